import { sleep, type Clock } from '@ers-kit/internal';
import type { ErsError } from '../errors.js';

/**
 * How often and how long a call is tried again.
 *
 * @example
 * ```ts
 * import type { RetryPolicy } from '@ers-kit/client';
 *
 * const policy: RetryPolicy = { attempts: 3, delay: 500, budget: 10_000 };
 * ```
 */
export interface RetryPolicy {
  /** Tries in all, the first included. Default: 4. */
  readonly attempts?: number;
  /** Milliseconds before the second try; doubled for each further one. Default: 1000. */
  readonly delay?: number;
  /** Milliseconds that all tries and waits of one call may take together. Default: 60 000. */
  readonly budget?: number;
}

/** A policy with its defaults filled in. */
export type FullRetryPolicy = Required<RetryPolicy>;

const defaults: FullRetryPolicy = { attempts: 4, delay: 1000, budget: 60_000 };
const never: FullRetryPolicy = { ...defaults, attempts: 1 };

/** Fills in the defaults of `policy`; `false` is one try. */
export function retryPolicy(policy: RetryPolicy | false | undefined): FullRetryPolicy {
  return policy === false ? never : { ...defaults, ...policy };
}

/** Statuses after which the API asks to try again (back off on 429, `Retry-After` on 503). */
const askedFor: ReadonlySet<number | undefined> = new Set([undefined, 429, 503]);

/**
 * Milliseconds to wait before the next try, or `undefined` where there is to be none. A write is tried again
 * only where the failure proves that it was not processed.
 */
export function nextDelay(
  error: ErsError,
  attempt: number,
  elapsed: number,
  policy: FullRetryPolicy,
): number | undefined {
  if (attempt >= policy.attempts || !error.retryable || !askedFor.has(error.status)) return undefined;
  // Up to a quarter more, so that clients that failed together do not come back together.
  const backOff = policy.delay * 2 ** (attempt - 1) * (1 + Math.random() / 4);
  const wait = Math.max(backOff, (error.retryAfter ?? 0) * 1000);
  return elapsed + wait > policy.budget ? undefined : wait;
}

/** Waits before the next try; rejects with the caller's reason when the caller aborts. */
export async function waitForRetry(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await sleep(clock, milliseconds, signal);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
