import { describe, expect, it } from 'vitest';
import { businessFunctions, mayCall, operations, type OperationId } from '../src/index.js';

const ids = Object.keys(operations) as OperationId[];

describe('mayCall', () => {
  it.each([
    ['REFERRING_CLINICIAN', 'A011', true],
    ['REFERRING_ADMIN', 'A008', true],
    ['REFERRING_ADMIN', 'A005', false],
    ['SERVICE_PROVIDER_ADMIN', 'A023', true],
    ['SERVICE_PROVIDER_ADMIN', 'A024', false],
    ['SERVICE_PROVIDER_CLINICIAN', 'A011', false],
    ['SERVICE_PROVIDER_CLINICIAN_ADMIN', 'A040', true],
    ['SERVICE_PROVIDER_CLINICIAN', 'A040', false],
    ['COMMISSIONER', 'A030', true],
    ['COMMISSIONER', 'A005', false],
  ] as const)('%s, %s: %s', (businessFunction, id, expected) => {
    expect(mayCall(businessFunction, id)).toBe(expected);
  });

  it('goes by the catalogue for every operation and function', () => {
    for (const id of ids) {
      const allowed: unknown = operations[id].businessFunctions['user-restricted'];
      const callers = businessFunctions.filter((businessFunction) => mayCall(businessFunction, id));
      expect(callers).toEqual(
        allowed === 'any'
          ? [...businessFunctions]
          : businessFunctions.filter((each) => (allowed as readonly string[]).includes(each)),
      );
    }
  });
});
