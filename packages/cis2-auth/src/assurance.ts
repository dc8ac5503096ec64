/** An assurance level of CIS2, as a number. */
export type AssuranceLevel = 0 | 1 | 2 | 3;

/** Reads an assurance level, which CIS2 sends as a number or as a string: `3` or `"3"`. */
export function parseAssuranceLevel(claim: unknown): AssuranceLevel | undefined {
  const text = typeof claim === 'number' ? String(claim) : claim;
  switch (text) {
    case '0':
      return 0;
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return undefined;
  }
}

/** The lowest authentication level that an `acr` value stands for: `AAL2_OR_AAL3_ANY` is 2. */
export function assuranceLevelOfAcr(acr: unknown): AssuranceLevel | undefined {
  if (typeof acr !== 'string') return undefined;
  const levels = [...acr.matchAll(/(?<=^|_)AAL([0-3])(?=_|$)/g)].map(([, level]) => Number(level));
  return levels.length === 0 ? undefined : parseAssuranceLevel(Math.min(...levels));
}
