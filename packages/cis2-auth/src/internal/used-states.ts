/** Remembers which transactions this client has completed. */
export interface UsedStates {
  /** Marks a state as used. False where it was used before. */
  consume(state: string): boolean;
}

const capacity = 10_000;

/**
 * Remembers the last 10,000 states. It stops a replay within one process; the application stops the others
 * by deleting the transaction when the callback comes.
 */
export function createUsedStates(): UsedStates {
  const states = new Set<string>();
  return {
    consume(state) {
      if (states.has(state)) return false;
      states.add(state);
      if (states.size > capacity) {
        for (const oldest of states) {
          states.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}
