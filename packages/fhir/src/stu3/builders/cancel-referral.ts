import { cancelReferralRequestProfileUrl } from '../tables/profile-urls.js';
import type { CancelReferralParameters } from '../types/referral-parameters.js';
import { validateCancelReferralRequest } from '../validators.js';
import { bareCoding, checkedBody, commentRule, parametersBody, type ReasonCode } from './build.js';

/**
 * Why a referral is cancelled.
 *
 * @example
 * ```ts
 * import type { CancelReferralInput } from '@ers-kit/fhir/stu3';
 *
 * const input: CancelReferralInput = {
 *   reason: {
 *     system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
 *     code: 'INTEND_PRIVATE',
 *   },
 * };
 * ```
 */
export interface CancelReferralInput {
  /** From `REFERRAL-CANCELLATION-REASON`, fit for the user's business function and the referral's state. */
  readonly reason: ReasonCode;
  /** Mandatory with some reasons. */
  readonly comments?: string;
}

/**
 * The body of A036: cancels a referral for good.
 *
 * @param input - What the body is to hold.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { cancelReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = cancelReferralParameters({
 *   reason: {
 *     system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
 *     code: 'INTEND_PRIVATE',
 *   },
 * });
 * console.log(body.parameter[0]?.name); // cancellationReason
 * ```
 */
export function cancelReferralParameters({
  reason,
  comments,
}: CancelReferralInput): CancelReferralParameters {
  const body = parametersBody(cancelReferralRequestProfileUrl, {
    cancellationReason: ['valueCoding', bareCoding(reason)],
    cancellationComments: ['valueString', comments],
  });
  const path = "Parameters.parameter.where(name='cancellationComments')";
  return checkedBody(body, validateCancelReferralRequest, [commentRule(reason, comments, path)]);
}
