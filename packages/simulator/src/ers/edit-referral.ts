import { extensionUrls, identifierSystems } from '@ers-kit/fhir/stu3';
import type { DocumentReference, Extension } from 'fhir/r3.js';

import { buildStateExtension, type ReferralState } from './referral-states.js';
import { appointmentOf, documentsOf, extensionOf } from './referral-view.js';
import type { ErsAppointment, ErsContained, ErsReferralRequest } from './wire-types.js';

/** A referral with an extension in place of the one with its URL, if any. */
export function withExtension(resource: ErsReferralRequest, extension: Extension): ErsReferralRequest {
  const others = (resource.extension ?? []).filter(({ url }) => url !== extension.url);
  return { ...resource, extension: [...others, extension] };
}

/** A referral without the extension. */
export function withoutExtension(resource: ErsReferralRequest, url: string): ErsReferralRequest {
  return { ...resource, extension: (resource.extension ?? []).filter((extension) => extension.url !== url) };
}

/** A referral whose pathway has begun: now, unless its referrer has said when. */
export function withPathwayStart(resource: ErsReferralRequest, now: number): ErsReferralRequest {
  const url = extensionUrls.eReferralPathwayStart;
  if (extensionOf(resource, url)) return resource;
  return withExtension(resource, { url, valueInstant: new Date(now).toISOString() });
}

/** A referral in another state. */
export const withState = (resource: ErsReferralRequest, state: ReferralState): ErsReferralRequest =>
  withExtension(resource, buildStateExtension(state));

/** A referral whose contained resources of a type are these. */
export function withContained<Type extends ErsContained['resourceType']>(
  resource: ErsReferralRequest,
  resourceType: Type,
  replacements: readonly Extract<ErsContained, { resourceType: Type }>[],
): ErsReferralRequest {
  const others = (resource.contained ?? []).filter((contained) => contained.resourceType !== resourceType);
  return { ...resource, contained: [...others, ...replacements] };
}

/** A referral with a new appointment, read by itself under `id`. */
export function withNewAppointment(
  resource: ErsReferralRequest,
  appointment: ErsAppointment,
  id: string,
): ErsReferralRequest {
  const contained = withContained(resource, 'Appointment', [{ ...appointment, id: 'appointment' }]);
  return withExtension(
    withExtension(contained, {
      url: extensionUrls.appointmentReference,
      valueReference: { reference: `Appointment/${id}` },
    }),
    { url: extensionUrls.appointment, valueReference: { reference: '#appointment' } },
  );
}

/** A referral whose appointment has changed: its version goes up with it. */
export function withChangedAppointment(
  resource: ErsReferralRequest,
  changes: Partial<ErsAppointment>,
): ErsReferralRequest {
  const appointment = appointmentOf(resource);
  if (!appointment) return resource;
  const versionId = String(Number(appointment.meta.versionId ?? 0) + 1);
  return withContained(resource, 'Appointment', [
    { ...appointment, ...changes, meta: { ...appointment.meta, versionId } },
  ]);
}

/** An appointment whose slot was given back: it has no time any more, and unless it was rejected, no clinician. */
function withoutTime(
  appointment: ErsAppointment,
  clinician: 'keep clinician' | 'drop clinician',
): ErsAppointment {
  const { start: _start, end: _end, slot: _slot, ...timeless } = appointment;
  if (clinician === 'keep clinician') return timeless;
  const isClinician = ({ actor }: ErsAppointment['participant'][number]): boolean =>
    actor?.identifier?.system === identifierSystems.sdsUserId;
  return { ...timeless, participant: timeless.participant.filter((each) => !isClinician(each)) };
}

/** A referral whose appointment ended before it took place. */
export function withEndedAppointment(
  resource: ErsReferralRequest,
  changes: Pick<ErsAppointment, 'status' | 'reason' | 'comment'>,
  clinician: 'keep clinician' | 'drop clinician',
): ErsReferralRequest {
  const changed = withChangedAppointment(resource, changes);
  const appointment = appointmentOf(changed);
  return appointment ? withContained(changed, 'Appointment', [withoutTime(appointment, clinician)]) : changed;
}

/** A referral with other documents; references to them follow. */
export function withDocuments(
  resource: ErsReferralRequest,
  documents: readonly DocumentReference[],
): ErsReferralRequest {
  const former = new Set(documentsOf(resource).map(({ id }) => `#${id}`));
  const others = (resource.supportingInfo ?? []).filter(({ reference }) => !former.has(reference ?? ''));
  return {
    ...withContained(resource, 'DocumentReference', documents),
    supportingInfo: [...documents.map(({ id }) => ({ reference: `#${id}` })), ...others],
  };
}
