import { codeSystems, extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';
import type { DocumentReference, PractitionerRole, Resource } from 'fhir/r3.js';

import {
  roleIdOf,
  serviceReference,
  type AdviceMessage,
  type AdviceRecord,
  type RoleHolder,
} from './advice-record.js';

/** How a message points at people and files: at what it contains, or at what stands beside it in a bundle. */
export type References = 'contained' | 'bundled';

/** Writes a role. */
export function buildRole(holder: RoleHolder, id: string): PractitionerRole {
  return {
    id,
    meta: { profile: [profileUrls.practitionerRole] },
    resourceType: 'PractitionerRole',
    practitioner: { identifier: { system: identifierSystems.sdsUserId, value: holder.userId } },
    organization: { identifier: { system: identifierSystems.odsOrganisation, value: holder.organisation } },
    code: [{ coding: [{ system: codeSystems.businessFunction.system, code: holder.businessFunction }] }],
  };
}

/** The roles of a message, each once. */
export function rolesIn(messages: readonly AdviceMessage[]): RoleHolder[] {
  const holders = messages.flatMap(({ sender, requester }) => [sender, requester]);
  return [...new Map(holders.map((holder) => [roleIdOf(holder), holder])).values()];
}

/** A document in a bundle has its number for an id; contained, it says what it is. */
export const bundledDocumentId = ({ id = '' }: DocumentReference): string =>
  id.replace(/^DocumentReference-/, '');

/** Writes a message of a conversation. */
export function buildCommunication(
  message: AdviceMessage,
  record: AdviceRecord,
  references: References,
): Resource {
  const contained = references === 'contained';
  const roleReference = (holder: RoleHolder): string =>
    contained ? `#PractitionerRole.${roleIdOf(holder)}` : `PractitionerRole/${roleIdOf(holder)}`;
  const documentReference = (document: DocumentReference): string =>
    contained ? `#${document.id}` : `DocumentReference/${bundledDocumentId(document)}`;
  const { id: ubrn, meta } = record.resource;
  const communication = {
    id: message.id,
    meta: { versionId: '0', profile: [profileUrls.communication] },
    resourceType: 'Communication',
    extension: [
      {
        url: extensionUrls.communicationRequester,
        valueReference: { reference: roleReference(message.requester) },
      },
    ],
    ...(contained
      ? {
          contained: [
            ...rolesIn([message]).map((holder) => buildRole(holder, `PractitionerRole.${roleIdOf(holder)}`)),
            ...message.documents,
          ],
        }
      : {}),
    basedOn: [{ reference: `CommunicationRequest/${ubrn}/_history/${meta.versionId}` }],
    status: 'completed',
    category: [{ coding: [{ system: codeSystems.communicationSentBy.system, code: message.sentBy }] }],
    recipient: [recipientOf(message, record)],
    sent: message.sent,
    sender: {
      extension: [
        {
          url: extensionUrls.practitionerRoleReference,
          valueReference: { reference: roleReference(message.sender) },
        },
      ],
    },
    ...(message.documents.length > 0
      ? {
          payload: message.documents.map((document) => ({
            contentReference: { reference: documentReference(document) },
          })),
        }
      : {}),
    note: [{ text: message.text }],
  };
  return communication;
}

function recipientOf({ sentBy }: AdviceMessage, { requester, serviceId }: AdviceRecord): object {
  if (sentBy !== 'RESPONDER') return serviceReference(serviceId);
  return { identifier: { system: identifierSystems.odsOrganisation, value: requester.organisation } };
}
