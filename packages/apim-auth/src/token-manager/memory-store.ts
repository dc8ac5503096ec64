import type { Clock } from '@ers-kit/internal';

import { recordEndsAt, type TokenRecord, type TokenStore } from './token-store.js';

/**
 * What {@link createMemoryStore} can be told.
 *
 * @example
 * ```ts
 * import type { MemoryStoreOptions } from '@ers-kit/apim-auth';
 *
 * const options: MemoryStoreOptions = { clock: { now: () => Date.parse('2026-06-01T09:00:00Z') } };
 * ```
 */
export interface MemoryStoreOptions {
  /** Records that have ended are swept out by it. Default: `Date`. */
  readonly clock?: Clock;
}

const sweepEvery = 1000;

/**
 * A store in the memory of this process. Tokens are gone when it ends; the users stay signed in to CIS2.
 *
 * @example
 * ```ts
 * import { createMemoryStore, createTokenManager, type ApimAuth } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * const tokens = createTokenManager({ auth, store: createMemoryStore() });
 * ```
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): TokenStore {
  const { clock = Date } = options;
  const records = new Map<string, TokenRecord>();
  const locks = new Map<string, Promise<unknown>>();
  let savesUntilSweep = sweepEvery;

  function sweep(): void {
    savesUntilSweep = sweepEvery;
    for (const [key, record] of records) if (recordEndsAt(record) <= clock.now()) records.delete(key);
  }

  return {
    get: (key) => records.get(key),
    delete: (key) => void records.delete(key),
    async withLock(key, work) {
      const before = locks.get(key) ?? Promise.resolve();
      const mine = before.then(() =>
        work({
          save: async (record, mode) => {
            if (mode === 'replace' && !records.has(key)) return false;
            records.set(key, Object.freeze({ ...record }));
            savesUntilSweep -= 1;
            if (savesUntilSweep <= 0) sweep();
            return true;
          },
        }),
      );
      const settled = mine.catch(() => undefined);
      locks.set(key, settled);
      try {
        return await mine;
      } finally {
        if (locks.get(key) === settled) locks.delete(key);
      }
    },
  };
}
