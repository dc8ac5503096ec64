/*
 * The canonical URL of each profile that STU3 payloads name in `meta.profile`, spelt as e-RS spells it
 * (`cancelAppointmentActionLater` starts in lower case there), a constant each, so that a profile's own
 * validator carries its own and no other.
 * Source: the `meta.profile` values of the published specification of the e-RS API.
 */
const ersProfileUrl = <Name extends string>(name: Name) =>
  `https://fhir.nhs.uk/STU3/StructureDefinition/eRS-${name}` as const;

const careConnectUrl = <Name extends string>(name: Name) =>
  `https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-${name}` as const;

export const appointmentProfileUrl = /* @__PURE__ */ ersProfileUrl('Appointment-1');
export const careConnectAppointmentProfileUrl = /* @__PURE__ */ careConnectUrl('Appointment-1');
export const bundleProfileUrl = 'http://hl7.org/fhir/STU3/StructureDefinition/Bundle';
export const shareableCodeSystemProfileUrl = 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem';
export const specialtyCodeSystemProfileUrl = /* @__PURE__ */ ersProfileUrl('Specialty-CodeSystem-1');
export const communicationProfileUrl = /* @__PURE__ */ ersProfileUrl('Communication-1');
/** Named by one schema of the specification; payloads name the one above it. */
export const communicationOnOldHostProfileUrl =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/eRS-Communication-1';
export const communicationRequestProfileUrl = /* @__PURE__ */ ersProfileUrl('CommunicationRequest-1');
export const documentReferenceProfileUrl = /* @__PURE__ */ ersProfileUrl('DocumentReference-1');
export const fetchServicesListProfileUrl = /* @__PURE__ */ ersProfileUrl('FetchServices-List-1');
export const fetchWorklistListProfileUrl = /* @__PURE__ */ ersProfileUrl('FetchWorklist-List-1');
export const shortlistListProfileUrl = /* @__PURE__ */ ersProfileUrl('Shortlist-List-1');
export const operationOutcomeProfileUrl = /* @__PURE__ */ ersProfileUrl('OperationOutcome-1');
export const cancelReferralRequestProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CancelReferral-Request-Parameters-1',
);
export const cancelReferralResponseProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CancelReferral-Response-Parameters-1',
);
export const changeShortlistProfileUrl = /* @__PURE__ */ ersProfileUrl('ChangeShortlist-Parameters-1');
export const changeShortlistAndSendForTriageRequestProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'ChangeShortlistAndSendForTriage-Request-Parameters-1',
);
export const changeShortlistAndSendForTriageResponseProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'ChangeShortlistAndSendForTriage-Response-Parameters-1',
);
export const createAdviceAndGuidanceRequestProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CreateAdviceAndGuidance-Request-Parameters-1',
);
export const createAdviceAndGuidanceResponseProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CreateAdviceAndGuidance-Response-Parameters-1',
);
export const createFromCommunicationRequestProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CreateFromCommunicationRequestActionLater-Request-Parameters-1',
);
export const createReferralProfileUrl = /* @__PURE__ */ ersProfileUrl('CreateReferral-Parameters-1');
export const createReferralAndSendForTriageProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'CreateReferralAndSendForTriage-Parameters-1',
);
export const fetchWorklistProfileUrl = /* @__PURE__ */ ersProfileUrl('FetchWorklist-Parameters-1');
export const maintainReferralLetterProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'MaintainReferralLetter-Parameters-1',
);
export const patientServiceSearchProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'PatientServiceSearch-Parameters-1',
);
export const recordReviewOutcomeProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'RecordReviewOutcome-Parameters-1',
);
export const rejectReferralProfileUrl = /* @__PURE__ */ ersProfileUrl('RejectReferral-Parameters-1');
export const sendCommunicationToRequesterRequestProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'SendCommunicationToRequester-Request-Parameters-1',
);
export const sendCommunicationToRequesterResponseProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'SendCommunicationToRequester-Response-Parameters-1',
);
export const serviceSearchCriteriaProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'ServiceSearchCriteria-Parameters-1',
);
export const cancelAppointmentActionLaterProfileUrl = /* @__PURE__ */ ersProfileUrl(
  'cancelAppointmentActionLater-Parameters-1',
);
export const patientProfileUrl = /* @__PURE__ */ ersProfileUrl('Patient-1');
export const practitionerProfileUrl = /* @__PURE__ */ ersProfileUrl('Practitioner-1');
export const practitionerRoleProfileUrl = /* @__PURE__ */ careConnectUrl('PractitionerRole-1');
export const referralRequestProfileUrl = /* @__PURE__ */ ersProfileUrl('ReferralRequest-1');
export const scheduleProfileUrl = /* @__PURE__ */ careConnectUrl('Schedule-1');
export const slotProfileUrl = /* @__PURE__ */ careConnectUrl('Slot-1');
export const taskProfileUrl = /* @__PURE__ */ careConnectUrl('Task-1');

/**
 * The canonical URLs of the STU3 profiles, by name.
 *
 * @example
 * ```ts
 * import { profileUrls } from '@ers-kit/fhir/stu3';
 *
 * console.log(profileUrls.referralRequest); // https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1
 * ```
 */
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
