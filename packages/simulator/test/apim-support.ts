import { expect } from 'vitest';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';

import { createApim, type ApimPart } from '../src/apim/apim-server.js';
import type { ApimApplication } from '../src/apim/application.js';

export const tokenUrl = 'https://int.api.service.nhs.uk/oauth2/token';
export const issuer =
  'https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';
export const apiKey = 'user-restricted-api-key';
export const apiSecret = 'user-restricted-api-secret';
export const unattendedKey = 'application-restricted-api-key';

export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
export const formType = 'application/x-www-form-urlencoded';
const scope = (kind: string): string => `urn:nhsd:apim:${kind}:e-referrals-service-api`;

export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function createKey(kid: string, algorithm = 'RS512'): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: algorithm } };
}

export interface JwtChanges {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: CryptoKey;
  /** How many seconds ahead `exp` is. */
  readonly life?: number;
}

export type Fields = Record<string, string | undefined>;

/** Made once for all tests of a file: keys take long, and none of them is changed. */
const keys = Promise.all([createKey('int-1'), createKey('b/O6+cis2=', 'RS256'), createKey('stranger')]);

/** An API platform with a clock that stands still, an application of each kind, and an identity provider. */
export async function startApim(options: { fetch?: typeof fetch; jwks?: ApimApplication['jwks'] } = {}) {
  let time = Date.UTC(2027, 2, 4, 9, 30);
  const [application, provider, stranger] = await keys;
  const providerKeys: { current: JSONWebKeySet; failing: boolean; reads: number } = {
    current: { keys: [provider.jwk] },
    failing: false,
    reads: 0,
  };
  const jwks = options.jwks ?? { keys: [application.jwk] };
  const attributes = { asid: '100000000001' };
  const apim: ApimPart = createApim({
    tokenUrl,
    clock: {
      now: () => time,
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
    },
    applications: [
      {
        name: 'user-restricted',
        apiKey,
        apiSecret,
        jwks,
        mode: 'user-restricted',
        scopes: [scope('user-nhs-id:aal3'), scope('user-nhs-id:aal2'), scope('app:level3')],
        attributes,
      },
      {
        name: 'application-restricted',
        apiKey: unattendedKey,
        apiSecret: 'application-restricted-secret',
        jwks,
        mode: 'application-restricted',
        scopes: [scope('app:level3')],
        attributes,
      },
    ],
    identityProviders: [
      {
        issuer,
        jwks: async () => {
          providerKeys.reads += 1;
          if (providerKeys.failing) throw new Error('CIS2 is away');
          return providerKeys.current;
        },
      },
    ],
    ...(options.fetch && { fetch: options.fetch }),
  });

  const seconds = (): number => Math.floor(time / 1000);
  const sign = (
    header: Record<string, unknown>,
    claims: Record<string, unknown>,
    key: CryptoKey,
  ): Promise<string> => new SignJWT(claims).setProtectedHeader({ alg: 'RS512', ...header }).sign(key);

  const assertion = ({ header, claims, key, life = 240 }: JwtChanges = {}): Promise<string> =>
    sign(
      { alg: 'RS512', typ: 'JWT', kid: 'int-1', ...header },
      { iss: apiKey, sub: apiKey, aud: tokenUrl, jti: crypto.randomUUID(), exp: seconds() + life, ...claims },
      key ?? application.privateKey,
    );

  const idToken = ({ header, claims, key, life = 3600 }: JwtChanges = {}): Promise<string> =>
    sign(
      { alg: 'RS256', typ: 'JWT', kid: 'b/O6+cis2=', ...header },
      {
        iss: issuer,
        sub: '910000000101',
        aud: 'a-cis2-client',
        exp: seconds() + life,
        iat: seconds(),
        sid: 'session-1',
        authentication_assurance_level: '3',
        id_assurance_level: '3',
        amr: ['CIS2_SMARTCARD'],
        ...claims,
      },
      key ?? provider.privateKey,
    );

  async function post(fields: Fields, request: RequestInit & { url?: string } = {}) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
    const response = await apim.fetch(
      new Request(request.url ?? tokenUrl, {
        method: 'POST',
        headers: { 'content-type': formType },
        body: String(body),
        ...request,
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  return {
    apim,
    application,
    provider,
    stranger,
    providerKeys,
    assertion,
    idToken,
    post,
    now: () => time,
    seconds,
    advance(by: number): void {
      time += by * 1000;
    },
    /** A token exchange that succeeds, but for what is changed. */
    exchange: async (changes: { assertion?: JwtChanges; idToken?: JwtChanges; fields?: Fields } = {}) =>
      post({
        grant_type: exchangeGrant,
        subject_token_type: idTokenType,
        subject_token: await idToken(changes.idToken),
        client_assertion_type: assertionType,
        client_assertion: await assertion(changes.assertion),
        ...changes.fields,
      }),
    refresh: (refreshToken: string | undefined, fields: Fields = {}) =>
      post({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: apiKey,
        client_secret: apiSecret,
        ...fields,
      }),
    clientCredentials: async (changes: JwtChanges = {}, fields: Fields = {}) =>
      post({
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: await assertion(changes),
        ...fields,
      }),
  };
}

export type ApimFixture = Awaited<ReturnType<typeof startApim>>;

function parse(text: string): Record<string, string | undefined> {
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Status, `error` and `error_description` of a refusal. */
export type Refusal = readonly [status: number, error: string, description: string];

/** A refusal as `invalid_request`, which most are. */
export const invalid = (description: string, status = 400): Refusal => [
  status,
  'invalid_request',
  description,
];

export const badSignature: Refusal = [401, 'public_key error', 'JWT signature verification failed'];

/** Expects an answer to be a refusal, word for word, with an identifier for support. */
export async function expectRefusal(
  answer: Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>,
  [status, error, description]: Refusal,
): Promise<void> {
  const { body, headers, ...rest } = await answer;
  expect({ status: rest.status, ...body }).toEqual({
    status,
    error,
    error_description: description,
    message_id: expect.stringMatching(/^rrt-[\w-]+-\d+$/),
  });
  expect(headers.get('content-type')).toBe('application/json');
}

/** The description of an error, or that there is none. */
export const describeAnswer = (answer: { body: Record<string, string | undefined> }): string =>
  answer.body['error_description'] ?? 'no error';
