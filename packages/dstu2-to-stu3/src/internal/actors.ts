import { asSegment, type Context, type Json, type Path } from './context.js';
import { drop, lose } from './losses.js';
import { isObject, textOf } from './map-object.js';

/** A contained resource of a referral that only says who or where: STU3 has its identifier in the reference instead. */
export interface Actor {
  readonly resource: Json;
  /** The row of A005 that ends its contained form. */
  readonly rule: string;
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
  return Array.isArray(container['contained'])
    ? [...containerPath, 'contained', index]
    : [...containerPath, 'contained'];
}

/** The path of its identifier, which may be an object or in a list. */
export function identifierPath(context: Context, actor: Actor): Path {
  const path = [...actorPath(context, actor), 'identifier'];
  return actor.identifierAt === undefined ? path : [...path, actor.identifierAt];
}

/** A contained resource as an actor. One without an identifier stays what it is. */
export function asActor(resource: Json, index: number): Actor | undefined {
  const { identifier, resourceType } = resource;
  const rule = actorRules.get(resourceType);
  if (rule === undefined) return undefined;
  const listed = Array.isArray(identifier);
  const at = listed ? placeOfIdentifier(resourceType, identifier) : 0;
  const chosen: unknown = listed ? identifier[at] : identifier;
  if (!isUsable(chosen)) return undefined;
  const isService = resourceType === 'HealthcareService';
  const nameKey = isService && (resource['serviceName'] ?? '') === '' ? 'name' : 'serviceName';
  return {
    resource,
    rule,
    identifier: chosen,
    identifierAt: listed ? at : undefined,
    index,
    name: isService ? nameOf(resource[nameKey]) : undefined,
    nameKey,
    holder: undefined,
    path: [],
    named: false,
  };
}

function placeOfIdentifier(resourceType: unknown, identifiers: readonly unknown[]): number {
  if (identifiers.length === 1) return 0;
  const numberAt = resourceType === 'Patient' ? identifiers.findIndex(isNhsNumber) : -1;
  return numberAt < 0 ? identifiers.findIndex(isUsable) : numberAt;
}

function nameOf(name: unknown): string | undefined {
  if (typeof name === 'number' || typeof name === 'boolean') return String(name);
  return textOf(name) || undefined;
}

const isUsable = (identifier: unknown): identifier is Json =>
  isObject(identifier) && textOf(identifier['value']) !== '';

/** Row 17 means the NHS number, wherever it stands in a list. */
const isNhsNumber = (identifier: unknown): boolean =>
  isUsable(identifier) && /\/nhs-number$/i.test(textOf(identifier['system']));

/** Whether two identifiers are the same, whichever generation names their systems. */
export function isSameIdentifier(one: Json, other: Json): boolean {
  const lastOf = ({ system }: Json): string => textOf(system).replace(/^.*\//, '').toLowerCase();
  return one['value'] === other['value'] && lastOf(one) === lastOf(other);
}

/** Whether an actor is a patient, whom row 43 adds. */
export function isPatientActor(actor: Actor | null | undefined): actor is Actor {
  return actor?.resource['resourceType'] === 'Patient';
}

/** Accounts for all that the actors held besides the identifiers that went into references. */
export function settleActors(context: Context, out: Json): void {
  if (context.locals === undefined) return;
  const { from, to } = context;
  const sites: Actor[] = [];
  for (const actor of context.locals.values()) {
    if (actor === null) continue;
    // A service may take its site over, so sites come last.
    if (actor.resource['resourceType'] === 'Location') sites.push(actor);
    else settleActor(context, actor, to, out);
  }
  for (const site of sites) settleActor(context, site, to, out);
  context.from = from;
  context.to = to;
}

function settleActor(context: Context, actor: Actor, to: Path, out: Json): void {
  context.from = actorPath(context, actor);
  context.to = actor.holder === undefined ? to.slice() : actor.path;
  if (actor.holder === undefined) settleUnused(context, actor, out);
  else settleUsed(context, actor, actor.holder);
}

const siteLost = 'The site has no place in the STU3 referral. Read the service (A033) for its location.';

function settleUnused(context: Context, { resource, rule }: Actor, out: Json): void {
  const type = resource['resourceType'];
  const lost = { path: 'ReferralRequest.contained', type: '', spec: undefined };
  const message =
    type === 'Location' ? siteLost : 'Nothing refers to this actor, so its identifier has no place.';
  const severity = type === 'Patient' ? 'error' : 'warning';
  lose(context, lost, resource, out, message, severity, rule);
}

/** What of a `meta` ends with the contained form and says nothing of its own. */
const formalMeta = new Set(['profile', 'versionId', 'lastUpdated']);

function settleUsed(context: Context, actor: Actor, holder: Json): void {
  const { resource, rule, nameKey, named } = actor;
  const type = resource['resourceType'] as string;
  const isService = type === 'HealthcareService';
  const path = context.from;
  for (const key in resource) {
    if (key === 'resourceType' || key === 'id' || key === 'identifier') continue;
    const value = resource[key];
    // Most have nothing to say, and then no path is made.
    if (key === nameKey && named && key === 'serviceName' && typeof value === 'string') continue;
    if (key === 'location' && isService && isToldBySite(context, value)) continue;
    context.from = [...path, asSegment(key)];
    if (key === nameKey && named) sayName(context, value, key);
    else if (key === 'location' && isService) settleSites(context, value, holder);
    else settleElement(context, actor, key, value, holder);
  }
  settleIdentifiers(context, actor, holder, path);
  context.from = path;
  const message = 'Its identifier is in the reference now; the contained form ends.';
  drop(context, resource, 'information', message, rule);
}

/** An element of an actor in use. The source path is at it. */
function settleElement(context: Context, actor: Actor, key: string, value: unknown, holder: Json): void {
  if (key === 'fhir_comments') {
    context.comments += 1;
    return;
  }
  if (key === 'meta' && isObject(value) && Object.keys(value).every((name) => formalMeta.has(name))) return;
  const type = actor.resource['resourceType'] as string;
  const isName = type === 'HealthcareService' && (key === 'name' || key === 'serviceName');
  const rule = isName ? 'A005.29' : actor.rule;
  const spec = context.specs.get(type)!;
  const field = spec.fields.get(key) ?? { path: `${spec.name}.${key}`, type: '', spec: undefined };
  const message = value === '' ? 'An empty text is no FHIR.' : 'A logical reference has no place for this.';
  lose(context, field, value, holder, message, 'warning', rule);
}

/** Says what is odd about a name that became the display. */
function sayName(context: Context, value: unknown, key: string): void {
  const say = (message: string): void => context.report('warning', 'unexpected-shape', message);
  if (key === 'name') say('This is the name that STU3 has for it, and not that of DSTU2.');
  if (typeof value !== 'string') say('This is read as the string it must mean.');
}

/** The other identifiers of an actor, which is at `path` in the source. */
function settleIdentifiers(
  context: Context,
  { resource, rule, identifierAt }: Actor,
  holder: Json,
  path: Path,
): void {
  const { identifier, resourceType } = resource;
  if (!Array.isArray(identifier) || identifier.length === 1) return;
  const field = context.specs.get(String(resourceType))!.fields.get('identifier')!;
  identifier.forEach((other: unknown, index) => {
    if (index === identifierAt) return;
    context.from = [...path, 'identifier', index];
    const message = 'A logical reference has one identifier.';
    lose(context, field, other, holder, message, 'warning', rule);
  });
}

/** Whether a reference leads to a contained site that says itself that it is lost. */
function isToldBySite(context: Context, reference: unknown): boolean {
  if (context.options.keepLost || !isObject(reference)) return false;
  const site = context.locals?.get(reference['reference']);
  return site !== undefined && site !== null && site.holder === undefined;
}

/** The sites of a service: the one fact of a booked referral that STU3 has no place for. The source path is at `location`. */
function settleSites(context: Context, location: unknown, holder: Json): void {
  const field = context.specs.get('HealthcareService')!.fields.get('location')!;
  const path = context.from;
  const items: unknown[] = Array.isArray(location) ? location : [location];
  items.forEach((item, index) => {
    if (isToldBySite(context, item)) return;
    context.from = Array.isArray(location) ? [...path, index] : path;
    lose(context, field, item, holder, siteLost, 'warning', 'A005.30');
  });
}
