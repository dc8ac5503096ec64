import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import type { ApimHeaderOptions, RequestContext } from '../src/index.js';

export const application = { mode: 'application-restricted' } as const;
export const clinician = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;
export const referrer = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'REFERRING_CLINICIAN',
} as const;
export const administrator = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
  onBehalfOf: '021600556514',
} as const;

export const operationIds = Object.keys(operations) as OperationId[];

/** Every context in which an operation may be called. */
export function contextsOf(id: OperationId): RequestContext[] {
  const operation: OperationDefinition = operations[id];
  const functions = operation.businessFunctions['user-restricted'];
  const users = (functions === 'any' ? (['REFERRING_CLINICIAN'] as const) : functions).map(
    (businessFunction) =>
      businessFunction === administrator.businessFunction
        ? administrator
        : { mode: 'user-restricted' as const, organisation: 'R69', businessFunction },
  );
  return operation.accessModes.includes('application-restricted') ? [...users, application] : users;
}

/** The options that an operation needs. */
export function optionsOf(id: OperationId): ApimHeaderOptions {
  const operation: OperationDefinition = operations[id];
  return {
    accessToken: 'g1112R_ccQ1Ebbb4gtHBP1aaaNM',
    ...(operation.ifMatch && { version: 4 }),
    ...(operation.specialHeaders.fileName && { fileName: 'letter.pdf', referralId: '000000070000' }),
    ...(operation.specialHeaders.commissioningRuleOrganisation && { commissioningRuleOrganisation: 'R68' }),
  };
}
