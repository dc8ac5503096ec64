import type { Cis2Client } from './cis2-client.js';
import { Cis2AuthError } from './cis2-auth-error.js';
import type { LogoutNotice, VerifyLogoutTokenOptions } from './logout-token.js';

/**
 * What {@link createLogoutHandler} needs.
 *
 * @example
 * ```ts
 * import type { Cis2Client, LogoutHandlerOptions, LogoutNotice } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * declare function endSessions(notice: LogoutNotice): Promise<void>;
 * const options: LogoutHandlerOptions = { client, endSessions, profile: 'strict' };
 * ```
 */
export interface LogoutHandlerOptions extends Pick<VerifyLogoutTokenOptions, 'profile'> {
  /** Verifies the logout token. */
  readonly client: Pick<Cis2Client, 'verifyLogoutToken'>;
  /** Ends the sessions that the notice is about, with their API tokens. That there is none is no failure. */
  readonly endSessions: (notice: LogoutNotice) => void | Promise<void>;
}

const maximumBytes = 65_536;
const headers = { 'cache-control': 'no-store' };

/**
 * Makes a web-standard handler for CIS2's back-channel logout. Mount it as POST, outside of CSRF protection,
 * sign-in and session middleware: CIS2 sends no cookie.
 *
 * It answers 200 when the sessions are ended, 400 to a token that is refused, 405 and 415 to what is no such
 * request. A failure of CIS2's keys or of `endSessions` is thrown, for the application to answer with 500.
 *
 * @returns A handler for the route that is registered as back-channel logout URL. It throws what is no fault
 *   of the request.
 * @throws {@link Cis2AuthError} `ERR_CIS2_JWKS`, `ERR_CIS2_UNREACHABLE` and the like, from the handler, where
 *   CIS2's keys cannot be read; what `endSessions` throws passes through.
 * @see OpenID Connect Back-Channel Logout 1.0, section 2.8.
 *
 * @example
 * ```ts
 * import { createLogoutHandler, type Cis2Client, type SessionIndex } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * declare const sessions: SessionIndex;
 * const handler = createLogoutHandler({
 *   client,
 *   endSessions: (notice) => {
 *     for (const { id } of sessions.find(notice)) sessions.remove(id);
 *   },
 * });
 * ```
 */
export function createLogoutHandler(options: LogoutHandlerOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST')
      return new Response(null, { status: 405, headers: { ...headers, allow: 'POST' } });
    const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (mediaType !== 'application/x-www-form-urlencoded')
      return new Response(null, { status: 415, headers });
    const body = await request.text();
    const tokens = body.length > maximumBytes ? [] : new URLSearchParams(body).getAll('logout_token');
    let notice: LogoutNotice;
    try {
      if (tokens.length !== 1) return new Response(null, { status: 400, headers });
      notice = await options.client.verifyLogoutToken(
        tokens[0],
        options.profile ? { profile: options.profile } : {},
      );
    } catch (error) {
      if (Cis2AuthError.isInstance(error) && isRefusal(error))
        return new Response(null, { status: 400, headers });
      throw error;
    }
    await options.endSessions(notice);
    return new Response(null, { status: 200, headers });
  };
}

function isRefusal({ code }: Cis2AuthError): boolean {
  return code === 'ERR_CIS2_LOGOUT_TOKEN' || code.startsWith('ERR_CIS2_ID_TOKEN_');
}
