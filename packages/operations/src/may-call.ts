import type { BusinessFunction } from './business-functions.js';
import type { OperationDefinition } from './operation.js';
import { operations, type OperationId } from './operations.js';

/**
 * Whether a user with a business function may call an operation, as the catalogue has it. Whether the user holds
 * the function at an organisation, and whether a record is theirs, only e-RS knows.
 *
 * @param businessFunction - What the user does at the organisation.
 * @param id - The operation.
 * @returns Whether the catalogue admits the function to the operation.
 *
 * @example
 * ```ts
 * import { mayCall } from '@ers-kit/operations';
 *
 * console.log(mayCall('REFERRING_CLINICIAN', 'A011')); // true
 * console.log(mayCall('SERVICE_PROVIDER_CLINICIAN', 'A011')); // false
 * ```
 */
export function mayCall(businessFunction: BusinessFunction, id: OperationId): boolean {
  const { businessFunctions }: OperationDefinition = operations[id];
  const allowed = businessFunctions['user-restricted'];
  return allowed === 'any' || (allowed ?? []).includes(businessFunction);
}
