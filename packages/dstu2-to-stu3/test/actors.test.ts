import { describe, expect, it } from 'vitest';
import { inReference, practitioner, referral } from './actor-fixtures.js';
import { added, type Row } from './beside.js';

const referralRows: Row[] = [
  [
    'a patient without an identifier stays',
    { contained: [{ resourceType: 'Patient', id: 'p' }], patient: { reference: '#p' } },
    [{ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] }],
  ],
  [
    'an identifier without a value is none',
    {
      contained: [
        { resourceType: 'Patient', id: 'p', identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number' }] },
      ],
      patient: { reference: '#p' },
    },
    [
      {
        subject: { reference: '#p' },
        contained: [
          { resourceType: 'Patient', id: 'p', identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number' }] },
        ],
      },
      'converted contained[0].identifier[0].system -> contained[0].identifier[0].system',
    ],
  ],
  [
    'an identifier with an empty value is none',
    {
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: '' }],
        },
      ],
      patient: { reference: '#p' },
    },
    [
      {
        subject: { reference: '#p' },
        contained: [
          { resourceType: 'Patient', id: 'p', identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number' }] },
        ],
      },
      'warning dropped contained[0].identifier[0].value: An empty text is no FHIR.',
      'converted contained[0].identifier[0].system -> contained[0].identifier[0].system',
      'dropped contained[0].identifier[0].value',
    ],
  ],
  [
    'an identifier that is a text is none',
    { contained: [{ resourceType: 'Patient', id: 'p', identifier: '1' }], patient: { reference: '#p' } },
    [
      { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] },
      'warning unexpected-shape contained[0].identifier: One value stands where a list belongs.',
      'error dropped contained[0].identifier: This has another shape than DSTU2 allows, and cannot be read.',
      'dropped contained[0].identifier',
    ],
  ],
  [
    'an organisation is no actor',
    {
      contained: [{ resourceType: 'Organization', id: 'o', identifier: [{ value: '1' }] }],
      requester: { reference: '#o' },
    },
    [
      {
        requester: { agent: { reference: '#o' } },
        contained: [{ resourceType: 'Organization', id: 'o', identifier: [{ value: '1' }] }],
      },
      'moved requester.reference -> requester.agent.reference',
    ],
  ],
  [
    'A005.32: a practitioner that nothing refers to',
    {
      contained: [practitioner],
    },
    [
      {},
      'warning dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.32)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier[0].system',
      'dropped contained[0].identifier[0].value',
    ],
  ],
  [
    'A005.32: what else a practitioner says',
    {
      contained: [
        {
          ...practitioner,
          name: { text: 'A Name' },
          nickname: 'x',
          fhir_comments: ['y'],
          meta: { versionId: '1' },
        },
      ],
      requester: { reference: '#d' },
    },
    [
      {
        requester: {
          agent: { identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' } },
        },
      },
      'warning dropped contained[0].name: A logical reference has no place for this. (A005.32)',
      'warning dropped contained[0].nickname: A logical reference has no place for this. (A005.32)',
      inReference(0, 'A005.32'),
      'information dropped ReferralRequest: STU3 has no comments in JSON; 1 fhir_comments were left out.',
      'converted requester.reference -> requester.agent.identifier',
      'converted contained[0].identifier[0].system -> requester.agent.identifier.system',
      'moved contained[0].identifier[0].value -> requester.agent.identifier.value',
      'dropped contained[0].name.text',
      'dropped contained[0].nickname',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].fhir_comments[0]',
      'dropped contained[0].meta.versionId',
    ],
  ],
  [
    'A005.32: a label and a modifier of a practitioner',
    {
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: { value: '555000000001' },
          meta: { lastUpdated: '2026-01-01T09:00:00Z', profile: ['x'] },
          modifierExtension: [{ url: 'https://example.org/not', valueBoolean: true }],
        },
        {
          resourceType: 'Practitioner',
          id: 'e',
          identifier: { value: '555000000002' },
          meta: { versionId: '1', security: [{ code: 'R' }] },
        },
      ],
      requester: { reference: '#d' },
      recipient: [{ reference: '#e' }],
    },
    [
      {
        requester: { agent: { identifier: { value: '555000000001' } } },
        recipient: [
          {
            identifier: { value: '555000000002' },
            extension: [
              {
                url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Practitioner.meta',
                valueMeta: { versionId: '1', security: [{ code: 'R' }] },
              },
            ],
          },
        ],
      },
      'error dropped contained[0].modifierExtension: A modifier has no place here, and what it changes goes over without it. (A005.32)',
      inReference(0, 'A005.32'),
      'information kept contained[1].meta -> recipient[0].extension[0]: A logical reference has no place for this. It is kept as an extension. (A005.32)',
      inReference(1, 'A005.32'),
      'converted requester.reference -> requester.agent.identifier',
      'moved contained[0].identifier.value -> requester.agent.identifier.value',
      'converted recipient[0].reference -> recipient[0].identifier',
      'moved contained[1].identifier.value -> recipient[0].identifier.value',
      'dropped contained[0].modifierExtension[0].url',
      'dropped contained[0].modifierExtension[0].valueBoolean',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].meta.lastUpdated',
      'dropped contained[0].meta.profile[0]',
      'moved contained[1].meta.versionId -> recipient[0].extension[0].valueMeta.versionId',
      'moved contained[1].meta.security[0].code -> recipient[0].extension[0].valueMeta.security[0].code',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
    ],
    { keepLost: true },
  ],
  [
    'A005.17: a patient with the NHS number behind another, and one of no value',
    {
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [
            { system: 'https://hospital.example/number', value: 'H1' },
            { system: 'http://fhir.nhs.uk/Id/nhs-number' },
            { system: 'http://fhir.nhs.net/Id/NHS-Number', value: '9990012342' },
          ],
        },
      ],
      patient: { reference: '#p' },
    },
    [
      { subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } } },
      'warning dropped contained[0].identifier[0]: A logical reference has one identifier. (A005.17)',
      'warning dropped contained[0].identifier[1]: A logical reference has one identifier. (A005.17)',
      inReference(0, 'A005.17'),
      'converted patient.reference -> subject.identifier',
      'converted contained[0].identifier[2].system -> subject.identifier.system',
      'moved contained[0].identifier[2].value -> subject.identifier.value',
      'dropped contained[0].identifier[0].system',
      'dropped contained[0].identifier[0].value',
      'dropped contained[0].identifier[1].system',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
  ],
  [
    'A005.17: a patient whom another id refers to',
    {
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: '9990012342' }],
        },
      ],
      patient: { reference: '#q' },
    },
    [
      { subject: { reference: '#q' } },
      'warning unresolved-reference patient.reference: No contained resource has this id.',
      'error dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.17)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier[0].system',
      'dropped contained[0].identifier[0].value',
    ],
  ],
  [
    'A005.32: an identifier without a value before one that has one',
    {
      contained: [
        { resourceType: 'Practitioner', id: 'd', identifier: [{ system: 'x' }, { value: '555000000001' }] },
      ],
      requester: { reference: '#d' },
    },
    [
      { requester: { agent: { identifier: { value: '555000000001' } } } },
      'warning dropped contained[0].identifier[0]: A logical reference has one identifier. (A005.32)',
      inReference(0, 'A005.32'),
      'converted requester.reference -> requester.agent.identifier',
      'moved contained[0].identifier[1].value -> requester.agent.identifier.value',
      'dropped contained[0].identifier[0].system',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
  ],
  [
    'A005.32: what else a practitioner says is kept',
    {
      contained: [
        {
          ...practitioner,
          name: { text: 'A Name' },
          nickname: 'x',
        },
      ],
      requester: { reference: '#d' },
    },
    [
      {
        requester: {
          agent: {
            identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' },
            extension: [
              {
                url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Practitioner.name',
                valueHumanName: { text: 'A Name' },
              },
              {
                url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Practitioner.nickname',
                valueString: 'x',
              },
            ],
          },
        },
      },
      'information kept contained[0].name -> requester.agent.extension[0]: A logical reference has no place for this. It is kept as an extension. (A005.32)',
      'information kept contained[0].nickname -> requester.agent.extension[1]: A logical reference has no place for this. It is kept as an extension. (A005.32)',
      inReference(0, 'A005.32'),
      'converted requester.reference -> requester.agent.identifier',
      'converted contained[0].identifier[0].system -> requester.agent.identifier.system',
      'moved contained[0].identifier[0].value -> requester.agent.identifier.value',
      'moved contained[0].name.text -> requester.agent.extension[0].valueHumanName.text',
      'moved contained[0].nickname -> requester.agent.extension[1].valueString',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { keepLost: true },
  ],
  [
    'A005.32: a second identifier',
    {
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: [
            { system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' },
            { value: '2' },
          ],
        },
      ],
      requester: { reference: '#d' },
    },
    [
      {
        requester: {
          agent: { identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' } },
        },
      },
      'warning dropped contained[0].identifier[1]: A logical reference has one identifier. (A005.32)',
      inReference(0, 'A005.32'),
      'converted requester.reference -> requester.agent.identifier',
      'converted contained[0].identifier[0].system -> requester.agent.identifier.system',
      'moved contained[0].identifier[0].value -> requester.agent.identifier.value',
      'dropped contained[0].identifier[1].value',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
  ],
  [
    'A005.32: a second identifier is kept',
    {
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: [
            { system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' },
            { value: '2' },
            { value: '3' },
          ],
        },
      ],
      requester: { reference: '#d' },
    },
    [
      {
        requester: {
          agent: {
            identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' },
            extension: [
              {
                url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Practitioner.identifier',
                valueIdentifier: { value: '2' },
              },
              {
                url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Practitioner.identifier',
                valueIdentifier: { value: '3' },
              },
            ],
          },
        },
      },
      'information kept contained[0].identifier[1] -> requester.agent.extension[0]: A logical reference has one identifier. It is kept as an extension. (A005.32)',
      'information kept contained[0].identifier[2] -> requester.agent.extension[1]: A logical reference has one identifier. It is kept as an extension. (A005.32)',
      inReference(0, 'A005.32'),
      'converted requester.reference -> requester.agent.identifier',
      'converted contained[0].identifier[0].system -> requester.agent.identifier.system',
      'moved contained[0].identifier[0].value -> requester.agent.identifier.value',
      'moved contained[0].identifier[1].value -> requester.agent.extension[0].valueIdentifier.value',
      'moved contained[0].identifier[2].value -> requester.agent.extension[1].valueIdentifier.value',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { keepLost: true },
  ],
];

describe('What becomes of the contained actors of a referral', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
