import { bookingDateLost } from '../tables/rules.js';
import { emptyReasonSystem, worklistAliases, worklistFields, worklistUrl } from '../tables/urls.js';
import { identifierPath, isPatientActor, settleActors } from './actors.js';
import type { Context, Json } from './context.js';
import { own } from './converters.js';
import { addExtension, finishReferral, finishWorklistItem, lacksPatient } from './finish.js';
import { drop, dropEmptyList, dropEmptyText, isEmpty, keepsEmptyText, lose } from './losses.js';
import { isObject, mapElement, mapObject, mapTo, mapValue, textOf } from './map-object.js';
import { findLocals } from './references.js';
import { extensionUrls } from './nhs-urls.js';
import { quickIdentifier } from './quick.js';
import { mapContained } from './resources.js';
import type { Handler, ObjectMapper } from './spec.js';

/** Rows 1–32 and 57–64 of A005. Actors are settled last, when all that refers to them is mapped. */
export const mapReferral: ObjectMapper = (context, source, spec) => {
  context.referral = source;
  return mapObject(context, spec, source);
};

/** Runs on a mapped referral before its required elements are looked for. */
export function completeReferral(context: Context, source: Json, out: Json): void {
  const { contained } = source;
  if (contained !== undefined) {
    const field = context.specs.get('ReferralRequest')!.fields.get('contained')!;
    context.from.push('contained');
    mapContained(context, contained, out, source, field);
    context.from.pop();
  }
  settleActors(context, out);
  finishReferral(context, out);
}

/** Row 15: the priority is an extension in STU3. */
const ersPriority: Handler = (context, value, out, source, field) => {
  const extensions = (out['extension'] ??= []) as Json[];
  const concept = mapTo(
    context,
    ['extension', extensions.length, 'valueCodeableConcept'],
    field,
    value,
    out,
    source,
  );
  if (concept !== undefined) addExtension(out, 'ReferralPriority', { valueCodeableConcept: concept });
  else if (extensions.length === 0) delete out['extension'];
};

/** Rows 37–43: participants, with the patient after the service as the platform lists them. */
const ersParticipant: Handler = (context, value, out, source, field) => {
  if (!Array.isArray(value) || value.length === 0) return mapElement(context, field, value, out, source);
  const list: Json[] = [];
  const { from, to } = context;
  value.forEach((item: unknown, index) => {
    from.push(index);
    to.push('participant', list.length);
    const mapped = mapValue(context, field, item, out, source) as Json | undefined;
    to.pop();
    to.pop();
    from.pop();
    if (mapped !== undefined) list.push(mapped);
    if (index === 0) addPatient(context, list, value);
  });
  if (list.length > 0) out['participant'] = list;
};

/** Adds the patient, unless one of the `participants` of the source is the patient. */
function addPatient(context: Context, list: Json[], participants: readonly unknown[]): void {
  const patient = context.referral?.['patient'];
  const reference = isObject(patient) ? patient['reference'] : undefined;
  const actor = findLocals(context).get(reference);
  if (!isPatientActor(actor) || !lacksPatient(context, participants, reference)) return;
  const { from, to } = context;
  to.push('participant', list.length);
  let identifier = context.trace === undefined ? quickIdentifier(context, actor.identifier) : undefined;
  if (identifier === undefined) {
    context.from = identifierPath(context, actor);
    to.push('actor', 'identifier');
    identifier = mapObject(context, context.specs.get('Identifier')!, actor.identifier);
    to.pop();
    to.pop();
    context.from = from;
  }
  list.push({ actor: { identifier }, status: 'accepted' });
  context.report('information', 'derived', 'The platform lists the patient as a participant.', 'A005.43', '');
  to.pop();
  to.pop();
}

/** Row 40: e-RS has one object here in both generations, though FHIR wants a list. */
const participantType: Handler = (context, value, out, source, field) => {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const listed = context.options.strictFhir || items.filter((item) => !isEmpty(item)).length > 1;
  const types: unknown[] = [];
  const { from, to } = context;
  items.forEach((item, index) => {
    if (Array.isArray(value)) from.push(index);
    to.push('type');
    if (listed) to.push(types.length);
    const mapped = mapValue(context, field, item, out, source);
    to.length -= listed ? 2 : 1;
    if (Array.isArray(value)) from.pop();
    if (mapped !== undefined) types.push(mapped);
  });
  if (types.length > 0) out['type'] = listed ? types : types[0];
  else dropEmptyList(context, items);
};

/** Row 51: e-RS writes empty descriptions in both generations. */
const emptyText: Handler = (context, value, out, source, field) => {
  if (value !== '') return mapElement(context, field, value, out, source);
  if (!keepsEmptyText(context)) return dropEmptyText(context);
  out[field.to] = value;
  context.to.push(field.to);
  context.trace?.add(context.from, context.to, false);
  context.to.pop();
};

/** `emptyReason` of a worklist. */
const emptyReason: Handler = (context, value, out, source, field) => {
  if (!context.infers('A008.emptyReason')) {
    return lose(
      context,
      field,
      value,
      out,
      'The platform leaves out the reason.',
      'information',
      'A008.emptyReason',
    );
  }
  mapElement(context, field, value, out, source);
  const concept = out['emptyReason'];
  const codings = isObject(concept) && Array.isArray(concept['coding']) ? (concept['coding'] as Json[]) : [];
  codings.forEach((coding, index) => {
    if (coding['system'] !== emptyReasonSystem[0]) return;
    coding['system'] = emptyReasonSystem[1];
    const from = [...context.from, ...(Array.isArray(value) ? [0] : []), 'coding', index, 'system'];
    context.trace?.move(from, [...context.to, 'emptyReason', 'coding', index, 'system']);
  });
};

/** `location` of an outcome: legal in STU3, though e-RS no longer has it. */
const ersLocation: Handler = (context, value, out, source, field) => {
  if (keepsLocation(context, value)) mapElement(context, field, value, out, source);
};

function keepsLocation(context: Context, value: unknown): boolean {
  return (
    context.infers('errors.location') ||
    !Array.isArray(value) ||
    value.length === 0 ||
    !value.every((item) => typeof item === 'string')
  );
}

/** Puts the locations of an outcome behind its diagnostics, where that is wanted. */
export function foldLocation(context: Context, source: Json, out: Json): void {
  const { location } = source;
  if (location === undefined || keepsLocation(context, location)) return;
  const { diagnostics } = out;
  const text = (location as string[]).join(', ');
  const to = [...context.to, 'diagnostics'];
  if (typeof diagnostics === 'string') context.trace?.move([...context.from, 'diagnostics'], to);
  out['diagnostics'] = typeof diagnostics === 'string' ? `${diagnostics} (${text})` : text;
  context.trace?.absorb(location, [...context.from, 'location'], to);
}

/** What the tables name after `=`, for e-RS payloads. */
export const ersHandlers: Readonly<Record<string, Handler>> = {
  ersPriority,
  ersContained: () => undefined,
  ersParticipant,
  participantType,
  emptyText,
  emptyReason,
  ersLocation,
};

const known = new Set(worklistFields.split(' '));

/** Extensions, and the items of a worklist with those inside them. */
export const mapExtension: ObjectMapper = (context, source, spec, parent) => {
  const { url } = source;
  const { workItem } = context;
  if (workItem !== undefined && typeof url === 'string')
    return mapWorklistField(context, source, url, parent);
  if (typeof url !== 'string' || !url.startsWith('http') || extensionUrls.get(url) !== worklistUrl) {
    return mapObject(context, spec, source);
  }
  const out: Json = {};
  context.workItem = out;
  mapObject(context, spec, source, out);
  context.workItem = undefined;
  finishWorklistItem(context, out);
  return out;
};

function mapWorklistField(context: Context, source: Json, url: string, parent: Json): Json | undefined {
  const item = context.workItem;
  const spec = context.specs.get('Extension')!;
  const name = (context.infers('A008.aliases') ? own(worklistAliases, url.toLowerCase()) : undefined) ?? url;
  if (name === 'dateWhenBookingMade') {
    const message = bookingDateLost;
    const path = 'List.entry.dateWhenBookingMade';
    const { to } = context;
    context.to = to.slice(0, -2);
    // With anything beside the date, the whole is no date of booking that could be kept.
    const isPlainDate = textOf(source['valueDateTime']) !== '' && Object.keys(source).length === 2;
    if (context.options.keepLost && isPlainDate) {
      context.trace?.absorb(
        url,
        [...context.from, 'url'],
        [...context.to, 'extension', to.at(-1) as number, 'url'],
      );
      context.from.push('valueDateTime');
      lose(
        context,
        { path, type: 'd', spec: undefined },
        source['valueDateTime'],
        parent,
        message,
        'warning',
        'A008.booking',
      );
      context.from.pop();
    } else drop(context, source, 'warning', message, 'A008.booking');
    context.to = to;
    return undefined;
  }
  context.workItem = undefined;
  if (!known.has(name)) {
    const message = 'STU3 worklists have no such field. It goes over as it is.';
    context.report('warning', 'unknown-extension', message, 'A008.fields');
  }
  const mapped = mapObject(context, spec, source);
  if (name !== url) {
    mapped['url'] = name;
    context.trace?.move([...context.from, 'url'], [...context.to, 'url']);
  }
  context.workItem = item;
  return mapped;
}
