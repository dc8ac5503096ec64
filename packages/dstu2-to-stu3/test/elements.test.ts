import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDeclaredType } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { elements, openTypes } from '../src/tables/elements.js';

/*
 * The element tables against the types that others generated from the two releases: every DSTU2 element is there with
 * its type and cardinality, and every STU3 element that it goes to exists, with its cardinality and obligation.
 */

const require = createRequire(import.meta.url);

/** The fields of a type by name. */
function readTypes(release: 'r2' | 'r3') {
  const folder = dirname(require.resolve('@types/fhir/package.json'));
  const text = readFileSync(join(folder, `${release}.d.ts`), 'utf8');
  return (name: string) => {
    const declared = readDeclaredType(text, name);
    return declared && new Map(declared.fields.map((field) => [field.name, field]));
  };
}

/** The types of DSTU2's elements by path, from the model of fhirpath; of a reference with what it may point at. */
const typesOfDstu2 = JSON.parse(
  readFileSync(
    join(dirname(require.resolve('fhirpath/package.json')), 'fhir-context/dstu2/path2Type.json'),
    'utf8',
  ),
) as Readonly<Record<string, string | { readonly code: string }>>;

const dstu2 = readTypes('r2');
const stu3 = readTypes('r3');
const interfaceOf = (path: string): string =>
  path
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

interface Row {
  readonly name: string;
  readonly list: boolean;
  readonly to: string;
  readonly toList: boolean;
  readonly required: boolean;
  readonly handled: boolean;
  /** As the tables write it. */
  readonly type: string;
}

function rowsOf(path: string): Row[] {
  const values = openTypes.split(' ').map((type) => `value${type.includes(':') ? type : `${type}:${type}`}`);
  return elements[path]!.replace('value[x]:', values.join(' '))
    .split(' ')
    .filter(Boolean)
    .map((item) => {
      const [, name = '', type = '', star, to = name, toStar, must, handler] =
        /^(\w+):([\w.@]*)(\*?)(?:>(\w+)(\*?))?(!?)(?:~\w+)?(=\w+)?$/.exec(item) ?? [];
      const list = star === '*';
      return {
        name,
        list,
        to,
        toList: item.includes('>') ? toStar === '*' : list,
        required: must === '!',
        handled: handler !== undefined,
        type,
      };
    });
}

/** Where a part is a resource or a block of another name in STU3. */
const successors: Record<string, string> = {
  'Practitioner.practitionerRole': 'PractitionerRole',
  'ValueSet.codeSystem': 'CodeSystem',
  'ValueSet.codeSystem.concept': 'CodeSystemConcept',
  'ValueSet.codeSystem.concept.designation': 'CodeSystemConceptDesignation',
  'ValueSet.contact': 'ContactDetail',
  'HealthcareService.serviceType': 'HealthcareService',
};

/** Where the types that we compare with leave something out, or the mapper fills it in later. */
const exceptions = new Set([
  'DocumentReference.content.format', // One content for each.
  'ValueSet.compose.include.concept.designation', // Not in the generated DSTU2 types.
]);

/** The types that a letter stands for. */
const lettersOf: Readonly<Record<string, readonly string[]>> = {
  s: ['base64Binary', 'code', 'id', 'markdown', 'oid', 'string', 'uri', 'xhtml'],
  b: ['boolean'],
  n: ['decimal', 'integer', 'positiveInt', 'unsignedInt'],
  D: ['date'],
  d: ['dateTime'],
  i: ['instant'],
  t: ['time'],
  C: ['CodeableConcept'],
  R: ['Reference'],
  I: ['Identifier'],
  P: ['Period'],
  Q: ['Quantity'],
  N: ['HumanName'],
  T: ['ContactPoint'],
  A: ['Attachment'],
};

describe('the element tables', () => {
  const paths = Object.keys(elements).filter((path) => path !== 'Element');

  it.each(paths)('%s has every element of DSTU2, with its cardinality', (path) => {
    const expected = dstu2(interfaceOf(path));
    expect(expected).toBeDefined();
    const rows = new Map(rowsOf(path).map((row) => [row.name, row]));
    const inherited = new Set([
      'id',
      'extension',
      'modifierExtension',
      'contained',
      'meta',
      'text',
      'implicitRules',
      'language',
    ]);
    for (const [name, { list }] of expected!) {
      if (inherited.has(name) && !rows.has(name)) continue;
      expect([name, rows.get(name)?.list]).toEqual([name, list]);
    }
  });

  it.each(paths)('%s has elements of the types of DSTU2', (path) => {
    for (const { name, type, handled } of rowsOf(path)) {
      const found = typesOfDstu2[`${path}.${name}`];
      const expected = typeof found === 'object' ? found.code : found;
      if (handled || type === '@' || type.includes('.')) continue;
      expect([name, lettersOf[type] ?? [type]]).toEqual([name, expect.arrayContaining([expected])]);
    }
  });

  it.each(paths)('%s goes to elements of STU3, with their cardinality and obligation', (path) => {
    const target = stu3(successors[path] ?? interfaceOf(path));
    expect(target).toBeDefined();
    for (const { name, to, toList, required, handled } of rowsOf(path)) {
      if (handled || exceptions.has(`${path}.${name}`)) continue;
      const property = target!.get(to);
      expect([name, to, property === undefined]).toEqual([name, to, false]);
      expect([to, toList]).toEqual([to, property!.list]);
      if (required) expect([to, property!.optional]).toEqual([to, false]);
    }
  });

  it.each(paths.filter((path) => !(path in successors)))('%s asks for what STU3 requires', (path) => {
    const rows = rowsOf(path);
    // Filled in by code: `intent` and the parts of a choice.
    const filled = new Set(['ReferralRequest.intent', 'Extension.url', 'ValueSet.compose.include']);
    for (const [name, { optional }] of stu3(interfaceOf(path))!) {
      if (optional || filled.has(`${path}.${name}`)) continue;
      expect(
        rows.some((row) => row.to === name && row.required),
        `${path}.${name}`,
      ).toBe(true);
    }
  });
});
