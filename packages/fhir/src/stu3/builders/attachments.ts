import type { CodeOf } from '../tables/code-systems.js';
import { documentReferenceProfileUrl, maintainReferralLetterProfileUrl } from '../tables/profile-urls.js';
import { attachmentType } from '../tables/record-code-systems.js';
import type { MaintainReferralLetterParameters } from '../types/referral-parameters.js';
import type { ErsDocumentReferenceBody } from '../types/files.js';
import {
  validateAdviceAttachment,
  validateGuidanceAttachment,
  validateMaintainReferralLetter,
  validateProviderAttachment,
  validateReferrerAttachment,
} from '../validators.js';
import { checkedBody, parametersBody, type BuildOptions } from './build.js';

/**
 * A file that was uploaded with A020.
 *
 * @example
 * ```ts
 * import type { UploadedFile } from '@ers-kit/fhir/stu3';
 *
 * const file: UploadedFile = {
 *   url: 'Binary/4b0e3c9e-8f0a-4a9b-9a0f-3f1f6f3f0001',
 *   description: 'Referral letter',
 *   indexed: '2026-12-01T09:00:00Z',
 * };
 * ```
 */
export interface UploadedFile {
  /** The `Location` of the upload: `Binary/id`. */
  readonly url: string;
  /** What users see of the file. */
  readonly description?: string;
  /** When it was indexed, as an instant. Default: now. */
  readonly indexed?: string;
}

/** The operation that takes each kind of file decides which. */
const validators = {
  REFERRER: validateReferrerAttachment,
  PROVIDER: validateProviderAttachment,
  GUIDANCE_RESPONSE: validateGuidanceAttachment,
  ADVICE_REQUEST: validateAdviceAttachment,
} as const;

/**
 * A file of a body: `REFERRER` for A012, `PROVIDER` for A022, A027 and A028, `GUIDANCE_RESPONSE` for A026 and
 * A027, `ADVICE_REQUEST` for A044. For all but the last the upload must have named the record.
 *
 * @param kind - Which kind of file; the operation decides.
 * @param file - The file, as A020 gave it back.
 * @param options - Where the time comes from.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { documentReference } from '@ers-kit/fhir/stu3';
 *
 * const file = documentReference('REFERRER', {
 *   url: 'Binary/4b0e3c9e-8f0a-4a9b-9a0f-3f1f6f3f0001',
 *   description: 'Referral letter',
 * });
 * console.log(file.type.coding[0]?.code); // REFERRER
 * ```
 */
export function documentReference(
  kind: CodeOf<'attachmentType'>,
  { url, description, indexed }: UploadedFile,
  { clock = Date }: BuildOptions = {},
): ErsDocumentReferenceBody {
  const body = {
    resourceType: 'DocumentReference',
    meta: { profile: [documentReferenceProfileUrl] },
    status: 'current',
    type: { coding: [{ system: attachmentType.system, code: kind }] },
    indexed: indexed ?? new Date(clock.now()).toISOString(),
    ...(description !== undefined && { description }),
    content: [{ attachment: { url } }],
  };
  return checkedBody(body, validators[kind]);
}

/** Files of one kind, for the bodies that take some. */
export function documentReferences(
  kind: CodeOf<'attachmentType'>,
  files: readonly UploadedFile[] | undefined,
  options: BuildOptions,
): readonly ErsDocumentReferenceBody[] {
  return (files ?? []).map((file) => documentReference(kind, file, options));
}

/**
 * The body of A012: every file of the referral letter, since it replaces the whole set. At least one.
 *
 * @param files - The files: at least one.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { maintainReferralLetterParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = maintainReferralLetterParameters([
 *   { url: 'Binary/4b0e3c9e-8f0a-4a9b-9a0f-3f1f6f3f0001', description: 'Referral letter' },
 * ]);
 * console.log(body.parameter[0]?.name); // referralLetterFile
 * ```
 */
export function maintainReferralLetterParameters(
  files: readonly UploadedFile[],
  options: BuildOptions = {},
): MaintainReferralLetterParameters {
  const body = parametersBody(maintainReferralLetterProfileUrl, {
    referralLetterFile: ['resource', documentReferences('REFERRER', files, options)],
  });
  return checkedBody(body, validateMaintainReferralLetter);
}
