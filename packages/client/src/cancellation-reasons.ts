import { containedAppointment, presentValue, referralState } from '@ers-kit/fhir/stu3';
import type { CodedConcept, ReferenceData } from './reference-data.js';

/**
 * Who gives a reason.
 *
 * @example
 * ```ts
 * import type { ReasonOptions } from '@ers-kit/client';
 *
 * const options: ReasonOptions = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN' };
 * ```
 */
export interface ReasonOptions {
  /** Of the user; `PROVIDER_AUTHORISED_APPLICATION` for an unattended application. */
  readonly businessFunction: string;
}

/**
 * The reasons for which a provider may reject a referral (A014). Source: pages of A004 and A014.
 *
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the call that fetches the reasons (A004).
 *
 * @example
 * ```ts
 * import { rejectionReasons, type ReferenceData } from '@ers-kit/client';
 *
 * declare const data: ReferenceData;
 * const reasons = await rejectionReasons(data);
 * const choices = reasons.map(({ code, display }) => ({ value: code, text: display }));
 * ```
 */
export function rejectionReasons(data: ReferenceData): Promise<CodedConcept[]> {
  return data.concepts('APPOINTMENT-CANCELLATION-REASON', { usage: 'REJECT' });
}

/**
 * The reasons for which this function may cancel an appointment (A034). Source: pages of A004 and A034.
 *
 * @param options - Who gives the reason.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the call that fetches the reasons (A004).
 *
 * @example
 * ```ts
 * import { appointmentCancellationReasons, type ReferenceData } from '@ers-kit/client';
 *
 * declare const data: ReferenceData;
 * const reasons = await appointmentCancellationReasons(data, { businessFunction: 'REFERRING_CLINICIAN' });
 * ```
 */
export function appointmentCancellationReasons(
  data: ReferenceData,
  { businessFunction }: ReasonOptions,
): Promise<CodedConcept[]> {
  return data.concepts('APPOINTMENT-CANCELLATION-REASON', { usage: 'CANCEL', businessFunction });
}

/**
 * The reasons for which this function may cancel this referral (A036): with an appointment only those that
 * cancel it as well; for providers those that are theirs or the patient's, and those of a triage after one.
 * Source: pages of A004 and A036.
 *
 * @param options - Who gives the reason, and the ReferralRequest (A005) that is to be cancelled.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the call that fetches the reasons (A004).
 *
 * @example
 * ```ts
 * import { referralCancellationReasons, type ReferenceData } from '@ers-kit/client';
 *
 * declare const data: ReferenceData;
 * declare const referral: unknown;
 * const reasons = await referralCancellationReasons(data, {
 *   businessFunction: 'REFERRING_CLINICIAN',
 *   referral,
 * });
 * ```
 */
export async function referralCancellationReasons(
  data: ReferenceData,
  { businessFunction, referral }: ReasonOptions & { readonly referral: unknown },
): Promise<CodedConcept[]> {
  const concepts = await data.concepts('REFERRAL-CANCELLATION-REASON', {
    usage: 'CANCEL_REFERRAL',
    businessFunction,
  });
  const booked = presentValue(containedAppointment(referral))?.status === 'booked';
  const triaged = presentValue(referralState(referral))?.state.code === 'TRIAGED_PROVIDER_TO_ACTION';
  const types: readonly unknown[] = ['PROVIDER', 'PATIENT', ...(triaged ? ['PROVIDER_TRIAGE'] : [])];
  const provides = !businessFunction.startsWith('REFERR');
  return concepts.filter(
    ({ canCancelAppointment, appointmentRequestCancellationReasonType: type }) =>
      (!booked || canCancelAppointment === true) && (!provides || types.includes(type)),
  );
}
