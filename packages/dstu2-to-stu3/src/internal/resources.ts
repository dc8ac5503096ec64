import { guardDepth } from '../errors.js';
import type { Context, Json, Siblings } from './context.js';
import { hasUsualProfile, isErs, isMappable, isStu3 } from './dialect.js';
import { crossVersion, drop, dropEmptyList, loseBelow, saySingle } from './losses.js';
import { isObject, mapElement, mapObject, mapValue, textOf } from './map-object.js';
import { findLocals } from './references.js';
import { guardShape } from './trace.js';
import { type Field, type Handler, resourceTypes } from './spec.js';
import { mapStu3 } from './hscn-stu3.js';

/** Maps a resource that stands alone or in a bundle: one with references of its own. */
export function mapResource(context: Context, source: Json): Json {
  const { container, containerPath, locals, dissolved, ers, referral } = context;
  context.container = source;
  context.containerPath = [...context.from];
  context.locals = undefined;
  context.referral = undefined;
  const isUsual = hasUsualProfile(source);
  const isNew = !isUsual && isStu3(source);
  context.ers = isUsual || (!isNew && isErs(source));
  const mapped = isNew ? mapStu3(context, source) : mapByTable(context, source);
  context.container = container;
  context.containerPath = containerPath;
  context.locals = locals;
  context.dissolved = dissolved;
  context.ers = ers;
  context.referral = referral;
  return mapped;
}

/** Maps a DSTU2 resource by its table; inside e-RS payloads, by that of e-RS where there is one. */
function mapByTable(context: Context, source: Json): Json {
  const type = String(source['resourceType']);
  const plain = context.specs.get(type)!;
  const spec = context.ers ? (plain.ers ?? plain) : plain;
  const quick = context.trace === undefined ? spec.quick?.(context, source) : undefined;
  if (quick !== undefined) return quick;
  return spec.map === undefined
    ? mapObject(context, spec, source)
    : (spec.map(context, source, spec, {}) ?? {});
}

/** Maps a resource in `contained`, in a bundle or in parameters. One of another type is left out, with an issue. */
export function mapNested(context: Context, value: unknown, out: Json, field: Field): Json | undefined {
  const local = field.name === 'contained';
  if (!isObject(value) || value['resourceType'] === undefined) {
    loseBelow(context, { path: field.path, type: '', spec: undefined }, value, out, 'This is no resource.');
    return undefined;
  }
  guardDepth(context.from.length);
  if (isMappable(value)) {
    if (!local) return mapResource(context, value);
    // A type that only STU3 has, with STU3 URLs, is STU3 wherever it stands.
    return resourceTypes.has(value['resourceType'] as string)
      ? mapByTable(context, value)
      : mapStu3(context, value);
  }
  const name = /^[A-Z][A-Za-z]{1,39}$/.test(textOf(value['resourceType']))
    ? textOf(value['resourceType'])
    : 'this type';
  context.report('error', 'unsupported-type', `There are no rules for ${name}; the rest is mapped.`);
  if (!context.options.keepLost) {
    return drop(
      context,
      value,
      'error',
      'A resource without rules cannot go over. Convert it by other means.',
    );
  }
  const text = ['extension', 0, 'valueString'];
  guardShape(value);
  context.trace?.absorb(value, context.from, [...context.to, ...text]);
  const coding = [{ system: 'http://hl7.org/fhir/resource-types', code: textOf(value['resourceType']) }];
  const original = {
    url: `${crossVersion}${textOf(value['resourceType'])}`,
    valueString: JSON.stringify(value),
  };
  const id = typeof value['id'] === 'string' ? { id: value['id'] } : {};
  return { resourceType: 'Basic', ...id, extension: [original], code: { coding } };
}

/** `contained`, and what its resources split off. */
export const mapContained: Handler = (context, value, out, _source, field) => {
  if (context.container['contained'] === value) findLocals(context);
  const { from, to, siblings: outer } = context;
  if (!Array.isArray(value)) saySingle(context);
  const items: unknown[] = Array.isArray(value) ? value : [value];
  dropEmptyList(context, items);
  const list = (out['contained'] ??= []) as Json[];
  const links: Json[] = [];
  const siblings: Siblings = { list: 'contained', resources: [], links };
  context.siblings = siblings;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (context.dissolved.has(item)) continue;
    if (Array.isArray(value)) from.push(index);
    to.push('contained', list.length);
    const mapped = mapNested(context, item, out, field);
    to.pop();
    to.pop();
    if (Array.isArray(value)) from.pop();
    if (mapped !== undefined) list.push(mapped);
    // Asked for speed: the mapping of a referral takes 1 % longer without.
    if (siblings.resources.length > 0) list.push(...siblings.resources.splice(0));
  }
  context.siblings = outer;
  if (links.length > 0) ((out['extension'] ??= []) as Json[]).push(...links);
  if (list.length === 0) delete out['contained'];
};

/** `Bundle.entry`, and entries for what its resources split off. */
export const mapEntries: Handler = (context, value, out, source, field) => {
  const { from, to, siblings: outer } = context;
  if (!Array.isArray(value) || value.length === 0) {
    // What it splits off is no sibling of what is around this bundle.
    context.siblings = undefined;
    mapElement(context, field, value, out, source);
    context.siblings = outer;
    return;
  }
  const list: Json[] = [];
  out['entry'] = list;
  value.forEach((item: unknown, index) => {
    const siblings: Siblings = { list: 'entry', resources: [] };
    context.siblings = siblings;
    if (isObject(item) && typeof item['fullUrl'] === 'string') siblings.fullUrl = item['fullUrl'];
    from.push(index);
    to.push('entry', list.length);
    const mapped = mapValue(context, field, item, out, source) as Json | undefined;
    to.pop();
    to.pop();
    from.pop();
    if (mapped !== undefined) list.push(mapped);
    for (const resource of siblings.resources) list.push(entryFor(resource, index, mapped ?? {}));
  });
  context.siblings = outer;
  if (list.length === 0) delete out['entry'];
};

/** An entry for a resource that was split off, in the manner of the entry that it came from. */
function entryFor(resource: Json, index: number, from: Json): Json {
  const entry: Json = { fullUrl: stableUuid(`${index} ${String(resource['id'])}`), resource };
  if (from['search'] !== undefined) entry['search'] = { mode: 'include' };
  if (from['request'] !== undefined) entry['request'] = { method: 'POST', url: resource['resourceType'] };
  return entry;
}

/** A UUID (version 8) that is the same for the same text, so that mapping twice gives the same. */
function stableUuid(text: string): string {
  let hex = '';
  for (let seed = 0; seed < 4; seed += 1) {
    let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hex += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
