import {
  conceptOf,
  defined,
  itemsAt,
  property,
  readingOf,
  readPath,
  referenceOf,
  textAt,
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
  if (property(appointment, 'participant') === undefined) return { status: 'missing' };
  const actors = new Map(
    itemsAt(appointment, 'participant').map((participant) => [
      textAt(participant, 'actor.identifier.system'),
      textAt(participant, 'actor.identifier.value'),
    ]),
  );
  const patient = actors.get(nhsNumberSystem);
  const service = actors.get(ersServiceSystem);
  const known =
    patient && service ? defined({ patient, service, clinician: actors.get(sdsUserIdSystem) }) : undefined;
  return readingOf(known, 'participant');
}

/** Why an appointment is deferred or cancelled. */
export function appointmentReason(appointment: unknown): Reading<CodingValue> {
  return readPath(appointment, 'reason.0', conceptOf);
}

/** The versioned reference of the referral that an appointment is for. */
export function incomingReferral(appointment: unknown): Reading<string> {
  return readPath(appointment, 'incomingReferral.0', referenceOf);
}
