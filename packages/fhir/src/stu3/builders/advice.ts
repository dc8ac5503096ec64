import type { CodeOf } from '../tables/code-systems.js';
import { nhsNumberSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';
import {
  createAdviceAndGuidanceRequestProfileUrl,
  createFromCommunicationRequestProfileUrl,
  sendCommunicationToRequesterRequestProfileUrl,
} from '../tables/profile-urls.js';
import {
  guidanceIntendedRecommendation,
  guidanceResponseOutcome,
  providerConversionAuthorisation,
} from '../tables/record-code-systems.js';
import { priority } from '../tables/request-code-systems.js';
import type {
  CreateAdviceAndGuidanceParameters,
  CreateFromCommunicationRequestParameters,
  SendCommunicationToRequesterParameters,
} from '../types/provider-parameters.js';
import {
  validateCreateAdviceAndGuidanceRequest,
  validateCreateFromCommunicationRequest,
  validateSendCommunicationToRequesterRequest,
} from '../validators.js';
import { documentReferences, type UploadedFile } from './attachments.js';
import {
  checkedBody,
  coding,
  identifier,
  parametersBody,
  type BuildOptions,
  type VersionedRecord,
} from './build.js';
import { shortlistList, type ServiceSearchCriteriaInput } from './shortlist.js';

/**
 * A request for advice and guidance.
 *
 * @example
 * ```ts
 * import type { CreateAdviceAndGuidanceInput } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const input: CreateAdviceAndGuidanceInput = {
 *   patient: '9990000018',
 *   service: '12345',
 *   searchCriteria: { priority: 'ROUTINE', specialty },
 *   providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
 *   request: 'Is a scan needed?',
 * };
 * ```
 */
export interface CreateAdviceAndGuidanceInput {
  /** NHS number. */
  readonly patient: string;
  /** Id of the one service that is asked. */
  readonly service: string;
  /** What it was found with. */
  readonly searchCriteria: ServiceSearchCriteriaInput;
  /** Whether the provider may make a referral of it. */
  readonly providerConversionAuthorisation: CodeOf<'providerConversionAuthorisation'>;
  /** The question: at most 8,000 characters. */
  readonly request: string;
  /** SDS user id: needed, and allowed, when the caller is a referring clinician's admin. */
  readonly referringClinician?: string;
  /** Files that go with the question. Default: none. */
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A044.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { createAdviceAndGuidanceParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = createAdviceAndGuidanceParameters({
 *   patient: '9990000018',
 *   service: '12345',
 *   searchCriteria: { priority: 'ROUTINE', specialty },
 *   providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
 *   request: 'Is a scan needed?',
 * });
 * console.log(body.parameter[0]?.name); // patient
 * ```
 */
export function createAdviceAndGuidanceParameters(
  input: CreateAdviceAndGuidanceInput,
  options: BuildOptions = {},
): CreateAdviceAndGuidanceParameters {
  const list = shortlistList({ services: [input.service], searchCriteria: input.searchCriteria });
  const body = parametersBody(createAdviceAndGuidanceRequestProfileUrl, {
    patient: ['valueIdentifier', identifier(nhsNumberSystem, input.patient)],
    referringClinician: ['valueIdentifier', identifier(sdsUserIdSystem, input.referringClinician)],
    providerConversionAuthorisation: [
      'valueCoding',
      coding(providerConversionAuthorisation, input.providerConversionAuthorisation),
    ],
    shortlist: ['resource', list],
    request: ['valueString', input.request],
    requestAttachmentFile: ['resource', documentReferences('ADVICE_REQUEST', input.files, options)],
  });
  return checkedBody(body, validateCreateAdviceAndGuidanceRequest);
}

/**
 * An answer to a request for advice.
 *
 * @example
 * ```ts
 * import type { SendCommunicationInput } from '@ers-kit/fhir/stu3';
 *
 * const input: SendCommunicationInput = {
 *   outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
 *   intendedRecommendation: 'ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
 *   guidance: 'Please repeat the blood test in six weeks.',
 *   priority: 'ROUTINE',
 * };
 * ```
 */
export interface SendCommunicationInput {
  /** What the answer is. */
  readonly outcome: CodeOf<'guidanceResponseOutcome'>;
  /** Needed with `RETURN_TO_REFERRER_WITH_ADVICE`. */
  readonly intendedRecommendation?: CodeOf<'guidanceIntendedRecommendation'>;
  /** The answer: at most 8,000 characters. */
  readonly guidance: string;
  /** The priority from now on. */
  readonly priority: CodeOf<'priority'>;
  /** Files that go with the answer. Default: none. */
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A026.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { sendCommunicationToRequesterParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = sendCommunicationToRequesterParameters({
 *   outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
 *   intendedRecommendation: 'ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
 *   guidance: 'Please repeat the blood test in six weeks.',
 *   priority: 'ROUTINE',
 * });
 * console.log(body.parameter[0]?.name); // guidanceOutcome
 * ```
 */
export function sendCommunicationToRequesterParameters(
  input: SendCommunicationInput,
  options: BuildOptions = {},
): SendCommunicationToRequesterParameters {
  const body = parametersBody(sendCommunicationToRequesterRequestProfileUrl, {
    guidanceOutcome: ['valueCoding', coding(guidanceResponseOutcome, input.outcome)],
    guidanceIntendedRecommendation: [
      'valueCoding',
      coding(guidanceIntendedRecommendation, input.intendedRecommendation),
    ],
    guidance: ['valueString', input.guidance],
    updatedPriority: ['valueCoding', coding(priority, input.priority)],
    guidanceAttachmentFile: ['resource', documentReferences('GUIDANCE_RESPONSE', input.files, options)],
  });
  return checkedBody(body, validateSendCommunicationToRequesterRequest);
}

/**
 * A referral made from a request for advice.
 *
 * @example
 * ```ts
 * import type { CreateFromCommunicationRequestInput } from '@ers-kit/fhir/stu3';
 *
 * const input: CreateFromCommunicationRequestInput = {
 *   adviceRequest: { ubrn: '000000070001', version: 3 },
 *   guidance: 'This patient should be seen.',
 *   priority: 'URGENT',
 *   reviewComments: 'Book the next free slot.',
 * };
 * ```
 */
export interface CreateFromCommunicationRequestInput {
  /** The request, in its current version; its provider conversion must be authorised. */
  readonly adviceRequest: VersionedRecord;
  /** For the referrer: at most 8,000 characters. */
  readonly guidance: string;
  /** Of the new referral. */
  readonly priority: CodeOf<'priority'>;
  /** For the provider's administrators. */
  readonly reviewComments: string;
  /** Go back to the referrer. */
  readonly guidanceFiles?: readonly UploadedFile[];
  /** Go to the provider's administrators. */
  readonly reviewFiles?: readonly UploadedFile[];
}

/**
 * The body of A027.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { createFromCommunicationRequestParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = createFromCommunicationRequestParameters({
 *   adviceRequest: { ubrn: '000000070001', version: 3 },
 *   guidance: 'This patient should be seen.',
 *   priority: 'URGENT',
 *   reviewComments: 'Book the next free slot.',
 * });
 * console.log(body.parameter[0]?.name); // createFrom
 * ```
 */
export function createFromCommunicationRequestParameters(
  input: CreateFromCommunicationRequestInput,
  options: BuildOptions = {},
): CreateFromCommunicationRequestParameters {
  const { ubrn, version } = input.adviceRequest;
  const body = parametersBody(createFromCommunicationRequestProfileUrl, {
    createFrom: ['valueReference', { reference: `CommunicationRequest/${ubrn}/_history/${version}` }],
    guidance: ['valueString', input.guidance],
    newReferralPriority: ['valueCoding', coding(priority, input.priority)],
    reviewComments: ['valueString', input.reviewComments],
    guidanceAttachmentFile: [
      'resource',
      documentReferences('GUIDANCE_RESPONSE', input.guidanceFiles, options),
    ],
    reviewAttachmentFile: ['resource', documentReferences('PROVIDER', input.reviewFiles, options)],
  });
  return checkedBody(body, validateCreateFromCommunicationRequest);
}
