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

/** The status that e-RS gives an appointment. */
export type ErsAppointmentStatus =
  'proposed' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow';

/** What every e-RS appointment has, whichever form its participants take. */
interface AppointmentCore extends Appointment {
  id: string;
  meta: ProfiledMeta<(typeof profileUrls)['appointment'] | (typeof profileUrls)['careConnectAppointment']>;
  status: ErsAppointmentStatus;
  /** One reason with one coding: a deferral's, a review's outcome, or a cancellation's from reference data. */
  reason?: ConceptOf<CodingOf<'reviewReason'> | CodingOf<'reviewOutcome'> | ReferenceDataCoding>[];
  description: 'e-Referral Appointment';
  /** `ReferralRequest/ubrn/_history/n`. */
  incomingReferral: LocalReference[];
}

/**
 * An appointment as FHIR has it. On the wire a clinician's `participant.type` is an object and not a list:
 * `appointmentParticipants` reads either, and {@link ErsAppointmentBody} is the form to send.
 */
export interface ErsAppointment extends AppointmentCore {
  participant: AppointmentParticipant[];
}

/** The clinician of an appointment as it is sent: `type` is a single object, a defect that NHS keeps. */
export interface ErsClinicianParticipant {
  type: ConceptOf<CodingOf<'encounterParticipantType'>>;
  actor: ReferenceTo<'sdsUserId'>;
  status: 'accepted';
}

/** The patient or service of an appointment as it is sent. */
export interface ErsPartyParticipant {
  actor: { identifier: IdentifierOf<'nhsNumber'> | IdentifierOf<'ersService'>; display?: string };
  status: 'accepted';
}

/** The body of A016 and A034, as the builders give it out. */
export type ErsAppointmentBody = Omit<AppointmentCore, 'participant'> & {
  participant: (ErsPartyParticipant | ErsClinicianParticipant)[];
};
