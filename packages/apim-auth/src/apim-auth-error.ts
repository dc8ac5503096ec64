import { CodedError, isCodedError } from '@ers-kit/internal';

import type { TokenErrorReason } from './token-error-table.js';

/**
 * What an {@link ApimAuthError} is about. The README says for each what to do.
 *
 * - `ERR_APIM_CONFIGURATION`: the options cannot be used, or the call needs an API secret that is not there.
 * - `ERR_APIM_KEY`: the private key, or its id, cannot be used.
 * - `ERR_APIM_SIGNER`: the signing function of the credentials failed.
 * - `ERR_APIM_SUBJECT_TOKEN`: no ID token of this environment's CIS2; nothing was sent.
 * - `ERR_APIM_REFRESH_TOKEN`: no refresh token; nothing was sent.
 * - `ERR_APIM_TOKEN_REFUSED`: the token service refused; `reason` names the row of {@link tokenErrorTable}.
 * - `ERR_APIM_TOKEN_RESPONSE`: the service answered 200 without a token.
 * - `ERR_APIM_RATE_LIMIT`: 429, after the retries.
 * - `ERR_APIM_SERVER`: 5xx, after the retries.
 * - `ERR_APIM_UNREACHABLE`, `ERR_APIM_TIMEOUT`: no answer came.
 * - `ERR_APIM_REDIRECT`: the answer was a redirect, which is not followed.
 * - `ERR_APIM_ABORTED`: the caller's signal ended the call.
 * - `ERR_APIM_TRANSACTION`, `ERR_APIM_STATE`, `ERR_APIM_CALLBACK`, `ERR_APIM_SIGN_IN_REFUSED`: a combined
 *   sign-in did not complete.
 * - `ERR_APIM_SIGN_IN_NEEDED`: the tokens of a session cannot be renewed; only the user can help.
 * - `ERR_APIM_STORE`: the token store failed.
 *
 * @example
 * ```ts
 * import type { ApimAuthErrorCode } from '@ers-kit/apim-auth';
 *
 * const code: ApimAuthErrorCode = 'ERR_APIM_TOKEN_REFUSED';
 * ```
 */
export type ApimAuthErrorCode =
  | 'ERR_APIM_CONFIGURATION'
  | 'ERR_APIM_KEY'
  | 'ERR_APIM_SIGNER'
  | 'ERR_APIM_SUBJECT_TOKEN'
  | 'ERR_APIM_REFRESH_TOKEN'
  | 'ERR_APIM_TOKEN_REFUSED'
  | 'ERR_APIM_TOKEN_RESPONSE'
  | 'ERR_APIM_RATE_LIMIT'
  | 'ERR_APIM_SERVER'
  | 'ERR_APIM_UNREACHABLE'
  | 'ERR_APIM_TIMEOUT'
  | 'ERR_APIM_REDIRECT'
  | 'ERR_APIM_ABORTED'
  | 'ERR_APIM_TRANSACTION'
  | 'ERR_APIM_STATE'
  | 'ERR_APIM_CALLBACK'
  | 'ERR_APIM_SIGN_IN_REFUSED'
  | 'ERR_APIM_SIGN_IN_NEEDED'
  | 'ERR_APIM_STORE';

/**
 * A call to the token service.
 *
 * @example
 * ```ts
 * import type { ApimOperation } from '@ers-kit/apim-auth';
 *
 * const operation: ApimOperation = 'client-credentials';
 * ```
 */
export type ApimOperation =
  'token-exchange' | 'refresh' | 'client-credentials' | 'authorization-code' | 'userinfo';

/**
 * What is known about a failure beside its code and message. Nothing here is a secret or names a person.
 *
 * @example
 * ```ts
 * import type { ApimAuthErrorDetails } from '@ers-kit/apim-auth';
 *
 * declare const error: ApimAuthErrorDetails;
 * const mayTryAgain = error.ambiguous !== true;
 * const milliseconds = error.retryAfter ?? 1000;
 * ```
 */
export interface ApimAuthErrorDetails {
  /** Every problem found in an input, where there can be several. */
  readonly problems?: readonly string[];
  /** The call that failed. */
  readonly operation?: ApimOperation;
  /** The row of the token service's error table; see `explainTokenError`. */
  readonly reason?: TokenErrorReason;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** `error` of the answer. */
  readonly error?: string;
  /** `error_description` of the answer; words that could be a secret are taken out. */
  readonly errorDescription?: string;
  /** `message_id` of the answer: what the API platform's support asks for. */
  readonly messageId?: string;
  /** The correlation id of the answer, where it has one. */
  readonly correlationId?: string;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** Whether the service may have acted on the request although no answer came. */
  readonly ambiguous?: boolean;
}

/**
 * Every failure of this package. It never holds a token, assertion, secret or key.
 *
 * @example
 * ```ts
 * import { ApimAuthError, explainTokenError, type ApimAuth } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * try {
 *   await auth.applicationToken();
 * } catch (error) {
 *   if (!ApimAuthError.isInstance(error)) throw error;
 *   const { meaning, fixers } = explainTokenError(error);
 *   console.error(error.code, meaning, fixers, error.messageId);
 * }
 * ```
 */
export class ApimAuthError extends CodedError<ApimAuthErrorCode> implements ApimAuthErrorDetails {
  /** See {@link ApimAuthErrorDetails.problems}. */
  declare readonly problems?: readonly string[];
  /** See {@link ApimAuthErrorDetails.operation}. */
  declare readonly operation?: ApimOperation;
  /** See {@link ApimAuthErrorDetails.reason}. */
  declare readonly reason?: TokenErrorReason;
  /** See {@link ApimAuthErrorDetails.status}. */
  declare readonly status?: number;
  /** See {@link ApimAuthErrorDetails.error}. */
  declare readonly error?: string;
  /** See {@link ApimAuthErrorDetails.errorDescription}. */
  declare readonly errorDescription?: string;
  /** See {@link ApimAuthErrorDetails.messageId}. */
  declare readonly messageId?: string;
  /** See {@link ApimAuthErrorDetails.correlationId}. */
  declare readonly correlationId?: string;
  /** See {@link ApimAuthErrorDetails.retryAfter}: milliseconds. */
  declare readonly retryAfter?: number;
  /** See {@link ApimAuthErrorDetails.ambiguous}. */
  declare readonly ambiguous?: boolean;

  constructor(
    code: ApimAuthErrorCode,
    message: string,
    details: ApimAuthErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super('ApimAuthError', code, message, options);
    Object.assign(this, details);
  }

  /** Whether `value` is an {@link ApimAuthError}, of whichever installed version of this package. */
  static isInstance(value: unknown): value is ApimAuthError {
    return isCodedError(value, 'ApimAuthError');
  }
}
