import type { Environment } from '@ers-kit/environments';

import { controlPath } from '../control/control-api.js';
import type { FetchHandler } from './fetch-listener.js';

/**
 * The host of the API platform: the token service on its path, e-RS and the control API on theirs, and on any other path what
 * the platform's gateway says of a path that is nobody's.
 */
export function createApiHost(
  environment: Pick<Environment, 'ersBaseUrl'> & { apim: { tokenUrl: string } },
  parts: { readonly tokenService: FetchHandler; readonly ers: FetchHandler; readonly control: FetchHandler },
): FetchHandler {
  const ersPath = `${new URL(environment.ersBaseUrl).pathname}/`;
  const tokenServicePath = new URL('./', environment.apim.tokenUrl).pathname;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(ersPath)) return parts.ers(request);
    if (pathname.startsWith(tokenServicePath)) return parts.tokenService(request);
    if (pathname === controlPath || pathname.startsWith(`${controlPath}/`)) return parts.control(request);
    const fault = {
      faultstring: 'Unable to identify proxy for host and url',
      detail: { errorcode: 'messaging.adaptors.http.flow.ApplicationNotFound' },
    };
    return Response.json({ fault }, { status: 404 });
  };
}
