import type { CodeOf } from '@ers-kit/fhir/stu3';

/** A service that can be referred to. */
export interface Service {
  /** The number under which e-RS knows it. */
  readonly id: string;
  readonly name: string;
  /** ODS code of the organisation that runs it. */
  readonly organisation: string;
  /** ODS code of the site where it is. */
  readonly site: string;
  readonly siteName: string;
  /** Miles from every patient: the simulator knows no map. */
  readonly distance: number;
  readonly specialty: string;
  readonly clinicTypes: readonly string[];
  readonly priorities: readonly CodeOf<'priority'>[];
  readonly bookableType: CodeOf<'bookableType'>;
  readonly requestFlows: readonly CodeOf<'requestFlowType'>[];
  readonly appointmentType: CodeOf<'appointmentType'>;
  readonly genderTreated: CodeOf<'genderTreated'>;
  readonly referralLetterRequired: boolean;
  /** Days one waits; absent where it is not known. */
  readonly waitTime?: number;
  /** SDS user ids of the clinicians who can be asked for by name. */
  readonly clinicians: readonly string[];
  /** How many free slots it starts with. */
  readonly slots: number;
  /** What else referrers are told of it. */
  readonly hours?: string;
  readonly instructions?: string;
  /** Telephone number for patients. */
  readonly patientTelephone?: string;
  /** Mail address for professionals. */
  readonly professionalEmail?: string;
}
