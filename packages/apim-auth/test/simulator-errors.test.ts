import { randomUUID } from 'node:crypto';

import {
  seedUsers,
  startSimulator,
  tokenErrors,
  type ApimApplication,
  type ApplicationStatus,
} from '@ers-kit/simulator';
import { generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createCis2Client } from '@ers-kit/cis2-auth';
import { explainTokenError, tokenErrorTable } from '../src/index.js';
import { openBrowser } from '../../cis2-auth/test/support/browse.js';
import { combinedCases, type ErrorCase } from './support/combined-cases.js';

/**
 * The simulator's error for every row that a request can bring about, made with jose and fetch alone, and
 * what the library says of it.
 */
const simulator = await startSimulator({ as: 'integration' });
const { environment, credentials } = simulator;
const { tokenUrl } = environment.apim;
const { apiKey, apiSecret = '', keyId } = credentials.apim;
const privateKey = credentials.apim.privateKey instanceof CryptoKey ? credentials.apim.privateKey : undefined;
if (!privateKey) throw new Error('the simulator gave no key');
const foreignKey = (await generateKeyPair('RS512')).privateKey;
const now = () => Math.floor(Date.now() / 1000);
const idToken = await signIn();
const usedId = randomUUID();

beforeEach(() => {
  simulator.apim.clearFaults();
  simulator.apim.updateApplication(apiKey, { status: 'approved' });
});
afterAll(() => simulator.stop());

async function signIn(): Promise<string> {
  const client = createCis2Client({ environment, credentials: credentials.cis2, fetch: simulator.fetch });
  const { url, transaction } = await client.startSignIn();
  const uid =
    seedUsers.find((user) => user.authenticationAssuranceLevel === 3 && user.identityAssuranceLevel === 3)
      ?.uid ?? '';
  const callbackUrl = await openBrowser(simulator.fetch)(url, credentials.cis2.redirectUri, { uid });
  return (await client.completeSignIn({ callbackUrl, transaction })).idToken;
}

type Fields = Record<string, string | undefined>;

async function assertion(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: CryptoKey | undefined = privateKey,
): Promise<string> {
  const protectedHeader: JWTHeaderParameters = { alg: 'RS512', typ: 'JWT', kid: keyId, ...header };
  return new SignJWT({
    iss: apiKey,
    sub: apiKey,
    aud: tokenUrl,
    jti: randomUUID(),
    exp: now() + 120,
    ...claims,
  })
    .setProtectedHeader(protectedHeader)
    .sign(key ?? foreignKey);
}

/** A token that looks like CIS2's, unsigned where its signature is not reached. */
function subject(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const allClaims = {
    iss: environment.cis2.issuer,
    sub: '1',
    aud: 'a',
    exp: now() + 600,
    authentication_assurance_level: '3',
    ...claims,
  };
  return `${encode({ alg: 'RS256', typ: 'JWT', kid: 'k', ...header })}.${encode(allClaims)}.AAAA`;
}

const exchange = async (changed: Fields = {}): Promise<Fields> => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  subject_token: idToken,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: await assertion(),
  ...changed,
});
const asserting = async (claims: Record<string, unknown>, header = {}, key = privateKey) =>
  exchange({ client_assertion: await assertion(claims, header, key) });
const exchanging = (token: string | undefined) => exchange({ subject_token: token });
const refreshing = async (changed: Fields): Promise<Fields> => ({
  grant_type: 'refresh_token',
  refresh_token: 'unknown',
  client_id: apiKey,
  client_secret: apiSecret,
  ...changed,
});

async function send(fields: Fields, url = tokenUrl, init: RequestInit = {}): Promise<Response> {
  const present = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return simulator.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(present).toString(),
    ...init,
  });
}

async function sendWithStatus(status: ApplicationStatus): Promise<Response> {
  simulator.apim.updateApplication(apiKey, { status });
  return send(await exchange());
}

const cases: ErrorCase[] = [
  [
    'content-type',
    async () =>
      send(await exchange(), tokenUrl, {
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      }),
  ],
  ['grant-type-missing', async () => send({ client_id: 'a' })],
  ['grant-type-unknown', async () => send({ grant_type: 'password' })],
  ['grant-type-mismatch', async () => send(await exchange({ grant_type: 'client_credentials' }))],
  ['assertion-type', async () => send(await exchange({ client_assertion_type: 'jwt' }))],
  [
    'subject-token-type',
    async () => send(await exchange({ subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' })),
  ],
  ['assertion-missing', async () => send(await exchange({ client_assertion: undefined }))],
  ['assertion-malformed', async () => send(await exchange({ client_assertion: 'opaque' }))],
  [
    'assertion-algorithm',
    async () =>
      send(
        await exchange({
          client_assertion: await assertion(
            {},
            { alg: 'RS256' },
            (await generateKeyPair('RS256')).privateKey,
          ),
        }),
      ),
  ],
  ['assertion-expired', async () => send(await asserting({ exp: now() - 1 }))],
  ['assertion-key-id-missing', async () => send(await asserting({}, { kid: undefined }))],
  ['assertion-type-header', async () => send(await asserting({}, { typ: undefined }))],
  ['assertion-expiry-missing', async () => send(await asserting({ exp: undefined }))],
  ['assertion-expiry-type', async () => send(await asserting({ exp: String(now() + 60) }))],
  ['assertion-issuer-missing', async () => send(await asserting({ iss: 'another' }))],
  ['assertion-id-missing', async () => send(await asserting({ jti: undefined }))],
  ['assertion-id-type', async () => send(await asserting({ jti: 5 }))],
  [
    'assertion-id-used',
    async () => {
      await send(await asserting({ jti: usedId }));
      return send(await asserting({ jti: usedId }));
    },
  ],
  ['assertion-expiry-too-far', async () => send(await asserting({ exp: now() + 3600 }))],
  ['assertion-unknown-client', async () => send(await asserting({ iss: 'unknown', sub: 'unknown' }))],
  ['assertion-key-unknown', async () => send(await asserting({}, { kid: 'unknown' }))],
  ['assertion-audience', async () => send(await asserting({ aud: `${tokenUrl}/` }))],
  ['signature-invalid', async () => send(await asserting({}, {}, foreignKey))],
  ['key-without-access', () => sendWithStatus('no-access-to-resource')],
  ['application-not-approved', () => sendWithStatus('not-approved')],
  ['developer-inactive', () => sendWithStatus('developer-inactive')],
  ['company-inactive', () => sendWithStatus('company-inactive')],
  ['subject-token-missing', async () => send(await exchanging(undefined))],
  ['subject-token-malformed', async () => send(await exchanging('opaque'))],
  ['subject-token-key-id-missing', async () => send(await exchanging(subject({}, { kid: undefined })))],
  ['subject-token-type-header', async () => send(await exchanging(subject({}, { typ: undefined })))],
  ['subject-token-algorithm-missing', async () => send(await exchanging(subject({}, { alg: undefined })))],
  ['subject-token-expiry-missing', async () => send(await exchanging(subject({ exp: undefined })))],
  ['subject-token-expiry-type', async () => send(await exchanging(subject({ exp: 'later' })))],
  ['subject-token-expired', async () => send(await exchanging(subject({ exp: now() - 1 })))],
  ['subject-token-issuer-missing', async () => send(await exchanging(subject({ iss: undefined })))],
  ['subject-token-audience-missing', async () => send(await exchanging(subject({ aud: undefined })))],
  [
    'subject-token-issuer',
    async () => send(await exchanging(subject({ iss: environment.cis2.issuer.replace(':443', '') }))),
  ],
  ['subject-token-key-unknown', async () => send(await exchanging(subject()))],
  ['client-id-missing', async () => send(await refreshing({ client_id: undefined }))],
  ['client-secret-missing', async () => send(await refreshing({ client_secret: undefined }))],
  ['client-invalid', async () => send(await refreshing({ client_secret: 'wrong' }))],
  ['refresh-token-missing', async () => send(await refreshing({ refresh_token: undefined }))],
  ['refresh-token-invalid', async () => send(await refreshing({}))],
  [
    'refresh-period-over',
    async () => {
      const { refresh_token } = await (
        await send(await exchange({ _refresh_token_expiry_ms: '1000' }))
      ).json();
      simulator.advance(2000);
      return send(await refreshing({ refresh_token }));
    },
  ],
  [
    'no-scope-left',
    async () => {
      const { apiKey: key, keyId: kid, privateKey: own } = credentials.application;
      if (!(own instanceof CryptoKey)) throw new Error('the simulator gave no key');
      return send(await asserting({ iss: key, sub: key }, { kid }, own));
    },
  ],
  [
    'userinfo-not-combined',
    async () => {
      const { access_token: token } = await (await send(await exchange())).json();
      return simulator.fetch(new URL('userinfo', tokenUrl), {
        headers: { authorization: `Bearer ${token}` },
      });
    },
  ],
  ['not-found', async () => send({}, new URL('nowhere', tokenUrl).href)],
  ['method-not-allowed', async () => simulator.fetch(tokenUrl)],
  [
    'rate-limit',
    async () => {
      simulator.apim.setFault({ kind: 'quota-exceeded' });
      return send(await exchange());
    },
  ],
  [
    'service-unavailable',
    async () => {
      simulator.apim.setFault({ kind: 'unavailable' });
      return send(await exchange());
    },
  ],
  [
    'service-failed',
    async () => {
      simulator.apim.setFault({ kind: 'unknown-error' });
      return send(await exchange());
    },
  ],
];

/** What the service says, in its body or, of an authorisation request, in the redirect. */
async function answerOf(response: Response): Promise<{ status: number }> {
  const location = response.headers.get('location');
  const text = await response.text();
  const said: unknown =
    location !== null
      ? Object.fromEntries(new URL(location).searchParams)
      : text.startsWith('{') && JSON.parse(text);
  return { status: response.status, ...(typeof said === 'object' ? said : {}) };
}

const jwksCases: ErrorCase[] = [
  ['public-key-not-registered', () => sendAsApplication('without-keys', {})],
  ['jwks-unreachable', () => sendAsApplication('bare-host', { jwks: { url: 'http://127.0.0.1:1' } })],
];

async function sendAsApplication(key: string, jwks: Pick<ApimApplication, 'jwks'>): Promise<Response> {
  simulator.apim.registerApplication({
    name: key,
    apiKey: key,
    apiSecret: 'secret',
    mode: 'user-restricted',
    scopes: [],
    attributes: {},
    ...jwks,
  });
  return send(await asserting({ iss: key, sub: key }));
}

const allCases = [...cases, ...jwksCases, ...combinedCases(simulator)];

describe('the simulated token service and explainTokenError', () => {
  it.each(allCases)('%s', async (reason, ask) => {
    expect(explainTokenError(await answerOf(await ask())).reason).toBe(reason);
  });

  it('no row of the error table is left out', () => {
    expect(allCases.map(([reason]) => reason).toSorted()).toEqual(
      tokenErrorTable.map(({ reason }) => reason).toSorted(),
    );
  });

  it.each(Object.entries(tokenErrors))('%s is explained word for word', (_name, row) => {
    const { status, error, description } = row;
    expect(explainTokenError({ status, error, error_description: description }).reason).not.toBe('unknown');
  });
});
