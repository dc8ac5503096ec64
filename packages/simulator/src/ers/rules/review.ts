import type { Coding } from 'fhir/r3.js';

import { withChangedAppointment, withContained, withState } from '../edit-referral.js';
import type { ReferralStateCode } from '../referral-states.js';
import { appointmentOf } from '../referral-view.js';
import type { ErsReferralRequest } from '../wire-types.js';

/** A referral about which the provider has said something: its appointment has no time any more, but a reason. */
export function withReviewOutcome(
  resource: ErsReferralRequest,
  code: ReferralStateCode,
  reason: Coding,
  comments: string | undefined,
): ErsReferralRequest {
  const state = { code, reason, ...(comments === undefined ? {} : { comments }) };
  const changed = withChangedAppointment(resource, {
    status: 'proposed',
    reason: [{ coding: [reason] }],
    ...(comments === undefined ? {} : { comment: comments }),
  });
  const appointment = appointmentOf(changed);
  if (!appointment) return withState(changed, state);
  const { start: _start, end: _end, slot: _slot, ...timeless } = appointment;
  return withState(withContained(changed, 'Appointment', [timeless]), state);
}
