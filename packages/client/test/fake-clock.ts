import type { Clock } from '@ers-kit/internal';

/** A clock that passes only by being slept on. */
export function fakeClock(): Required<Clock> & { readonly slept: number[] } {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      await new Promise(setImmediate);
      now += milliseconds;
      signal?.throwIfAborted();
    },
  };
}
