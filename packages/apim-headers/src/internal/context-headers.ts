import { isRecord, ownProperty } from '@ers-kit/internal';
import {
  applicationFunctions,
  businessFunctions,
  type BusinessFunction,
  type OperationDefinition,
} from '@ers-kit/operations';
import type { HeaderCollector } from './header-collector.js';
import { odsCodeProblem, sdsUserIdProblem } from './header-values.js';

const actsForClinician: BusinessFunction = 'SERVICE_PROVIDER_CLINICIAN_ADMIN';

const includes = (list: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && list.includes(value);

/** What is wrong with a business function, as the end of a sentence. */
function functionProblem(operation: OperationDefinition, value: unknown): string | undefined {
  const allowed = operation.businessFunctions['user-restricted'];
  if (includes(applicationFunctions, value)) {
    return 'must not be the function of an application: the API platform sets that, a user is refused with 403';
  }
  if (!includes(businessFunctions, value)) {
    return `must be one of: ${businessFunctions.join(', ')}. A030 may name others, which no call accepts`;
  }
  if (allowed === 'any' || includes(allowed, value)) return undefined;
  return `is not allowed to call ${operation.id}. Allowed: ${allowed.join(', ')}`;
}

function addUserHeaders(collector: HeaderCollector, operation: OperationDefinition, context: unknown): void {
  if (!operation.userContext) return;
  const businessFunction = ownProperty(context, 'businessFunction');
  const onBehalfOf = ownProperty(context, 'onBehalfOf');
  collector.add(
    'endUserOrganisation',
    'context.organisation',
    ownProperty(context, 'organisation'),
    odsCodeProblem,
  );
  collector.add('businessFunction', 'context.businessFunction', businessFunction, (value) =>
    functionProblem(operation, value),
  );
  if (businessFunction !== actsForClinician) {
    if (onBehalfOf !== undefined)
      collector.report('context.onBehalfOf', `goes with ${actsForClinician} alone`);
  } else if (operation.onBehalfOf) {
    collector.add('onBehalfOf', 'context.onBehalfOf', onBehalfOf, (value) =>
      value === undefined
        ? `is missing: ${actsForClinician} always acts for a clinician. A040 lists who that may be`
        : sdsUserIdProblem(value),
    );
  }
}

function checkApplicationContext(
  collector: HeaderCollector,
  operation: OperationDefinition,
  context: unknown,
): void {
  if (!operation.accessModes.includes('application-restricted')) {
    collector.report('context.mode', `must be user-restricted: ${operation.id} needs a signed-in user`);
  }
  for (const name of ['organisation', 'businessFunction', 'onBehalfOf']) {
    if (ownProperty(context, name) === undefined) continue;
    collector.report(
      `context.${name}`,
      'must not be given in application-restricted mode: the API platform sets it',
    );
  }
}

/** Adds the headers that tell who calls, and for whom. */
export function addContextHeaders(
  collector: HeaderCollector,
  operation: OperationDefinition,
  context: unknown,
): void {
  if (!isRecord(context)) {
    collector.report('context', 'must be an object with a mode: user-restricted or application-restricted');
    return;
  }
  const mode = ownProperty(context, 'mode');
  if (mode === 'user-restricted') addUserHeaders(collector, operation, context);
  else if (mode === 'application-restricted') checkApplicationContext(collector, operation, context);
  else collector.report('context.mode', 'must be user-restricted or application-restricted');
}
