import makeFetchCookie from 'fetch-cookie';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import * as oidc from 'openid-client';

import type { Simulator } from '../src/index.js';

type ApimCredentials = Simulator['credentials']['apim'];

/** Signs in with plain openid-client and a browser that is nothing but HTTP. Answers the ID token. */
export async function signIn(simulator: Simulator, uid: string): Promise<string> {
  const { environment, credentials } = simulator;
  const { clientId, redirectUri, authentication } = credentials.cis2;
  if (authentication.method !== 'private_key_jwt') throw new Error('no key');
  const key = { key: authentication.privateKey as CryptoKey, kid: authentication.keyId };
  const { issuer } = environment.cis2;
  const configuration = await oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    oidc.PrivateKeyJwt(key, {
      [oidc.modifyAssertion]: (_, payload) => {
        payload['aud'] = `${issuer}/access_token`;
      },
    }),
    {
      [oidc.customFetch]: (url, init) => simulator.fetch(url, init as RequestInit),
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    },
  );
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid nationalrbacaccess',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = await browse(simulator, url.href, redirectUri, uid);
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
  });
  return tokens.id_token ?? '';
}

/** Follows redirects and chooses the user, until the application's own address comes up. */
async function browse(simulator: Simulator, start: string, redirectUri: string, uid: string): Promise<URL> {
  const visit = makeFetchCookie(simulator.fetch);
  let url = start;
  let init: RequestInit = {};
  for (let step = 0; step < 12; step += 1) {
    if (url.startsWith(redirectUri)) return new URL(url);
    const response = await visit(url, { redirect: 'manual', ...init });
    const location = response.headers.get('location');
    init = {};
    if (location !== null) {
      url = new URL(location, url).href;
      continue;
    }
    const html = await response.text();
    const stepName = /<input type="hidden" name="step" value="([^"]*)">/.exec(html)?.[1] ?? '';
    const role = /<button name="role" value="([^"]*)"/.exec(html)?.[1];
    const choice: Record<string, string> = role === undefined ? { user: uid } : { role };
    init = { method: 'POST', body: new URLSearchParams({ step: stepName, ...choice }) };
  }
  throw new Error('the sign-in never came back');
}

/** Asks the token endpoint with an assertion built by jose alone. */
export async function requestToken(
  simulator: Simulator,
  credentials: ApimCredentials,
  form: Record<string, string>,
): Promise<string> {
  const { tokenUrl } = simulator.environment.apim;
  const assertion = await new SignJWT({
    iss: credentials.apiKey,
    sub: credentials.apiKey,
    aud: tokenUrl,
    jti: randomUUID(),
    exp: Math.floor(simulator.clock.now() / 1000) + 120,
  })
    .setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: credentials.keyId })
    .sign(credentials.privateKey as CryptoKey);
  const response = await simulator.fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...form,
    }).toString(),
  });
  const body = (await response.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`no token: ${JSON.stringify(body)}`);
  return body.access_token;
}

/** The access token of a signed-in user. */
export async function userToken(simulator: Simulator, uid: string): Promise<string> {
  return requestToken(simulator, simulator.credentials.apim, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    subject_token: await signIn(simulator, uid),
  });
}

/** The access token of the unattended application. */
export const applicationToken = (simulator: Simulator): Promise<string> =>
  requestToken(simulator, simulator.credentials.application, { grant_type: 'client_credentials' });
