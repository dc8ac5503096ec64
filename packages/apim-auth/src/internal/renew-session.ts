import type { ApimAuth, UserTokens } from '../apim-auth.js';
import { ApimAuthError } from '../apim-auth-error.js';
import type { TokenRecord } from '../token-manager/token-store.js';

// An ID token that is about to expire would be expired when it arrives.
const marginMilliseconds = 5000;

/**
 * New tokens for a session: by its refresh token; where that is spent, or may be spent since an answer was
 * lost, by exchanging the ID token again; or else only the user can help.
 */
export async function renewSession(auth: ApimAuth, record: TokenRecord, now: number): Promise<UserTokens> {
  const {
    refreshToken,
    refreshTokenExpiresAt = Number.POSITIVE_INFINITY,
    idToken,
    idTokenExpiresAt = 0,
  } = record;
  let refreshFailure: unknown;
  if (auth.canRefresh && refreshToken !== undefined && refreshTokenExpiresAt > now) {
    try {
      return await auth.refresh(refreshToken);
    } catch (error) {
      if (!mayBeSpent(error)) throw error;
      refreshFailure = error;
    }
  }
  if (idToken !== undefined && idTokenExpiresAt > now + marginMilliseconds)
    return auth.exchangeIdToken(idToken);
  throw signInNeeded(
    'The tokens of the session cannot be renewed: it has no refresh token that works, and its ID token has expired.',
    refreshFailure,
  );
}

/** The error that only a new sign-in puts right. */
export function signInNeeded(message: string, cause?: unknown): ApimAuthError {
  return new ApimAuthError(
    'ERR_APIM_SIGN_IN_NEEDED',
    `${message} Let the user sign in again.`,
    {},
    cause === undefined ? {} : { cause },
  );
}

// Refused for good, or without an answer. When the service could not even be asked, the token is as good as before.
function mayBeSpent(error: unknown): boolean {
  return (
    ApimAuthError.isInstance(error) && (error.code === 'ERR_APIM_TOKEN_REFUSED' || error.ambiguous === true)
  );
}
