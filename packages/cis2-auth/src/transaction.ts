import { Cis2AuthError } from './cis2-auth-error.js';

/**
 * One sign-in that has begun: what `completeSignIn` needs to prove that a callback belongs to it. A plain
 * value. Keep it on the server, bound to the browser that began (a session cookie), and delete it when the
 * callback comes, whatever the outcome.
 *
 * @example
 * ```ts
 * import type { SignInTransaction } from '@ers-kit/cis2-auth';
 *
 * declare const transaction: SignInTransaction;
 * const kept = JSON.stringify(transaction);
 * const secondsOld = (Date.now() - transaction.createdAt) / 1000;
 * ```
 */
export interface SignInTransaction {
  /** Written into the authorisation request; comes back on the callback. */
  readonly state: string;
  /** Comes back in the ID token. */
  readonly nonce: string;
  /** The PKCE secret. Absent with `pkce: false`. */
  readonly codeVerifier?: string;
  /** Where CIS2 sends the browser back to. */
  readonly redirectUri: string;
  /** The issuer that was asked. */
  readonly issuer: string;
  /** The client that asked. */
  readonly clientId: string;
  /** When it began, in milliseconds since 1970. */
  readonly createdAt: number;
  /** How old the authentication may be, in seconds. Absent: it is not checked. */
  readonly maximumAuthenticationAge?: number;
  /** The lowest authentication assurance level to accept. */
  readonly minimumAuthenticationAssurance: number;
  /** Whose role is being changed. Absent for a sign-in. */
  readonly expectedSubject?: string;
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= 2048;
const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const orAbsent = (check: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || check(value);

const memberChecks: Readonly<Record<keyof SignInTransaction, (value: unknown) => boolean>> = {
  state: (value) => isText(value) && String(value).length >= 32,
  nonce: (value) => isText(value) && String(value).length >= 32,
  codeVerifier: orAbsent((value) => isText(value) && String(value).length >= 43),
  redirectUri: isText,
  issuer: isText,
  clientId: isText,
  createdAt: isCount,
  maximumAuthenticationAge: orAbsent(isCount),
  minimumAuthenticationAssurance: isCount,
  expectedSubject: orAbsent(isText),
};

/** Checks that `value` has the shape of a transaction, since it has been through the application's store. */
export function assertTransaction(value: unknown): asserts value is SignInTransaction {
  const members: Record<string, unknown> =
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  const problems = Object.entries(memberChecks)
    .filter(([name, check]) => !check(members[name]))
    .map(([name]) => `transaction.${name} is missing or not as startSignIn made it`);
  if (problems.length === 0) return;
  throw new Cis2AuthError(
    'ERR_CIS2_TRANSACTION_INVALID',
    'The transaction is not one that startSignIn made. Store it whole, hand it back unchanged, and start the sign-in again where the session has none.',
    { problems },
  );
}
