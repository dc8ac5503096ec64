import { containedAppointment, presentValue, referralState } from '@ers-kit/fhir/stu3';
import type { CodedConcept, ReferenceData } from './reference-data.js';

/** Who gives a reason. */
export interface ReasonOptions {
  /** Of the user; `PROVIDER_AUTHORISED_APPLICATION` for an unattended application. */
  readonly businessFunction: string;
}

/** The reasons for which a provider may reject a referral (A014). Source: pages of A004 and A014. */
export function rejectionReasons(data: ReferenceData): Promise<CodedConcept[]> {
  return data.concepts('APPOINTMENT-CANCELLATION-REASON', { usage: 'REJECT' });
}

/** The reasons for which this function may cancel an appointment (A034). Source: pages of A004 and A034. */
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
