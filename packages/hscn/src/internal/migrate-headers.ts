import { ApimHeaderError, buildApimHeaders, headerNames, type RequestContext } from '@ers-kit/apim-headers';
import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { legacyHeaders } from '../legacy-headers.js';
import type { MigrationIssue } from '../migration-issue.js';
import type { MigrateRequestOptions } from '../migrate-request.js';
import { sessionContext } from '../session.js';
import type { HeaderLookup } from './header-lookup.js';

const contextHeaders = [
  headerNames.endUserOrganisation,
  headerNames.businessFunction,
  headerNames.onBehalfOf,
];

/** The header of the legacy request that gives an option of the builder its value: what its author knows, and can mend. */
const givenBy: ReadonlyMap<string, string> = new Map([
  ['options.version', headerNames.ifMatch],
  ['options.contentType', headerNames.contentType],
  ...legacyHeaders.flatMap(({ option, name }) =>
    option === undefined ? [] : [[`options.${option}`, name] as const],
  ),
]);

/** The headers of the new request; `undefined` where a value stands in the way. */
export function migrateHeaders(
  operation: OperationId,
  headers: HeaderLookup,
  options: MigrateRequestOptions,
  issues: MigrationIssue[],
): Record<string, string> | undefined {
  const context = contextOf(options, issues);
  if (options.accessToken === undefined) issues.push(tokenNeeded);
  try {
    const built = buildApimHeaders(
      operation,
      context ?? standIn(operations[operation]),
      headerOptions(operation, headers, options),
    );
    if (!context) for (const name of contextHeaders) delete built[name];
    return built;
  } catch (error) {
    if (!ApimHeaderError.isInstance(error)) throw error;
    for (const { field, message } of error.problems) {
      const name = givenBy.get(field) ?? field;
      issues.push({
        code: 'HEADER_INVALID',
        severity: 'error',
        field: name,
        message: message.replace(field, name),
      });
    }
    return undefined;
  }
}

const tokenNeeded: MigrationIssue = {
  code: 'ACCESS_TOKEN_NEEDED',
  severity: 'action',
  field: headerNames.authorization,
  message: 'Add `Authorization: Bearer` with an access token of the signed-in user.',
};

function contextOf(options: MigrateRequestOptions, issues: MigrationIssue[]): RequestContext | undefined {
  if (options.context) return options.context;
  if (options.session !== undefined) {
    const session = sessionContext(undefined, options.session);
    issues.push(...session.issues);
    if (session.context) return session.context;
  }
  issues.push({
    code: 'CONTEXT_NEEDED',
    severity: 'action',
    field: headerNames.endUserOrganisation,
    message: `Add ${headerNames.endUserOrganisation} and ${headerNames.businessFunction}: the session no longer carries them.`,
  });
  return undefined;
}

/**
 * Any context in which the operation may be called, so that the other headers are built and checked without one.
 * What a legacy request can become is open to referring clinicians or to those of a provider.
 */
function standIn({ businessFunctions }: OperationDefinition): RequestContext {
  const isReferring = businessFunctions['user-restricted'].includes('REFERRING_CLINICIAN');
  const businessFunction = isReferring ? 'REFERRING_CLINICIAN' : 'SERVICE_PROVIDER_CLINICIAN';
  return { mode: 'user-restricted', organisation: 'AAA', businessFunction };
}

/** The values that still travel with the request. A header the operation does not take is left behind. */
function headerOptions(
  operation: OperationId,
  headers: HeaderLookup,
  { accessToken, correlationId }: MigrateRequestOptions,
): Record<string, string | undefined> {
  const { ifMatch, specialHeaders }: OperationDefinition = operations[operation];
  const options: Record<string, string | undefined> = { accessToken, correlationId };
  if (ifMatch !== false) options['version'] = headers.get('if-match');
  for (const { key, option } of legacyHeaders) {
    if (option !== undefined && specialHeaders[option] !== undefined) options[option] = headers.get(key);
  }
  if (specialHeaders.fileName !== undefined) options['contentType'] = contentTypeOf(headers);
  return options;
}

/** The media type without its parameters, which A020 does not take. */
function contentTypeOf(headers: HeaderLookup): string | undefined {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}
