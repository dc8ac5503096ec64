import { ersSystem } from './ers-system.js';

/*
 * Code systems of referrals, worklists and search. A row is the system as it stands on the wire and its codes; `open: true` where the codes are examples
 * of a list that NHS keeps and may extend.
 * Source: the published specification of the e-RS API.
 */
export const priority = {
  system: /* @__PURE__ */ ersSystem('Priority-1'),
  codes: ['ROUTINE', 'URGENT', 'TWO_WEEK_WAIT'],
} as const;

/** The state of a referral as its ReferralRequest gives it. */
export const referralState = {
  system: /* @__PURE__ */ ersSystem('ReferralState-1'),
  codes: [
    'REJECTED',
    'CANCELLED_REFERRAL',
    'DID_NOT_ATTEND',
    'ASSESSMENT_RESULT',
    'TRIAGE_RESPONSE',
    'APPT_CANCELLED_BY_PROVIDER',
    'APPT_CANCELLED_BY_PATIENT',
    'AWAITING_TRIAGE',
    'NOT_BOOKED',
    'DEFERRED_TO_PROVIDER',
    'BOOKED',
    'TRIAGED_PROVIDER_TO_ACTION',
  ],
} as const;

/** How worklists spell two of the states. */
export const cancelledStatesOfWorklists = ['APP_CANCELLED_BY_PROVIDER', 'APP_CANCELLED_BY_PATIENT'] as const;

/** The state of a referral as a worklist gives it: same system, but `APP_CANCELLED_BY_…` for `APPT_CANCELLED_BY_…`. */
export const worklistReferralState = {
  system: /* @__PURE__ */ ersSystem('ReferralState-1'),
  codes: [
    'REJECTED',
    'ASSESSMENT_RESULT',
    'CANCELLED_REFERRAL',
    'DID_NOT_ATTEND',
    'NOT_BOOKED',
    'BOOKED',
    'AWAITING_TRIAGE',
    'DEFERRED_TO_PROVIDER',
    'APP_CANCELLED_BY_PROVIDER',
    'APP_CANCELLED_BY_PATIENT',
    'TRIAGED_PROVIDER_TO_ACTION',
    'TRIAGE_RESPONSE',
  ],
} as const;

export const reviewReason = {
  system: /* @__PURE__ */ ersSystem('ReviewReason-1'),
  codes: ['NO_SLOTS_AT_SERVICE', 'SLOT_NOT_AVAILABLE', 'BOOKING_ATTEMPT_PROBLEM', 'TRIAGE'],
} as const;

export const reviewOutcome = {
  system: /* @__PURE__ */ ersSystem('ReviewOutcome-1'),
  codes: [
    'ACCEPT_REFER_BOOK_LATER',
    'CANCEL_APPOINTMENT_ACTION_LATER',
    'PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER',
    'RETURN_TO_REFERRER_WITH_ADVICE',
  ],
} as const;

export const referralType = {
  system: /* @__PURE__ */ ersSystem('ReferralType-1'),
  codes: ['APPOINTMENT', 'TRIAGE_DEFERRAL'],
} as const;

export const requestContextStatus = {
  system: /* @__PURE__ */ ersSystem('RequestContextStatus-1'),
  codes: ['LETTER_CHANGED', 'PRIORITY_CHANGED', 'PRIORITY_AND_LETTER_CHANGED', 'NEVER_REVIEWED'],
} as const;

export const clinicalInformationStatus = {
  system: /* @__PURE__ */ ersSystem('ClinicalInformationStatus-1'),
  codes: ['PRESENT', 'NOT_APPLICABLE', 'NOT_DUE', 'OVERDUE'],
} as const;

/** The worklists of A008. */
export const referralListSelector = {
  system: /* @__PURE__ */ ersSystem('ReferralListSelector-1'),
  codes: [
    'REFERRALS_FOR_REVIEW',
    'APPOINTMENT_SLOT_ISSUES',
    'REJECTED_TRIAGE_RESPONSE',
    'ASSESSMENT_RETURNED_CANCELLED_DNA',
    'AWAITING_BOOKING',
    'LETTERS_OUTSTANDING',
  ],
} as const;

/** The worklist of A023. */
export const communicationListSelector = {
  system: /* @__PURE__ */ ersSystem('CommunicationListSelector-1'),
  codes: ['ADVICE_AND_GUIDANCE_REQUESTS'],
} as const;

export const assignedIndicator = {
  system: /* @__PURE__ */ ersSystem('AssignedIndicator-1'),
  codes: ['ASSIGNED', 'NOT_ASSIGNED'],
} as const;

export const requestType = {
  system: /* @__PURE__ */ ersSystem('RequestType-1'),
  codes: ['APPOINTMENT_REQUEST', 'ADVICE_AND_GUIDANCE_REQUEST'],
} as const;

export const sortBy = {
  system: /* @__PURE__ */ ersSystem('SortBy-1'),
  codes: ['DISTANCE', 'IWT'],
} as const;

/** The clinic types of search criteria. A004 publishes the same set as `CLINIC-TYPE` under the base URL: map by code. */
export const clinicType = {
  system: /* @__PURE__ */ ersSystem('ClinicType-1'),
  codes: [],
  open: true,
} as const;

export const clinicalTerm = {
  system: 'http://snomed.info/sct',
  codes: [],
  open: true,
} as const;

export const commissioningProvisioning = {
  system: /* @__PURE__ */ ersSystem('CommissioningProvisioning-1'),
  codes: ['ALL_AVAILABLE_FOR_BOOKING', 'ALL_SERVICES', 'LOCALLY_COMMISSIONABLE', 'NATIONALLY_AVAILABLE'],
} as const;

export const referralLetterIntention = {
  system: /* @__PURE__ */ ersSystem('ReferralLetterIntention-1'),
  codes: ['NEED_TO_ADD_LATER', 'NOT_INTENDING_TO_ADD'],
} as const;

export const additionalRequirementType = {
  system: /* @__PURE__ */ ersSystem('AdditionalRequirementType-1'),
  codes: ['ADVOCACY', 'INTERPRETER', 'TRANSPORT'],
} as const;
