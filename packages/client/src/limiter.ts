import type { Clock } from '@ers-kit/internal';
import { notConfigured } from './internal/check-options.js';
import { createLimiterQueue } from './internal/limiter-queue.js';

/**
 * What a request asks a limiter for.
 *
 * @example
 * ```ts
 * import type { LimiterRequest } from '@ers-kit/client';
 *
 * const request: LimiterRequest = { priority: 'background', signal: AbortSignal.timeout(60_000) };
 * ```
 */
export interface LimiterRequest {
  /** `user` where a person is waiting; `background` for unattended calls, which give way. */
  readonly priority: 'user' | 'background';
  /** Gives up the place in the queue. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Says when the next request may go out. Implement it over a shared store to keep several processes of one
 * application within their common limit.
 *
 * @example
 * ```ts
 * import type { Limiter } from '@ers-kit/client';
 *
 * const unlimited: Limiter = { acquire: async ({ signal }) => signal?.throwIfAborted() };
 * ```
 */
export interface Limiter {
  /** Resolves when the request may be sent; rejects with the signal's reason when aborted. */
  acquire(request: LimiterRequest): Promise<void>;
}

/**
 * What {@link createLimiter} takes.
 *
 * @example
 * ```ts
 * import type { LimiterOptions } from '@ers-kit/client';
 *
 * const options: LimiterOptions = { requestsPerSecond: 5 };
 * ```
 */
export interface LimiterOptions {
  /**
   * At most so many are sent. Default: 9, a tenth below the 10 that e-RS allows an application in production,
   * since the network may bring requests closer together than they were sent. Other environments allow less.
   */
  readonly requestsPerSecond?: number;
  /** Default: `Date`, and timers of the run-time. */
  readonly clock?: Clock;
}

/**
 * A limiter for one process. Requests go out evenly spaced, since the platform refuses bursts as well as
 * totals; those of users overtake those in the background.
 *
 * @throws {@link ErsConfigurationError} `ERR_ERS_CONFIGURATION` for a rate that is no number above 0.
 *
 * @example
 * ```ts
 * import { createLimiter } from '@ers-kit/client';
 *
 * const limiter = createLimiter({ requestsPerSecond: 5 });
 * await limiter.acquire({ priority: 'user' });
 * ```
 */
export function createLimiter(options: LimiterOptions = {}): Limiter {
  const { requestsPerSecond = defaultRate, clock = Date } = options;
  checkRate('createLimiter', requestsPerSecond);
  const interval = 1000 / requestsPerSecond;
  let next = Number.NEGATIVE_INFINITY;
  return createLimiterQueue(() => {
    const now = clock.now();
    // Clamped, so that a clock that is set back or stands still delays by one interval at most.
    const wait = Math.min(interval, Math.max(0, next - now));
    next = now + wait + interval;
    return { wait, granted: true };
  }, clock);
}

/**
 * Requests a second. The platform allows 600 a minute, 83 ms apart at the least: evenly spaced at exactly 10 a
 * second, any that the network holds up for a moment is one too many in the minute after.
 */
export const defaultRate = 9;

/** Refuses a rate that is none. */
export function checkRate(name: string, requestsPerSecond: unknown): void {
  if (typeof requestsPerSecond === 'number' && requestsPerSecond > 0 && Number.isFinite(requestsPerSecond))
    return;
  const message = 'requestsPerSecond must be a number above 0.';
  throw notConfigured(name, [{ field: 'requestsPerSecond', message }]);
}
