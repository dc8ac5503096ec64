import { describe, expect, it } from 'vitest';
import type { Rule } from '../src/internal/table.js';
import { check, createThing } from './support/engine.js';

const modes = ['request', 'response', 'base'] as const;
type Lines = readonly string[];

describe('the length of a list', () => {
  const empty = 'error empty/structure Thing.items: must not be empty';
  const must = (wanted: string) => `error cardinality/structure Thing.items: must have ${wanted}`;

  it.each<[Rule, number, Lines, Lines, Lines]>([
    [{}, 0, [empty], [], [empty]],
    [{}, 1, [], [], []],
    [{ min: 1 }, 0, [empty], [empty], [empty]],
    [{ present: true }, 0, [empty], [], [empty]],
    [{ min: 1 }, 3, [], [], []],
    [{ min: 2 }, 1, [must('at least 2')], [must('at least 2')], []],
    [{ min: 2 }, 2, [], [], []],
    [{ min: 2, max: 3 }, 1, [must('2 to 3')], [must('2 to 3')], []],
    [{ min: 2, max: 3 }, 3, [], [], []],
    [{ min: 2, max: 3 }, 4, [must('2 to 3')], [must('2 to 3')], []],
    [{ min: 2, max: 2 }, 3, [must('2')], [must('2')], []],
    [{ max: 1 }, 2, [must('0 to 1')], [must('0 to 1')], []],
    [{ max: 1 }, 1, [], [], []],
  ])('with rule %j and %d items', (rule, length, ...expected) => {
    const thing = createThing({ items: 'string*' }, { items: rule });
    const items = Array.from({ length }, () => 'x');
    expect(modes.map((mode) => check(thing, { items }, { mode }))).toEqual(expected);
  });

  it('is at least one where the base release says so', () => {
    const thing = createThing({ items: 'string+', parts: ['+', { a: 'string' }] });
    expect(check(thing, { items: [], parts: [] }, { mode: 'response' })).toEqual([
      empty,
      'error empty/structure Thing.parts: must not be empty',
    ]);
  });

  it('a list that must be there may be empty in a response', () => {
    const thing = createThing({ items: 'string*' }, { items: { present: true } });
    const missing = 'error required/required Thing.items: is required';
    expect(modes.map((mode) => check(thing, {}, { mode }))).toEqual([[missing], [missing], []]);
  });
});

describe('what is no list', () => {
  const thing = createThing({ items: ['*', { a: 'string' }] }, { items: { single: true } });
  const plain = createThing({ items: ['*', { a: 'string' }] }, { items: {} });
  const no = 'error type/structure Thing.items: must be a list';

  it('is refused, in any mode', () => {
    for (const mode of modes) expect(check(plain, { items: { a: 'x' } }, { mode })).toEqual([no]);
    expect(check(plain, { items: null })).toEqual(['error null/structure Thing.items: must not be null']);
  });

  it('is taken for its one item where e-RS does so', () => {
    const type = 'must be text, without control characters or lone surrogates';
    expect(modes.map((mode) => check(thing, { items: { a: 7 } }, { mode }))).toEqual([
      [`error type/structure Thing.items.a: ${type}`],
      [`error type/structure Thing.items.a: ${type}`],
      [no],
    ]);
    expect(check(thing, { items: [{ a: 7 }] })).toEqual([`error type/structure Thing.items[0].a: ${type}`]);
    expect(check(thing, { items: null })).toEqual(['error null/structure Thing.items: must not be null']);
  });

  it('is quoted when asked to, by its type where it is no text or number', () => {
    const quoted = (items: unknown) => check(plain, { items }, { includeValues: true });
    expect(quoted('x')).toEqual([`${no} (found "x")`]);
    expect(quoted(7)).toEqual([`${no} (found 7)`]);
    expect(quoted(true)).toEqual([`${no} (found boolean)`]);
    expect(quoted({ a: 'x' })).toEqual([`${no} (found object)`]);
    expect(quoted([])).toEqual(['error empty/structure Thing.items: must not be empty']);
    expect(quoted('x'.repeat(100))).toEqual([`${no} (found "${'x'.repeat(79)})`]);
  });
});

describe('null where the published schema allows it', () => {
  const thing = createThing(
    { items: 'string*', name: 'string', other: 'string' },
    { items: { nullable: true }, name: { nullable: true }, other: {} },
  );
  const must = (path: string) => `error null/structure Thing.${path}: must not be null`;
  const is = (path: string) => `warning null/structure Thing.${path}: is null`;

  it('is a warning in a response alone', () => {
    const body = { items: null, name: null, other: null };
    expect(modes.map((mode) => check(thing, body, { mode }))).toEqual([
      [must('items'), must('name'), must('other')],
      [is('items'), is('name'), must('other')],
      [must('items'), must('name'), must('other')],
    ]);
  });

  it('what is not null is looked at as ever', () => {
    const wrong = 'error type/structure Thing.items: must be a list';
    expect(check(thing, { items: 'x', name: 'y' }, { mode: 'response' })).toEqual([wrong]);
    expect(check(thing, { items: ['x'], name: 'y' }, { mode: 'response' })).toEqual([]);
  });
});

describe('the most issues', () => {
  const thing = createThing({ items: ['*', { a: 'string!', b: 'boolean' }], last: 'boolean' });
  const items = [{ b: 1 }, { b: 2 }, { b: 3 }];
  const all = [0, 1, 2].flatMap((index) => [
    `error type/structure Thing.items[${index}].b: must be a valid boolean`,
    `error required/required Thing.items[${index}].a: is required`,
  ]);
  const stop = (count: number) => `error too-many-issues/too-costly Thing: stopped after ${count} issues`;

  it.each([
    [7, all],
    [6, [...all, stop(6)]],
    [3, [...all.slice(0, 3), stop(3)]],
    [2, [...all.slice(0, 2), stop(2)]],
    [1, [...all.slice(0, 1), stop(1)]],
    [0, [...all.slice(0, 1), stop(1)]],
    [-5, [...all.slice(0, 1), stop(1)]],
  ])('%d', (maxIssues, lines) => {
    expect(check(thing, { items }, { maxIssues })).toEqual(lines);
  });

  it('is a thousand where nobody says', () => {
    const many = Array.from({ length: 1200 }, () => ({ a: 'x', b: 1 }));
    const lines = check(thing, { items: many });
    expect(lines).toHaveLength(1001);
    expect(lines[1000]).toBe(stop(1000));
  });

  it('is no longer looked for in nested lists and siblings once reached', () => {
    const nested = createThing({ part: ['*', { names: 'string*', part: '@part*' }], name: 'string' });
    const body = { part: [{ part: [{ names: [1, 2] }, 7] }], _name: [{}, {}], name: 1 };
    expect(check(nested, body, { maxIssues: 1 })).toEqual([
      'error type/structure Thing.part[0].part[0].names[0]: must be text, without control characters or lone surrogates',
      stop(1),
    ]);
  });

  it('warnings count, and leave the resource valid', () => {
    expect(check(thing, { x: 1, y: 2 }, { maxIssues: 1 })).toEqual([
      'warning unknown-property/structure Thing.x: is no known property',
      stop(1),
    ]);
  });
});
