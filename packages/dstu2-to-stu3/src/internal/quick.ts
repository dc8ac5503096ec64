import { ersCodes } from '../tables/codes.js';
import { participantSystem, stu3Base, worklistFields, worklistUrl } from '../tables/urls.js';
import { bookingDateLost } from '../tables/rules.js';
import type { Actor } from './actors.js';
import type { Context, Json, Remark } from './context.js';
import { own } from './converters.js';
import { finishWorklistItem } from './finish.js';
import { drop } from './losses.js';
import { codeSystemUrls, extensionUrls, identifierUrls, profileUrls, TextTable } from './nhs-urls.js';
import { isLegalTime } from './primitives.js';
import { findLocals, oldType } from './references.js';

/*
 * Short cuts for the few forms that most of every e-RS payload consists of. Each returns `undefined` for anything that is
 * not exactly that form or that there is something to say about; the tables then do the work. They write object
 * literals, which cost a fraction of what element by element does. Not used with `trace`; a test compares the two.
 */

export const isPlain = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** How many keys an object has. */
export function count(source: Json): number {
  let keys = 0;
  for (const _key in source) keys += 1;
  return keys;
}

/** `{ system, value }` of an e-RS system. */
export function quickIdentifier(context: Context, source: Json): Json | undefined {
  const { system, value } = source;
  if (typeof system !== 'string' || typeof value !== 'string' || value === '' || context.inLocation)
    return undefined;
  const url = identifierUrls.usual.get(system);
  return url === undefined || count(source) !== 2 ? undefined : { system: url, value };
}

/** `{ system, code, display? }` of an e-RS code system whose codes stay; with `only`, of that one, and without a display added. */
export function quickCoding(context: Context, source: Json, only?: string): Json | undefined {
  const { system, code, display } = source;
  if (typeof system !== 'string' || typeof code !== 'string' || code === '') return undefined;
  const name = codeSystemUrls.usual.get(system);
  if (
    name === undefined ||
    (only !== undefined && name !== only) ||
    count(source) !== (display === undefined ? 2 : 3)
  )
    return undefined;
  const entry = ersCodes[name];
  if (entry?.codes !== undefined && (code === '2WW' || name === 'eRS-APIErrorCode-1')) return undefined;
  const url = name === 'SPECIALTY' ? context.referenceSystem(name) : `${stu3Base}CodeSystem/${name}`;
  if (display === undefined) {
    const out: Json = { system: url, code };
    if (context.referral !== undefined && only === undefined) addDisplay(context, name, out);
    return out;
  }
  return typeof display === 'string' && display !== '' ? { system: url, code, display } : undefined;
}

/** The remark about a display that was added. */
export function displayAdded(rule: string): Remark {
  return {
    severity: 'information',
    code: 'derived',
    message: 'The display is the one of the code.',
    rule,
    target: 'display',
  };
}

/** Rows 14, 15 and 48 of A005: displays that STU3 requires, by code. `name` is the last part of the STU3 system. */
export function addDisplay(context: Context, name: string, out: Json): void {
  const table = name === 'SPECIALTY' ? context.options.specialtyDisplays : ersCodes[name]?.displays;
  const display = own(table, out['code']);
  if (display === undefined) return;
  out['display'] = display;
  const rule = name === 'SPECIALTY' ? 'A005.14' : name === 'eRS-Priority-1' ? 'A005.15' : 'A005.48';
  const { severity, code, message, target } = displayAdded(rule);
  context.report(severity, code, message, rule, target);
}

/** `{ versionId?, profile: [one] }`. */
export function quickMeta(_context: Context, source: Json): Json | undefined {
  const { versionId, profile } = source;
  if (!Array.isArray(profile) || profile.length !== 1) return undefined;
  const [first] = profile as unknown[];
  const url = typeof first === 'string' ? profileUrls.usual.get(first) : undefined;
  if (url === undefined || count(source) !== (versionId === undefined ? 1 : 2)) return undefined;
  if (versionId === undefined) return { profile: [url] };
  return typeof versionId === 'string' && versionId !== '' ? { versionId, profile: [url] } : undefined;
}

/** `{ coding: [one] }`. */
export function quickConcept(context: Context, source: Json): Json | undefined {
  const { coding } = source;
  if (!Array.isArray(coding) || coding.length !== 1 || count(source) !== 1) return undefined;
  const first: unknown = coding[0];
  if (typeof first !== 'object' || first === null) return undefined;
  const { from, to } = context;
  from.push('coding', 0);
  to.push('coding', 0);
  const quick = quickCoding(context, first as Json);
  from.pop();
  from.pop();
  to.pop();
  to.pop();
  return quick === undefined ? undefined : { coding: [quick] };
}

/** `{ reference }` that leads somewhere and is no actor's. */
export function quickReference(context: Context, source: Json): Json | undefined {
  const { reference } = source;
  if (typeof reference !== 'string' || reference === '' || count(source) !== 1) return undefined;
  if (reference.charCodeAt(0) === 35) {
    const locals = findLocals(context);
    const actor = locals.get(reference);
    if (actor) return quickActor(context, actor);
    if (actor === undefined || context.renamesDocuments) return undefined;
  } else if (oldType.test(reference)) return undefined;
  return { reference };
}

/** The identifier of an actor that has no name to look after. */
function quickActor(context: Context, actor: Actor): Json | undefined {
  if (actor.name !== undefined || context.options.keepLost) return undefined;
  const identifier = quickIdentifier(context, actor.identifier);
  if (identifier === undefined) return undefined;
  const out = { identifier };
  actor.holder ??= out;
  return out;
}

/** A participant of an appointment that is an actor: `{ type?, actor: { reference, display? }, status }`. */
export function quickParticipant(context: Context, source: Json): Json | undefined {
  const { type, actor, status } = source;
  if (!isPlain(actor) || !isText(status) || count(source) !== (type === undefined ? 2 : 3)) return undefined;
  const { reference, display } = actor;
  if (!isText(reference) || context.options.keepLost || context.options.strictFhir) return undefined;
  const found = reference.charCodeAt(0) === 35 ? findLocals(context).get(reference) : undefined;
  if (!found || found.name !== display || count(actor) !== (display === undefined ? 1 : 2)) return undefined;
  const identifier = quickIdentifier(context, found.identifier);
  if (identifier === undefined) return undefined;
  const kind = isPlain(type) ? plainConcept(type) : undefined;
  if (type !== undefined && kind === undefined) return undefined;
  const who = display === undefined ? { identifier } : { identifier, display };
  found.holder ??= who;
  found.named ||= display !== undefined;
  return kind === undefined ? { actor: who, status } : { type: kind, actor: who, status };
}

/** A copy of `{ coding: [{ system, code }] }` of a system outside e-RS. */
function plainConcept(source: Json): Json | undefined {
  const { coding } = source;
  const first: unknown = Array.isArray(coding) && coding.length === 1 ? coding[0] : undefined;
  if (!isPlain(first) || count(first) !== 2 || count(source) !== 1) return undefined;
  const { system, code } = first;
  return isText(code) && system === participantSystem ? { coding: [{ system, code }] } : undefined;
}

const known = new TextTable();
for (const name of worklistFields.split(' ')) known.set(name, name);

/** `{ url, value… }` of e-RS, on a resource or in a worklist item. */
export function quickExtension(context: Context, source: Json): Json | undefined {
  let name = '';
  let keys = 0;
  for (const key in source) {
    keys += 1;
    if (key !== 'url') name = key;
  }
  const url = source['url'];
  if (keys !== 2 || typeof url !== 'string') return undefined;
  const to = context.workItem === undefined ? extensionUrls.usual.get(url) : known.get(url);
  if (to === undefined || to === worklistUrl) return undefined;
  const value = source[name];
  if (typeof value === 'object' && value !== null) {
    if (name === 'valueCodeableConcept') {
      // In a referral there may be a display to tell of, at a path that is not kept here.
      if (context.referral !== undefined) return undefined;
      const valueCodeableConcept = quickConcept(context, value as Json);
      return valueCodeableConcept && { url: to, valueCodeableConcept };
    }
    const valueReference = name === 'valueReference' ? quickReference(context, value as Json) : undefined;
    return valueReference && { url: to, valueReference };
  }
  if (name === 'valueDateTime')
    return isLegalTime(value, 'd') ? { url: to, valueDateTime: value } : undefined;
  return name === 'valueBoolean' && typeof value === 'boolean' ? { url: to, valueBoolean: value } : undefined;
}

/** An entry of a worklist with its one item, whose fields are all of the usual form. */
export function quickEntry(context: Context, source: Json): Json | undefined {
  const { extension, item } = source;
  if (!Array.isArray(extension) || extension.length !== 1 || !isPlain(item) || count(source) !== 2)
    return undefined;
  const first: unknown = extension[0];
  if (!isPlain(first)) return undefined;
  const { url, extension: fields } = first;
  if (typeof url !== 'string' || !Array.isArray(fields) || count(first) !== 2) return undefined;
  if (extensionUrls.usual.get(url) !== worklistUrl) return undefined;
  const reference = quickReference(context, item);
  if (reference === undefined) return undefined;
  // What it says of ids is not to be taken back below.
  findLocals(context);
  const { from, to, said } = context;
  from.push('extension', 0);
  to.push('extension', 0);
  const list = quickFields(context, fields as Json[]);
  const out = { url: worklistUrl, extension: list };
  if (list === undefined) context.unsay(said);
  else finishWorklistItem(context, out);
  from.pop();
  from.pop();
  to.pop();
  to.pop();
  return list && { extension: [out], item: reference };
}

function quickFields(context: Context, fields: Json[]): Json[] | undefined {
  const list: Json[] = [];
  context.workItem = fields;
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index];
    const quick = isPlain(field) ? quickExtension(context, field) : undefined;
    if (quick !== undefined) list.push(quick);
    else if (field?.['url'] === 'dateWhenBookingMade' && !context.options.keepLost) {
      context.from.push('extension', index);
      drop(context, field, 'warning', bookingDateLost, 'A008.booking');
      context.from.pop();
      context.from.pop();
    } else {
      context.workItem = undefined;
      return undefined;
    }
  }
  context.workItem = undefined;
  return list.length > 0 ? list : undefined;
}
