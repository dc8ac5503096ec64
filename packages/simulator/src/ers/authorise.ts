import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';

import type { Caller } from './caller.js';
import type { Directory } from './directory.js';
import { forbidden } from './refusal.js';

/** The function that acts for a clinician, and the one it acts for. */
const clinicianAdmin = 'SERVICE_PROVIDER_CLINICIAN_ADMIN';
const clinician = 'SERVICE_PROVIDER_CLINICIAN';

/**
 * Whether `caller` may use an operation at all: the access mode, the function at the organisation, the
 * on-behalf-of rules, and the functions that the operation admits.
 *
 * @throws a 403 `Refusal`
 */
export function authorise(id: OperationId, caller: Caller, directory: Directory): void {
  const definition: OperationDefinition = operations[id];
  const { accessModes, businessFunctions } = definition;
  if (!accessModes.includes(caller.mode)) {
    throw forbidden(`This operation has no ${caller.mode} access.`);
  }
  if (businessFunctions[caller.mode] === 'any') return;
  if (caller.mode === 'user-restricted') checkUser(caller, definition, directory);
  const admitted = (businessFunctions[caller.mode] ?? []) as readonly string[];
  // An empty list of application functions: the operation takes applications, but no source names which.
  const unnamed = caller.mode === 'application-restricted' && admitted.length === 0;
  if (!unnamed && !admitted.includes(caller.businessFunction)) {
    throw forbidden('The business function may not use this operation.');
  }
}

function checkUser(caller: Caller, definition: OperationDefinition, directory: Directory): void {
  const { userId, organisation, businessFunction, onBehalfOf } = caller;
  if (!directory.holdsFunction(userId, organisation, businessFunction)) {
    throw forbidden('The user does not hold this business function at this organisation.');
  }
  if (businessFunction !== clinicianAdmin) {
    if (onBehalfOf !== undefined) throw forbidden('Only a clinician admin acts on behalf of somebody.');
    return;
  }
  // A040 is how an admin finds out for whom to act, and so asks for nobody yet.
  if (onBehalfOf === undefined && !definition.onBehalfOf) return;
  if (onBehalfOf === undefined) throw forbidden('A clinician admin has to act on behalf of a clinician.');
  if (!directory.holdsFunction(onBehalfOf, organisation, clinician)) {
    throw forbidden('The user acted for is not a service provider clinician of this organisation.');
  }
}
