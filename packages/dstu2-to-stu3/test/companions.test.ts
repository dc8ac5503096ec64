import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const patient = (elements: Json): Json => ({ resourceType: 'Patient', ...elements });
const name = (human: Json): Json => patient({ name: [human] });
const other = { url: 'http://example.org/x', valueCode: 'y' };

describe('ids and extensions of a primitive', () => {
  it.each<Row>([
    {
      rule: 'stay with one value',
      source: patient({
        birthDate: '2014-01-01',
        _birthDate: { id: 'b', extension: [other] },
        maritalStatus: 5,
      }),
      resource: {
        resourceType: 'Patient',
        birthDate: '2014-01-01',
        _birthDate: { id: 'b', extension: [{ url: 'http://example.org/x', valueCode: 'y' }] },
      },
      issues: ['error dropped maritalStatus: This has another shape than DSTU2 allows, and cannot be read.'],
      moves: ['dropped maritalStatus'],
    },
    {
      rule: 'are those of the first, where a list stands in place of one value',
      source: patient({ birthDate: ['2014-01-01', '2015-01-01'], _birthDate: [{ id: 'b' }, { id: 'c' }] }),
      resource: { resourceType: 'Patient', birthDate: '2014-01-01', _birthDate: { id: 'b' } },
      issues: [
        'warning unexpected-shape birthDate: A list stands where one value belongs; its first is taken.',
        'warning dropped birthDate[1]: STU3 has no place for this.',
        'warning unexpected-shape _birthDate: A list stands where one value belongs; its first is taken.',
        'warning dropped _birthDate[1]: One value has ids and extensions once.',
      ],
      moves: [
        'moved birthDate[0] -> birthDate',
        'dropped birthDate[1]',
        'moved _birthDate[0].id -> _birthDate.id',
        'dropped _birthDate[1].id',
      ],
    },
    {
      rule: 'are none, where the first of such a list has none',
      source: patient({ birthDate: ['2014-01-01'], _birthDate: [null, { id: 'c' }] }),
      resource: { resourceType: 'Patient', birthDate: '2014-01-01' },
      issues: [
        'warning unexpected-shape birthDate: A list stands where one value belongs; its first is taken.',
        'warning unexpected-shape _birthDate: A list stands where one value belongs; its first is taken.',
        'warning dropped _birthDate[0]: One value has ids and extensions once.',
        'warning dropped _birthDate[1]: One value has ids and extensions once.',
      ],
      moves: ['moved birthDate[0] -> birthDate', 'dropped _birthDate[0]', 'dropped _birthDate[1].id'],
    },
    {
      rule: 'are none, where the first of such a list holds nothing',
      source: patient({ birthDate: '2014-01-01', _birthDate: [{}] }),
      resource: { resourceType: 'Patient', birthDate: '2014-01-01' },
      issues: [
        'warning unexpected-shape _birthDate: A list stands where one value belongs; its first is taken.',
        'warning dropped _birthDate[0]: An empty object is no FHIR.',
      ],
      moves: ['dropped _birthDate[0]'],
    },
    {
      rule: 'are none, where such a list has nothing',
      source: patient({ birthDate: '2014-01-01', _birthDate: [] }),
      resource: { resourceType: 'Patient', birthDate: '2014-01-01' },
      issues: ['warning dropped _birthDate: An empty list is no FHIR.'],
      moves: ['dropped _birthDate'],
    },
    {
      rule: 'become a list where the value does',
      source: patient({
        extension: [
          {
            url: 'http://example.org/t',
            valueTiming: { repeat: { when: 'AC', _when: { id: 'w' }, periodUnits: 'd' } },
          },
        ],
      }),
      resource: {
        resourceType: 'Patient',
        extension: [
          {
            url: 'http://example.org/t',
            valueTiming: { repeat: { when: ['AC'], _when: [{ id: 'w' }], periodUnit: 'd' } },
          },
        ],
      },
      issues: [],
      moves: [
        'moved extension[0].valueTiming.repeat.when -> extension[0].valueTiming.repeat.when[0]',
        'moved extension[0].valueTiming.repeat._when.id -> extension[0].valueTiming.repeat._when[0].id',
        'renamed extension[0].valueTiming.repeat.periodUnits -> extension[0].valueTiming.repeat.periodUnit',
      ],
    },
    {
      rule: 'stay at the place of their value, nulls too',
      source: name({ given: ['Ann', 'B', 'C'], _given: [5, { id: 'b' }, null] }),
      resource: {
        resourceType: 'Patient',
        name: [{ given: ['Ann', 'B', 'C'], _given: [null, { id: 'b' }, null] }],
      },
      issues: ['warning dropped name[0]._given[0]: Ids and extensions of a primitive are an object.'],
      moves: ['dropped name[0]._given[0]'],
    },
    {
      rule: 'are left out where only nulls are left',
      source: name({ given: ['Ann', 'B'], _given: [{}, null] }),
      resource: { resourceType: 'Patient', name: [{ given: ['Ann', 'B'] }] },
      issues: [
        'warning dropped name[0]._given[0]: An empty object is no FHIR.',
        'information dropped name[0]._given: A null held a place here, and there is nothing left to hold it for.',
      ],
      moves: ['dropped name[0]._given[0]', 'dropped name[0]._given[1]'],
    },
    {
      rule: 'are left out where the list is empty',
      source: name({ given: ['Ann'], _given: [] }),
      resource: { resourceType: 'Patient', name: [{ given: ['Ann'] }] },
      issues: ['warning dropped name[0]._given: An empty list is no FHIR.'],
      moves: ['dropped name[0]._given'],
    },
    {
      rule: 'are left out where they are comments',
      source: name({ given: ['Ann'], _given: [{ fhir_comments: ['c'] }] }),
      resource: { resourceType: 'Patient', name: [{ given: ['Ann'] }] },
      issues: ['information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.'],
      moves: ['dropped name[0]._given[0].fhir_comments[0]'],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
