import { createHash, type webcrypto } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { defineEnvironment, type Environment } from '@ers-kit/environments';
import { serve } from '@ers-kit/internal/testing';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';

/** As CIS2 spells it: with the default port. */
export const issuer =
  'https://am.cis2.example:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';
export const clientId = '123456789012.apps.supplier';
export const redirectUri = 'https://app.example/callback';
/** ForgeRock's form: base64 with characters that are not safe in a URL. */
export const cis2KeyId = 'b/O6OvVv1+y+WgrH5Ui9WTioLt0=';

export const environment: Environment = defineEnvironment({
  name: 'test',
  ersBaseUrl: 'https://ers.example/referrals',
  cis2: { issuer },
});

export interface SigningKey {
  readonly privateKey: webcrypto.CryptoKey;
  readonly jwk: JWK;
}

export async function makeKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** What the next sign-in gets. A test changes what it is about. */
export interface Behaviour {
  header: JWTHeaderParameters;
  claims: Record<string, unknown>;
  signWith: webcrypto.CryptoKey | Uint8Array;
  /** Changes the signed ID token. */
  tamper: (idToken: string) => unknown;
  tokenStatus: number;
  tokenHeaders: Record<string, string>;
  tokenBody: (body: Record<string, unknown>) => unknown;
  userInfoStatus: number;
  userInfo: unknown;
  discovery: (document: Record<string, unknown>) => unknown;
  discoveryStatus: number;
  jwks: () => unknown;
  jwksStatus: number;
}

interface RecordedRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly form: Record<string, string>;
}

export const subject = '999000000001';
export const accessToken = 'opaque-cis2-access-token-canary';

/** A CIS2 on loopback that answers for `issuer`'s host by way of `fetch`. */
export async function startFakeCis2(clock: { now(): number }) {
  const key = await makeKey(cis2KeyId);
  const behaviour = defaultBehaviour(clock, key);
  const requests: RecordedRequest[] = [];
  const reset = (): void => {
    requests.length = 0;
    Object.assign(behaviour, defaultBehaviour(clock, key));
  };
  const server = await serve((request, response) => {
    void answer(request, response, behaviour, requests);
  });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.host !== 'am.cis2.example') throw new Error('a request left for another host');
    return globalThis.fetch(`${server.url}${url.pathname}${url.search}`, init);
  };
  return { behaviour, requests, reset, key, fetch, stop: () => server.stop() };
}

export type FakeCis2 = Awaited<ReturnType<typeof startFakeCis2>>;

function defaultBehaviour(clock: { now(): number }, key: SigningKey): Behaviour {
  const now = Math.floor(clock.now() / 1000);
  return {
    header: { alg: 'RS256', typ: 'JWT', kid: cis2KeyId },
    claims: {
      iss: issuer,
      sub: subject,
      aud: clientId,
      azp: clientId,
      iat: now,
      exp: now + 3600,
      auth_time: now - 5,
      acr: 'AAL3_ANY',
      amr: ['N3_SMARTCARD'],
      sid: 'sid-0001',
      authentication_assurance_level: '3',
      id_assurance_level: 3,
    },
    signWith: key.privateKey,
    tamper: (idToken) => idToken,
    tokenStatus: 200,
    tokenHeaders: {},
    tokenBody: (body) => body,
    userInfoStatus: 200,
    userInfo: { sub: subject, uid: subject, name: 'Ada Example', given_name: 'Ada', family_name: 'Example' },
    discovery: (document) => document,
    discoveryStatus: 200,
    jwks: () => ({ keys: [key.jwk] }),
    jwksStatus: 200,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
  requests: RecordedRequest[],
): Promise<void> {
  const form = Object.fromEntries(new URLSearchParams(await text(request)));
  const path = (request.url ?? '').slice(new URL(issuer).pathname.length);
  requests.push({ path, method: request.method ?? '', headers: request.headers, form });
  const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  switch (path) {
    case '/.well-known/openid-configuration':
      return send(behaviour.discoveryStatus, behaviour.discovery(discoveryDocument()));
    case '/connect/jwk_uri':
      return send(behaviour.jwksStatus, behaviour.jwks());
    case '/access_token':
      return send(
        behaviour.tokenStatus,
        behaviour.tokenBody(await tokenBody(behaviour)),
        behaviour.tokenHeaders,
      );
    case '/userinfo':
      return send(behaviour.userInfoStatus, behaviour.userInfo);
    default:
      return send(404, {});
  }
}

function discoveryDocument(): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/connect/jwk_uri`,
    end_session_endpoint: `${issuer}/connect/endSession`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'RS512', 'PS256', 'HS256', 'ES256'],
  };
}

async function tokenBody(behaviour: Behaviour): Promise<Record<string, unknown>> {
  const { claims, header, signWith, tamper } = behaviour;
  const idToken = await new SignJWT(claims).setProtectedHeader(header).sign(signWith);
  return { access_token: accessToken, token_type: 'Bearer', expires_in: 3599, id_token: tamper(idToken) };
}

/** `at_hash` of OpenID Connect Core 3.1.3.6. */
export function hashOf(token: string, digest = 'sha256'): string {
  const hash = createHash(digest).update(token).digest();
  return hash.subarray(0, hash.length / 2).toString('base64url');
}
