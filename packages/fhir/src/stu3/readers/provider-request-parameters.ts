import {
  boolean,
  coding,
  concept,
  identifier,
  readParameters,
  reference,
  resource,
  string,
} from '../../internal/read-parameters.js';

/*
 * A reader for each Parameters profile: the values by the name of their parameter. Source: the request and
 * response schemas of the operations named.
 */

/**
 * The query of A008 and A023, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { fetchWorklistParameters, presentValue, readFetchWorklistParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: '12345' });
 * console.log(presentValue(readFetchWorklistParameters(body))?.service?.value); // 12345
 * ```
 */
export function readFetchWorklistParameters(body: unknown) {
  return readParameters(body, {
    listType: concept,
    service: identifier,
    specialtyAssignedIndicator: concept,
    specialty: concept,
    location: identifier,
    clinicianAssignedIndicator: concept,
    clinician: identifier,
  });
}

/**
 * The rejection of A014, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readRejectReferralParameters, rejectReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = rejectReferralParameters({
 *   reason: {
 *     system:
 *       'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON',
 *     code: 'INAPPROPRIATE_REFERRAL',
 *   },
 *   comments: 'Please refer to the knee clinic.',
 * });
 * console.log(presentValue(readRejectReferralParameters(body))?.rejectionReason?.code); // INAPPROPRIATE_REFERRAL
 * ```
 */
export function readRejectReferralParameters(body: unknown) {
  return readParameters(body, {
    rejectionReason: coding,
    rejectionComments: string,
    appointmentCancelledInPAS: boolean,
  });
}

/**
 * The body of A022, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   cancelAppointmentActionLaterParameters,
 *   presentValue,
 *   readCancelAppointmentActionLaterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = cancelAppointmentActionLaterParameters({
 *   comments: 'The clinic has closed.',
 *   priority: 'URGENT',
 * });
 * console.log(presentValue(readCancelAppointmentActionLaterParameters(body))?.comments); // The clinic has closed.
 * ```
 */
export function readCancelAppointmentActionLaterParameters(body: unknown) {
  return readParameters(body, {
    priority: coding,
    appointmentCancelledInPAS: boolean,
    comments: string,
    providerAttachmentFile: [...resource, true],
  });
}

/**
 * The answer of A026, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readSendCommunicationToRequesterParameters,
 *   sendCommunicationToRequesterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = sendCommunicationToRequesterParameters({
 *   outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
 *   intendedRecommendation: 'ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
 *   guidance: 'Please repeat the blood test in six weeks.',
 *   priority: 'ROUTINE',
 * });
 * console.log(presentValue(readSendCommunicationToRequesterParameters(body))?.guidance); // Please repeat the blood test in six weeks.
 * ```
 */
export function readSendCommunicationToRequesterParameters(body: unknown) {
  return readParameters(body, {
    guidanceOutcome: coding,
    guidanceIntendedRecommendation: coding,
    guidance: string,
    updatedPriority: coding,
    guidanceAttachmentFile: [...resource, true],
  });
}

/**
 * The body of A027, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   createFromCommunicationRequestParameters,
 *   presentValue,
 *   readCreateFromCommunicationRequestParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = createFromCommunicationRequestParameters({
 *   adviceRequest: { ubrn: '000000070001', version: 3 },
 *   guidance: 'This patient should be seen.',
 *   priority: 'URGENT',
 *   reviewComments: 'Book the next free slot.',
 * });
 * console.log(presentValue(readCreateFromCommunicationRequestParameters(body))?.createFrom); // CommunicationRequest/000000070001/_history/3
 * ```
 */
export function readCreateFromCommunicationRequestParameters(body: unknown) {
  return readParameters(body, {
    createFrom: reference,
    guidance: string,
    newReferralPriority: coding,
    reviewComments: string,
    guidanceAttachmentFile: [...resource, true],
    reviewAttachmentFile: [...resource, true],
  });
}

/**
 * The outcome of A028, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readRecordReviewOutcomeParameters,
 *   recordReviewOutcomeParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = recordReviewOutcomeParameters({
 *   outcome: 'ACCEPT_REFER_BOOK_LATER',
 *   comments: 'Book into the knee clinic.',
 * });
 * console.log(presentValue(readRecordReviewOutcomeParameters(body))?.reviewOutcome?.code); // ACCEPT_REFER_BOOK_LATER
 * ```
 */
export function readRecordReviewOutcomeParameters(body: unknown) {
  return readParameters(body, {
    reviewOutcome: coding,
    reviewComments: string,
    reviewPriority: coding,
    reviewAttachmentFile: [...resource, true],
  });
}
