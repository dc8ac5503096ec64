import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import helmet from 'helmet';
import type { Configuration } from './configuration.js';

/** Security headers. Nothing inline, nothing of other hosts, and forms that lead here or, at sign-out, to CIS2. */
export function securityHeaders({ environment, origin }: Configuration): RequestHandler {
  const secure = origin.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'", new URL(environment.cis2.issuer).origin],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'"],
        manifestSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** The session of a browser, in a cookie that no script can read and no plain http carries. */
export function browserSessions({ origin, sessionSecrets }: Configuration, store: Store): RequestHandler {
  const secure = origin.startsWith('https:');
  const sessions = session({
    name: secure ? '__Host-referral-web' : 'referral-web',
    secret: [...sessionSecrets],
    store,
    resave: false,
    saveUninitialized: false,
    proxy: true,
    // Lax: the browser comes back from CIS2 with it.
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  });
  return (request, response, next) => {
    // Where the application is, its configuration says, and no header that anybody can send.
    request.headers['x-forwarded-proto'] = secure ? 'https' : 'http';
    sessions(request, response, next);
  };
}

/** Pages about patients stay in no cache. */
export const keepOutOfCaches: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** A value that only pages of this session know. */
export const createCsrfToken = (): string => randomBytes(32).toString('base64url');

/** Refuses what a page of another site made a signed-in browser send. */
export const protectFromForgery: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || hasCsrfToken(request)) return next();
  response.status(403).render('problems/forgery.njk');
};

function hasCsrfToken({ session: { csrfToken }, body }: Request): boolean {
  const given = (body as { csrfToken?: unknown } | undefined)?.csrfToken;
  if (csrfToken === undefined || typeof given !== 'string') return false;
  const [expected, actual] = [Buffer.from(csrfToken), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The path to go back to after a sign-in, if it is one of this application. */
export function safeReturnPath(path: unknown, origin: string): string | undefined {
  if (typeof path !== 'string' || !path.startsWith('/') || !URL.canParse(path, origin)) return undefined;
  const url = new URL(path, origin);
  // A path that begins with two slashes would be a host.
  return url.origin === origin && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : undefined;
}
