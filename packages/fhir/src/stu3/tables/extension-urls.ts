/*
 * The extension URLs of STU3 payloads, a constant each, so that a reader carries its own and no other.
 * Source: the extension definitions and the payloads of the published specification of the e-RS API.
 */
export const effectiveFromDateUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivefromDate-1';
export const effectiveToDateUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivetoDate-1';
export const communicationRequesterUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-Communication-Requester-1';
export const healthcareServiceReferenceUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-HealthcareService-Reference-1';
export const practitionerRoleReferenceUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-PractitionerRole-Reference-1';
export const providerConversionAuthorisationUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ProviderConversionAuthorisation-1';
export const referralPriorityUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1';
export const referralShortlistUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralShortlist-1';
export const specialtyUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Specialty-1';
export const attachedByUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AttachedBy-1';
export const attachedByOrganisationUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AttachedByOrganisation-1';
export const attachedOnBehalfOfUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AttachedOnBehalfOf-1';
export const availabilityStatusUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AvailabilityStatus-1';
export const shortlistSearchCriteriaUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Shortlist-SearchCriteria-1';
export const serviceSearchListItemUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ServiceSearch-ListItem-1';
export const serviceSummaryViewUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ServiceSummaryView-1';
export const appointmentUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Appointment-1';
export const appointmentReferenceUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Appointment-Reference-1';
export const clinicalInfoFirstSubmittedUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ClinicalInfoFirstSubmitted-1';
export const clinicalInfoLastUpdatedUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ClinicalInfoLastUpdated-1';
export const commissioningRuleOrganisationUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Commissioning-Rule-Org-1';
export const patientAdditionalRequirementUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-PatientAdditionalRequirement-1';
export const referralStateUrl = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralState-1';
export const eReferralPathwayStartUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-eReferralPathwayStart-1';
export const referralsForReviewUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1';
export const appointmentSlotIssuesUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AppointmentSlotIssues-WorkListItem-1';
export const adviceAndGuidanceRequestsUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AdviceAndGuidanceRequests-WorkListItem-1';
export const rejectedTriageResponseUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-RejectedTriageResponse-WorkListItem-1';
export const assessmentReturnedCancelledDnaUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AssessmentReturnedCancelledDna-WorkListItem-1';
export const awaitingBookingUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AwaitingBooking-WorkListItem-1';
export const lettersOutstandingUrl =
  'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-LettersOutstanding-WorkListItem-1';

/** The extension URLs of STU3 payloads, by name. */
export const extensionUrls = {
  effectiveFromDate: effectiveFromDateUrl,
  effectiveToDate: effectiveToDateUrl,
  communicationRequester: communicationRequesterUrl,
  healthcareServiceReference: healthcareServiceReferenceUrl,
  practitionerRoleReference: practitionerRoleReferenceUrl,
  providerConversionAuthorisation: providerConversionAuthorisationUrl,
  referralPriority: referralPriorityUrl,
  referralShortlist: referralShortlistUrl,
  specialty: specialtyUrl,
  attachedBy: attachedByUrl,
  attachedByOrganisation: attachedByOrganisationUrl,
  attachedOnBehalfOf: attachedOnBehalfOfUrl,
  availabilityStatus: availabilityStatusUrl,
  shortlistSearchCriteria: shortlistSearchCriteriaUrl,
  serviceSearchListItem: serviceSearchListItemUrl,
  serviceSummaryView: serviceSummaryViewUrl,
  appointment: appointmentUrl,
  appointmentReference: appointmentReferenceUrl,
  clinicalInfoFirstSubmitted: clinicalInfoFirstSubmittedUrl,
  clinicalInfoLastUpdated: clinicalInfoLastUpdatedUrl,
  commissioningRuleOrganisation: commissioningRuleOrganisationUrl,
  patientAdditionalRequirement: patientAdditionalRequirementUrl,
  referralState: referralStateUrl,
  eReferralPathwayStart: eReferralPathwayStartUrl,
  referralsForReview: referralsForReviewUrl,
  appointmentSlotIssues: appointmentSlotIssuesUrl,
  adviceAndGuidanceRequests: adviceAndGuidanceRequestsUrl,
  rejectedTriageResponse: rejectedTriageResponseUrl,
  assessmentReturnedCancelledDna: assessmentReturnedCancelledDnaUrl,
  awaitingBooking: awaitingBookingUrl,
  lettersOutstanding: lettersOutstandingUrl,
} as const;
