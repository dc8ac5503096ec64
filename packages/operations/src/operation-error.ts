import { isCodedError, ProblemsError } from '@ers-kit/internal';

/**
 * - `ERR_OPERATION_UNKNOWN`: no operation has that id.
 * - `ERR_OPERATION_ENVIRONMENT`: the environment has no usable FHIR base URL for the operation's release.
 * - `ERR_OPERATION_PARAMETERS`: one or more parameters are missing, malformed or not the operation's.
 */
export type OperationErrorCode =
  'ERR_OPERATION_UNKNOWN' | 'ERR_OPERATION_ENVIRONMENT' | 'ERR_OPERATION_PARAMETERS';

/** One thing that is wrong with a parameter. It never holds the value. */
export interface OperationProblem {
  /** The parameter's name in the catalogue. */
  readonly parameter: string;
  /** What is wrong and what belongs there. */
  readonly message: string;
}

/** Thrown by this package. Names the operation and its path template, never a value. */
export class OperationError extends ProblemsError<OperationErrorCode, OperationProblem> {
  constructor(code: OperationErrorCode, summary: string, problems: readonly OperationProblem[] = []) {
    super('OperationError', code, summary, problems);
  }

  /** Whether `value` is an `OperationError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is OperationError {
    return isCodedError(value, 'OperationError');
  }
}
