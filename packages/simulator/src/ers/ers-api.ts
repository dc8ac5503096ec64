import { randomUUID } from 'node:crypto';

import { headerNames } from '@ers-kit/apim-headers';
import {
  matchOperation,
  operations,
  type OperationDefinition,
  type OperationMatch,
} from '@ers-kit/operations';

import type { FetchHandler } from '../internal/fetch-listener.js';
import { accepts } from '../internal/accepts.js';
import { authorise } from './authorise.js';
import type { Caller } from './caller.js';
import { createFaultInjector, type ErsFault, type FaultInjector } from './faults.js';
import { admit, bearerToken, type GatewayChecks } from './gateway.js';
import type { ApiVersion } from './outcome.js';
import { operationTable } from './operation-table.js';
import { createRateLimiter, type RateLimit } from './rate-limit.js';
import { notAcceptable, notFound, Refusal, unsupportedMediaType } from './refusal.js';
import type { Reply } from './reply.js';
import { createRequestLog, type RequestLog } from './request-log.js';
import type { ServiceContext } from './service-context.js';
import { refusalOf, strike } from './with-faults.js';
import { writeRefusal, writeReply } from './write-response.js';

/** What the internet-facing API is made of. */
export interface ErsApiOptions {
  readonly context: ServiceContext;
  readonly verifyAccessToken: GatewayChecks['verifyAccessToken'];
  /** Makes a token invalid, for the fault that does so. */
  readonly revokeAccessToken?: (token: string) => void;
  /** Path of the API on its host: `/referrals`, or `/referrals-dep` on Deployment. */
  readonly basePath: string;
  /** Default: none. */
  readonly rateLimit?: RateLimit;
  /** ODS codes for which users may act. Default: all. */
  readonly allowedOrganisations?: readonly string[];
  /** The `apikey` of `_status`. Default: nobody has it. */
  readonly statusKey?: string;
  readonly faults?: FaultInjector;
  readonly log?: RequestLog;
}

/** e-RS as it stands on the internet: the API platform's proxy, and behind it the service. */
export function createErsApi(options: ErsApiOptions): FetchHandler {
  const { context, basePath, faults = createFaultInjector(), log = createRequestLog() } = options;
  const { clock } = context;
  const limiter = options.rateLimit && createRateLimiter(options.rateLimit, clock);
  const gate: Gate = {
    ...options,
    checkRate: ({ apiKey }) => limiter?.(apiKey),
  };
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname === `${basePath}/_ping`) return ping(request.method);
    if (url.pathname === `${basePath}/_status`) return status(request, options.statusKey);
    const match = matchOperation(request.method, url);
    const struck = faults.take(match?.id);
    const response = await strike(struck, clock, request.signal, () => answer(request, match, struck, gate));
    log.add({
      time: new Date(clock.now()).toISOString(),
      method: request.method,
      operation: match?.id,
      status: response.status,
      requestId: response.headers.get(headerNames.requestId),
      correlationId: response.headers.get(headerNames.correlationId),
    });
    return response;
  };
}

const release = { version: 'simulator', releaseId: '1', commitId: 'simulator' } as const;

type Gate = ErsApiOptions & GatewayChecks;

async function answer(
  request: Request,
  match: OperationMatch | undefined,
  faults: readonly ErsFault[],
  gate: Gate,
): Promise<Response> {
  const { headers, url } = request;
  const { context, revokeAccessToken } = gate;
  const { pathname } = new URL(url);
  const version: ApiVersion = pathname.includes('/FHIR/R4/') ? 'R4' : 'STU3';
  const correlationId = headers.get(headerNames.correlationId);
  let requestId = headers.get(headerNames.requestId);
  const token = bearerToken(headers);
  if (token !== undefined && faults.some((fault) => 'token' in fault)) revokeAccessToken?.(token);
  try {
    const caller = admit(headers, version, !pathname.endsWith('/FHIR/R4/PractitionerRole'), gate);
    requestId = `${randomUUID()}-1`;
    return writeReply(await perform(request, match, caller, faults, context), { requestId, correlationId });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return writeRefusal(error, version, { requestId, correlationId }, context.clock.now());
  }
}

async function perform(
  request: Request,
  match: OperationMatch | undefined,
  caller: Caller,
  faults: readonly ErsFault[],
  context: ServiceContext,
): Promise<Reply> {
  if (!match) throw notFound('There is nothing at this path.');
  const operation: OperationDefinition = operations[match.id];
  checkMediaTypes(request, operation);
  authorise(match.id, caller, context.directory);
  for (const fault of faults) {
    const refusal = refusalOf(fault, match.id);
    if (refusal) throw refusal;
  }
  const body = async () => new Uint8Array(await request.arrayBuffer());
  const call = { operation, caller, parameters: match.parameters, headers: request.headers, body };
  const lockTime = faults.find((fault) => 'lock' in fault)?.lock;
  return operationTable[match.id](call, lockTime === undefined ? context : { ...context, lockTime });
}

function checkMediaTypes({ headers }: Request, { response, request }: OperationDefinition): void {
  const accept = headers.get(headerNames.accept);
  const { contentTypes } = response;
  if (contentTypes.length > 0 && !contentTypes.some((contentType) => accepts(accept, contentType))) {
    throw notAcceptable(contentTypes);
  }
  const mediaType = headers.get(headerNames.contentType)?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (request && !request.contentTypes.includes(mediaType)) throw unsupportedMediaType();
}

function ping(method: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 });
  return Response.json(release);
}

function status({ method, headers }: Request, statusKey: string | undefined): Response {
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 });
  if (statusKey === undefined || headers.get('apikey') !== statusKey)
    return new Response(null, { status: 401 });
  return Response.json({
    status: 'pass',
    ...release,
    checks: { healthcheck: { status: 'pass', responseCode: 200 } },
  });
}
