import { randomUUID } from 'node:crypto';
import { isRecord, sleep, within, type Clock } from '@ers-kit/internal';
import type { RedisClientType } from 'redis';

import { ApimAuthError } from '../apim-auth-error.js';
import { createTokenCipher, type EncryptionKey } from '../internal/token-cipher.js';
import { recordEndsAt, type TokenLock, type TokenRecord, type TokenStore } from './token-store.js';

/**
 * A connected client of the package `redis`, version 5.9 or 6.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import type { RedisClient } from '@ers-kit/apim-auth/redis';
 *
 * const client: RedisClient = createClient({ url: 'redis://localhost' });
 * ```
 */
export type RedisClient = Pick<RedisClientType, 'sendCommand'>;

/**
 * What {@link createRedisStore} needs.
 *
 * @example
 * ```ts
 * import type { RedisClient, RedisStoreOptions } from '@ers-kit/apim-auth/redis';
 *
 * declare const client: RedisClient;
 * declare const key: Uint8Array;
 * const options: RedisStoreOptions = { client, encryptionKeys: [{ id: '2026-11', key }], prefix: 'my-app:' };
 * ```
 */
export interface RedisStoreOptions {
  /** A connected client. The application connects it, listens to its errors, and closes it. */
  readonly client: RedisClient;
  /**
   * For tokens at rest. The first encrypts, all decrypt: put a new key in front, and remove the old a day
   * later.
   */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** What every key in Redis starts with. Default: `ers-kit:apim:`. */
  readonly prefix?: string;
  /** How long a lock outlives a process that died with it. Default: 10000. */
  readonly lockMilliseconds?: number;
  /** How long to wait for a lock. Default: 60000. */
  readonly lockWaitMilliseconds?: number;
  /** How long Redis may take for one command; then it counts as gone. Default: 2000. */
  readonly commandMilliseconds?: number;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

// Only the process whose token is in the lock may store, prolong or release.
const saveScript = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[4] == 'replace' and redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return 1`;
const prolongScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0`;
const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/**
 * A token store in Redis, for several processes: its locks let one of them renew at a time, and tokens are
 * encrypted with AES-256-GCM. When Redis does not answer, no token is given out.
 *
 * @throws `ApimAuthError` `ERR_APIM_CONFIGURATION` for unusable encryption keys
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import { createRedisStore } from '@ers-kit/apim-auth/redis';
 *
 * declare const key: Uint8Array;
 * const client = createClient({ url: 'redis://localhost' });
 * await client.connect();
 * const store = createRedisStore({ client, encryptionKeys: [{ id: '2026-11', key }] });
 * ```
 */
export function createRedisStore(options: RedisStoreOptions): TokenStore {
  if (!isRecord(options) || !isRecord(options.client)) {
    const problem = 'client must be a connected client of the package redis';
    throw new ApimAuthError('ERR_APIM_CONFIGURATION', `The Redis store cannot be made: ${problem}.`, {
      problems: [problem],
    });
  }
  const { client, clock = Date, prefix = 'ers-kit:apim:' } = options;
  const { lockMilliseconds = 10_000, lockWaitMilliseconds = 60_000, commandMilliseconds = 2000 } = options;
  const cipher = createTokenCipher(options.encryptionKeys);
  const send = (...command: string[]): Promise<unknown> =>
    within(client.sendCommand(command), commandMilliseconds);

  async function acquire(lockKey: string, owner: string): Promise<void> {
    const deadline = clock.now() + lockWaitMilliseconds;
    while ((await send('SET', lockKey, owner, 'NX', 'PX', String(lockMilliseconds))) !== 'OK') {
      if (clock.now() >= deadline) throw new Error('no lock');
      await sleep(clock, 20 + Math.random() * 30);
    }
  }

  function createLock(key: string, lockKey: string, owner: string): TokenLock {
    return {
      async save(record, mode) {
        const name = `${prefix}${key}`;
        const lifetime = Math.max(1, Math.ceil(recordEndsAt(record) - clock.now()));
        const sealed = cipher.seal(name, record);
        const saved = await send(
          'EVAL',
          saveScript,
          '2',
          lockKey,
          name,
          owner,
          sealed,
          String(lifetime),
          mode,
        );
        return saved === 1;
      },
    };
  }

  return {
    async get(key): Promise<TokenRecord | undefined> {
      const name = `${prefix}${key}`;
      const sealed = await send('GET', name);
      return typeof sealed === 'string' ? cipher.open(name, sealed) : undefined;
    },
    async delete(key) {
      await send('DEL', `${prefix}${key}`);
    },
    async withLock(key, work) {
      const lockKey = `${prefix}lock:${key}`;
      const owner = randomUUID();
      await acquire(lockKey, owner);
      const prolong = (): void => {
        send('EVAL', prolongScript, '1', lockKey, owner, String(lockMilliseconds)).catch(() => undefined);
      };
      const timer = setInterval(prolong, lockMilliseconds / 3).unref();
      try {
        return await work(createLock(key, lockKey, owner));
      } finally {
        clearInterval(timer);
        // A lock that cannot be released ends by itself.
        await send('EVAL', releaseScript, '1', lockKey, owner).catch(() => undefined);
      }
    },
  };
}
