import { sleep, type Clock } from '@ers-kit/internal';

/**
 * A clock of the simulator's own: from when it goes, and whether it goes by itself.
 *
 * @example
 * ```ts
 * import type { ClockSettings } from '@ers-kit/simulator';
 *
 * const clock: ClockSettings = { start: '2026-06-01T09:00:00Z', standing: true };
 * ```
 */
export interface ClockSettings {
  /** ISO instant or milliseconds. Default: now. */
  readonly start?: string | number;
  /** `true` stands still, and goes forward by `advance` and the control API alone. Default: `false`. */
  readonly standing?: boolean;
}

/** A clock that can be put forward. */
export interface AdjustableClock extends Clock {
  /** Lets milliseconds pass at once. */
  advance(milliseconds: number): void;
  /** By how many milliseconds it was put forward. */
  ahead(): number;
}

/** A clock that goes with another one, ahead of it by as much as it was put forward. */
export function createAdjustableClock(given: Clock | ClockSettings = Date): AdjustableClock {
  const clock = 'now' in given ? given : createOwnClock(given);
  let ahead = 0;
  return {
    now: () => clock.now() + ahead,
    sleep: (milliseconds, signal) => sleep(clock, milliseconds, signal),
    advance(milliseconds) {
      ahead += milliseconds;
    },
    ahead: () => ahead,
  };
}

function createOwnClock({ start, standing = false }: ClockSettings): Clock {
  const begun = Date.now();
  const from = start === undefined ? begun : new Date(start).getTime();
  return { now: () => (standing ? from : from + Date.now() - begun) };
}
