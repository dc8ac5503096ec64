import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row<Keys extends keyof Told = keyof Told> = Pick<Told, Keys> & {
  rule: string;
  source: Json;
  options?: ToStu3Options;
};

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const practitioner = (elements: Json): Json => ({ resourceType: 'Practitioner', id: 'p', ...elements });
const role = { role: { text: 'GP' } };
const location = (id: string): Json => ({ resourceType: 'Location', id });
const bundle = (...entry: Json[]): Json => ({ resourceType: 'Bundle', type: 'collection', entry });

describe('what is split off', () => {
  it.each<Row<'resource' | 'issues'>>([
    {
      rule: 'follows its Practitioner in a bundle, one after another, and is told by its fullUrl alone',
      source: bundle(
        { resource: { ...location('l'), photo: 'x' } },
        { resource: practitioner({ contained: [location('p-role-1')], practitionerRole: [role, role] }) },
        { fullUrl: 5, resource: practitioner({ practitionerRole: role }) },
        { resource: { ...location('m'), photo: 'x' } },
      ),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { resource: { resourceType: 'Location', id: 'l' } },
          {
            resource: {
              resourceType: 'Practitioner',
              id: 'p',
              contained: [{ resourceType: 'Location', id: 'p-role-1' }],
            },
          },
          {
            fullUrl: 'urn:uuid:6d0c32a1-4ba3-80aa-ac05-9da8af01341c',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              code: [{ text: 'GP' }],
              id: 'p-role-1',
            },
          },
          {
            fullUrl: 'urn:uuid:45f24adb-909f-8280-a602-3a58bb8cc655',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              code: [{ text: 'GP' }],
              id: 'p-role-2',
            },
          },
          { fullUrl: '5', resource: { resourceType: 'Practitioner', id: 'p' } },
          {
            fullUrl: 'urn:uuid:e89ea787-3a3f-8ba7-a678-7ec6e855ae3a',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              code: [{ text: 'GP' }],
              id: 'p-role-1',
            },
          },
          { resource: { resourceType: 'Location', id: 'm' } },
        ],
      },
      issues: [
        'warning dropped entry[0].resource.photo: DSTU2 has no such element here.',
        'information split-out entry[1].resource.practitionerRole[0] -> entry[2].resource: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[1].resource.practitionerRole[1] -> entry[3].resource: STU3 has a PractitionerRole of its own for this.',
        'warning unexpected-shape entry[2].fullUrl: This is read as the string it must mean.',
        'information split-out entry[2].resource.practitionerRole -> entry[5].resource: STU3 has a PractitionerRole of its own for this.',
        'warning dropped entry[3].resource.photo: DSTU2 has no such element here.',
      ],
    },
    {
      rule: 'stands beside each of several contained Practitioners',
      source: bundle({
        fullUrl: 'urn:uuid:2',
        resource: {
          ...location('l'),
          contained: [
            practitioner({ practitionerRole: [role, role] }),
            location('m'),
            practitioner({ id: 'q', practitionerRole: [role] }),
          ],
        },
      }),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            fullUrl: 'urn:uuid:2',
            resource: {
              resourceType: 'Location',
              id: 'l',
              contained: [
                { resourceType: 'Practitioner', id: 'p' },
                {
                  resourceType: 'PractitionerRole',
                  practitioner: { reference: '#p' },
                  code: [{ text: 'GP' }],
                  id: 'p-role-1',
                },
                {
                  resourceType: 'PractitionerRole',
                  practitioner: { reference: '#p' },
                  code: [{ text: 'GP' }],
                  id: 'p-role-2',
                },
                { resourceType: 'Location', id: 'm' },
                { resourceType: 'Practitioner', id: 'q' },
                {
                  resourceType: 'PractitionerRole',
                  practitioner: { reference: '#q' },
                  code: [{ text: 'GP' }],
                  id: 'q-role-1',
                },
              ],
              extension: [
                {
                  url: `${crossVersion}Practitioner.practitionerRole`,
                  valueReference: { reference: '#p-role-1' },
                },
                {
                  url: `${crossVersion}Practitioner.practitionerRole`,
                  valueReference: { reference: '#p-role-2' },
                },
                {
                  url: `${crossVersion}Practitioner.practitionerRole`,
                  valueReference: { reference: '#q-role-1' },
                },
              ],
            },
          },
        ],
      },
      issues: [
        'information split-out entry[0].resource.contained[0].practitionerRole[0] -> entry[0].resource.contained[1]: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[0].resource.contained[0].practitionerRole[1] -> entry[0].resource.contained[2]: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[0].resource.contained[2].practitionerRole[0] -> entry[0].resource.contained[5]: STU3 has a PractitionerRole of its own for this.',
      ],
    },
    {
      rule: 'is contained where a parameter holds its Practitioner',
      source: bundle({
        resource: {
          resourceType: 'Parameters',
          parameter: [{ name: 'n', resource: practitioner({ practitionerRole: [role] }) }],
        },
      }),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'Parameters',
              parameter: [
                {
                  name: 'n',
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
        ],
      },
      issues: [
        'information split-out entry[0].resource.parameter[0].resource.practitionerRole[0] -> entry[0].resource.parameter[0].resource.contained[0]: STU3 has a PractitionerRole of its own for this.',
      ],
    },
  ])('$rule', ({ source, options, resource, issues }) => {
    expect(tell(source, options).resource).toEqual(resource);
    expect(tell(source, options).issues).toEqual(issues);
  });
});
