import type { Parameters, ParametersParameter } from 'fhir/r3.js';
import type { profileUrls } from '../tables/profile-urls.js';
import type { ErsAppointment } from './appointment.js';
import type {
  CodingOf,
  ConceptOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceDataCoding,
} from './elements.js';
import type {
  ErsCommunication,
  ErsCommunicationRequest,
  ErsDocumentReferenceBody,
  ErsReferralRequest,
  ErsServiceSearchCriteria,
  ErsShortlist,
} from './records.js';

/** A parameter of one name and kind of value. */
export type Parameter<Name extends string, Value> = ParametersParameter & { name: Name } & Value;

/** A body of parameters. */
export interface ErsParameters<
  Profile extends keyof typeof profileUrls,
  Item extends ParametersParameter,
> extends Parameters {
  meta: ProfiledMeta<(typeof profileUrls)[Profile]>;
  parameter: Item[];
}

/** A criterion of a service search. */
export type ServiceSearchCriteriaParameter =
  | Parameter<'priority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'specialty', { valueCoding: ReferenceDataCoding }>
  | Parameter<'clinicType', { valueCoding: CodingOf<'clinicType'> }>
  | Parameter<'indicativeAppointmentWaitTimeLimit', { valueUnsignedInt: number }>
  | Parameter<'postcode', { valueString: string }>
  | Parameter<'distanceLimit', { valueUnsignedInt: number }>
  | Parameter<'clinicalTerm', { valueCoding: CodingOf<'clinicalTerm'> }>
  | Parameter<'namedClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'ageAndGenderAppropriate', { valueBoolean: boolean }>
  | Parameter<'commissioningProvisioning', { valueCoding: CodingOf<'commissioningProvisioning'> }>
  | Parameter<'organisation', { valueIdentifier: IdentifierOf<'locationOrganisation'> }>
  | Parameter<'place', { valueString: string }>;

/** The body of A008 and A023. */
export type FetchWorklistParameters = ErsParameters<
  'fetchWorklist',
  | Parameter<
      'listType',
      {
        valueCodeableConcept: ConceptOf<
          CodingOf<'referralListSelector'> | CodingOf<'communicationListSelector'>
        >;
      }
    >
  | Parameter<'service', { valueIdentifier: IdentifierOf<'ersService'> }>
  | Parameter<
      'specialtyAssignedIndicator',
      { valueCodeableConcept: ConceptOf<CodingOf<'assignedIndicator'>> }
    >
  | Parameter<'specialty', { valueCodeableConcept: ConceptOf<ReferenceDataCoding> }>
  | Parameter<'location', { valueIdentifier: IdentifierOf<'locationOrganisation'> }>
  | Parameter<
      'clinicianAssignedIndicator',
      { valueCodeableConcept: ConceptOf<CodingOf<'assignedIndicator'>> }
    >
  | Parameter<'clinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
>;

/** The body of A010. */
export type PatientServiceSearchParameters = ErsParameters<
  'patientServiceSearch',
  | Parameter<'requestType', { valueCoding: CodingOf<'requestType'> }>
  | Parameter<'sortBy', { valueCoding: CodingOf<'sortBy'> }>
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'commissioningRuleOrganisation', { valueIdentifier: IdentifierOf<'odsOrganisation'> }>
  | Parameter<'searchCriteria', { resource: ErsServiceSearchCriteria }>
>;

/** The body of A011. */
export type CreateReferralParameters = ErsParameters<
  'createReferral',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
  | Parameter<'eReferralPathwayStart', { valueInstant: string }>
>;

/** The body of A021, deprecated. */
export type CreateReferralAndSendForTriageParameters = ErsParameters<
  'createReferralAndSendForTriage',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<
      'intentionToAddReferralLetter',
      { valueCoding: CodingOf<'referralLetterIntention'> & { code: 'NEED_TO_ADD_LATER' } }
    >
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/** The body of A012. */
export type MaintainReferralLetterParameters = ErsParameters<
  'maintainReferralLetter',
  Parameter<'referralLetterFile', { resource: ErsDocumentReferenceBody }>
>;

/** The body of A014. */
export type RejectReferralParameters = ErsParameters<
  'rejectReferral',
  | Parameter<'rejectionReason', { valueCoding: ReferenceDataCoding }>
  | Parameter<'rejectionComments', { valueString: string }>
  | Parameter<'appointmentCancelledInPAS', { valueBoolean: boolean }>
>;

/** The body of A022. */
export type CancelAppointmentActionLaterParameters = ErsParameters<
  'cancelAppointmentActionLater',
  | Parameter<'priority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'appointmentCancelledInPAS', { valueBoolean: boolean }>
  | Parameter<'comments', { valueString: string }>
  | Parameter<'providerAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/** The body of A026. */
export type SendCommunicationToRequesterParameters = ErsParameters<
  'sendCommunicationToRequesterRequest',
  | Parameter<'guidanceOutcome', { valueCoding: CodingOf<'guidanceResponseOutcome'> }>
  | Parameter<'guidanceIntendedRecommendation', { valueCoding: CodingOf<'guidanceIntendedRecommendation'> }>
  | Parameter<'guidance', { valueString: string }>
  | Parameter<'updatedPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'guidanceAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/** The body of A027. */
export type CreateFromCommunicationRequestParameters = ErsParameters<
  'createFromCommunicationRequest',
  | Parameter<'createFrom', { valueReference: LocalReference }>
  | Parameter<'guidance', { valueString: string }>
  | Parameter<'newReferralPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'reviewComments', { valueString: string }>
  | Parameter<'guidanceAttachmentFile', { resource: ErsDocumentReferenceBody }>
  | Parameter<'reviewAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/** The body of A028. */
export type RecordReviewOutcomeParameters = ErsParameters<
  'recordReviewOutcome',
  | Parameter<'reviewOutcome', { valueCoding: CodingOf<'reviewOutcome'> }>
  | Parameter<'reviewComments', { valueString: string }>
  | Parameter<'reviewPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'reviewAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/** The body of A031. */
export type ChangeShortlistParameters = ErsParameters<
  'changeShortlist',
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/** The body of A032, deprecated. */
export type ChangeShortlistAndSendForTriageParameters = ErsParameters<
  'changeShortlistAndSendForTriageRequest',
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/** The body of A036. */
export type CancelReferralParameters = ErsParameters<
  'cancelReferralRequest',
  | Parameter<'cancellationReason', { valueCoding: ReferenceDataCoding }>
  | Parameter<'cancellationComments', { valueString: string }>
>;

/** The body of A044. */
export type CreateAdviceAndGuidanceParameters = ErsParameters<
  'createAdviceAndGuidanceRequest',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'providerConversionAuthorisation', { valueCoding: CodingOf<'providerConversionAuthorisation'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'request', { valueString: string }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'requestAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/** The response of A036. */
export type CancelReferralResultParameters = ErsParameters<
  'cancelReferralResponse',
  | Parameter<'updatedReferralRequest', { resource: ErsReferralRequest }>
  | Parameter<'updatedAppointment', { resource: ErsAppointment }>
>;

/** The response of A032. */
export type ChangeShortlistAndSendForTriageResultParameters = ErsParameters<
  'changeShortlistAndSendForTriageResponse',
  | Parameter<'updatedReferralRequest', { resource: ErsReferralRequest }>
  | Parameter<'createdAppointment', { resource: ErsAppointment }>
>;

/** The response of A026. */
export type SendCommunicationToRequesterResultParameters = ErsParameters<
  'sendCommunicationToRequesterResponse',
  | Parameter<'updatedCommunicationRequest', { resource: ErsCommunicationRequest }>
  | Parameter<'createdCommunication', { resource: ErsCommunication }>
>;

/** The response of A044. */
export type CreateAdviceAndGuidanceResultParameters = ErsParameters<
  'createAdviceAndGuidanceResponse',
  | Parameter<'createdCommunicationRequest', { resource: ErsCommunicationRequest }>
  | Parameter<'createdCommunication', { resource: ErsCommunication }>
>;
