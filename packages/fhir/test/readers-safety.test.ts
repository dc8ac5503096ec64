import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { referral } from './fixtures/referral.js';
import { change } from './support/change.js';

describe('no reader, guard or validator throws', () => {
  /** Every exported function that takes one value from the network. */
  const takers = [...Object.entries(stu3), ...Object.entries(r4)].filter(
    ([name, value]) =>
      typeof value === 'function' &&
      !/Parameters$|^FhirError$|^(book|defer|cancel)Appointment$|^documentReference$|^shortlistList$|^presentValue$|^referenceDataSystem$|^bundleLink$|^isConceptInForce$/.test(
        name.replace(/^read\w+Parameters$/, 'reader'),
      ),
  ) as unknown as [string, (value: unknown) => unknown][];

  const readers = takers.filter(([name]) => !name.startsWith('validate'));

  it('covers most of what is exported', () => {
    expect(takers.length).toBeGreaterThan(100);
  });

  it('whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const [, take] of takers) take(value);
      }),
      { numRuns: 200 },
    );
  });

  it('whatever stands at any place of a referral', () => {
    const places: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (path) places.push(path);
      if (typeof value === 'object' && value !== null) {
        for (const key of Object.keys(value))
          walk((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
      }
    };
    walk(referral(), '');
    for (const path of places) {
      for (const wrong of [null, 0, '', 'x', [], {}, [null]]) {
        const value = change(referral(), path, wrong);
        for (const [, take] of readers) take(value);
      }
    }
    expect(places.length).toBeGreaterThan(150);
  }, 60_000);
});
