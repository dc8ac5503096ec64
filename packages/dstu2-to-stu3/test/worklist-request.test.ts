import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const request: Json = {
  resourceType: 'Parameters',
  meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
};
const requestRows: Row[] = [
  ['no parameter', {}, [{}]],
  [
    'one parameter that is no list',
    { parameter: { name: 'listType', valueCodeableConcept: { coding: [{ code: 'X' }] } } },
    [
      { parameter: [{ name: 'listType', valueCodeableConcept: { coding: [{ code: 'X' }] } }] },
      'warning unexpected-shape parameter: One value stands where a list belongs.',
      'moved parameter.name -> parameter[0].name',
      'moved parameter.valueCodeableConcept.coding[0].code -> parameter[0].valueCodeableConcept.coding[0].code',
    ],
  ],
  [
    'a listType without a coding',
    { parameter: [{ name: 'listType', valueCodeableConcept: { text: 'x' } }] },
    [{ parameter: [{ name: 'listType', valueCodeableConcept: { text: 'x' } }] }],
  ],
  [
    'a listType with an empty list of codings',
    { parameter: [{ name: 'listType', valueCodeableConcept: { coding: [], text: 'x' } }] },
    [
      { parameter: [{ name: 'listType', valueCodeableConcept: { text: 'x' } }] },
      'warning dropped parameter[0].valueCodeableConcept.coding: An empty list is no FHIR.',
      'dropped parameter[0].valueCodeableConcept.coding',
    ],
  ],
  [
    'an unknown parameter',
    {
      parameter: [
        { name: 'listType', valueString: 'x' },
        { name: 'other', valueString: 'x' },
      ],
    },
    [
      {
        parameter: [
          { name: 'listType', valueString: 'x' },
          { name: 'other', valueString: 'x' },
        ],
      },
      'error unknown-parameter parameter[1]: The platform answers 422 UNEXPECTED_FIELD to this parameter. Leave it out. (A008.unknown)',
    ],
  ],
  [
    'a specialty and a clinician without indicators',
    {
      parameter: [
        { name: 'listType', valueString: 'x' },
        { name: 'specialty', valueString: 'x' },
        { name: 'clinician', valueString: 'x' },
      ],
    },
    [
      {
        parameter: [
          { name: 'listType', valueString: 'x' },
          { name: 'specialty', valueString: 'x' },
          { name: 'clinician', valueString: 'x' },
        ],
      },
      'error invalid-value Parameters -> parameter: The API refuses this: specialty goes with its indicator ASSIGNED, and only then. (A008.filters)',
      'error invalid-value Parameters -> parameter: The API refuses this: clinician goes with its indicator ASSIGNED, and only then. (A008.filters)',
    ],
  ],
  [
    'an indicator of specialty that is NOT_ASSIGNED',
    {
      parameter: [
        { name: 'listType', valueString: 'x' },
        { name: 'specialtyAssignedIndicator', valueCodeableConcept: { coding: [{ code: 'NOT_ASSIGNED' }] } },
      ],
    },
    [
      {
        parameter: [
          { name: 'listType', valueString: 'x' },
          {
            name: 'specialtyAssignedIndicator',
            valueCodeableConcept: { coding: [{ code: 'NOT_ASSIGNED' }] },
          },
        ],
      },
      'error invalid-value Parameters -> parameter: The API refuses this: leave out an indicator of specialty that is NOT_ASSIGNED. (A008.filters)',
    ],
  ],
  [
    'a site after the location is an organisation as elsewhere',
    {
      parameter: [
        { name: 'listType', valueString: 'x' },
        { name: 'location', valueIdentifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'X' } },
        { name: 'service', valueIdentifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'X' } },
      ],
    },
    [
      {
        parameter: [
          { name: 'listType', valueString: 'x' },
          {
            name: 'location',
            valueIdentifier: {
              system: 'https://directory.spineservices.nhs.uk/STU3/Organization',
              value: 'X',
            },
          },
          {
            name: 'service',
            valueIdentifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X' },
          },
        ],
      },
      'converted parameter[1].valueIdentifier.system -> parameter[1].valueIdentifier.system',
      'converted parameter[2].valueIdentifier.system -> parameter[2].valueIdentifier.system',
    ],
  ],
  [
    'a second profile',
    {
      meta: {
        profile: [
          'http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1',
          'http://example.org/p',
        ],
      },
    },
    [
      {
        meta: {
          profile: [
            'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1',
            'http://example.org/p',
          ],
        },
      },
      'information unknown-profile meta.profile[1]: No table knows this profile. It goes over as it is.',
    ],
  ],
];

describe('What e-RS wants of a worklist request', () => {
  it.each(requestRows)('request: %s', (_rule, elements, expected, options) => {
    expect(added(request, elements, options)).toEqual(expected);
  });
});
