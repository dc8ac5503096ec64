import { describe, expect, it } from 'vitest';
import type { PrimitiveName } from '../src/internal/table.js';
import { clinician, patient, ubrn } from './fixtures/identifiers.js';
import { check, createThing } from './support/engine.js';

/*
 * The grammars of http://hl7.org/fhir/STU3/datatypes.html#primitive, and R4's for the types that only R4 has: what
 * each takes, what it refuses, and what it says then.
 */

const text = 'must be text, without control characters or lone surrogates';
const uri = 'must be a URI without blanks';
const longest = 1_048_576;

const texts = {
  right: [
    'a',
    ' a  b ',
    '\t\n\r',
    'Ünïcode \u{10000}\u{10ffff}\u{1f600}\ud7ff\ue000\uffff',
    'x'.repeat(longest),
  ],
  wrong: ['', 'a\u0001b', '\u001f', '\u000b', '\ud800', '\udc00\ud800', '\udfff', 'x'.repeat(longest + 1)],
};
const uris = {
  right: ['urn:oid:1.2', 'https://example.org/a?b=c#d', '!~', 'urn:ä:ö'],
  wrong: ['', 'a b', 'ä b', 'a ', ' a', 'ä\u00a0', 'ä\u0001', '\u0001', `ä${'x'.repeat(longest)}`],
};
const days = [
  '2026',
  '2026-01',
  '2026-10',
  '2026-12',
  '2026-02-28',
  '2024-02-29',
  '2026-01-31',
  '2026-10-19',
];
const noDays = [
  '',
  '26',
  '20266',
  '2026-',
  '2026-00',
  '2026-13',
  '2026-1',
  '2026-01-00',
  '2026-01-32',
  '2026-01-40',
  '2026-01-1',
  '2026-02-29',
  '2026-04-31',
  '1900-02-29',
  'x2026',
  'x2026-01-02',
  '2026-01-02x',
  '2026-01-02 ',
];
const instants = [
  '2026-01-01T00:00:00Z',
  '2026-12-31T23:59:60Z',
  '2026-01-01T19:30:59.1234567+00:00',
  '2026-01-01T09:00:00-13:59',
  '2026-01-01T09:00:00+14:00',
];
const noInstants = [
  '2026-01-01T',
  '2026-01T09:00:00Z',
  '2026-01-01T09:00:00',
  '2026-01-01T09:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T30:00:00Z',
  '2026-01-01T9:00:00Z',
  '2026-01-01T09:60:00Z',
  '2026-01-01T09:00:61Z',
  '2026-01-01T09:00:00.Z',
  '2026-01-01T09:00:00+14:01',
  '2026-01-01T09:00:00+15:00',
  '2026-01-01T09:00:00+09:60',
  '2026-01-01T09:00:00+9:00',
  '2026-01-01T09:00:00Zx',
  'x2026-01-01T09:00:00Z',
  '2026-02-30T09:00:00Z',
];

interface Row {
  readonly message: string;
  readonly right: readonly unknown[];
  readonly wrong: readonly unknown[];
  /** Values of another JSON type. */
  readonly other: unknown;
}

const rows: Readonly<Record<PrimitiveName, Row>> = {
  base64Binary: {
    message: 'must be a valid base64Binary',
    right: ['QUJD', 'QUI=', 'QQ==', 'QUJD\nQUJD', ' a+/9 ', '0Zz9'],
    wrong: ['', 'QUJ', 'Q===', '====', 'QU=D', '!QUJ', 'QUJ!', 'QU-_', '=QUJ', 'QUJD='],
    other: 1,
  },
  boolean: { message: 'must be a valid boolean', right: [true, false], wrong: [], other: 'true' },
  canonical: { message: uri, ...uris, other: 1 },
  code: {
    message: 'must be a code, without outer or double blanks',
    right: ['a', 'a b', 'in the end', 'ä', 'äöü ß x', '<=', 'a\tb'],
    wrong: ['', ' a', 'a ', 'a  b', ' ', 'ä\u0001', '\u0001 a', '\ud800', 'ä '],
    other: 7,
  },
  date: {
    message: 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD',
    right: days,
    wrong: [...noDays, ...noInstants, ...instants],
    other: 2026,
  },
  dateTime: {
    message: 'must be a dateTime, with zone if with time',
    right: [...days, ...instants],
    wrong: [...noDays, ...noInstants],
    other: 2026,
  },
  decimal: {
    message: 'must be a valid decimal',
    right: [0, -1.5, 1e300],
    wrong: [Infinity, Number.NaN],
    other: '1.5',
  },
  id: {
    message: 'must be an id: up to 64 letters, digits, - and .',
    right: ['a', 'A-1.z', '0'.repeat(64)],
    wrong: ['', 'a_b', '_a', 'a_', 'a b', '0'.repeat(65)],
    other: 1,
  },
  instant: {
    message: 'must be an instant: YYYY-MM-DDThh:mm:ss with zone',
    right: instants,
    wrong: [...noInstants, ...noDays, ...days],
    other: 1,
  },
  integer: {
    message: 'must be a valid integer',
    right: [0, -1, 2_147_483_647, -2_147_483_648],
    wrong: [1.5, 2_147_483_648, -2_147_483_649],
    other: '1',
  },
  markdown: { message: text, ...texts, other: 1 },
  oid: {
    message: 'must be a valid oid',
    right: ['urn:oid:0.0', 'urn:oid:1.2.3', 'urn:oid:2.16.840.1'],
    wrong: [
      '',
      'urn:oid:1',
      'urn:oid:3.1',
      'urn:oid:1.02',
      'urn:oid:1.2x',
      'xurn:oid:1.2',
      'urn:oid:1.',
      '1.2',
    ],
    other: 1.2,
  },
  positiveInt: {
    message: 'must be a valid positiveInt',
    right: [1, 2_147_483_647],
    wrong: [0, -1, 1.5, 2_147_483_648],
    other: '1',
  },
  string: { message: text, ...texts, other: 1 },
  time: {
    message: 'must be a valid time',
    right: ['00:00:00', '19:30:60', '23:59:59.123'],
    wrong: [
      '',
      '24:00:00',
      '30:00:00',
      '12:60:00',
      '12:00:61',
      '12:00:70',
      '12:00',
      '1:00:00',
      '12:00:00.',
      '12:00:00Z',
      'x12:00:00',
    ],
    other: 12,
  },
  unsignedInt: {
    message: 'must be a valid unsignedInt',
    right: [0, 2_147_483_647],
    wrong: [-1, 0.5, 2_147_483_648],
    other: '0',
  },
  uri: { message: uri, ...uris, other: 1 },
  url: { message: uri, ...uris, other: 1 },
  uuid: {
    message: 'must be a valid uuid',
    right: ['urn:uuid:5f0f3c0e-0000-4000-8000-00000000000a'],
    wrong: [
      '',
      '5f0f3c0e-0000-4000-8000-000000000001',
      'urn:uuid:5F0F3C0E-0000-4000-8000-000000000001',
      'urn:uuid:5f0f3c0e-0000-4000-8000-00000000000',
      'urn:uuid:5f0f3c0e-0000-4000-8000-0000000000011',
      'xurn:uuid:5f0f3c0e-0000-4000-8000-000000000001',
    ],
    other: 1,
  },
  xhtml: {
    message: 'must be a valid xhtml',
    right: ['<div>x</div>', ' \n<div xmlns="http://www.w3.org/1999/xhtml">x</div>'],
    wrong: ['', 'text', '<divx>', 'x<div>', '<div>\u0001</div>', '<p>x</p>'],
    other: 1,
  },
};

describe.each(Object.entries(rows))('%s', (type, { message, right, wrong, other }) => {
  const profile = createThing({ field: type as PrimitiveName });

  it.each(right.map((value) => [shown(value), value]))('takes %s', (_, value) => {
    expect(check(profile, { field: value })).toEqual([]);
  });

  it.each(wrong.map((value) => [shown(value), value]))('refuses %s', (_, value) => {
    expect(check(profile, { field: value })).toEqual([`error format/value Thing.field: ${message}`]);
  });

  it('refuses another JSON type, a list and null, each in its words', () => {
    expect(check(profile, { field: other })).toEqual([`error type/structure Thing.field: ${message}`]);
    expect(check(profile, { field: {} })).toEqual([`error type/structure Thing.field: ${message}`]);
    expect(check(profile, { field: [right[0]] })).toEqual([
      'error type/structure Thing.field: must be a single value, not a list',
    ]);
    expect(check(profile, { field: null })).toEqual(['error null/structure Thing.field: must not be null']);
  });
});

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 40);
}

describe('rules on a primitive', () => {
  it('a fixed value, codes and the codes of the base release have a rule and words each', () => {
    const profile = createThing(
      { fixed: 'string', either: 'string', code: 'code', base: 'code:a|b', list: 'code*' },
      {
        fixed: { values: ['x'] },
        either: { values: ['x', 'y'] },
        code: { values: ['x', 'y'], coded: true },
        list: { values: ['x'], coded: true },
      },
    );
    const right = { fixed: 'x', either: 'y', code: 'y', base: 'b', list: ['x', 'x'] };
    expect(check(profile, right)).toEqual([]);
    expect(check(profile, { fixed: 'y', either: 'z', code: 'z', base: 'x', list: ['x', 'y'] })).toEqual([
      'error fixed-value/value Thing.fixed: must be x',
      'error fixed-value/value Thing.either: must be one of x, y',
      'error code/code-invalid Thing.code: must be one of x, y',
      'error code/code-invalid Thing.base: must be one of a, b',
      'error code/code-invalid Thing.list[1]: must be x',
    ]);
    expect(check(profile, { list: 'x' })).toEqual(['error type/structure Thing.list: must be a list']);
    expect(check(profile, { fixed: ['x'] })).toEqual([
      'error type/structure Thing.fixed: must be a single value, not a list',
    ]);
  });

  it('codes of a profile stand before those of the base release', () => {
    const profile = createThing({ code: 'code:a|b' }, { code: { values: ['b'], coded: true } });
    expect(check(profile, { code: 'a' })).toEqual(['error code/code-invalid Thing.code: must be b']);
    expect(check(profile, { code: 'a' }, { mode: 'base' })).toEqual([]);
  });

  it('the longest text is one of just that length', () => {
    const profile = createThing({ note: 'string' }, { note: { maxLength: 3 } });
    expect(check(profile, { note: 'abc' })).toEqual([]);
    expect(check(profile, { note: 'abcd' })).toEqual([
      'error too-long/too-long Thing.note: must have at most 3 characters',
    ]);
  });

  it.each([
    ['nhsNumber', patient, `${patient}12`, 'must be ten digits, the last a check digit'],
    ['ubrn', ubrn, `${ubrn}1`, 'must be a UBRN: twelve digits'],
    ['odsCode', 'Z9', 'Z 9', 'must be an ODS code'],
    ['sdsUserId', clinician, clinician.slice(1), 'must be an SDS user id: twelve digits'],
  ] as const)('an identifier of format %s is told in its words', (format, right, wrong, message) => {
    const profile = createThing({ value: 'string' }, { value: { format } });
    expect(check(profile, { value: right })).toEqual([]);
    expect(check(profile, { value: wrong })).toEqual([`error identifier/value Thing.value: ${message}`]);
    expect(check(profile, { value: 7 })).toEqual([`error type/structure Thing.value: ${message}`]);
    expect(check(profile, { value: wrong }, { mode: 'base' })).toEqual([]);
  });
});
