import { headerNames } from '@ers-kit/apim-headers';

import { GatewayRefusal } from './gateway-refusal.js';
import { r4Outcome, stu3Outcome, type ApiVersion } from './outcome.js';
import type { Refusal } from './refusal.js';
import type { Reply } from './reply.js';

/** The ids that go back on every answer. */
export interface Ids {
  /** e-RS's transaction id; on a refusal by the gateway whatever the client sent. */
  readonly requestId: string | null;
  readonly correlationId: string | null;
}

const fhirJson = 'application/fhir+json';

/** STU3 statuses that carry no body. */
const emptyOnStu3 = new Set([404, 409, 412, 423, 429, 500]);
/** STU3 statuses that carry plain text. */
const textOnStu3 = new Set([406, 415]);

/** Puts a good answer on the wire. */
export function writeReply(reply: Reply, ids: Ids): Response {
  const headers = idHeaders(ids);
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value);
  if (reply.version !== undefined) headers.set('ETag', `W/"${reply.version}"`);
  if (reply.file) {
    headers.set('Content-Type', reply.file.contentType);
    if (reply.file.disposition) headers.set('Content-Disposition', reply.file.disposition);
    return new Response(reply.file.bytes, { status: reply.status, headers });
  }
  if (!reply.resource) return new Response(null, { status: reply.status, headers });
  if (!headers.has('Content-Type')) headers.set('Content-Type', fhirJson);
  return new Response(JSON.stringify(reply.resource), { status: reply.status, headers });
}

/** Puts an error on the wire, in the shape of the API version asked for. */
export function writeRefusal(refusal: Refusal, version: ApiVersion, ids: Ids, now: number): Response {
  const headers = idHeaders(ids);
  const { status } = refusal;
  if (refusal.retryAfter !== undefined) headers.set('Retry-After', String(refusal.retryAfter));
  const gateway = refusal instanceof GatewayRefusal ? refusal : undefined;
  if (gateway?.tokenFault) {
    headers.set(
      'WWW-Authenticate',
      `Bearer realm="null",error="invalid_token",error_description="${gateway.tokenFault}"`,
    );
  }
  if (gateway?.body === 'empty-text') {
    headers.set('Content-Type', 'text/plain');
    return new Response(null, { status, headers });
  }
  const maker = gateway ? 'gateway' : 'service';
  if (version === 'R4') return outcome(r4Outcome(refusal, maker, now), status, headers);
  if (emptyOnStu3.has(status) || gateway?.body === 'outcome-on-r4' || refusal.issues.length === 0) {
    return new Response(null, { status, headers });
  }
  if (textOnStu3.has(status)) {
    headers.set('Content-Type', 'text/plain;charset=utf-8');
    return new Response(refusal.issues[0]?.diagnostics, { status, headers });
  }
  return outcome(stu3Outcome(refusal.issues, maker, now), status, headers);
}

function outcome(body: object, status: number, headers: Headers): Response {
  headers.set('Content-Type', fhirJson);
  return new Response(JSON.stringify(body), { status, headers });
}

function idHeaders({ requestId, correlationId }: Ids): Headers {
  const headers = new Headers();
  if (requestId !== null) headers.set(headerNames.requestId, requestId);
  if (correlationId !== null) headers.set(headerNames.correlationId, correlationId);
  return headers;
}
