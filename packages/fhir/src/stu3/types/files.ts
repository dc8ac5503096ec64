import type { Attachment, DocumentReference, DocumentReferenceContent } from 'fhir/r3.js';
import type { CodingOf, ConceptOf, ProfiledMeta } from './elements.js';
import type { AttachmentExtension } from './list-extensions.js';
import type { ProfileUrls } from './urls.js';

/**
 * A file as e-RS gives it out.
 *
 * @example
 * ```ts
 * import type { ErsAttachment } from '@ers-kit/fhir/stu3';
 *
 * declare const file: ErsAttachment;
 * const text = `${file.title}, ${file.size} bytes`;
 * ```
 */
export interface ErsAttachment extends Attachment {
  extension: AttachmentExtension[];
  contentType: string;
  /** Relative `Binary/id`. */
  url: string;
  /** In bytes. */
  size: number;
  title: string;
  /** A date. */
  creation: string;
}

/**
 * The file of a DocumentReference.
 *
 * @example
 * ```ts
 * import type { ErsDocumentReferenceContent } from '@ers-kit/fhir/stu3';
 *
 * declare const content: ErsDocumentReferenceContent;
 * const { url } = content.attachment;
 * ```
 */
export interface ErsDocumentReferenceContent extends DocumentReferenceContent {
  attachment: ErsAttachment;
}

/**
 * A file of a record.
 *
 * @example
 * ```ts
 * import { isDocumentReference, type ErsDocumentReference } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isDocumentReference(answer)) {
 *   const record: ErsDocumentReference = answer;
 *   console.error(record.type.coding[0]?.code);
 * }
 * ```
 */
export interface ErsDocumentReference extends DocumentReference {
  meta: ProfiledMeta<ProfileUrls['documentReference']>;
  status: 'current';
  type: ConceptOf<CodingOf<'attachmentType'>>;
  content: ErsDocumentReferenceContent[];
}

/**
 * A file of a request body: the reference to an upload of A020.
 *
 * @example
 * ```ts
 * import { documentReference, type ErsDocumentReferenceBody } from '@ers-kit/fhir/stu3';
 *
 * const body: ErsDocumentReferenceBody = documentReference('ADVICE_REQUEST', {
 *   url: 'Binary/4b0e3c9e-8f0a-4a9b-9a0f-3f1f6f3f0001',
 * });
 * ```
 */
export interface ErsDocumentReferenceBody extends DocumentReference {
  meta: ProfiledMeta<ProfileUrls['documentReference']>;
  status: 'current';
  type: ConceptOf<CodingOf<'attachmentType'>>;
}
