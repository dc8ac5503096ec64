import {
  conceptOf,
  itemsOf,
  loose,
  readingOf,
  readPart,
  referenceOf,
  textsOf,
  type CodingValue,
  type Reading,
} from '../../internal/reading.js';
import { ersServiceSystem, nhsNumberSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';

/** Who takes part in an appointment. */
export interface AppointmentParticipants {
  /** NHS number. */
  readonly patient: string;
  /** Id of the service. */
  readonly service: string;
  /** SDS user id. */
  readonly clinician?: string;
}

/**
 * The patient, service and clinician of an appointment. They are told apart by the systems of their
 * identifiers, so that it does not matter whether `type` came as an object or as a list.
 */
export function appointmentParticipants(appointment: unknown): Reading<AppointmentParticipants> {
  const list = loose(appointment)?.participant;
  if (list === undefined) return { status: 'missing' };
  const actors = new Map<unknown, unknown>(
    itemsOf(list).map((participant) => [
      participant?.actor?.identifier?.system,
      participant?.actor?.identifier?.value,
    ]),
  );
  const read = textsOf({
    patient: actors.get(nhsNumberSystem),
    service: actors.get(ersServiceSystem),
    clinician: actors.get(sdsUserIdSystem),
  });
  return readingOf(
    read.patient && read.service ? (read as AppointmentParticipants) : undefined,
    'participant',
  );
}

/** Why an appointment is deferred or cancelled. */
export function appointmentReason(appointment: unknown): Reading<CodingValue> {
  return readPart(loose(appointment)?.reason?.[0], 'reason[0]', conceptOf);
}

/** The versioned reference of the referral that an appointment is for. */
export function incomingReferral(appointment: unknown): Reading<string> {
  return readPart(loose(appointment)?.incomingReferral?.[0], 'incomingReferral[0]', referenceOf);
}
