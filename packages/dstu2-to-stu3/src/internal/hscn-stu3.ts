import { guardDepth } from '../errors.js';
import { careConnectAppointment, hscnProfiles, identifierBase, stu3Base } from '../tables/urls.js';
import { type Actor, identifierPath, isPatientActor, isSameIdentifier, settleActors } from './actors.js';
import { asSegment, type Context, type Json, type Path } from './context.js';
import { mapErrorCode } from './converters.js';
import {
  finishAppointment,
  finishAttachment,
  finishReferral,
  finishWorklistItem,
  lacksPatient,
} from './finish.js';
import { isStu3 } from './dialect.js';
import { drop, dropEmptyText, keepsEmptyText, saySingle } from './losses.js';
import { isObject } from './map-object.js';
import { dereference, findLocals } from './references.js';

/** Request parameters that e-RS took in STU3 once and refuses now. */
const removedParameters = new Set<unknown>(['contentSensitive', 'unaccreditedComment', 'restrictedService']);

/** Reference data as HSCN named it, on whatever host; the early guide had a fixed URL for specialties. */
const referenceData =
  /^(?!https:\/\/fhir\.nhs\.uk\/).*\/STU3\/v1\/CodeSystem\/([A-Z-]+)$|\/STU3\/CodeSystem\/eRS-(Specialty)-1$/;

const errorCodeSystem = `${stu3Base}CodeSystem/eRS-APIErrorCode-1`;

const earlyIdentifier = /^https?:\/\/fhir\.nhs\.uk\/Id\/(nhs-number|sds-user-id|ers-service)$/;

/** Maps a STU3 resource of HSCN: the same but for URLs, and what the platform adds. */
export function mapStu3(context: Context, source: Json): Json {
  const isReferral = source['resourceType'] === 'ReferralRequest' && isStu3(source);
  if (isReferral) {
    context.referral = source;
  }
  const out = copyObject(context, source);
  if (isReferral) {
    settleActors(context, out);
    finishReferral(context, out);
  }
  return out;
}

function copy(context: Context, key: string, value: unknown, holder: Json): unknown {
  if (isObject(value)) return copyObject(context, value);
  if (Array.isArray(value)) return copyList(context, key, value, holder);
  const result = typeof value === 'string' ? copyText(context, key, value, holder) : value;
  context.trace?.add(context.from, context.to, result !== value);
  return result;
}

function copyText(context: Context, key: string, value: string, holder: Json): unknown {
  if (key === 'system' || key === 'url') {
    const match = referenceData.exec(value);
    const known = context.apim || context.options.referenceDataBaseUrl !== undefined;
    if (match !== null && known) return context.referenceSystem(match[1] ?? 'SPECIALTY');
    const early = earlyIdentifier.exec(value);
    return early ? identifierBase + early[1] : value;
  }
  if (key === 'code' && holder['system'] === errorCodeSystem) return mapErrorCode(context, value);
  if (key === 'profile' && context.apim && value.startsWith(stu3Base)) {
    return value.replace(hscnProfiles, 'StructureDefinition/eRS-$1-Parameters-1');
  }
  return value;
}

function copyObject(context: Context, source: Json): Json {
  const { from, to } = context;
  guardDepth(from.length);
  const out: Json = {};
  let keys = 0;
  for (const key in source) {
    const value = source[key];
    if (value === undefined) continue;
    keys += 1;
    from.push(asSegment(key));
    const actor =
      key === 'reference' && typeof value === 'string' && value.startsWith('#')
        ? findLocals(context).get(value)
        : undefined;
    if (actor && isObject(source['identifier'])) leaveReference(context, actor, source['identifier'], out);
    else if (actor) dereference(context, actor, out, source);
    else if (value === '' && key === 'description' && context.apim && !keepsEmptyText(context))
      dropEmptyText(context);
    else {
      to.push(asSegment(key));
      const mapped =
        key === 'contained' && isObject(value)
          ? copySingle(context, value)
          : copy(context, key, value, source);
      to.pop();
      if (key === '__proto__')
        Object.defineProperty(out, key, { value: mapped, enumerable: true, writable: true });
      else if (mapped !== undefined) out[key] = mapped;
    }
    from.pop();
  }
  if (keys === 0) context.trace?.add(from, to, false);
  finish(context, out);
  return out;
}

/** Leaves out a reference to an actor beside an identifier, which stays: it is what the platform reads. */
function leaveReference(context: Context, actor: Actor, identifier: Json, out: Json): void {
  if (isSameIdentifier(actor.identifier, identifier)) {
    actor.holder ??= out;
    if (actor.holder === out) actor.path = context.to.slice();
    context.trace?.add(context.from, [...context.to, 'identifier'], true);
  } else {
    const message = 'This leads to another identifier than the one beside it, which stays.';
    drop(context, null, 'error', message);
  }
}

/** `contained` with one resource in place of a list. */
function copySingle(context: Context, resource: Json): Json[] | undefined {
  saySingle(context);
  if (isDissolved(context, resource)) return undefined;
  context.to.push(0);
  const mapped = copyObject(context, resource);
  context.to.pop();
  return [mapped];
}

function copyList(context: Context, key: string, source: unknown[], holder: Json): unknown[] | undefined {
  const { from, to } = context;
  if (source.length === 0) context.trace?.add(from, to, false);
  const list: unknown[] = [];
  const patient = key === 'participant' && context.referral !== undefined && patientOf(context, holder);
  source.forEach((item, index) => {
    if (isObject(item)) {
      if (key === 'contained' && isDissolved(context, item)) return;
      if (key === 'parameter' && context.apim && removedParameters.has(item['name'])) {
        from.push(index);
        drop(context, item, 'warning', 'The platform refuses this parameter.', 'A011.parameters');
        from.pop();
        return;
      }
    }
    from.push(index);
    to.push(list.length);
    list.push(copy(context, key, item, holder));
    to.pop();
    from.pop();
    if (index === 0 && patient) addPatient(context, list, patient);
  });
  return source.length > 0 && list.length === 0 ? undefined : list;
}

function isDissolved(context: Context, resource: Json): boolean {
  return findLocals(context).size > 0 && context.dissolved.has(resource);
}

/** The identifier of the patient of a referral, where an appointment lacks it. */
function patientOf(context: Context, appointment: Json): { identifier: Json; from: Path } | undefined {
  const subject = context.referral?.['subject'];
  if (!isObject(subject)) return undefined;
  const { reference } = subject;
  const locals = findLocals(context);
  const actor = locals.get(reference);
  const own = isObject(subject['identifier']) ? subject['identifier'] : undefined;
  const identifier = own ?? actor?.identifier;
  const isPatient = (participant: Json): boolean => {
    const { reference: to, identifier: said } = participant;
    const is = isObject(said) ? said : locals.get(to)?.identifier;
    return is !== undefined && identifier !== undefined && isSameIdentifier(is, identifier);
  };
  if (!lacksPatient(context, appointment['participant'], reference, isPatient)) return undefined;
  if (own) return { identifier: own, from: [...context.containerPath, 'subject', 'identifier'] };
  return isPatientActor(actor)
    ? { identifier: actor.identifier, from: identifierPath(context, actor) }
    : undefined;
}

function addPatient(
  context: Context,
  list: unknown[],
  { identifier, from }: { identifier: Json; from: Path },
): void {
  const saved = context.from;
  context.from = from;
  context.to.push(list.length, 'actor', 'identifier');
  list.push({ actor: { identifier: copyObject(context, identifier) }, status: 'accepted' });
  context.from = saved;
  context.to.pop();
  context.to.pop();
  context.report('information', 'derived', 'The platform lists the patient as a participant.', 'A005.43', '');
  context.to.pop();
}

/** Adds what the platform has and HSCN had not, to the objects that it concerns. */
function finish(context: Context, out: Json): void {
  if (context.referral === undefined) {
    if (out['resourceType'] === 'Appointment') nameProfiles(context, out);
  } else {
    if (out['resourceType'] === 'Appointment') finishAppointment(context, out);
    else if (context.to.at(-1) === 'attachment') finishAttachment(context, out);
  }
  const { url } = out;
  if (typeof url === 'string' && url.endsWith('/Extension-eRS-ReferralsforReview-WorkListItem-1')) {
    finishWorklistItem(context, out);
  }
}

/** A016: HSCN requests named the profile of CareConnect alone, the platform's name that of e-RS as well. */
function nameProfiles(context: Context, { meta }: Json): void {
  const profiles: unknown = isObject(meta) ? meta['profile'] : undefined;
  if (!context.apim || !Array.isArray(profiles) || profiles.length !== 1) return;
  if (profiles[0] !== careConnectAppointment) return;
  profiles.push(`${stu3Base}StructureDefinition/eRS-Appointment-1`);
  context.report(
    'information',
    'defaulted',
    'The platform names both profiles.',
    'A016.profile',
    'meta.profile',
  );
}
