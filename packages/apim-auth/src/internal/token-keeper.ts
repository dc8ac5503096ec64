import type { IdToken } from '@ers-kit/environments';
import { safeCause, type Clock } from '@ers-kit/internal';
import { decodeJwt } from 'jose';

import type { AccessToken, ApimAuth, UserTokens } from '../apim-auth.js';
import { ApimAuthError } from '../apim-auth-error.js';
import type { TokenLock, TokenRecord, TokenStore } from '../token-manager/token-store.js';
import { renewSession, signInNeeded } from './renew-session.js';

/**
 * Asks for an access token.
 *
 * @example
 * ```ts
 * import type { AccessTokenRequest, TokenSource } from '@ers-kit/apim-auth';
 *
 * declare const source: TokenSource;
 * declare const refused: string;
 * const request: AccessTokenRequest = { rejected: refused };
 * const fresh = await source.accessToken(request);
 * ```
 */
export interface AccessTokenRequest {
  /** A token that the API has refused: another one is wanted. */
  readonly rejected?: string;
  /** Stops the waiting of this caller; a renewal under way goes on for the others. */
  readonly signal?: AbortSignal;
}

/** Whose token a record is. */
export type TokenKind = 'session' | 'application';

/** What a keeper works with. */
export interface TokenKeeperOptions {
  readonly auth: ApimAuth;
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly renewBeforeMilliseconds: number;
  readonly jitterMilliseconds: number;
}

// How long a token has to live to be handed out, and how long a failed renewal is not tried again meanwhile.
const usableMilliseconds = 5000;

/** Keeps the record under each key fresh. */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  readonly #flights = new Map<string, Promise<string>>();
  readonly #pausedUntil = new Map<string, number>();

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
  }

  /** Exchanges an ID token and keeps what it gives. */
  async start(key: string, idToken: IdToken, signal?: AbortSignal): Promise<void> {
    const { auth, store } = this.#options;
    const tokens = await auth.exchangeIdToken(idToken, signal ? { signal } : {});
    const { exp = 0 } = decodeJwt(idToken);
    const record = this.#toRecord(tokens, { idToken, idTokenExpiresAt: exp * 1000 });
    const saved = await guardStore(() => store.withLock(key, (lock) => lock.save(record, 'create')));
    if (!saved) throw lockLost();
    this.#pausedUntil.delete(key);
  }

  /** Forgets the record under a key. */
  async end(key: string): Promise<void> {
    this.#pausedUntil.delete(key);
    await guardStore(async () => this.#options.store.delete(key));
  }

  /** The ID token that came with the record under a key. */
  async idToken(key: string): Promise<IdToken | undefined> {
    return (await this.#read(key))?.idToken;
  }

  /** A token that is valid now. */
  async accessToken(key: string, kind: TokenKind, request: AccessTokenRequest = {}): Promise<string> {
    const { rejected, signal } = request;
    if (signal?.aborted) throw aborted(signal.reason);
    const record = await this.#read(key);
    if (record && this.#isFresh(key, record, rejected)) return record.accessToken;
    const token = await waitFor(this.#join(key, kind, rejected), signal);
    // A renewal that was under way for another reason may have found the refused token to be fresh.
    return token === rejected ? waitFor(this.#join(key, kind, rejected), signal) : token;
  }

  #read(key: string): TokenRecord | undefined | Promise<TokenRecord | undefined> {
    const { store } = this.#options;
    return guardStore(() => store.get(key));
  }

  #join(key: string, kind: TokenKind, rejected: string | undefined): Promise<string> {
    const underWay = this.#flights.get(key);
    if (underWay) return underWay;
    const flight = guardStore(() =>
      this.#options.store.withLock(key, (lock) => this.#renew(key, kind, rejected, lock)),
    ).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    // Callers that were aborted no longer look at it.
    flight.catch(() => undefined);
    return flight;
  }

  async #renew(key: string, kind: TokenKind, rejected: string | undefined, lock: TokenLock): Promise<string> {
    const { auth, clock } = this.#options;
    const record = await this.#read(key);
    if (record && this.#isFresh(key, record, rejected)) return record.accessToken;
    let next: TokenRecord;
    try {
      if (kind === 'application') next = this.#toRecord(await auth.applicationToken());
      else if (record) next = this.#toRecord(await renewSession(auth, record, clock.now()), record);
      else
        throw signInNeeded(
          'No tokens are kept for this session: it has ended, or startSession was not called.',
        );
    } catch (error) {
      if (!record || record.accessToken === rejected || !this.#isUsable(record)) throw error;
      // The renewal was early: the token at hand serves until it expires, and the next try comes soon.
      this.#pausedUntil.set(key, clock.now() + usableMilliseconds);
      return record.accessToken;
    }
    this.#pausedUntil.delete(key);
    // Stored before anybody gets it: the refresh token before it is spent.
    const saved = await lock.save(next, kind === 'application' ? 'create' : 'replace');
    return saved ? next.accessToken : this.#takeOther(key, kind, rejected);
  }

  /** What another process, which got the lock meanwhile, has stored. */
  async #takeOther(key: string, kind: TokenKind, rejected: string | undefined): Promise<string> {
    const record = await this.#read(key);
    if (record && this.#isFresh(key, record, rejected)) return record.accessToken;
    if (!record && kind === 'session') throw signInNeeded('The session ended while its tokens were renewed.');
    throw lockLost();
  }

  #isFresh(key: string, record: TokenRecord, rejected: string | undefined): boolean {
    if (record.accessToken === rejected) return false;
    const now = this.#options.clock.now();
    return now < record.renewAt || (now < (this.#pausedUntil.get(key) ?? 0) && this.#isUsable(record));
  }

  #isUsable(record: TokenRecord): boolean {
    return this.#options.clock.now() < record.expiresAt - usableMilliseconds;
  }

  #toRecord(tokens: AccessToken & UserTokens, session: Partial<TokenRecord> = {}): TokenRecord {
    const { clock, renewBeforeMilliseconds, jitterMilliseconds } = this.#options;
    const { accessToken, expiresAt, refreshToken, refreshTokenExpiresAt } = tokens;
    const { idToken, idTokenExpiresAt } = session;
    const now = clock.now();
    const early = renewBeforeMilliseconds + Math.random() * jitterMilliseconds;
    return {
      accessToken,
      expiresAt,
      // A token that lives shorter than that is used for half its life.
      renewAt: Math.max(expiresAt - early, now + (expiresAt - now) / 2),
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(refreshTokenExpiresAt === undefined ? {} : { refreshTokenExpiresAt }),
      ...(idToken === undefined ? {} : { idToken }),
      ...(idTokenExpiresAt === undefined ? {} : { idTokenExpiresAt }),
    };
  }
}

/** Makes what a store throws an error of ours. A value that is at hand stays at hand, without a promise. */
function guardStore<Result>(use: () => Promise<Result>): Promise<Result>;
function guardStore<Result>(use: () => Result | Promise<Result>): Result | Promise<Result>;
function guardStore<Result>(use: () => Result | Promise<Result>): Result | Promise<Result> {
  try {
    const result = use();
    return result instanceof Promise ? result.catch(failStore) : result;
  } catch (error) {
    return failStore(error);
  }
}

function failStore(error: unknown): never {
  if (ApimAuthError.isInstance(error)) throw error;
  throw new ApimAuthError(
    'ERR_APIM_STORE',
    'The token store cannot be used, so no token is given out. Check its connection; the session goes on when it is back.',
    {},
    { cause: safeCause(error) },
  );
}

function lockLost(): ApimAuthError {
  return new ApimAuthError(
    'ERR_APIM_STORE',
    'The lock of the token store was lost while tokens were renewed, so they were not stored. Try again.',
  );
}

function aborted(reason: unknown): ApimAuthError {
  return new ApimAuthError(
    'ERR_APIM_ABORTED',
    'The application aborted the call while it waited for an access token.',
    {},
    { cause: safeCause(reason) },
  );
}

async function waitFor<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise;
  if (signal.aborted) throw aborted(signal.reason);
  let stop = (): void => undefined;
  const abortion = new Promise<never>((_resolve, reject) => {
    stop = () => reject(aborted(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, abortion]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
