import type { Clock } from '@ers-kit/internal';

import { GatewayRefusal } from './gateway-refusal.js';

/**
 * How often an application may call. Default of the live platform: 10 a second, 600 a minute.
 *
 * @example
 * ```ts
 * import type { RateLimit } from '@ers-kit/simulator';
 *
 * const rateLimit: RateLimit = { perSecond: 2, perMinute: 60 };
 * ```
 */
export interface RateLimit {
  /** Calls in any second. */
  readonly perSecond: number;
  /** Calls in any minute. */
  readonly perMinute: number;
}

/** The limits of the platform's products. */
export const platformRateLimit: RateLimit = { perSecond: 10, perMinute: 600 };

/**
 * Counts the calls of each application over the last second and the last minute. A call that is refused
 * counts too.
 */
export function createRateLimiter(
  { perSecond, perMinute }: RateLimit,
  clock: Clock,
): (apiKey: string) => void {
  const calls = new Map<string, number[]>();
  return (apiKey) => {
    const now = clock.now();
    const recent = (calls.get(apiKey) ?? []).filter((time) => time > now - 60_000);
    calls.set(apiKey, [...recent, now]);
    const inLastSecond = recent.filter((time) => time > now - 1000).length;
    if (inLastSecond < perSecond && recent.length < perMinute) return;
    throw tooManyRequests();
  };
}

/** What the gateway answers to one call too many: no body on STU3, and no diagnostics on R4. */
export const tooManyRequests = (): GatewayRefusal =>
  new GatewayRefusal(
    429,
    { code: 'TOO_MANY_REQUESTS', issueCode: 'throttled', diagnostics: '' },
    { body: 'outcome-on-r4' },
  );
