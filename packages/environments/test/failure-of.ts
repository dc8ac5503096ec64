import { EnvironmentError } from '../src/index.js';

/** The error that `action` throws. */
export function failureOf(action: () => unknown): EnvironmentError {
  try {
    action();
  } catch (error) {
    if (EnvironmentError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('no error');
}
