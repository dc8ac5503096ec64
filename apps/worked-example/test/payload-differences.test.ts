import { describe, expect, it } from 'vitest';
import { shorten } from '../src/exchange.js';
import { payloadDifferences } from '../src/payload-differences.js';

describe('payloadDifferences', () => {
  it.each([
    ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['another order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [
      'another order of items',
      ['x', 'y'],
      ['y', 'x'],
      [
        { path: '[0]', before: 'x', after: 'y' },
        { path: '[1]', before: 'y', after: 'x' },
      ],
    ],
    ['a value that changed', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', before: 1, after: 2 }]],
    ['a type that changed', { a: 1 }, { a: '1' }, [{ path: 'a', before: 1, after: '1' }]],
    ['something new', { a: [] }, { a: [{ b: 1 }] }, [{ path: 'a[0]', after: { b: 1 } }]],
    ['something gone', { a: null, b: 1 }, { b: 1 }, [{ path: 'a', before: null }]],
    [
      'an object where there was a list',
      { a: ['x'] },
      { a: { 0: 'x' } },
      [{ path: 'a', before: ['x'], after: { 0: 'x' } }],
    ],
  ])('%s', (_, before, after, differences) => {
    expect(payloadDifferences(before, after)).toEqual(differences);
  });
});

describe('shorten', () => {
  it.each([
    ['Bearer g1112R_ccQ1Ebbb4gtHBP1aaaNM', 'Bearer g111…'],
    ['pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6', 'pro-api-session:d32e…'],
    ['', '…'],
  ])('%s', (secret, shown) => expect(shorten(secret)).toBe(shown));
});
