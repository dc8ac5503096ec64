import { randomUUID } from 'node:crypto';

import { headerNames } from '@ers-kit/apim-headers';
import { matchOperation, operations, type OperationDefinition } from '@ers-kit/operations';

import type { FetchHandler } from '../internal/fetch-listener.js';
import { accepts } from '../internal/accepts.js';
import { authorise } from './authorise.js';
import type { Caller } from './caller.js';
import { admit, type TokenVerifier } from './gateway.js';
import type { ApiVersion } from './outcome.js';
import { operationTable } from './operation-table.js';
import { notAcceptable, notFound, Refusal, unsupportedMediaType } from './refusal.js';
import type { Reply } from './reply.js';
import type { ServiceContext } from './service-context.js';
import { writeRefusal, writeReply } from './write-response.js';

/** What the internet-facing API is made of. */
export interface ErsApiOptions {
  readonly context: ServiceContext;
  readonly verifyAccessToken: TokenVerifier;
  /** Path of the API on its host: `/referrals`, or `/referrals-dep` on Deployment. */
  readonly basePath: string;
}

/** e-RS as it stands on the internet: the API platform's proxy, and behind it the service. */
export function createErsApi({ context, verifyAccessToken, basePath }: ErsApiOptions): FetchHandler {
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname === `${basePath}/_ping`) return ping(request.method);
    const version: ApiVersion = url.pathname.includes('/FHIR/R4/') ? 'R4' : 'STU3';
    let requestId = request.headers.get(headerNames.requestId);
    const correlationId = request.headers.get(headerNames.correlationId);
    try {
      const caller = admit(request.headers, version, verifyAccessToken, () => undefined);
      requestId = `${randomUUID()}-1`;
      return writeReply(await perform(request, url, caller, context), { requestId, correlationId });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return writeRefusal(error, version, { requestId, correlationId }, context.clock.now());
    }
  };
}

async function perform(request: Request, url: URL, caller: Caller, context: ServiceContext): Promise<Reply> {
  const match = matchOperation(request.method, url);
  if (!match) throw notFound('There is nothing at this path.');
  const operation = operationTable[match.id];
  const definition: OperationDefinition = operations[match.id];
  const { response, request: expected } = definition;
  const accept = request.headers.get(headerNames.accept);
  const { contentTypes } = response;
  if (contentTypes.length > 0 && !contentTypes.some((contentType) => accepts(accept, contentType))) {
    throw notAcceptable(contentTypes);
  }
  if (expected && !expected.contentTypes.includes(mediaType(request))) throw unsupportedMediaType();
  authorise(match.id, caller, context.directory);
  return operation(
    {
      operation: definition,
      caller,
      parameters: match.parameters,
      headers: request.headers,
      body: async () => new Uint8Array(await request.arrayBuffer()),
    },
    context,
  );
}

/** The media type of the body, without parameters. */
function mediaType(request: Request): string {
  return (request.headers.get(headerNames.contentType) ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function ping(method: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 });
  return Response.json({ version: 'simulator', releaseId: '1', commitId: 'simulator' });
}
