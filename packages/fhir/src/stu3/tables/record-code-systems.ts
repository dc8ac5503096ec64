import { ersSystem } from './ers-system.js';

/*
 * Code systems of attachments, advice, services, reference data and errors. A row is the system as it stands on the wire and its codes; `open: true` where the codes are examples
 * of a list that NHS keeps and may extend.
 * Source: the published specification of the e-RS API.
 */
export const attachmentType = {
  system: /* @__PURE__ */ ersSystem('AttachmentType-1'),
  codes: ['REFERRER', 'PROVIDER', 'ADVICE_REQUEST', 'GUIDANCE_RESPONSE'],
} as const;

export const availabilityStatus = {
  system: /* @__PURE__ */ ersSystem('AvailabilityStatus-1'),
  codes: ['AVAILABLE', 'PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED'],
} as const;

/** The role of a clinician in an appointment. The system is the URL of a value set on the wire. */
export const encounterParticipantType = {
  system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type',
  codes: ['CON'],
} as const;

export const adviceAndGuidanceStatus = {
  system: /* @__PURE__ */ ersSystem('AdviceAndGuidanceStatus-1'),
  codes: [
    'PROVIDER_RESPONSE_REQUIRED',
    'REFERRER_TO_SUBMIT_FURTHER_INFORMATION',
    'REFERRER_TO_REVIEW_RESPONSE',
    'CONVERSATION_ENDED_CANCELLED',
    'CONVERSATION_ENDED_CLOSED',
    'ADVICE_CONVERTED',
  ],
} as const;

export const communicationSentBy = {
  system: /* @__PURE__ */ ersSystem('CommunicationSentBy-1'),
  codes: ['REQUESTER', 'RESPONDER', 'REFERRER_CLINICAL_INFORMATION_UPDATED'],
} as const;

export const providerConversionAuthorisation = {
  system: /* @__PURE__ */ ersSystem('ProviderConversionAuthorisation-1'),
  codes: ['AUTHORISED_TO_CONVERT', 'NOT_AUTHORISED_TO_CONVERT'],
} as const;

export const guidanceResponseOutcome = {
  system: /* @__PURE__ */ ersSystem('GuidanceResponseOutcome-1'),
  codes: ['RETURN_TO_REFERRER_WITH_ADVICE', 'REQUIRE_FURTHER_INFORMATION', 'PROVIDER_CONVERTED'],
} as const;

export const guidanceIntendedRecommendation = {
  system: /* @__PURE__ */ ersSystem('GuidanceIntendedRecommendation-1'),
  codes: [
    'ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
    'ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED',
    'REFERRAL_RECOMMENDED',
    'OTHER',
  ],
} as const;

export const availableActions = {
  system: /* @__PURE__ */ ersSystem('AvailableActionsForUser-1'),
  codes: [
    'RECORD_REVIEW_OUTCOME',
    'CREATE_APPOINTMENT',
    'CHANGE_SHORTLIST',
    'CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE',
    'CANCEL_REFERRAL',
    'CANCEL_DIRECTLY_BOOKED_APPOINTMENT',
  ],
} as const;

export const appointmentType = {
  system: /* @__PURE__ */ ersSystem('AppointmentType-1'),
  codes: [
    'DAY_CASE',
    'FIRST_OUTPATIENT',
    'ASSESSMENT_SERVICE',
    'GPSI',
    'AHP_CLINIC',
    'DIAGNOSTIC',
    'NURSE_CLINIC',
    'OPHTHALMOLOGIST',
    'TELEPHONE_ASSESSMENT',
  ],
} as const;

export const bookableType = {
  system: /* @__PURE__ */ ersSystem('BookableType-1'),
  codes: ['DIRECTLY_BOOKABLE', 'INDIRECTLY_BOOKABLE', 'UNSPECIFIED'],
} as const;

export const genderTreated = {
  system: /* @__PURE__ */ ersSystem('GenderTreated-1'),
  codes: ['MALE', 'FEMALE', 'MALE_AND_FEMALE'],
} as const;

export const requestFlowType = {
  system: /* @__PURE__ */ ersSystem('RequestFlowType-1'),
  codes: ['APPOINTMENT_REQUEST', 'TRIAGE_REQUEST', 'ADVICE_AND_GUIDANCE_REQUEST'],
} as const;

export const indicativeWaitTime = {
  system: /* @__PURE__ */ ersSystem('IWT-1'),
  codes: ['LIMITED_AVAILABILITY', 'NOT_APPLICABLE'],
} as const;

export const capacityAlert = {
  system: /* @__PURE__ */ ersSystem('CapacityAlert-1'),
  codes: ['LOW'],
} as const;

export const listEmptyReason = {
  system: 'http://hl7.org/fhir/ValueSet/list-empty-reason',
  codes: ['nilknown', 'notasked', 'withheld', 'unavailable', 'notstarted', 'closed'],
} as const;

export const appointmentCancellationReasonType = {
  system: /* @__PURE__ */ ersSystem('AppointmentBookingCancellationReasonType-1'),
  codes: ['PATIENT', 'PROVIDER', 'PROVIDER_REJECT', 'UNKNOWN'],
  open: true,
} as const;

export const appointmentCancellationUsage = {
  system: /* @__PURE__ */ ersSystem('AppointmentCancellationReasonUsage-1'),
  codes: ['REJECT', 'CANCEL'],
} as const;

export const referralCancellationReasonType = {
  system: /* @__PURE__ */ ersSystem('AppointmentRequestCancellationReasonType-1'),
  codes: ['PATIENT', 'PROVIDER', 'PROVIDER_TRIAGE', 'UNKNOWN'],
  open: true,
} as const;

export const referralCancellationUsage = {
  system: /* @__PURE__ */ ersSystem('ReferralRequestCancellationReasonUsage-1'),
  codes: ['CANCEL_REFERRAL'],
} as const;

export const businessFunction = {
  system: /* @__PURE__ */ ersSystem('BusinessFunction-1'),
  codes: [
    'REFERRING_CLINICIAN',
    'REFERRING_CLINICIAN_ADMIN',
    'REFERRING_ADMIN',
    'SERVICE_PROVIDER_CLINICIAN',
    'SERVICE_PROVIDER_CLINICIAN_ADMIN',
    'SERVICE_PROVIDER_ADMIN',
    'PROVIDER_AUTHORISED_APPLICATION',
    'REFERRER_AUTHORISED_APPLICATION',
  ],
  open: true,
} as const;

/** The error codes of STU3 OperationOutcomes. */
export const apiErrorCode = {
  system: /* @__PURE__ */ ersSystem('APIErrorCode-1'),
  codes: [
    'CONFLICTING_VALUES',
    'DUPLICATE_FILENAME',
    'DUPLICATE_SERVICE',
    'FIELD_NOT_PERMITTED',
    'FILE_SIZE_ERROR',
    'FORBIDDEN',
    'HISTORY_NOT_SUPPORTED',
    'INAPPROPRIATE_SLOT',
    'INAPPROPRIATE_VALUE',
    'INVALID_CODE',
    'INVALID_FHIR_STRUCTURE',
    'INVALID_REQUEST_STATE',
    'INVALID_REQUEST_TYPE',
    'INVALID_STATE',
    'INVALID_VALUE',
    'MISSING_HEADER',
    'MISSING_PARAMETER',
    'MISSING_VALUE',
    'NO_ACCESS',
    'NO_ACCESS_CODE',
    'NO_CHANGES_DETECTED',
    'NO_REG_GP_PRACTICE',
    'NO_RELATIONSHIP',
    'ORGANISATION_IS_CLOSED',
    'ORGANISATION_NOT_APPROPRIATE',
    'PAS_NOT_RESPONDING',
    'PAS_RESPONDED_WITH_ERROR',
    'PATIENT_ERROR',
    'PENDING',
    'PRIORITY_NOT_CURRENT',
    'REFERENCED_USER_IS_NOT_ACTIVE',
    'REFERENCED_USER_IS_NOT_RC',
    'REFERENCED_USER_IS_NOT_RC_AT_ORG',
    'REFERENCED_USER_IS_NOT_SPC',
    'REFERENCED_USER_NOT_IN_ORG',
    'REFERENCE_NOT_FOUND',
    'SERVICE_UNAVAILABLE',
    'SHORTLISTED_SERVICE_NOT_IN_RESULTS',
    'SLOTS_CURRENTLY_AVAILABLE',
    'SLOT_NOT_AVAILABLE',
    'SNOMED_NOT_FOUND',
    'SYSTEM_UNAVAILABLE',
    'THIS_SLOT_IS_AVAILABLE',
    'THREATS_FOUND',
    'TOO_MANY_ITEMS',
    'UNABLE_TO_CANCEL_APPOINTMENT',
    'UNABLE_TO_CONFIRM_APPOINTMENT',
    'UNEXPECTED_FIELD',
    'UNSUPPORTED_PRIORITY',
    'VALIDATION_FAILED',
    'VALUE_IS_REQUIRED',
  ],
  open: true,
} as const;

/** The system that the 401 and 403 pages of the specification name for the same codes; no payload uses it. */
export const apiErrorCodeOnErrorPages = {
  system: 'https://fhir.nhs.uk/CodeSystem/ers-error-codes',
  codes: [],
  open: true,
} as const;
