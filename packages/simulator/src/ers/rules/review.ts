import type { Coding } from 'fhir/r3.js';

import { withEndedAppointment, withState } from '../edit-referral.js';
import type { ReferralStateCode } from '../referral-states.js';
import type { ErsReferralRequest } from '../wire-types.js';

/** A referral about which the provider has said something: its appointment has no time any more, but a reason. */
export function withReviewOutcome(
  resource: ErsReferralRequest,
  code: ReferralStateCode,
  reason: Coding,
  comments: string | undefined,
  clinician: 'keep clinician' | 'drop clinician',
): ErsReferralRequest {
  const state = { code, reason, ...(comments === undefined ? {} : { comments }) };
  const comment = comments === undefined ? {} : { comment: comments };
  const changed = withEndedAppointment(
    resource,
    { status: 'proposed', reason: [{ coding: [reason] }], ...comment },
    clinician,
  );
  return withState(changed, state);
}
