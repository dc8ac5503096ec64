export { downloadAttachment } from './attachments.js';
export {
  appointmentCancellationReasons,
  referralCancellationReasons,
  rejectionReasons,
} from './cancellation-reasons.js';
export { clinicTypes } from './clinic-types.js';
export { createErsClient } from './create-ers-client.js';
export { fileNameFrom } from './content-disposition.js';
export { safeFileName, safeFileNames } from './file-names.js';
export {
  ErsAuthError,
  ErsConfigurationError,
  ErsConflictError,
  ErsError,
  ErsForbiddenError,
  ErsLockedError,
  ErsNetworkError,
  ErsNotFoundError,
  ErsRateLimitError,
  ErsTimeoutError,
  ErsUnavailableError,
  ErsValidationError,
} from './errors.js';
export { createLimiter } from './limiter.js';
export { createReferenceData } from './reference-data.js';
export { askForAdvice } from './recipes/ask-for-advice.js';
export { bookFirstAvailableSlot } from './recipes/book-first-available-slot.js';
export { cancelBooking } from './recipes/cancel-booking.js';
export { changeReferral } from './recipes/change-referral.js';
export { convertAdvice, reviewReferral } from './recipes/provider-decisions.js';
export {
  addLetter,
  attachLetters,
  createReferralWithLetter,
  uploadFiles,
} from './recipes/referral-with-letter.js';
export { possibleAdviceOperations, possibleOperations, worklistTypesOf } from './possible-operations.js';
export { kindOfRecord, readAdviceConversation, readReferralWithActions } from './recipes/read-records.js';
export { shortlistedServices } from './recipes/shortlisted-services.js';
export { summariseAdvice, summariseReferral } from './summaries.js';
export { searchServices } from './service-search.js';
export { freeSlots, slotPages } from './slots.js';
export { worklist } from './worklist.js';
export type { AttachmentDownload, AttachmentHold, DownloadOptions } from './attachments.js';
export type {
  CallArguments,
  CallInput,
  CallOptions,
  CallOutcome,
  CallResult,
  FileBody,
  FileResult,
  LocationResult,
  ResourceResult,
  VersionResult,
} from './call-types.js';
export type { CallEndEvent, CallEvent, CallListener, CallRetryEvent, CallStartEvent } from './events.js';
export type { ErsClient, ErsClientCore, ErsMethods } from './ers-client.js';
export type { ErsErrorCode, OutcomeCode, R4OutcomeCode, Stu3OutcomeCode } from './error-code.js';
export type { FailureBody, InputProblem, Processed } from './error-details.js';
export type { AccessTokenSource, ClientContext, ErsClientOptions } from './options.js';
export type { Limiter, LimiterOptions, LimiterRequest } from './limiter.js';
export type { ClinicType } from './clinic-types.js';
export type { ReasonOptions } from './cancellation-reasons.js';
export type { CodedConcept, ConceptFilter, ReferenceData, ReferenceDataOptions } from './reference-data.js';
export type { CancelBookingInput } from './recipes/cancel-booking.js';
export type { Booking, BookingInput } from './recipes/book-first-available-slot.js';
export type {
  ConflictOptions,
  ReadReferral,
  RecipeClient,
  RecipeOptions,
} from './recipes/change-referral.js';
export type { CreateReferralOptions, Letter } from './recipes/referral-with-letter.js';
export type { AdviceConversation, ReferralWithActions } from './recipes/read-records.js';
export type { ServiceOfShortlist } from './recipes/shortlisted-services.js';
export type { AdviceSummary, ReferralSummary } from './summaries.js';
export type { SlotSearch } from './slots.js';
export type { ResponseOf } from './response-types.js';
export type { Worklist, WorklistOptions } from './worklist.js';
export type { RetryPolicy } from './internal/retry.js';
export type { Timeouts } from './timeouts.js';
