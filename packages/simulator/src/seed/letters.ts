import type { DocumentReference } from 'fhir/r3.js';

import { fileIdOf, type StoredFile } from '../ers/attachments.js';
import { buildPdf } from '../internal/pdf.js';

/** What a seeded attachment holds. */
export const letterBytes = (title: string): Uint8Array<ArrayBuffer> =>
  buildPdf(title, ['This letter was made up, and so was the patient it is about.']);

/** The file behind a seeded document. */
export function letterFile(document: DocumentReference): StoredFile {
  const attachment = document.content[0]?.attachment;
  const name = attachment?.title ?? '';
  const by = (suffix: string): string =>
    attachment?.extension?.find(({ url }) => url.endsWith(suffix))?.valueReference?.identifier?.value ?? '';
  return {
    id: fileIdOf(document),
    name,
    contentType: 'application/pdf',
    bytes: letterBytes(name),
    uploaded: Date.parse(document.indexed),
    uploadedBy: by('AttachedBy-1'),
    organisation: by('AttachedByOrganisation-1'),
  };
}
