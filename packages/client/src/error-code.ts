/**
 * What kind of failure an {@link ErsError} is, stable across versions.
 *
 * | code | error class | when |
 * | --- | --- | --- |
 * | `ERR_ERS_CONFIGURATION` | `ErsConfigurationError` | the options of a client, limiter or cache, or a folder, cannot be worked with |
 * | `ERR_ERS_INPUT` | `ErsValidationError` | the call was refused before anything was sent |
 * | `ERR_ERS_VALIDATION` | `ErsValidationError` | 400, 422 and any other 4xx without a kind of its own |
 * | `ERR_ERS_AUTH` | `ErsAuthError` | 401, or no usable access token could be had: `status` is then `undefined`, and nothing was sent |
 * | `ERR_ERS_FORBIDDEN` | `ErsForbiddenError` | 403 |
 * | `ERR_ERS_NOT_FOUND` | `ErsNotFoundError` | 404, 410 |
 * | `ERR_ERS_CONFLICT` | `ErsConflictError` | 409, 412 |
 * | `ERR_ERS_LOCKED` | `ErsLockedError` | 423 |
 * | `ERR_ERS_RATE_LIMIT` | `ErsRateLimitError` | 429 |
 * | `ERR_ERS_LIMITER` | `ErsRateLimitError` | the limiter failed, so the call was not sent |
 * | `ERR_ERS_UNAVAILABLE` | `ErsUnavailableError` | 5xx |
 * | `ERR_ERS_RESPONSE` | `ErsUnavailableError` | an answer the API does not document: a redirect, or a success whose body is broken, of the wrong kind or too large |
 * | `ERR_ERS_NETWORK` | `ErsNetworkError` | no answer, or one that broke off |
 * | `ERR_ERS_TIMEOUT` | `ErsTimeoutError` | no answer within the operation's time, 408 |
 *
 * @example
 * ```ts
 * import type { ErsErrorCode } from '@ers-kit/client';
 *
 * const nothingWasSent: ErsErrorCode[] = ['ERR_ERS_CONFIGURATION', 'ERR_ERS_INPUT'];
 * ```
 */
export type ErsErrorCode =
  | 'ERR_ERS_CONFIGURATION'
  | 'ERR_ERS_INPUT'
  | 'ERR_ERS_VALIDATION'
  | 'ERR_ERS_AUTH'
  | 'ERR_ERS_FORBIDDEN'
  | 'ERR_ERS_NOT_FOUND'
  | 'ERR_ERS_CONFLICT'
  | 'ERR_ERS_LOCKED'
  | 'ERR_ERS_RATE_LIMIT'
  | 'ERR_ERS_LIMITER'
  | 'ERR_ERS_UNAVAILABLE'
  | 'ERR_ERS_RESPONSE'
  | 'ERR_ERS_NETWORK'
  | 'ERR_ERS_TIMEOUT';

/**
 * Codes of the STU3 outcomes, system `https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1`.
 *
 * @example
 * ```ts
 * import type { Stu3OutcomeCode } from '@ers-kit/client';
 *
 * const code: Stu3OutcomeCode = 'SLOT_NOT_AVAILABLE';
 * ```
 */
export type Stu3OutcomeCode =
  | 'CONFLICTING_VALUES'
  | 'DUPLICATE_FILENAME'
  | 'DUPLICATE_SERVICE'
  | 'FIELD_NOT_PERMITTED'
  | 'FILE_SIZE_ERROR'
  | 'FORBIDDEN'
  | 'HISTORY_NOT_SUPPORTED'
  | 'INAPPROPRIATE_SLOT'
  | 'INAPPROPRIATE_VALUE'
  | 'INVALID_CODE'
  | 'INVALID_FHIR_STRUCTURE'
  | 'INVALID_REQUEST_STATE'
  | 'INVALID_REQUEST_TYPE'
  | 'INVALID_STATE'
  | 'INVALID_VALUE'
  | 'MISSING_HEADER'
  | 'MISSING_PARAMETER'
  | 'MISSING_VALUE'
  | 'NO_ACCESS'
  | 'NO_ACCESS_CODE'
  | 'NO_CHANGES_DETECTED'
  | 'NO_REG_GP_PRACTICE'
  | 'NO_RELATIONSHIP'
  | 'ORGANISATION_IS_CLOSED'
  | 'ORGANISATION_NOT_APPROPRIATE'
  | 'PAS_NOT_RESPONDING'
  | 'PAS_RESPONDED_WITH_ERROR'
  | 'PATIENT_ERROR'
  | 'PENDING'
  | 'PRIORITY_NOT_CURRENT'
  | 'REFERENCED_USER_IS_NOT_ACTIVE'
  | 'REFERENCED_USER_IS_NOT_RC'
  | 'REFERENCED_USER_IS_NOT_RC_AT_ORG'
  | 'REFERENCED_USER_IS_NOT_SPC'
  | 'REFERENCED_USER_NOT_IN_ORG'
  | 'REFERENCE_NOT_FOUND'
  | 'SERVICE_UNAVAILABLE'
  | 'SHORTLISTED_SERVICE_NOT_IN_RESULTS'
  | 'SLOTS_CURRENTLY_AVAILABLE'
  | 'SLOT_NOT_AVAILABLE'
  | 'SNOMED_NOT_FOUND'
  | 'SYSTEM_UNAVAILABLE'
  | 'THIS_SLOT_IS_AVAILABLE'
  | 'THREATS_FOUND'
  | 'TOO_MANY_ITEMS'
  | 'UNABLE_TO_CANCEL_APPOINTMENT'
  | 'UNABLE_TO_CONFIRM_APPOINTMENT'
  | 'UNEXPECTED_FIELD'
  | 'UNSUPPORTED_PRIORITY'
  | 'VALIDATION_FAILED'
  | 'VALUE_IS_REQUIRED';

/**
 * Codes of the R4 outcomes, of the systems `http-error-codes`, `ers-error-codes` and
 * `NHSD-API-ErrorOrWarningCode`.
 *
 * @example
 * ```ts
 * import type { R4OutcomeCode } from '@ers-kit/client';
 *
 * const code: R4OutcomeCode = 'ACCESS_DENIED';
 * ```
 */
export type R4OutcomeCode =
  | 'ACCESS_DENIED'
  | 'MISSING_HEADER'
  | 'NO_RELATIONSHIP'
  | 'PENDING'
  | 'REC_BAD_REQUEST'
  | 'REC_FORBIDDEN'
  | 'REC_NOT_ACCEPTABLE'
  | 'REC_NOT_FOUND'
  | 'REC_SERVER_ERROR'
  | 'REC_UNAVAILABLE'
  | 'REC_UNSUPPORTED_MEDIA_TYPE'
  | 'SERVICE_ERROR'
  | 'THREATS_FOUND'
  | 'TOO_MANY_REQUESTS'
  | 'VALIDATION_FAILED';

/**
 * A code that came with a failed answer. Open, since the service may add codes: the known ones are there for
 * completion and for `switch`. Gateway faults (`policies.ratelimit.QuotaViolation`) and OAuth errors
 * (`invalid_token`) come under their own names.
 *
 * @example
 * ```ts
 * import { ErsError, type OutcomeCode } from '@ers-kit/client';
 *
 * declare const error: ErsError;
 * const code: OutcomeCode | undefined = error.codes[0];
 * ```
 */
export type OutcomeCode = Stu3OutcomeCode | R4OutcomeCode | (string & Record<never, never>);
