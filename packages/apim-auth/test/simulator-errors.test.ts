import { randomUUID } from 'node:crypto';

import { seedUsers, startSimulator } from '@ers-kit/simulator';
import { generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createCis2Client } from '@ers-kit/cis2-auth';
import { explainTokenError, type TokenErrorReason } from '../src/index.js';
import { openBrowser } from '../../cis2-auth/test/support/browse.js';

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

const cases: [TokenErrorReason, () => Promise<Response>][] = [
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
  [
    'key-without-access',
    async () => {
      simulator.apim.updateApplication(apiKey, { status: 'no-access-to-resource' });
      return send(await exchange());
    },
  ],
  [
    'application-not-approved',
    async () => {
      simulator.apim.updateApplication(apiKey, { status: 'not-approved' });
      return send(await exchange());
    },
  ],
  [
    'developer-inactive',
    async () => {
      simulator.apim.updateApplication(apiKey, { status: 'developer-inactive' });
      return send(await exchange());
    },
  ],
  [
    'company-inactive',
    async () => {
      simulator.apim.updateApplication(apiKey, { status: 'company-inactive' });
      return send(await exchange());
    },
  ],
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
    'service-failed',
    async () => {
      simulator.apim.setFault({ kind: 'unknown-error' });
      return send(await exchange());
    },
  ],
];

describe('the simulated token service and explainTokenError', () => {
  it.each(cases)('%s', async (reason, ask) => {
    const response = await ask();
    const text = await response.text();
    const body: unknown = text.startsWith('{') ? JSON.parse(text) : {};
    const explanation = explainTokenError({
      status: response.status,
      ...(typeof body === 'object' ? body : {}),
    });
    expect(explanation.reason).toBe(reason);
  });

  it('no keys registered, and keys that cannot be reached', async () => {
    const answers: string[] = [];
    for (const jwks of [undefined, { url: 'https://bare-host.example' }]) {
      const application = {
        name: 'other',
        apiKey: `other-${answers.length}`,
        apiSecret: 'secret',
        mode: 'user-restricted',
        scopes: [],
        attributes: {},
        ...(jwks === undefined ? {} : { jwks }),
      } as const;
      simulator.apim.registerApplication(application);
      const response = await send(await asserting({ iss: application.apiKey, sub: application.apiKey }));
      answers.push(
        explainTokenError({ status: response.status, ...JSON.parse(await response.text()) }).reason,
      );
    }
    expect(answers).toEqual(['public-key-not-registered', 'jwks-unreachable']);
  });
});
