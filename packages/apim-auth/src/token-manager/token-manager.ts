import type { IdToken } from '@ers-kit/environments';
import { isRecord, type Clock } from '@ers-kit/internal';

import type { ApimAuth } from '../apim-auth.js';
import { ApimAuthError } from '../apim-auth-error.js';
import { TokenKeeper, type AccessTokenRequest, type TokenKind } from '../internal/token-keeper.js';
import { createAuthorisedFetch } from '../internal/authorised-fetch.js';
import { hashKey } from '../internal/hash-key.js';
import { createMemoryStore } from './memory-store.js';
import type { TokenStore } from './token-store.js';

/**
 * What {@link createTokenManager} needs.
 *
 * @example
 * ```ts
 * import type { ApimAuth, TokenManagerOptions } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * const options: TokenManagerOptions = { auth, renewBeforeSeconds: 120 };
 * ```
 */
export interface TokenManagerOptions {
  /** Gets the tokens. */
  readonly auth: ApimAuth;
  /** Default: in the memory of this process. */
  readonly store?: TokenStore;
  /** How long before its expiry a token is renewed. Default: 60. */
  readonly renewBeforeSeconds?: number;
  /** Up to so much earlier, at random, so that not all sessions renew at once. Default: 30. */
  readonly jitterSeconds?: number;
  /** Default: the global one. For the `fetch` of a {@link TokenSource}. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

/**
 * Gives the access token of one user session, or of the application.
 *
 * @example
 * ```ts
 * import type { TokenManager, TokenSource } from '@ers-kit/apim-auth';
 *
 * declare const tokens: TokenManager;
 * const source: TokenSource = tokens.forSession('session id');
 * const response = await source.fetch('https://int.api.service.nhs.uk/referrals/FHIR/R4/PractitionerRole');
 * ```
 */
export interface TokenSource {
  /**
   * A token that is valid now. Hand this to a client of the API. Name a token that the API has refused as
   * `rejected`, and another is got, once for all callers.
   *
   * @throws {@link ApimAuthError} `ERR_APIM_SIGN_IN_NEEDED` when only the user can help; `ERR_APIM_STORE`
   */
  readonly accessToken: (request?: AccessTokenRequest) => Promise<string>;
  /**
   * A `fetch` that sends the token along, and, where the API answers 401 to an idempotent call, sends it once
   * more with a fresh token. It refuses every other host than the API's.
   */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Keeps tokens, and renews them ahead of their expiry.
 *
 * @example
 * ```ts
 * import type { TokenManager } from '@ers-kit/apim-auth';
 *
 * declare const tokens: TokenManager;
 * const { accessToken } = tokens.forApplication();
 * await tokens.endSession('session id');
 * ```
 */
export interface TokenManager {
  /**
   * Exchanges the ID token of a sign-in and keeps the tokens for a session. Call it when the session begins.
   */
  startSession(
    sessionId: string,
    idToken: IdToken,
    options?: { readonly signal?: AbortSignal },
  ): Promise<void>;
  /**
   * The ID token that a session was started with, for `endSessionUrl` of `@ers-kit/cis2-auth`, so that it need not
   * be kept in a second place. `undefined` where the session has ended.
   */
  idToken(sessionId: string): Promise<IdToken | undefined>;
  /** Forgets the tokens of a session: at logout, at a change of role, when the session ends. */
  endSession(sessionId: string): Promise<void>;
  /** The tokens of a user session. */
  forSession(sessionId: string): TokenSource;
  /** The tokens of the application itself (application-restricted access). */
  forApplication(): TokenSource;
}

/**
 * Makes a token manager. However many callers ask at once, one request goes out; new tokens are stored before
 * any caller gets them; and where a refresh may or may not have counted, the ID token is exchanged again.
 *
 * @throws {@link ApimAuthError} `ERR_APIM_CONFIGURATION` without `auth`, and from `startSession` without a
 *   session id
 *
 * @example
 * ```ts
 * import { createTokenManager, type ApimAuth } from '@ers-kit/apim-auth';
 * import type { IdToken } from '@ers-kit/environments';
 *
 * declare const auth: ApimAuth;
 * declare const idToken: IdToken;
 * const tokens = createTokenManager({ auth });
 * await tokens.startSession('session id', idToken);
 * const accessToken = await tokens.forSession('session id').accessToken();
 * ```
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  if (!isRecord(options) || !isRecord(options.auth)) failOptions('auth must be what createApimAuth gives');
  const { auth, clock = Date } = options;
  const keeper = new TokenKeeper({
    auth,
    store: options.store ?? createMemoryStore({ clock }),
    clock,
    renewBeforeMilliseconds: (options.renewBeforeSeconds ?? 60) * 1000,
    jitterMilliseconds: (options.jitterSeconds ?? 30) * 1000,
  });
  // A session id is a secret of the browser it belongs to, so the store gets its hash.
  const keyOf = (sessionId: unknown): string =>
    `${auth.namespace}:session:${hashKey(typeof sessionId === 'string' ? sessionId : '')}`;
  const applicationKey = `${auth.namespace}:application`;
  const sourceOf = (key: string, kind: TokenKind): TokenSource => {
    const accessToken = (request?: AccessTokenRequest): Promise<string> =>
      keeper.accessToken(key, kind, request);
    return {
      accessToken,
      fetch: createAuthorisedFetch({ accessToken, apiOrigin: auth.apiOrigin, fetch: options.fetch }),
    };
  };
  return {
    async startSession(sessionId, idToken, settings) {
      // Under an empty one, everybody who is not signed in would get the tokens of somebody.
      if (typeof sessionId !== 'string' || sessionId === '')
        failOptions('sessionId must be a non-empty string');
      await keeper.start(keyOf(sessionId), idToken, settings?.signal);
    },
    idToken: (sessionId) => keeper.idToken(keyOf(sessionId)),
    endSession: (sessionId) => keeper.end(keyOf(sessionId)),
    forSession: (sessionId) => sourceOf(keyOf(sessionId), 'session'),
    forApplication: () => sourceOf(applicationKey, 'application'),
  };
}

function failOptions(problem: string): never {
  throw new ApimAuthError('ERR_APIM_CONFIGURATION', `The token manager cannot be used so: ${problem}.`, {
    problems: [problem],
  });
}
