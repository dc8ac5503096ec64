import type { Context, Json } from './context.js';
import { crossVersion, isEmpty, lose } from './losses.js';
import { isObject, mapObject } from './map-object.js';
import { findLocals } from './references.js';
import type { Spec } from './spec.js';

/**
 * Puts a resource that STU3 has for a part of `out` where it belongs: after it in the same bundle or container, or
 * contained in it. The source path is at the part, `source`; the result path is at `out`, and at the new resource while
 * `fill` runs.
 */
function splitOff(
  context: Context,
  source: Json,
  out: Json,
  part: string,
  resource: Json,
  fill: () => void,
): void {
  const { siblings, to } = context;
  let links: Json[] | undefined;
  if (siblings === undefined) {
    const list = (out['contained'] ??= []) as Json[];
    context.to = [...to, 'contained', list.length];
    list.push(resource);
    links = (out['extension'] ??= []) as Json[];
  } else {
    const depth = siblings.list === 'entry' ? 2 : 1;
    const index = Number(to.at(-depth)) + 1 + siblings.resources.length;
    context.to = [...to.slice(0, -depth), index, ...to.slice(to.length - depth + 1)];
    siblings.resources.push(resource);
    links = siblings.links;
  }
  fill();
  if (links !== undefined) {
    const locals = findLocals(context);
    const id = String(resource['id']);
    for (let turn = 2; locals.has(`#${String(resource['id'])}`); turn += 1) resource['id'] = `${id}-${turn}`;
    if (resource['id'] !== id && source['id'] !== undefined) {
      context.trace?.move([...context.from, 'id'], [...context.to, 'id']);
    }
    locals.set(`#${String(resource['id'])}`, null);
    links.push({ url: crossVersion + part, valueReference: { reference: `#${String(resource['id'])}` } });
  }
  const type = String(resource['resourceType']);
  context.report('information', 'split-out', `STU3 has a ${type} of its own for this.`, undefined, '');
  context.to = to;
}

/** One PractitionerRole for each role of a Practitioner. */
export function splitRoles(context: Context, source: Json, out: Json): void {
  const value = source['practitionerRole'];
  if (value === undefined) return;
  const spec = context.specs.get('Practitioner.practitionerRole')!;
  const lost = { path: spec.name, type: spec.name, spec };
  context.from.push('practitionerRole');
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) lose(context, lost, value, undefined);
  items.forEach((role, index) => {
    if (Array.isArray(value)) context.from.push(index);
    if (!isObject(role) || Object.keys(role).every((key) => key === 'fhir_comments')) {
      lose(context, lost, role, out, 'There is nothing in this role.');
    } else {
      const owner = typeof source['id'] === 'string' ? source['id'].slice(0, 50) : 'practitioner';
      const resource: Json = { resourceType: 'PractitionerRole' };
      sayLeftBehind(context, role);
      splitOff(context, role, out, spec.name, resource, () => {
        const reference = practitionerReference(context, source);
        if (reference !== undefined) resource['practitioner'] = { reference };
        mapObject(context, spec, role, resource);
        resource['id'] ??= `${owner}-role-${index + 1}`;
      });
    }
    if (Array.isArray(value)) context.from.pop();
  });
  context.from.pop();
}

/** Says which references of a role lead into the practitioner that it leaves, where it is not contained itself. */
function sayLeftBehind(context: Context, role: Json): void {
  if (context.siblings?.list !== 'entry') return;
  const locals = findLocals(context);
  for (const key of ['managingOrganization', 'location', 'healthcareService']) {
    const isLeft = [role[key]].flat().some((item) => isObject(item) && locals.has(item['reference']));
    if (!isLeft) continue;
    const message = 'What this refers to is contained in the practitioner, and not in the role.';
    context.report('error', 'unresolved-reference', message, undefined, undefined, [...context.from, key]);
  }
}

function practitionerReference(context: Context, { id }: Json): string | undefined {
  if (context.siblings?.fullUrl !== undefined) return context.siblings.fullUrl;
  if (typeof id !== 'string') return undefined;
  return context.siblings?.list === 'contained' ? `#${id}` : `Practitioner/${id}`;
}

/** A CodeSystem for the codes that a ValueSet defines itself, and an include that takes them in. */
export function splitCodeSystem(context: Context, source: Json, out: Json): void {
  const value = source['codeSystem'];
  if (value === undefined) return checkCompose(context, out);
  const spec = context.specs.get('ValueSet.codeSystem')!;
  context.from.push('codeSystem');
  if (!isObject(value) || isEmpty(value))
    lose(context, { path: spec.name, type: spec.name, spec }, value, out, 'This is no code system.');
  else {
    const resource: Json = { resourceType: 'CodeSystem' };
    splitOff(context, value, out, spec.name, resource, () =>
      fillCodeSystem(context, spec, source, value, resource, out),
    );
    const system = resource['url'];
    if (typeof system === 'string') {
      const compose = (out['compose'] ??= {}) as Json;
      ((compose['include'] ??= []) as Json[]).push({ system });
    }
  }
  context.from.pop();
  checkCompose(context, out);
}

function checkCompose(context: Context, { compose }: Json): void {
  if (!isObject(compose) || compose['include'] !== undefined) return;
  context.report(
    'error',
    'missing-required',
    'STU3 requires an include in compose.',
    undefined,
    'compose.include',
  );
}

function fillCodeSystem(
  context: Context,
  spec: Spec,
  source: Json,
  value: Json,
  resource: Json,
  out: Json,
): void {
  mapObject(context, spec, value, resource);
  resource['id'] ??=
    `${typeof source['id'] === 'string' ? source['id'].slice(0, 50) : 'valueset'}-codesystem`;
  const message = 'STU3 requires status, and the source has none.';
  if (out['status'] === undefined) context.report('error', 'missing-required', message, undefined, 'status');
  else resource['status'] = out['status'];
  resource['content'] = 'complete';
  if (JSON.stringify(resource['concept'] ?? '').includes('"notSelectable"')) {
    const uri = 'http://hl7.org/fhir/concept-properties#notSelectable';
    resource['property'] = [{ code: 'notSelectable', uri, type: 'boolean' }];
  }
}
