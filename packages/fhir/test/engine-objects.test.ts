import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../src/internal/table.js';
import { check, createThing } from './support/engine.js';

const missing = (path: string) => `error required/required Thing${path}: is required`;
const unknown = (path: string) => `warning unknown-property/structure Thing${path}: is no known property`;

describe('an object', () => {
  const thing = createThing({ inner: ['?', { name: 'string!', flag: 'boolean' }] });

  it.each<[string, unknown, readonly string[]]>([
    ['whole', { name: 'x', flag: true, id: 'i', extension: [{ url: 'u', valueString: 'x' }] }, []],
    ['a modifier extension', { name: 'x', modifierExtension: [{ url: 'u', valueString: 'x' }] }, []],
    ['text', 'x', ['error type/structure Thing.inner: must be an object']],
    ['a list', [{ name: 'x' }], ['error type/structure Thing.inner: must be a single value, not a list']],
    ['null', null, ['error null/structure Thing.inner: must not be null']],
    ['empty', {}, ['error empty/structure Thing.inner: must not be empty', missing('.inner.name')]],
    ['nothing but the unknown', { other: 1 }, [unknown('.inner.other'), missing('.inner.name')]],
    ['the unknown behind the known', { name: 'x', other: 1 }, [unknown('.inner.other')]],
    ['a name that is no FHIR name', { name: 'x', '9990001231': 1 }, [unknown('.inner.<property>')]],
    [
      'a name of 64 letters',
      { name: 'x', [`a${'b'.repeat(63)}`]: 1 },
      [unknown(`.inner.a${'b'.repeat(63)}`)],
    ],
    ['a name of 65 letters', { name: 'x', ['b'.repeat(65)]: 1 }, [unknown('.inner.<property>')]],
    [
      'a control character as text',
      { name: '\0', flag: true },
      ['error format/value Thing.inner.name: must be text, without control characters or lone surrogates'],
    ],
    ['a name with a digit before', { name: 'x', '1a': 1 }, [unknown('.inner.<property>')]],
    ['a name with a digit behind', { name: 'x', a1: 1 }, [unknown('.inner.<property>')]],
  ])('%s', (_, inner, lines) => {
    expect(check(thing, { inner })).toEqual(lines);
  });

  it('demands 32 fields at most, which a mask has room for', () => {
    const filled = <Value extends string>(count: number, value: Value): Record<string, Value> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, value]));
    const wide = (count: number) => createThing({ inner: ['?', filled(count, 'string!')] });
    expect(check(wide(32), { inner: filled(32, 'x') })).toEqual([]);
    for (const name of ['field0', 'field31']) {
      const { [name]: _, ...inner } = filled(32, 'x');
      expect(check(wide(32), { inner })).toEqual([missing(`.inner.${name}`)]);
    }
    expect(() => check(wide(33), { inner: filled(33, 'x') })).toThrow(RangeError);
  });

  it('knows no control character as a name, the first that it ever meets', () => {
    const fresh = createThing({ inner: ['?', { name: 'string!' }] });
    expect(check(fresh, { inner: { '\0': 'x', name: 'x' } })).toEqual([unknown('.inner.<property>')]);
  });

  it('knows only what it holds itself', () => {
    const inner: JsonObject = Object.assign(Object.create({ stranger: 1 }) as object, { name: 'x' });
    expect(check(thing, { inner })).toEqual([]);
  });

  it('in any order of its properties, one object after another', () => {
    const list = createThing({ items: ['*', { a: 'string', b: 'boolean', c: 'integer' }] });
    const items = [{ a: 'x', b: true, c: 1 }, { c: 1, a: 'x' }, { b: 1, c: true, a: 'x' }, { a: 1 }];
    expect(check(list, { items })).toEqual([
      'error type/structure Thing.items[2].b: must be a valid boolean',
      'error type/structure Thing.items[2].c: must be a valid integer',
      'error type/structure Thing.items[3].a: must be text, without control characters or lone surrogates',
    ]);
  });

  it('a data type has no modifier extension', () => {
    const coded = createThing({ code: 'Token' });
    expect(check(coded, { code: { id: 'i', code: 'x', modifierExtension: [] } })).toEqual([
      unknown('.code.modifierExtension'),
    ]);
  });
});

describe('what an object must have', () => {
  it('by the base release, a rule, or a rule that takes the demand back', () => {
    const thing = createThing(
      { base: 'string!', rule: 'string', less: 'string!', all: 'string+' },
      { rule: { min: 1 }, less: { min: 0 } },
    );
    expect(check(thing, {})).toEqual([missing('.base'), missing('.rule'), missing('.all')]);
    expect(check(thing, {}, { mode: 'base' })).toEqual([missing('.base'), missing('.less'), missing('.all')]);
    expect(check(thing, { base: 'x', rule: 'x', all: ['x'] })).toEqual([]);
  });

  it('one of several', () => {
    const thing = createThing(
      { inner: ['?', { a: 'string', b: 'string', c: 'string', d: 'string!' }] },
      { inner: { oneOf: ['a', 'b'] } },
    );
    const needed = 'error required/required Thing.inner: needs a or b';
    expect(check(thing, { inner: { c: 'x', d: 'x' } })).toEqual([needed]);
    expect(check(thing, { inner: { c: 'x' } })).toEqual([needed, missing('.inner.d')]);
    expect(check(thing, { inner: { b: 'x', d: 'x' } })).toEqual([]);
    expect(check(thing, { inner: { a: 'x', b: 'x' } })).toEqual([missing('.inner.d')]);
    expect(check(thing, { inner: { c: 'x', d: 'x' } }, { mode: 'base' })).toEqual([]);
  });

  it('in a request, in addition or instead', () => {
    const thing = createThing({ a: 'string' }, { a: { values: ['x'], request: { min: 1, values: ['y'] } } });
    expect(check(thing, {}, { mode: 'request' })).toEqual([missing('.a')]);
    expect(check(thing, {}, { mode: 'response' })).toEqual([]);
    expect(check(thing, { a: 'y' }, { mode: 'request' })).toEqual([]);
    expect(check(thing, { a: 'y' }, { mode: 'response' })).toEqual([
      'error fixed-value/value Thing.a: must be x',
    ]);
  });

  it('with another type than the base release', () => {
    const thing = createThing({ day: 'dateTime' }, { day: { type: 'date' } });
    expect(check(thing, { day: '2026-02-03T10:11:12Z' })).toEqual([
      'error format/value Thing.day: must be a date: YYYY, YYYY-MM or YYYY-MM-DD',
    ]);
    expect(check(thing, { day: '2026-02-03T10:11:12Z' }, { mode: 'base' })).toEqual([]);
  });
});

describe('a choice', () => {
  const thing = createThing(
    { 'value[x]': 'string|boolean', 'any[x]': 'any' },
    { valueString: { values: ['x'] }, anyCoding: { fields: { code: { min: 1 } } } },
  );
  const second = (path: string) => `error choice/structure Thing.${path}: is a second value of a choice`;

  it.each<[string, object, readonly string[]]>([
    ['one of each', { valueBoolean: true, anyString: 'y' }, []],
    ['any type that an extension may hold', { anyPeriod: { start: '2026' } }, []],
    ['two of one', { valueString: 'x', valueBoolean: true }, [second('valueBoolean')]],
    ['two of any', { anyString: 'x', anyBoolean: false }, [second('anyBoolean')]],
    ['a type that is none of it', { valueCoding: { code: 'x' } }, [unknown('.valueCoding')]],
    ['a type that no choice has', { anyInteger: 1 }, [unknown('.anyInteger')]],
    ['a rule on one type', { valueString: 'y' }, ['error fixed-value/value Thing.valueString: must be x']],
    ['a rule on another', { anyCoding: { system: 's' } }, [missing('.anyCoding.code')]],
  ])('%s', (_, body, lines) => {
    expect(check(thing, body)).toEqual(lines);
  });

  it('a text in two types', () => {
    const rule = { values: ['x'] };
    const fixed = createThing({ 'value[x]': 'string|boolean' }, { valueString: rule });
    expect(check(fixed, { valueBoolean: true, valueString: 'x' })).toEqual([second('valueString')]);
  });
});

describe('what stands beside a primitive', () => {
  const thing = createThing({
    name: 'string!',
    names: 'string*',
    inner: ['?', { a: 'string' }],
    code: 'Coding',
  });

  it.each<[string, object, readonly string[]]>([
    ['in its place', { _name: { id: 'x' } }, []],
    ['null', { name: 'x', _name: null }, []],
    ['empty', { _name: {} }, ['error empty/structure Thing._name: must not be empty']],
    ['a number', { _name: 7 }, ['error type/structure Thing._name: must be an object']],
    ['a stranger', { _name: { text: 'x' } }, [unknown('._name.text')]],
    ['for a list', { name: 'x', names: ['a', null], _names: [null, { id: 'x' }] }, []],
    [
      'for a list, each with its place',
      { name: 'x', names: ['a', 'b'], _names: [null, 7] },
      ['error type/structure Thing._names[1]: must be an object'],
    ],
    [
      'for a list, beside what is wrong',
      { name: 'x', names: ['', null], _names: [{ id: 'x' }, { id: 'y' }] },
      ['error format/value Thing.names[0]: must be text, without control characters or lone surrogates'],
    ],
    [
      'nothing, for a null',
      { name: 'x', names: [null] },
      ['error null/structure Thing.names[0]: must not be null'],
    ],
    [
      'no list, for a list',
      { name: 'x', names: [null], _names: { id: 'x' } },
      ['error null/structure Thing.names[0]: must not be null'],
    ],
    ['an object', { name: 'x', inner: { a: 'x' }, _inner: { id: 'x' } }, [unknown('._inner')]],
    ['a data type', { name: 'x', _code: { id: 'x' } }, [unknown('._code')]],
    ['what is not known', { name: 'x', _other: { id: 'x' } }, [unknown('._other')]],
    ['without underscore', { name: 'x', xname: { id: 'x' } }, [unknown('.xname')]],
  ])('%s', (_, body, lines) => {
    expect(check(thing, body)).toEqual(lines);
  });

  it('counts as a value of a choice, once', () => {
    const choice = createThing({ 'value[x]': 'string|boolean' }, { valueString: { min: 1 } });
    expect(check(choice, { _valueString: { id: 'x' }, valueString: 'x' })).toEqual([]);
    expect(check(choice, { _valueString: { id: 'x' } })).toEqual([]);
    expect(check(choice, { _valueBoolean: { id: 'x' } })).toEqual([missing('.valueString')]);
  });

  it('a list of objects has nothing beside it', () => {
    const list = createThing({ items: ['*', { a: 'string' }] });
    expect(check(list, { items: [null], _items: [{ id: 'x' }] })).toEqual([
      'error null/structure Thing.items[0]: must not be null',
      unknown('._items'),
    ]);
  });
});

describe('nesting', () => {
  const thing = createThing({ part: ['*', { name: 'string', part: '@part*' }] });
  const nested = (depth: number): object => (depth === 0 ? { name: 'x' } : { part: [nested(depth - 1)] });

  it('goes to a hundred objects, and says where it goes deeper', () => {
    expect(check(thing, nested(99))).toEqual([]);
    const path = `Thing${'.part[0]'.repeat(100)}`;
    expect(check(thing, nested(100))).toEqual([`error depth/too-costly ${path}: is nested too deeply`]);
  });

  it('is no matter of how many stand side by side', () => {
    expect(check(thing, { part: Array.from({ length: 200 }, () => ({ name: 'x' })) })).toEqual([]);
  });

  it('an element by another’s name has its fields', () => {
    expect(check(thing, { part: [{ part: [{ part: [{ name: 7, other: 1 }] }] }] })).toEqual([
      'error type/structure Thing.part[0].part[0].part[0].name: must be text, without control characters or lone surrogates',
      unknown('.part[0].part[0].part[0].other'),
    ]);
  });
});
