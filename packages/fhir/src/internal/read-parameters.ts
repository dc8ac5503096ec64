import {
  at,
  itemsAt,
  property,
  textAt,
  type CodingValue,
  type IdentifierValue,
  type Reading,
} from './reading.js';

/** What each kind of parameter is read as: the name of its `value[x]`, or `resource`. */
interface Kinds {
  Identifier: IdentifierValue;
  Coding: CodingValue;
  CodeableConcept: CodingValue;
  String: string;
  Boolean: boolean;
  UnsignedInt: number;
  Instant: string;
  Reference: string;
  resource: unknown;
}

/** The kinds of a body's parameters, by name; `*` where there may be several. */
export type ParameterKinds = Readonly<Record<string, keyof Kinds | `${keyof Kinds}*`>>;

/** What is read from a body with these parameters. */
export type ParametersValue<Spec extends ParameterKinds> = {
  readonly [Name in keyof Spec]?: Spec[Name] extends `${infer Kind extends keyof Kinds}*`
    ? readonly Kinds[Kind][]
    : Spec[Name] extends keyof Kinds
      ? Kinds[Spec[Name]]
      : never;
};

/** The JSON type of the kinds that are not text. */
const types: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  UnsignedInt: 'number',
  resource: 'object',
};

/** A coding or identifier must have its two parts, anything else its JSON type. */
function isRight(kind: string, value: unknown): boolean {
  return /^[CI](od|de)/.test(kind)
    ? Boolean(textAt(value, 'system') && (textAt(value, 'code') ?? textAt(value, 'value')))
    : typeof value === (types[kind] ?? 'string') && value !== null && value !== '';
}

/**
 * The parameters of a body by name. `missing` where there are none; `malformed`, with the rest in `value`, where
 * a known one cannot be read. Parameters that `spec` does not name are passed over.
 */
export function readParameters<const Spec extends ParameterKinds>(
  body: unknown,
  spec: Spec,
): Reading<ParametersValue<Spec>> {
  const list = property(body, 'parameter');
  if (list === undefined) return { status: 'missing' };
  if (!Array.isArray(list)) return { status: 'malformed', path: 'parameter' };
  const read: Record<string, unknown> = {};
  let path: string | undefined;
  itemsAt(body, 'parameter').forEach((item, index) => {
    const name = textAt(item, 'name') ?? '';
    if (!Object.hasOwn(spec, name)) return;
    const [kind = '', many] = (spec[name] as string).split(/(?=\*)/);
    const holder = kind === 'resource' ? kind : `value${kind}`;
    const whole = property(item, holder);
    const inner = kind === 'CodeableConcept' ? 'coding.0' : kind === 'Reference' ? 'reference' : undefined;
    const value = inner ? at(whole, inner) : whole;
    if (!isRight(kind, value)) path ??= `parameter[${index}].${holder}`;
    else read[name] = many ? [...itemsAt(read, name), value] : value;
  });
  const value = read as ParametersValue<Spec>;
  return path === undefined ? { status: 'present', value } : { status: 'malformed', path, value };
}
