/*
 * Code systems of referrals, worklists and search. A row is the system as it stands on the wire and its codes; `open: true` where the codes are examples
 * of a list that NHS keeps and may extend; `displays` where the specification fixes the wording.
 * Source: the published specification of the e-RS API.
 */
export const priority = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1',
  codes: ['ROUTINE', 'URGENT', 'TWO_WEEK_WAIT'],
} as const;

/** The state of a referral as its ReferralRequest gives it. */
export const referralState = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralState-1',
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
  displays: {
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
} as const;

/** The state of a referral as a worklist gives it: same system, but `APP_CANCELLED_BY_…` for `APPT_CANCELLED_BY_…`. */
export const worklistReferralState = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralState-1',
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
  displays: {
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
} as const;

export const reviewReason = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1',
  codes: ['NO_SLOTS_AT_SERVICE', 'SLOT_NOT_AVAILABLE', 'BOOKING_ATTEMPT_PROBLEM', 'TRIAGE'],
} as const;

export const reviewOutcome = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewOutcome-1',
  codes: [
    'ACCEPT_REFER_BOOK_LATER',
    'CANCEL_APPOINTMENT_ACTION_LATER',
    'PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER',
    'RETURN_TO_REFERRER_WITH_ADVICE',
  ],
} as const;

export const referralType = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralType-1',
  codes: ['APPOINTMENT', 'TRIAGE_DEFERRAL'],
} as const;

export const requestContextStatus = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestContextStatus-1',
  codes: ['LETTER_CHANGED', 'PRIORITY_CHANGED', 'PRIORITY_AND_LETTER_CHANGED', 'NEVER_REVIEWED'],
} as const;

export const clinicalInformationStatus = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicalInformationStatus-1',
  codes: ['PRESENT', 'NOT_APPLICABLE', 'NOT_DUE', 'OVERDUE'],
} as const;

/** The worklists of A008. */
export const referralListSelector = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1',
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
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommunicationListSelector-1',
  codes: ['ADVICE_AND_GUIDANCE_REQUESTS'],
} as const;

export const assignedIndicator = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AssignedIndicator-1',
  codes: ['ASSIGNED', 'NOT_ASSIGNED'],
} as const;

export const requestType = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestType-1',
  codes: ['APPOINTMENT_REQUEST', 'ADVICE_AND_GUIDANCE_REQUEST'],
} as const;

export const sortBy = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-SortBy-1',
  codes: ['DISTANCE', 'IWT'],
} as const;

/** The clinic types of search criteria. A004 publishes the same set as `CLINIC-TYPE` under the base URL: map by code. */
export const clinicType = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicType-1',
  codes: [],
  open: true,
} as const;

export const clinicalTerm = {
  system: 'http://snomed.info/sct',
  codes: [],
  open: true,
} as const;

export const commissioningProvisioning = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommissioningProvisioning-1',
  codes: ['ALL_AVAILABLE_FOR_BOOKING', 'ALL_SERVICES', 'LOCALLY_COMMISSIONABLE', 'NATIONALLY_AVAILABLE'],
} as const;

export const referralLetterIntention = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralLetterIntention-1',
  codes: ['NEED_TO_ADD_LATER', 'NOT_INTENDING_TO_ADD'],
} as const;

export const additionalRequirementType = {
  system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AdditionalRequirementType-1',
  codes: ['ADVOCACY', 'INTERPRETER', 'TRANSPORT'],
  displays: {
    ADVOCACY: 'Advocacy',
    INTERPRETER: 'Interpreter',
    TRANSPORT: 'Transport',
  },
} as const;
