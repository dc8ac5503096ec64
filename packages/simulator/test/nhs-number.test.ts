import { isNhsNumber } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';

import { testNhsNumber, testNhsNumbers } from '../src/seed/nhs-number.js';

describe('NHS numbers of the test range', () => {
  it('are valid, distinct and begin with 999', () => {
    const numbers = testNhsNumbers(500);
    expect(new Set(numbers).size).toBe(500);
    for (const number of numbers) {
      expect(number).toMatch(/^999\d{7}$/);
      expect(isNhsNumber(number)).toBe(true);
    }
  });

  it('leave out the serials whose check digit would be 10', () => {
    const gaps = Array.from({ length: 200 }, (_, serial) => testNhsNumber(serial)).filter(
      (number) => !number,
    );
    expect(gaps.length).toBeGreaterThan(10);
  });
});
