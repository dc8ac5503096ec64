/**
 * An assurance level of CIS2, as a number.
 *
 * @example
 * ```ts
 * import { parseAssuranceLevel, type AssuranceLevel } from '@ers-kit/cis2-auth';
 *
 * const needed: AssuranceLevel = 3;
 * console.log(parseAssuranceLevel('3') === needed); // true
 * ```
 */
export type AssuranceLevel = 0 | 1 | 2 | 3;

/**
 * Reads an assurance level, which CIS2 sends as a number or as a string: `3` or `"3"`.
 *
 * @param claim - The claim `authentication_assurance_level` or `id_assurance_level`.
 * @returns The level, or `undefined` for anything else. Never throws.
 *
 * @example
 * ```ts
 * import { parseAssuranceLevel } from '@ers-kit/cis2-auth';
 *
 * console.log(parseAssuranceLevel('3')); // 3
 * console.log(parseAssuranceLevel('high')); // undefined
 * ```
 */
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

/**
 * The lowest authentication level that an `acr` value stands for: `AAL2_OR_AAL3_ANY` is 2.
 *
 * @param acr - The value of `acr_values`, or of the claim `acr`.
 * @returns The level, or `undefined` where none is named. Never throws.
 *
 * @example
 * ```ts
 * import { assuranceLevelOfAcr } from '@ers-kit/cis2-auth';
 *
 * console.log(assuranceLevelOfAcr('AAL2_OR_AAL3_ANY')); // 2
 * console.log(assuranceLevelOfAcr('AAL3_ANY')); // 3
 * ```
 */
export function assuranceLevelOfAcr(acr: unknown): AssuranceLevel | undefined {
  if (typeof acr !== 'string') return undefined;
  const levels = [...acr.matchAll(/(?<=^|_)AAL([0-3])(?=_|$)/g)].map(([, level]) => Number(level));
  return levels.length === 0 ? undefined : parseAssuranceLevel(Math.min(...levels));
}
