import { randomUUID } from 'node:crypto';

import { operations, type OperationDefinition } from '@ers-kit/operations';

import type { FetchHandler } from '../internal/fetch-listener.js';
import { accepts } from '../internal/accepts.js';
import { authorise } from '../ers/authorise.js';
import { operationTable } from '../ers/operation-table.js';
import { forbidden, notAcceptable, notFound, Refusal } from '../ers/refusal.js';
import type { Reply } from '../ers/reply.js';
import type { ServiceContext } from '../ers/service-context.js';
import { callerOf } from './legacy-sessions.js';
import { dialects, type Dialect } from './dialects.js';
import { findRoute, type LegacyRoute } from './legacy-routes.js';
import { createSession, selectRole, type SessionContext } from './session-operations.js';

/** What the legacy API is made of. */
export interface LegacyApiOptions extends SessionContext {
  readonly context: ServiceContext;
  /** The accredited systems that may call. */
  readonly asids: readonly string[];
}

const sessionKeyHeader = 'HTTP_X_SESSION_KEY';
const asidHeader = 'XAPI_ASID';
const transactionHeader = 'X_ERS_TRANSACTION_ID';

/** e-RS as it stood on HSCN: sessions, DSTU2 and STU3, over the same records as the new API. */
export function createLegacyApi(options: LegacyApiOptions): FetchHandler {
  return async (request) => {
    const route = findRoute(request.method, new URL(request.url));
    let response: Response;
    try {
      if (!route) throw notFound('There is nothing at this path.');
      const asid = requireAsid(request, options.asids);
      response =
        route.kind === 'session'
          ? await performSession(request, route.name, route.sessionKey, asid, options)
          : await performOperation(request, route, asid, options);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response = dialects[route?.kind === 'operation' ? route.dialect : 'STU3'].refuse(error);
    }
    response.headers.set(transactionHeader, `${randomUUID()}-1`);
    return response;
  };
}

function requireAsid(request: Request, asids: readonly string[]): string {
  const asid = request.headers.get(asidHeader);
  if (asid === null || !asids.includes(asid)) throw forbidden('The ASID is not one of an accredited system.');
  return asid;
}

async function performSession(
  request: Request,
  name: 'create' | 'select' | 'delete',
  sessionKey: string,
  asid: string,
  options: LegacyApiOptions,
): Promise<Response> {
  if (name === 'create') {
    return Response.json(createSession(await readJson(request), asid, options), { status: 201 });
  }
  const session = options.sessions.require(request.headers.get(sessionKeyHeader), asid);
  if (session.id !== sessionKey) throw forbidden('The session key is not that of the path.');
  if (name === 'delete') {
    options.sessions.close(session);
    return new Response(null, { status: 204 });
  }
  return Response.json(selectRole(await readJson(request), session, options));
}

async function performOperation(
  request: Request,
  route: Extract<LegacyRoute, { kind: 'operation' }>,
  asid: string,
  { sessions, context }: LegacyApiOptions,
): Promise<Response> {
  const caller = callerOf(sessions.require(request.headers.get(sessionKeyHeader), asid));
  authorise(route.id, caller, context.directory);
  const dialect = dialects[route.dialect];
  const operation: OperationDefinition = operations[route.id];
  const accept = request.headers.get('Accept');
  if (operation.response.resourceType !== undefined && !accepts(accept, dialect.contentType)) {
    throw notAcceptable([dialect.contentType]);
  }
  const call = {
    operation,
    caller,
    parameters: route.parameters,
    headers: request.headers,
    body: async () => dialect.readBody(new Uint8Array(await request.arrayBuffer()), context),
  };
  const reply = await operationTable[route.id](call, context);
  if (reply.file && !accepts(accept, reply.file.contentType)) throw notAcceptable([reply.file.contentType]);
  return writeReply(reply, dialect, context);
}

function writeReply(reply: Reply, dialect: Dialect, context: ServiceContext): Response {
  const headers = new Headers();
  if (reply.version !== undefined) headers.set('ETag', `W/"${reply.version}"`);
  if (reply.file) {
    headers.set('Content-Type', reply.file.contentType);
    if (reply.file.disposition !== undefined) headers.set('Content-Disposition', reply.file.disposition);
    return new Response(reply.file.bytes, { status: reply.status, headers });
  }
  headers.set('Content-Type', dialect.contentType);
  const body =
    reply.resource === undefined ? null : JSON.stringify(dialect.translate(reply.resource, context));
  return new Response(body, { status: reply.status, headers });
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch {
    throw new Refusal(400);
  }
}
