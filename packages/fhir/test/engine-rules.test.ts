import { describe, expect, it } from 'vitest';
import {
  anyCoding,
  codes,
  coding,
  concept,
  concepts,
  identifier,
  must,
  parameters,
  reference,
  referenceTo,
  resource,
} from '../src/internal/rules.js';
import type { Rule } from '../src/internal/table.js';
import { check, createThing } from './support/engine.js';

type Lines = readonly string[];

const missing = (path: string) => `error required/required Thing.${path}: is required`;

describe('short forms of rules', () => {
  const slot = createThing({}, {}, { base: { type: 'Slot', kind: 'resource', fields: {} } });
  const row = { system: 'http://s', codes: ['A', 'B'] };
  const at = (path: string, message: string) => `error ${message.replace(' ', ` Thing.field${path}: `)}`;
  const required = (path: string) => at(path, 'required/required is required');

  it.each<[string, 'Coding' | 'CodeableConcept' | 'Identifier' | 'Reference' | 'code', Rule, unknown, Lines]>(
    [
      ['codes', 'code', codes(['A', 'B']), 'C', [at('', 'code/code-invalid must be one of A, B')]],
      ['coding', 'Coding', coding(row), { system: 'http://s', code: 'B' }, []],
      [
        'coding of another system and code',
        'Coding',
        coding(row),
        { system: 'http://t', code: 'C' },
        [
          at('.system', 'fixed-value/value must be http://s'),
          at('.code', 'code/code-invalid must be one of A, B'),
        ],
      ],
      ['coding without system', 'Coding', coding(row), { code: 'A' }, [required('.system')]],
      ['coding without code', 'Coding', coding(row), { system: 'http://s' }, [required('.code')]],
      [
        'coding of an open set',
        'Coding',
        coding({ ...row, open: true }),
        { system: 'http://s', code: 'C' },
        [],
      ],
      [
        'coding of an open set without code',
        'Coding',
        coding({ ...row, open: true }),
        { system: 'http://s' },
        [required('.code')],
      ],
      [
        'coding and more',
        'Coding',
        coding(row, { id: must() }),
        { system: 'http://s', code: 'A' },
        [required('.id')],
      ],
      ['any coding', 'Coding', anyCoding(), { system: 'http://t', code: 'C' }, []],
      [
        'any coding without parts',
        'Coding',
        anyCoding({ id: must() }),
        { extension: [] },
        [
          at('.extension', 'empty/structure must not be empty'),
          required('.id'),
          required('.system'),
          required('.code'),
        ],
      ],
      ['concept', 'CodeableConcept', concept(anyCoding()), { coding: [{ system: 's', code: 'c' }] }, []],
      [
        'concept without coding',
        'CodeableConcept',
        concept(anyCoding()),
        { text: 'x' },
        [required('.coding')],
      ],
      [
        'concept with two codings',
        'CodeableConcept',
        concept(anyCoding()),
        { coding: [{ system: 's', code: 'c' }, { system: 's' }] },
        [at('.coding', 'cardinality/structure must have 1'), required('.coding[1].code')],
      ],
      [
        'concepts',
        'CodeableConcept',
        concepts(anyCoding()),
        { coding: [{ system: 's', code: 'c' }, { system: 's' }] },
        [required('.coding[1].code')],
      ],
      ['concepts without coding', 'CodeableConcept', concepts({}), { text: 'x' }, [required('.coding')]],
      ['identifier', 'Identifier', identifier('http://i'), { system: 'http://i', value: 'any' }, []],
      [
        'identifier of another system, of a format',
        'Identifier',
        identifier('http://i', 'ubrn'),
        { system: 'http://j', value: '1' },
        [
          at('.system', 'fixed-value/value must be http://i'),
          at('.value', 'identifier/value must be a UBRN: twelve digits'),
        ],
      ],
      [
        'identifier without value',
        'Identifier',
        identifier('http://i'),
        { system: 'http://i' },
        [required('.value')],
      ],
      [
        'reference by identifier',
        'Reference',
        referenceTo(identifier('http://i'), { display: must() }),
        { identifier: { system: 'http://i' } },
        [required('.identifier.value'), required('.display')],
      ],
      [
        'reference without identifier',
        'Reference',
        referenceTo(identifier('http://i')),
        { display: 'x' },
        [required('.identifier')],
      ],
      ['reference by type', 'Reference', reference('Slot'), { display: 'x' }, [required('.reference')]],
      [
        'reference of another type',
        'Reference',
        reference('Slot', 'List'),
        { reference: 'Task/1' },
        [at('.reference', 'reference/not-found must name a Slot or List')],
      ],
    ],
  )('%s', (_, type, rule, given, lines) => {
    expect(check(createThing({ field: type }, { field: rule }), { field: given })).toEqual(lines);
  });

  it('parameters, told apart by name, with a resource as value', () => {
    const thing = createThing(
      { parameter: ['*', { name: 'string!', resource: 'Resource' }] },
      { parameter: parameters({ slot: resource(slot) }) },
    );
    expect(check(thing, {})).toEqual([missing('parameter')]);
    const parameter = [
      { name: 'slot', resource: { resourceType: 'Slot' } },
      { name: 'slot', resource: { resourceType: 'List' } },
      { name: 'slot' },
      { name: 'other' },
      { resource: { resourceType: 'Slot' } },
    ];
    const other = 'error unknown-slice/structure Thing.parameter[3].name: is not in this profile';
    for (const mode of ['request', 'response'] as const)
      expect(check(thing, { parameter }, { mode })).toEqual([
        'error resource-type/structure Thing.parameter[1].resource.resourceType: must be of type Slot',
        missing('parameter[2].resource'),
        other,
        missing('parameter[4].name'),
      ]);
  });
});
