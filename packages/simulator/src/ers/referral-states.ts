import { codeSystems, extensionUrls, type CodeOf } from '@ers-kit/fhir/stu3';
import type { Coding, Extension } from 'fhir/r3.js';

/** Where a referral stands. */
export type ReferralStateCode = CodeOf<'referralState'>;

/** The words that a referral carries beside each state. */
const stateDisplays: Readonly<Record<ReferralStateCode, string>> = {
  NOT_BOOKED: 'Not Booked',
  BOOKED: 'Booked',
  DEFERRED_TO_PROVIDER: 'Deferred To Provider',
  AWAITING_TRIAGE: 'Awaiting Triage',
  TRIAGED_PROVIDER_TO_ACTION: 'Triaged - Provider To Action',
  TRIAGE_RESPONSE: 'Triage Response',
  REJECTED: 'Rejected',
  ASSESSMENT_RESULT: 'Assessment Result',
  DID_NOT_ATTEND: 'Did Not Attend',
  APPT_CANCELLED_BY_PATIENT: 'Appointment Cancelled By Patient',
  APPT_CANCELLED_BY_PROVIDER: 'Appointment Cancelled By Provider',
  CANCELLED_REFERRAL: 'Cancelled Referral',
};

/** The words that a worklist has for them: the same, with one capital, but for one state. */
export function worklistDisplay(code: ReferralStateCode): string {
  const words = stateDisplays[code];
  return code === 'TRIAGE_RESPONSE' ? words : `${words.charAt(0)}${words.slice(1).toLowerCase()}`;
}

/** A state with why it was entered. */
export interface ReferralState {
  readonly code: ReferralStateCode;
  readonly reason?: Coding;
  readonly comments?: string;
}

/** The extension in which a referral carries its state. */
export function buildStateExtension({ code, reason, comments }: ReferralState): Extension {
  const { system } = codeSystems.referralState;
  return {
    url: extensionUrls.referralState,
    extension: [
      { url: 'state', valueCoding: { system, code, display: stateDisplays[code] } },
      ...(reason ? [{ url: 'reason', valueCoding: reason }] : []),
      ...(comments === undefined ? [] : [{ url: 'comments', valueString: comments }]),
    ],
  };
}
