import { isDeepStrictEqual } from 'node:util';

import { headerNames } from '@ers-kit/apim-headers';
import { isRecord } from '@ers-kit/internal';
import {
  matchOperation,
  operations,
  type OperationDefinition,
  type OperationMatch,
} from '@ers-kit/operations';

import type { FetchHandler } from '../internal/fetch-listener.js';
import { eTagByOperation } from './folders.js';
import type { Examples } from './read-examples.js';

/** The request id that the sandbox gives every answer. */
const requestId = '58621d65-d5ad-4c3a-959f-0438e355990e-1';

/**
 * Answers as the stateless sandbox does what the examples have an answer for, without a look at token,
 * organisation or version; `otherwise` answers everything else.
 */
export function serveExamples(examples: Examples, otherwise: FetchHandler): FetchHandler {
  return async (request) => {
    const match = matchOperation(request.method, request.url);
    if (!match) return otherwise(request);
    const resource = (await findByBody(request, match, examples)) ?? findByParameters(match, examples);
    return resource ? answer(request, match, resource) : otherwise(request);
  };
}

/** The response paired with the request body; key order does not matter, list order does. */
async function findByBody(
  request: Request,
  { id }: OperationMatch,
  { pairs }: Examples,
): Promise<object | undefined> {
  const candidates = pairs.filter(({ operation }) => operation === id);
  if (candidates.length === 0) return undefined;
  try {
    const body: unknown = await request.clone().json();
    return candidates.find((pair) => isDeepStrictEqual(pair.request, body))?.response;
  } catch {
    return undefined;
  }
}

/** A read of a resource by its id, a search by the self link of its result, or a bodiless call for a UBRN. */
function findByParameters({ id, parameters }: OperationMatch, { responses }: Examples): object | undefined {
  const { ubrn, version } = parameters;
  const wanted = ubrn ?? parameters['id'] ?? parameters['codeSystemType'];
  const [plain] = id.split('-');
  const definition: OperationDefinition = operations[id];
  if (definition.request) return undefined;
  return responses.find(({ operation, resource }) => {
    if (operation !== (id === 'A037' ? 'A033' : plain)) return false;
    if (resource['resourceType'] === 'Bundle') return isResultOf(resource, id, parameters);
    if (resource['id'] !== wanted || wanted === undefined) return false;
    const meta = isRecord(resource['meta']) ? resource['meta'] : {};
    return version === undefined || meta['versionId'] === version;
  })?.resource;
}

function isResultOf(
  { link }: Readonly<Record<string, unknown>>,
  id: OperationMatch['id'],
  parameters: OperationMatch['parameters'],
): boolean {
  const self: unknown = Array.isArray(link)
    ? link.find((each) => isRecord(each) && each['relation'] === 'self')
    : undefined;
  const url = isRecord(self) ? self['url'] : undefined;
  const match = typeof url === 'string' ? matchOperation('GET', url) : undefined;
  return match?.id === id && isDeepStrictEqual({ ...match.parameters }, { ...parameters });
}

function answer(request: Request, { id }: OperationMatch, resource: object): Response {
  const { headers } = request;
  if (!mayCall(id, headers)) {
    return new Response(
      'SANDBOX_ERROR: the business function, or acting on behalf, does not fit the operation.',
      {
        status: 403,
        headers: { 'Content-Type': 'text/html' },
      },
    );
  }
  const failed = 'resourceType' in resource && resource.resourceType === 'OperationOutcome';
  const { response, statuses }: OperationDefinition = operations[id];
  const refused = statuses.includes(422) ? 422 : 400;
  const correlationId = headers.get(headerNames.correlationId);
  const eTag = eTagByOperation[id];
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(resource), {
    status: failed ? refused : response.status,
    headers: {
      'Content-Type': 'application/fhir+json',
      [headerNames.requestId]: requestId,
      ...(correlationId === null ? {} : { [headerNames.correlationId]: correlationId }),
      ...(eTag === undefined ? {} : { ETag: `W/"${eTag}"` }),
    },
  });
}

/** The one thing that the sandbox checks, and only where the header is there. */
function mayCall(id: OperationMatch['id'], headers: Headers): boolean {
  const businessFunction = headers.get(headerNames.businessFunction);
  if (businessFunction === null) return true;
  const { businessFunctions, onBehalfOf }: OperationDefinition = operations[id];
  const admitted = businessFunctions['user-restricted'];
  if (admitted !== 'any' && !(admitted as readonly string[] | undefined)?.includes(businessFunction))
    return false;
  const acting = headers.has(headerNames.onBehalfOf);
  return businessFunction === 'SERVICE_PROVIDER_CLINICIAN_ADMIN' ? acting || !onBehalfOf : !acting;
}
