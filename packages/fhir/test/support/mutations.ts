/** A small reproducible source of numbers (mulberry32), in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is done to an example. */
export type MutationKind = 'remove' | 'retype' | 'recode' | 'empty' | 'resystem';

/** One change of one place. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Holder = Record<string | number, unknown>;

interface Place {
  readonly holder: Holder;
  readonly key: string | number;
  readonly path: readonly (string | number)[];
}

function places(value: unknown, path: readonly (string | number)[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const holder = value as Holder;
    const here = [...path, key];
    return [{ holder, key, path: here }, ...places(holder[key], here)];
  });
}

const replacements: readonly unknown[] = ['text', 7, true, { other: 1 }, ['text']];

function apply(kind: MutationKind, { holder, key }: Place, random: () => number): boolean {
  const value = holder[key];
  const last = String(key);
  if (kind === 'remove') return Array.isArray(holder) ? false : delete holder[key];
  if (kind === 'empty') {
    if (!Array.isArray(value)) return false;
    holder[key] = [];
    return true;
  }
  if (kind === 'retype') {
    const others = replacements.filter(
      (item) => typeof item !== typeof value || Array.isArray(item) !== Array.isArray(value),
    );
    holder[key] = others[Math.floor(random() * others.length)];
    return true;
  }
  if (typeof value !== 'string') return false;
  if (
    kind === 'recode' &&
    !['code', 'status', 'mode', 'intent', 'type', 'severity', 'name', 'url'].includes(last)
  )
    return false;
  if (kind === 'resystem' && last !== 'system') return false;
  holder[key] = kind === 'recode' ? 'NO_SUCH_CODE' : 'https://example.org/no-such-system';
  return true;
}

const kinds: readonly MutationKind[] = ['remove', 'retype', 'recode', 'empty', 'resystem'];

/** `count` different changes of `example`, or as many as it has room for. */
export function mutationsOf(example: unknown, count: number, random: () => number): Mutation[] {
  const seen = new Set<string>();
  const mutations: Mutation[] = [];
  for (let attempt = 0; mutations.length < count && attempt < count * 40; attempt += 1) {
    const value: unknown = structuredClone(example);
    const all = places(value);
    const place = all[Math.floor(random() * all.length)];
    const kind = kinds[Math.floor(random() * kinds.length)];
    if (!place || !kind || !apply(kind, place, random)) continue;
    const key = JSON.stringify(value);
    if (seen.has(key)) continue;
    seen.add(key);
    mutations.push({ kind, path: place.path, value });
  }
  return mutations;
}
