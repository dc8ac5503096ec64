import { setTimeout as delay } from 'node:timers/promises';

/** Where the time comes from. `Date` itself is one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Waits. Default: a timer of the run-time. */
  sleep?(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Waits on `clock`, or on a timer where the clock cannot wait. Rejects with the signal's reason when aborted. */
export async function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (clock.sleep) return clock.sleep(milliseconds, signal);
  await delay(milliseconds, undefined, signal ? { signal } : {});
}
