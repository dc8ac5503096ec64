import { isDeepStrictEqual } from 'node:util';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell } from './told.js';

/** What elements add to a resource, and what there is to say of them: issues first, then leaves that did not stay as they were. */
export type Added = [elements: Json, ...lines: string[]];

/** A rule, the elements that show it, what they become, and options. */
export type Row = [rule: string, elements: Json, added: Added, options?: ToStu3Options];

/** Maps `base` with and without `elements`, and tells the difference, with elements that are there but undefined. */
export function added(base: Json, elements: Json, options: ToStu3Options = {}): Added {
  const plain = tell(base, options);
  const full = tell({ ...base, ...elements }, options);
  const known = new Set([...plain.issues, ...plain.moves]);
  const changed = Object.entries(full.resource).filter(
    ([name, value]) => !(name in plain.resource) || !isDeepStrictEqual(value, plain.resource[name]),
  );
  const lines = [...full.issues, ...full.moves].filter((line) => !known.has(line));
  return [Object.fromEntries(changed), ...lines];
}
