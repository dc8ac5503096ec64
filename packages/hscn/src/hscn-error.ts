import { CodedError, isCodedError } from '@ers-kit/internal';

/**
 * - `ERR_HSCN_NOT_RECOGNISED`: the request is none of the legacy API.
 * - `ERR_HSCN_OPTIONS`: an option of the call is missing or wrong.
 */
export type HscnErrorCode = 'ERR_HSCN_NOT_RECOGNISED' | 'ERR_HSCN_OPTIONS';

/** Thrown by this package. It never holds a value of the request. */
export class HscnError extends CodedError<HscnErrorCode> {
  constructor(code: HscnErrorCode, message: string) {
    super('HscnError', code, message);
  }

  /** Whether `value` is an `HscnError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is HscnError {
    return isCodedError(value, 'HscnError');
  }
}
