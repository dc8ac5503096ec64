import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const keep = { keepLost: true };
const patient = (elements: Json): Json => ({ resourceType: 'Patient', ...elements });
const animal = (lost: Json): Json => patient({ animal: [{ species: { text: 'dog' } }, lost] });

describe('a block that is kept', () => {
  it.each<Row>([
    {
      rule: 'has a sub-extension for each child',
      source: animal({
        id: 'a',
        species: { text: 'cat' },
        breed: [{ text: 'x' }, { text: 'y' }],
        odd: 5,
        'od d': ['z', true],
        more: { a: 1 },
      }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        animal: { species: { text: 'dog' } },
        extension: [
          {
            url: `${crossVersion}Patient.animal`,
            extension: [
              { url: 'id', valueString: 'a' },
              { url: 'species', valueCodeableConcept: { text: 'cat' } },
              { url: 'breed', valueCodeableConcept: { text: 'x' } },
              { url: 'breed', valueCodeableConcept: { text: 'y' } },
              { url: 'odd', valueDecimal: 5 },
              { url: 'od d', valueString: 'z' },
              { url: 'od d', valueBoolean: true },
              { url: 'more', valueString: '{"a":1}' },
            ],
          },
        ],
      },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'information kept animal[1] -> extension[0]: STU3 has no place for this. It is kept as an extension.',
      ],
      moves: [
        'moved animal[0].species.text -> animal.species.text',
        'moved animal[1].id -> extension[0].extension[0].valueString',
        'moved animal[1].species.text -> extension[0].extension[1].valueCodeableConcept.text',
        'moved animal[1].breed[0].text -> extension[0].extension[2].valueCodeableConcept.text',
        'moved animal[1].breed[1].text -> extension[0].extension[3].valueCodeableConcept.text',
        'moved animal[1].odd -> extension[0].extension[4].valueDecimal',
        'moved animal[1].`od d`[0] -> extension[0].extension[5].valueString',
        'moved animal[1].`od d`[1] -> extension[0].extension[6].valueBoolean',
        'converted animal[1].more.a -> extension[0].extension[7].valueString',
      ],
    },
    {
      rule: 'leaves out children that hold nothing',
      source: animal({
        fhir_comments: ['c'],
        genderStatus: null,
        extension: [],
        odd: ['', null, {}, [], 'z'],
        'od d': '',
      }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        animal: { species: { text: 'dog' } },
        extension: [{ url: `${crossVersion}Patient.animal`, extension: [{ url: 'odd', valueString: 'z' }] }],
      },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'warning dropped animal[1].fhir_comments[0]: This holds nothing that can be kept.',
        'warning dropped animal[1].genderStatus: This holds nothing that can be kept.',
        'warning dropped animal[1].extension: An empty list is no FHIR.',
        'warning dropped animal[1].odd[0]: This holds nothing that can be kept.',
        'warning dropped animal[1].odd[1]: This holds nothing that can be kept.',
        'warning dropped animal[1].odd[2]: This holds nothing that can be kept.',
        'warning dropped animal[1].odd[3]: This holds nothing that can be kept.',
        'warning dropped animal[1].`od d`: This holds nothing that can be kept.',
        'information kept animal[1] -> extension[0]: STU3 has no place for this. It is kept as an extension.',
      ],
      moves: [
        'moved animal[0].species.text -> animal.species.text',
        'dropped animal[1].fhir_comments[0]',
        'dropped animal[1].genderStatus',
        'dropped animal[1].extension',
        'dropped animal[1].odd[0]',
        'dropped animal[1].odd[1]',
        'dropped animal[1].odd[2]',
        'dropped animal[1].odd[3]',
        'moved animal[1].odd[4] -> extension[0].extension[0].valueString',
        'dropped animal[1].`od d`',
      ],
    },
    {
      rule: 'has its extensions as extensions, not as values, and no modifier',
      source: animal({
        extension: [{ url: 'http://example.org/x', valueCode: 'y' }],
        modifierExtension: [{ url: 'http://example.org/x', valueCode: 'y' }],
      }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        animal: { species: { text: 'dog' } },
        extension: [
          {
            url: `${crossVersion}Patient.animal`,
            extension: [{ url: 'extension', extension: [{ url: 'http://example.org/x', valueCode: 'y' }] }],
          },
        ],
      },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'error dropped animal[1].modifierExtension[0]: A modifier has no place here, and what it changes goes over without it.',
        'information kept animal[1] -> extension[0]: STU3 has no place for this. It is kept as an extension.',
      ],
      moves: [
        'moved animal[0].species.text -> animal.species.text',
        'moved animal[1].extension[0].url -> extension[0].extension[0].extension[0].url',
        'moved animal[1].extension[0].valueCode -> extension[0].extension[0].extension[0].valueCode',
        'dropped animal[1].modifierExtension[0].url',
        'dropped animal[1].modifierExtension[0].valueCode',
      ],
    },
    {
      rule: 'is left out where nothing of it is left',
      source: animal({ fhir_comments: ['c'] }),
      options: keep,
      resource: { resourceType: 'Patient', animal: { species: { text: 'dog' } } },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'warning dropped animal[1].fhir_comments[0]: This holds nothing that can be kept.',
      ],
      moves: ['moved animal[0].species.text -> animal.species.text', 'dropped animal[1].fhir_comments[0]'],
    },
    {
      rule: 'is left out where its only child holds comments',
      source: animal({ species: { fhir_comments: ['c'] } }),
      options: keep,
      resource: { resourceType: 'Patient', animal: { species: { text: 'dog' } } },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
      ],
      moves: [
        'moved animal[0].species.text -> animal.species.text',
        'dropped animal[1].species.fhir_comments[0]',
      ],
    },
    {
      rule: 'is left out where its only child is empty',
      source: animal({ species: { text: '' } }),
      options: keep,
      resource: { resourceType: 'Patient', animal: { species: { text: 'dog' } } },
      issues: [
        'warning unexpected-shape animal: A list stands where one value belongs; its first is taken.',
        'warning dropped animal[1].species.text: An empty text is no FHIR.',
      ],
      moves: ['moved animal[0].species.text -> animal.species.text', 'dropped animal[1].species.text'],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
