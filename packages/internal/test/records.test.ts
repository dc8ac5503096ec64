import { describe, expect, it } from 'vitest';
import { CodedError, deepFreeze, isCodedError, isRecord, ownProperty, ProblemsError } from '../src/index.js';

describe('isRecord', () => {
  it.each([{}, Object.create(null), new Map(), new Date(0)])('takes an object', (value) => {
    expect(isRecord(value)).toBe(true);
  });

  it.each([null, undefined, [], '', 0, () => ({}), Symbol('x')])('does not take anything else', (value) => {
    expect(isRecord(value)).toBe(false);
  });
});

describe('ownProperty', () => {
  it('reads what a record has itself', () => {
    expect(ownProperty({ a: 1 }, 'a')).toBe(1);
    expect(ownProperty(JSON.parse('{"__proto__": 1}'), '__proto__')).toBe(1);
  });

  it('reads nothing that is inherited, and nothing of what is no record', () => {
    expect(ownProperty({}, 'toString')).toBeUndefined();
    expect(ownProperty(Object.create({ a: 1 }), 'a')).toBeUndefined();
    expect(ownProperty('text', 'length')).toBeUndefined();
    expect(ownProperty([1], 'length')).toBeUndefined();
    expect(ownProperty(null, 'a')).toBeUndefined();
  });
});

describe('deepFreeze', () => {
  it('freezes all the way down, and ends where things refer to each other', () => {
    const inner: Record<string, unknown> = { list: [{}] };
    inner['self'] = inner;
    const value = deepFreeze({ inner, text: 'x', nothing: null });
    expect(Object.isFrozen(value)).toBe(true);
    expect(Object.isFrozen(inner)).toBe(true);
    expect(Object.isFrozen((inner['list'] as object[])[0])).toBe(true);
  });
});

describe('ProblemsError', () => {
  class BasketError extends ProblemsError<'ERR_BASKET', { readonly message: string }> {
    constructor(problems: readonly { readonly message: string }[]) {
      super('BasketError', 'ERR_BASKET', 'The basket cannot be used:', problems);
    }
  }

  it('says everything in its message, and keeps the problems', () => {
    const problems = [{ message: 'it is full.' }, { message: 'it leaks.' }];
    const error = new BasketError(problems);
    expect(error).toBeInstanceOf(CodedError);
    expect(error.message).toBe('The basket cannot be used:\n- it is full.\n- it leaks.');
    expect(error).toMatchObject({ name: 'BasketError', code: 'ERR_BASKET', problems });
    expect(isCodedError(error, 'BasketError')).toBe(true);
    expect(isCodedError(error, 'ShoppingError')).toBe(false);
  });
});
