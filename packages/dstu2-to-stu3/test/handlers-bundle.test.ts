import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const bundle = { resourceType: 'Bundle', type: 'collection' };
const practitionerRole = [{ role: { text: 'GP' } }];

describe('Bundle.signature, which holds no longer', () => {
  it.each<Row>([
    [
      'it stays, as an error',
      { signature: { type: [{ code: 'x' }], when: '2014-01-01T00:00:00Z' } },
      [
        { signature: { type: [{ code: 'x' }], when: '2014-01-01T00:00:00Z' } },
        'error invalid-value signature: The content has changed, so this signature no longer holds. Sign anew.',
      ],
    ],
    [
      'none is said to be void where there is none',
      { signature: null },
      [{}, 'warning dropped signature: A null holds no place here.', 'dropped signature'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(bundle, elements, options)).toStrictEqual(expected);
  });
});

describe('resources in a bundle', () => {
  it.each<Row>([
    [
      'what a resource in parameters splits off is contained in it, and in a bundle beside it',
      {
        entry: [
          {
            resource: {
              resourceType: 'Parameters',
              parameter: [
                { name: 'a', resource: { resourceType: 'Practitioner', id: 'p', practitionerRole } },
              ],
            },
          },
          { resource: { resourceType: 'Practitioner', id: 'q', practitionerRole } },
        ],
      },
      [
        {
          entry: [
            {
              resource: {
                resourceType: 'Parameters',
                parameter: [
                  {
                    name: 'a',
                    resource: {
                      resourceType: 'Practitioner',
                      id: 'p',
                      contained: [
                        {
                          resourceType: 'PractitionerRole',
                          practitioner: { reference: 'Practitioner/p' },
                          code: [{ text: 'GP' }],
                          id: 'p-role-1',
                        },
                      ],
                      extension: [
                        {
                          url: `${crossVersion}Practitioner.practitionerRole`,
                          valueReference: { reference: '#p-role-1' },
                        },
                      ],
                    },
                  },
                ],
              },
            },
            { resource: { resourceType: 'Practitioner', id: 'q' } },
            {
              fullUrl: 'urn:uuid:fe741195-70ed-8a12-a2a6-a644fefdbd45',
              resource: {
                resourceType: 'PractitionerRole',
                practitioner: { reference: 'Practitioner/q' },
                code: [{ text: 'GP' }],
                id: 'q-role-1',
              },
            },
          ],
        },
        'information split-out entry[0].resource.parameter[0].resource.practitionerRole[0] -> entry[0].resource.parameter[0].resource.contained[0]: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[1].resource.practitionerRole[0] -> entry[2].resource: STU3 has a PractitionerRole of its own for this.',
        'moved entry[0].resource.parameter[0].resource.practitionerRole[0].role.text -> entry[0].resource.parameter[0].resource.contained[0].code[0].text',
        'moved entry[1].resource.practitionerRole[0].role.text -> entry[2].resource.code[0].text',
      ],
    ],
    [
      'what is no resource leaves no entry, or an entry without',
      {
        entry: [
          { resource: 'x' },
          { fullUrl: 'urn:a', resource: { resourceType: 'Observation' } },
          { resource: null },
        ],
      },
      [
        { entry: [{ fullUrl: 'urn:a' }] },
        'error dropped entry[0].resource: This is no resource.',
        'error unsupported-type entry[1].resource: There are no rules for Observation; the rest is mapped.',
        'error dropped entry[1].resource: A resource without rules cannot go over. Convert it by other means.',
        'error dropped entry[2].resource: This is no resource.',
        'dropped entry[0].resource',
        'moved entry[1].fullUrl -> entry[0].fullUrl',
        'dropped entry[1].resource.resourceType',
        'dropped entry[2].resource',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(bundle, elements, options)).toStrictEqual(expected);
  });
});
