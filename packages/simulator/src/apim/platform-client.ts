import { randomBytes } from 'node:crypto';

import type { Cis2Client } from '../cis2/cis2-client.js';
import { endpointUrl } from '../cis2/wire.js';
import { TokenRefusal, tokenErrors } from './token-errors.js';

/** The CIS2 that the platform signs users in with, in the combined flow. */
export interface CombinedCis2 {
  readonly issuer: string;
  registerClient(client: Cis2Client): void;
}

/** The platform as a client of CIS2. */
export interface PlatformClient {
  readonly clientId: string;
  /** Where a browser is sent to sign in. */
  authorizationUrl(request: {
    readonly state: string;
    readonly nonce: string;
    readonly acrValues: string;
  }): string;
  /** Swaps CIS2's code for its ID token and its userinfo. @throws TokenRefusal when CIS2 fails */
  redeem(code: string): Promise<{
    readonly idToken: string;
    readonly userinfo: Readonly<Record<string, unknown>>;
  }>;
}

/** Registers the platform with CIS2, with a secret nobody else knows. */
export function registerPlatform(
  cis2: CombinedCis2,
  baseUrl: string,
  fetchCis2: typeof fetch,
): PlatformClient {
  const clientId = `${randomBytes(6).toString('hex')}.api-platform.apps`;
  const clientSecret = randomBytes(24).toString('base64url');
  const redirectUri = `${baseUrl}/callback`;
  cis2.registerClient({
    clientId,
    redirectUris: [redirectUri],
    authentication: { method: 'client_secret_post', clientSecret },
    backchannelLogoutUri: `${baseUrl}/backchannel_logout`,
  });

  async function readJson(url: string, init: RequestInit): Promise<Readonly<Record<string, unknown>>> {
    const response = await fetchCis2(url, init);
    const body: unknown = await response.json();
    if (!response.ok || typeof body !== 'object' || body === null) throw new TypeError('no answer of CIS2');
    return { ...body };
  }

  return {
    clientId,
    authorizationUrl: ({ state, nonce, acrValues }) =>
      `${endpointUrl(cis2.issuer, 'authorization')}?${String(
        new URLSearchParams({
          response_type: 'code',
          client_id: clientId,
          redirect_uri: redirectUri,
          scope: 'openid nationalrbacaccess',
          state,
          nonce,
          max_age: '300',
          acr_values: acrValues,
        }),
      )}`,
    async redeem(code) {
      try {
        const form = {
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          client_id: clientId,
          client_secret: clientSecret,
        };
        const tokens = await readJson(endpointUrl(cis2.issuer, 'token'), {
          method: 'POST',
          body: new URLSearchParams(form),
        });
        const userinfo = await readJson(endpointUrl(cis2.issuer, 'userinfo'), {
          headers: { authorization: `Bearer ${String(tokens['access_token'])}` },
        });
        return { idToken: String(tokens['id_token']), userinfo };
      } catch {
        throw new TokenRefusal(tokenErrors.unknownError);
      }
    },
  };
}
