import type { JsonObject } from './table.js';

/**
 * What a reader found. No reader throws: `missing` is for what the payload leaves out, `malformed` for what is
 * there and is not what e-RS says it is.
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

/** A coding as readers give it. */
export interface CodingValue<Code extends string = string> {
  readonly system: string;
  readonly code: Code;
  readonly display?: string;
}

/** A business identifier as readers give it. */
export interface IdentifierValue {
  readonly system: string;
  readonly value: string;
}

/** The value of a reading, or `undefined` where it is missing or malformed. */
export function presentValue<Value>(reading: Reading<Value>): Value | undefined {
  return reading.status === 'present' ? reading.value : undefined;
}

/** `value` as a reading: `undefined` means that what stands at `path` is malformed. */
export function readingOf<Value>(value: Value | undefined, path: string): Reading<Value> {
  return value === undefined ? { status: 'malformed', path } : { status: 'present', value };
}

/** The property of a value that may be anything. What a reader takes is checked, so inheritance does no harm. */
export const property = (holder: unknown, name: string): unknown =>
  (holder as JsonObject | null | undefined)?.[name];

/** The value at the end of a path: `content.0.attachment`. */
export function at(holder: unknown, path: string): unknown {
  return path.split('.').reduce(property, holder);
}

/** The text at the end of a path, where it is text that is not empty. */
export function textAt(holder: unknown, path: string): string | undefined {
  const value = at(holder, path);
  return typeof value === 'string' && value ? value : undefined;
}

/** The items of the list at the end of a path, or none. */
export function itemsAt(holder: unknown, path: string): readonly unknown[] {
  const value = at(holder, path);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** An object without those of its properties that are `undefined`. */
export function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<Value>;
}

/** The properties that may be `undefined` become optional. */
type Defined<Value> = {
  [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name];
} & {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<Value[Name], undefined>;
};

/** A coding as it came, where it has system and code. */
export function codingOf<Code extends string = string>(value: unknown): CodingValue<Code> | undefined {
  return textAt(value, 'system') && textAt(value, 'code') ? (value as CodingValue<Code>) : undefined;
}

/** The first coding of a codeable concept. */
export function conceptOf<Code extends string = string>(value: unknown): CodingValue<Code> | undefined {
  return codingOf<Code>(at(value, 'coding.0'));
}

/** The value of the identifier in a reference. */
export function identifiedBy(value: unknown): string | undefined {
  return textAt(value, 'identifier.value');
}

/** What a reference names. */
export function referenceOf(value: unknown): string | undefined {
  return textAt(value, 'reference');
}

/** Text, where it is text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return textAt({ value }, 'value');
}

/** The value of the first extension with `url`, read by `parse`. */
export function readExtension<Value>(
  holder: unknown,
  url: string,
  name: string,
  parse: (value: unknown) => Value | undefined,
): Reading<Value> {
  const list = property(holder, 'extension') ?? [];
  if (!Array.isArray(list)) return { status: 'malformed', path: 'extension' };
  const index = list.findIndex((item) => property(item, 'url') === url);
  if (index < 0) return { status: 'missing' };
  return readingOf(parse(property(list[index], name)), `extension[${index}].${name}`);
}

/** What stands at a path, read by `parse`. */
export function readPath<Value>(
  holder: unknown,
  path: string,
  parse: (value: unknown) => Value | undefined,
): Reading<Value> {
  const value = at(holder, path);
  return value === undefined
    ? { status: 'missing' }
    : readingOf(parse(value), path.replace(/\.(\d+)/g, '[$1]'));
}

/** The items of a list, each read by `parse`; items it gives `undefined` for are malformed. */
export function readList<Value>(
  list: unknown,
  path: string,
  parse: (item: unknown) => Value | undefined,
): Reading<readonly Value[]> {
  if (list === undefined) return { status: 'missing' };
  if (!Array.isArray(list)) return { status: 'malformed', path };
  const read = list.map((item) => parse(item));
  const value = read.filter((item) => item !== undefined);
  const index = read.indexOf(undefined);
  return index < 0 ? { status: 'present', value } : { status: 'malformed', path: `${path}[${index}]`, value };
}

/** The resources of one type that a bundle or a resource holds. */
export function resourcesOf(holder: unknown, type: string): readonly unknown[] {
  return [
    ...itemsAt(holder, 'contained'),
    ...itemsAt(holder, 'entry').map((entry) => property(entry, 'resource')),
  ].filter((resource) => property(resource, 'resourceType') === type);
}
