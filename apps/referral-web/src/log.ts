import type { CallEvent } from '@ers-kit/client';
import type { RequestHandler } from 'express';

/** Takes what happened. Nothing in it is about a patient, and nothing is secret. */
export type Log = (entry: Readonly<Record<string, unknown>>) => void;

/** Logs every request by the template of its route, since paths hold the numbers of referrals. */
export const logRequests =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now();
    response.on('close', () => {
      log({
        event: 'request',
        requestId: response.locals['requestId'] as string,
        method: request.method,
        route: (request.route as { path?: unknown } | undefined)?.path?.toString(),
        status: response.writableFinished ? response.statusCode : 'aborted',
        milliseconds: Math.round(performance.now() - begun),
      });
    });
    next();
  };

/** What to log of a call to e-RS. */
export function describeCall({ type, ...event }: CallEvent): Readonly<Record<string, unknown>> {
  return { event: `e-RS call ${type}`, ...event };
}

/** What to log of an error. The messages of ers-kit name nobody; those of others may, and stay out. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  const { name, code, stack, message } = (error ?? {}) as Partial<Error & { code: unknown }>;
  const isOurs = /^ERR_(?:CIS2|APIM|ERS)_/.test(String(code));
  const frames = stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { event: 'error', name, code, message: isOurs ? message : undefined, frames: frames?.slice(0, 8) };
}
