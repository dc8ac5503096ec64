import { createHash } from 'node:crypto';
import { isRecord, safeCause, within, type Clock } from '@ers-kit/internal';
import type { RedisClientType } from 'redis';

import { Cis2AuthError } from './cis2-auth-error.js';
import { isEndedBy, withinLifetime } from './internal/session-rules.js';
import type { LogoutNotice } from './logout-token.js';
import type { SessionIndexOptions, SharedSessionIndex } from './session-index.js';
import type { UserSession } from './session-policy.js';

/**
 * A connected client of the package `redis`, version 5.9 or 6.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import type { RedisClient } from '@ers-kit/cis2-auth/redis';
 *
 * const client: RedisClient = createClient({ url: 'redis://localhost' });
 * ```
 */
export type RedisClient = Pick<RedisClientType, 'sendCommand'>;

/**
 * What {@link createRedisSessionIndex} needs.
 *
 * @example
 * ```ts
 * import type { RedisClient, RedisSessionIndexOptions } from '@ers-kit/cis2-auth/redis';
 *
 * declare const client: RedisClient;
 * const options: RedisSessionIndexOptions = { client, prefix: 'my-app:cis2:' };
 * ```
 */
export interface RedisSessionIndexOptions extends SessionIndexOptions {
  /** A connected client. The application connects it, listens to its errors, and closes it. */
  readonly client: RedisClient;
  /** What every key in Redis starts with. Default: `ers-kit:cis2:`. */
  readonly prefix?: string;
  /** How long Redis may take for one command; then it counts as gone. Default: 2000. */
  readonly commandMilliseconds?: number;
}

// KEYS: the session, then the lists it is in. ARGV: session, its name in the lists, now, its end.
// A list drops the sessions whose time is over, and ends with the last of them.
const addScript = `redis.call('SET', KEYS[1], ARGV[1], 'PX', math.max(1, ARGV[4] - ARGV[3]))
for list = 2, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[list], '-inf', ARGV[3])
  redis.call('ZADD', KEYS[list], ARGV[4], ARGV[2])
  local last = redis.call('ZRANGE', KEYS[list], -1, -1, 'WITHSCORES')
  redis.call('PEXPIRE', KEYS[list], math.max(1, last[2] - ARGV[3]))
end
return 1`;
const replaceScript = `local left = redis.call('PTTL', KEYS[1])
if left <= 0 then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', left)
return 1`;
const removeScript = `redis.call('DEL', KEYS[1])
for list = 2, #KEYS do redis.call('ZREM', KEYS[list], ARGV[1]) end
return 1`;

/**
 * An index in Redis, for several processes: whichever of them CIS2 tells of a logout, the session is over in all.
 * A session that is removed does not come back by `replace`.
 *
 * @throws `Cis2AuthError` `ERR_CIS2_CONFIGURATION` without a client; from the methods `ERR_CIS2_STORE` where Redis
 *   does not answer: then nobody is known to be signed in.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import { createRedisSessionIndex } from '@ers-kit/cis2-auth/redis';
 *
 * const client = createClient({ url: 'redis://localhost' });
 * await client.connect();
 * const sessions = createRedisSessionIndex({ client });
 * ```
 */
export function createRedisSessionIndex(options: RedisSessionIndexOptions): SharedSessionIndex {
  if (
    !isRecord(options) ||
    typeof (options.client as Partial<RedisClient> | null)?.sendCommand !== 'function'
  )
    throw failOptions('client must be a connected client of the package redis');
  const { client, prefix = 'ers-kit:cis2:', commandMilliseconds = 2000 } = options;
  const { absoluteHours = 12, clock = Date } = options;
  const keyOf = (kind: 'session' | 'sid' | 'user', value: string): string =>
    `${prefix}${kind}:${hash(value)}`;
  const listsOf = ({ uid, cis2SessionId }: UserSession): string[] => [
    keyOf('user', uid),
    ...(cis2SessionId === undefined ? [] : [keyOf('sid', cis2SessionId)]),
  ];
  const send = async (...command: string[]): Promise<unknown> => {
    try {
      return await within(client.sendCommand(command), commandMilliseconds);
    } catch (error) {
      throw failStore(error);
    }
  };
  const evaluate = (script: string, keys: readonly string[], ...values: string[]): Promise<unknown> =>
    send('EVAL', script, String(keys.length), ...keys, ...values);

  async function get(id: string): Promise<UserSession | undefined> {
    return readSession(await send('GET', keyOf('session', id)), absoluteHours, clock);
  }

  return {
    async add(session) {
      const name = keyOf('session', session.id);
      const end = String(Math.ceil(session.startedAt + absoluteHours * 3_600_000));
      const text = JSON.stringify(session);
      await evaluate(addScript, [name, ...listsOf(session)], text, name, String(clock.now()), end);
    },
    get,
    async replace(session) {
      return (await evaluate(replaceScript, [keyOf('session', session.id)], JSON.stringify(session))) === 1;
    },
    async remove(id) {
      const session = await get(id);
      const name = keyOf('session', id);
      await evaluate(removeScript, [name, ...(session ? listsOf(session) : [])], name);
    },
    async find(notice) {
      const names = await send('ZRANGE', listFor(notice, keyOf), '0', '-1');
      if (!Array.isArray(names) || names.length === 0) return [];
      const records = await send('MGET', ...names.map(String));
      return (Array.isArray(records) ? records : []).flatMap((record: unknown) => {
        const session = readSession(record, absoluteHours, clock);
        return session && isEndedBy(session, notice) ? [session] : [];
      });
    },
  };
}

function listFor(
  { sessionId, subject = '' }: LogoutNotice,
  keyOf: (kind: 'sid' | 'user', value: string) => string,
): string {
  return sessionId === undefined ? keyOf('user', subject) : keyOf('sid', sessionId);
}

function readSession(record: unknown, absoluteHours: number, clock: Clock): UserSession | undefined {
  if (typeof record !== 'string') return undefined;
  const session = JSON.parse(record) as UserSession;
  return withinLifetime(session, absoluteHours, clock) ? session : undefined;
}

/** Ids of sessions are secrets of browsers, so that they are in no name of a key. */
const hash = (value: string): string => createHash('sha256').update(value).digest('base64url');

function failStore(error: unknown): Cis2AuthError {
  return new Cis2AuthError(
    'ERR_CIS2_STORE',
    'The session index in Redis did not answer as it should. Look after Redis; it goes on when Redis is back.',
    {},
    { cause: safeCause(error) },
  );
}

function failOptions(problem: string): Cis2AuthError {
  return new Cis2AuthError('ERR_CIS2_CONFIGURATION', `The session index cannot be made: ${problem}.`, {
    problems: [problem],
  });
}
