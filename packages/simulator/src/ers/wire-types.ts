import type {
  Coding,
  DocumentReference,
  Extension,
  Identifier,
  List,
  Parameters,
  Reference,
} from 'fhir/r3.js';

/** An actor in an appointment, as e-RS writes it: `type` is one object where FHIR has an array. */
export interface ErsParticipant {
  type?: { coding: Coding[] };
  actor?: { identifier?: Identifier; display?: string };
  status: 'accepted';
}

/** An e-RS appointment: contained in a referral as `#appointment`, or read by itself (A038). */
export interface ErsAppointment {
  resourceType: 'Appointment';
  id: string;
  meta: { versionId?: string; profile: string[] };
  language?: string;
  status: 'proposed' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow';
  reason?: { coding: Coding[] }[];
  description?: string;
  start?: string;
  end?: string;
  slot?: Reference[];
  created?: string;
  comment?: string;
  incomingReferral?: Reference[];
  participant: ErsParticipant[];
}

/** What an e-RS referral may contain. */
export type ErsContained = List | Parameters | ErsAppointment | DocumentReference;

/** An e-RS ReferralRequest in STU3, as A005 answers it. */
export interface ErsReferralRequest {
  resourceType: 'ReferralRequest';
  /** The UBRN. */
  id: string;
  meta: { versionId: string; profile?: string[] };
  extension?: Extension[];
  contained?: ErsContained[];
  status: string;
  intent?: string;
  specialty?: { coding: Coding[] };
  subject?: Reference;
  supportingInfo?: Reference[];
  identifier?: Identifier[];
}
