import { ApimAuthError } from '../apim-auth-error.js';
import type { AccessTokenRequest } from './token-keeper.js';

// RFC 9110 section 9.2.2.
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** A `fetch` that sends the token along and answers a 401 with one more try, where that does no harm. */
export function createAuthorisedFetch(options: {
  readonly accessToken: (request?: AccessTokenRequest) => Promise<string>;
  /** The only origin that gets the token. */
  readonly apiOrigin: string;
  readonly fetch: typeof globalThis.fetch | undefined;
}): typeof globalThis.fetch {
  const { accessToken, apiOrigin } = options;
  return async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined;
    assertOrigin(input instanceof Request ? input.url : input, apiOrigin);
    const signal = init.signal ?? request?.signal;
    const waiting = signal ? { signal } : {};
    const send = (token: string): Promise<Response> => {
      const headers = new Headers(init.headers ?? request?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return (options.fetch ?? globalThis.fetch)(request?.clone() ?? input, { ...init, headers });
    };
    const token = await accessToken(waiting);
    const response = await send(token);
    if (response.status !== 401 || !isRepeatable(request, init)) return response;
    await response.body?.cancel();
    return send(await accessToken({ rejected: token, ...waiting }));
  };
}

function isRepeatable(request: Request | undefined, init: RequestInit): boolean {
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  // A body that is a stream is spent.
  return idempotentMethods.has(method) && !(init.body instanceof ReadableStream) && !request?.body;
}

function assertOrigin(url: URL | string, apiOrigin: string): void {
  if (URL.canParse(url) && new URL(url).origin === apiOrigin) return;
  throw new ApimAuthError(
    'ERR_APIM_CONFIGURATION',
    'The access token is for the API of its environment alone, and the request goes to another host. Use a fetch without token there.',
  );
}
