import * as fc from 'fast-check';
import { elements, ersElements, openTypes } from '../src/tables/elements.js';
import { worklistUrl } from '../src/tables/urls.js';
import { conceptCodes, statusCodes } from '../src/tables/codes.js';
import type { Json } from './support.js';

/*
 * Resources as the tables describe them, so that every row is reached: any element, any choice, ids and extensions on
 * primitives, comments; and the same with wrong shapes and unknown elements strewn in.
 */

const aliases: Record<string, string> = {
  C: 'CodeableConcept',
  R: 'Reference',
  I: 'Identifier',
  P: 'Period',
  Q: 'Quantity',
  N: 'HumanName',
  T: 'ContactPoint',
  A: 'Attachment',
  E: 'Extension',
};

const urls = [
  'http://fhir.nhs.uk/ValueSet/ers-priority-1',
  'http://fhir.nhs.net/ValueSet/eRS-ReferralType-1',
  'http://fhir.nhs.uk/ValueSet/ers-specialty-1',
  'http://fhir.nhs.uk/ValueSet/ers-attachmenttype-1',
  'http://fhir.nhs.uk/Id/nhs-number',
  'http://fhir.nhs.uk/StructureDefinition/extension-ers-attachedby-1',
  'http://fhir.nhs.uk/StructureDefinition/extension-ers-effectivefromdate-1',
  worklistUrl,
  'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
  'http://hl7.org/fhir/diagnostic-order-priority',
  'http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier',
  'urn:iso:std:iso:3166',
  'patient',
  'dateWhenBookingMade',
];
const words = [
  'ROUTINE',
  '2WW',
  'REFERRER',
  'VV',
  '#a',
  '#b',
  'Patient/1',
  'MedicationOrder/7',
  'ß 😀',
  'application/json+fhir',
  '/f:Patient/f:name[1]',
];
const codes = [
  ...Object.values(statusCodes).flatMap((text) => text.split(/[ >]/)),
  ...conceptCodes.priority.codes.split(' '),
];

const primitives: Record<string, fc.Arbitrary<unknown>> = {
  s: fc.oneof(fc.constantFrom(...words, ...urls, ...codes), fc.string({ minLength: 1, maxLength: 8 })),
  b: fc.boolean(),
  n: fc.integer(),
  D: fc.constantFrom('2019-02-28', '2020', '2024-02-30'),
  d: fc.constantFrom('2019-02-28', '2018-01-15T14:07:40.564Z', '2017-09-01T10:00:00+01:00', '2020-13-01'),
  i: fc.constantFrom('2018-01-15T14:07:40.564Z', '2017-09-01T10:00:00+01:00'),
  t: fc.constantFrom('08:30:00', '25:00:00'),
};

const element = 'id:s extension:E*';
const names = Object.keys(elements);
const resourceNames = names.slice(names.indexOf('Patient')).filter((name) => !name.includes('.'));
const domain = `${element} implicitRules:s language:s meta:Meta text:Narrative contained:resource* modifierExtension:E*`;

interface Shape {
  readonly hostile: boolean;
  readonly depth: number;
}

function objectOf(type: string, shape: Shape): fc.Arbitrary<Json> {
  const own = elements[type] ?? '';
  const base = resourceNames.includes(type) ? domain : element;
  const items = `${base} ${own.replace(
    'value[x]:',
    openTypes
      .split(' ')
      .map((open) => `value${open.includes(':') ? open : `${open}:${open}`}`)
      .join(' '),
  )}`
    .split(' ')
    .filter(Boolean);
  const extra: fc.Arbitrary<[string, unknown]> = fc.oneof(
    fc.constantFrom<[string, unknown]>(
      ['fhir_comments', [' a comment ']],
      ['unknown', { deep: ['x', null] }],
      ['a.b', 1],
      ['__proto__x', {}],
      ['constructor', 'c'],
    ),
    fc.tuple(fc.string({ minLength: 1, maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })),
  );
  const chosen = fc.subarray(items, { maxLength: Math.min(items.length, shape.depth > 2 ? 2 : 6) });
  const more = shape.hostile ? fc.array(extra, { maxLength: 2 }) : fc.constant([]);
  return fc
    .tuple(
      chosen.chain((some) => fc.tuple(...some.map((item) => fieldOf(item, type, shape)))),
      more,
    )
    .map(([fields, strangers]) =>
      Object.fromEntries<unknown>([...fields.flat(), ...strangers].filter(([key]) => key !== '__proto__')),
    );
}

type Fields = [string, unknown][];

function fieldOf(item: string, parent: string, shape: Shape): fc.Arbitrary<Fields> {
  const [, name = '', type = '', list] = /^([\w[\]]+):([\w.@]*)(\*?)/.exec(item) ?? [];
  const full = type === '@' ? `${parent}.${name}` : (aliases[type] ?? type);
  const primitive =
    primitives[type] ??
    (/^[a-z]{2}/.test(type) && type !== 'resource' ? primitives[type === 'dateTime' ? 'd' : 's'] : undefined);
  const one =
    primitive ??
    (shape.depth > 4 ? fc.constant({ id: 'deep' }) : valueOf(full, { ...shape, depth: shape.depth + 1 }));
  const value: fc.Arbitrary<unknown> = list ? fc.array(one, { minLength: 1, maxLength: 2 }) : one;
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(null, '', [], {}, 12, '12', true, 'true', [[]], [null], ['x', 'y']),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const chosen = shape.hostile
    ? fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: wrong })
    : value;
  if (primitive === undefined) return chosen.map((content): Fields => [[name, content]]);
  const companion = fc.constantFrom<unknown>(
    undefined,
    undefined,
    { extension: [{ url: 'http://example.org/x', valueCode: 'VV' }] },
    { id: 'p', fhir_comments: ['c'] },
    { fhir_comments: ['c'] },
  );
  return fc.tuple(chosen, companion).map(([content, beside]): Fields => {
    if (beside === undefined) return [[name, content]];
    return [
      [name, content],
      [
        `_${name}`,
        Array.isArray(content) ? content.map((_, index) => (index === 0 ? beside : null)) : beside,
      ],
    ];
  });
}

function valueOf(type: string, shape: Shape): fc.Arbitrary<unknown> {
  if (type === 'resource' || type === '')
    return fc.constantFrom(...resourceNames, 'Observation').chain((name) => resourceOf(name, shape));
  return objectOf(type, shape);
}

function resourceOf(type: string, shape: Shape): fc.Arbitrary<Json> {
  const ers = Object.hasOwn(ersElements, `Ers${type}`)
    ? fc.constantFrom<Json | undefined>(undefined, {
        profile: [`http://fhir.nhs.uk/StructureDefinition/ers-${type.toLowerCase()}-1`],
      })
    : fc.constant(undefined);
  return fc
    .tuple(objectOf(type, shape), ers, fc.constantFrom('a', 'b', undefined))
    .map(([body, meta, id]) => ({
      resourceType: type,
      ...body,
      ...(meta && { meta }),
      ...(id && shape.depth > 0 && { id }),
    }));
}

const topTypes = fc.constantFrom(...resourceNames);

/** A resource of any type, with what DSTU2 allows. */
export const anyResource: fc.Arbitrary<Json> = topTypes.chain((type) =>
  resourceOf(type, { hostile: false, depth: 0 }),
);

/** The same with wrong shapes and unknown elements. */
export const hostileResource: fc.Arbitrary<Json> = topTypes.chain((type) =>
  resourceOf(type, { hostile: true, depth: 0 }),
);
