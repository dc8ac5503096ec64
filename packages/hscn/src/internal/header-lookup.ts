import type { LegacyRequest } from '../legacy-request.js';

/** Proxies and frameworks swap `_` for `-` and change case, so both are levelled. */
const levelled = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** The headers of a request, found by any spelling of their names. */
export interface HeaderLookup {
  /** The value, values of a repeated header joined with a comma; `undefined` where it is missing or blank. */
  get(name: string): string | undefined;
}

/** Makes a lookup of `headers`. What is not text is left out. */
export function lookUpHeaders(headers: LegacyRequest['headers']): HeaderLookup {
  const found = new Map<string, string>();
  for (const [name, value] of pairsOf(headers)) {
    const text = value.trim();
    if (text !== '') found.set(levelled(name), text);
  }
  return { get: (name) => found.get(levelled(name)) };
}

function pairsOf(headers: LegacyRequest['headers']): [string, string][] {
  if (headers === undefined || headers === null || typeof headers !== 'object') return [];
  if (headers instanceof Headers) return [...headers];
  return Object.entries(headers).flatMap(([name, value]) => {
    const text: unknown = Array.isArray(value) ? value.join(', ') : value;
    return typeof text === 'string' ? [[name, text] as [string, string]] : [];
  });
}
