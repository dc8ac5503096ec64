import { CodedError, isCodedError } from '@ers-kit/internal';

import type { TokenErrorReason } from './token-error-table.js';

/** What an {@link ApimAuthError} is about. The README says for each what to do. */
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

/** A call to the token service. */
export type ApimOperation =
  'token-exchange' | 'refresh' | 'client-credentials' | 'authorization-code' | 'userinfo';

/** What is known about a failure beside its code and message. Nothing here is a secret or names a person. */
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

/** Every failure of this package. It never holds a token, assertion, secret or key. */
export class ApimAuthError extends CodedError<ApimAuthErrorCode> implements ApimAuthErrorDetails {
  declare readonly problems?: readonly string[];
  declare readonly operation?: ApimOperation;
  declare readonly reason?: TokenErrorReason;
  declare readonly status?: number;
  declare readonly error?: string;
  declare readonly errorDescription?: string;
  declare readonly messageId?: string;
  declare readonly correlationId?: string;
  declare readonly retryAfter?: number;
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
