import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const patient = { resourceType: 'Patient' };
const extension = [{ url: 'http://example.org/x', valueCode: 'y' }];

describe('a primitive with ids or extensions', () => {
  it.each<Row>([
    [
      'keeps them',
      { gender: 'male', _gender: { id: 'g', extension } },
      [
        {
          gender: 'male',
          _gender: { id: 'g', extension: [{ url: 'http://example.org/x', valueCode: 'y' }] },
        },
      ],
    ],
    [
      'loses what is no object',
      { gender: 'male', _gender: 'x', _birthDate: null },
      [
        { gender: 'male' },
        'warning dropped _gender: What is attached to this element has no place in STU3.',
        'warning dropped _birthDate: What is attached to this element has no place in STU3.',
        'dropped _gender',
        'dropped _birthDate',
      ],
    ],
    [
      'loses what STU3 has no place for',
      { name: [{ text: 't' }], _name: { id: 'n' } },
      [
        { name: [{ text: 't' }] },
        'warning dropped _name: What is attached to this element has no place in STU3.',
        'dropped _name.id',
      ],
    ],
    [
      'keeps on request what STU3 has no place for',
      { name: [{ text: 't' }], _name: { id: 'n' } },
      [
        {
          name: [{ text: 't' }],
          extension: [{ url: `${crossVersion}Patient._name`, valueString: '{"id":"n"}' }],
        },
        'information kept _name -> extension[0]: What is attached to this element has no place in STU3. It is kept as an extension.',
        'converted _name.id -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'loses an empty object of them',
      { gender: 'male', _gender: {} },
      [{ gender: 'male' }, 'warning dropped _gender: An empty object is no FHIR.', 'dropped _gender'],
    ],
    [
      'is told by an underscore alone',
      { gender: 'male', xgender: { id: 'g' } },
      [{ gender: 'male' }, 'warning dropped xgender: DSTU2 has no such element here.', 'dropped xgender.id'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});

describe('a list of primitives with ids or extensions', () => {
  it.each<Row>([
    [
      'keeps the null that holds the place of an extension',
      { name: [{ given: ['Ann', null], _given: [null, { extension }] }] },
      [
        {
          name: [
            {
              given: ['Ann', null],
              _given: [null, { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] }],
            },
          ],
        },
      ],
    ],
    [
      'keeps the null that holds the place of an id beside comments',
      { name: [{ given: [null, 'Ann'], _given: [{ fhir_comments: ['c'], id: 'i' }, null] }] },
      [
        { name: [{ given: [null, 'Ann'], _given: [{ id: 'i' }, null] }] },
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
        'dropped name[0]._given[0].fhir_comments[0]',
      ],
    ],
    [
      'keeps no place for comments',
      { name: [{ given: ['Ann', null], _given: [null, { fhir_comments: ['c'] }] }] },
      [
        { name: [{ given: ['Ann'] }] },
        'warning dropped name[0].given[1]: A null holds no place here.',
        'information dropped name[0]._given: A null held a place here, and there is nothing left to hold it for.',
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
        'dropped name[0].given[1]',
        'dropped name[0]._given[1].fhir_comments[0]',
        'dropped name[0]._given[0]',
      ],
    ],
    [
      'keeps no place for an empty object',
      { name: [{ given: [null, 'Ann'], _given: [{}, null] }] },
      [
        { name: [{ given: ['Ann'] }] },
        'warning dropped name[0].given[0]: A null holds no place here.',
        'warning dropped name[0]._given[0]: An empty object is no FHIR.',
        'information dropped name[0]._given: A null held a place here, and there is nothing left to hold it for.',
        'dropped name[0].given[0]',
        'moved name[0].given[1] -> name[0].given[0]',
        'dropped name[0]._given[0]',
        'dropped name[0]._given[1]',
      ],
    ],
    [
      'keeps no place after the last id',
      { name: [{ given: ['Ann', null], _given: [{ id: 'a' }] }] },
      [
        { name: [{ given: ['Ann'], _given: [{ id: 'a' }] }] },
        'warning dropped name[0].given[1]: A null holds no place here.',
        'dropped name[0].given[1]',
      ],
    ],
    [
      'keeps no place where there are nulls alone',
      { name: [{ text: 't', given: [null], _given: [null] }] },
      [
        { name: [{ text: 't' }] },
        'warning dropped name[0].given[0]: A null holds no place here.',
        'information dropped name[0]._given: A null held a place here, and there is nothing left to hold it for.',
        'dropped name[0].given[0]',
        'dropped name[0]._given[0]',
      ],
    ],
    [
      'keeps the place of a text that goes',
      { name: [{ given: ['', 'Ann'], _given: [null, { id: 'i' }] }] },
      [
        { name: [{ given: [null, 'Ann'], _given: [null, { id: 'i' }] }] },
        'warning dropped name[0].given[0]: An empty text is no FHIR.',
        'dropped name[0].given[0]',
      ],
    ],
    [
      'keeps no place where ids are in no list',
      { name: [{ given: ['', 'Ann'], _given: { id: 'i' } }] },
      [
        { name: [{ given: ['Ann'], _given: [{ id: 'i' }] }] },
        'warning dropped name[0].given[0]: An empty text is no FHIR.',
        'dropped name[0].given[0]',
        'moved name[0].given[1] -> name[0].given[0]',
        'moved name[0]._given.id -> name[0]._given[0].id',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});
