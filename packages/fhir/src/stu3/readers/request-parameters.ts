import { readParameters } from '../../internal/read-parameters.js';

/*
 * A reader for each Parameters profile: the values by the name of their parameter. Source: the request and
 * response schemas of the operations named.
 */

/** The query of A008 and A023, by parameter. */
export function readFetchWorklistParameters(body: unknown) {
  return readParameters(body, {
    listType: 'CodeableConcept',
    service: 'Identifier',
    specialtyAssignedIndicator: 'CodeableConcept',
    specialty: 'CodeableConcept',
    location: 'Identifier',
    clinicianAssignedIndicator: 'CodeableConcept',
    clinician: 'Identifier',
  });
}

/** The search of A010, by parameter. */
export function readPatientServiceSearchParameters(body: unknown) {
  return readParameters(body, {
    requestType: 'Coding',
    sortBy: 'Coding',
    patient: 'Identifier',
    referringClinician: 'Identifier',
    commissioningRuleOrganisation: 'Identifier',
    searchCriteria: 'resource',
  });
}

/** The body of A011, and of the deprecated A021, by parameter. */
export function readCreateReferralParameters(body: unknown) {
  return readParameters(body, {
    patient: 'Identifier',
    referringClinician: 'Identifier',
    shortlist: 'resource',
    intentionToAddReferralLetter: 'Coding',
    firstReminderLetterFollowUpDays: 'UnsignedInt',
    eReferralPathwayStart: 'Instant',
  });
}

/** The files of A012, by parameter. */
export function readMaintainReferralLetterParameters(body: unknown) {
  return readParameters(body, {
    referralLetterFile: 'resource*',
  });
}

/** The rejection of A014, by parameter. */
export function readRejectReferralParameters(body: unknown) {
  return readParameters(body, {
    rejectionReason: 'Coding',
    rejectionComments: 'String',
    appointmentCancelledInPAS: 'Boolean',
  });
}

/** The body of A022, by parameter. */
export function readCancelAppointmentActionLaterParameters(body: unknown) {
  return readParameters(body, {
    priority: 'Coding',
    appointmentCancelledInPAS: 'Boolean',
    comments: 'String',
    providerAttachmentFile: 'resource*',
  });
}

/** The answer of A026, by parameter. */
export function readSendCommunicationToRequesterParameters(body: unknown) {
  return readParameters(body, {
    guidanceOutcome: 'Coding',
    guidanceIntendedRecommendation: 'Coding',
    guidance: 'String',
    updatedPriority: 'Coding',
    guidanceAttachmentFile: 'resource*',
  });
}

/** The body of A027, by parameter. */
export function readCreateFromCommunicationRequestParameters(body: unknown) {
  return readParameters(body, {
    createFrom: 'Reference',
    guidance: 'String',
    newReferralPriority: 'Coding',
    reviewComments: 'String',
    guidanceAttachmentFile: 'resource*',
    reviewAttachmentFile: 'resource*',
  });
}

/** The outcome of A028, by parameter. */
export function readRecordReviewOutcomeParameters(body: unknown) {
  return readParameters(body, {
    reviewOutcome: 'Coding',
    reviewComments: 'String',
    reviewPriority: 'Coding',
    reviewAttachmentFile: 'resource*',
  });
}

/** The body of A031, and of the deprecated A032, by parameter. */
export function readChangeShortlistParameters(body: unknown) {
  return readParameters(body, {
    shortlist: 'resource',
    intentionToAddReferralLetter: 'Coding',
    firstReminderLetterFollowUpDays: 'UnsignedInt',
  });
}

/** The cancellation of A036, by parameter. */
export function readCancelReferralParameters(body: unknown) {
  return readParameters(body, {
    cancellationReason: 'Coding',
    cancellationComments: 'String',
  });
}

/** The request of A044, by parameter. */
export function readCreateAdviceAndGuidanceParameters(body: unknown) {
  return readParameters(body, {
    patient: 'Identifier',
    providerConversionAuthorisation: 'Coding',
    shortlist: 'resource',
    request: 'String',
    referringClinician: 'Identifier',
    requestAttachmentFile: 'resource*',
  });
}
