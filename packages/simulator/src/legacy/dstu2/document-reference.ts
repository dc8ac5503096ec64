import type { Attachment, DocumentReference } from 'fhir/r3.js';

import type { Actors } from './actors.js';
import { attachedByExtension, dstu2Profiles, dstu2Systems } from './urls.js';

/** A contained document: who attached it is a contained practitioner, and it has no availability status. */
export function toDstu2DocumentReference(document: DocumentReference, actors: Actors): object {
  const code = document.type.coding?.[0]?.code;
  return {
    ...(document.id === undefined ? {} : { id: document.id }),
    meta: { profile: [dstu2Profiles.documentReference] },
    resourceType: 'DocumentReference',
    ...(code === undefined ? {} : { type: { coding: [{ system: dstu2Systems.attachmentType, code }] } }),
    status: document.status,
    indexed: document.indexed,
    description: document.description ?? '',
    content: document.content.map(({ attachment }) => ({ attachment: toAttachment(attachment, actors) })),
  };
}

function toAttachment(attachment: Attachment, actors: Actors): object {
  const { id, extension, contentType, url, size, title, creation } = attachment;
  const attachedBy = extension?.find((each) => each.url.endsWith('/Extension-eRS-AttachedBy-1'))
    ?.valueReference?.identifier?.value;
  return {
    ...(id === undefined ? {} : { id }),
    ...(attachedBy === undefined
      ? {}
      : {
          extension: [
            { url: attachedByExtension, valueReference: { reference: actors.practitioner(attachedBy) } },
          ],
        }),
    contentType,
    url,
    size,
    title,
    creation,
  };
}
