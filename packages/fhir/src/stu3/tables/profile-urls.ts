/**
 * The canonical URL of each profile that STU3 payloads name in `meta.profile`, spelt as e-RS spells it
 * (`cancelAppointmentActionLater` starts in lower case there).
 *
 * Source: the `meta.profile` values of the published specification of the e-RS API.
 */
export const profileUrls = {
  appointment: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1',
  careConnectAppointment: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1',
  bundle: 'http://hl7.org/fhir/STU3/StructureDefinition/Bundle',
  shareableCodeSystem: 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem',
  specialtyCodeSystem: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Specialty-CodeSystem-1',
  communication: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Communication-1',
  /** Named by one schema of the specification; payloads use {@link profileUrls.communication}. */
  communicationOnOldHost: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/eRS-Communication-1',
  communicationRequest: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CommunicationRequest-1',
  documentReference: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1',
  fetchServicesList: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchServices-List-1',
  fetchWorklistList: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1',
  shortlistList: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Shortlist-List-1',
  operationOutcome: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1',
  cancelReferralRequest:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CancelReferral-Request-Parameters-1',
  cancelReferralResponse:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CancelReferral-Response-Parameters-1',
  changeShortlist: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlist-Parameters-1',
  changeShortlistAndSendForTriageRequest:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlistAndSendForTriage-Request-Parameters-1',
  changeShortlistAndSendForTriageResponse:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ChangeShortlistAndSendForTriage-Response-Parameters-1',
  createAdviceAndGuidanceRequest:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateAdviceAndGuidance-Request-Parameters-1',
  createAdviceAndGuidanceResponse:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateAdviceAndGuidance-Response-Parameters-1',
  createFromCommunicationRequest:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateFromCommunicationRequestActionLater-Request-Parameters-1',
  createReferral: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferral-Parameters-1',
  createReferralAndSendForTriage:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferralAndSendForTriage-Parameters-1',
  fetchWorklist: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1',
  maintainReferralLetter:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-MaintainReferralLetter-Parameters-1',
  patientServiceSearch: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-PatientServiceSearch-Parameters-1',
  recordReviewOutcome: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-RecordReviewOutcome-Parameters-1',
  rejectReferral: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-RejectReferral-Parameters-1',
  sendCommunicationToRequesterRequest:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-SendCommunicationToRequester-Request-Parameters-1',
  sendCommunicationToRequesterResponse:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-SendCommunicationToRequester-Response-Parameters-1',
  serviceSearchCriteria:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1',
  cancelAppointmentActionLater:
    'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Parameters-1',
  patient: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Patient-1',
  practitioner: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Practitioner-1',
  practitionerRole: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-PractitionerRole-1',
  referralRequest: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1',
  schedule: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Schedule-1',
  slot: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1',
  task: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Task-1',
} as const;

/** The key of a profile in {@link profileUrls}. */
export type ProfileName = keyof typeof profileUrls;
