import type { Environment, IdToken } from '@ers-kit/environments';
import type { Clock } from '@ers-kit/internal';

import type { ApimClientCredentials } from './apim-credentials.js';
import type {
  CombinedSignIn,
  CompleteCombinedSignInOptions,
  StartCombinedSignInOptions,
  StartedCombinedSignIn,
} from './combined-sign-in.js';
import { completeCombinedSignIn, startCombinedSignIn } from './internal/combined-flow.js';
import { createContext } from './internal/context.js';
import { exchangeIdToken, refresh, requestApplicationToken } from './internal/grants.js';

/**
 * What {@link createApimAuth} needs.
 *
 * @example
 * ```ts
 * import type { ApimAuthOptions } from '@ers-kit/apim-auth';
 * import { environments, type ApimCredentials } from '@ers-kit/environments';
 *
 * declare const credentials: ApimCredentials;
 * const options: ApimAuthOptions = {
 *   environment: environments.integration,
 *   credentials,
 *   assertionLifetimeSeconds: 60,
 *   requestTimeoutSeconds: 10,
 * };
 * ```
 */
export interface ApimAuthOptions {
  /** Where the token service is: an environment with an `apim` part. */
  readonly environment: Environment;
  /** What the API platform gave you for this application. */
  readonly credentials: ApimClientCredentials;
  /** Opens an encrypted PEM. */
  readonly keyPassphrase?: string;
  /** How long an assertion is valid: 60 to 240. Default: 180. */
  readonly assertionLifetimeSeconds?: number;
  /** How long one request may take. Default: 20; after a shorter one a refresh may be lost. */
  readonly requestTimeoutSeconds?: number;
  /**
   * How often a request is sent again after 429, 5xx or a lost connection, each time freshly signed. Never a
   * refresh that may have counted. Default: 2.
   */
  readonly retries?: number;
  /** Requests a minute; more wait for their turn. Default: 300, the limit of the service. */
  readonly requestsPerMinute?: number;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

/**
 * An access token for the API.
 *
 * @example
 * ```ts
 * import type { AccessToken } from '@ers-kit/apim-auth';
 *
 * declare const token: AccessToken;
 * const headers = { Authorization: `Bearer ${token.accessToken}` };
 * const secondsLeft = (token.expiresAt - Date.now()) / 1000;
 * ```
 */
export interface AccessToken {
  /** Opaque. Goes into `Authorization: Bearer …`. */
  readonly accessToken: string;
  /** When it expires, in milliseconds since 1970 on the clock of this machine. */
  readonly expiresAt: number;
}

/**
 * What an exchange or a refresh gives.
 *
 * @example
 * ```ts
 * import type { UserTokens } from '@ers-kit/apim-auth';
 *
 * declare const tokens: UserTokens;
 * const canRefresh = tokens.refreshToken !== undefined && (tokens.refreshTokenExpiresAt ?? 0) > Date.now();
 * ```
 */
export interface UserTokens extends AccessToken {
  /** Works once. Needs the API secret. */
  readonly refreshToken?: string;
  /** When the chain of refreshes ends: 12 hours after the first token. In milliseconds since 1970. */
  readonly refreshTokenExpiresAt?: number;
  /** How often the chain was refreshed. */
  readonly refreshCount?: number;
}

/**
 * Settings of one call.
 *
 * @example
 * ```ts
 * import type { ApimAuth, TokenRequestOptions } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * const options: TokenRequestOptions = { signal: AbortSignal.timeout(30_000) };
 * const { accessToken } = await auth.applicationToken(options);
 * ```
 */
export interface TokenRequestOptions {
  /** Stops the call, also while it waits for its turn. */
  readonly signal?: AbortSignal;
}

/**
 * Gets access tokens from the API platform.
 *
 * @example
 * ```ts
 * import type { ApimAuth } from '@ers-kit/apim-auth';
 * import type { IdToken } from '@ers-kit/environments';
 *
 * declare const auth: ApimAuth;
 * declare const idToken: IdToken;
 * const { accessToken, refreshToken } = await auth.exchangeIdToken(idToken);
 * const renewed = refreshToken === undefined ? undefined : await auth.refresh(refreshToken);
 * ```
 */
export interface ApimAuth {
  /** Environment and application in a form for the keys of a store; holds nothing secret. */
  readonly namespace: string;
  /** Whether the credentials hold the API secret that a refresh needs. */
  readonly canRefresh: boolean;
  /** The origin of the API that the tokens are for. */
  readonly apiOrigin: string;
  /**
   * Exchanges the ID token of a CIS2 sign-in for a user-restricted access token.
   *
   * @throws {@link ApimAuthError} `ERR_APIM_SUBJECT_TOKEN` before anything is sent, for what is no ID token
   * of this environment's CIS2; `ERR_APIM_TOKEN_REFUSED` with a `reason` for each row of the error table.
   */
  exchangeIdToken(idToken: IdToken, options?: TokenRequestOptions): Promise<UserTokens>;
  /**
   * Trades a refresh token, which works once, for new tokens. Store them before they are used. An error with
   * `ambiguous: true` leaves open whether the token is spent: exchange the ID token again while it is valid.
   *
   * @throws {@link ApimAuthError} `ERR_APIM_CONFIGURATION` without an API secret; `ERR_APIM_TOKEN_REFUSED`.
   */
  refresh(refreshToken: string, options?: TokenRequestOptions): Promise<UserTokens>;
  /** Gets an application-restricted access token. It has no refresh token: just ask again. */
  applicationToken(options?: TokenRequestOptions): Promise<AccessToken>;
  /**
   * Begins a sign-in by the combined pattern, in which the platform itself signs the user in with CIS2. e-RS
   * recommends the separate one: `@ers-kit/cis2-auth` and {@link ApimAuth.exchangeIdToken}.
   *
   * @throws {@link ApimAuthError} `ERR_APIM_CONFIGURATION`
   */
  startCombinedSignIn(options: StartCombinedSignInOptions): StartedCombinedSignIn;
  /**
   * Completes a combined sign-in. The state is proven before any request; a transaction counts once.
   *
   * @throws {@link ApimAuthError} `ERR_APIM_TRANSACTION`, `ERR_APIM_STATE`, `ERR_APIM_CALLBACK`,
   * `ERR_APIM_SIGN_IN_REFUSED`, and those of {@link ApimAuth.refresh}
   */
  completeCombinedSignIn(options: CompleteCombinedSignInOptions): Promise<CombinedSignIn>;
}

/**
 * Makes a client of the token service for one application. Make one and keep it: it counts the requests of
 * a minute and remembers the offset of the service's clock.
 *
 * @throws {@link ApimAuthError} `ERR_APIM_CONFIGURATION`, with every problem of the options; `ERR_APIM_KEY`.
 * @throws `EnvironmentError` of `@ers-kit/environments`, `ERR_ENVIRONMENT_PART_MISSING`, for an environment
 *   without the API platform.
 *
 * @example
 * ```ts
 * import { createApimAuth } from '@ers-kit/apim-auth';
 * import { environments, type ApimCredentials } from '@ers-kit/environments';
 *
 * declare const credentials: ApimCredentials;
 * const auth = createApimAuth({ environment: environments.integration, credentials });
 * const { accessToken, expiresAt } = await auth.applicationToken();
 * ```
 */
export function createApimAuth(options: ApimAuthOptions): ApimAuth {
  const context = createContext(options);
  const { environment, credentials } = options;
  return {
    namespace: context.namespace,
    canRefresh: credentials.apiSecret !== undefined,
    apiOrigin: new URL(environment.ersBaseUrl).origin,
    exchangeIdToken: (idToken, settings) => exchangeIdToken(context, idToken, settings?.signal),
    refresh: (refreshToken, settings) => refresh(context, refreshToken, settings?.signal),
    applicationToken: (settings) => requestApplicationToken(context, settings?.signal),
    startCombinedSignIn: (settings) => startCombinedSignIn(context, settings),
    completeCombinedSignIn: (input) => completeCombinedSignIn(context, input),
  };
}
