import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const keep = { keepLost: true };
const patient = (elements: Json): Json => ({ resourceType: 'Patient', ...elements });
const strangers = patient({
  nickname: 'n',
  score: 2,
  alive: true,
  tags: ['a', '', null, {}, []],
  box: { a: [1] },
  blank: '',
  nothing: null,
  none: [],
});

describe('what STU3 has no place for', () => {
  it.each<Row>([
    {
      rule: 'is left out, with an issue for each element',
      source: strangers,
      resource: { resourceType: 'Patient' },
      issues: [
        'warning dropped nickname: DSTU2 has no such element here.',
        'warning dropped score: DSTU2 has no such element here.',
        'warning dropped alive: DSTU2 has no such element here.',
        'warning dropped tags: DSTU2 has no such element here.',
        'warning dropped box: DSTU2 has no such element here.',
        'warning dropped blank: DSTU2 has no such element here.',
        'warning dropped nothing: DSTU2 has no such element here.',
        'warning dropped none: DSTU2 has no such element here.',
      ],
      moves: [
        'dropped nickname',
        'dropped score',
        'dropped alive',
        'dropped tags[0]',
        'dropped tags[1]',
        'dropped tags[2]',
        'dropped tags[3]',
        'dropped tags[4]',
        'dropped box.a[0]',
        'dropped blank',
        'dropped nothing',
        'dropped none',
      ],
    },
    {
      rule: 'is kept on request, by its JSON type, one extension an item; what holds nothing is left out',
      source: strangers,
      options: keep,
      resource: {
        resourceType: 'Patient',
        extension: [
          { url: `${crossVersion}Patient.nickname`, valueString: 'n' },
          { url: `${crossVersion}Patient.score`, valueDecimal: 2 },
          { url: `${crossVersion}Patient.alive`, valueBoolean: true },
          { url: `${crossVersion}Patient.tags`, valueString: 'a' },
          { url: `${crossVersion}Patient.box`, valueString: '{"a":[1]}' },
        ],
      },
      issues: [
        'information kept nickname -> extension[0]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept score -> extension[1]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept alive -> extension[2]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept tags[0] -> extension[3]: DSTU2 has no such element here. It is kept as an extension.',
        'warning dropped tags[1]: DSTU2 has no such element here.',
        'warning dropped tags[2]: DSTU2 has no such element here.',
        'warning dropped tags[3]: DSTU2 has no such element here.',
        'warning dropped tags[4]: DSTU2 has no such element here.',
        'information kept box -> extension[4]: DSTU2 has no such element here. It is kept as an extension.',
        'warning dropped blank: DSTU2 has no such element here.',
        'warning dropped nothing: DSTU2 has no such element here.',
        'warning dropped none: DSTU2 has no such element here.',
      ],
      moves: [
        'moved nickname -> extension[0].valueString',
        'moved score -> extension[1].valueDecimal',
        'moved alive -> extension[2].valueBoolean',
        'moved tags[0] -> extension[3].valueString',
        'dropped tags[1]',
        'dropped tags[2]',
        'dropped tags[3]',
        'dropped tags[4]',
        'converted box.a[0] -> extension[4].valueString',
        'dropped blank',
        'dropped nothing',
        'dropped none',
      ],
    },
    {
      rule: 'is left out where the resource can have no extension',
      source: { resourceType: 'Binary', contentType: 'text/plain', content: 'AA==', odd: ['a', 'b'] },
      options: keep,
      resource: { resourceType: 'Binary', contentType: 'text/plain', content: 'AA==' },
      issues: ['warning dropped odd: DSTU2 has no such element here.'],
      moves: ['dropped odd[0]', 'dropped odd[1]'],
    },
    {
      rule: 'is left out where a Bundle has another shape',
      source: { resourceType: 'Bundle', type: 'collection', link: ['x'], entry: [5] },
      options: keep,
      resource: { resourceType: 'Bundle', type: 'collection' },
      issues: [
        'error dropped link[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped entry[0]: This has another shape than DSTU2 allows, and cannot be read.',
      ],
      moves: ['dropped link[0]', 'dropped entry[0]'],
    },
    {
      rule: 'has another shape, and is an error',
      source: patient({ maritalStatus: 'M', name: ['Ann'], meta: { tag: ['t'] } }),
      resource: { resourceType: 'Patient' },
      issues: [
        'error dropped maritalStatus: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped name[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped meta.tag[0]: This has another shape than DSTU2 allows, and cannot be read.',
      ],
      moves: ['dropped maritalStatus', 'dropped name[0]', 'dropped meta.tag[0]'],
    },
    {
      rule: 'has another shape, and is kept on the object around it',
      source: patient({ maritalStatus: 'M', name: ['Ann'], meta: { tag: ['t'] }, contact: [{ name: 'x' }] }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        extension: [
          { url: `${crossVersion}Patient.maritalStatus`, valueString: 'M' },
          { url: `${crossVersion}Patient.name`, valueString: 'Ann' },
        ],
        meta: { extension: [{ url: `${crossVersion}Meta.tag`, valueString: 't' }] },
        contact: [{ extension: [{ url: `${crossVersion}Patient.contact.name`, valueString: 'x' }] }],
      },
      issues: [
        'information kept maritalStatus -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'information kept name[0] -> extension[1]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'information kept meta.tag[0] -> meta.extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'information kept contact[0].name -> contact[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
      ],
      moves: [
        'moved maritalStatus -> extension[0].valueString',
        'moved name[0] -> extension[1].valueString',
        'moved meta.tag[0] -> meta.extension[0].valueString',
        'moved contact[0].name -> contact[0].extension[0].valueString',
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
