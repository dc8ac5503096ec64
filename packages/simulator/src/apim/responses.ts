import { randomInt, randomUUID } from 'node:crypto';

import type { TokenError } from './token-errors.js';

const headersOf = (now: number, type: string): Record<string, string> => ({
  'cache-control': 'no-store',
  'content-type': type,
  date: new Date(now).toUTCString(),
});

/** A JSON answer of the platform, dated by its own clock. */
export function jsonResponse(status: number, body: unknown, now: number): Response {
  return new Response(JSON.stringify(body), { status, headers: headersOf(now, 'application/json') });
}

/** A refusal, with the identifier that support asks for. */
export function errorResponse({ status, error, description }: TokenError, now: number): Response {
  const body = { error, error_description: description, message_id: createMessageId() };
  return jsonResponse(status, body, now);
}

/** The verb is not the one of this path: no body, and not JSON. */
export function wrongMethodResponse(allow: string, now: number): Response {
  return new Response(null, { status: 405, headers: { ...headersOf(now, 'text/plain'), allow } });
}

/** Too many requests. The gateway answers this one, in the form of its other faults; seen by nobody yet. */
export function quotaResponse(now: number): Response {
  const fault = {
    faultstring: 'Rate limit quota violation. Quota limit exceeded.',
    detail: { errorcode: 'policies.ratelimit.QuotaViolation' },
  };
  return jsonResponse(429, { fault }, now);
}

/** Such as `rrt-3f0c9a4d1e7b2c5a8-a-geu2-48213-90127714-1`. */
function createMessageId(): string {
  const digits = randomUUID().replaceAll('-', '').slice(0, 17);
  return `rrt-${digits}-a-geu2-${randomInt(10_000, 99_999)}-${randomInt(10_000_000, 99_999_999)}-1`;
}
