import { describe, expect, it } from 'vitest';
import { parseFieldCode } from '../src/internal/compile-field.js';
import type { FieldTable } from '../src/internal/table.js';
import { dataTypes as typesOfR4 } from '../src/r4/base/data-types.js';
import { rareTypes as rareTypesOfR4 } from '../src/r4/base/rare-types.js';
import { profiles as profilesOfR4 } from '../src/r4/profiles/index.js';
import { baseResources } from '../src/stu3/base-resources.js';
import { dataTypes } from '../src/stu3/base/data-types.js';
import { rareTypes } from '../src/stu3/base/rare-types.js';
import { definitions } from './support/fhir-definitions.js';

const requestStatus = ':active|cancelled|completed|draft|entered-in-error|suspended|unknown';
const requestIntent = ':filler-order|instance-order|option|order|original-order|plan|proposal|reflex-order';
const requestPriority = ':asap|routine|stat|urgent';
const daysOfWeek = ':fri|mon|sat|sun|thu|tue|wed';

/**
 * Codes of required bindings that HL7's schemas of STU3 leave out, from HL7's definitions of the value sets.
 * Source: http://hl7.org/fhir/STU3/terminologies-valuesets.html
 */
const codesWithoutSchema: Readonly<Record<string, string>> = {
  'CodeSystem.filter.operator': ':=|descendent-of|exists|generalizes|in|is-a|is-not-a|not-in|regex',
  'Communication.status': ':aborted|completed|entered-in-error|in-progress|preparation|suspended|unknown',
  'CommunicationRequest.priority': requestPriority,
  'CommunicationRequest.status': requestStatus,
  'DocumentReference.docStatus': ':amended|entered-in-error|final|preliminary',
  'PractitionerRole.availableTime.daysOfWeek': daysOfWeek,
  'ReferralRequest.intent': requestIntent,
  'ReferralRequest.priority': requestPriority,
  'ReferralRequest.status': requestStatus,
  'Task.intent': requestIntent,
  'Task.priority': requestPriority,
  'Timing.repeat.dayOfWeek': daysOfWeek,
};

/** What the models of fhirpath call by another name. */
const otherNames: Readonly<Record<string, string>> = { 'System.String!': 'uri!' };

const releases = [
  { name: 'STU3', types: { ...dataTypes, ...rareTypes }, resources: baseResources },
  {
    name: 'R4',
    types: { ...typesOfR4, ...rareTypesOfR4 },
    resources: [...new Set(Object.values(profilesOfR4).map(({ table }) => table().base))],
  },
] as const;

/** The elements of a table by path, written as `definitions` writes them. */
function elementsOf(table: FieldTable, path: string, anyType: string): [string, string][] {
  return Object.entries(table).flatMap(([name, code]): [string, string][] => {
    if (name.endsWith('[x]'))
      return choicesOf(`${path}.${name.slice(0, -3)}`, code === 'any' ? anyType : (code as string));
    const { type, list, min, codes } = parseFieldCode(code);
    const cardinality = list ? (min ? '+' : '*') : min ? '!' : '';
    const at = `${path}.${name}`;
    if (typeof type !== 'string') return [[at, cardinality], ...elementsOf(type, at, anyType)];
    return [[at, `${type}${cardinality}${codes ? `:${codes.toSorted().join('|')}` : ''}`]];
  });
}

const choicesOf = (path: string, types: string): [string, string][] =>
  types.split('|').map((type) => [`${path}${type[0]?.toUpperCase()}${type.slice(1)}`, type]);

describe.each(releases)('the tables of $name', ({ name, types, resources }) => {
  const anyType = (types['Extension'] as { readonly 'value[x]': string })['value[x]'];

  function defined(type: string) {
    const { parent, elements } = definitions[name](type);
    const named = Object.entries(elements).map(([path, code]) => [
      path,
      otherNames[code] ?? code + (name === 'STU3' ? (codesWithoutSchema[path] ?? '') : ''),
    ]);
    return { parent, elements: Object.fromEntries(named) };
  }

  it.each(resources)('have $type as HL7 defines it', ({ type, kind, fields }) => {
    expect({
      parent: kind === 'domain' ? 'DomainResource' : 'Resource',
      elements: Object.fromEntries(elementsOf(fields, type, anyType)),
    }).toEqual(defined(type));
  });

  it.each(Object.entries(types))('have the data type %s as HL7 defines it', (type, table) => {
    const { parent, elements } = defined(type);
    if (typeof table === 'string') expect({ parent: table, elements: {} }).toEqual({ parent, elements });
    else expect(Object.fromEntries(elementsOf(table, type, anyType))).toEqual(elements);
  });
});
