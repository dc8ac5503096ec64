import { describe, expect, it } from 'vitest';
import * as parameter from '../src/internal/read-parameters.js';
import { outcomeIssues } from '../src/internal/read-outcome.js';
import * as reading from '../src/internal/reading.js';

const coding = { system: 's', code: 'c' };
const present = (value: unknown) => ({ status: 'present', value });
const missing = { status: 'missing' };
const malformed = (path: string, ...value: readonly unknown[]) => ({
  status: 'malformed',
  path,
  ...(value.length > 0 && { value: value[0] }),
});

type Read = (value: unknown) => unknown;

/** What none of the small readers reads. */
const odd = [undefined, null, '', 0, 7, true, {}, [], [null], { extension: null }];

describe('what is no text, coding or reference is read as nothing', () => {
  it.each<[string, Read]>([
    ['text', reading.textOf],
    ['a coding', reading.codingOf],
    ['a concept', reading.conceptOf],
    ['an identifier', reading.identifiedBy],
    ['a reference', reading.referenceOf],
    ['a coding of a parameter', parameter.coding[1]],
    ['an identifier of a parameter', parameter.identifier[1]],
  ])('%s', (_, read) => {
    expect(odd.map((value) => read(value))).toEqual(odd.map(() => undefined));
  });

  it.each<[string, Read, unknown, unknown]>([
    ['text', reading.textOf, 'x', 'x'],
    ['a coding', reading.codingOf, coding, coding],
    ['a coding without system', reading.codingOf, { code: 'c' }, undefined],
    ['a coding without code', reading.codingOf, { system: 's' }, undefined],
    ['a coding whose code is empty', reading.codingOf, { system: 's', code: '' }, undefined],
    ['the first coding of a concept', reading.conceptOf, { coding: [coding, {}] }, coding],
    ['a concept without codings', reading.conceptOf, { coding: [] }, undefined],
    ['a concept with null', reading.conceptOf, { coding: [null] }, undefined],
    ['the value of an identifier', reading.identifiedBy, { identifier: { value: 'x' } }, 'x'],
    ['no identifier', reading.identifiedBy, { identifier: null }, undefined],
    ['a reference', reading.referenceOf, { reference: 'Slot/1' }, 'Slot/1'],
    ['a parameter’s coding', parameter.coding[1], coding, coding],
    ['a parameter’s coding without code', parameter.coding[1], { system: 's' }, undefined],
    ['a parameter’s coding without system', parameter.coding[1], { code: 'c' }, undefined],
    [
      'a parameter’s identifier',
      parameter.identifier[1],
      { system: 's', value: 'v' },
      { system: 's', value: 'v' },
    ],
    ['a parameter’s identifier without value', parameter.identifier[1], { system: 's' }, undefined],
    ['true', parameter.boolean[1], true, true],
    ['false', parameter.boolean[1], false, false],
    ['a boolean as text', parameter.boolean[1], 'true', undefined],
    ['a boolean as number', parameter.boolean[1], 1, undefined],
    ['null for a boolean', parameter.boolean[1], null, undefined],
    ['a number', parameter.unsignedInt[1], 0, 0],
    ['a number with a fraction', parameter.unsignedInt[1], 0.5, undefined],
    ['a number as text', parameter.unsignedInt[1], '1', undefined],
    ['a resource', parameter.resource[1], {}, {}],
    ['text for a resource', parameter.resource[1], 'x', undefined],
    ['null for a resource', parameter.resource[1], null, undefined],
  ])('%s', (_, read, value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('parts of objects and lists', () => {
  it('texts are kept, and all else goes', () => {
    expect(Object.entries(reading.textsOf({ a: 'x', b: '', c: null, d: 7, e: undefined }))).toEqual([
      ['a', 'x'],
    ]);
  });

  it('what is undefined goes, and all else is kept', () => {
    const value = { a: 'x', b: '', c: null, d: undefined };
    expect(Object.entries(reading.defined(value))).toEqual([
      ['a', 'x'],
      ['b', ''],
      ['c', null],
    ]);
  });

  it('items are those of a list', () => {
    expect(reading.itemsOf([1, null])).toEqual([1, null]);
    for (const value of [undefined, null, {}, 'text', { length: 1 }])
      expect(reading.itemsOf(value)).toEqual([]);
  });

  it('the first item with a URL, and the value under any name', () => {
    const items = [null, { url: 'a', valueString: 'x' }, { url: 'b', id: 'i', valueCode: 'y' }, { url: 'b' }];
    expect(reading.itemWithUrl(items, 'b')).toBe(items[2]);
    expect(reading.itemWithUrl(items, 'c')).toBeUndefined();
    expect(reading.anyValueOf(reading.itemWithUrl(items, 'b'))).toBe('y');
    expect(reading.anyValueOf(reading.loose({ url: 'b', _value: 'x' }))).toBeUndefined();
    expect(reading.anyValueOf(undefined)).toBeUndefined();
  });

  it('the first resource of a type that is contained', () => {
    const contained = [
      null,
      { resourceType: 'Slot', id: '1' },
      { resourceType: 'List' },
      { resourceType: 'Slot' },
    ];
    expect(reading.containedOf({ contained }, 'Slot')).toBe(contained[1]);
    expect(reading.containedOf({ contained }, 'Task')).toBeUndefined();
    expect([undefined, null, {}].map((value) => reading.containedOf(value, 'Slot'))).toEqual(
      Array.from({ length: 3 }, () => undefined),
    );
  });
});

describe('readings', () => {
  it('hold a value only where one is present', () => {
    expect(reading.presentValue({ status: 'present', value: 'x' })).toBe('x');
    expect(reading.presentValue({ status: 'missing' })).toBeUndefined();
    expect(reading.presentValue({ status: 'malformed', path: 'a', value: 'x' })).toBeUndefined();
  });

  it.each<[string, unknown, object]>([
    [
      'the first of its URL',
      { extension: [null, { url: 'v' }, { url: 'u', valueCode: 'x' }, { url: 'u' }] },
      present('x'),
    ],
    ['before all others', { extension: [{ url: 'u', valueCode: 'x' }] }, present('x')],
    ['of another URL', { extension: [{ url: 'v', valueCode: 'x' }] }, missing],
    [
      'of another type',
      { extension: [{ url: 'v' }, { url: 'u', valueString: 'x' }] },
      malformed('extension[1].valueCode'),
    ],
    ['null in the list', { extension: [null] }, missing],
    ['an empty list', { extension: [] }, missing],
    ['no list', { extension: {} }, malformed('extension')],
    ['null for a list', { extension: null }, missing],
    ['no extensions', {}, missing],
    ['nothing', undefined, missing],
    ['null', null, missing],
  ])('of an extension: %s', (_, holder, expected) => {
    expect(reading.readExtension(holder, 'u', 'valueCode', reading.textOf)).toEqual(expected);
  });

  it('of a part: missing, malformed or present', () => {
    const read = (part: unknown) => reading.readPart(part, 'a.b', reading.textOf);
    expect([undefined, null, 'x'].map(read)).toEqual([missing, malformed('a.b'), present('x')]);
  });

  it('of a list: what could be read, and the first place where something could not be', () => {
    const read = (list: unknown) => reading.readList(list, 'a', reading.textOf);
    expect(read(['x', 'y'])).toEqual(present(['x', 'y']));
    expect(read(['x', null, 'y', 7])).toEqual(malformed('a[1]', ['x', 'y']));
    expect(read([])).toEqual(present([]));
    expect(read(undefined)).toEqual(missing);
    expect(read({})).toEqual(malformed('a', []));
    expect(reading.readItems(undefined, 'a', reading.textOf)).toEqual(malformed('a', []));
  });

  it.each<[string, unknown, object]>([
    [
      'contained',
      { contained: [null, { resourceType: 'Slot', id: '1' }, { resourceType: 'List', id: '2' }] },
      present(['1']),
    ],
    [
      'entries',
      { entry: [null, {}, { resource: { resourceType: 'Slot', id: '1' } }, { resource: null }] },
      present(['1']),
    ],
    [
      'unreadable',
      { contained: [{}, { resourceType: 'Slot' }, { resourceType: 'Slot', id: '2' }] },
      malformed('contained[1]', ['2']),
    ],
    ['unreadable entries', { entry: [{ resource: { resourceType: 'Slot' } }] }, malformed('entry[0]', [])],
    ['no lists', { contained: {}, entry: 'x' }, present([])],
    ['nothing', undefined, present([])],
    ['null', null, present([])],
  ])('of resources: %s', (_, holder, expected) => {
    const read = reading.readResources(holder, 'Slot', (slot) => reading.textOf(slot?.id));
    expect(read).toEqual(expected);
  });
});

describe('parameters', () => {
  const kinds = {
    text: parameter.string,
    flag: parameter.boolean,
    files: [...parameter.resource, true],
  } as const;
  const read = (body: unknown) => parameter.readParameters(body, kinds);
  const text = { name: 'text', valueString: 'x' };

  it.each<[string, unknown, object]>([
    ['nothing', undefined, missing],
    ['null', null, missing],
    ['no parameters', {}, missing],
    ['an empty list', { parameter: [] }, present({})],
    ['no list', { parameter: {} }, malformed('parameter', {})],
    ['null in the list', { parameter: [null, text] }, present({ text: 'x' })],
    ['a stranger', { parameter: [{ name: 'other' }, text] }, present({ text: 'x' })],
    ['the last of several', { parameter: [text, { ...text, valueString: 'y' }] }, present({ text: 'y' })],
    [
      'all of several',
      {
        parameter: [
          { name: 'files', resource: { id: '1' } },
          { name: 'files', resource: { id: '2' } },
        ],
      },
      present({ files: [{ id: '1' }, { id: '2' }] }),
    ],
    [
      'the first that is wrong, and the rest',
      { parameter: [{ name: 'flag', valueBoolean: 'no' }, text, { name: 'files', resource: 7 }] },
      malformed('parameter[0].valueBoolean', { text: 'x' }),
    ],
  ])('%s', (_, body, expected) => {
    expect(read(body)).toEqual(expected);
  });
});

describe('the issues of an outcome', () => {
  const outcome = (...issue: readonly unknown[]) => ({ resourceType: 'OperationOutcome', issue });
  const whole = {
    severity: 'error',
    code: 'forbidden',
    details: { coding: [{ system: 's', code: 'NO_RELATIONSHIP', display: 'None' }, {}] },
    diagnostics: 'Words',
  };

  it.each<[string, unknown, object]>([
    [
      'whole and bare',
      outcome(whole, { severity: 'fatal', code: 'x' }),
      present([
        {
          severity: 'error',
          type: 'forbidden',
          code: 'NO_RELATIONSHIP',
          system: 's',
          display: 'None',
          diagnostics: 'Words',
        },
        { severity: 'fatal', type: 'x' },
      ]),
    ],
    [
      'with details of null',
      outcome({ ...whole, details: null, diagnostics: '' }),
      present([{ severity: 'error', type: 'forbidden' }]),
    ],
    [
      'without codings',
      outcome({ severity: 'error', code: 'x', details: { coding: null } }),
      present([{ severity: 'error', type: 'x' }]),
    ],
    ['without severity', outcome({ ...whole, severity: 7 }), malformed('issue[0]', [])],
    ['without type', outcome({ severity: 'error' }), malformed('issue[0]', [])],
    [
      'with null',
      outcome({ severity: 'error', code: 'x' }, null),
      malformed('issue[1]', [{ severity: 'error', type: 'x' }]),
    ],
    ['without issues', { resourceType: 'OperationOutcome' }, missing],
    ['with issues that are no list', { resourceType: 'OperationOutcome', issue: {} }, malformed('issue', [])],
    ['of another type', { resourceType: 'Slot', issue: [] }, malformed('resourceType')],
    ['null', null, malformed('resourceType')],
  ])('%s', (_, value, expected) => {
    expect(outcomeIssues(value)).toEqual(expected);
  });
});
