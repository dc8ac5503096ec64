const lifetime = 30 * 24 * 3_600_000;

/** The `jti` values of client assertions, kept for 30 days for each API key. */
export interface UsedIdentifiers {
  has(subject: string, identifier: string, now: number): boolean;
  add(subject: string, identifier: string, now: number): void;
}

const nameOf = (subject: string, identifier: string): string => JSON.stringify([subject, identifier]);

export function createUsedIdentifiers(): UsedIdentifiers {
  const until = new Map<string, number>();
  return {
    has: (subject, identifier, now) =>
      now < (until.get(nameOf(subject, identifier)) ?? Number.NEGATIVE_INFINITY),
    add(subject, identifier, now) {
      // The oldest come first; what has run out is dropped on the way.
      for (const [name, end] of until) {
        if (now < end) break;
        until.delete(name);
      }
      until.set(nameOf(subject, identifier), now + lifetime);
    },
  };
}
