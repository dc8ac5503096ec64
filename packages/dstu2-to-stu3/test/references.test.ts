import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const list = (contained: unknown, ...references: unknown[]): Json => ({
  resourceType: 'List',
  status: 'current',
  mode: 'working',
  contained,
  entry: references.map((reference) => ({ item: { reference } })),
});

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';

describe('a reference', () => {
  it.each<Row>([
    {
      rule: 'leads to what is contained, to the container itself, or elsewhere',
      source: list([{ resourceType: 'Patient', id: 'p' }], '#', '#p', '#nobody', 'Patient/1'),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient', id: 'p' }],
        entry: [
          { item: { reference: '#' } },
          { item: { reference: '#p' } },
          { item: { reference: '#nobody' } },
          { item: { reference: 'Patient/1' } },
        ],
      },
      issues: ['warning unresolved-reference entry[2].item.reference: No contained resource has this id.'],
      moves: [],
    },
    {
      rule: 'has the new name of a type',
      source: list([{ resourceType: 'Patient' }], 'MedicationOrder/1', 'http://example.org/Conformance/1'),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient' }],
        entry: [
          { item: { reference: 'MedicationRequest/1' } },
          { item: { reference: 'http://example.org/CapabilityStatement/1' } },
        ],
      },
      issues: [
        'information renamed-reference entry[0].item.reference -> entry[0].item.reference: STU3 has another name for this type.',
        'information renamed-reference entry[1].item.reference -> entry[1].item.reference: STU3 has another name for this type.',
      ],
      moves: [
        'converted entry[0].item.reference -> entry[0].item.reference',
        'converted entry[1].item.reference -> entry[1].item.reference',
      ],
    },
    {
      rule: 'is a text, and no empty one',
      source: list([{ resourceType: 'Patient' }], '', 5, 'Patient/1'),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient' }],
        entry: [{ item: { reference: '5' } }, { item: { reference: 'Patient/1' } }],
      },
      issues: [
        'warning dropped entry[0].item.reference: An empty text is no FHIR.',
        'error missing-required entry[0] -> entry[0].item: STU3 requires item, and the source has none.',
        'warning unexpected-shape entry[1].item.reference: This is read as the string it must mean.',
      ],
      moves: [
        'dropped entry[0].item.reference',
        'converted entry[1].item.reference -> entry[0].item.reference',
        'moved entry[2].item.reference -> entry[1].item.reference',
      ],
    },
    {
      rule: 'leads to the first of several with one id',
      source: list(
        [
          { resourceType: 'Patient', id: 'p' },
          { resourceType: 'Patient' },
          5,
          { resourceType: 'Location', id: 'p' },
        ],
        '#p',
      ),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [
          { resourceType: 'Patient', id: 'p' },
          { resourceType: 'Patient' },
          { resourceType: 'Location', id: 'p' },
        ],
        entry: [{ item: { reference: '#p' } }],
      },
      issues: [
        'warning duplicate-id contained[3]: Another contained resource has this id; references lead to the first.',
        'error dropped contained[2]: This is no resource.',
      ],
      moves: [
        'dropped contained[2]',
        'moved contained[3].resourceType -> contained[2].resourceType',
        'moved contained[3].id -> contained[2].id',
      ],
    },
    {
      rule: 'leads to a contained resource that is no list',
      source: list({ resourceType: 'Patient', id: 'p' }, '#p'),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [{ resourceType: 'Patient', id: 'p' }],
        entry: [{ item: { reference: '#p' } }],
      },
      issues: ['warning unexpected-shape contained: One value stands where a list belongs.'],
      moves: [
        'moved contained.resourceType -> contained[0].resourceType',
        'moved contained.id -> contained[0].id',
      ],
    },
    {
      rule: 'leads nowhere where the resource has no rules',
      source: list([{ resourceType: 'Observation', id: 'o' }], '#o'),
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        entry: [{ item: { reference: '#o' } }],
      },
      issues: [
        'error unsupported-type contained[0]: There are no rules for Observation; the rest is mapped.',
        'error dropped contained[0]: A resource without rules cannot go over. Convert it by other means.',
        'warning unresolved-reference entry[0].item.reference: No contained resource has this id.',
      ],
      moves: ['dropped contained[0].resourceType', 'dropped contained[0].id'],
    },
    {
      rule: 'leads to what is kept of it on request',
      source: list([{ resourceType: 'Observation', id: 'o' }], '#o'),
      options: { keepLost: true },
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
        ],
        entry: [{ item: { reference: '#o' } }],
      },
      issues: [
        'error unsupported-type contained[0]: There are no rules for Observation; the rest is mapped.',
      ],
      moves: [
        'converted contained[0].resourceType -> contained[0].extension[0].valueString',
        'converted contained[0].id -> contained[0].extension[0].valueString',
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
