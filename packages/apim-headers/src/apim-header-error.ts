import { isCodedError, ProblemsError } from '@ers-kit/internal';

/**
 * - `ERR_HEADERS_OPERATION_UNKNOWN`: no operation has that id.
 * - `ERR_HEADERS_INVALID`: the context or the options do not fit the operation, or a value cannot be a
 *   header.
 *
 * @example
 * ```ts
 * import type { ApimHeaderErrorCode } from '@ers-kit/apim-headers';
 *
 * const code: ApimHeaderErrorCode = 'ERR_HEADERS_INVALID';
 * ```
 */
export type ApimHeaderErrorCode = 'ERR_HEADERS_OPERATION_UNKNOWN' | 'ERR_HEADERS_INVALID';

/**
 * One thing that is wrong. It never holds the value.
 *
 * @example
 * ```ts
 * import { ApimHeaderError, buildApimHeaders, type ApimHeaderProblem } from '@ers-kit/apim-headers';
 *
 * try {
 *   const businessFunction = 'REFERRING_CLINICIAN';
 *   buildApimHeaders('A005', { mode: 'user-restricted', organisation: 'r69', businessFunction });
 * } catch (error) {
 *   const problems: readonly ApimHeaderProblem[] = ApimHeaderError.isInstance(error) ? error.problems : [];
 *   console.log(problems.map(({ field }) => field)); // [ 'context.organisation' ]
 * }
 * ```
 */
export interface ApimHeaderProblem {
  /** The field at fault, such as `context.organisation` or `options.version`. */
  readonly field: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/**
 * Thrown by this package. Lists every problem at once, and no value of any.
 *
 * @example
 * ```ts
 * import { ApimHeaderError, toIfMatch } from '@ers-kit/apim-headers';
 *
 * try {
 *   toIfMatch('four');
 * } catch (error) {
 *   if (ApimHeaderError.isInstance(error)) console.log(error.code); // ERR_HEADERS_INVALID
 * }
 * ```
 */
export class ApimHeaderError extends ProblemsError<ApimHeaderErrorCode, ApimHeaderProblem> {
  constructor(code: ApimHeaderErrorCode, summary: string, problems: readonly ApimHeaderProblem[]) {
    super('ApimHeaderError', code, summary, problems);
  }

  /** Whether `value` is an `ApimHeaderError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is ApimHeaderError {
    return isCodedError(value, 'ApimHeaderError');
  }
}
