import { elements, ersBlocks, ersElements, openTypes } from '../tables/elements.js';
import type { Context, Json } from './context.js';

/** Turns a primitive into what STU3 has; `undefined` is not allowed. */
export type Converter = (context: Context, value: unknown, source: Json, field: Field, out: Json) => unknown;

/** Maps an element all by itself: reads `value`, writes into `out`. The source path is at the element already. */
export type Handler = (context: Context, value: unknown, out: Json, source: Json, field: Field) => void;

/** Maps the whole object of a type; default: element by element. */
export type ObjectMapper = (context: Context, source: Json, spec: Spec, parent: Json) => Json | undefined;

/** One element of a type. */
export interface Field {
  readonly name: string;
  readonly to: string;
  /** Path as the cross-version extensions spell it: `HealthcareService.publicKey`. */
  readonly path: string;
  /** Name of the type; a letter for most primitives. */
  readonly type: string;
  /** `typeof` a primitive, else empty. */
  readonly primitive: string;
  /** `D`, `d`, `i` or `t` for what holds a date or a time. */
  readonly temporal: string;
  readonly list: boolean;
  readonly toList: boolean;
  /** `typeof` values that go over with no further look. */
  readonly fast: string;
  readonly convert: Converter | undefined;
  readonly handle: Handler | undefined;
  spec: Spec | undefined;
}

/** One type. */
export interface Spec {
  readonly name: string;
  /** The type or block of DSTU2 that it describes. */
  readonly path: string;
  readonly fields: Map<string, Field>;
  /** STU3 names of what must be there. */
  readonly required: string[];
  map: ObjectMapper | undefined;
  /** What stands in for it in e-RS payloads. */
  ers: Spec | undefined;
  /** A short cut for the usual form; see `quick.ts`. */
  quick: ((context: Context, source: Json) => Json | undefined) | undefined;
  after: ((context: Context, source: Json, out: Json) => void) | undefined;
}

const aliases: Readonly<Record<string, string>> = {
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

const resource = 'resourceType:s id:s meta:Meta implicitRules:s language:s';
const domain = `${resource} text:Narrative contained:=contained extension:E* modifierExtension:E*`;
const element = 'id:s extension:E*';
const block = `${element} modifierExtension:E*`;

/** Types that have no extension of their own. */
export const bareResources = new Set(['Binary', 'Bundle', 'Parameters', 'ErsParameters']);

/** Resources that the mapper maps. */
export const resourceTypes: ReadonlySet<string> = new Set(
  Object.keys(elements)
    .slice(Object.keys(elements).indexOf('Patient'))
    .filter((name) => !name.includes('.')),
);

const ersResources = new Map(
  Object.keys(ersElements)
    .filter((name) => resourceTypes.has(name.slice(3)))
    .map((name) => [name, name.slice(3)]),
);

function inherited(name: string): string {
  const base = ersResources.get(name);
  if (base !== undefined) return `${inherited(base)} ${elements[base]}`;
  if (bareResources.has(name)) return resource;
  if (resourceTypes.has(name)) return domain;
  return name.includes('.') || /^Ers(Pa.*er|I|Con[^t])/.test(name) ? block : element;
}

const word = /^([\w[\]]+):([\w.@]*)(\*?)(?:>(\w+)(\*?))?(!?)(?:([~=])(\w+))?$/;

interface Registry {
  readonly converters: Readonly<Record<string, Converter>>;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** The same text as V8 keeps it for property names: a text cut out of another is slow as a key. */
function asKey(text: string): string {
  return Object.keys({ [text]: 0 })[0]!;
}

function readField(text: string, typeName: string, registry: Registry): Field {
  const [, word1 = '', type = '', list = '', word2 = word1, toList, , kind, action = ''] =
    word.exec(text) ?? [];
  const name = asKey(word1);
  const to = asKey(word2);
  const handle = kind === '=' ? registry.handlers[action] : undefined;
  const convert = kind === '~' ? registry.converters[action] : undefined;
  const primitive =
    type === 'b' ? 'boolean' : type === 'n' ? 'number' : /^[sDdit]$|^[a-z]{2}/.test(type) ? 'string' : '';
  const temporal = /^[Ddit]$/.test(type) ? type : '';
  const repeats = text.includes('>') ? toList === '*' : list === '*';
  return {
    name,
    to,
    path: `${typeName}.${name}`,
    type: type === '@' ? `${typeName}.${name}` : (aliases[type] ?? type),
    primitive,
    temporal,
    list: list === '*',
    toList: repeats,
    fast: repeats || handle || (convert && action !== 'utc') ? '' : primitive,
    convert,
    handle,
    spec: undefined,
  };
}

/** Reads the element tables, with the code that their `~` and `=` name. */
export function readSpecs(registry: Registry): Map<string, Spec> {
  const values = openTypes
    .split(' ')
    .map((type) => `value${type.includes(':') ? type : `${type}:${type}`}`)
    .join(' ');
  const specs = new Map<string, Spec>();
  for (const [name, text] of Object.entries({ ...elements, ...ersElements })) {
    const fields = new Map<string, Field>();
    const required: string[] = [];
    const path = ersResources.get(name) ?? ersBlocks[name] ?? name;
    for (const item of `${inherited(name)} ${text.replace('value[x]:', values)}`.split(' ')) {
      if (item === '') continue;
      const field = readField(item, path, registry);
      if (item.includes('!') && !required.includes(field.to)) required.push(field.to);
      fields.set(field.name, field);
    }
    specs.set(name, {
      name,
      path,
      fields,
      required,
      map: undefined,
      ers: undefined,
      quick: undefined,
      after: undefined,
    });
  }
  for (const [name, spec] of specs) {
    const { fields } = spec;
    spec.ers = specs.get(`Ers${name}`);
    for (const field of fields.values()) field.spec = specs.get(field.type);
  }
  return specs;
}
