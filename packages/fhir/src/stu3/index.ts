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
export { cancelReferralParameters } from './builders/cancel-referral.js';
export {
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
  conversation,
  providerConversionAuthorisation,
  recipientService,
} from './readers/advice.js';
export { communicationRequester, practitionerRole, requesterRole, senderRole } from './readers/roles.js';
export { appointmentParticipants, appointmentReason, incomingReferral } from './readers/appointment.js';
export { attachments } from './readers/attachments.js';
export { availableActions, availableSlots, bundleLink } from './readers/bundles.js';
export { isConceptInForce, referenceConcepts } from './readers/code-system.js';
export {
  additionalRequirements,
  appointmentReference,
  containedAppointment,
  referralPriority,
  referralSpecialty,
  referralState,
} from './readers/referral.js';
export {
  clinicalInfoFirstSubmitted,
  clinicalInfoLastUpdated,
  eReferralPathwayStart,
  relatedRequests,
} from './readers/pathway.js';
export {
  commissioningRuleOrganisation,
  ersRequestId,
  patientNhsNumber,
  versionOf,
} from './readers/record.js';
export {
  readCancelAppointmentActionLaterParameters,
  readCreateFromCommunicationRequestParameters,
  readFetchWorklistParameters,
  readRecordReviewOutcomeParameters,
  readRejectReferralParameters,
  readSendCommunicationToRequesterParameters,
} from './readers/provider-request-parameters.js';
export {
  readCancelReferralParameters,
  readChangeShortlistParameters,
  readCreateAdviceAndGuidanceParameters,
  readCreateReferralParameters,
  readMaintainReferralLetterParameters,
  readPatientServiceSearchParameters,
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
export type { CancelReferralInput } from './builders/cancel-referral.js';
export type {
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
export type { MessageReading } from './readers/advice.js';
export type { RoleReading } from './readers/roles.js';
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
  ClinicalInfoExtension,
  CommissioningRuleOrganisationExtension,
  EReferralPathwayStartExtension,
  ReferralPriorityExtension,
  ReferralRequestExtension,
  ReferralShortlistExtension,
  ReferralStateExtension,
  ReferralStatePart,
} from './types/extensions.js';
export type {
  AttachmentExtension,
  ShortlistSearchCriteriaExtension,
  WorklistItemExtension,
  WorklistItemUrls,
} from './types/list-extensions.js';
export type {
  CommunicationRequestExtension,
  CommunicationRequesterExtension,
  HealthcareServiceReferenceExtension,
  PractitionerRoleReferenceExtension,
  ProviderConversionAuthorisationExtension,
  SpecialtyExtension,
} from './types/advice-extensions.js';
export type {
  ErsBundleEntry,
  ErsCommunicationBundle,
  ErsSchedule,
  ErsSlot,
  ErsSlotBundle,
  ErsTask,
  ErsTaskBundle,
} from './types/bundles.js';
export type { ErsCodeSystem, ErsConcept, ErsConceptProperty } from './types/code-system.js';
export type { ErsOperationOutcome, ErsOperationOutcomeIssue } from './types/operation-outcome.js';
export type { ErsServiceList, ErsServiceListEntry, ErsWorklist, ErsWorklistEntry } from './types/lists.js';
export type {
  CancelAppointmentActionLaterParameters,
  CreateAdviceAndGuidanceParameters,
  CreateFromCommunicationRequestParameters,
  FetchWorklistParameters,
  RecordReviewOutcomeParameters,
  RejectReferralParameters,
  SendCommunicationToRequesterParameters,
} from './types/provider-parameters.js';
export type {
  CancelReferralParameters,
  ChangeShortlistAndSendForTriageParameters,
  ChangeShortlistParameters,
  CreateReferralAndSendForTriageParameters,
  CreateReferralParameters,
  MaintainReferralLetterParameters,
  PatientServiceSearchParameters,
} from './types/referral-parameters.js';
export type {
  CancelReferralResultParameters,
  ChangeShortlistAndSendForTriageResultParameters,
  CreateAdviceAndGuidanceResultParameters,
  SendCommunicationToRequesterResultParameters,
} from './types/result-parameters.js';
export type { ErsParameters, Parameter, ServiceSearchCriteriaParameter } from './types/parameters.js';
export type {
  ErsAttachment,
  ErsDocumentReference,
  ErsDocumentReferenceBody,
  ErsDocumentReferenceContent,
} from './types/files.js';
export type {
  ErsCommunication,
  ErsCommunicationRequest,
  ErsPayload,
  ErsReferralRequest,
  ErsRequester,
  ReferenceByExtension,
} from './types/records.js';
export type { ErsPatient, ErsPractitioner, ErsPractitionerRole } from './types/people.js';
export type { ErsServiceSearchCriteria, ErsShortlist, ErsShortlistEntry } from './types/shortlist.js';
export type { FhirErrorCode } from '../internal/fhir-error.js';
export type { ParametersValue } from '../internal/read-parameters.js';
export type { CodingValue, IdentifierValue, Reading } from '../internal/reading.js';
export type { Mode } from '../internal/table.js';
export type { ValidateOptions, ValidationIssue, ValidationResult } from '../internal/validator.js';
export type { BuildOptions, ReasonCode, ReferenceDataCode, VersionedRecord } from './builders/build.js';
export type { ProfileName } from './profiles/index.js';
export type { ReferenceDataSet } from './tables/reference-data.js';
