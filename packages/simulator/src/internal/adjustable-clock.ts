import { sleep, type Clock } from '@ers-kit/internal';

/** A clock that can be put forward. */
export interface AdjustableClock extends Clock {
  /** Lets milliseconds pass at once. */
  advance(milliseconds: number): void;
}

/** A clock that goes with another one, ahead of it by as much as it was put forward. */
export function createAdjustableClock(clock: Clock): AdjustableClock {
  let ahead = 0;
  return {
    now: () => clock.now() + ahead,
    sleep: (milliseconds, signal) => sleep(clock, milliseconds, signal),
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}
