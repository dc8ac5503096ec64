import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNhsNumber, isOdsCode, isSdsUserId, isUbrn } from '../src/index.js';

const checks = { isUbrn, isSdsUserId, isOdsCode, isNhsNumber };

describe('identifiers of the right form', () => {
  it.each([
    ['isUbrn', '123456789012'],
    ['isUbrn', '000000070000'],
    ['isSdsUserId', '021600556514'],
    ['isOdsCode', 'R69'],
    ['isOdsCode', 'A81001'],
    ['isOdsCode', 'ABCDEFGH1234'],
    ['isNhsNumber', '9990548609'],
    ['isNhsNumber', '9990000018'],
  ] as const)('%s takes %s', (name, value) => expect(checks[name](value)).toBe(true));
});

describe('identifiers of another form', () => {
  it.each([
    ['isUbrn', 'empty', ''],
    ['isUbrn', '11 digits', '12345678901'],
    ['isUbrn', '13 digits', '1234567890123'],
    ['isUbrn', 'blanks between groups', '1234 5678 9012'],
    ['isUbrn', 'a line end behind it', '123456789012\n'],
    ['isUbrn', 'a line of its own', 'x\n123456789012'],
    ['isUbrn', 'a letter', '12345678901a'],
    ['isUbrn', 'digits of another script', '١٢٣٤٥٦٧٨٩٠١٢'],
    ['isUbrn', 'a number', 123_456_789_012],
    ['isUbrn', 'a list', ['123456789012']],
    ['isSdsUserId', '11 digits', '02160055651'],
    ['isSdsUserId', '13 digits', '0216005565140'],
    ['isSdsUserId', 'a number', 21_600_556_514],
    ['isOdsCode', 'empty', ''],
    ['isOdsCode', 'two characters', 'R6'],
    ['isOdsCode', '13 characters', 'ABCDEFGH12345'],
    ['isOdsCode', 'lower case', 'r69'],
    ['isOdsCode', 'a hyphen', 'R-69'],
    ['isOdsCode', 'a blank', 'R69 '],
    ['isOdsCode', 'accents', 'RÉ9'],
    ['isNhsNumber', 'a wrong check digit', '9990548608'],
    ['isNhsNumber', 'two digits changed over', '9990546809'],
    ['isNhsNumber', 'nine digits', '999054860'],
    ['isNhsNumber', '11 digits', '99905486090'],
    ['isNhsNumber', 'blanks between groups', '999 054 8609'],
    ['isNhsNumber', 'a number', 9_990_548_609],
  ] as const)('%s refuses %s', (name, _, value) => expect(checks[name](value)).toBe(false));

  it.each(Object.entries(checks))('%s never throws', (_, check) => {
    const odd: unknown[] = [
      null,
      undefined,
      Number.NaN,
      {},
      [],
      Symbol('x'),
      1n,
      () => '',
      Object.create(null),
    ];
    for (const value of odd) expect(check(value)).toBe(false);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof check(value)).toBe('boolean');
      }),
    );
  });
});

/** The sum of the digits, each times its place from the right. */
const weighted = (digits: string): number =>
  Array.from(digits).reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0);

describe('the check digit of an NHS number', () => {
  it('makes the weighted sum of all ten digits a multiple of 11', () => {
    const tenDigits = fc.integer({ min: 0, max: 9_999_999 }).map((n) => `999${String(n).padStart(7, '0')}`);
    fc.assert(
      fc.property(tenDigits, (digits) => {
        expect(isNhsNumber(digits)).toBe(weighted(digits) % 11 === 0);
      }),
    );
  });

  it('does not exist for some beginnings', () => {
    const endings = Array.from({ length: 10 }, (_, digit) => `999000014${digit}`);
    expect(weighted('9990000140') % 11).toBe(1);
    expect(endings.filter((number) => isNhsNumber(number))).toEqual([]);
  });
});
