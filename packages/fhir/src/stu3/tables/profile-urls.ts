/*
 * The canonical URL of each profile that STU3 payloads name in `meta.profile`, spelt as e-RS spells it
 * (`cancelAppointmentActionLater` starts in lower case there), a constant each, so that a profile's own
 * validator carries its own and no other.
 * Source: the `meta.profile` values of the published specification of the e-RS API.
 */
export const appointmentProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1';
export const careConnectAppointmentProfileUrl =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1';
export const bundleProfileUrl = 'http://hl7.org/fhir/STU3/StructureDefinition/Bundle';
export const shareableCodeSystemProfileUrl = 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem';
export const specialtyCodeSystemProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Specialty-CodeSystem-1';
export const communicationProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Communication-1';
/** Named by one schema of the specification; payloads name the one above it. */
export const communicationOnOldHostProfileUrl =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/eRS-Communication-1';
export const communicationRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CommunicationRequest-1';
export const documentReferenceProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1';
export const fetchServicesListProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchServices-List-1';
export const fetchWorklistListProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1';
export const shortlistListProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Shortlist-List-1';
export const operationOutcomeProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1';
export const cancelReferralRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CancelReferral-Request-Parameters-1';
export const cancelReferralResponseProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CancelReferral-Response-Parameters-1';
export const changeShortlistProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlist-Parameters-1';
export const changeShortlistAndSendForTriageRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlistAndSendForTriage-Request-Parameters-1';
export const changeShortlistAndSendForTriageResponseProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlistAndSendForTriage-Response-Parameters-1';
export const createAdviceAndGuidanceRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateAdviceAndGuidance-Request-Parameters-1';
export const createAdviceAndGuidanceResponseProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateAdviceAndGuidance-Response-Parameters-1';
export const createFromCommunicationRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateFromCommunicationRequestActionLater-Request-Parameters-1';
export const createReferralProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferral-Parameters-1';
export const createReferralAndSendForTriageProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferralAndSendForTriage-Parameters-1';
export const fetchWorklistProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1';
export const maintainReferralLetterProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-MaintainReferralLetter-Parameters-1';
export const patientServiceSearchProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-PatientServiceSearch-Parameters-1';
export const recordReviewOutcomeProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-RecordReviewOutcome-Parameters-1';
export const rejectReferralProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-RejectReferral-Parameters-1';
export const sendCommunicationToRequesterRequestProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-SendCommunicationToRequester-Request-Parameters-1';
export const sendCommunicationToRequesterResponseProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-SendCommunicationToRequester-Response-Parameters-1';
export const serviceSearchCriteriaProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1';
export const cancelAppointmentActionLaterProfileUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Parameters-1';
export const patientProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Patient-1';
export const practitionerProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Practitioner-1';
export const practitionerRoleProfileUrl =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-PractitionerRole-1';
export const referralRequestProfileUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1';
export const scheduleProfileUrl = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Schedule-1';
export const slotProfileUrl = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1';
export const taskProfileUrl = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Task-1';

/** The canonical URLs of the STU3 profiles, by name. */
export const profileUrls = {
  appointment: appointmentProfileUrl,
  careConnectAppointment: careConnectAppointmentProfileUrl,
  bundle: bundleProfileUrl,
  shareableCodeSystem: shareableCodeSystemProfileUrl,
  specialtyCodeSystem: specialtyCodeSystemProfileUrl,
  communication: communicationProfileUrl,
  communicationOnOldHost: communicationOnOldHostProfileUrl,
  communicationRequest: communicationRequestProfileUrl,
  documentReference: documentReferenceProfileUrl,
  fetchServicesList: fetchServicesListProfileUrl,
  fetchWorklistList: fetchWorklistListProfileUrl,
  shortlistList: shortlistListProfileUrl,
  operationOutcome: operationOutcomeProfileUrl,
  cancelReferralRequest: cancelReferralRequestProfileUrl,
  cancelReferralResponse: cancelReferralResponseProfileUrl,
  changeShortlist: changeShortlistProfileUrl,
  changeShortlistAndSendForTriageRequest: changeShortlistAndSendForTriageRequestProfileUrl,
  changeShortlistAndSendForTriageResponse: changeShortlistAndSendForTriageResponseProfileUrl,
  createAdviceAndGuidanceRequest: createAdviceAndGuidanceRequestProfileUrl,
  createAdviceAndGuidanceResponse: createAdviceAndGuidanceResponseProfileUrl,
  createFromCommunicationRequest: createFromCommunicationRequestProfileUrl,
  createReferral: createReferralProfileUrl,
  createReferralAndSendForTriage: createReferralAndSendForTriageProfileUrl,
  fetchWorklist: fetchWorklistProfileUrl,
  maintainReferralLetter: maintainReferralLetterProfileUrl,
  patientServiceSearch: patientServiceSearchProfileUrl,
  recordReviewOutcome: recordReviewOutcomeProfileUrl,
  rejectReferral: rejectReferralProfileUrl,
  sendCommunicationToRequesterRequest: sendCommunicationToRequesterRequestProfileUrl,
  sendCommunicationToRequesterResponse: sendCommunicationToRequesterResponseProfileUrl,
  serviceSearchCriteria: serviceSearchCriteriaProfileUrl,
  cancelAppointmentActionLater: cancelAppointmentActionLaterProfileUrl,
  patient: patientProfileUrl,
  practitioner: practitionerProfileUrl,
  practitionerRole: practitionerRoleProfileUrl,
  referralRequest: referralRequestProfileUrl,
  schedule: scheduleProfileUrl,
  slot: slotProfileUrl,
  task: taskProfileUrl,
} as const;
