import { describe, expect, it } from 'vitest';
import { clinician, nhsNumber, patient, ubrn } from './fixtures/identifiers.js';
import { check, createThing } from './support/engine.js';
import type { IdentifierFormat } from '../src/internal/table.js';

/** Severity of what a mode says of a value of this format; nothing where it is right. */
const severityOf = (format: IdentifierFormat, value: string, mode: 'request' | 'response') =>
  check(createThing({ value: 'string' }, { value: { format } }), { value }, { mode })
    .map((line) => line.split(' ')[0])
    .join();

/** The same number with its digit at `index` one higher. */
const changed = (number: string, index: number) =>
  number.slice(0, index) + String((Number(number[index]) + 1) % 10) + number.slice(index + 1);

describe('what an identifier may be, in a request and in a response', () => {
  it.each<[string, IdentifierFormat, string, string, string]>([
    ['an NHS number', 'nhsNumber', patient, '', ''],
    ['an NHS number with check digit 0', 'nhsNumber', zeroChecked(), '', ''],
    ['an NHS number with one digit behind it', 'nhsNumber', `${patient}1`, 'error', 'warning'],
    ['an NHS number with two digits behind it', 'nhsNumber', `${patient}11`, 'error', 'error'],
    ['an NHS number with a letter behind it', 'nhsNumber', `${patient}x`, 'error', 'error'],
    ['an NHS number with a letter before it', 'nhsNumber', `x${patient}`, 'error', 'error'],
    ['an NHS number with blanks', 'nhsNumber', `999 ${patient.slice(3)}`, 'error', 'error'],
    ['a wrong number with a digit behind it', 'nhsNumber', `${changed(patient, 9)}1`, 'error', 'error'],
    ['no NHS number', 'nhsNumber', '', 'error', 'error'],
    ['a UBRN', 'ubrn', ubrn, '', ''],
    ['a UBRN of thirteen digits', 'ubrn', `${ubrn}1`, 'error', 'error'],
    ['a UBRN of eleven digits', 'ubrn', ubrn.slice(1), 'error', 'error'],
    ['a UBRN behind a letter', 'ubrn', `x${ubrn}`, 'error', 'error'],
    ['an ODS code', 'odsCode', 'Z', '', ''],
    ['an ODS code of twelve characters', 'odsCode', 'zZ9000000009', '', ''],
    ['an ODS code of thirteen characters', 'odsCode', 'zZ90000000099', 'error', 'warning'],
    ['an ODS code with a hyphen before it', 'odsCode', '-Z99', 'error', 'warning'],
    ['an ODS code with a hyphen behind it', 'odsCode', 'Z99-', 'error', 'warning'],
    ['no ODS code', 'odsCode', '', 'error', 'error'],
    ['an SDS user id', 'sdsUserId', clinician, '', ''],
    ['an SDS user id of thirteen digits', 'sdsUserId', `${clinician}1`, 'error', 'warning'],
    ['an SDS user id of eleven digits', 'sdsUserId', clinician.slice(1), 'error', 'warning'],
    ['an SDS user id behind a letter', 'sdsUserId', `x${clinician}`, 'error', 'warning'],
  ])('%s', (_, format, value, request, response) => {
    expect(severityOf(format, value, 'request')).toBe(request);
    expect(severityOf(format, value, 'response')).toBe(response);
  });

  it('every digit of an NHS number counts', () => {
    const wrong = Array.from(patient, (_, index) => changed(patient, index));
    expect(wrong.map((value) => severityOf('nhsNumber', value, 'request'))).toEqual(wrong.map(() => 'error'));
  });

  it('a number whose check digit would be ten is none', () => {
    const wrong = Array.from({ length: 10 }, (_, digit) => `${tenChecked()}${digit}`);
    expect(wrong.map((value) => severityOf('nhsNumber', value, 'request'))).toEqual(wrong.map(() => 'error'));
  });
});

describe('an empty text, in a response', () => {
  const empty = 'must be text, without control characters or lone surrogates';

  it.each([
    ['string', {}, `warning format/value Thing.value: ${empty}`],
    ['markdown', {}, `warning format/value Thing.value: ${empty}`],
    ['uri', {}, 'error format/value Thing.value: must be a URI without blanks'],
    ['string', { values: ['x'] }, 'error fixed-value/value Thing.value: must be x'],
    ['string', { format: 'odsCode' }, 'error identifier/value Thing.value: must be an ODS code'],
  ] as const)('of %s with rule %j', (type, rule, line) => {
    const profile = createThing({ value: type }, { value: rule });
    expect(check(profile, { value: '' }, { mode: 'response' })).toEqual([line]);
    expect(check(profile, { value: '' }, { mode: 'request' })).toEqual([line.replace('warning', 'error')]);
  });

  it('is told in base as an error, and other texts that are wrong always are', () => {
    const profile = createThing({ value: 'string' });
    expect(check(profile, { value: '' }, { mode: 'base' })).toEqual([
      `error format/value Thing.value: ${empty}`,
    ]);
    expect(check(profile, { value: '\u0001' }, { mode: 'response' })).toEqual([
      `error format/value Thing.value: ${empty}`,
    ]);
  });
});

/** A synthetic number whose check digit is 0. */
function zeroChecked(): string {
  for (let serial = 0; ; serial += 1) if (nhsNumber(serial).endsWith('0')) return nhsNumber(serial);
}

/** Nine digits that no check digit fits. */
function tenChecked(): string {
  for (let serial = 0; ; serial += 1) {
    const digits = `999${String(serial).padStart(6, '0')}`;
    if (!nhsNumber(serial).startsWith(digits)) return digits;
  }
}
