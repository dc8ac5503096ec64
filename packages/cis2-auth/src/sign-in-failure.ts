import { Cis2AuthError, type Cis2AuthErrorCode } from './cis2-auth-error.js';

/**
 * Why a user is not signed in, as far as it makes a difference to the user:
 *
 * - `cancelled`: the user gave up at CIS2.
 * - `authentication-too-weak`: another authenticator is needed.
 * - `identity-too-weak`: a registration authority has to verify the user.
 * - `too-late`: the user, or the way back, took too long.
 * - `used-before`: the callback was used before, or was begun in another browser.
 * - `unavailable`: CIS2 does not answer; later it may.
 * - `not-trusted`: what CIS2 answered, or the set-up of the application, is not in order.
 *
 * @example
 * ```ts
 * import type { SignInFailure } from '@ers-kit/cis2-auth';
 *
 * const titles: Partial<Record<SignInFailure, string>> = { cancelled: 'You cancelled the sign-in' };
 * ```
 */
export type SignInFailure =
  | 'cancelled'
  | 'authentication-too-weak'
  | 'identity-too-weak'
  | 'too-late'
  | 'used-before'
  | 'unavailable'
  | 'not-trusted';

/** Codes that mean something to a user; every other one is `not-trusted`. */
const failures: Partial<Record<Cis2AuthErrorCode, SignInFailure>> = {
  ERR_CIS2_AUTHENTICATION_ASSURANCE: 'authentication-too-weak',
  ERR_CIS2_IDENTITY_ASSURANCE: 'identity-too-weak',
  ERR_CIS2_TRANSACTION_EXPIRED: 'too-late',
  ERR_CIS2_AUTH_TIME: 'too-late',
  ERR_CIS2_TRANSACTION_INVALID: 'used-before',
  ERR_CIS2_TRANSACTION_USED: 'used-before',
  ERR_CIS2_STATE_MISSING: 'used-before',
  ERR_CIS2_STATE_MISMATCH: 'used-before',
  ERR_CIS2_CALLBACK: 'used-before',
  ERR_CIS2_UNREACHABLE: 'unavailable',
  ERR_CIS2_TIMEOUT: 'unavailable',
};

/**
 * What to tell the user of an error of `startSignIn` or `completeSignIn`: one of few kinds, for an
 * application to have a page for each. `undefined` where it is another error, such as one of your session store.
 *
 * @param error - What was caught.
 *
 * @example
 * ```ts
 * import { Cis2AuthError, signInFailure } from '@ers-kit/cis2-auth';
 *
 * const error = new Cis2AuthError('ERR_CIS2_TRANSACTION_EXPIRED', 'The sign-in took too long.');
 * console.log(signInFailure(error)); // too-late
 * ```
 */
export function signInFailure(error: unknown): SignInFailure | undefined {
  if (!Cis2AuthError.isInstance(error)) return undefined;
  const { code, status = 0, error: answer = '' } = error;
  if (code === 'ERR_CIS2_STORE') return undefined;
  if (code === 'ERR_CIS2_SIGN_IN_REFUSED' && answer === 'access_denied') return 'cancelled';
  if (status >= 500 || answer === 'server_error' || answer === 'temporarily_unavailable')
    return 'unavailable';
  return failures[code] ?? 'not-trusted';
}
