import { describe, expect, it } from 'vitest';
import { appointmentOf, dropped, nothingInferred, referral } from './actor-fixtures.js';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

/** A referral with an appointment whose participant has this type, in the source or in STU3. */
const withType = (type: unknown): Json => ({ contained: [appointmentOf({ type, status: 'accepted' })] });
const withoutType: Json = { contained: [appointmentOf({ status: 'accepted' })] };

const clinician = {
  coding: [{ system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' }],
};

const referralRows: Row[] = [
  [
    'two types of a participant stay a list',
    withType([clinician, { text: 'y' }]),
    [withType([clinician, { text: 'y' }])],
    nothingInferred,
  ],
  [
    'an empty type before another',
    withType([{}, clinician]),
    [
      withType(clinician),
      'warning dropped contained[0].participant[0].type[0]: An empty object is no FHIR.',
      ...dropped(0, 'participant[0].type[0]'),
      'moved contained[0].participant[0].type[1].coding[0].system -> contained[0].participant[0].type.coding[0].system',
      'moved contained[0].participant[0].type[1].coding[0].code -> contained[0].participant[0].type.coding[0].code',
    ],
    nothingInferred,
  ],
  [
    'an empty list of types',
    withType([]),
    [
      withoutType,
      'warning dropped contained[0].participant[0].type: An empty list is no FHIR.',
      ...dropped(0, 'participant[0].type'),
    ],
    nothingInferred,
  ],
  [
    'an empty object as the type',
    withType({}),
    [
      withoutType,
      'warning dropped contained[0].participant[0].type: An empty object is no FHIR.',
      ...dropped(0, 'participant[0].type'),
    ],
    nothingInferred,
  ],
  [
    'one type, as a list with strictFhir',
    withType(clinician),
    [
      withType([clinician]),
      'moved contained[0].participant[0].type.coding[0].system -> contained[0].participant[0].type[0].coding[0].system',
      'moved contained[0].participant[0].type.coding[0].code -> contained[0].participant[0].type[0].coding[0].code',
    ],
    { ...nothingInferred, strictFhir: true },
  ],
];

describe('What becomes of the type of a participant', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
