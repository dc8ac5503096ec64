import { asSegment, type Context, type Json, type Path } from './context.js';
import { drop, lose } from './losses.js';
import { isObject } from './map-object.js';

/** A contained resource of a referral that only says who or where: STU3 has its identifier in the reference instead. */
export interface Actor {
  readonly resource: Json;
  readonly identifier: Json;
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

const actorTypes = new Set<unknown>(['Patient', 'Practitioner', 'HealthcareService', 'Location']);

/** The path of an actor in the source. */
export function actorPath(context: Context, { index }: Actor): Path {
  return [...context.containerPath, 'contained', index];
}

/** The path of its identifier, which may be an object or a list of one. */
export function identifierPath(context: Context, actor: Actor): Path {
  const path = actorPath(context, actor);
  return Array.isArray(actor.resource['identifier']) ? [...path, 'identifier', 0] : [...path, 'identifier'];
}

/** A contained resource as an actor. One without an identifier stays what it is. */
export function asActor(resource: Json, index: number): Actor | undefined {
  const { identifier, resourceType } = resource;
  if (!actorTypes.has(resourceType)) return undefined;
  const first: unknown = Array.isArray(identifier) ? identifier[0] : identifier;
  if (!isObject(first) || typeof first['value'] !== 'string' || first['value'] === '') return undefined;
  const nameKey = resource['serviceName'] === undefined ? 'name' : 'serviceName';
  const name = resourceType === 'HealthcareService' ? resource[nameKey] : undefined;
  return {
    resource,
    identifier: first,
    index,
    name: typeof name === 'string' && name !== '' ? name : undefined,
    nameKey,
    holder: undefined,
    path: [],
    named: false,
  };
}

/** What ends with the contained form and says nothing of its own. */
const formal = new Set(['resourceType', 'id', 'meta', 'identifier', 'fhir_comments']);

/** Accounts for all that the actors held besides the identifiers that went into references. */
export function settleActors(context: Context): void {
  const { from, to } = context;
  for (const actor of context.locals?.values() ?? []) {
    if (actor === null) continue;
    context.from = actorPath(context, actor);
    context.to = actor.path;
    if (actor.holder !== undefined) settleUsed(context, actor, actor.holder);
    else if (actor.resource['resourceType'] === 'Location') settleLocation(context, actor);
    else
      drop(
        context,
        actor.resource,
        'warning',
        'Nothing refers to this actor, so its identifier has no place.',
        'A005.32',
      );
  }
  context.from = from;
  context.to = to;
}

function settleUsed(context: Context, actor: Actor, holder: Json): void {
  const { resource } = actor;
  const path = context.from;
  for (const key in resource) {
    if (formal.has(key) || key === 'location' || (key === actor.nameKey && actor.named)) continue;
    const spec = context.specs.get(String(resource['resourceType']))!;
    const field = spec.fields.get(key) ?? { path: `${spec.name}.${key}`, type: '', spec: undefined };
    const isServiceName = resource['resourceType'] === 'HealthcareService' && key === actor.nameKey;
    const rule = isServiceName ? 'A005.29' : 'A005.32';
    context.from = [...path, asSegment(key)];
    lose(
      context,
      field,
      resource[key],
      holder,
      'A logical reference has no place for this.',
      'warning',
      rule,
    );
  }
  const { identifier } = resource;
  if (Array.isArray(identifier) && identifier.length > 1) {
    identifier.slice(1).forEach((other: unknown, index) => {
      context.from = [...path, 'identifier', index + 1];
      const field = context.specs.get(String(resource['resourceType']))!.fields.get('identifier')!;
      lose(context, field, other, holder, 'A logical reference has one identifier.', 'warning', 'A005.32');
    });
  }
  context.from = path;
  drop(
    context,
    resource,
    'information',
    'Its identifier is in the reference now; the contained form ends.',
    'A005.32',
  );
}

/** The site of a service: the one fact of a booked referral that STU3 has no place for. */
function settleLocation(context: Context, site: Actor): void {
  const message = 'The site has no place in the STU3 referral. Read the service (A033) for its location.';
  const service = serviceAt(context, site);
  if (!context.options.keepLost || service?.holder === undefined) {
    drop(context, site.resource, 'warning', message, 'A005.30');
    return;
  }
  const field = context.specs.get('HealthcareService')!.fields.get('location')!;
  const reference = service.resource['location'];
  context.to = [...service.path];
  context.from = [...actorPath(context, service), 'location', ...(Array.isArray(reference) ? [0] : [])];
  lose(
    context,
    field,
    Array.isArray(reference) ? reference[0] : reference,
    service.holder,
    message,
    'warning',
    'A005.30',
  );
  context.from = actorPath(context, site);
  drop(
    context,
    site.resource,
    'information',
    'Its identifier is in the extension; the contained form ends.',
    'A005.32',
  );
}

/** The service that is at this site. */
function serviceAt(context: Context, site: Actor): Actor | undefined {
  const local = `#${String(site.resource['id'])}`;
  const found = [...(context.locals?.values() ?? [])].find((actor) => {
    const location = actor?.resource['location'];
    const references: unknown[] = Array.isArray(location) ? location : [location];
    return references.some((reference) => isObject(reference) && reference['reference'] === local);
  });
  return found ?? undefined;
}
