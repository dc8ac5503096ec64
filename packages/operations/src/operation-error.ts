import { isCodedError, ProblemsError } from '@ers-kit/internal';

/**
 * - `ERR_OPERATION_UNKNOWN`: no operation has that id.
 * - `ERR_OPERATION_ENVIRONMENT`: the environment has no usable FHIR base URL for the operation's release.
 * - `ERR_OPERATION_PARAMETERS`: one or more parameters are missing, malformed or not the operation's.
 *
 * @example
 * ```ts
 * import type { OperationErrorCode } from '@ers-kit/operations';
 *
 * const code: OperationErrorCode = 'ERR_OPERATION_PARAMETERS';
 * ```
 */
export type OperationErrorCode =
  'ERR_OPERATION_UNKNOWN' | 'ERR_OPERATION_ENVIRONMENT' | 'ERR_OPERATION_PARAMETERS';

/**
 * One thing that is wrong with a parameter. It never holds the value.
 *
 * @example
 * ```ts
 * import {
 *   OperationError,
 *   operationUrl,
 *   type FhirBaseUrls,
 *   type OperationProblem,
 * } from '@ers-kit/operations';
 *
 * declare const environment: FhirBaseUrls;
 * try {
 *   operationUrl(environment, 'A005', { ubrn: '7' });
 * } catch (error) {
 *   const [problem]: readonly OperationProblem[] = OperationError.isInstance(error) ? error.problems : [];
 *   if (problem) throw new TypeError(`${problem.parameter}: ${problem.message}`, { cause: error });
 * }
 * ```
 */
export interface OperationProblem {
  /** The parameter's name in the catalogue. */
  readonly parameter: string;
  /** What is wrong and what belongs there. */
  readonly message: string;
}

/**
 * Thrown by this package. Names the operation and its path template, never a value.
 *
 * @example
 * ```ts
 * import { OperationError, operationUrl, type FhirBaseUrls } from '@ers-kit/operations';
 *
 * declare const environment: FhirBaseUrls;
 * try {
 *   operationUrl(environment, 'A005', { ubrn: '7' });
 * } catch (error) {
 *   if (!OperationError.isInstance(error)) throw error;
 *   for (const { message } of error.problems) console.error(error.code, message);
 * }
 * ```
 */
export class OperationError extends ProblemsError<OperationErrorCode, OperationProblem> {
  constructor(code: OperationErrorCode, summary: string, problems: readonly OperationProblem[] = []) {
    super('OperationError', code, summary, problems);
  }

  /** Whether `value` is an `OperationError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is OperationError {
    return isCodedError(value, 'OperationError');
  }
}
