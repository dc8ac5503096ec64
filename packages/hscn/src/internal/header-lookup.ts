import type { LegacyRequest } from '../legacy-request.js';

/** Proxies and frameworks swap `_` for `-` and change case, so both are levelled. */
export const levelled = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.includes('_') ? lower.replaceAll('_', '-') : lower;
};

/** The headers of a request, found by any spelling of their names. */
export interface HeaderLookup {
  /**
   * The value, values of a repeated header joined with a comma; `undefined` where it is missing or blank. The
   * name is in lower case with hyphens, as {@link levelled} makes it.
   */
  get(levelledName: string): string | undefined;
}

/** Makes a lookup of `headers`. What is not text is left out. */
export function lookUpHeaders(headers: LegacyRequest['headers']): HeaderLookup {
  const found = new Map<string, string>();
  for (const [name, value] of pairsOf(headers)) {
    const text = value.trim();
    if (text !== '') found.set(levelled(name), text);
  }
  return found;
}

function pairsOf(headers: LegacyRequest['headers']): Iterable<[string, string]> {
  if (typeof headers !== 'object' || headers === null) return [];
  if (headers instanceof Headers) return headers;
  const pairs: [string, string][] = [];
  for (const name of Object.keys(headers)) {
    const value: unknown = headers[name];
    const text: unknown = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'string') pairs.push([name, text]);
  }
  return pairs;
}
