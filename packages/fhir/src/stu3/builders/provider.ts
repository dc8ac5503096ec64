import type { CodeOf } from '../tables/code-systems.js';
import {
  cancelAppointmentActionLaterProfileUrl,
  recordReviewOutcomeProfileUrl,
  rejectReferralProfileUrl,
} from '../tables/profile-urls.js';
import { priority, reviewOutcome } from '../tables/request-code-systems.js';
import type {
  CancelAppointmentActionLaterParameters,
  RecordReviewOutcomeParameters,
  RejectReferralParameters,
} from '../types/provider-parameters.js';
import {
  validateCancelAppointmentActionLater,
  validateRecordReviewOutcome,
  validateRejectReferral,
} from '../validators.js';
import { documentReferences, type UploadedFile } from './attachments.js';
import {
  bareCoding,
  checkedBody,
  coding,
  commentRule,
  parametersBody,
  type BuildOptions,
  type ReasonCode,
} from './build.js';

/**
 * Why a provider rejects a referral.
 *
 * @example
 * ```ts
 * import type { RejectReferralInput } from '@ers-kit/fhir/stu3';
 *
 * const input: RejectReferralInput = {
 *   reason: {
 *     system:
 *       'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON',
 *     code: 'INAPPROPRIATE_REFERRAL',
 *   },
 *   comments: 'Please refer to the knee clinic.',
 * };
 * ```
 */
export interface RejectReferralInput {
  /** From `APPOINTMENT-CANCELLATION-REASON`, of type `PROVIDER_REJECT`. */
  readonly reason: ReasonCode;
  /** Mandatory with some reasons. */
  readonly comments?: string;
  /** For a service that is indirectly bookable. */
  readonly appointmentCancelledInPAS?: boolean;
}

/**
 * The body of A014.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { rejectReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = rejectReferralParameters({
 *   reason: {
 *     system:
 *       'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON',
 *     code: 'INAPPROPRIATE_REFERRAL',
 *   },
 *   comments: 'Please refer to the knee clinic.',
 * });
 * console.log(body.parameter[0]?.name); // rejectionReason
 * ```
 */
export function rejectReferralParameters(input: RejectReferralInput): RejectReferralParameters {
  const body = parametersBody(rejectReferralProfileUrl, {
    rejectionReason: ['valueCoding', bareCoding(input.reason)],
    rejectionComments: ['valueString', input.comments],
    appointmentCancelledInPAS: ['valueBoolean', input.appointmentCancelledInPAS],
  });
  const path = "Parameters.parameter.where(name='rejectionComments')";
  return checkedBody(body, validateRejectReferral, [commentRule(input.reason, input.comments, path)]);
}

/**
 * What a provider does about an appointment it cancels.
 *
 * @example
 * ```ts
 * import type { CancelAppointmentActionLaterInput } from '@ers-kit/fhir/stu3';
 *
 * const input: CancelAppointmentActionLaterInput = {
 *   comments: 'The clinic has closed.',
 *   priority: 'URGENT',
 * };
 * ```
 */
export interface CancelAppointmentActionLaterInput {
  /** For those who act on it later. */
  readonly comments: string;
  /** Default: as it is. */
  readonly priority?: CodeOf<'priority'>;
  /** For a service that is indirectly bookable. */
  readonly appointmentCancelledInPAS?: boolean;
  /** Files of the provider. Default: none. */
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A022.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { cancelAppointmentActionLaterParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = cancelAppointmentActionLaterParameters({
 *   comments: 'The clinic has closed.',
 *   priority: 'URGENT',
 * });
 * console.log(body.parameter[0]?.name); // priority
 * ```
 */
export function cancelAppointmentActionLaterParameters(
  input: CancelAppointmentActionLaterInput,
  options: BuildOptions = {},
): CancelAppointmentActionLaterParameters {
  const body = parametersBody(cancelAppointmentActionLaterProfileUrl, {
    priority: ['valueCoding', coding(priority, input.priority)],
    comments: ['valueString', input.comments],
    appointmentCancelledInPAS: ['valueBoolean', input.appointmentCancelledInPAS],
    providerAttachmentFile: ['resource', documentReferences('PROVIDER', input.files, options)],
  });
  return checkedBody(body, validateCancelAppointmentActionLater);
}

/**
 * How a triage ends.
 *
 * @example
 * ```ts
 * import type { RecordReviewOutcomeInput } from '@ers-kit/fhir/stu3';
 *
 * const input: RecordReviewOutcomeInput = {
 *   outcome: 'ACCEPT_REFER_BOOK_LATER',
 *   comments: 'Book into the knee clinic.',
 * };
 * ```
 */
export interface RecordReviewOutcomeInput {
  /** Back to the referrer, or accepted and to be booked. */
  readonly outcome: 'RETURN_TO_REFERRER_WITH_ADVICE' | 'ACCEPT_REFER_BOOK_LATER';
  /** What the other side reads. */
  readonly comments: string;
  /** Must stay as it is when returning to the referrer. */
  readonly priority?: CodeOf<'priority'>;
  /** Files of the provider. Default: none. */
  readonly files?: readonly UploadedFile[];
}

/**
 * The body of A028.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { recordReviewOutcomeParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = recordReviewOutcomeParameters({
 *   outcome: 'ACCEPT_REFER_BOOK_LATER',
 *   comments: 'Book into the knee clinic.',
 * });
 * console.log(body.parameter[0]?.name); // reviewOutcome
 * ```
 */
export function recordReviewOutcomeParameters(
  input: RecordReviewOutcomeInput,
  options: BuildOptions = {},
): RecordReviewOutcomeParameters {
  const body = parametersBody(recordReviewOutcomeProfileUrl, {
    reviewPriority: ['valueCoding', coding(priority, input.priority)],
    reviewOutcome: ['valueCoding', coding(reviewOutcome, input.outcome)],
    reviewComments: ['valueString', input.comments],
    reviewAttachmentFile: ['resource', documentReferences('PROVIDER', input.files, options)],
  });
  return checkedBody(body, validateRecordReviewOutcome);
}
