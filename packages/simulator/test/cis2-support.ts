import { serve } from '@ers-kit/internal/testing';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import * as oidc from 'openid-client';

import { createCis2, type Cis2Part } from '../src/cis2/cis2-server.js';
import type { Cis2Client } from '../src/cis2/cis2-client.js';
import { seedUsers, type SimulatorUser } from '../src/users.js';
import { createBrowser, type Browser, type Page } from './cis2-browser.js';

export type { Browser, Page } from './cis2-browser.js';

/** The path of CIS2's issuers. */
export const realm = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';

/** The issuer of the Integration environment, port included. */
export const integrationIssuer = `https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk:443${realm}`;

export const redirectUri = 'http://127.0.0.1:3999/callback';
export const clientId = '990000000001.apps.supplier';

/** A clock that stands still until it is told to move. */
export function createClock(start = Date.UTC(2027, 2, 4, 9, 30)) {
  let time = start;
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
    advance(seconds: number): void {
      time += seconds * 1000;
    },
  };
}

/** A clock the way of a client: openid-client reads the machine's, this one follows it. */
export const machineClock = { now: () => Date.now() };

/** A CIS2 on loopback, a client of it, and a fetch that finds it under its issuer's name. */
export interface Cis2Fixture {
  readonly cis2: Cis2Part;
  readonly url: string;
  readonly issuer: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
  readonly fetch: typeof fetch;
  /** A browser with cookies of its own. */
  browser(): Browser;
  /** A client that has read the discovery document. */
  discover(options?: {
    authentication?: oidc.ClientAuth;
    modify?: oidc.ModifyAssertionFunction;
  }): Promise<oidc.Configuration>;
  stop(): Promise<void>;
}

export interface FixtureOptions {
  readonly issuer?: string;
  readonly clock?: { now(): number; sleep?(milliseconds: number): Promise<void> };
  readonly users?: readonly SimulatorUser[];
  readonly client?: Partial<Cis2Client>;
  readonly algorithm?: 'RS512' | 'RS256' | 'PS256';
  readonly fetch?: typeof fetch;
}

const keys = new Map<string, ReturnType<typeof createKey>>();

async function createKey(algorithm: string) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'client-key' } };
}

/** Made once for all tests of a file: keys take long. */
function keyFor(algorithm: string): ReturnType<typeof createKey> {
  const key = keys.get(algorithm) ?? createKey(algorithm);
  keys.set(algorithm, key);
  return key;
}

export async function startCis2(options: FixtureOptions = {}): Promise<Cis2Fixture> {
  const { algorithm = 'RS512' } = options;
  const { privateKey, jwk } = await keyFor(algorithm);
  let part: Cis2Part | undefined;
  const server = await serve((request, response) => part?.listener(request, response));
  const issuer = options.issuer ?? `${server.url}${realm}`;
  const cis2 = await createCis2({
    issuer,
    clock: options.clock ?? machineClock,
    users: options.users ?? seedUsers,
    clients: [
      {
        clientId,
        redirectUris: [redirectUri],
        authentication: { method: 'private_key_jwt', jwks: { keys: [jwk] }, algorithm },
        postLogoutRedirectUris: ['http://127.0.0.1:3999/signed-out'],
        ...options.client,
      },
    ],
    ...(options.fetch && { fetch: options.fetch }),
  });
  part = cis2;
  const { origin } = new URL(issuer);
  // The hosts of Integration are not to be reached from a test: their requests go to loopback.
  const routed: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(new Request(request.url.replace(origin, server.url), request));
    return Object.defineProperty(response, 'url', { value: request.url });
  };
  return {
    cis2,
    url: server.url,
    issuer,
    key: privateKey,
    jwk,
    fetch: routed,
    browser: () => createBrowser(routed),
    discover: ({ authentication, modify } = {}) =>
      oidc.discovery(
        new URL(issuer),
        clientId,
        undefined,
        authentication ??
          oidc.PrivateKeyJwt(
            { key: privateKey, kid: 'client-key' },
            {
              [oidc.modifyAssertion]: (header, payload) => {
                payload['aud'] = `${issuer}/access_token`;
                modify?.(header, payload);
              },
            },
          ),
        {
          [oidc.customFetch]: (url: string, { body, ...init }: oidc.CustomFetchOptions) =>
            routed(url, { ...init, body: body instanceof Uint8Array ? Buffer.from(body) : (body ?? null) }),
          execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
        },
      ),
    stop: () => server.stop(),
  };
}

/** One sign-in with plain openid-client: everything up to the tokens. */
export async function signIn(
  fixture: Cis2Fixture,
  options: {
    readonly uid?: string;
    readonly browser?: Browser;
    readonly parameters?: Record<string, string>;
    readonly role?: string;
    readonly configuration?: oidc.Configuration;
  } = {},
) {
  const configuration = options.configuration ?? (await fixture.discover());
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile nhsperson nationalrbacaccess',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...options.parameters,
  });
  let page = await (options.browser ?? fixture.browser()).open(url);
  if (page.html.includes('name="user"')) page = await page.press('user', options.uid ?? '910000000101');
  if (options.role !== undefined && page.html.includes('name="role"'))
    page = await page.press('role', options.role);
  if (!page.callback) throw new Error(`no callback, but status ${page.status}: ${page.html}`);
  const tokens = await oidc.authorizationCodeGrant(configuration, page.callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('no claims');
  const userinfo = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { configuration, callback: page.callback, tokens, claims, userinfo, verifier };
}

/** Sends a browser to the authorisation endpoint with parameters that a test may change or take away. */
export function authorise(
  fixture: Cis2Fixture,
  parameters: Record<string, string | undefined> = {},
  browser: Browser = fixture.browser(),
): Promise<Page> {
  const all = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'state-of-a-test',
    nonce: 'nonce-of-a-test',
    ...parameters,
  };
  const url = new URL(`${fixture.issuer}/authorize`);
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return browser.open(url);
}

/** A client assertion made with jose alone. */
export async function assertionFor(
  fixture: Cis2Fixture,
  changes: {
    header?: Record<string, unknown>;
    claims?: Record<string, unknown>;
    key?: CryptoKey;
    now?: number;
  } = {},
): Promise<string> {
  const now = Math.floor((changes.now ?? Date.now()) / 1000);
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: `${fixture.issuer}/access_token`,
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 180,
    ...changes.claims,
  })
    .setProtectedHeader({ alg: 'RS512', kid: 'client-key', ...changes.header })
    .sign(changes.key ?? fixture.key);
}

/** Posts a form to the token endpoint. */
export async function postToken(fixture: Cis2Fixture, fields: Record<string, string>, headers = {}) {
  const response = await fixture.fetch(`${fixture.issuer}/access_token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Swaps the code of a callback for tokens, with an assertion made by jose. */
export async function redeem(
  fixture: Cis2Fixture,
  callback: URL | undefined,
  now = Date.now(),
  changes: Record<string, string> = {},
) {
  return postToken(fixture, {
    grant_type: 'authorization_code',
    code: callback?.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertionFor(fixture, { now }),
    ...changes,
  });
}

/** Users of the seed, by what a test wants them for. */
export const people = {
  referrer: '910000000101',
  clerk: '910000000104',
  noRole: '910000000201',
  oneRole: '910000000202',
  manyRoles: '910000000203',
  authenticatorApp: '910000000301',
  password: '910000000302',
  weakIdentity: '910000000303',
};

/** The ID token's claims at the end of a sign-in that has come to its callback. */
export async function claimsOf(
  fixture: Cis2Fixture,
  page: Page,
  now: number,
): Promise<Record<string, unknown>> {
  const { status, body } = await redeem(fixture, page.callback, now);
  if (status !== 200) throw new Error(`no tokens, but ${String(body['error'])}`);
  return decodeJwt(String(body['id_token']));
}

/** What userinfo says at the end of a sign-in that has come to its callback. */
export async function userinfoOf(
  fixture: Cis2Fixture,
  page: Page,
  now: number,
): Promise<Record<string, unknown>> {
  const { body } = await redeem(fixture, page.callback, now);
  const response = await fixture.fetch(`${fixture.issuer}/userinfo`, {
    headers: { authorization: `Bearer ${String(body['access_token'])}` },
  });
  return (await response.json()) as Record<string, unknown>;
}

/** The parameters a browser came back with. */
export const queryOf = (page: Page): Record<string, string> =>
  Object.fromEntries(page.callback?.searchParams ?? []);
