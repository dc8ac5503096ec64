import { testNhsNumbers } from './nhs-number.js';

/** What e-RS looks up about a patient. Names and addresses are no business of its API. */
export interface Patient {
  readonly nhsNumber: string;
  /** ODS code of the practice the patient is registered with. */
  readonly practice?: string;
  /** A patient whose record may not be used. */
  readonly restricted?: boolean;
}

const [unregistered = '', restricted = '', ...others] = testNhsNumbers(42, 95);

/** The invented patients: forty of the practices, one registered nowhere and one with a restricted record. */
export const seedPatients: readonly Patient[] = [
  ...others.map((nhsNumber, index) => ({ nhsNumber, practice: index % 4 === 3 ? 'R70' : 'R68' })),
  { nhsNumber: unregistered },
  { nhsNumber: restricted, practice: 'R68', restricted: true },
];
