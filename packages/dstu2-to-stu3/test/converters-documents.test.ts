import { describe, expect, it } from 'vitest';
import { referral } from './actor-fixtures.js';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const codes: Json = {
  resourceType: 'ValueSet',
  id: 'SPECIALTY',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-valueset-1'] },
  status: 'active',
};
const codesRows: Row[] = [
  [
    'A004.date: 2018-05-01',
    { date: '2018-05-01' },
    [
      { date: '2018-05-01T00:00:00.000Z' },
      'information defaulted date -> date: Midnight UTC was added to the date. (A004.date)',
      'converted date -> date',
    ],
  ],
  ['A004.date: 2018-05-01T10:00:00Z', { date: '2018-05-01T10:00:00Z' }, [{ date: '2018-05-01T10:00:00Z' }]],
  [
    'A004.date: on 2018-05-01',
    { date: 'on 2018-05-01' },
    [
      { date: 'on 2018-05-01' },
      'warning invalid-value date: This is no legal date or time. It goes over as it is.',
    ],
  ],
  ['A004.date: 2018-05', { date: '2018-05' }, [{ date: '2018-05' }]],
  [
    'A004.date: 7',
    { date: 7 },
    [
      { date: '7' },
      'warning unexpected-shape date: This is read as the string it must mean.',
      'warning invalid-value date: This is no legal date or time. It goes over as it is.',
      'converted date -> date',
    ],
  ],
  [
    'A004.id: one that no table knows stays',
    { id: 'OTHER', description: 'Others' },
    [
      {
        id: 'OTHER',
        meta: { profile: ['http://hl7.org/fhir/StructureDefinition/shareablecodesystem'] },
        description: 'Others',
        url: 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/OTHER',
      },
    ],
  ],
];

const referralRows: Row[] = [
  [
    'A005.31: the document id first letter',
    { contained: [{ resourceType: 'DocumentReference', id: 'first letter' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'first letter' }] },
      'warning invalid-value contained[0].id -> contained[0].id: This is no legal id. The rule A005.31 makes ids of the attachment, if switched on. (A005.31)',
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
  [
    'A005.31: the document id a',
    { contained: [{ resourceType: 'DocumentReference', id: 'a' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'a' }] },
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
  [
    'A005.31: the document id DocumentReference-1.a',
    { contained: [{ resourceType: 'DocumentReference', id: 'DocumentReference-1.a' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'DocumentReference-1.a' }] },
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
  [
    'A005.31: the document id xxxxxxxxxxxxxxxxxxxxxxxx',
    {
      contained: [
        {
          resourceType: 'DocumentReference',
          id: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
          },
        ],
      },
      'warning invalid-value contained[0].id -> contained[0].id: This is no legal id. The rule A005.31 makes ids of the attachment, if switched on. (A005.31)',
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
  [
    'A005.31: the document id !',
    { contained: [{ resourceType: 'DocumentReference', id: '!' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: '!' }] },
      'warning invalid-value contained[0].id -> contained[0].id: This is no legal id. The rule A005.31 makes ids of the attachment, if switched on. (A005.31)',
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
  [
    'A005.31 on: the id is that of the attachment',
    {
      contained: [
        { resourceType: 'DocumentReference', id: 'first letter', content: [{ attachment: { id: '6' } }] },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'DocumentReference-6',
            content: [{ attachment: { id: '6' } }],
          },
        ],
      },
      'warning missing-required contained[0].content[0].attachment -> contained[0].content[0].attachment.extension: The platform requires AvailabilityStatus. Read the referral itself (A005), or give it with `attachments`. (A005.55)',
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'converted contained[0].id -> contained[0].id',
    ],
    { inferences: { 'A005.31': true } },
  ],
];

describe('What becomes of document ids, and of reference data', () => {
  it.each(codesRows)('codes: %s', (_rule, elements, expected, options) => {
    expect(added(codes, elements, options)).toEqual(expected);
  });

  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
