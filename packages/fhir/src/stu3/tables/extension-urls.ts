/*
 * The extension URLs of STU3 payloads, a constant each, so that a reader carries its own and no other.
 * Source: the extension definitions and the payloads of the published specification of the e-RS API.
 */
const extensionUrl = <Name extends string>(name: Name) =>
  `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-${name}` as const;

export const effectiveFromDateUrl = /* @__PURE__ */ extensionUrl('eRS-EffectivefromDate-1');
export const effectiveToDateUrl = /* @__PURE__ */ extensionUrl('eRS-EffectivetoDate-1');
export const communicationRequesterUrl = /* @__PURE__ */ extensionUrl('Communication-Requester-1');
export const healthcareServiceReferenceUrl = /* @__PURE__ */ extensionUrl('HealthcareService-Reference-1');
export const practitionerRoleReferenceUrl = /* @__PURE__ */ extensionUrl('PractitionerRole-Reference-1');
export const providerConversionAuthorisationUrl = /* @__PURE__ */ extensionUrl(
  'eRS-ProviderConversionAuthorisation-1',
);
export const referralPriorityUrl = /* @__PURE__ */ extensionUrl('eRS-ReferralPriority-1');
export const referralShortlistUrl = /* @__PURE__ */ extensionUrl('eRS-ReferralShortlist-1');
export const specialtyUrl = /* @__PURE__ */ extensionUrl('eRS-Specialty-1');
export const attachedByUrl = /* @__PURE__ */ extensionUrl('eRS-AttachedBy-1');
export const attachedByOrganisationUrl = /* @__PURE__ */ extensionUrl('eRS-AttachedByOrganisation-1');
export const attachedOnBehalfOfUrl = /* @__PURE__ */ extensionUrl('eRS-AttachedOnBehalfOf-1');
export const availabilityStatusUrl = /* @__PURE__ */ extensionUrl('eRS-AvailabilityStatus-1');
export const shortlistSearchCriteriaUrl = /* @__PURE__ */ extensionUrl('eRS-Shortlist-SearchCriteria-1');
export const serviceSearchListItemUrl = /* @__PURE__ */ extensionUrl('eRS-ServiceSearch-ListItem-1');
export const serviceSummaryViewUrl = /* @__PURE__ */ extensionUrl('eRS-ServiceSummaryView-1');
export const appointmentUrl = /* @__PURE__ */ extensionUrl('eRS-Appointment-1');
export const appointmentReferenceUrl = /* @__PURE__ */ extensionUrl('eRS-Appointment-Reference-1');
export const clinicalInfoFirstSubmittedUrl = /* @__PURE__ */ extensionUrl('eRS-ClinicalInfoFirstSubmitted-1');
export const clinicalInfoLastUpdatedUrl = /* @__PURE__ */ extensionUrl('eRS-ClinicalInfoLastUpdated-1');
export const commissioningRuleOrganisationUrl = /* @__PURE__ */ extensionUrl('eRS-Commissioning-Rule-Org-1');
export const patientAdditionalRequirementUrl = /* @__PURE__ */ extensionUrl(
  'eRS-PatientAdditionalRequirement-1',
);
export const referralStateUrl = /* @__PURE__ */ extensionUrl('eRS-ReferralState-1');
export const eReferralPathwayStartUrl = /* @__PURE__ */ extensionUrl('eRS-eReferralPathwayStart-1');
export const referralsForReviewUrl = /* @__PURE__ */ extensionUrl('eRS-ReferralsforReview-WorkListItem-1');
export const appointmentSlotIssuesUrl = /* @__PURE__ */ extensionUrl(
  'eRS-AppointmentSlotIssues-WorkListItem-1',
);
export const adviceAndGuidanceRequestsUrl = /* @__PURE__ */ extensionUrl(
  'eRS-AdviceAndGuidanceRequests-WorkListItem-1',
);
export const rejectedTriageResponseUrl = /* @__PURE__ */ extensionUrl(
  'eRS-RejectedTriageResponse-WorkListItem-1',
);
export const assessmentReturnedCancelledDnaUrl = /* @__PURE__ */ extensionUrl(
  'eRS-AssessmentReturnedCancelledDna-WorkListItem-1',
);
export const awaitingBookingUrl = /* @__PURE__ */ extensionUrl('eRS-AwaitingBooking-WorkListItem-1');
export const lettersOutstandingUrl = /* @__PURE__ */ extensionUrl('eRS-LettersOutstanding-WorkListItem-1');

/**
 * The extension URLs of STU3 payloads, by name.
 *
 * @example
 * ```ts
 * import { extensionUrls } from '@ers-kit/fhir/stu3';
 *
 * console.log(extensionUrls.referralState); // https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralState-1
 * ```
 */
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
