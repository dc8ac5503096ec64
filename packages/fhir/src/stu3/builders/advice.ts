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
} from '../types/parameters.js';
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

/** A request for advice and guidance. */
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
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A044.
 *
 * @throws FhirError `ERR_FHIR_INVALID_BODY`
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

/** An answer to a request for advice. */
export interface SendCommunicationInput {
  readonly outcome: CodeOf<'guidanceResponseOutcome'>;
  /** Needed with `RETURN_TO_REFERRER_WITH_ADVICE`. */
  readonly intendedRecommendation?: CodeOf<'guidanceIntendedRecommendation'>;
  /** The answer: at most 8,000 characters. */
  readonly guidance: string;
  readonly priority: CodeOf<'priority'>;
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A026.
 *
 * @throws FhirError `ERR_FHIR_INVALID_BODY`
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

/** A referral made from a request for advice. */
export interface CreateFromCommunicationRequestInput {
  /** The request, in its current version; its provider conversion must be authorised. */
  readonly adviceRequest: VersionedRecord;
  /** For the referrer: at most 8,000 characters. */
  readonly guidance: string;
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
 * @throws FhirError `ERR_FHIR_INVALID_BODY`
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
