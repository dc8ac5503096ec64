import type { ReferenceDataSet } from '@ers-kit/fhir/stu3';

import {
  appointmentCancellationReasons,
  nonAttendanceReasons,
  referralCancellationReasons,
} from './cancellation-reasons.js';
import type { Concept } from './concept.js';
import { clinicTypes, priorities, specialties } from './specialties.js';

/** A set of reference data as A004 publishes it. */
export interface ReferenceData {
  readonly name: string;
  readonly concepts: readonly Concept[];
}

/** The six sets of A004. */
export const referenceData: Readonly<Record<ReferenceDataSet, ReferenceData>> = {
  SPECIALTY: { name: 'e-RS Specialty', concepts: specialties },
  'CLINIC-TYPE': { name: 'e-RS Clinic Type', concepts: clinicTypes },
  'APPOINTMENT-CANCELLATION-REASON': {
    name: 'e-RS Appointment Cancellation Reason',
    concepts: appointmentCancellationReasons,
  },
  'REFERRAL-CANCELLATION-REASON': {
    name: 'e-RS ReferralRequest Cancellation Reason',
    concepts: referralCancellationReasons,
  },
  'APPOINTMENT-NON-ATTENDANCE-REASON': {
    name: 'e-RS Appointment Non-attendance Reason',
    concepts: nonAttendanceReasons,
  },
  PRIORITY: { name: 'e-RS Priority', concepts: priorities },
};

/** The concept of a set with this code, in force or not. */
export function findConcept(set: ReferenceDataSet, code: string | undefined): Concept | undefined {
  return referenceData[set].concepts.find((concept) => concept.code === code);
}

/** What the set calls a code. */
export const displayOf = (set: ReferenceDataSet, code: string | undefined): string | undefined =>
  findConcept(set, code)?.display;
