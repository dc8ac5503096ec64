export { createErsClient } from './create-ers-client.js';
export { fileNameFrom } from './content-disposition.js';
export {
  ErsAuthError,
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
export type {
  CallArguments,
  CallInput,
  CallOptions,
  CallOutcome,
  CallResult,
  ErsResources,
  FileBody,
  FileResult,
  LocationResult,
  ResourceResult,
  VersionResult,
} from './call-types.js';
export type { CallEndEvent, CallEvent, CallListener, CallRetryEvent, CallStartEvent } from './events.js';
export type { ErsClient, ErsClientCore, ErsMethods } from './ers-client.js';
export type { ErsErrorCode, OutcomeCode, R4OutcomeCode, Stu3OutcomeCode } from './error-code.js';
export type { FailureBody, InputProblem, Processed } from './errors.js';
export type { AccessTokenSource, ClientContext, ErsClientOptions } from './options.js';
export type { Limiter, LimiterOptions, LimiterRequest } from './limiter.js';
export type { RetryPolicy } from './internal/retry.js';
export type { Timeouts } from './timeouts.js';
