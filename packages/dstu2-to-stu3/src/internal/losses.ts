import { guardDepth } from '../errors.js';
import type { IssueSeverity } from '../issue.js';
import { asSegment, type Context, type Json, type Remark } from './context.js';
import { isFilled, isObject, mapObject } from './map-object.js';
import { bareResources, type Field, type Spec } from './spec.js';
import { guardShape } from './trace.js';

/** What the cross-version extensions for DSTU2 elements begin with. */
export const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';

const modifierLost = 'A modifier has no place here, and what it changes goes over without it.';

/** What must be known of an element to keep it. */
export type Lost = Pick<Field, 'path' | 'type' | 'spec'>;

/** Leaves out what is at the source path, and says so. */
export function drop(
  context: Context,
  value: unknown,
  severity: IssueSeverity,
  message: string,
  rule?: string,
): undefined {
  context.losses += 1;
  context.report(severity, 'dropped', message, rule);
  context.trace?.drop(value, context.from);
  return undefined;
}

/**
 * Deals with a value that STU3 has no place for: an extension on `out` with `keepLost`, else left out with an issue.
 * The result path is at `out`, or at the element below it.
 */
export function lose(
  context: Context,
  lost: Lost,
  value: unknown,
  out: Json | undefined,
  message = 'STU3 has no place for this.',
  severity: IssueSeverity = 'warning',
  rule?: string,
): void {
  if (lost.path.endsWith('.modifierExtension')) {
    drop(context, value, 'error', modifierLost, rule);
    return;
  }
  const place = context.options.keepLost && !isBare(lost) ? out : undefined;
  if (place === undefined || !Array.isArray(value) || value.length === 0) {
    return loseOne(context, lost, value, place, message, severity, rule);
  }
  value.forEach((item, index) => {
    context.from.push(index);
    loseOne(context, lost, item, place, message, severity, rule);
    context.from.pop();
  });
}

/** Whether an element is one of a resource that can have no extension, as a Bundle. */
function isBare({ path }: Lost): boolean {
  return bareResources.has(path.slice(0, path.lastIndexOf('.')));
}

function loseOne(
  context: Context,
  lost: Lost,
  value: unknown,
  out: Json | undefined,
  message: string,
  severity: IssueSeverity,
  rule: string | undefined,
): void {
  if (out === undefined || isEmpty(value)) {
    drop(context, value, severity, message, rule);
    return;
  }
  const kept = context.to.length;
  const extensions = (out['extension'] ?? []) as Json[];
  const extension: Json = { url: crossVersion + lost.path };
  context.to.push('extension', extensions.length);
  if (fill(context, extension, lost, value)) {
    extensions.push(extension);
    out['extension'] = extensions;
    context.report('information', 'kept', `${message} It is kept as an extension.`, rule, '');
  }
  context.to.length = kept;
}

/** {@link lose}, where the result path is at the element and `out` is the object around it. */
export function loseBelow(...[context, lost, value, out, message]: Parameters<typeof lose>): void {
  const { to } = context;
  context.to = to.slice(0, typeof to.at(-1) === 'number' ? -2 : -1);
  lose(context, lost, value, out, message, 'error');
  context.to = to;
}

/** Leaves out a list with nothing in it. The source path is at it. */
export function dropEmptyList(context: Context, list: unknown[]): void {
  if (list.length === 0) drop(context, list, 'warning', 'An empty list is no FHIR.');
}

/** Says that one value is read as the list that belongs there. */
export function saySingle(context: Context): void {
  context.report('warning', 'unexpected-shape', 'One value stands where a list belongs.');
}

/** Says that a list is read as the one value that belongs there. */
export function sayListed(context: Context): void {
  context.report('warning', 'unexpected-shape', 'A list stands where one value belongs; its first is taken.');
}

/** Whether row 51 keeps an empty text. */
export function keepsEmptyText(context: Context): boolean {
  return !context.options.strictFhir && context.infers('A005.51');
}

/** What there is to say about an empty description. */
export const emptyText: Remark = {
  severity: 'information',
  code: 'dropped',
  message: 'An empty description is no legal FHIR.',
  rule: 'A005.51',
  target: undefined,
};

/** Leaves out an empty description. The source path is at it. */
export function dropEmptyText(context: Context): void {
  drop(context, '', emptyText.severity, emptyText.message, emptyText.rule);
}

/** Keeps a source code that several share, or that STU3 lacks, on the `_` of the element that has the new one. */
export function keepCode(context: Context, field: Field, value: unknown, out: Json): void {
  if (!context.options.keepLost) return;
  const companion = (out[`_${field.to}`] ??= {}) as Json;
  const extensions = (companion['extension'] ??= []) as Json[];
  extensions.push({ url: crossVersion + field.path, valueCode: value });
}

/** Whether there is nothing in a value: a `null`, an empty text, a list or an object with nothing in it. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

const valueNames: Readonly<Record<string, string>> = {
  s: 'String',
  b: 'Boolean',
  n: 'Decimal',
  D: 'Date',
  d: 'DateTime',
  i: 'Instant',
  t: 'Time',
};

/**
 * Writes `value` into the extension: as its data type, or a block as one sub-extension a child. An extension has no
 * narrative as a value, so that is written as JSON. `false`: nothing was left to write.
 */
function fill(context: Context, extension: Json, lost: Lost, value: unknown): boolean {
  const { spec, type } = lost;
  if (isObject(value) && spec !== undefined && spec.name !== 'Narrative') {
    return (spec.path.includes('.') ? fillBlock : fillType)(context, extension, spec, value);
  }
  if (typeof value === 'object') {
    guardShape(value);
    context.trace?.absorb(value, context.from, [...context.to, 'valueString']);
    extension['valueString'] = JSON.stringify(value);
    return true;
  }
  const known = valueNames[type] ?? (/^[a-z]/.test(type) ? type.charAt(0).toUpperCase() + type.slice(1) : '');
  const shape = typeof value === 'string' ? 'String' : typeof value === 'boolean' ? 'Boolean' : 'Decimal';
  const expected = known === 'Boolean' || known === 'Decimal' ? known : 'String';
  const name = known !== '' && shape === expected ? known : shape;
  context.trace?.add(context.from, [...context.to, `value${name}`], false);
  extension[`value${name}`] = value;
  return true;
}

/** Writes a data type; an extension goes in as it is, since none has another as its value. */
function fillType(context: Context, extension: Json, spec: Spec, value: Json): boolean {
  const isExtension = spec.name === 'Extension';
  const name = isExtension ? 'extension' : `value${spec.path}`;
  const before = context.losses;
  const at = context.to.length;
  context.to.push(name);
  if (isExtension) context.to.push(0);
  const mapped = mapObject(context, spec, value);
  context.to.length = at;
  if (!isFilled(context, value, mapped, before)) return false;
  extension[name] = isExtension ? [mapped] : mapped;
  return true;
}

function fillBlock(context: Context, extension: Json, spec: Spec, value: Json): boolean {
  guardDepth(context.from.length);
  const children: Json[] = [];
  extension['extension'] = children;
  for (const key in value) {
    const field = spec.fields.get(key);
    const items: unknown[] = Array.isArray(value[key]) ? value[key] : [value[key]];
    context.from.push(asSegment(key));
    dropEmptyList(context, items);
    items.forEach((item, index) => {
      if (Array.isArray(value[key])) context.from.push(index);
      if (key === 'modifierExtension') {
        drop(context, item, 'error', modifierLost);
      } else if (key === 'fhir_comments' || isEmpty(item)) {
        drop(context, item, 'warning', 'This holds nothing that can be kept.');
      } else {
        const child: Json = { url: key };
        context.to.push('extension', children.length);
        if (fill(context, child, field ?? { path: '', type: '', spec: undefined }, item))
          children.push(child);
        context.to.pop();
        context.to.pop();
      }
      if (Array.isArray(value[key])) context.from.pop();
    });
    context.from.pop();
  }
  return children.length > 0;
}
