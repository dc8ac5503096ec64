/**
 * How sure a row of the tables is: NHS wrote it down, or it follows from comparing the two lists.
 *
 * @example
 * ```ts
 * import { errorCodes, type Certainty } from '@ers-kit/hscn';
 *
 * const certainty: Certainty = 'inferred';
 * console.log(errorCodes.filter((row) => row.certainty === certainty).length); // 4
 * ```
 */
export type Certainty = 'documented' | 'inferred';

/**
 * A code of today's answers and what the legacy API called it.
 *
 * @example
 * ```ts
 * import type { ErrorCodeRow } from '@ers-kit/hscn';
 *
 * const row: ErrorCodeRow = { today: 'FORBIDDEN', legacy: 'NOT_AUTHORISED', certainty: 'inferred' };
 * ```
 */
export interface ErrorCodeRow {
  /** As it comes now. */
  readonly today: string;
  /** As it came on HSCN. */
  readonly legacy: string;
  /** Where the row comes from. */
  readonly certainty: Certainty;
}

const same = (code: string): ErrorCodeRow => ({ today: code, legacy: code, certainty: 'documented' });
const inferred = (today: string, legacy: string): ErrorCodeRow => ({ today, legacy, certainty: 'inferred' });

/**
 * Outcome codes, today and on HSCN. Sources: the value set `ers-apierrorcode-1` of DSTU2 and the first STU3
 * code system (the same ten codes), SCAL 2.0 for the others. `REFERENCE_NOT_FOUND` stands for
 * `NO_SUCH_SERVICE`, `NO_SUCH_LOCATION` and `NO_SUCH_CLINICIAN`, and an answer does not say which; it is left
 * as it is.
 *
 * @example
 * ```ts
 * import { errorCodes } from '@ers-kit/hscn';
 *
 * console.log(errorCodes.find(({ today }) => today === 'FORBIDDEN')?.legacy); // NOT_AUTHORISED
 * ```
 */
export const errorCodes: readonly ErrorCodeRow[] = [
  same('INVALID_VALUE'),
  same('INVALID_CODE'),
  same('MISSING_VALUE'),
  same('UNEXPECTED_FIELD'),
  same('CONFLICTING_VALUES'),
  same('NO_RELATIONSHIP'),
  same('INVALID_REQUEST_TYPE'),
  same('INVALID_REQUEST_STATE'),
  inferred('INVALID_FHIR_STRUCTURE', 'FHIR_CONSTRAINT_VIOLATION'),
  inferred('PATIENT_ERROR', 'PATIENT_SENSITIVE'),
  inferred('FORBIDDEN', 'NOT_AUTHORISED'),
  inferred('NO_ACCESS', 'NOT_AUTHORISED'),
];

/**
 * A status that the legacy API did not use, and the one it used in its place.
 *
 * @example
 * ```ts
 * import type { StatusRow } from '@ers-kit/hscn';
 *
 * const row: StatusRow = { today: 429, legacy: undefined, certainty: 'documented' };
 * ```
 */
export interface StatusRow {
  /** HTTP status as it comes now. */
  readonly today: number;
  /** `undefined` where it had nothing of the kind. */
  readonly legacy: number | undefined;
  /** Where the row comes from. */
  readonly certainty: Certainty;
}

/**
 * Statuses that the general table of HSCN does not have. A missing or dead session was 403 there. It knew no
 * limit of requests, no refused media types, and no planned unavailability.
 *
 * @example
 * ```ts
 * import { errorStatuses } from '@ers-kit/hscn';
 *
 * console.log(errorStatuses.find(({ today }) => today === 401)?.legacy); // 403
 * ```
 */
export const errorStatuses: readonly StatusRow[] = [
  { today: 401, legacy: 403, certainty: 'inferred' },
  { today: 406, legacy: undefined, certainty: 'documented' },
  { today: 415, legacy: undefined, certainty: 'documented' },
  { today: 429, legacy: undefined, certainty: 'documented' },
  { today: 503, legacy: undefined, certainty: 'documented' },
];
