import { isLoopbackHostname } from '@ers-kit/internal';

/** The URL that a request for `url` really goes to. Throws a `TypeError` for a host that may not be reached. */
export type Route = (url: URL) => string;

/**
 * Routes public origins to the loopback origins that stand in for them, and refuses every other host.
 *
 * @param origins public origins as `new URL(…).origin` writes them, each with its loopback origin
 */
export function routeByOrigin(origins: ReadonlyMap<string, string>): Route {
  const known = [...origins.keys()].join(', ');
  return (url) => {
    const target = origins.get(url.origin);
    if (target === undefined) throw unreachable(known, url);
    return `${target}${url.pathname}${url.search}`;
  };
}

/** Takes public origins to loopback too, and leaves every other URL as it is. */
export function routeKnownOrigins(origins: ReadonlyMap<string, string>): Route {
  return (url) => {
    const target = origins.get(url.origin);
    return target === undefined ? url.href : `${target}${url.pathname}${url.search}`;
  };
}

/** Leaves loopback URLs as they are, and refuses every other host. */
export const routeOnLoopback: Route = (url) => {
  if (!isLoopbackHostname(url.hostname)) throw unreachable('loopback', url);
  return url.href;
};

function unreachable(known: string, url: URL): TypeError {
  return new TypeError(
    `simulator.fetch reaches only ${known}; the request was for ${url.protocol}//${url.host}. ` +
      'Use the URLs of simulator.environment, or another fetch for other hosts.',
  );
}

const redirects = new Set([301, 302, 303, 307, 308]);
const bodyHeaders = [
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
];
const credentialHeaders = ['authorization', 'cookie', 'proxy-authorization'];
/** As in the Fetch standard. */
const mostRedirects = 20;

/**
 * A `fetch` whose every hop, redirects included, goes where `route` says. `Response.url` stays the URL that
 * was asked for.
 */
export function createRoutedFetch(route: Route): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? undefined : await request.arrayBuffer();
    return follow(request, body, route, (init as { dispatcher?: unknown } | undefined)?.dispatcher);
  };
}

interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: ArrayBuffer | undefined;
}

async function follow(
  request: Request,
  body: ArrayBuffer | undefined,
  route: Route,
  dispatcher: unknown,
): Promise<Response> {
  let hop: Hop = { url: new URL(request.url), method: request.method, headers: request.headers, body };
  for (let redirected = 0; redirected <= mostRedirects; redirected += 1) {
    const response = await fetch(route(hop.url), {
      method: hop.method,
      headers: hop.headers,
      ...(hop.body === undefined ? {} : { body: hop.body }),
      ...(dispatcher === undefined ? {} : { dispatcher }),
      cache: request.cache,
      credentials: request.credentials,
      integrity: request.integrity,
      keepalive: request.keepalive,
      redirect: 'manual',
      signal: request.signal,
    });
    const location = redirects.has(response.status) ? response.headers.get('location') : null;
    if (location === null || request.redirect === 'manual') return present(response, hop.url, redirected > 0);
    await response.body?.cancel();
    if (request.redirect === 'error') throw new TypeError('fetch failed: unexpected redirect');
    hop = nextHop(hop, new URL(location, hop.url), response.status);
  }
  throw new TypeError('fetch failed: redirect count exceeded');
}

/** The request after a redirect, as the Fetch standard says it: method, body and credentials may fall away. */
function nextHop(hop: Hop, url: URL, status: number): Hop {
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin) for (const name of credentialHeaders) headers.delete(name);
  const becomesGet =
    (status === 303 && hop.method !== 'GET' && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST');
  if (!becomesGet) return { ...hop, url, headers };
  for (const name of bodyHeaders) headers.delete(name);
  return { url, method: 'GET', headers, body: undefined };
}

function present(response: Response, url: URL, redirected: boolean): Response {
  const shown = new URL(url);
  shown.hash = '';
  return Object.defineProperties(response, {
    url: { value: shown.href, configurable: true },
    redirected: { value: redirected, configurable: true },
  });
}
