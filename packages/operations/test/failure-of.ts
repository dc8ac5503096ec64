import { operationUrl, OperationError, type OperationId } from '../src/index.js';
import { environment } from './valid-parameters.js';

/** The error of a call that plain JavaScript could make. */
export function failureOf(id: unknown, parameters?: unknown, where: unknown = environment): OperationError {
  try {
    operationUrl(where as typeof environment, id as OperationId, parameters as Record<string, unknown>);
  } catch (error) {
    if (OperationError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('no error');
}
