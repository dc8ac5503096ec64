import { nameQualifiers } from '../tables/codes.js';
import type { Context, Json } from './context.js';
import { drop, dropEmptyList, sayListed } from './losses.js';
import { isFilled, isObject, mapObject } from './map-object.js';
import type { Field } from './spec.js';

/** Maps one object of ids and extensions; `null`: it holds nothing. The paths are at it. */
function mapOne(context: Context, item: unknown, present: unknown): Json | null {
  if (item === null) return null;
  if (!isObject(item)) {
    drop(context, item, 'warning', 'Ids and extensions of a primitive are an object.');
    return null;
  }
  const before = context.losses;
  const spec = context.specs.get('Element')!;
  const mapped = mapObject(context, spec, item, isObject(present) ? present : {});
  return isFilled(context, item, mapped, before) ? mapped : null;
}

/** Maps ids and extensions of a primitive, under `_name`. The paths are at `_name`. */
export function mapCompanion(context: Context, field: Field, value: Json | unknown[], out: Json): void {
  const { from, to } = context;
  const name = `_${field.to}`;
  if (Array.isArray(value) && value.length > 0 && !field.toList) return mapFirst(context, value, name, out);
  if (!Array.isArray(value)) {
    if (field.toList) to.push(0);
    const mapped = mapOne(context, value, out[name]);
    if (field.toList) to.pop();
    if (mapped !== null) out[name] = field.toList ? [mapped] : mapped;
    return;
  }
  const list = value.map((item, index) => {
    from.push(index);
    to.push(index);
    const mapped = mapOne(context, item, undefined);
    to.pop();
    from.pop();
    return mapped;
  });
  const kept = list.some((item) => item !== null);
  if (kept) out[name] = list;
  placeholders(context, value, kept);
}

/** Maps the first of a list of companions of one value. */
function mapFirst(context: Context, value: unknown[], name: string, out: Json): void {
  sayListed(context);
  value.forEach((item, index) => {
    context.from.push(index);
    if (index > 0 || item === null) {
      drop(context, item, 'warning', 'One value has ids and extensions once.');
    } else {
      const mapped = mapOne(context, item, out[name]);
      if (mapped !== null) out[name] = mapped;
    }
    context.from.pop();
  });
}

/** Leaves out the `null`s of a list that nothing else is left of. */
function dropPlaceholders(context: Context, value: unknown[]): void {
  context.losses += 1;
  if (!value.includes(null)) return;
  context.report(
    'information',
    'dropped',
    'A null held a place here, and there is nothing left to hold it for.',
  );
  value.forEach((item, index) => {
    if (item === null) context.trace?.drop(item, [...context.from, index]);
  });
}

/** Accounts for each `null` of a list of companions, which is kept or goes with the list. */
function placeholders(context: Context, value: unknown[], kept: boolean): void {
  dropEmptyList(context, value);
  if (!kept) return dropPlaceholders(context, value);
  value.forEach((item, index) => {
    if (item === null) context.trace?.add([...context.from, index], [...context.to, index], false);
  });
}

/**
 * Several `_family` become the one of STU3, with the extensions of all. A qualifier of ISO 21090 becomes STU3's own
 * extension, with the part of the name that it is about.
 */
export function mapFamilyCompanion(context: Context, value: Json | unknown[], out: Json, source: Json): void {
  const family = Array.isArray(source['family']) ? source['family'] : [source['family']];
  const merged = (isObject(out['_family']) ? out['_family'] : {}) as { id?: unknown; extension?: Json[] };
  (Array.isArray(value) ? value : [value]).forEach((item: unknown, index) => {
    if (Array.isArray(value)) context.from.push(index);
    const { id, extension = [] } = merged;
    const first = extension.length;
    if (mapOne(context, item, merged) !== null) {
      if (id !== undefined && merged.id !== id) loseSecondId(context, merged, id);
      lift(context, merged.extension ?? [], first, family[index]);
    }
    if (Array.isArray(value)) context.from.pop();
  });
  if (Array.isArray(value)) {
    dropPlaceholders(context, value);
    dropEmptyList(context, value);
  }
  if (Object.keys(merged).length > 0) out['_family'] = merged;
}

function loseSecondId(context: Context, merged: { id?: unknown }, first: unknown): void {
  context.from.push('id');
  context.trace?.forget(context.from);
  drop(context, merged.id, 'warning', 'The parts of a family name share one id in STU3; the first stays.');
  context.from.pop();
  merged.id = first;
}

function lift(context: Context, extensions: Json[], first: number, part: unknown): void {
  extensions.slice(first).forEach((extension, index) => {
    const successor = nameQualifiers[String(extension['valueCode'])];
    const isQualifier = String(extension['url']).endsWith('/iso21090-EN-qualifier');
    if (successor === undefined || !isQualifier || typeof part !== 'string') return;
    extension['url'] = `http://hl7.org/fhir/StructureDefinition/${successor}`;
    extension['valueString'] = part;
    delete extension['valueCode'];
    for (const name of ['url', 'valueCode']) {
      const from = [...context.from, 'extension', index, name];
      context.trace?.move(from, [...context.to, 'extension', first + index, 'url']);
    }
  });
}
