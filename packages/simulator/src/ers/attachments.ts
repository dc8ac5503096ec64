import { codeSystems, extensionUrls, identifierSystems, profileUrls, type CodeOf } from '@ers-kit/fhir/stu3';
import type { DocumentReference, Extension } from 'fhir/r3.js';

import { documentsOf } from './referral-view.js';
import { unprocessable } from './refusal.js';
import type { ServiceContext } from './service-context.js';
import type { ErsReferralRequest } from './wire-types.js';
import { withContained } from './edit-referral.js';

/** A file, as it was uploaded. */
export interface StoredFile {
  /** The logical id: the last part of `Binary/…`. */
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly uploaded: number;
  /** SDS user ids. */
  readonly uploadedBy: string;
  readonly onBehalfOf?: string;
  /** ODS code. */
  readonly organisation: string;
  /** The request it was uploaded for, in `NHSD-eRS-Referral-ID`. */
  readonly referralId?: string;
  /** Of a file that e-RS has made itself, and so does not scan. */
  readonly generated?: true;
}

/** What the scan of a file came to. */
export type Availability = CodeOf<'availabilityStatus'>;

/** How long a file is looked at before anybody can have it. */
const scanTime = 5 * 60_000;

/** A file with one of these texts in it is found to be what they say: nothing else is looked for. */
export const scanMarkers = {
  /** The harmless test text that every virus scanner takes for a virus, in short. */
  THREATS_FOUND: 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE',
  VALIDATION_FAILED: 'ERS-SIMULATOR-INVALID-FILE',
} as const;

/** Where a file stands: pending until five minutes after the upload, by the simulator's clock. */
export function availabilityOf({ bytes, uploaded, generated }: StoredFile, now: number): Availability {
  if (generated) return 'AVAILABLE';
  if (now < uploaded + scanTime) return 'PENDING';
  const text = Buffer.from(bytes);
  if (text.includes(scanMarkers.THREATS_FOUND)) return 'THREATS_FOUND';
  return text.includes(scanMarkers.VALIDATION_FAILED) ? 'VALIDATION_FAILED' : 'AVAILABLE';
}

/** The id in a relative attachment URL. */
export const fileIdOf = (document: DocumentReference): string =>
  document.content[0]?.attachment.url?.split('/').at(-1) ?? '';

const displays: Readonly<Record<CodeOf<'attachmentType'>, string>> = {
  REFERRER: 'Referrer',
  PROVIDER: 'Provider',
  ADVICE_REQUEST: 'Advice Request',
  GUIDANCE_RESPONSE: 'Guidance Response',
};

/**
 * Turns the documents of a request into those of the record: each names a file uploaded for it.
 *
 * @param onBehalfOf - SDS user id of the referring clinician whose admin attaches them
 * @throws `REFERENCE_NOT_FOUND`, `INAPPROPRIATE_VALUE`, `DUPLICATE_FILENAME`
 */
export function attachFiles(
  documents: readonly DocumentReference[],
  type: CodeOf<'attachmentType'>,
  referralId: string | undefined,
  existing: readonly DocumentReference[],
  context: ServiceContext,
  onBehalfOf?: string,
): DocumentReference[] {
  const known = new Map(existing.map((document) => [fileIdOf(document), document]));
  const attached = documents.map((document) => {
    const kept = known.get(fileIdOf(document));
    if (kept) return kept;
    const file = context.store.file(fileIdOf(document));
    if (!file) throw unprocessable('REFERENCE_NOT_FOUND', "'attachment.url' names no uploaded file", 'value');
    if (file.referralId !== referralId) {
      throw unprocessable(
        'INAPPROPRIATE_VALUE',
        "'attachment.url' names a file that was not uploaded for this request",
      );
    }
    const shown = onBehalfOf === undefined ? file : { ...file, onBehalfOf };
    return buildDocument(shown, type, document.description, context);
  });
  const titles = attached.map(({ content }) => content[0]?.attachment.title?.toLowerCase());
  if (new Set(titles).size < titles.length) {
    throw unprocessable('DUPLICATE_FILENAME', 'Two files have the same name.');
  }
  return attached;
}

const identified = (url: string, system: string, value: string): Extension => ({
  url,
  valueReference: { identifier: { system, value } },
});

/** The document by which a record names a file. */
export function buildDocument(
  file: StoredFile,
  type: CodeOf<'attachmentType'>,
  description: string | undefined,
  { clock, store }: ServiceContext,
): DocumentReference {
  const id = String(store.nextNumber('attachment'));
  const { sdsUserId, odsOrganisation } = identifierSystems;
  return {
    id: `DocumentReference-${id}`,
    meta: { profile: [profileUrls.documentReference] },
    resourceType: 'DocumentReference',
    type: { coding: [{ system: codeSystems.attachmentType.system, code: type, display: displays[type] }] },
    status: 'current',
    indexed: new Date(clock.now()).toISOString(),
    ...(description === undefined ? {} : { description }),
    content: [
      {
        attachment: {
          id,
          extension: [
            statusExtension(availabilityOf(file, clock.now())),
            identified(extensionUrls.attachedBy, sdsUserId, file.uploadedBy),
            identified(extensionUrls.attachedByOrganisation, odsOrganisation, file.organisation),
            ...(file.onBehalfOf === undefined
              ? []
              : [identified(extensionUrls.attachedOnBehalfOf, sdsUserId, file.onBehalfOf)]),
          ],
          contentType: file.contentType,
          url: `Binary/${file.id}`,
          size: file.bytes.length,
          title: file.name,
          creation: new Date(file.uploaded).toISOString().slice(0, 10),
        },
      },
    ],
  };
}

const statusExtension = (code: Availability): Extension => ({
  url: extensionUrls.availabilityStatus,
  valueCoding: { system: codeSystems.availabilityStatus.system, code },
});

/** A document with its file's status of now. A file that the simulator does not have keeps what it says. */
export function withCurrentStatus(
  document: DocumentReference,
  { store, clock }: ServiceContext,
): DocumentReference {
  const file = store.file(fileIdOf(document));
  const [content] = document.content;
  if (!file || !content) return document;
  const status = statusExtension(availabilityOf(file, clock.now()));
  const others = (content.attachment.extension ?? []).filter(({ url }) => url !== status.url);
  return {
    ...document,
    content: [{ attachment: { ...content.attachment, extension: [status, ...others] } }],
  };
}

/** A referral as it is answered: the status of files moves with the clock, and no version is raised by it. */
export function presentReferral(resource: ErsReferralRequest, context: ServiceContext): ErsReferralRequest {
  const documents = documentsOf(resource);
  if (!documents.some((document) => context.store.file(fileIdOf(document)))) return resource;
  return withContained(
    resource,
    'DocumentReference',
    documents.map((document) => withCurrentStatus(document, context)),
  );
}
