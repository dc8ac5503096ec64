import { asSegment, type Context, type Json, type Path } from './context.js';
import { drop, lose } from './losses.js';
import { isObject, textOf } from './map-object.js';

/** A contained resource of a referral that only says who or where: STU3 has its identifier in the reference instead. */
export interface Actor {
  readonly resource: Json;
  readonly identifier: Json;
  /** Where the identifier is in a list of them. */
  readonly identifierAt: number | undefined;
  /** Where it is in `contained`. */
  readonly index: number;
  /** The name of a service, and the element that has it. */
  readonly name: string | undefined;
  readonly nameKey: string;
  /** The first reference that took the identifier over, and its path in the result. */
  holder: Json | undefined;
  path: Path;
  named: boolean;
}

/** The types of actors, and the rows of A005 that end their contained form. */
const actorRules = new Map<unknown, string>([
  ['Patient', 'A005.17'],
  ['Practitioner', 'A005.32'],
  ['HealthcareService', 'A005.28'],
  ['Location', 'A005.30'],
]);

/** The path of an actor in the source. */
export function actorPath({ container, containerPath }: Context, { index }: Actor): Path {
  const path = [...containerPath, 'contained'];
  return Array.isArray(container['contained']) ? [...path, index] : path;
}

/** The path of its identifier, which may be an object or in a list. */
export function identifierPath(context: Context, actor: Actor): Path {
  const path = [...actorPath(context, actor), 'identifier'];
  return actor.identifierAt === undefined ? path : [...path, actor.identifierAt];
}

/** A contained resource as an actor. One without an identifier stays what it is. */
export function asActor(resource: Json, index: number): Actor | undefined {
  const { identifier, resourceType } = resource;
  if (!actorRules.has(resourceType)) return undefined;
  const identifiers: unknown[] = Array.isArray(identifier) ? identifier : [identifier];
  const numberAt = resourceType === 'Patient' ? identifiers.findIndex(isNhsNumber) : -1;
  const at = numberAt < 0 ? identifiers.findIndex(isUsable) : numberAt;
  if (at < 0) return undefined;
  const nameKey = (resource['serviceName'] ?? '') === '' ? 'name' : 'serviceName';
  const name = resourceType === 'HealthcareService' ? resource[nameKey] : undefined;
  return {
    resource,
    identifier: identifiers[at] as Json,
    identifierAt: Array.isArray(identifier) ? at : undefined,
    index,
    name: isPrimitive(name) && name !== '' ? String(name) : undefined,
    nameKey,
    holder: undefined,
    path: [],
    named: false,
  };
}

const isPrimitive = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const isUsable = (identifier: unknown): identifier is Json =>
  isObject(identifier) && textOf(identifier['value']) !== '';

/** Whether an identifier is an NHS number, which row 17 means, wherever it stands in a list. */
export const isNhsNumber = (identifier: unknown): boolean =>
  isUsable(identifier) && /\/nhs-number$/i.test(textOf(identifier['system']));

/** Whether two identifiers are the same, whichever generation names their systems. */
export function isSameIdentifier(one: Json, other: Json): boolean {
  const nameOf = ({ system }: Json): string => textOf(system).replace(/^.*\//, '').toLowerCase();
  return one['value'] === other['value'] && nameOf(one) === nameOf(other);
}

/** Whether an actor is a patient, whom row 43 adds. */
export function isPatientActor(actor: Actor | null | undefined): actor is Actor {
  return actor?.resource['resourceType'] === 'Patient';
}

/** Accounts for all that the actors held besides the identifiers that went into references. */
export function settleActors(context: Context, out: Json): void {
  const { from, to } = context;
  const actors = [...(context.locals?.values() ?? [])].filter((actor) => actor !== null);
  const isSite = ({ resource }: Actor): boolean => resource['resourceType'] === 'Location';
  // A service may take its site over, so sites come last.
  for (const actor of [...actors.filter((one) => !isSite(one)), ...actors.filter(isSite)]) {
    context.from = actorPath(context, actor);
    context.to = actor.holder === undefined ? to.slice() : actor.path;
    if (actor.holder === undefined) settleUnused(context, actor, out);
    else settleUsed(context, actor, actor.holder);
  }
  context.from = from;
  context.to = to;
}

const siteLost = 'The site has no place in the STU3 referral. Read the service (A033) for its location.';

function settleUnused(context: Context, { resource }: Actor, out: Json): void {
  const type = resource['resourceType'];
  const lost = { path: 'ReferralRequest.contained', type: '', spec: undefined };
  const message =
    type === 'Location' ? siteLost : 'Nothing refers to this actor, so its identifier has no place.';
  const severity = type === 'Patient' ? 'error' : 'warning';
  lose(context, lost, resource, out, message, severity, actorRules.get(type));
}

/** What ends with the contained form and says nothing of its own. */
const formal = new Set(['resourceType', 'id', 'identifier']);
const formalMeta = new Set(['profile', 'versionId', 'lastUpdated']);

function settleUsed(context: Context, actor: Actor, holder: Json): void {
  const { resource } = actor;
  const path = context.from;
  for (const key in resource) {
    if (formal.has(key)) continue;
    context.from = [...path, asSegment(key)];
    settleElement(context, actor, key, holder);
  }
  settleIdentifiers(context, actor, holder, path);
  context.from = path;
  const message = 'Its identifier is in the reference now; the contained form ends.';
  drop(context, resource, 'information', message, actorRules.get(resource['resourceType']));
}

/** An element of an actor in use. The source path is at it. */
function settleElement(context: Context, actor: Actor, key: string, holder: Json): void {
  const { resource, nameKey, named } = actor;
  const value = resource[key];
  const type = String(resource['resourceType']);
  const isService = type === 'HealthcareService';
  const rule = isService && (key === 'name' || key === 'serviceName') ? 'A005.29' : actorRules.get(type);
  if (key === 'fhir_comments') context.comments += 1;
  else if (key === 'meta' && isObject(value) && Object.keys(value).every((name) => formalMeta.has(name)))
    return;
  else if (key === 'modifierExtension')
    drop(context, value, 'error', 'A modifier has no place in a logical reference.', rule);
  else if (isService && key === 'location') settleSites(context, value, holder);
  else if (key === nameKey && named) sayName(context, value, key);
  else {
    const spec = context.specs.get(type)!;
    const field = spec.fields.get(key) ?? { path: `${spec.name}.${key}`, type: '', spec: undefined };
    const message = value === '' ? 'An empty text is no FHIR.' : 'A logical reference has no place for this.';
    lose(context, field, value, holder, message, 'warning', rule);
  }
}

/** Says what is odd about a name that became the display. */
function sayName(context: Context, value: unknown, key: string): void {
  const messages = [
    ...(key === 'name' ? ['This is the name that STU3 has for it, and not that of DSTU2.'] : []),
    ...(typeof value === 'string' ? [] : ['This is read as the string it must mean.']),
  ];
  for (const message of messages) context.report('warning', 'unexpected-shape', message);
}

/** The other identifiers of an actor, which is at `path` in the source. */
function settleIdentifiers(
  context: Context,
  { resource, identifierAt }: Actor,
  holder: Json,
  path: Path,
): void {
  const { identifier, resourceType } = resource;
  if (!Array.isArray(identifier)) return;
  const field = context.specs.get(String(resourceType))!.fields.get('identifier')!;
  identifier.forEach((other: unknown, index) => {
    if (index === identifierAt) return;
    context.from = [...path, 'identifier', index];
    const message = 'A logical reference has one identifier.';
    lose(context, field, other, holder, message, 'warning', actorRules.get(resourceType));
  });
}

/**
 * The sites of a service: the one fact of a booked referral that STU3 has no place for. The source path is at
 * `location`. A contained site that nothing else refers to says so itself, unless the service keeps it.
 */
function settleSites(context: Context, location: unknown, holder: Json): void {
  const field = context.specs.get('HealthcareService')!.fields.get('location')!;
  const path = context.from;
  const items: unknown[] = Array.isArray(location) ? location : [location];
  items.forEach((item, index) => {
    const site = isObject(item) ? context.locals?.get(item['reference']) : undefined;
    if (!context.options.keepLost && site && site.holder === undefined) return;
    context.from = Array.isArray(location) ? [...path, index] : path;
    lose(context, field, item, holder, siteLost, 'warning', 'A005.30');
  });
}
