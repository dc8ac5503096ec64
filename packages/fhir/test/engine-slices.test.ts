import { describe, expect, it } from 'vitest';
import { exactlyOne, extensions, fixed, must, once, value } from '../src/internal/rules.js';
import type { RuleFields } from '../src/internal/table.js';
import { check, createThing } from './support/engine.js';

type Lines = readonly string[];

const names = (...all: readonly string[]) => ({ items: all.map((name) => ({ name })) });
const missing = (path: string) => `error required/required Thing.${path}: is required`;

describe('items told apart by a field', () => {
  const thing = (of: RuleFields, others?: 'allowed' | 'lenient') =>
    createThing(
      { items: ['*', { name: 'string', text: 'string' }] },
      { items: { slices: { by: 'name', of, ...(others && { others }) } } },
    );
  const often = (index: number, max: number) =>
    `error cardinality/structure Thing.items[${index}]: must occur at most ${max} times`;
  const needs = (name: string) => `error required/required Thing.items: needs an item with name ${name}`;

  it.each<[string, RuleFields, readonly string[], Lines]>([
    ['any number', { a: {}, b: {} }, ['a', 'b', 'a', 'a', 'b', 'b'], []],
    ['once', { a: once({}) }, ['a'], []],
    ['twice instead of once', { a: once({}), b: {} }, ['a', 'b', 'a'], [often(2, 1)]],
    ['two at most', { a: { max: 2 }, b: {} }, ['b', 'a', 'b', 'a', 'a', 'a'], [often(4, 2), often(5, 2)]],
    ['two kinds, each with its own count', { a: { max: 2 }, b: { max: 2 } }, ['a', 'b', 'a', 'b'], []],
    ['one too many of each', { a: once({}), b: once({}) }, ['a', 'b', 'b', 'a'], [often(2, 1), often(3, 1)]],
    ['needed and there', { a: must(), b: exactlyOne({}) }, ['b', 'a'], []],
    ['needed and missing', { a: must(), b: exactlyOne({}), c: {} }, ['a'], [needs('b')]],
    ['all missing', { a: must(), b: must(), c: {} }, ['c'], [needs('a'), needs('b')]],
    ['exactly one, twice', { a: exactlyOne({}) }, ['a', 'a'], [often(1, 1)]],
  ])('%s', (_, of, items, lines) => {
    expect(check(thing(of), names(...items))).toEqual(lines);
    expect(check(thing(of), names(...items), { mode: 'base' })).toEqual([]);
  });

  it('32 of them at most, which a mask has room for', () => {
    const kinds = (count: number) => Array.from({ length: count }, (_, index) => `kind${index}`);
    const profile = (count: number) => thing(Object.fromEntries(kinds(count).map((kind) => [kind, must()])));
    expect(check(profile(32), names(...kinds(32)))).toEqual([]);
    for (const index of [0, 31])
      expect(check(profile(32), names(...kinds(32).toSpliced(index, 1)))).toEqual([needs(`kind${index}`)]);
    expect(() => check(profile(33), names('kind0'))).toThrow(RangeError);
  });

  it('needs in a request what a response may do without', () => {
    const profile = thing({ a: { request: { min: 1 } }, b: {} });
    expect(check(profile, names('b'))).toEqual([needs('a')]);
    expect(check(profile, names('b'), { mode: 'response' })).toEqual([]);
  });

  it('none at all makes every item one too many', () => {
    const stranger = 'unknown-slice/structure Thing.items[0].name: is not in this profile';
    expect(check(thing({}), names('a'))).toEqual([`error ${stranger}`]);
    expect(check(thing({}, 'allowed'), names('a', 'a'))).toEqual([]);
  });

  it('what tells an item’s slice is not looked at again', () => {
    const profile = thing({ '': {}, a: {} });
    expect(check(profile, names('a', ''))).toEqual([]);
    expect(check(profile, names('a', ''), { mode: 'base' })).toEqual([
      'error format/value Thing.items[1].name: must be text, without control characters or lone surrogates',
    ]);
  });

  it('each under its own rules', () => {
    const profile = thing({ a: { fields: { text: fixed('x') } }, b: { fields: { text: must() } } });
    const items = [
      { name: 'a', text: 'x' },
      { name: 'b', text: 'y' },
      { name: 'a', text: 'y' },
      { name: 'b' },
      { name: 'a' },
    ];
    expect(check(profile, { items })).toEqual([
      'error fixed-value/value Thing.items[2].text: must be x',
      missing('items[3].text'),
    ]);
  });

  const stranger = 'unknown-slice/structure Thing.items[1].name: is not in this profile';

  it.each<['allowed' | 'lenient' | undefined, Lines, Lines]>([
    [undefined, [`error ${stranger}`], [`error ${stranger}`]],
    ['lenient', [`error ${stranger}`], [`warning ${stranger}`]],
    ['allowed', [], []],
  ])('others: %s', (others, request, response) => {
    const profile = thing({ a: {} }, others);
    expect(check(profile, names('a', 'other'), { mode: 'request' })).toEqual(request);
    expect(check(profile, names('a', 'other', 'a'), { mode: 'response' })).toEqual(response);
  });

  it('an item of no slice is looked at by the base release', () => {
    const items = [{ name: 'other', text: 7 }, null, 'x', { name: 7 }, {}];
    const text = 'must be text, without control characters or lone surrogates';
    expect(check(thing({ a: {} }), { items })).toEqual([
      `error type/structure Thing.items[0].text: ${text}`,
      'error unknown-slice/structure Thing.items[0].name: is not in this profile',
      'error null/structure Thing.items[1]: must not be null',
      'error type/structure Thing.items[2]: must be an object',
      `error type/structure Thing.items[3].name: ${text}`,
      'error empty/structure Thing.items[4]: must not be empty',
    ]);
  });

  it('of which there are none yet says what is needed, up to the most issues', () => {
    const profile = thing({ a: must() });
    expect(check(profile, { items: [] })).toEqual([
      'error empty/structure Thing.items: must not be empty',
      needs('a'),
    ]);
    expect(check(profile, names('x', 'y'), { maxIssues: 1 })).toEqual([
      'error unknown-slice/structure Thing.items[0].name: is not in this profile',
      'error too-many-issues/too-costly Thing: stopped after 1 issues',
    ]);
  });
});

describe('items told apart by something inside', () => {
  const thing = createThing(
    { items: ['*', { code: 'Coding', text: 'string' }] },
    {
      items: {
        slices: { by: 'code.system', of: { x: must({ fields: { text: must() } }) }, others: 'lenient' },
      },
    },
  );

  it.each<[string, readonly unknown[], Lines]>([
    ['whole', [{ code: { system: 'x' }, text: 't' }], []],
    ['under its rules', [{ code: { system: 'x' } }], [missing('items[0].text')]],
    [
      'of another',
      [{ code: { system: 'y' } }, { code: { system: 'x' }, text: 't' }],
      ['error unknown-slice/structure Thing.items[0].code.system: is not in this profile'],
    ],
    [
      'of none',
      [{ text: 't' }],
      [
        'error unknown-slice/structure Thing.items[0].code.system: is not in this profile',
        'error required/required Thing.items: needs an item with code.system x',
      ],
    ],
    [
      'with null on the way',
      [{ code: null }, { code: { system: 'x' }, text: 't' }],
      [
        'error null/structure Thing.items[0].code: must not be null',
        'error unknown-slice/structure Thing.items[0].code.system: is not in this profile',
      ],
    ],
    [
      'with more wrong in it',
      [{ code: { system: 'x', code: ' ' }, text: 't' }],
      ['error format/value Thing.items[0].code.code: must be a code, without outer or double blanks'],
    ],
  ])('%s', (_, items, lines) => {
    expect(check(thing, { items })).toEqual(lines);
  });
});

describe('extensions', () => {
  const thing = createThing(
    {},
    { extension: extensions({ 'http://a': must(value('valueString', fixed('x'))) }) },
  );
  const a = { url: 'http://a', valueString: 'x' };
  const other = 'unknown-extension/extension Thing.extension[1].url: is not in this profile';

  it.each<[string, readonly unknown[], Lines]>([
    ['whole', [a], []],
    ['with another', [a, { url: 'http://b', valueString: 'x' }], [`error ${other}`]],
    ['with another of no url', [a, { valueString: 'x' }], [missing('extension[1].url')]],
    ['with null', [a, null], ['error null/structure Thing.extension[1]: must not be null']],
    [
      'of another value',
      [{ ...a, valueString: 'y' }],
      ['error fixed-value/value Thing.extension[0].valueString: must be x'],
    ],
    ['of another type', [{ url: 'http://a', valueBoolean: true }], [missing('extension[0].valueString')]],
  ])('%s', (_, extension, lines) => {
    expect(check(thing, { extension })).toEqual(lines);
    const warned = lines.map((line) => line.replace(`error ${other}`, `warning ${other}`));
    expect(check(thing, { extension }, { mode: 'response' })).toEqual(warned);
  });
});
