import { guardDepth } from '../errors.js';
import { mapCompanion, mapFamilyCompanion } from './companions.js';
import { asSegment, type Context, type Json, type Path } from './context.js';
import { drop, dropEmptyList, isEmpty, lose, loseBelow, sayListed, saySingle } from './losses.js';
import { coerce, isLegalTime } from './primitives.js';
import type { Field, Spec } from './spec.js';

/** Whether `value` is an object, and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or an empty one for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Maps the elements of `source` into `out`. The paths of the context are at the object already. */
export function mapObject(context: Context, spec: Spec, source: Json, out: Json = {}): Json {
  const { fields } = spec;
  const plain = context.trace === undefined;
  for (const key in source) {
    const value = source[key];
    const field = fields.get(key);
    if (field === undefined) mapStranger(context, spec, key, value, out, source);
    else if (plain && typeof value === field.fast && value !== '') {
      if (field.temporal === '' || isPlainTime(field, value as string)) out[field.to] = value;
      else mapField(context, field, value, out, source);
    } else mapField(context, field, value, out, source);
  }
  spec.after?.(context, source, out);
  for (const name of spec.required) {
    if (out[name] === undefined) {
      context.report(
        'error',
        'missing-required',
        `STU3 requires ${name}, and the source has none.`,
        undefined,
        name,
      );
    }
  }
  return out;
}

/** Whether a legal time has nothing to convert. */
function isPlainTime(field: Field, value: string): boolean {
  return isLegalTime(value, field.temporal) && (field.convert === undefined || value.endsWith('Z'));
}

/** Maps one known element. The source path is at the object that holds it. */
export function mapField(context: Context, field: Field, value: unknown, out: Json, source: Json): void {
  if (value === undefined) return;
  context.from.push(field.name);
  if (field.handle !== undefined) field.handle(context, value, out, source, field);
  else mapElement(context, field, value, out, source);
  context.from.pop();
}

/** Maps an element as its table says, without its handler. The source path is at the element. */
export function mapElement(context: Context, field: Field, value: unknown, out: Json, source: Json): void {
  if (field.toList) return mapList(context, field, value, out, source);
  const { to } = context;
  to.push(field.to);
  let item = value;
  const listed = Array.isArray(value) && value.length > 0;
  if (listed) {
    sayListed(context);
    item = (value as unknown[])[0];
    context.from.push(0);
  }
  const mapped = mapValue(context, field, item, out, source);
  if (mapped !== undefined) out[field.to] = mapped;
  if (listed) {
    context.from.pop();
    to.pop();
    (value as unknown[]).slice(1).forEach((other, index) => {
      context.from.push(index + 1);
      lose(context, field, other, out);
      context.from.pop();
    });
  } else to.pop();
}

/** Maps `value` as an element of the type of `field` to `path` below the result path. */
export function mapTo(
  context: Context,
  path: Path,
  field: Field,
  value: unknown,
  out: Json,
  source: Json,
): unknown {
  if (field.spec === undefined ? typeof value === 'object' : !isObject(value)) {
    return misfit(context, field, value, out, lose);
  }
  const { to } = context;
  for (const key of path) to.push(key);
  const mapped = mapValue(context, field, value, out, source);
  for (let turn = path.length; turn > 0; turn -= 1) to.pop();
  return mapped;
}

function mapList(context: Context, field: Field, value: unknown, out: Json, source: Json): void {
  const { from, to } = context;
  const present = out[field.to];
  const list: unknown[] = Array.isArray(present) ? present : [];
  out[field.to] = list;
  to.push(field.to);
  if (Array.isArray(value)) {
    if (!field.list && value.length > 0) {
      context.report('warning', 'unexpected-shape', 'A list stands where one value belongs; all are taken.');
    }
    dropEmptyList(context, value);
    const companions = field.primitive ? source[`_${field.name}`] : undefined;
    const places = Array.isArray(companions) ? companions.findLastIndex(isHeld) + 1 : 0;
    for (let index = 0; index < value.length; index += 1) {
      from.push(index);
      to.push(list.length);
      const item: unknown = value[index];
      const mapped =
        index < places
          ? mapItem(context, field, item, out, source, (companions as unknown[])[index])
          : mapValue(context, field, item, out, source);
      if (mapped !== undefined) list.push(mapped);
      to.pop();
      from.pop();
    }
  } else {
    if (field.list) saySingle(context);
    to.push(list.length);
    const mapped = mapValue(context, field, value, out, source);
    if (mapped !== undefined) list.push(mapped);
    to.pop();
  }
  to.pop();
  if (list.length === 0) delete out[field.to];
}

/** Whether there are ids or extensions of an item, for which it keeps its place. */
function isHeld(companion: unknown): boolean {
  return isObject(companion) && Object.keys(companion).some((key) => key !== 'fhir_comments');
}

/** Keeps the `null` that holds the place of a primitive with nothing but extensions. */
function mapItem(
  context: Context,
  field: Field,
  value: unknown,
  out: Json,
  source: Json,
  companion: unknown,
): unknown {
  if (value === null && isHeld(companion)) {
    context.trace?.add(context.from, context.to, false);
    return null;
  }
  return mapValue(context, field, value, out, source) ?? null;
}

/** Maps one value to what stands for it in the result; `undefined`: nothing does. */
export function mapValue(context: Context, field: Field, value: unknown, out: Json, source: Json): unknown {
  const { spec } = field;
  if (spec === undefined) return mapPrimitive(context, field, value, out, source);
  if (!isObject(value)) return misfit(context, field, value, out);
  guardDepth(context.from.length);
  if (spec.quick !== undefined && context.trace === undefined) {
    const quick = spec.quick(context, value);
    if (quick !== undefined) return quick;
  }
  const before = context.losses;
  const mapped =
    spec.map === undefined ? mapObject(context, spec, value) : spec.map(context, value, spec, out);
  if (mapped === undefined || isFilled(context, value, mapped, before)) return mapped;
  return undefined;
}

/** An object with nothing left in it is no FHIR. */
export function isFilled(context: Context, source: Json, mapped: Json, before: number): boolean {
  for (const key in context.losses === before ? source : mapped) if (key !== undefined) return true;
  if (context.losses === before) drop(context, source, 'warning', 'An empty object is no FHIR.');
  return false;
}

function misfit(
  context: Context,
  field: Field,
  value: unknown,
  out: Json,
  leave: typeof lose = loseBelow,
): undefined {
  if (value === null) return drop(context, value, 'warning', 'A null holds no place here.');
  leave(context, field, value, out, 'This has another shape than DSTU2 allows, and cannot be read.', 'error');
  return undefined;
}

/** Maps a primitive, with its converter. */
export function mapPrimitive(
  context: Context,
  field: Field,
  value: unknown,
  out: Json,
  source: Json,
): unknown {
  let result = value;
  if (typeof value !== field.primitive) {
    if (typeof value === 'object') return misfit(context, field, value, out);
    result = coerce(context, field, value);
  }
  if (value === '') return drop(context, value, 'warning', 'An empty text is no FHIR.');
  if (field.temporal && !isLegalTime(result, field.temporal)) {
    context.report('warning', 'invalid-value', 'This is no legal date or time. It goes over as it is.');
  }
  if (field.convert !== undefined) result = field.convert(context, result, source, field, out);
  context.trace?.add(context.from, context.to, result !== value);
  return result;
}

/** The element that STU3 has renamed to `key`, where its own name is not there as well. */
function earlyField({ fields }: Spec, key: string, source: Json): Field | undefined {
  for (const field of fields.values()) {
    if (field.to !== key) continue;
    return isEmpty(source[field.name] ?? null) ? { ...field, list: field.toList } : undefined;
  }
  return undefined;
}

/** Maps what the table does not list: comments, the `_` of a primitive, and what DSTU2 does not know. */
function mapStranger(
  context: Context,
  spec: Spec,
  key: string,
  value: unknown,
  out: Json,
  source: Json,
): void {
  if (value === undefined) return;
  const { from, to } = context;
  from.push(asSegment(key));
  const field = key.startsWith('_') ? spec.fields.get(key.slice(1)) : undefined;
  const early = field === undefined ? earlyField(spec, key, source) : undefined;
  const companion = field?.handle === undefined || key === '_family';
  if (key === 'fhir_comments') {
    context.comments += 1;
    context.losses += 1;
    context.trace?.drop(value, from);
  } else if (field?.primitive && companion && (isObject(value) || Array.isArray(value))) {
    to.push(`_${field.to}`);
    if (field.handle === undefined) mapCompanion(context, field, value, out);
    else mapFamilyCompanion(context, value, out, source);
    to.pop();
  } else if (early !== undefined) {
    const message = 'This is the name that STU3 has for it, and not that of DSTU2.';
    context.report('warning', 'unexpected-shape', message);
    mapElement(context, early, value, out, source);
  } else {
    const parent = spec.fields.has('extension') ? out : undefined;
    const message = field
      ? 'What is attached to this element has no place in STU3.'
      : 'DSTU2 has no such element here.';
    lose(context, { path: `${spec.path}.${key}`, type: '', spec: undefined }, value, parent, message);
  }
  from.pop();
}
