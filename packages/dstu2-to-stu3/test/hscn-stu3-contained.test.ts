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
    'a text that looks like a reference',
    {
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: '9990012342' }],
        },
      ],
      description: '#p',
    },
    [
      { description: '#p' },
      'error dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.17)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier[0].system',
      'dropped contained[0].identifier[0].value',
    ],
  ],
  [
    'early STU3: the patient by reference is a participant',
    {
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990012342' }],
        },
        { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
      ],
      subject: { reference: '#p' },
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              { status: 'accepted' },
              {
                actor: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
                status: 'accepted',
              },
            ],
          },
        ],
        subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
      },
      'information derived contained[1].participant -> contained[0].participant[1]: The platform lists the patient as a participant. (A005.43)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.17)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'converted contained[0].identifier[0].system -> contained[0].participant[1].actor.identifier.system + subject.identifier.system',
      'moved contained[0].identifier[0].value -> contained[0].participant[1].actor.identifier.value + subject.identifier.value',
      'converted subject.reference -> subject.identifier',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'the patient by identifier is a participant',
    {
      contained: [
        { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
      ],
      subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              { status: 'accepted' },
              {
                actor: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
                status: 'accepted',
              },
            ],
          },
        ],
        subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
      },
      'information derived contained[0].participant -> contained[0].participant[1]: The platform lists the patient as a participant. (A005.43)',
      'moved subject.identifier.system -> contained[0].participant[1].actor.identifier.system + subject.identifier.system',
      'moved subject.identifier.value -> contained[0].participant[1].actor.identifier.value + subject.identifier.value',
    ],
    { inferences: { 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'a patient by display alone is no participant',
    {
      contained: [
        { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
      ],
      subject: { display: 'x' },
    },
    [
      {
        contained: [
          { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
        ],
        subject: { display: 'x' },
      },
    ],
    { inferences: { 'A005.44': false, 'A005.45b': false } },
  ],
];

const parameters: Json = {
  resourceType: 'Parameters',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Other-Parameters-1'] },
};
const parametersRows: Row[] = [
  [
    'parameters that the platform refuses',
    {
      parameter: [
        { name: 'contentSensitive', valueBoolean: true },
        { name: 'reason', valueString: 'x' },
      ],
    },
    [
      { parameter: [{ name: 'reason', valueString: 'x' }] },
      'warning dropped parameter[0]: The platform refuses this parameter. (A011.parameters)',
      'dropped parameter[0].name',
      'dropped parameter[0].valueBoolean',
      'moved parameter[1].name -> parameter[0].name',
      'moved parameter[1].valueString -> parameter[0].valueString',
    ],
  ],
  [
    'refused parameters alone leave no list',
    { parameter: [{ name: 'restrictedService', valueBoolean: true }] },
    [
      {},
      'warning dropped parameter[0]: The platform refuses this parameter. (A011.parameters)',
      'dropped parameter[0].name',
      'dropped parameter[0].valueBoolean',
    ],
  ],
  [
    'parts are no parameters',
    { parameter: [{ name: 'a', part: [{ name: 'contentSensitive', valueBoolean: true }, 7] }] },
    [{ parameter: [{ name: 'a', part: [{ name: 'contentSensitive', valueBoolean: true }, 7] }] }],
  ],
];

describe('What becomes of the patient and the parameters of HSCN STU3', () => {
  it.each(stu3Rows)('stu3: %s', (_rule, elements, expected, options) => {
    expect(added(stu3, elements, options)).toEqual(expected);
  });

  it.each(parametersRows)('parameters: %s', (_rule, elements, expected, options) => {
    expect(added(parameters, elements, options)).toEqual(expected);
  });
});
