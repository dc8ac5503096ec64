import { ApimHeaderError } from '@ers-kit/apim-headers';
import { OperationError } from '@ers-kit/operations';
import type { InputProblem } from '../error-details.js';

/** One problem that this package finds in the input of a call. */
export class ClientInputProblem extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** The problems that an error of the packages below stands for; rethrows what is no problem of the input. */
export function problemsOf(error: unknown): readonly InputProblem[] {
  if (error instanceof ClientInputProblem) return [{ field: error.field, message: error.message }];
  if (OperationError.isInstance(error) && error.code === 'ERR_OPERATION_PARAMETERS') {
    return error.problems.map(({ parameter, message }) => ({ field: parameter, message }));
  }
  // What that package calls an option is an input like any other here.
  if (ApimHeaderError.isInstance(error)) {
    return error.problems.map(({ field, message }) => ({
      field: field.replace(/^options\./, ''),
      message: message.replace(/^options\./, ''),
    }));
  }
  throw error;
}
