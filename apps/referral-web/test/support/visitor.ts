import { signInAsBrowser } from '@ers-kit/internal/testing';

/** A browser without a screen: it keeps cookies, and follows no redirect by itself. */
export interface Visitor {
  readonly fetch: typeof globalThis.fetch;
  /** What each cookie is now, by name. */
  readonly cookies: Map<string, string>;
  /** Every `Set-Cookie` that came, whole. */
  readonly received: string[];
  /** Reads a page of the application. */
  get(path: string): Promise<{ status: number; location: string | null; html: string }>;
  /** Posts a form of the application, with the CSRF token of the page at `path`. */
  post(path: string, form?: Record<string, string>): Promise<Response>;
  /** Signs in, and resolves to the URL of the callback that did it. */
  signIn(uid: string): Promise<string>;
}

/** Visits the application at `origin`. */
export function createVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const received: string[] = [];
  // Ports share cookies, so that one jar serves the application and CIS2 on loopback.
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await globalThis.fetch(input, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      received.push(cookie);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const get: Visitor['get'] = async (path) => {
    const response = await fetch(`${origin}${path}`);
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    };
  };
  return {
    fetch,
    cookies,
    received,
    get,
    async post(path, form = {}) {
      const csrfToken = /name="csrfToken" value="([^"]*)"/.exec((await get('/role')).html)?.[1] ?? '';
      return fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams({ csrfToken, ...form }) });
    },
    async signIn(uid) {
      const start = await get('/sign-in');
      const redirectUri = `${origin}/callback`;
      const callback = await signInAsBrowser({ fetch, url: start.location ?? '', redirectUri, uid });
      await (await fetch(callback)).text();
      return callback;
    },
  };
}
