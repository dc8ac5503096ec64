import { CodedError, isCodedError } from '@ers-kit/internal';

/**
 * What a {@link Cis2AuthError} is about. The README says for each what to do.
 *
 * - `ERR_CIS2_CONFIGURATION`, `ERR_CIS2_KEY`, `ERR_CIS2_SIGNER`: the options, the private key, the signing function.
 * - `ERR_CIS2_TRANSACTION_INVALID`, `ERR_CIS2_TRANSACTION_USED`, `ERR_CIS2_TRANSACTION_EXPIRED`: no sign-in to
 *  complete, one that was completed before, one that took too long.
 * - `ERR_CIS2_STATE_MISSING`, `ERR_CIS2_STATE_MISMATCH`: the callback is not of this sign-in.
 * - `ERR_CIS2_CALLBACK`, `ERR_CIS2_CALLBACK_ISSUER`: the callback is malformed, or of another issuer.
 * - `ERR_CIS2_SIGN_IN_REFUSED`: CIS2 said no; `error` has its code.
 * - `ERR_CIS2_DISCOVERY`, `ERR_CIS2_JWKS`: CIS2's metadata or keys cannot be used.
 * - `ERR_CIS2_TOKEN_REQUEST`, `ERR_CIS2_TOKEN_RESPONSE`: the token endpoint refused, or its answer cannot be read.
 * - `ERR_CIS2_USERINFO`, `ERR_CIS2_USERINFO_SUBJECT`: the userinfo cannot be read, or is of somebody else.
 * - `ERR_CIS2_UNREACHABLE`, `ERR_CIS2_TIMEOUT`, `ERR_CIS2_ABORTED`, `ERR_CIS2_REDIRECT`: no usable answer came.
 * - `ERR_CIS2_ID_TOKEN_MALFORMED`, and the eight codes after it: the ID token, or a logout token, must not be trusted.
 * - `ERR_CIS2_LOGOUT_TOKEN`: a logout token that is to be refused.
 * - `ERR_CIS2_STORE`: the session index in Redis failed.
 * - `ERR_CIS2_SUBJECT_CHANGED`: another user came back from a change of role.
 * - `ERR_CIS2_AUTH_TIME`, `ERR_CIS2_AUTHENTICATION_ASSURANCE`, `ERR_CIS2_IDENTITY_ASSURANCE`: the authentication is
 *  too old or too weak, or the user's identity is not verified well enough.
 *
 * @example
 * ```ts
 * import type { Cis2AuthErrorCode } from '@ers-kit/cis2-auth';
 *
 * const startAgain: Cis2AuthErrorCode[] = ['ERR_CIS2_TRANSACTION_EXPIRED', 'ERR_CIS2_STATE_MISMATCH'];
 * ```
 */
export type Cis2AuthErrorCode =
  | 'ERR_CIS2_CONFIGURATION'
  | 'ERR_CIS2_KEY'
  | 'ERR_CIS2_SIGNER'
  | 'ERR_CIS2_TRANSACTION_INVALID'
  | 'ERR_CIS2_TRANSACTION_USED'
  | 'ERR_CIS2_TRANSACTION_EXPIRED'
  | 'ERR_CIS2_STATE_MISSING'
  | 'ERR_CIS2_STATE_MISMATCH'
  | 'ERR_CIS2_CALLBACK'
  | 'ERR_CIS2_CALLBACK_ISSUER'
  | 'ERR_CIS2_SIGN_IN_REFUSED'
  | 'ERR_CIS2_DISCOVERY'
  | 'ERR_CIS2_JWKS'
  | 'ERR_CIS2_TOKEN_REQUEST'
  | 'ERR_CIS2_TOKEN_RESPONSE'
  | 'ERR_CIS2_USERINFO'
  | 'ERR_CIS2_USERINFO_SUBJECT'
  | 'ERR_CIS2_UNREACHABLE'
  | 'ERR_CIS2_TIMEOUT'
  | 'ERR_CIS2_ABORTED'
  | 'ERR_CIS2_REDIRECT'
  | 'ERR_CIS2_ID_TOKEN_MALFORMED'
  | 'ERR_CIS2_ID_TOKEN_ALGORITHM'
  | 'ERR_CIS2_ID_TOKEN_KEY'
  | 'ERR_CIS2_ID_TOKEN_SIGNATURE'
  | 'ERR_CIS2_ID_TOKEN_ISSUER'
  | 'ERR_CIS2_ID_TOKEN_AUDIENCE'
  | 'ERR_CIS2_ID_TOKEN_TIME'
  | 'ERR_CIS2_ID_TOKEN_NONCE'
  | 'ERR_CIS2_ID_TOKEN_HASH'
  | 'ERR_CIS2_LOGOUT_TOKEN'
  | 'ERR_CIS2_STORE'
  | 'ERR_CIS2_SUBJECT_CHANGED'
  | 'ERR_CIS2_AUTH_TIME'
  | 'ERR_CIS2_AUTHENTICATION_ASSURANCE'
  | 'ERR_CIS2_IDENTITY_ASSURANCE';

/**
 * What is known about a failure beside its code and message. Nothing here is a secret or names a person.
 *
 * @example
 * ```ts
 * import type { Cis2AuthErrorDetails } from '@ers-kit/cis2-auth';
 *
 * declare const error: Cis2AuthErrorDetails;
 * const isCancelled = error.error === 'access_denied';
 * ```
 */
export interface Cis2AuthErrorDetails {
  /** Every problem found in an input, where there can be several. */
  readonly problems?: readonly string[];
  /** The call to CIS2 that failed. */
  readonly operation?: Cis2Operation;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** The OAuth error code of the answer, such as `invalid_client` or `access_denied`. */
  readonly error?: string;
}

/**
 * A call to CIS2.
 *
 * @example
 * ```ts
 * import type { Cis2Operation } from '@ers-kit/cis2-auth';
 *
 * const operation: Cis2Operation = 'userinfo';
 * ```
 */
export type Cis2Operation = 'discovery' | 'token' | 'userinfo' | 'jwks';

/**
 * Every failure of this package. It never holds a token, code, assertion, secret or key.
 *
 * @example
 * ```ts
 * import { Cis2AuthError, type Cis2Client, type CompleteSignInOptions } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * declare const callback: CompleteSignInOptions;
 * try {
 *   await client.completeSignIn(callback);
 * } catch (error) {
 *   if (!Cis2AuthError.isInstance(error)) throw error;
 *   console.error(error.code, error.operation, error.status);
 * }
 * ```
 */
export class Cis2AuthError extends CodedError<Cis2AuthErrorCode> implements Cis2AuthErrorDetails {
  /** See {@link Cis2AuthErrorDetails.problems}. */
  declare readonly problems?: readonly string[];
  /** See {@link Cis2AuthErrorDetails.operation}. */
  declare readonly operation?: Cis2Operation;
  /** See {@link Cis2AuthErrorDetails.status}. */
  declare readonly status?: number;
  /** See {@link Cis2AuthErrorDetails.error}. */
  declare readonly error?: string;

  constructor(
    code: Cis2AuthErrorCode,
    message: string,
    details: Cis2AuthErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super('Cis2AuthError', code, message, options);
    Object.assign(this, details);
  }

  /** Whether `value` is a {@link Cis2AuthError}, of whichever installed version of this package. */
  static isInstance(value: unknown): value is Cis2AuthError {
    return isCodedError(value, 'Cis2AuthError');
  }
}
