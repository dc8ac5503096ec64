import type { Environment, IdToken } from '@ers-kit/environments';
import type { Clock } from '@ers-kit/internal';

import type { Cis2ClientCredentials } from './cis2-credentials.js';
import { completeSignIn } from './internal/complete-sign-in.js';
import { createContext } from './internal/context.js';
import { endSessionUrl } from './internal/end-session-url.js';
import { startRoleSwitch, startSignIn } from './internal/start-sign-in.js';
import { verifyLogoutToken } from './internal/verify-logout-token.js';
import type { LogoutNotice, VerifyLogoutTokenOptions } from './logout-token.js';
import type { SignIn } from './sign-in.js';
import type { SignInTransaction } from './transaction.js';

/**
 * How a user is asked to sign in. Given to the client for every sign-in, or to one.
 *
 * @example
 * ```ts
 * import type { SignInSettings } from '@ers-kit/cis2-auth';
 *
 * const settings: SignInSettings = {
 *   scopes: ['openid', 'nationalrbacaccess'],
 *   acrValues: 'AAL3_ANY',
 *   prompt: false,
 *   maxAgeSeconds: 3600,
 * };
 * ```
 */
export interface SignInSettings {
  /** What to ask for. Ask for no more than is used. Default: `openid`, `profile`, `nationalrbacaccess`. */
  readonly scopes?: readonly string[];
  /** The authenticators to allow, such as `AAL2_OR_AAL3_ANY`. Default: none sent, which CIS2 reads as `AAL3_ANY`. */
  readonly acrValues?: string;
  /** `login` makes the user authenticate anew, `none` forbids to ask, `false` sends none. Default: `login`, or `false` with `maxAgeSeconds`. */
  readonly prompt?: 'login' | 'none' | false;
  /** How old an authentication may be. Sent as `max_age`, and checked. With `prompt: 'login'` the check is 300 seconds by default. */
  readonly maxAgeSeconds?: number;
  /** The lowest authentication level to accept. Default: the lowest that `acrValues` names, or 3. */
  readonly minimumAuthenticationAssurance?: 1 | 2 | 3;
}

/**
 * What {@link createCis2Client} needs.
 *
 * @example
 * ```ts
 * import type { Cis2ClientOptions } from '@ers-kit/cis2-auth';
 * import { environments, type Cis2Credentials } from '@ers-kit/environments';
 *
 * declare const credentials: Cis2Credentials;
 * const options: Cis2ClientOptions = {
 *   environment: environments.integration,
 *   credentials,
 *   acrValues: 'AAL2_OR_AAL3_ANY',
 *   transactionLifetimeSeconds: 300,
 * };
 * ```
 */
export interface Cis2ClientOptions extends SignInSettings {
  /** Where CIS2 is: an environment with a `cis2` part. */
  readonly environment: Environment;
  /** What CIS2 gave you for this application. */
  readonly credentials: Cis2ClientCredentials;
  /** Opens an encrypted PEM. */
  readonly keyPassphrase?: string;
  /** The lowest identity level to accept. Default: 3, which e-RS needs. */
  readonly minimumIdentityAssurance?: 0 | 1 | 2 | 3;
  /** Whether to use PKCE (S256). Default: true. */
  readonly pkce?: boolean;
  /** How far the clocks of CIS2 and this machine may differ. Default: 30. */
  readonly clockToleranceSeconds?: number;
  /** How long a user has to sign in. Default: 600. */
  readonly transactionLifetimeSeconds?: number;
  /** How long one call to CIS2 may take. Default: 20. */
  readonly requestTimeoutSeconds?: number;
  /** CIS2's keys are read again for an unknown key id, but no more often than this. Default: 60. */
  readonly jwksRefetchFloorSeconds?: number;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

/**
 * Settings for one sign-in; what is left out is the client's.
 *
 * @example
 * ```ts
 * import type { StartSignInOptions } from '@ers-kit/cis2-auth';
 *
 * const options: StartSignInOptions = { redirectUri: 'http://127.0.0.1:49152/callback', prompt: 'login' };
 * ```
 */
export interface StartSignInOptions extends SignInSettings {
  /** Another redirect URI of the registration, such as a loopback one with the port that was free. */
  readonly redirectUri?: string;
}

/**
 * Settings for a change of role.
 *
 * @example
 * ```ts
 * import type { Cis2Client, StartRoleSwitchOptions } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * const options: StartRoleSwitchOptions = { uid: '021600556514' };
 * const { url } = await client.startRoleSwitch(options);
 * ```
 */
export interface StartRoleSwitchOptions extends StartSignInOptions {
  /** `user.uid` of the session whose role changes: another user is refused. */
  readonly uid: string;
}

/**
 * A sign-in that has begun.
 *
 * @example
 * ```ts
 * import type { Cis2Client, StartedSignIn } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * const { url, transaction }: StartedSignIn = await client.startSignIn();
 * ```
 */
export interface StartedSignIn {
  /** Where to send the browser. */
  readonly url: string;
  /** To keep until the callback comes. */
  readonly transaction: SignInTransaction;
}

/**
 * What {@link Cis2Client.completeSignIn} needs.
 *
 * @example
 * ```ts
 * import type { CompleteSignInOptions, SignInTransaction } from '@ers-kit/cis2-auth';
 *
 * declare const browser: { readonly transaction?: SignInTransaction };
 * const options: CompleteSignInOptions = {
 *   callbackUrl: '/callback?code=…&state=…',
 *   transaction: browser.transaction,
 *   signal: AbortSignal.timeout(30_000),
 * };
 * ```
 */
export interface CompleteSignInOptions {
  /** The URL of the callback request, whole or as path and query. Only its query is read. */
  readonly callbackUrl: URL | string;
  /** What `startSignIn` gave for this browser. `undefined` where the session holds none, which is an error. */
  readonly transaction: SignInTransaction | undefined;
  /** Stops the calls to CIS2. */
  readonly signal?: AbortSignal;
}

/**
 * Settings for a logout at CIS2.
 *
 * @example
 * ```ts
 * import type { EndSessionOptions, SignIn } from '@ers-kit/cis2-auth';
 *
 * declare const signIn: SignIn;
 * const options: EndSessionOptions = {
 *   idToken: signIn.idToken,
 *   postLogoutRedirectUri: 'https://app.example/signed-out',
 * };
 * ```
 */
export interface EndSessionOptions {
  /** The ID token of the session, so that CIS2 knows which one to end. It is in the URL: redirect at once, log nothing. */
  readonly idToken?: IdToken;
  /** Where CIS2 sends the browser back to; it must be registered. */
  readonly postLogoutRedirectUri?: string;
  /** Comes back to `postLogoutRedirectUri`. */
  readonly state?: string;
}

/**
 * Signs health and care workers in with CIS2.
 *
 * @example
 * ```ts
 * import type { Cis2Client, SignInTransaction } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * declare const transaction: SignInTransaction | undefined;
 * const { idToken, user } = await client.completeSignIn({
 *   callbackUrl: '/callback?code=…&state=…',
 *   transaction,
 * });
 * const logoutUrl = await client.endSessionUrl({ idToken });
 * ```
 */
export interface Cis2Client {
  /** Begins a sign-in. Reads CIS2's discovery document, at most once an hour. */
  startSignIn(options?: StartSignInOptions): Promise<StartedSignIn>;
  /** Begins a change of role: CIS2 shows its role chooser (scope `changedrole`) to the signed-in user. */
  startRoleSwitch(options: StartRoleSwitchOptions): Promise<StartedSignIn>;
  /**
   * Completes a sign-in or a change of role: proves the state before any call to CIS2, redeems the code,
   * verifies the ID token, and reads the user and their roles. A transaction counts once, whatever comes of it.
   *
   * @throws {@link Cis2AuthError} with a code for each reason; see the README.
   */
  completeSignIn(options: CompleteSignInOptions): Promise<SignIn>;
  /**
   * Verifies a token of CIS2's back-channel logout: signature, issuer, audience, age, purpose, and that it was
   * not used before in this process.
   *
   * @throws {@link Cis2AuthError} `ERR_CIS2_LOGOUT_TOKEN`, `ERR_CIS2_ID_TOKEN_SIGNATURE`, `ERR_CIS2_ID_TOKEN_KEY`
   */
  verifyLogoutToken(token: unknown, options?: VerifyLogoutTokenOptions): Promise<LogoutNotice>;
  /** The URL at which a browser ends the session at CIS2; `undefined` where CIS2 announces none. */
  endSessionUrl(options?: EndSessionOptions): Promise<string | undefined>;
}

/**
 * Makes a client for one registration at CIS2. Make one and keep it: it holds CIS2's metadata and keys, and
 * remembers which transactions are used.
 *
 * @throws {@link Cis2AuthError} `ERR_CIS2_CONFIGURATION`, with every problem of the options; `ERR_CIS2_KEY`.
 * @throws `EnvironmentError` of `@ers-kit/environments`, `ERR_ENVIRONMENT_PART_MISSING`, for an environment without CIS2.
 *
 * @example
 * ```ts
 * import { createCis2Client } from '@ers-kit/cis2-auth';
 * import { environments, type Cis2Credentials } from '@ers-kit/environments';
 *
 * declare const credentials: Cis2Credentials;
 * const client = createCis2Client({ environment: environments.integration, credentials });
 * const { url, transaction } = await client.startSignIn();
 * ```
 */
export function createCis2Client(options: Cis2ClientOptions): Cis2Client {
  const context = createContext(options);
  return {
    startSignIn: (settings) => startSignIn(context, settings),
    startRoleSwitch: (settings) => startRoleSwitch(context, settings),
    completeSignIn: (input) => completeSignIn(context, input),
    verifyLogoutToken: (token, settings) => verifyLogoutToken(context, token, settings),
    endSessionUrl: (settings) => endSessionUrl(context, settings),
  };
}
