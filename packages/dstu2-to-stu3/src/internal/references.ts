import { type Actor, actorPath, asActor, identifierPath } from './actors.js';
import type { Context, Json } from './context.js';
import { renamedTypes } from '../tables/urls.js';
import { isObject, mapElement, mapObject } from './map-object.js';
import { isMappable } from './dialect.js';
import { isLegalId } from './primitives.js';
import { quickIdentifier } from './quick.js';
import type { Field } from './spec.js';

/** What local references may lead to, by the reference; `null` for what is no actor. Says once which ids are there twice. */
export function findLocals(context: Context): Map<unknown, Actor | null> {
  if (context.locals !== undefined) return context.locals;
  const locals = new Map<unknown, Actor | null>();
  context.locals = locals;
  context.dissolved = new Set();
  const contained = context.container['contained'];
  const items: unknown[] = Array.isArray(contained) ? contained : [contained];
  for (let index = 0; index < items.length; index += 1) {
    const resource = items[index];
    if (!isObject(resource) || typeof resource['id'] !== 'string') continue;
    const reference = `#${resource['id']}`;
    if (locals.has(reference)) {
      const at = [...context.containerPath, 'contained', index];
      const message = 'Another contained resource has this id; references lead to the first.';
      context.report('warning', 'duplicate-id', message, undefined, undefined, at);
      continue;
    }
    const actor = context.referral && asActor(resource, index);
    if (actor !== undefined) context.dissolved.add(resource);
    // An actor is mappable; not to ask again saves 1 % of the mapping of a referral.
    if (actor !== undefined || context.options.keepLost || isMappable(resource))
      locals.set(reference, actor ?? null);
  }
  return locals;
}

/** A type that STU3 renamed, where it stands for a type: before an id, its history, an operation, a search, or the end. */
export const oldType = new RegExp(
  `(^|/)(${Object.keys(renamedTypes).join('|')})(?=(?:/[^/?#]+)?(?:/[_$][^?#]*)?(?:[?#]|$))`,
);

/** Renames a type in a reference or request URL. */
export function renameType(context: Context, value: string): string {
  if (!oldType.test(value)) return value;
  context.report('information', 'renamed-reference', 'STU3 has another name for this type.', undefined, '');
  return value.replace(oldType, (_, before: string, type: string) => `${before}${renamedTypes[type]}`);
}

/** Row 31 of A005, where it is on: the id of a contained document, by its attachment. */
export function documentId(context: Context, document: unknown): string | undefined {
  const id = context.renamesDocuments ? attachmentName(document) : undefined;
  const { contained } = context.container;
  // What two would be called, none is.
  const isTaken = (other: unknown): boolean =>
    other !== document && isObject(other) && (other['id'] === id || attachmentName(other) === id);
  return id !== undefined && Array.isArray(contained) && contained.some(isTaken) ? undefined : id;
}

function attachmentName(document: unknown): string | undefined {
  if (!isObject(document) || document['resourceType'] !== 'DocumentReference') return undefined;
  const content: unknown = Array.isArray(document['content']) ? document['content'][0] : undefined;
  const attachment = isObject(content) ? content['attachment'] : undefined;
  const id = isObject(attachment) ? attachment['id'] : undefined;
  return typeof id === 'string' && id !== '' && isLegalId(`DocumentReference-${id}`)
    ? `DocumentReference-${id}`
    : undefined;
}

/** A local reference to a document whose id row 31 of A005 changes. */
function documentReference(context: Context, reference: string): string | undefined {
  const { contained } = context.container;
  if (context.referral === undefined || !context.renamesDocuments || !Array.isArray(contained))
    return undefined;
  const to = documentId(
    context,
    contained.find((resource) => isObject(resource) && reference === `#${String(resource['id'])}`),
  );
  return to && `#${to}`;
}

/** `Reference.reference`. A local one to an actor of a referral becomes a logical reference. */
export function mapReference(context: Context, value: unknown, out: Json, source: Json, field: Field): void {
  if (typeof value !== 'string' || value === '') return mapElement(context, field, value, out, source);
  if (value.startsWith('#')) {
    const locals = findLocals(context);
    const actor = locals.get(value);
    if (actor) return dereference(context, actor, out, source);
    if (actor === undefined && value !== '#') {
      context.report('warning', 'unresolved-reference', 'No contained resource has this id.');
    }
  }
  context.to.push('reference');
  const reference = documentReference(context, value) ?? renameType(context, value);
  out['reference'] = reference;
  context.trace?.add(context.from, context.to, reference !== value);
  context.to.pop();
}

/** Writes the identifier of a contained actor in place of the reference to it. The source path is at the reference. */
export function dereference(context: Context, actor: Actor, out: Json, source: Json): void {
  const { from, to } = context;
  if (actor.holder === undefined) {
    actor.holder = out;
    actor.path = to.slice();
  }
  const quick = context.trace === undefined ? quickIdentifier(context, actor.identifier) : undefined;
  if (quick !== undefined) out['identifier'] = quick;
  else {
    context.trace?.add(from, [...to, 'identifier'], true);
    context.from = identifierPath(context, actor);
    to.push('identifier');
    out['identifier'] = mapObject(context, context.specs.get('Identifier')!, actor.identifier);
    to.pop();
    context.from = from;
  }
  const { name, nameKey } = actor;
  const display = source['display'] ?? '';
  if (name !== undefined && (display === '' || display === name)) {
    const namePath = [...actorPath(context, actor), nameKey];
    if (display === '') {
      out['display'] = name;
      context.report(
        'information',
        'derived',
        'The name of the service stands for the missing display.',
        'A005.29',
        'display',
        namePath,
      );
    }
    context.trace?.add(namePath, [...to, 'display'], typeof actor.resource[nameKey] !== 'string');
    actor.named = true;
  }
}
