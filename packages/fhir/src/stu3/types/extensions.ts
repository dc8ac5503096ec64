import type { extensionUrls } from '../tables/extension-urls.js';
import type { WorklistType } from '../readers/worklist-item.js';
import type {
  CodingOf,
  ConceptOf,
  ExtensionOf,
  IdentifierOf,
  LocalReference,
  ReferenceDataCoding,
  ReferenceTo,
} from './elements.js';

type Urls = typeof extensionUrls;

/** The extension `extensionUrls.referralShortlist`. */
export interface ReferralShortlistExtension extends ExtensionOf<Urls['referralShortlist']> {
  /** `#shortlist`. */
  valueReference: LocalReference;
}

/** The extension `extensionUrls.commissioningRuleOrganisation`. */
export interface CommissioningRuleOrganisationExtension extends ExtensionOf<
  Urls['commissioningRuleOrganisation']
> {
  valueIdentifier: IdentifierOf<'odsOrganisation'>;
}

/** The extension `extensionUrls.referralPriority`. */
export interface ReferralPriorityExtension extends ExtensionOf<Urls['referralPriority']> {
  valueCodeableConcept: ConceptOf<CodingOf<'priority'>>;
}

/** A part of {@link ReferralStateExtension}. */
export type ReferralStatePart =
  | (ExtensionOf<'state'> & { valueCoding: CodingOf<'referralState'> | CodingOf<'worklistReferralState'> })
  | (ExtensionOf<'reason'> & { valueCoding: ReferenceDataCoding })
  | (ExtensionOf<'comments'> & { valueString: string });

/** The extension `extensionUrls.referralState`. */
export interface ReferralStateExtension extends ExtensionOf<Urls['referralState']> {
  extension: ReferralStatePart[];
}

/** The extension `extensionUrls.appointment`. */
export interface AppointmentExtension extends ExtensionOf<Urls['appointment']> {
  /** `#appointment`. */
  valueReference: LocalReference;
}

/** The extension `extensionUrls.appointmentReference`. */
export interface AppointmentReferenceExtension extends ExtensionOf<Urls['appointmentReference']> {
  /** `Appointment/id`. */
  valueReference: LocalReference;
}

/** The extension `extensionUrls.clinicalInfoFirstSubmitted` or `clinicalInfoLastUpdated`. */
export interface ClinicalInfoExtension extends ExtensionOf<
  Urls['clinicalInfoFirstSubmitted'] | Urls['clinicalInfoLastUpdated']
> {
  valueDateTime: string;
}

/** The extension `extensionUrls.patientAdditionalRequirement`. */
export interface AdditionalRequirementExtension extends ExtensionOf<Urls['patientAdditionalRequirement']> {
  valueCoding: CodingOf<'additionalRequirementType'>;
}

/** The instant is what payloads hold; the schema describes a dateTime. */
export interface EReferralPathwayStartExtension extends ExtensionOf<Urls['eReferralPathwayStart']> {
  valueInstant?: string;
  valueDateTime?: string;
}

/** An extension of a ReferralRequest. */
export type ReferralRequestExtension =
  | ReferralShortlistExtension
  | CommissioningRuleOrganisationExtension
  | ReferralPriorityExtension
  | ReferralStateExtension
  | AppointmentExtension
  | AppointmentReferenceExtension
  | ClinicalInfoExtension
  | AdditionalRequirementExtension
  | EReferralPathwayStartExtension;

/** The extension `extensionUrls.providerConversionAuthorisation`. */
export interface ProviderConversionAuthorisationExtension extends ExtensionOf<
  Urls['providerConversionAuthorisation']
> {
  valueCoding: CodingOf<'providerConversionAuthorisation'>;
}

/** The extension `extensionUrls.specialty`. */
export interface SpecialtyExtension extends ExtensionOf<Urls['specialty']> {
  valueCoding: ReferenceDataCoding;
}

/** An extension of a CommunicationRequest. */
export type CommunicationRequestExtension =
  | ReferralShortlistExtension
  | ReferralPriorityExtension
  | ProviderConversionAuthorisationExtension
  | SpecialtyExtension;

/** The extension `extensionUrls.healthcareServiceReference`. */
export interface HealthcareServiceReferenceExtension extends ExtensionOf<Urls['healthcareServiceReference']> {
  valueReference: ReferenceTo<'ersService'>;
}

/** The extension `extensionUrls.practitionerRoleReference`. */
export interface PractitionerRoleReferenceExtension extends ExtensionOf<Urls['practitionerRoleReference']> {
  valueReference: LocalReference;
}

/** The extension `extensionUrls.communicationRequester`. */
export interface CommunicationRequesterExtension extends ExtensionOf<Urls['communicationRequester']> {
  valueReference: LocalReference;
}

/** An extension of an attachment. */
export type AttachmentExtension =
  | (ExtensionOf<Urls['availabilityStatus']> & { valueCoding: CodingOf<'availabilityStatus'> })
  | (ExtensionOf<Urls['attachedBy']> & { valueReference: ReferenceTo<'sdsUserId'> })
  | (ExtensionOf<Urls['attachedByOrganisation']> & { valueReference: ReferenceTo<'odsOrganisation'> })
  | (ExtensionOf<Urls['attachedOnBehalfOf']> & { valueReference: ReferenceTo<'sdsUserId'> });

/** The extension `extensionUrls.shortlistSearchCriteria`. */
export interface ShortlistSearchCriteriaExtension extends ExtensionOf<Urls['shortlistSearchCriteria']> {
  valueReference: LocalReference;
}

/** The URL of the extension of each worklist's items. */
export interface WorklistItemUrls extends Record<WorklistType, string> {
  REFERRALS_FOR_REVIEW: Urls['referralsForReview'];
  APPOINTMENT_SLOT_ISSUES: Urls['appointmentSlotIssues'];
  ADVICE_AND_GUIDANCE_REQUESTS: Urls['adviceAndGuidanceRequests'];
  REJECTED_TRIAGE_RESPONSE: Urls['rejectedTriageResponse'];
  ASSESSMENT_RETURNED_CANCELLED_DNA: Urls['assessmentReturnedCancelledDna'];
  AWAITING_BOOKING: Urls['awaitingBooking'];
  LETTERS_OUTSTANDING: Urls['lettersOutstanding'];
}

/** The extension of a worklist's item, of one worklist or of any. Its parts are read with `worklistItems`. */
export type WorklistItemExtension<Type extends WorklistType = WorklistType> = ExtensionOf<
  WorklistItemUrls[Type]
> & {
  extension: ExtensionOf<string>[];
};
