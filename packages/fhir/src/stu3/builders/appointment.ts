import { appointmentParticipants, incomingReferral } from '../readers/appointment.js';
import { presentValue } from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import { ersServiceSystem, nhsNumberSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';
import { appointmentProfileUrl, careConnectAppointmentProfileUrl } from '../tables/profile-urls.js';
import { encounterParticipantType } from '../tables/record-code-systems.js';
import { reviewReason } from '../tables/request-code-systems.js';
import type { ErsAppointment, ErsAppointmentBody } from '../types/appointment.js';
import { validateAppointment } from '../validators.js';
import {
  bareCoding,
  checkedBody,
  commentRule,
  concept,
  type ReasonCode,
  type VersionedRecord,
} from './build.js';

/**
 * Whom an appointment is for and with.
 *
 * @example
 * ```ts
 * import type { AppointmentInput } from '@ers-kit/fhir/stu3';
 *
 * const input: AppointmentInput = {
 *   referral: { ubrn: '000000070000', version: 5 },
 *   patient: '9990000018',
 *   service: '12345',
 *   clinician: '021600556514',
 * };
 * ```
 */
export interface AppointmentInput {
  /** The referral, in its current version. */
  readonly referral: VersionedRecord;
  /** NHS number. */
  readonly patient: string;
  /** Id of the service. */
  readonly service: string;
  /** SDS user id: needed where the slot has a clinician. */
  readonly clinician?: string;
}

/**
 * A booking into a slot.
 *
 * @example
 * ```ts
 * import type { BookAppointmentInput, SlotReading } from '@ers-kit/fhir/stu3';
 *
 * declare const slot: SlotReading;
 * const input: BookAppointmentInput = {
 *   referral: { ubrn: '000000070000', version: 5 },
 *   patient: '9990000018',
 *   service: '12345',
 *   slot,
 * };
 * ```
 */
export interface BookAppointmentInput extends AppointmentInput {
  /** As `availableSlots` gives it. */
  readonly slot: { readonly id: string; readonly start?: string; readonly end?: string };
}

/**
 * A deferral to the provider, or a referral sent for triage (reason `TRIAGE`).
 *
 * @example
 * ```ts
 * import type { DeferAppointmentInput } from '@ers-kit/fhir/stu3';
 *
 * const input: DeferAppointmentInput = {
 *   referral: { ubrn: '000000070000', version: 5 },
 *   patient: '9990000018',
 *   service: '12345',
 *   reason: 'TRIAGE',
 * };
 * ```
 */
export interface DeferAppointmentInput extends AppointmentInput {
  /** Why there is no booking; `TRIAGE` where none was wanted. */
  readonly reason: CodeOf<'reviewReason'>;
  /** For the provider. */
  readonly comment?: string;
  /** Id of the slot that has gone, with `SLOT_NOT_AVAILABLE`. */
  readonly slot?: string;
}

/**
 * Why an appointment is cancelled.
 *
 * @example
 * ```ts
 * import type { CancelAppointmentInput, ErsAppointment, ReasonCode } from '@ers-kit/fhir/stu3';
 *
 * declare const appointment: ErsAppointment;
 * declare const reason: ReasonCode;
 * const input: CancelAppointmentInput = { appointment, reason, comment: 'The clinic has closed.' };
 * ```
 */
export interface CancelAppointmentInput {
  /** As A038 gave it. */
  readonly appointment: ErsAppointment;
  /** From `APPOINTMENT-CANCELLATION-REASON`, with usage `CANCEL` and the user's business function. */
  readonly reason: ReasonCode;
  /** Mandatory with some reasons. */
  readonly comment?: string;
}

/** The id that a new appointment carries until e-RS gives it one. */
const placeholderId = 'appointment';

const profiles = [appointmentProfileUrl, careConnectAppointmentProfileUrl];

function participants(input: Omit<AppointmentInput, 'referral'>): object[] {
  const party = (system: string, value: string): object => ({
    actor: { identifier: { system, value } },
    status: 'accepted',
  });
  return [
    party(ersServiceSystem, input.service),
    party(nhsNumberSystem, input.patient),
    ...(input.clinician === undefined
      ? []
      : [
          {
            type: {
              coding: [{ system: encounterParticipantType.system, code: encounterParticipantType.codes[0] }],
            },
            ...party(sdsUserIdSystem, input.clinician),
          },
        ]),
  ];
}

function newAppointment(input: AppointmentInput, more: object): object {
  const { ubrn, version } = input.referral;
  return {
    resourceType: 'Appointment',
    id: placeholderId,
    meta: { profile: profiles },
    language: 'en',
    ...more,
    description: 'e-Referral Appointment',
    incomingReferral: [{ reference: `ReferralRequest/${ubrn}/_history/${version}` }],
    participant: participants(input),
  };
}

/**
 * The body of A016 for a booking into a slot.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { bookAppointment } from '@ers-kit/fhir/stu3';
 *
 * const body = bookAppointment({
 *   referral: { ubrn: '000000070000', version: 5 },
 *   patient: '9990000018',
 *   service: '12345',
 *   slot: { id: 'slot-1', start: '2026-12-01T09:00:00Z', end: '2026-12-01T09:20:00Z' },
 * });
 * console.log(body.status, body.incomingReferral[0]?.reference); // booked ReferralRequest/000000070000/_history/5
 * ```
 */
export function bookAppointment(input: BookAppointmentInput): ErsAppointmentBody {
  const { id, start, end } = input.slot;
  const body = newAppointment(input, {
    status: 'booked',
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    slot: [{ reference: `Slot/${id}` }],
  });
  return checkedBody(body, validateAppointment);
}

/**
 * The body of A016 for a deferral: when there is no slot, when it has gone, when the booking failed, or to
 * send the referral for triage.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { deferAppointment } from '@ers-kit/fhir/stu3';
 *
 * const body = deferAppointment({
 *   referral: { ubrn: '000000070000', version: 5 },
 *   patient: '9990000018',
 *   service: '12345',
 *   reason: 'NO_SLOTS_AT_SERVICE',
 * });
 * console.log(body.reason?.[0]?.coding[0]?.code); // NO_SLOTS_AT_SERVICE
 * ```
 */
export function deferAppointment(input: DeferAppointmentInput): ErsAppointmentBody {
  const { reason, comment, slot } = input;
  const body = newAppointment(input, {
    status: 'proposed',
    reason: [concept({ system: reviewReason.system, code: reason })],
    ...(slot !== undefined && { slot: [{ reference: `Slot/${slot}` }] }),
    ...(comment !== undefined && { comment }),
  });
  return checkedBody(body, validateAppointment);
}

/**
 * The body of A034: the appointment, cancelled. It is the only change that A034 takes.
 *
 * @param input - The appointment, and why it is cancelled.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { cancelAppointment, type ErsAppointment } from '@ers-kit/fhir/stu3';
 *
 * declare const appointment: ErsAppointment;
 * const body = cancelAppointment({
 *   appointment,
 *   reason: {
 *     system:
 *       'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON',
 *     code: 'UNABLE_TO_ATTEND',
 *   },
 * });
 * ```
 */
export function cancelAppointment({
  appointment,
  reason,
  comment,
}: CancelAppointmentInput): ErsAppointmentBody {
  const parties = presentValue(appointmentParticipants(appointment));
  const referral = presentValue(incomingReferral(appointment));
  const body = {
    resourceType: 'Appointment',
    id: appointment.id,
    meta: { ...appointment.meta, profile: profiles },
    language: 'en',
    status: 'cancelled',
    reason: [concept(bareCoding(reason))],
    ...(comment !== undefined && { comment }),
    description: 'e-Referral Appointment',
    incomingReferral: referral === undefined ? [] : [{ reference: referral }],
    participant: parties ? participants(parties) : [],
  };
  return checkedBody(body, validateAppointment, [commentRule(reason, comment, 'Appointment.comment')]);
}
