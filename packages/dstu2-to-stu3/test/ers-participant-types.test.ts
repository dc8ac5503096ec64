import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const referral: Json = {
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  patient: { reference: 'Patient/1' },
};
const referralRows: Row[] = [
  [
    'two types of a participant stay a list',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [
            {
              type: [
                {
                  coding: [
                    { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' },
                  ],
                },
                { text: 'y' },
              ],
              status: 'accepted',
            },
          ],
        },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              {
                type: [
                  {
                    coding: [
                      { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' },
                    ],
                  },
                  { text: 'y' },
                ],
                status: 'accepted',
              },
            ],
          },
        ],
      },
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'an empty type before another',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [
            {
              type: [
                {},
                {
                  coding: [
                    { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' },
                  ],
                },
              ],
              status: 'accepted',
            },
          ],
        },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              {
                type: [
                  {
                    coding: [
                      { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' },
                    ],
                  },
                ],
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'warning dropped contained[0].participant[0].type[0]: An empty object is no FHIR.',
      'dropped contained[0].participant[0].type[0]',
      'moved contained[0].participant[0].type[1].coding[0].system -> contained[0].participant[0].type[0].coding[0].system',
      'moved contained[0].participant[0].type[1].coding[0].code -> contained[0].participant[0].type[0].coding[0].code',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'an empty list of types',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [{ type: [], status: 'accepted' }],
        },
      ],
    },
    [
      {
        contained: [
          { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
        ],
      },
      'warning dropped contained[0].participant[0].type: An empty list is no FHIR.',
      'dropped contained[0].participant[0].type',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'an empty object as the type',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [{ type: {}, status: 'accepted' }],
        },
      ],
    },
    [
      {
        contained: [
          { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
        ],
      },
      'warning dropped contained[0].participant[0].type: An empty object is no FHIR.',
      'dropped contained[0].participant[0].type',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'one type, as a list with strictFhir',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [
            {
              type: {
                coding: [{ system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' }],
              },
              status: 'accepted',
            },
          ],
        },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              {
                type: [
                  {
                    coding: [
                      { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' },
                    ],
                  },
                ],
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'moved contained[0].participant[0].type.coding[0].system -> contained[0].participant[0].type[0].coding[0].system',
      'moved contained[0].participant[0].type.coding[0].code -> contained[0].participant[0].type[0].coding[0].code',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false }, strictFhir: true },
  ],
];

describe('What becomes of the type of a participant', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
