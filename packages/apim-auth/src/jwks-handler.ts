import { toJwks, type KeyToPublish, type SigningKey } from './signing-keys.js';

/** Answers requests for the JWKS, in the web-standard form that most servers take. */
export type JwksHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler that serves the JWKS for the platform to read. Mount it under a path (the platform refuses
 * a bare host), without sign-in, on the public internet.
 *
 * @param keys the keys to publish, or a function that gives them, for a change of keys without restart
 * @throws {ApimAuthError} the handler: `ERR_APIM_KEY`
 */
export function createJwksHandler(
  keys: readonly (SigningKey | KeyToPublish)[] | (() => readonly (SigningKey | KeyToPublish)[]),
): JwksHandler {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    const body = JSON.stringify(await toJwks(typeof keys === 'function' ? keys() : keys));
    return new Response(request.method === 'HEAD' ? null : body, {
      // A new key has to be seen soon, so copies on the way live for five minutes only.
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    });
  };
}
