/**
 * The display of each code where the specification fixes the wording, by the name of its code system. A
 * worklist writes the states in another case than a referral does.
 *
 * Source: the published specification of the e-RS API.
 *
 * @example
 * ```ts
 * import { codeDisplays } from '@ers-kit/fhir/stu3';
 *
 * console.log(codeDisplays.referralState.NOT_BOOKED); // Not Booked
 * ```
 */
export const codeDisplays = {
  referralState: {
    REJECTED: 'Rejected',
    CANCELLED_REFERRAL: 'Cancelled Referral',
    DID_NOT_ATTEND: 'Did Not Attend',
    ASSESSMENT_RESULT: 'Assessment Result',
    TRIAGE_RESPONSE: 'Triage Response',
    APPT_CANCELLED_BY_PROVIDER: 'Appointment Cancelled By Provider',
    APPT_CANCELLED_BY_PATIENT: 'Appointment Cancelled By Patient',
    AWAITING_TRIAGE: 'Awaiting Triage',
    NOT_BOOKED: 'Not Booked',
    DEFERRED_TO_PROVIDER: 'Deferred To Provider',
    BOOKED: 'Booked',
    TRIAGED_PROVIDER_TO_ACTION: 'Triaged - Provider To Action',
  },
  worklistReferralState: {
    REJECTED: 'Rejected',
    ASSESSMENT_RESULT: 'Assessment result',
    CANCELLED_REFERRAL: 'Cancelled referral',
    DID_NOT_ATTEND: 'Did not attend',
    NOT_BOOKED: 'Not booked',
    BOOKED: 'Booked',
    AWAITING_TRIAGE: 'Awaiting triage',
    DEFERRED_TO_PROVIDER: 'Deferred to provider',
    APP_CANCELLED_BY_PROVIDER: 'Appointment cancelled by provider',
    APP_CANCELLED_BY_PATIENT: 'Appointment cancelled by patient',
    TRIAGED_PROVIDER_TO_ACTION: 'Triaged - provider to action',
    TRIAGE_RESPONSE: 'Triage Response',
  },
  additionalRequirementType: {
    ADVOCACY: 'Advocacy',
    INTERPRETER: 'Interpreter',
    TRANSPORT: 'Transport',
  },
  attachmentType: {
    REFERRER: 'Referrer',
    PROVIDER: 'Provider',
    ADVICE_REQUEST: 'Advice Request',
    GUIDANCE_RESPONSE: 'Guidance Response',
  },
  availableActions: {
    RECORD_REVIEW_OUTCOME: 'Record Review Outcome',
    CREATE_APPOINTMENT: 'Create Appointment',
    CHANGE_SHORTLIST: 'Change Shortlist',
    CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE: 'Change Shortlist and Send for Triage',
    CANCEL_REFERRAL: 'Cancel Referral',
    CANCEL_DIRECTLY_BOOKED_APPOINTMENT: 'Cancel Directly Booked Appointment',
  },
} as const;
