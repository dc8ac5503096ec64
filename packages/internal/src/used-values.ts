import type { Clock } from './clock.js';

/** Remembers values that count once. */
export interface UsedValues {
  /** Marks a value as used until a time (milliseconds since 1970). False where it was used before. */
  consume(value: string, until: number): boolean;
}

const capacity = 10_000;

/**
 * Remembers used values until their time is over, and no more than 10,000 of them: the oldest go first. It
 * stops a replay within one process.
 */
export function createUsedValues(clock: Clock): UsedValues {
  const used = new Map<string, number>();
  return {
    consume(value, until) {
      if ((used.get(value) ?? 0) > clock.now()) return false;
      used.delete(value);
      used.set(value, until);
      for (const [oldest, end] of used) {
        if (end > clock.now() && used.size <= capacity) break;
        used.delete(oldest);
      }
      return true;
    },
  };
}
