import { isOperationId, operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { ApimHeaderError } from './apim-header-error.js';
import type { OptionArguments } from './header-options.js';
import { addContextHeaders } from './internal/context-headers.js';
import { HeaderCollector } from './internal/header-collector.js';
import {
  addAuthorization,
  addCorrelationId,
  addIfMatch,
  addMediaTypes,
  addSpecialHeaders,
  checkOptions,
} from './internal/option-headers.js';
import type { ContextArgument, RequestContext, UnassignedUserContext } from './request-context.js';

/**
 * The request headers of a call to e-RS: who calls and for whom, the version a write was read at, media
 * types, and a correlation id.
 *
 * Where the operation is a literal, a context or an option that does not fit it does not compile. A context
 * whose function is known at run time alone compiles, and is checked here.
 *
 * @param operationId - The operation, such as `A005`.
 * @param context - Who calls. A030 needs `{ mode: 'user-restricted' }` alone, and sends nothing of the rest;
 *   A040 does not send `onBehalfOf`.
 * @param options - What the operation takes beside that; see the README.
 * @returns A new plain record, names spelled as in `headerNames`.
 * @throws {@link ApimHeaderError} `ERR_HEADERS_OPERATION_UNKNOWN`, or `ERR_HEADERS_INVALID` with every
 *   problem at once and no value of any.
 *
 * @example
 * ```ts
 * import { buildApimHeaders } from '@ers-kit/apim-headers';
 *
 * const context = {
 *   mode: 'user-restricted',
 *   organisation: 'R69',
 *   businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
 * } as const;
 * const headers = buildApimHeaders('A013', context, { accessToken: 'token', version: 4 });
 * console.log(headers['If-Match']); // W/"4"
 * console.log(headers['NHSD-End-User-Organisation-ODS']); // R69
 * ```
 */
export function buildApimHeaders<
  const Id extends OperationId,
  const Context extends RequestContext | UnassignedUserContext,
>(
  operationId: Id,
  context: ContextArgument<Id, Context>,
  ...[options]: OptionArguments<Id>
): Record<string, string> {
  if (!isOperationId(operationId)) {
    const message = 'operationId must be an id of the catalogue, such as A005.';
    throw new ApimHeaderError('ERR_HEADERS_OPERATION_UNKNOWN', 'There is no such e-RS operation:', [
      { field: 'operationId', message },
    ]);
  }
  const operation: OperationDefinition = operations[operationId];
  const collector = new HeaderCollector();
  addAuthorization(collector, options);
  addContextHeaders(collector, operation, context);
  addSpecialHeaders(collector, operation, options);
  addIfMatch(collector, operation, options);
  addMediaTypes(collector, operation, options);
  addCorrelationId(collector, options);
  checkOptions(collector, options);
  if (collector.problems.length > 0) {
    throw new ApimHeaderError(
      'ERR_HEADERS_INVALID',
      `The headers of ${operation.id} (${operation.method} ${operation.path}) cannot be built:`,
      collector.problems,
    );
  }
  return collector.headers;
}
