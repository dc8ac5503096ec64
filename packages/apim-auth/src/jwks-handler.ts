import { toJwks, type KeyToPublish, type SigningKey } from './signing-keys.js';

/**
 * Answers requests for the JWKS, in the web-standard form that most servers take.
 *
 * @example
 * ```ts
 * import { createJwksHandler, type JwksHandler, type SigningKey } from '@ers-kit/apim-auth';
 *
 * declare const keys: readonly SigningKey[];
 * const handler: JwksHandler = createJwksHandler(keys);
 * ```
 */
export type JwksHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler that serves the JWKS for the platform to read. Mount it under a path (the platform refuses
 * a bare host), without sign-in, on the public internet.
 *
 * @param keys - The keys to publish, or a function that gives them, for a change of keys without restart.
 * @returns A handler for `GET` and `HEAD`; see {@link JwksHandler}.
 * @throws {@link ApimAuthError} `ERR_APIM_KEY`, from the handler, where a key cannot be published.
 *
 * @example
 * ```ts
 * import { createJwksHandler, type SigningKey } from '@ers-kit/apim-auth';
 *
 * declare const keys: readonly SigningKey[];
 * const handler = createJwksHandler(keys);
 * const response = await handler(new Request('https://app.example/jwks.json'));
 * ```
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
