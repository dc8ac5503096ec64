import { isRecord } from '@ers-kit/internal';

export type Json = Readonly<Record<string, unknown>>;

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Those that are not switched off. */
export const enabledIn = (value: unknown): Json[] =>
  objectsIn(value).filter((row) => row['disabled'] !== true);

/** Headers of a list of names and values, as HAR (`name`) and Postman (`key`) write them. */
export function headersOf(list: unknown, nameKey: 'name' | 'key'): Record<string, string> {
  const pairs = enabledIn(list).map(
    (header) => [textOf(header[nameKey]) ?? '', textOf(header['value']) ?? ''] as const,
  );
  // Names with a colon in front are those of HTTP/2 itself.
  return Object.fromEntries(pairs.filter(([name]) => name !== '' && !name.startsWith(':')));
}
