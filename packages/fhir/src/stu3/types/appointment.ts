import type { Appointment, AppointmentParticipant } from 'fhir/r3.js';
import type { profileUrls } from '../tables/profile-urls.js';
import type {
  CodingOf,
  ConceptOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceDataCoding,
  ReferenceTo,
} from './elements.js';

/**
 * The status that e-RS gives an appointment.
 *
 * @example
 * ```ts
 * import type { ErsAppointmentStatus } from '@ers-kit/fhir/stu3';
 *
 * const status: ErsAppointmentStatus = 'booked';
 * ```
 */
export type ErsAppointmentStatus =
  'proposed' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow';

/** What every e-RS appointment has, whichever form its participants take. */
interface AppointmentCore extends Appointment {
  id: string;
  meta: ProfiledMeta<(typeof profileUrls)['appointment'] | (typeof profileUrls)['careConnectAppointment']>;
  status: ErsAppointmentStatus;
  /**
   * One reason with one coding: a deferral's, a review's outcome, or a cancellation's from reference data.
   */
  reason?: ConceptOf<CodingOf<'reviewReason'> | CodingOf<'reviewOutcome'> | ReferenceDataCoding>[];
  description: 'e-Referral Appointment';
  /** `ReferralRequest/ubrn/_history/n`. */
  incomingReferral: LocalReference[];
}

/**
 * An appointment as FHIR has it. On the wire a clinician's `participant.type` is an object and not a list:
 * `appointmentParticipants` reads either, and {@link ErsAppointmentBody} is the form to send.
 *
 * @example
 * ```ts
 * import { isAppointment, type ErsAppointment } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isAppointment(answer)) {
 *   const record: ErsAppointment = answer;
 *   console.error(record.status, record.incomingReferral[0]?.reference);
 * }
 * ```
 */
export interface ErsAppointment extends AppointmentCore {
  participant: AppointmentParticipant[];
}

/**
 * The clinician of an appointment as it is sent: `type` is a single object, a defect that NHS keeps.
 *
 * @example
 * ```ts
 * import { codeSystems, identifierSystems, type ErsClinicianParticipant } from '@ers-kit/fhir/stu3';
 *
 * const participant: ErsClinicianParticipant = {
 *   type: { coding: [{ system: codeSystems.encounterParticipantType.system, code: 'CON' }] },
 *   actor: { identifier: { system: identifierSystems.sdsUserId, value: '021600556514' } },
 *   status: 'accepted',
 * };
 * ```
 */
export interface ErsClinicianParticipant {
  type: ConceptOf<CodingOf<'encounterParticipantType'>>;
  actor: ReferenceTo<'sdsUserId'>;
  status: 'accepted';
}

/**
 * The patient or service of an appointment as it is sent.
 *
 * @example
 * ```ts
 * import { identifierSystems, type ErsPartyParticipant } from '@ers-kit/fhir/stu3';
 *
 * const participant: ErsPartyParticipant = {
 *   actor: { identifier: { system: identifierSystems.ersService, value: '12345' } },
 *   status: 'accepted',
 * };
 * ```
 */
export interface ErsPartyParticipant {
  actor: { identifier: IdentifierOf<'nhsNumber'> | IdentifierOf<'ersService'>; display?: string };
  status: 'accepted';
}

/**
 * The body of A016 and A034, as the builders give it out.
 *
 * @example
 * ```ts
 * import { bookAppointment, type BookAppointmentInput, type ErsAppointmentBody } from '@ers-kit/fhir/stu3';
 *
 * declare const input: BookAppointmentInput;
 * const body: ErsAppointmentBody = bookAppointment(input);
 * ```
 */
export type ErsAppointmentBody = Omit<AppointmentCore, 'participant'> & {
  participant: (ErsPartyParticipant | ErsClinicianParticipant)[];
};
