/**
 * What a reader found. No reader throws: `missing` is for what the payload leaves out, `malformed` for what
 * is there and is not what e-RS says it is.
 *
 * @example
 * ```ts
 * import { commissioningRuleOrganisation, type Reading } from '@ers-kit/fhir/stu3';
 *
 * const reading: Reading<string> = commissioningRuleOrganisation({ extension: 'broken' });
 * console.log(reading); // { status: 'malformed', path: 'extension' }
 * ```
 */
export type Reading<Value> =
  | { readonly status: 'present'; readonly value: Value }
  | { readonly status: 'missing' }
  | {
      readonly status: 'malformed';
      /** Where, below the resource that was read. */
      readonly path: string;
      /** The rest, where a reader reads a list or several parts. */
      readonly value?: Value;
    };

/**
 * A coding as readers give it.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodingValue } from '@ers-kit/fhir/stu3';
 *
 * const priority: CodingValue<'URGENT'> = { system: codeSystems.priority.system, code: 'URGENT' };
 * ```
 */
export interface CodingValue<Code extends string = string> {
  /** URL of the code system. */
  readonly system: string;
  /** The code. */
  readonly code: Code;
  /** As it came: may be missing. */
  readonly display?: string;
}

/**
 * A business identifier as readers give it.
 *
 * @example
 * ```ts
 * import { identifierSystems, type IdentifierValue } from '@ers-kit/fhir/stu3';
 *
 * const service: IdentifierValue = { system: identifierSystems.ersService, value: '12345' };
 * ```
 */
export interface IdentifierValue {
  /** URL of what the value is one of. */
  readonly system: string;
  /** The identifier. */
  readonly value: string;
}

/**
 * The value of a reading, or `undefined` where it is missing or malformed.
 *
 * @example
 * ```ts
 * import { presentValue } from '@ers-kit/fhir/stu3';
 *
 * console.log(presentValue({ status: 'present', value: 'R69' })); // R69
 * console.log(presentValue({ status: 'missing' })); // undefined
 * ```
 */
export function presentValue<Value>(reading: Reading<Value>): Value | undefined {
  return reading.status === 'present' ? reading.value : undefined;
}

/*
 * Helpers of one expression are arrow functions: minified they take half as many bytes, and every reader
 * carries some of them.
 */

/**
 * JSON of the network as readers walk it: any step may lead to nothing, or to something else than expected,
 * so that what stands at the end goes through {@link textOf}, {@link itemsOf} and their like.
 */
export interface LooseObject {
  readonly [name: string]: Loose;
}

/** See {@link LooseObject}. */
export type Loose = LooseObject | undefined;

/** Any value, to be walked with care. */
export function loose(value: unknown): Loose {
  return value as Loose;
}

/** `value` as a reading: `undefined` means that what stands at `path` is malformed. */
export function readingOf<Value>(value: Value | undefined, path: string): Reading<Value> {
  return value === undefined ? { status: 'malformed', path } : { status: 'present', value };
}

/** The text, where it is text that is not empty. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value) || undefined;

/** The items of a list, or none. */
export const itemsOf = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? (value as readonly Loose[]) : [];

/** Those of the parts that are text and not empty. What is handed in is changed. */
export function textsOf<Name extends string>(parts: Record<Name, unknown>): { [Key in Name]?: string } {
  for (const name in parts) if (!textOf(parts[name])) delete (parts as Partial<typeof parts>)[name];
  return parts as { [Key in Name]?: string };
}

/** An object without those of its properties that are `undefined`. What is handed in is changed. */
export function defined<Value extends object>(value: Value): Partial<Value> {
  for (const name in value) if (value[name] === undefined) delete (value as Partial<Value>)[name];
  return value;
}

/** A coding as it came, where it has system and code. */
export function codingOf<Code extends string = string>(value: unknown): CodingValue<Code> | undefined {
  return textOf(loose(value)?.system) && textOf(loose(value)?.code)
    ? (value as CodingValue<Code>)
    : undefined;
}

/** The first coding of a codeable concept. */
export function conceptOf<Code extends string = string>(value: unknown): CodingValue<Code> | undefined {
  return codingOf<Code>(loose(value)?.coding?.[0]);
}

/** The value of the identifier in a reference. */
export function identifiedBy(value: unknown): string | undefined {
  return textOf(loose(value)?.identifier?.value);
}

/** What a reference names. */
export function referenceOf(value: unknown): string | undefined {
  return textOf(loose(value)?.reference);
}

/** The first item with this URL: of extensions, or of the parts of one. */
export const itemWithUrl = (items: unknown, url: string): Loose =>
  itemsOf(items).find((item) => (item?.url as unknown) === url);

/** What an extension or property holds, under whatever name that begins with `value`. */
export const anyValueOf = (part: Loose): Loose => {
  for (const name in part) if (name.startsWith('value')) return part[name];
  return undefined;
};

/** The value of the first extension with `url`, read by `parse`. */
export function readExtension<Value>(
  holder: unknown,
  url: string,
  name: string,
  parse: (value: unknown) => Value | undefined,
): Reading<Value> {
  const list = loose(holder)?.extension ?? [];
  if (!Array.isArray(list)) return { status: 'malformed', path: 'extension' };
  const index = list.findIndex((item) => (loose(item)?.url as unknown) === url);
  return index < 0
    ? { status: 'missing' }
    : readingOf(parse(loose(list[index])?.[name]), `extension[${index}].${name}`);
}

/** What stands at a path, read by `parse`. */
export function readPart<Value>(
  part: unknown,
  path: string,
  parse: (part: unknown) => Value | undefined,
): Reading<Value> {
  return part === undefined ? { status: 'missing' } : readingOf(parse(part), path);
}

/** A reading of something with parts: what could be read is there, even where not all could. */
type ReadingWithValue<Value> =
  | { readonly status: 'present'; readonly value: Value }
  | { readonly status: 'malformed'; readonly path: string; readonly value: Value };

/** What was read, and the first place where something could not be. */
export const readingWith = <Value>(value: Value, wrong: string): ReadingWithValue<Value> =>
  wrong ? { status: 'malformed', path: wrong, value } : { status: 'present', value };

/** The items of what should be a list, each read by `parse`; items it gives `undefined` for are malformed. */
export const readItems = <Value extends object | string>(
  list: unknown,
  path: string,
  parse: (item: Loose) => Value | undefined,
): ReadingWithValue<readonly Value[]> => {
  const value: Value[] = [];
  let wrong = Array.isArray(list) ? '' : path;
  itemsOf(list).forEach((item, index) => {
    const read = parse(item);
    if (read) value.push(read);
    else wrong ||= `${path}[${index}]`;
  });
  return readingWith(value, wrong);
};

/** The items of a list that may be missing: see {@link readItems}. */
export const readList = <Value extends object | string>(
  list: unknown,
  path: string,
  parse: (item: Loose) => Value | undefined,
): Reading<readonly Value[]> => (list === undefined ? { status: 'missing' } : readItems(list, path, parse));

/**
 * The resources of one type among those that a resource contains, or a bundle has as entries, read by
 * `parse`.
 */
export function readResources<Value extends object | string>(
  holder: unknown,
  type: string,
  parse: (resource: Loose) => Value | undefined,
): ReadingWithValue<readonly Value[]> {
  const value: Value[] = [];
  let wrong = '';
  for (const name of ['contained', 'entry']) {
    itemsOf(loose(holder)?.[name]).forEach((item, index) => {
      const resource = item?.resource ?? item;
      if ((resource?.resourceType as unknown) !== type) return;
      const read = parse(resource);
      if (read) value.push(read);
      else wrong ||= `${name}[${index}]`;
    });
  }
  return readingWith(value, wrong);
}

/** The first resource of one type that a resource contains. */
export const containedOf = (holder: unknown, type: string): Loose =>
  itemsOf(loose(holder)?.contained).find((item) => (item?.resourceType as unknown) === type);
