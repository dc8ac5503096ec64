import {
  conceptOf,
  itemsOf,
  loose,
  readingWith,
  referenceOf,
  textOf,
  type CodingValue,
  type IdentifierValue,
  type Reading,
} from './reading.js';

/** How a parameter is read: the property that holds its value, and what becomes of that. */
export type ParameterKind<Value> = readonly [holder: string, read: (value: unknown) => Value | undefined];

/** The kinds of a body's parameters, by name; `[...kind, true]` where there may be several. */
export type ParameterKinds = Readonly<
  Record<string, ParameterKind<unknown> | readonly [...ParameterKind<unknown>, several: true]>
>;

/**
 * What is read from a body with these parameters.
 *
 * @example
 * ```ts
 * import type { ParametersValue } from '@ers-kit/fhir/stu3';
 *
 * type Text = readonly ['valueString', (value: unknown) => string | undefined];
 * const value: ParametersValue<{ readonly comments: Text }> = { comments: 'Please call first.' };
 * ```
 */
export type ParametersValue<Kinds extends ParameterKinds> = {
  readonly [Name in keyof Kinds]?: Kinds[Name] extends ParameterKind<infer Value>
    ? Value
    : Kinds[Name] extends readonly [...ParameterKind<infer Value>, true]
      ? readonly Value[]
      : never;
};

/** A coding or identifier as it came, where it has its two parts. */
const pairOf = (value: unknown): (CodingValue & IdentifierValue) | undefined =>
  textOf(loose(value)?.system) && textOf(loose(value)?.code ?? loose(value)?.value)
    ? (value as CodingValue & IdentifierValue)
    : undefined;

export const coding: ParameterKind<CodingValue> = ['valueCoding', pairOf];
export const identifier: ParameterKind<IdentifierValue> = ['valueIdentifier', pairOf];
export const concept: ParameterKind<CodingValue> = ['valueCodeableConcept', conceptOf];
export const string: ParameterKind<string> = ['valueString', textOf];
export const instant: ParameterKind<string> = ['valueInstant', textOf];
export const reference: ParameterKind<string> = ['valueReference', referenceOf];

export const boolean: ParameterKind<boolean> = [
  'valueBoolean',
  (value) => (value === Boolean(value) ? value : undefined),
];

export const unsignedInt: ParameterKind<number> = [
  'valueUnsignedInt',
  (value) => (Number.isInteger(value) ? (value as number) : undefined),
];

export const resource: ParameterKind<unknown> = [
  'resource',
  (value) => (typeof value === 'object' ? (value ?? undefined) : undefined),
];

/**
 * The parameters of a body by name. `missing` where there are none; `malformed`, with the rest in `value`,
 * where a known one cannot be read. Parameters that `kinds` does not name are passed over.
 */
export function readParameters<const Kinds extends ParameterKinds>(
  body: unknown,
  kinds: Kinds,
): Reading<ParametersValue<Kinds>> {
  const list = loose(body)?.parameter;
  if (list === undefined) return { status: 'missing' };
  const values: Record<string, unknown> = {};
  let wrong = Array.isArray(list) ? '' : 'parameter';
  for (const name in kinds) {
    const [holder, read, several] = kinds[name] as ParameterKinds[string];
    itemsOf(list).forEach((item, index) => {
      if ((item?.name as unknown) !== name) return;
      const value = read(item?.[holder]);
      if (value === undefined) wrong ||= `parameter[${index}].${holder}`;
      else if (several) ((values[name] ??= []) as unknown[]).push(value);
      else values[name] = value;
    });
  }
  return readingWith(values as ParametersValue<Kinds>, wrong);
}
