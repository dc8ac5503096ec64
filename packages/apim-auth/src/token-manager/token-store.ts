import type { IdToken } from '@ers-kit/environments';

/**
 * What is kept for a user session or for the application.
 *
 * @example
 * ```ts
 * import type { TokenRecord } from '@ers-kit/apim-auth';
 *
 * const record: TokenRecord = {
 *   accessToken: 'token',
 *   expiresAt: Date.parse('2026-06-01T09:10:00Z'),
 *   renewAt: Date.parse('2026-06-01T09:09:00Z'),
 * };
 * ```
 */
export interface TokenRecord {
  /** The token that is valid now. */
  readonly accessToken: string;
  /** Milliseconds since 1970, like every time here. */
  readonly expiresAt: number;
  /** From when on the token is renewed. */
  readonly renewAt: number;
  /** Works once. Absent where the platform gave none. */
  readonly refreshToken?: string;
  /** When the chain of refreshes ends. */
  readonly refreshTokenExpiresAt?: number;
  /** To exchange again where a refresh is not possible. */
  readonly idToken?: IdToken;
  /** Until when the ID token can be exchanged again. */
  readonly idTokenExpiresAt?: number;
}

/**
 * The right to change one record, held by one process at a time.
 *
 * @example
 * ```ts
 * import type { TokenLock, TokenRecord } from '@ers-kit/apim-auth';
 *
 * declare const lock: TokenLock;
 * declare const record: TokenRecord;
 * const isStored = await lock.save(record, 'replace');
 * ```
 */
export interface TokenLock {
  /**
   * Stores a record while the lock is held. `replace` stores it only where there is one, so that a session
   * which has ended meanwhile does not come back.
   *
   * @returns `false` where nothing was stored: the lock is lost, or there is nothing to replace.
   */
  save(record: TokenRecord, mode: 'create' | 'replace'): Promise<boolean>;
}

/**
 * Where tokens are kept. `createMemoryStore` is for one process, `createRedisStore` of
 * `@ers-kit/apim-auth/redis` for several. Errors it throws reach the caller as `ERR_APIM_STORE`.
 *
 * @example
 * ```ts
 * import type { TokenRecord, TokenStore } from '@ers-kit/apim-auth';
 *
 * declare const store: TokenStore;
 * declare const record: TokenRecord;
 * await store.withLock('key', (lock) => lock.save(record, 'create'));
 * ```
 */
export interface TokenStore {
  /** The record under a key. */
  get(key: string): TokenRecord | undefined | Promise<TokenRecord | undefined>;
  /** Removes the record under a key, if there is one. */
  delete(key: string): void | Promise<void>;
  /** Does `work` while no other process holds the lock of the same key. */
  withLock<Result>(key: string, work: (lock: TokenLock) => Promise<Result>): Promise<Result>;
}

/** When a record is of no use any more. */
export function recordEndsAt(record: TokenRecord): number {
  return Math.max(record.expiresAt, record.refreshTokenExpiresAt ?? 0, record.idTokenExpiresAt ?? 0);
}
