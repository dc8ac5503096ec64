import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { referral } from './fixtures/referral.js';
import {
  communication,
  practitionerRole,
  schedule,
  searchset,
  slot,
  worklist,
} from './fixtures/responses.js';
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

  /** Every place of a value, as a dotted path. */
  const placesOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => {
          const here = path ? `${path}.${key}` : key;
          return [here, ...placesOf(inner, here)];
        })
      : [];

  /** The last cannot be turned into text: `String` of it throws. */
  const wrongs: readonly unknown[] = [null, 0, '', 'x', [], {}, [null], { toString: 1, valueOf: 1 }];

  it.each<[string, () => object]>([
    ['a referral', referral],
    ['a worklist with contained people', () => worklist('referralsForReview')],
    ['slots', () => searchset('Slot?x=1', { total: 1 }, slot, schedule)],
    ['a conversation', () => searchset('x', {}, communication('REQUESTER', false), practitionerRole(true))],
    ['the query of a worklist', () => stu3.fetchWorklistParameters({ listType: 'AWAITING_BOOKING' })],
  ])(
    'whatever stands at any place of %s',
    (_, make) => {
      const places = placesOf(make());
      for (const path of places) {
        for (const wrong of wrongs) {
          const value = change<unknown>(structuredClone(make()), path, wrong);
          for (const [, take] of readers) take(value);
          for (const mode of ['request', 'response', 'base'] as const) stu3.validate(value, { mode });
        }
      }
      expect(places.length).toBeGreaterThan(5);
    },
    60_000,
  );
});
