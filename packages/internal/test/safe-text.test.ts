import { describe, expect, it } from 'vitest';

import { safeText } from '../src/index.js';

describe('safeText', () => {
  it.each([
    ['prose', "Missing 'kid' header, or a blank one.", "Missing 'kid' header, or a blank one."],
    ['a number', 'more than 5 minutes', 'more than 5 minutes'],
    ['a token', 'token eyJhbGciOi.J9 refused', 'token [removed] refused'],
    ['a short secret', 'secret aB3dE6gH wrong', 'secret [removed] wrong'],
    ['an NHS number in groups', 'for 999 123 4567', 'for [removed]'],
    ['markup', '<script> runs', '[removed] runs'],
    ['control characters', 'one\r\ntwo\u0000three', 'one two three'],
    ['nothing', ' ', undefined],
    ['no text', 5, undefined],
  ])('%s', (_name, text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it('is short', () => {
    expect(safeText('word '.repeat(1000))).toHaveLength(200);
  });
});
