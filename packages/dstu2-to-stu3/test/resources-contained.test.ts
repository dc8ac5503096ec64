import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const keep = { keepLost: true };
const list = (elements: Json): Json => ({
  resourceType: 'List',
  status: 'current',
  mode: 'working',
  ...elements,
});

describe('contained resources', () => {
  it.each<Row>([
    {
      rule: 'are none where the list is empty',
      source: list({ contained: [] }),
      resource: { resourceType: 'List', status: 'current', mode: 'working' },
      issues: ['warning dropped contained: An empty list is no FHIR.'],
      moves: ['dropped contained'],
    },
    {
      rule: 'are left out where they are none or have no rules, and named only by a type that is spelled as one',
      source: list({
        contained: [
          5,
          {},
          null,
          { resourceType: 'Observation' },
          { resourceType: 'x-Observation' },
          { resourceType: 'Observation 2' },
          { resourceType: 7 },
          { resourceType: 'Patient', id: 'p' },
        ],
      }),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient', id: 'p' }],
      },
      issues: [
        'error dropped contained[0]: This is no resource.',
        'error dropped contained[1]: This is no resource.',
        'error dropped contained[2]: This is no resource.',
        'error unsupported-type contained[3]: There are no rules for Observation; the rest is mapped.',
        'error dropped contained[3]: A resource without rules cannot go over. Convert it by other means.',
        'error unsupported-type contained[4]: There are no rules for this type; the rest is mapped.',
        'error dropped contained[4]: A resource without rules cannot go over. Convert it by other means.',
        'error unsupported-type contained[5]: There are no rules for this type; the rest is mapped.',
        'error dropped contained[5]: A resource without rules cannot go over. Convert it by other means.',
        'error unsupported-type contained[6]: There are no rules for this type; the rest is mapped.',
        'error dropped contained[6]: A resource without rules cannot go over. Convert it by other means.',
      ],
      moves: [
        'dropped contained[0]',
        'dropped contained[1]',
        'dropped contained[2]',
        'dropped contained[3].resourceType',
        'dropped contained[4].resourceType',
        'dropped contained[5].resourceType',
        'dropped contained[6].resourceType',
        'moved contained[7].resourceType -> contained[0].resourceType',
        'moved contained[7].id -> contained[0].id',
      ],
    },
    {
      rule: 'are kept on request as Basic',
      source: list({
        contained: [
          5,
          { resourceType: 'Observation', id: 'o' },
          { resourceType: 'Media', id: 5 },
          { resourceType: 'Patient', id: 'p', nickname: 'n' },
        ],
      }),
      options: keep,
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [
          {
            resourceType: 'Basic',
            id: 'o',
            extension: [
              { url: `${crossVersion}Observation`, valueString: '{"resourceType":"Observation","id":"o"}' },
            ],
            code: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }] },
          },
          {
            resourceType: 'Basic',
            extension: [{ url: `${crossVersion}Media`, valueString: '{"resourceType":"Media","id":5}' }],
            code: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Media' }] },
          },
          {
            resourceType: 'Patient',
            id: 'p',
            extension: [{ url: `${crossVersion}Patient.nickname`, valueString: 'n' }],
          },
        ],
        extension: [{ url: `${crossVersion}List.contained`, valueDecimal: 5 }],
      },
      issues: [
        'information kept contained[0] -> extension[0]: This is no resource. It is kept as an extension.',
        'error unsupported-type contained[1]: There are no rules for Observation; the rest is mapped.',
        'error unsupported-type contained[2]: There are no rules for Media; the rest is mapped.',
        'information kept contained[3].nickname -> contained[2].extension[0]: DSTU2 has no such element here. It is kept as an extension.',
      ],
      moves: [
        'moved contained[0] -> extension[0].valueDecimal',
        'converted contained[1].resourceType -> contained[0].extension[0].valueString',
        'converted contained[1].id -> contained[0].extension[0].valueString',
        'converted contained[2].resourceType -> contained[1].extension[0].valueString',
        'converted contained[2].id -> contained[1].extension[0].valueString',
        'moved contained[3].resourceType -> contained[2].resourceType',
        'moved contained[3].id -> contained[2].id',
        'moved contained[3].nickname -> contained[2].extension[0].valueString',
      ],
    },
    {
      rule: 'may be one, and no list',
      source: list({
        contained: { resourceType: 'Patient', id: 'p', nickname: 'n' },
        subject: { reference: '#p' },
      }),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient', id: 'p' }],
        subject: { reference: '#p' },
      },
      issues: [
        'warning unexpected-shape contained: One value stands where a list belongs.',
        'warning dropped contained.nickname: DSTU2 has no such element here.',
      ],
      moves: [
        'moved contained.resourceType -> contained[0].resourceType',
        'moved contained.id -> contained[0].id',
        'dropped contained.nickname',
      ],
    },
    {
      rule: 'may be of a type that only STU3 has',
      source: list({ contained: [{ resourceType: 'PractitionerRole', id: 'r' }] }),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'PractitionerRole', id: 'r' }],
      },
      issues: [],
      moves: [],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
