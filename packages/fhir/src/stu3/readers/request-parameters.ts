import {
  boolean,
  coding,
  concept,
  identifier,
  instant,
  readParameters,
  reference,
  resource,
  string,
  unsignedInt,
} from '../../internal/read-parameters.js';

/*
 * A reader for each Parameters profile: the values by the name of their parameter. Source: the request and
 * response schemas of the operations named.
 */

/** The query of A008 and A023, by parameter. */
export function readFetchWorklistParameters(body: unknown) {
  return readParameters(body, {
    listType: concept,
    service: identifier,
    specialtyAssignedIndicator: concept,
    specialty: concept,
    location: identifier,
    clinicianAssignedIndicator: concept,
    clinician: identifier,
  });
}

/** The search of A010, by parameter. */
export function readPatientServiceSearchParameters(body: unknown) {
  return readParameters(body, {
    requestType: coding,
    sortBy: coding,
    patient: identifier,
    referringClinician: identifier,
    commissioningRuleOrganisation: identifier,
    searchCriteria: resource,
  });
}

/** The body of A011, and of the deprecated A021, by parameter. */
export function readCreateReferralParameters(body: unknown) {
  return readParameters(body, {
    patient: identifier,
    referringClinician: identifier,
    shortlist: resource,
    intentionToAddReferralLetter: coding,
    firstReminderLetterFollowUpDays: unsignedInt,
    eReferralPathwayStart: instant,
  });
}

/** The files of A012, by parameter. */
export function readMaintainReferralLetterParameters(body: unknown) {
  return readParameters(body, {
    referralLetterFile: [...resource, true],
  });
}

/** The rejection of A014, by parameter. */
export function readRejectReferralParameters(body: unknown) {
  return readParameters(body, {
    rejectionReason: coding,
    rejectionComments: string,
    appointmentCancelledInPAS: boolean,
  });
}

/** The body of A022, by parameter. */
export function readCancelAppointmentActionLaterParameters(body: unknown) {
  return readParameters(body, {
    priority: coding,
    appointmentCancelledInPAS: boolean,
    comments: string,
    providerAttachmentFile: [...resource, true],
  });
}

/** The answer of A026, by parameter. */
export function readSendCommunicationToRequesterParameters(body: unknown) {
  return readParameters(body, {
    guidanceOutcome: coding,
    guidanceIntendedRecommendation: coding,
    guidance: string,
    updatedPriority: coding,
    guidanceAttachmentFile: [...resource, true],
  });
}

/** The body of A027, by parameter. */
export function readCreateFromCommunicationRequestParameters(body: unknown) {
  return readParameters(body, {
    createFrom: reference,
    guidance: string,
    newReferralPriority: coding,
    reviewComments: string,
    guidanceAttachmentFile: [...resource, true],
    reviewAttachmentFile: [...resource, true],
  });
}

/** The outcome of A028, by parameter. */
export function readRecordReviewOutcomeParameters(body: unknown) {
  return readParameters(body, {
    reviewOutcome: coding,
    reviewComments: string,
    reviewPriority: coding,
    reviewAttachmentFile: [...resource, true],
  });
}

/** The body of A031, and of the deprecated A032, by parameter. */
export function readChangeShortlistParameters(body: unknown) {
  return readParameters(body, {
    shortlist: resource,
    intentionToAddReferralLetter: coding,
    firstReminderLetterFollowUpDays: unsignedInt,
  });
}

/** The cancellation of A036, by parameter. */
export function readCancelReferralParameters(body: unknown) {
  return readParameters(body, {
    cancellationReason: coding,
    cancellationComments: string,
  });
}

/** The request of A044, by parameter. */
export function readCreateAdviceAndGuidanceParameters(body: unknown) {
  return readParameters(body, {
    patient: identifier,
    providerConversionAuthorisation: coding,
    shortlist: resource,
    request: string,
    referringClinician: identifier,
    requestAttachmentFile: [...resource, true],
  });
}
