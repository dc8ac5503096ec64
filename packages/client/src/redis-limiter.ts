import { within, type Clock } from '@ers-kit/internal';
import type { RedisClientType } from 'redis';
import { notConfigured } from './internal/check-options.js';
import { createLimiterQueue, type Reservation } from './internal/limiter-queue.js';
import { checkRate, defaultRate, type Limiter, type LimiterRequest } from './limiter.js';

/**
 * A connected client of the package `redis`, version 5.9 or 6.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 * import type { RedisClient } from '@ers-kit/client/redis';
 *
 * const client: RedisClient = createClient({ url: 'redis://localhost' });
 * ```
 */
export type RedisClient = Pick<RedisClientType, 'sendCommand'>;

/**
 * What {@link createRedisLimiter} takes.
 *
 * @example
 * ```ts
 * import type { RedisClient, RedisLimiterOptions } from '@ers-kit/client/redis';
 * import { createLimiter } from '@ers-kit/client';
 *
 * declare const client: RedisClient;
 * const options: RedisLimiterOptions = {
 *   client,
 *   requestsPerSecond: 9,
 *   whileUnavailable: createLimiter({ requestsPerSecond: 2 }),
 * };
 * ```
 */
export interface RedisLimiterOptions {
  /** A connected client. The application connects it, listens to its errors, and closes it. */
  readonly client: RedisClient;
  /**
   * Of all processes together, and the same in each. Default: 9, a tenth below what e-RS allows an application
   * in production, as of `createLimiter`.
   */
  readonly requestsPerSecond?: number;
  /** The key in Redis: one for each application and environment. Default: `ers-kit:limiter`. */
  readonly key?: string;
  /** Milliseconds that Redis may take to answer; then it counts as gone. Default: 1000. */
  readonly commandMilliseconds?: number;
  /**
   * Limits this process while Redis is gone. Give it this process's share, such as
   * `createLimiter({ requestsPerSecond: 9 / processes })`, or together they exceed the limit. Default: none;
   * calls then fail with `ERR_ERS_LIMITER`, and nothing is sent.
   */
  readonly whileUnavailable?: Limiter;
  /** Waits. Default: timers of the run-time. Times are told by Redis, so that clocks need not agree. */
  readonly clock?: Clock;
}

// One place after the other, an interval apart, by the clock of Redis. A user's reservation keeps background
// calls of every process from reserving until an interval after it. A reservation far ahead can only come from a
// clock that was set back.
const reserveScript = `local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local interval = tonumber(ARGV[1])
local ahead = 60000 + 600 * interval
local state = redis.call('HMGET', KEYS[1], 'next', 'users')
local following = math.min(math.max(tonumber(state[1] or 0), now), now + ahead)
local users = math.min(tonumber(state[2] or 0), now + ahead)
if ARGV[2] == 'background' and users > now then return {0, math.ceil(users - now)} end
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', following + interval))
if ARGV[2] == 'user' then redis.call('HSET', KEYS[1], 'users', string.format('%.3f', following + 2 * interval)) end
redis.call('PEXPIRE', KEYS[1], math.ceil(following - now + 2 * interval) + 60000)
return {1, math.ceil(following - now)}`;

/**
 * A limiter that all processes of an application share through Redis (5 or later): together they send no more
 * than `requestsPerSecond`, evenly, calls of users first.
 *
 * It fails closed: where Redis does not answer, calls fail before anything is sent, unless `whileUnavailable`
 * is given. The client tries them again as its retry policy says, so that a short outage goes by unnoticed.
 *
 * @throws `ErsConfigurationError` `ERR_ERS_CONFIGURATION` for a rate that is no number above 0, or no
 *   client.
 *
 * @example
 * ```ts
 * import { createRedisLimiter } from '@ers-kit/client/redis';
 * import { createClient } from 'redis';
 *
 * const client = createClient({ url: 'redis://localhost:6379' });
 * client.on('error', () => undefined);
 * await client.connect();
 * const limiter = createRedisLimiter({ client });
 * ```
 */
export function createRedisLimiter(options: RedisLimiterOptions): Limiter {
  const { requestsPerSecond = defaultRate, key = 'ers-kit:limiter', commandMilliseconds = 1000 } = options;
  const { client, whileUnavailable, clock = Date } = options;
  checkRate('createRedisLimiter', requestsPerSecond);
  if (typeof (client as unknown as Partial<RedisClient> | undefined)?.sendCommand !== 'function') {
    const message = 'client must be a connected client of the package redis.';
    throw notConfigured('createRedisLimiter', [{ field: 'client', message }]);
  }
  const interval = String(1000 / requestsPerSecond);

  async function reserve(priority: LimiterRequest['priority']): Promise<Reservation> {
    const command = client.sendCommand(['EVAL', reserveScript, '1', key, interval, priority]);
    return reservationOf(await within(command, commandMilliseconds));
  }

  const shared = createLimiterQueue(reserve, clock);
  if (!whileUnavailable) return shared;
  return {
    async acquire(request) {
      try {
        await shared.acquire(request);
      } catch {
        request.signal?.throwIfAborted();
        await whileUnavailable.acquire(request);
      }
    },
  };
}

function reservationOf(reply: unknown): Reservation {
  const [granted, wait] = Array.isArray(reply) ? (reply as unknown[]) : [];
  if (typeof wait !== 'number') throw new Error('Redis gave another answer than the script.');
  return { granted: granted === 1, wait };
}
