import { describe, expect, it } from 'vitest';
import { parseETag, toIfMatch } from '../src/index.js';

describe('parseETag', () => {
  it.each([
    ['W/"4"', '4'],
    ['W/"0"', '0'],
    ['W/"1234567890"', '1234567890'],
  ])('finds the version in %s', (eTag, version) => expect(parseETag(eTag)).toBe(version));

  it.each([
    '"4"',
    'w/"4"',
    'W/4',
    'W/""',
    'W/"a"',
    'W/"-1"',
    ' W/"4"',
    'W/"4"\n',
    'W/"4", W/"5"',
    '4',
    '',
    null,
    undefined,
    4,
    ['W/"4"'],
    {},
  ])('finds none in %j', (eTag) => expect(parseETag(eTag)).toBeUndefined());
});

describe('toIfMatch', () => {
  it.each([4, '4', 'W/"4"'])('makes a weak tag of %j', (version) => expect(toIfMatch(version)).toBe('W/"4"'));

  it.each(['"4"', '*', '', -1, 1.5, Number.NaN, 1e21, null, undefined])('refuses %j', (version) => {
    const message = 'version must be a whole number, its digits, or an ETag such as W/"4".';
    expect(() => toIfMatch(version as string)).toThrow(
      expect.objectContaining({
        name: 'ApimHeaderError',
        code: 'ERR_HEADERS_INVALID',
        problems: [{ field: 'version', message }],
      }),
    );
  });
});
