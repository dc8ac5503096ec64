import { describe, expect, it } from 'vitest';
import { referral } from './actor-fixtures.js';
import { added, type Row } from './beside.js';

const referralRows: Row[] = [
  [
    'a priority that is none leaves no extension',
    { priority: {} },
    [{}, 'warning dropped priority: An empty object is no FHIR.', 'dropped priority'],
  ],
  [
    'a priority that is a text',
    { priority: 'URGENT' },
    [
      {},
      'error dropped priority: This has another shape than DSTU2 allows, and cannot be read.',
      'dropped priority',
    ],
  ],
  [
    'a priority after an extension that stays',
    {
      extension: [
        {
          url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-clinicalinfofirstsubmitted-1',
          valueDateTime: '2018-03-01T10:00:00.000Z',
        },
      ],
      priority: {},
    },
    [
      {
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ClinicalInfoFirstSubmitted-1',
            valueDateTime: '2018-03-01T10:00:00.000Z',
          },
        ],
      },
      'warning dropped priority: An empty object is no FHIR.',
      'converted extension[0].url -> extension[0].url',
      'dropped priority',
    ],
  ],
  [
    'an empty description goes',
    { contained: [{ resourceType: 'DocumentReference', id: 'x', description: '' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'x' }] },
      'information dropped contained[0].description: An empty description is no legal FHIR. (A005.51)',
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
      'dropped contained[0].description',
    ],
  ],
  [
    'an empty description stays on request',
    { contained: [{ resourceType: 'DocumentReference', id: 'x', description: '' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'x', description: '' }] },
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
    { inferences: { 'A005.51': true } },
  ],
  [
    'a description stays',
    { contained: [{ resourceType: 'DocumentReference', id: 'x', description: 'A letter' }] },
    [
      { contained: [{ resourceType: 'DocumentReference', id: 'x', description: 'A letter' }] },
      'error missing-required contained[0] -> contained[0].type: STU3 requires type, and the source has none.',
      'error missing-required contained[0] -> contained[0].indexed: STU3 requires indexed, and the source has none.',
      'error missing-required contained[0] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[0] -> contained[0].content: STU3 requires content, and the source has none.',
    ],
  ],
];

describe('What the handlers of e-RS payloads make of unusual forms', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
