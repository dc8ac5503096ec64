import { missingFromReferral, missingFromWorklist } from '../tables/rules.js';
import { careConnectAppointment, identifierSystems, stu3Base } from '../tables/urls.js';
import type { Context, Json } from './context.js';
import { isObject } from './map-object.js';

/*
 * What a payload gets on the API platform beyond what its source says. All of it looks at the result, so it serves
 * DSTU2 and HSCN STU3 alike. The result path is at `out`.
 */

const definition = `${stu3Base}StructureDefinition/`;

/** Objects of a list. */
function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function hasUrl(out: Json, url: string): boolean {
  const list = out['extension'];
  if (!Array.isArray(list)) return false;
  for (let index = 0; index < list.length; index += 1) if ((list[index] as Json)['url'] === url) return true;
  return false;
}

const availabilityUrl = `${definition}Extension-eRS-AvailabilityStatus-1`;

const extensionUrl = (name: string): string => `${definition}Extension-eRS-${name}-1`;

function hasExtension(out: Json, name: string): boolean {
  return hasUrl(out, extensionUrl(name));
}

/** The rows of what a referral lacks, with what to look for and where. */
const missing = missingFromReferral.map(([row, , element, advice]) => ({
  row,
  element,
  message: `The platform requires ${element}: ${advice}.`,
  url: extensionUrl(element),
  target: element === 'identifier' ? element : element === 'serviceSearchCriteria' ? 'contained' : 'extension',
}));

/** Adds an extension of e-RS. */
export function addExtension(out: Json, name: string, rest: Json): void {
  ((out['extension'] ??= []) as Json[]).push({ url: `${definition}Extension-eRS-${name}-1`, ...rest });
}

/** Rows 11, 16, 17, 23 and 57–63 of A005. */
export function finishReferral(context: Context, out: Json): void {
  if (out['intent'] === undefined) {
    out['intent'] = 'plan';
    context.report('information', 'defaulted', 'Every e-RS referral is a plan.', 'A005.11', 'intent');
  }
  if (!hasExtension(out, 'ReferralPriority')) {
    context.report('error', 'missing-required', 'The referral has no priority, which STU3 requires.', 'A005.16', 'extension');
  }
  if (!context.apim) return;
  joinPathwayStart(context, out);
  if (context.infers('A005.61')) guessState(context, out);
  for (const { row, element, message, url, target } of missing) {
    const present =
      target === 'identifier'
        ? out['identifier'] !== undefined
        : target === 'contained'
          ? objects(out['contained']).some(({ id }) => id === element)
          : hasUrl(out, url);
    if (!present) context.report('warning', 'missing-required', message, row, target);
  }
}

/** Row 63: what a worklist entry of the same referral says. */
function joinPathwayStart(context: Context, out: Json): void {
  const starts = context.options.pathwayStarts;
  const start = starts !== undefined && Object.hasOwn(starts, String(out['id'])) ? starts[String(out['id'])] : undefined;
  if (start === undefined || hasExtension(out, 'eReferralPathwayStart')) return;
  addExtension(out, 'eReferralPathwayStart', { valueInstant: start });
  context.report('information', 'derived', 'The start of the pathway is from the worklist given.', 'A005.63', 'extension');
}

const states: Readonly<Record<string, readonly [string, string]>> = {
  booked: ['BOOKED', 'Booked'],
  noshow: ['DID_NOT_ATTEND', 'Did Not Attend'],
  cancelled: ['CANCELLED_REFERRAL', 'Cancelled Referral'],
  rejected: ['REJECTED', 'Rejected'],
  none: ['NOT_BOOKED', 'Not Booked'],
};

/** Row 61: a guess from the statuses of referral and appointment, in that order. */
function guessState(context: Context, out: Json): void {
  if (hasExtension(out, 'ReferralState')) return;
  const appointment = objects(out['contained']).find(({ resourceType }) => resourceType === 'Appointment');
  const { status } = context.referral ?? out;
  const state = states[status === 'cancelled' || status === 'rejected' ? status : String(appointment?.['status'] ?? 'none')];
  if (state === undefined) return;
  const [code, display] = state;
  const valueCoding = { system: `${stu3Base}CodeSystem/eRS-ReferralState-1`, code, display };
  addExtension(out, 'ReferralState', { extension: [{ url: 'state', valueCoding }] });
  context.report('warning', 'derived', 'The referral state is a guess from the statuses.', 'A005.61', 'extension');
}

/** Rows 34, 44 and 45b of A005. */
export function finishAppointment(context: Context, out: Json): void {
  if (!context.apim) return;
  const { meta } = out;
  const profile: unknown = isObject(meta) ? meta['profile'] : undefined;
  if (Array.isArray(profile) && !profile.includes(careConnectAppointment)) {
    profile.push(careConnectAppointment);
    const message = 'The platform names a second profile.';
    context.report('information', 'defaulted', message, 'A005.34', `meta.profile[${profile.length - 1}]`);
  }
  if (out['description'] === undefined && context.infers('A005.44')) {
    out['description'] = 'e-Referral Appointment';
    context.report('information', 'defaulted', 'The platform requires this constant.', 'A005.44', 'description');
  }
  const { id, meta: referralMeta } = context.referral ?? {};
  const version: unknown = isObject(referralMeta) ? referralMeta['versionId'] : undefined;
  if (out['incomingReferral'] === undefined && id !== undefined && version !== undefined && context.infers('A005.45b')) {
    out['incomingReferral'] = [{ reference: `ReferralRequest/${String(id)}/_history/${String(version)}` }];
    const message = 'It follows from the id and version of the referral.';
    context.report('information', 'derived', message, 'A005.45b', 'incomingReferral[0].reference');
  }
}

/** Whether the participants of an appointment lack its patient, and row 43 may add them. */
export function lacksPatient(context: Context, participants: unknown): boolean {
  if (!context.apim || !context.infers('A005.43')) return false;
  return !objects(participants).some(({ actor }) => {
    const identifier = isObject(actor) ? actor['identifier'] : undefined;
    return isObject(identifier) && identifier['system'] === identifierSystems['nhs-number'];
  });
}

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
  const message = 'The platform requires AvailabilityStatus. Read the referral itself (A005), or give it with `attachments`.';
  context.report('warning', 'missing-required', message, 'A005.55', 'extension');
}

const missingFields = missingFromWorklist.map(([row, , element, advice]) => ({
  row,
  element,
  message: `The platform requires ${element}: ${advice}.`,
}));

/** What the platform requires of a worklist item. */
export function finishWorklistItem(context: Context, out: Json): void {
  if (!context.apim) return;
  for (const { row, element, message } of missingFields) {
    if (!hasUrl(out, element)) context.report('warning', 'missing-required', message, row, 'extension');
  }
}
