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

/**
 * Who takes part in an appointment.
 *
 * @example
 * ```ts
 * import type { AppointmentParticipants } from '@ers-kit/fhir/stu3';
 *
 * const participants: AppointmentParticipants = { patient: '9990000018', service: '12345' };
 * ```
 */
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
 *
 * @param appointment - The Appointment, as parsed JSON.
 *
 * @example
 * ```ts
 * import { appointmentParticipants, identifierSystems, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = appointmentParticipants({
 *   participant: [
 *     { actor: { identifier: { system: identifierSystems.nhsNumber, value: '9990000018' } } },
 *     { actor: { identifier: { system: identifierSystems.ersService, value: '12345' } } },
 *   ],
 * });
 * console.log(presentValue(reading)); // { patient: '9990000018', service: '12345' }
 * ```
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

/**
 * Why an appointment is deferred or cancelled.
 *
 * @param appointment - The Appointment, as parsed JSON.
 *
 * @example
 * ```ts
 * import { appointmentReason, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = appointmentReason({ reason: [{ coding: [{ system: 'urn:example', code: 'TRIAGE' }] }] });
 * console.log(presentValue(reading)?.code); // TRIAGE
 * ```
 */
export function appointmentReason(appointment: unknown): Reading<CodingValue> {
  return readPart(loose(appointment)?.reason?.[0], 'reason[0]', conceptOf);
}

/**
 * The versioned reference of the referral that an appointment is for.
 *
 * @param appointment - The Appointment, as parsed JSON.
 *
 * @example
 * ```ts
 * import { incomingReferral, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = incomingReferral({
 *   incomingReferral: [{ reference: 'ReferralRequest/000000070000/_history/5' }],
 * });
 * console.log(presentValue(reading)); // ReferralRequest/000000070000/_history/5
 * ```
 */
export function incomingReferral(appointment: unknown): Reading<string> {
  return readPart(loose(appointment)?.incomingReferral?.[0], 'incomingReferral[0]', referenceOf);
}
