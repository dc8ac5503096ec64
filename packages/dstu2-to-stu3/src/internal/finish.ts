import { missingFromReferral, missingFromWorklist, type MissingRow } from '../tables/rules.js';
import { careConnectAppointment, identifierBase, stu3Base } from '../tables/urls.js';
import type { Context, Json, Remark } from './context.js';
import { isEmpty } from './losses.js';
import { isObject } from './map-object.js';
import { isLegalTime } from './primitives.js';

/*
 * What a payload gets on the API platform beyond what its source says. All of it looks at the result, so it serves
 * DSTU2 and HSCN STU3 alike. The result path is at `out`.
 */

const definition = `${stu3Base}StructureDefinition/`;

/** Objects of a list. */
function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether a list has an object with this. */
function hasItem(list: unknown, key: 'id' | 'url', value: string): boolean {
  if (!Array.isArray(list)) return false;
  for (let index = 0; index < list.length; index += 1) {
    if ((list[index] as Json | null)?.[key] === value) return true;
  }
  return false;
}

function hasUrl(out: Json, url: string): boolean {
  return hasItem(out['extension'], 'url', url);
}

const extensionUrl = (name: string): string => `${definition}Extension-eRS-${name}-1`;
const availabilityUrl = extensionUrl('AvailabilityStatus');
const priorityUrl = extensionUrl('ReferralPriority');

function hasExtension(out: Json, name: string): boolean {
  return hasUrl(out, extensionUrl(name));
}

/** What is an element of its own among what the platform requires. */
const elements = new Set(['identifier', 'supportingInfo']);

/** A row of what the platform requires, as the remark that it is missing, with what to look for. */
interface Wanted {
  readonly remark: Remark;
  readonly element: string;
  readonly url: string;
}

function wanted(rows: readonly MissingRow[], urlOf: (element: string) => string): Wanted[] {
  return rows.map(([rule, element, advice]) => ({
    remark: {
      severity: 'warning',
      code: 'missing-required',
      message: `The platform requires ${element}: ${advice}.`,
      rule,
      target: elements.has(element)
        ? element
        : element === 'serviceSearchCriteria'
          ? 'contained'
          : 'extension',
    },
    element,
    url: urlOf(element),
  }));
}

const referralRows = wanted(missingFromReferral, extensionUrl);
const worklistRows = wanted(missingFromWorklist, (element) => element);

/** Notes what is missing, all at once. */
function noteMissing(context: Context, rows: readonly Wanted[], has: (row: Wanted) => boolean): void {
  const missing: Remark[] = [];
  for (const row of rows) if (!has(row)) missing.push(row.remark);
  context.note(missing);
}

/** Adds an extension of e-RS. */
export function addExtension(out: Json, name: string, rest: Json): void {
  ((out['extension'] ??= []) as Json[]).push({ url: extensionUrl(name), ...rest });
}

/** Rows 11, 16, 18, 23 and 57–63 of A005. */
export function finishReferral(context: Context, out: Json): void {
  if (out['intent'] === undefined) {
    out['intent'] = 'plan';
    context.report('information', 'defaulted', 'Every e-RS referral is a plan.', 'A005.11', 'intent');
  }
  if (!hasUrl(out, priorityUrl)) {
    context.report(
      'error',
      'missing-required',
      'The referral has no priority, which STU3 requires.',
      'A005.16',
      'extension',
    );
  }
  const { subject } = out;
  if (isObject(subject) && namesNobody(subject)) {
    const message =
      'e-RS names the patient by NHS number, which this reference does not tell. Write it in its place.';
    context.report('warning', 'missing-required', message, 'A005.18', 'subject.identifier');
  }
  if (!context.apim) return;
  joinPathwayStart(context, out);
  if (context.infers('A005.61')) guessState(context, out);
  noteMissing(context, referralRows, ({ remark, element, url }) => {
    if (remark.target === 'extension') return hasUrl(out, url);
    if (remark.target === element) return out[element] !== undefined;
    return hasItem(out['contained'], 'id', element);
  });
}

const nhsNumber = `${identifierBase}nhs-number`;

/** Whether a reference to a patient tells no NHS number. */
function namesNobody({ reference, identifier }: Json): boolean {
  if (identifier === undefined) return reference !== undefined;
  return !isObject(identifier) || identifier['system'] !== nhsNumber;
}

/** Row 63: what a worklist entry of the same referral says. */
function joinPathwayStart(context: Context, out: Json): void {
  const starts = context.options.pathwayStarts;
  const start =
    starts !== undefined && Object.hasOwn(starts, String(out['id'])) ? starts[String(out['id'])] : undefined;
  if (start === undefined || hasExtension(out, 'eReferralPathwayStart')) return;
  if (!isLegalTime(start, 'i')) {
    const message =
      'The start of the pathway that was given for this referral is no instant, and is left out.';
    context.report('warning', 'invalid-value', message, 'A005.63', 'extension');
    return;
  }
  addExtension(out, 'eReferralPathwayStart', { valueInstant: start });
  context.report(
    'information',
    'derived',
    'The start of the pathway is from the worklist given.',
    'A005.63',
    'extension',
  );
}

type State = readonly [code: string, display: string];

const ofReferrals = new Map<unknown, State>([
  ['cancelled', ['CANCELLED_REFERRAL', 'Cancelled Referral']],
  ['rejected', ['REJECTED', 'Rejected']],
]);
const ofAppointments = new Map<unknown, State>([
  ['booked', ['BOOKED', 'Booked']],
  ['noshow', ['DID_NOT_ATTEND', 'Did Not Attend']],
]);
/** Of referrals that go on, without an appointment. */
const notBooked: State = ['NOT_BOOKED', 'Not Booked'];
const goesOn = new Set<unknown>(['active', 'accepted', 'requested']);

/** Row 61: a guess from the statuses of referral and appointment, in that order. Appointments that differ tell nothing. */
function guessState(context: Context, out: Json): void {
  if (hasExtension(out, 'ReferralState')) return;
  const { status } = context.referral ?? out;
  const appointments = objects(out['contained']).filter(({ resourceType }) => resourceType === 'Appointment');
  const [booking, ...others] = new Set(appointments.map((appointment) => appointment['status']));
  const ofBooking = appointments.length === 0 && goesOn.has(status) ? notBooked : ofAppointments.get(booking);
  const state = ofReferrals.get(status) ?? (others.length > 0 ? undefined : ofBooking);
  if (state === undefined) return;
  const [code, display] = state;
  const valueCoding = { system: `${stu3Base}CodeSystem/eRS-ReferralState-1`, code, display };
  addExtension(out, 'ReferralState', { extension: [{ url: 'state', valueCoding }] });
  context.report(
    'warning',
    'derived',
    'The referral state is a guess from the statuses.',
    'A005.61',
    'extension',
  );
}

const secondProfile: Remark = {
  severity: 'information',
  code: 'defaulted',
  message: 'The platform names a second profile.',
  rule: 'A005.34',
  target: 'meta.profile',
};
const constantText: Remark = {
  severity: 'information',
  code: 'defaulted',
  message: 'The platform requires this constant.',
  rule: 'A005.44',
  target: 'description',
};
const referralOf: Remark = {
  severity: 'information',
  code: 'derived',
  message: 'It follows from the id and version of the referral.',
  rule: 'A005.45b',
  target: 'incomingReferral[0].reference',
};

/** Rows 34, 44 and 45b of A005. */
export function finishAppointment(context: Context, out: Json): void {
  if (!context.apim) return;
  const remarks: Remark[] = [];
  const { meta } = out;
  const profile: unknown = isObject(meta) ? meta['profile'] : undefined;
  if (Array.isArray(profile) && profile.length > 0 && !profile.includes(careConnectAppointment)) {
    profile.push(careConnectAppointment);
    remarks.push(secondProfile);
  }
  if (out['description'] === undefined && context.infers('A005.44')) {
    out['description'] = 'e-Referral Appointment';
    remarks.push(constantText);
  }
  const { id, meta: referralMeta } = context.referral ?? {};
  const version: unknown = isObject(referralMeta) ? referralMeta['versionId'] : undefined;
  const isKnown = typeof id === 'string' && typeof version === 'string';
  if (isKnown && out['incomingReferral'] === undefined && context.infers('A005.45b')) {
    out['incomingReferral'] = [{ reference: `ReferralRequest/${id}/_history/${version}` }];
    remarks.push(referralOf);
  }
  context.note(remarks);
}

/**
 * Whether the participants of an appointment lack its patient, to whom `reference` leads, and row 43 may add them.
 * `isPatient` tells a participant who is the patient by what else it says.
 */
export function lacksPatient(
  context: Context,
  participants: unknown,
  reference: unknown,
  isPatient: (actor: Json) => boolean = () => false,
): boolean {
  if (!context.apim || !context.infers('A005.43')) return false;
  // Where nobody is listed, that is told; the patient alone would hide it.
  if (Array.isArray(participants) && participants.every(isEmpty)) return false;
  return !objects(participants).some(({ actor }) => {
    if (!isObject(actor)) return false;
    return (reference !== undefined && actor['reference'] === reference) || isPatient(actor);
  });
}

/** What there is to say about an attachment without. */
export const availabilityMissing: Remark = {
  severity: 'warning',
  code: 'missing-required',
  message:
    'The platform requires AvailabilityStatus. Read the referral itself (A005), or give it with `attachments`.',
  rule: 'A005.55',
  target: 'extension',
};

/** Row 55 of A005: the availability of an attachment. */
export function finishAttachment(context: Context, out: Json): void {
  if (!context.apim || hasUrl(out, availabilityUrl)) return;
  const code = context.options.attachments;
  if (code !== undefined) {
    const valueCoding = { system: `${stu3Base}CodeSystem/eRS-AvailabilityStatus-1`, code };
    addExtension(out, 'AvailabilityStatus', { valueCoding });
    context.report('information', 'defaulted', 'The availability is the one given.', 'A005.55', 'extension');
    return;
  }
  context.note([availabilityMissing]);
}

/** What the platform requires of a worklist item. */
export function finishWorklistItem(context: Context, out: Json): void {
  if (!context.apim) return;
  noteMissing(context, worklistRows, ({ url }) => hasUrl(out, url));
}
