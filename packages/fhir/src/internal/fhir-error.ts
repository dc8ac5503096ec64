import { CodedError, isCodedError } from '@ers-kit/internal';
import type { ValidationIssue } from './validator.js';

/**
 * What a builder can refuse for.
 *
 * @example
 * ```ts
 * import type { FhirErrorCode } from '@ers-kit/fhir/stu3';
 *
 * const code: FhirErrorCode = 'ERR_FHIR_INVALID_BODY';
 * ```
 */
export type FhirErrorCode = 'ERR_FHIR_INVALID_BODY';

/**
 * A body that e-RS would refuse. `problems` holds all that is wrong, by path and rule; neither they nor the
 * message hold a value.
 *
 * @example
 * ```ts
 * import { fetchWorklistParameters, FhirError } from '@ers-kit/fhir/stu3';
 *
 * try {
 *   fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', location: 'not an ODS code' });
 * } catch (error) {
 *   if (FhirError.isInstance(error)) console.log(error.code, error.problems.length); // ERR_FHIR_INVALID_BODY 1
 * }
 * ```
 */
export class FhirError extends CodedError<FhirErrorCode> {
  /** All that is wrong with the body. */
  readonly problems: readonly ValidationIssue[];

  constructor(code: FhirErrorCode, message: string, problems: readonly ValidationIssue[]) {
    super('FhirError', code, message);
    this.problems = problems;
  }

  /** Whether `value` is a FhirError, of whichever installed version of this package. */
  static isInstance(value: unknown): value is FhirError {
    return isCodedError(value, 'FhirError');
  }
}
