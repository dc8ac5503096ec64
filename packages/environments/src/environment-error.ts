import { isCodedError, ProblemsError } from '@ers-kit/internal';

/**
 * - `ERR_ENVIRONMENT_UNKNOWN`: no environment has the name asked for.
 * - `ERR_ENVIRONMENT_INVALID`: the definition of an environment breaks one or more rules.
 * - `ERR_ENVIRONMENT_PART_MISSING`: the environment lacks a part that is needed.
 * - `ERR_CONFIG_INVALID`: one or more environment variables are missing or wrong.
 *
 * @example
 * ```ts
 * import type { EnvironmentErrorCode } from '@ers-kit/environments';
 *
 * const code: EnvironmentErrorCode = 'ERR_CONFIG_INVALID';
 * ```
 */
export type EnvironmentErrorCode =
  | 'ERR_ENVIRONMENT_UNKNOWN'
  | 'ERR_ENVIRONMENT_INVALID'
  | 'ERR_ENVIRONMENT_PART_MISSING'
  | 'ERR_CONFIG_INVALID';

/**
 * One thing that is wrong. It never holds the value.
 *
 * @example
 * ```ts
 * import { defineEnvironment, EnvironmentError, type EnvironmentProblem } from '@ers-kit/environments';
 *
 * try {
 *   defineEnvironment({ name: 'local', ersBaseUrl: 'http://127.0.0.1:9000/' });
 * } catch (error) {
 *   const [problem]: readonly EnvironmentProblem[] = EnvironmentError.isInstance(error)
 *     ? error.problems
 *     : [];
 *   console.log(problem?.field); // ersBaseUrl
 * }
 * ```
 */
export interface EnvironmentProblem {
  /** The field (`apim.tokenUrl`) or the environment variable (`APIM_TOKEN_URL`) at fault. */
  readonly field: string;
  /** What is wrong and what belongs there. */
  readonly message: string;
}

/**
 * Thrown by this package. Lists every problem at once, and no value of any.
 *
 * @example
 * ```ts
 * import { EnvironmentError, loadConfig } from '@ers-kit/environments';
 *
 * try {
 *   loadConfig({}, { parts: ['apim'] });
 * } catch (error) {
 *   if (EnvironmentError.isInstance(error)) console.log(error.code); // ERR_CONFIG_INVALID
 * }
 * ```
 */
export class EnvironmentError extends ProblemsError<EnvironmentErrorCode, EnvironmentProblem> {
  constructor(code: EnvironmentErrorCode, summary: string, problems: readonly EnvironmentProblem[]) {
    super('EnvironmentError', code, summary, problems);
  }

  /** Whether `value` is an `EnvironmentError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is EnvironmentError {
    return isCodedError(value, 'EnvironmentError');
  }
}
