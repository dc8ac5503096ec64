export {
  createAdviceAndGuidanceParameters,
  createFromCommunicationRequestParameters,
  sendCommunicationToRequesterParameters,
} from './builders/advice.js';
export { bookAppointment, cancelAppointment, deferAppointment } from './builders/appointment.js';
export { documentReference, maintainReferralLetterParameters } from './builders/attachments.js';
export {
  cancelAppointmentActionLaterParameters,
  recordReviewOutcomeParameters,
  rejectReferralParameters,
} from './builders/provider.js';
export {
  cancelReferralParameters,
  changeShortlistAndSendForTriageParameters,
  changeShortlistParameters,
  createReferralAndSendForTriageParameters,
  createReferralParameters,
} from './builders/referral.js';
export { fetchWorklistParameters, patientServiceSearchParameters } from './builders/search.js';
export { serviceSearchCriteriaParameters, shortlistList } from './builders/shortlist.js';
export {
  adviceSpecialty,
  adviceStatus,
  communicationRequester,
  conversation,
  practitionerRole,
  providerConversionAuthorisation,
  recipientService,
  requesterRole,
  senderRole,
} from './readers/advice.js';
export { appointmentParticipants, appointmentReason, incomingReferral } from './readers/appointment.js';
export { attachments } from './readers/attachments.js';
export { availableActions, availableSlots, bundleLink } from './readers/bundles.js';
export { isConceptInForce, referenceConcepts } from './readers/code-system.js';
export {
  additionalRequirements,
  appointmentReference,
  clinicalInfoFirstSubmitted,
  clinicalInfoLastUpdated,
  commissioningRuleOrganisation,
  containedAppointment,
  eReferralPathwayStart,
  ersRequestId,
  patientNhsNumber,
  referralPriority,
  referralSpecialty,
  referralState,
  relatedRequests,
  versionOf,
} from './readers/referral.js';
export {
  readCancelAppointmentActionLaterParameters,
  readCancelReferralParameters,
  readChangeShortlistParameters,
  readCreateAdviceAndGuidanceParameters,
  readCreateFromCommunicationRequestParameters,
  readCreateReferralParameters,
  readFetchWorklistParameters,
  readMaintainReferralLetterParameters,
  readPatientServiceSearchParameters,
  readRecordReviewOutcomeParameters,
  readRejectReferralParameters,
  readSendCommunicationToRequesterParameters,
} from './readers/request-parameters.js';
export {
  readAnsweredAdvice,
  readCancelledReferral,
  readCreatedAdvice,
  readSentForTriage,
  serviceSearchCriteria,
} from './readers/response-parameters.js';
export { foundServices } from './readers/services.js';
export { shortlist } from './readers/shortlist.js';
export { worklistItems } from './readers/worklist.js';
export {
  isAppointment,
  isCodeSystem,
  isCommunication,
  isCommunicationRequest,
  isDocumentReference,
  isOperationOutcome,
  isPractitionerRole,
  isReferralRequest,
  isSchedule,
  isServiceList,
  isServiceSearchCriteria,
  isShortlist,
  isSlot,
  isTask,
  isWorklist,
} from './guards.js';
export * from './validators.js';
export { validate } from './validate.js';
export { outcomeIssues } from '../internal/read-outcome.js';
export { codeDisplays } from './tables/code-displays.js';
export { codeSystems } from './tables/code-systems.js';
export { FhirError } from '../internal/fhir-error.js';
export { presentValue } from '../internal/reading.js';
export { extensionUrls } from './tables/extension-urls.js';
export { identifierSystems } from './tables/identifier-systems.js';
export { profileUrls } from './tables/profile-urls.js';
export { referenceDataSet, referenceDataSets, referenceDataSystem } from './tables/reference-data.js';

export type {
  CreateAdviceAndGuidanceInput,
  CreateFromCommunicationRequestInput,
  SendCommunicationInput,
} from './builders/advice.js';
export type {
  AppointmentInput,
  BookAppointmentInput,
  CancelAppointmentInput,
  DeferAppointmentInput,
} from './builders/appointment.js';
export type { UploadedFile } from './builders/attachments.js';
export type {
  CancelAppointmentActionLaterInput,
  RecordReviewOutcomeInput,
  RejectReferralInput,
} from './builders/provider.js';
export type {
  CancelReferralInput,
  ChangeShortlistInput,
  CreateReferralAndSendForTriageInput,
  CreateReferralInput,
} from './builders/referral.js';
export type {
  FetchWorklistInput,
  FilteredWorklistInput,
  PatientServiceSearchInput,
  PlainWorklistInput,
} from './builders/search.js';
export type { ServiceSearchCriteriaInput, ShortlistInput } from './builders/shortlist.js';
export type { MessageReading, RoleReading } from './readers/advice.js';
export type { AppointmentParticipants } from './readers/appointment.js';
export type { ErsAttachmentReading } from './readers/attachments.js';
export type { SlotReading } from './readers/bundles.js';
export type { ReferenceConcept } from './readers/code-system.js';
export type { ReferralState } from './readers/referral.js';
export type { FoundService } from './readers/services.js';
export type { ShortlistedService } from './readers/shortlist.js';
export type {
  AdviceAndGuidanceRequestItem,
  AppointmentSlotIssue,
  OutstandingLetter,
  ReferralForReview,
  ReturnedReferral,
  WorklistItem,
  WorklistService,
  WorklistType,
} from './readers/worklist-item.js';
export type { ValidateProfileOptions } from './validate.js';
export type { OutcomeIssue } from '../internal/read-outcome.js';
export type { CodeOf, CodeSystemName, CodeSystemRow } from './tables/code-systems.js';
export type {
  ErsAppointment,
  ErsAppointmentBody,
  ErsAppointmentStatus,
  ErsClinicianParticipant,
  ErsPartyParticipant,
} from './types/appointment.js';
export type {
  CodingOf,
  ConceptOf,
  ExtensionOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceDataCoding,
  ReferenceTo,
  VersionedMeta,
} from './types/elements.js';
export type {
  AdditionalRequirementExtension,
  AppointmentExtension,
  AppointmentReferenceExtension,
  AttachmentExtension,
  ClinicalInfoExtension,
  CommissioningRuleOrganisationExtension,
  CommunicationRequestExtension,
  CommunicationRequesterExtension,
  EReferralPathwayStartExtension,
  HealthcareServiceReferenceExtension,
  PractitionerRoleReferenceExtension,
  ProviderConversionAuthorisationExtension,
  ReferralPriorityExtension,
  ReferralRequestExtension,
  ReferralShortlistExtension,
  ReferralStateExtension,
  ReferralStatePart,
  ShortlistSearchCriteriaExtension,
  SpecialtyExtension,
  WorklistItemExtension,
  WorklistItemUrls,
} from './types/extensions.js';
export type {
  ErsBundleEntry,
  ErsCodeSystem,
  ErsCommunicationBundle,
  ErsConcept,
  ErsConceptProperty,
  ErsOperationOutcome,
  ErsOperationOutcomeIssue,
  ErsSchedule,
  ErsServiceList,
  ErsServiceListEntry,
  ErsSlot,
  ErsSlotBundle,
  ErsTask,
  ErsTaskBundle,
  ErsWorklist,
  ErsWorklistEntry,
} from './types/lists-and-bundles.js';
export type {
  CancelAppointmentActionLaterParameters,
  CancelReferralParameters,
  CancelReferralResultParameters,
  ChangeShortlistAndSendForTriageParameters,
  ChangeShortlistAndSendForTriageResultParameters,
  ChangeShortlistParameters,
  CreateAdviceAndGuidanceParameters,
  CreateAdviceAndGuidanceResultParameters,
  CreateFromCommunicationRequestParameters,
  CreateReferralAndSendForTriageParameters,
  CreateReferralParameters,
  ErsParameters,
  FetchWorklistParameters,
  MaintainReferralLetterParameters,
  Parameter,
  PatientServiceSearchParameters,
  RecordReviewOutcomeParameters,
  RejectReferralParameters,
  SendCommunicationToRequesterParameters,
  SendCommunicationToRequesterResultParameters,
  ServiceSearchCriteriaParameter,
} from './types/parameters.js';
export type {
  ErsAttachment,
  ErsCommunication,
  ErsCommunicationRequest,
  ErsDocumentReference,
  ErsDocumentReferenceBody,
  ErsDocumentReferenceContent,
  ErsPatient,
  ErsPayload,
  ErsPractitioner,
  ErsPractitionerRole,
  ErsReferralRequest,
  ErsRequester,
  ErsServiceSearchCriteria,
  ErsShortlist,
  ErsShortlistEntry,
  ReferenceByExtension,
} from './types/records.js';
export type { FhirErrorCode } from '../internal/fhir-error.js';
export type { ParametersValue } from '../internal/read-parameters.js';
export type { CodingValue, IdentifierValue, Reading } from '../internal/reading.js';
export type { Mode } from '../internal/table.js';
export type { ValidateOptions, ValidationIssue, ValidationResult } from '../internal/validator.js';
export type { BuildOptions, ReasonCode, ReferenceDataCode, VersionedRecord } from './builders/build.js';
export type { ProfileName } from './profiles/index.js';
export type { ReferenceDataSet } from './tables/reference-data.js';
