import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const stu3: Json = {
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
  status: 'active',
  intent: 'plan',
};
const stu3Rows: Row[] = [
  [
    'the site of reference data',
    { specialty: { coding: [{ system: 'https://x.example/STU3/v1/CodeSystem/CLINIC-TYPE', code: 'X' }] } },
    [
      {
        specialty: {
          coding: [
            { system: 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/CLINIC-TYPE', code: 'X' },
          ],
        },
      },
      'information defaulted ReferralRequest: Reference data is named as that of production. Give `referenceDataBaseUrl` for another environment. (A005.12)',
      'converted specialty.coding[0].system -> specialty.coding[0].system',
    ],
  ],
  [
    'reference data, for HSCN, without a base: stays',
    { specialty: { coding: [{ system: 'https://x.example/STU3/v1/CodeSystem/CLINIC-TYPE', code: 'X' }] } },
    [{ specialty: { coding: [{ system: 'https://x.example/STU3/v1/CodeSystem/CLINIC-TYPE', code: 'X' }] } }],
    { target: 'stu3-hscn' },
  ],
  [
    'reference data, for HSCN, with a base',
    { specialty: { coding: [{ system: 'https://x.example/STU3/v1/CodeSystem/CLINIC-TYPE', code: 'X' }] } },
    [
      {
        specialty: {
          coding: [{ system: 'https://h.example/ers-api/STU3/v1/CodeSystem/CLINIC-TYPE', code: 'X' }],
        },
      },
      'converted specialty.coding[0].system -> specialty.coding[0].system',
    ],
    { target: 'stu3-hscn', referenceDataBaseUrl: 'https://h.example/ers-api' },
  ],
  [
    'a code of another system than errors',
    { specialty: { coding: [{ system: 'http://example.org', code: 'NOT_AUTHORISED' }] } },
    [{ specialty: { coding: [{ system: 'http://example.org', code: 'NOT_AUTHORISED' }] } }],
  ],
  [
    'a display is no error code',
    {
      specialty: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1',
            code: 'OTHER',
            display: 'NOT_AUTHORISED',
          },
        ],
      },
    },
    [
      {
        specialty: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1',
              code: 'OTHER',
              display: 'NOT_AUTHORISED',
            },
          ],
        },
      },
    ],
  ],
  [
    'a url is no profile',
    {
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1',
          valueString: 'x',
        },
      ],
    },
    [
      {
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1',
            valueString: 'x',
          },
        ],
      },
    ],
  ],
  [
    'a profile of another publisher',
    {
      meta: {
        profile: [
          'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1',
          'http://example.org/StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1',
        ],
      },
    },
    [
      {
        meta: {
          profile: [
            'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1',
            'http://example.org/StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1',
          ],
        },
      },
    ],
  ],
  ['an undefined element and an empty object', { type: {} }, [{ type: {} }]],
  ['an empty list', { supportingInfo: [] }, [{ supportingInfo: [] }]],
  [
    'a prototype key',
    JSON.parse('{"type":{"__proto__":{"a":1},"text":"x"}}') as Json,
    [JSON.parse('{"type":{"__proto__":{"a":1},"text":"x"}}') as Json],
  ],
  ['a reference that is a number', { context: { reference: 7 } }, [{ context: { reference: 7 } }]],
  [
    'the identifier systems of early STU3',
    { subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990012342' } } },
    [
      { subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } } },
      'converted subject.identifier.system -> subject.identifier.system',
    ],
  ],
  [
    'an empty text elsewhere than in a description stays',
    { type: { text: '' }, note: [{ text: 'a' }] },
    [{ type: { text: '' }, note: [{ text: 'a' }] }],
  ],
  [
    'an empty description goes',
    { description: '' },
    [
      {},
      'information dropped description: An empty description is no legal FHIR. (A005.51)',
      'dropped description',
    ],
  ],
];

describe('What becomes of payloads of HSCN STU3', () => {
  it.each(stu3Rows)('stu3: %s', (_rule, elements, expected, options) => {
    expect(added(stu3, elements, options)).toEqual(expected);
  });
});
