import { codeSystems, extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';
import type { DocumentReference } from 'fhir/r3.js';

/** What an attachment is, without FHIR. */
export interface AttachmentFacts {
  /** A number; the document is `DocumentReference-<id>`. */
  readonly id: string;
  /** The logical id of the file, the last part of its URL. */
  readonly binaryId: string;
  readonly type: { readonly code: string; readonly display: string };
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly title: string;
  readonly description: string;
  /** Instant. */
  readonly indexed: string;
  readonly attachedBy: string;
  readonly attachedByOrganisation: string;
  readonly attachedOnBehalfOf?: string;
  readonly availabilityStatus: 'AVAILABLE' | 'PENDING' | 'THREATS_FOUND' | 'VALIDATION_FAILED';
}

/** Writes an attachment's contained resource as e-RS serves it. */
export function buildDocumentReference(facts: AttachmentFacts): DocumentReference {
  return {
    id: `DocumentReference-${facts.id}`,
    meta: { profile: [profileUrls.documentReference] },
    resourceType: 'DocumentReference',
    type: { coding: [{ system: codeSystems.attachmentType.system, ...facts.type }] },
    status: 'current',
    indexed: facts.indexed,
    description: facts.description,
    content: [
      {
        attachment: {
          id: facts.id,
          extension: [
            {
              url: extensionUrls.availabilityStatus,
              valueCoding: { system: codeSystems.availabilityStatus.system, code: facts.availabilityStatus },
            },
            {
              url: extensionUrls.attachedBy,
              valueReference: {
                identifier: { system: identifierSystems.sdsUserId, value: facts.attachedBy },
              },
            },
            {
              url: extensionUrls.attachedByOrganisation,
              valueReference: {
                identifier: {
                  system: identifierSystems.odsOrganisation,
                  value: facts.attachedByOrganisation,
                },
              },
            },
            ...(facts.attachedOnBehalfOf === undefined
              ? []
              : [
                  {
                    url: extensionUrls.attachedOnBehalfOf,
                    valueReference: {
                      identifier: { system: identifierSystems.sdsUserId, value: facts.attachedOnBehalfOf },
                    },
                  },
                ]),
          ],
          contentType: facts.contentType,
          url: `Binary/${facts.binaryId}`,
          size: facts.size,
          title: facts.title,
          creation: facts.indexed.slice(0, 10),
        },
      },
    ],
  };
}
