import { isDeepStrictEqual } from 'node:util';

import { headerNames } from '@ers-kit/apim-headers';
import { isRecord } from '@ers-kit/internal';
import {
  matchOperation,
  operations,
  type OperationDefinition,
  type OperationMatch,
} from '@ers-kit/operations';

import type { ObjectStore } from '../ers/object-store.js';
import { stu3Outcome } from '../ers/outcome.js';
import type { Reply } from '../ers/reply.js';
import { writeReply } from '../ers/write-response.js';
import type { FetchHandler } from '../internal/fetch-listener.js';
import { findDocument } from './example-documents.js';
import { eTagByOperation } from './folders.js';
import type { Examples } from './read-examples.js';

/** The request id that the sandbox gives every answer. */
const requestId = '58621d65-d5ad-4c3a-959f-0438e355990e-1';

/**
 * Answers as the stateless sandbox does what the examples have an answer for, without a look at token,
 * organisation or version; `otherwise` answers everything else.
 */
export function serveExamples(
  examples: Examples,
  objectStore: ObjectStore,
  otherwise: FetchHandler,
): FetchHandler {
  return async (request) => {
    const match = matchOperation(request.method, request.url);
    if (!match) return otherwise(request);
    const reply =
      (await findByBody(request, match, examples)) ??
      findByParameters(match, examples) ??
      findDocument(match, examples, objectStore);
    return reply ? answer(request, match, reply) : otherwise(request);
  };
}

/** The response paired with the request body; key order does not matter, list order does. */
async function findByBody(
  request: Request,
  { id }: OperationMatch,
  { pairs }: Examples,
): Promise<Reply | undefined> {
  const candidates = pairs.filter(({ operation }) => operation === id);
  if (candidates.length === 0) return undefined;
  try {
    const body: unknown = await request.clone().json();
    const found = candidates.find((pair) => isDeepStrictEqual(pair.request, body));
    if (!found) return undefined;
    return fitsRole(id, request.headers, body) ? exampleReply(id, found.response) : otherRole;
  } catch {
    return undefined;
  }
}

/** The operations of which the sandbox has one set of examples for referring clinicians, and one for all others. */
const byRole: readonly OperationMatch['id'][] = ['A010', 'A011', 'A021'];

/** Whether an example is of the set for the caller's function. Where none is given, both sets are looked through. */
function fitsRole(id: OperationMatch['id'], headers: Headers, body: unknown): boolean {
  const businessFunction = headers.get(headerNames.businessFunction);
  if (businessFunction === null || !byRole.includes(id)) return true;
  const namesClinician = JSON.stringify(body).includes('"name":"referringClinician"');
  return namesClinician === (businessFunction !== 'REFERRING_CLINICIAN');
}

/** What the sandbox says of a body that it has no answer for; not called FHIR there either. */
const otherRole: Reply = {
  status: 422,
  headers: { 'Content-Type': 'application/json' },
  resource: stu3Outcome(
    [
      {
        code: 'SANDBOX_ERROR',
        issueCode: 'value',
        diagnostics: 'This example is for another business function.',
      },
    ],
    'service',
    0,
  ),
};

/** A published response as the sandbox sends it. */
function exampleReply(id: OperationMatch['id'], resource: object): Reply {
  const failed = 'resourceType' in resource && resource.resourceType === 'OperationOutcome';
  const { response, statuses }: OperationDefinition = operations[id];
  const refused = statuses.includes(422) ? 422 : 400;
  const version = eTagByOperation[id];
  return {
    status: failed ? refused : response.status,
    resource,
    ...(version === undefined ? {} : { version }),
  };
}

/** A read of a resource by its id, a search by the self link of its result, or a bodiless call for a UBRN. */
function findByParameters({ id, parameters }: OperationMatch, { responses }: Examples): Reply | undefined {
  const { ubrn, version } = parameters;
  const wanted = ubrn ?? parameters['id'] ?? parameters['codeSystemType'];
  const [plain] = id.split('-');
  const definition: OperationDefinition = operations[id];
  if (definition.request) return undefined;
  const found = responses.find(({ operation, resource }) => {
    if (operation !== (id === 'A037' ? 'A033' : plain)) return false;
    if (resource['resourceType'] === 'Bundle') return isResultOf(resource, id, parameters);
    if (resource['id'] !== wanted || wanted === undefined) return false;
    const meta = isRecord(resource['meta']) ? resource['meta'] : {};
    return version === undefined || meta['versionId'] === version;
  });
  return found && exampleReply(id, found.resource);
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

function answer(request: Request, { id }: OperationMatch, reply: Reply): Response {
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
  const response = writeReply(reply, { requestId, correlationId: headers.get(headerNames.correlationId) });
  if (request.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
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
