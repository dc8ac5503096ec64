export interface Check {
  readonly name: string;
  readonly ok: boolean;
}

/** Collects what was checked on the way, so that every claim of the report is one that was seen to hold. */
export function createChecks(): {
  readonly results: Check[];
  readonly check: (name: string, ok: boolean) => void;
} {
  const results: Check[] = [];
  return { results, check: (name, ok) => void results.push({ name, ok }) };
}
