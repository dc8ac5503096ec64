import { CodedError, isCodedError } from '@ers-kit/internal';

/**
 * - `ERR_HSCN_NOT_RECOGNISED`: the request is none of the legacy API.
 * - `ERR_HSCN_OPTIONS`: an option of the call is missing or wrong.
 *
 * @example
 * ```ts
 * import type { HscnErrorCode } from '@ers-kit/hscn';
 *
 * const code: HscnErrorCode = 'ERR_HSCN_OPTIONS';
 * ```
 */
export type HscnErrorCode = 'ERR_HSCN_NOT_RECOGNISED' | 'ERR_HSCN_OPTIONS';

/**
 * Thrown by this package. It never holds a value of the request.
 *
 * @example
 * ```ts
 * import { HscnError, migrateRequest } from '@ers-kit/hscn';
 * import { environments } from '@ers-kit/environments';
 *
 * try {
 *   migrateRequest(
 *     { method: 'GET', url: 'https://app.example/' },
 *     { environment: environments.integration },
 *   );
 * } catch (error) {
 *   if (HscnError.isInstance(error)) console.log(error.code); // ERR_HSCN_NOT_RECOGNISED
 * }
 * ```
 */
export class HscnError extends CodedError<HscnErrorCode> {
  constructor(code: HscnErrorCode, message: string) {
    super('HscnError', code, message);
  }

  /** Whether `value` is an `HscnError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is HscnError {
    return isCodedError(value, 'HscnError');
  }
}
