import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { account, type Json } from './support.js';

/*
 * Payloads with one thing changed, at every place in turn: the short cuts that the mapper takes for the usual
 * form have to notice each. `account` compares with the mapping under trace, which takes none.
 */

const changes: Readonly<Record<string, (value: unknown) => unknown>> = {
  'left out': () => undefined,
  null: () => null,
  'an empty text': () => '',
  'an empty list': () => [],
  'an empty object': () => ({}),
  'a number': () => 12,
  'another text': () => '2WW',
  'in a list': (value) => [value],
  'in a list twice': (value) => [value, structuredClone(value)],
  'with another element': (value) =>
    typeof value === 'object' && !Array.isArray(value) ? { ...value, '': 1, nickname: 'x' } : [null, value],
};

/** Every place below the root, as the object or list that holds it and the key in there. */
function placesIn(value: unknown): (readonly [holder: Json, key: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [value as Json, key] as const,
    ...placesIn((value as Json)[key]),
  ]);
}

const files = readdirSync(join(import.meta.dirname, 'fixtures')).filter(
  (file) => !file.endsWith('.stu3.json'),
);
const inferences = {
  'A004.designation': false,
  'A005.31': true,
  'A005.51': true,
  'A008.emptyReason': false,
  'errors.location': false,
} as const;
const variants: ToStu3Options[] = [{}, { target: 'stu3-hscn', keepLost: true }, { inferences }];

describe('a payload with one thing changed', () => {
  it.each(files.flatMap((file) => variants.map((options) => [file, options] as const)))(
    '%s, %j: maps the same with trace and without, each leaf accounted for',
    (file, options) => {
      const source = JSON.parse(readFileSync(join(import.meta.dirname, `fixtures/${file}`), 'utf8')) as Json;
      const faults: string[] = [];
      for (const [holder, key] of placesIn(source)) {
        const value = holder[key];
        for (const [name, change] of Object.entries(changes)) {
          if (holder === source && key === 'resourceType') continue;
          holder[key] = change(value);
          // What is left out of an object is gone from its text; JSON has no other way to leave something out.
          const changed: unknown = JSON.parse(JSON.stringify(source));
          try {
            for (const fault of account(changed, options).faults) faults.push(`${key} ${name}: ${fault}`);
          } catch (error) {
            faults.push(`${key} ${name}: ${String(error)}`);
          }
        }
        holder[key] = value;
      }
      expect(faults.slice(0, 20)).toEqual([]);
    },
  );
});
