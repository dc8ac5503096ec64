import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Reading } from '../../src/stu3/index.js';
import { change } from './change.js';

type Path = readonly string[];

/** Every place of a payload below its root. */
const placesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...placesOf(inner, [...path, name])])
    : [];

/** The payload without what stands at a place: a property goes, an item of a list becomes `null`. */
const takeAway = (payload: unknown, path: Path): unknown =>
  change(
    JSON.parse(JSON.stringify(payload)) as unknown,
    path.join('.'),
    /^\d+$/.test(path.at(-1) ?? '') ? null : undefined,
  );

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

/** What is no more in a value that was read, or is another. */
function lossOf(full: unknown, now: unknown): string {
  if (typeof now !== 'object' || (Array.isArray(now) && now.length === 0)) return ` ${JSON.stringify(now)}`;
  const leaves = placesOf(full).filter((path) => typeof at(full, path) !== 'object');
  const differs = (path: Path): boolean => at(now, path) !== at(full, path);
  const lost = leaves.filter(differs).map((path) => {
    const leaf = at(now, path);
    return leaf === undefined ? path.join('.') : `${path.join('.')}=${JSON.stringify(leaf)}`;
  });
  return lost.length > 0 ? ` without ${lost.join(' ')}` : '';
}

/** `a.0 > b > c` stands for `a.0`, `a.0.b` and `a.0.b.c`. */
const chained = (places: readonly string[]): string =>
  places.reduce((text, place, index) => {
    const last = places[index - 1];
    if (last === undefined) return place;
    return place.startsWith(`${last}.`) ? `${text} > ${place.slice(last.length + 1)}` : `${text}, ${place}`;
  }, '');

/**
 * What a reader makes of a payload from which one place is taken away, for every place: the places where
 * the outcome is another, by that outcome.
 */
function thinned(
  read: (payload: unknown) => Reading<unknown>,
  payload: unknown,
): Readonly<Record<string, string>> {
  const full = read(payload) as { value: unknown };
  const outcomes = new Map<string, string[]>();
  for (const path of placesOf(payload)) {
    const reading = read(takeAway(payload, path));
    if (isDeepStrictEqual(reading, full)) continue;
    const where = reading.status === 'malformed' ? ` ${reading.path}` : '';
    const outcome = `${reading.status}${where}${'value' in reading ? lossOf(full.value, reading.value) : ''}`;
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), path.join('.')]);
  }
  return Object.fromEntries([...outcomes].map(([outcome, places]) => [outcome, chained(places)]));
}

/** A reader, a payload, the value that it reads, and {@link thinned} of them. */
export type ReaderRow = readonly [
  name: string,
  read: (payload: unknown) => Reading<unknown>,
  payload: unknown,
  value: unknown,
  without: Readonly<Record<string, string>>,
];

export function expectReading(...[, read, payload, value, without]: ReaderRow): void {
  expect(read(payload)).toEqual({ status: 'present', value });
  expect(thinned(read, payload)).toEqual(without);
  expect(read(undefined)).toEqual(read({}));
}
