import { inspect } from 'node:util';

import { everySink as openSinks } from '@ers-kit/internal/testing';
import { exportJWK, exportPKCS8 } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createCis2Client } from '../src/index.js';
import {
  accessToken,
  environment,
  makeKey,
  startFakeCis2,
  subject,
  type Behaviour,
} from './support/fake-cis2.js';
import { clientKey, clock, credentials, errorOf, makeClient, signIn } from './support/sign-in.js';

const cis2 = await startFakeCis2(clock);
const foreignKey = await makeKey('foreign');
const privateJwk = await exportJWK(clientKey.privateKey);
const secret = 'client-secret-canary-0123456789';
beforeEach(cis2.reset);
afterAll(cis2.stop);

/** What must never be seen: the parts of whatever went over the wire, the keys, and who the user is. */
function canaries(): string[] {
  const token = cis2.requests.find(({ path }) => path === '/access_token');
  const { client_assertion: assertion = '', code_verifier: verifier = '' } = token?.form ?? {};
  return ['code-canary', accessToken, secret, subject, 'Ada', privateJwk.d ?? '', assertion, verifier].filter(
    (text) => text !== '',
  );
}

type Arrange = (behaviour: Behaviour) => void;
const cases: [string, Arrange][] = [
  ['wrong signature', (b) => (b.signWith = foreignKey.privateKey)],
  ['wrong issuer', (b) => (b.claims['iss'] = 'https://evil.example')],
  ['wrong audience', (b) => (b.claims['aud'] = 'x')],
  ['wrong nonce', (b) => (b.claims['nonce'] = 'x')],
  ['expired', (b) => (b.claims['exp'] = 1)],
  ['stale auth_time', (b) => (b.claims['auth_time'] = 1)],
  ['low AAL', (b) => (b.claims['authentication_assurance_level'] = 1)],
  ['low IAL', (b) => (b.claims['id_assurance_level'] = 1)],
  ['wrong at_hash', (b) => (b.claims['at_hash'] = 'x')],
  ['malformed ID token', (b) => (b.tamper = (token) => `${token}.x`)],
  ['ID token missing', (b) => (b.tamper = () => undefined)],
  [
    'token error that echoes the request',
    (b) => {
      b.tokenStatus = 400;
      b.tokenBody = () => ({ error: 'code-canary', error_description: accessToken });
    },
  ],
  ['token answer that is text', (b) => (b.tokenBody = () => `access_token=${accessToken}`)],
  [
    'token 500 with a body',
    (b) => {
      b.tokenStatus = 500;
      b.tokenBody = () => accessToken;
    },
  ],
  [
    'token redirect',
    (b) => {
      b.tokenStatus = 302;
      b.tokenHeaders = { location: `https://evil.example/?code=code-canary` };
    },
  ],
  ['userinfo of another user', (b) => (b.userInfo = { sub: 'other', name: 'Ada' })],
  ['userinfo that is text', (b) => (b.userInfo = `Ada ${accessToken}`)],
  ['userinfo 401 with a challenge', (b) => (b.userInfoStatus = 401)],
  ['broken key set', (b) => (b.jwks = () => ({ keys: [{ ...cis2.key.jwk, n: '' }] }))],
];

/** Also what is not enumerable, and only seen by those who ask for it. */
const everySink = (value: unknown): string =>
  openSinks(value) + inspect(value, { depth: Infinity, showHidden: true });

describe('no token, code, assertion, secret, key or person in any error', () => {
  it.each(cases)('%s', async (_name, arrange) => {
    arrange(cis2.behaviour);
    const error = await errorOf(signIn(cis2, makeClient(cis2)));
    const text = everySink(error);
    for (const canary of canaries()) expect(text).not.toContain(canary);
    const idTokenPart = /eyJ[\w-]{10,}/;
    expect(text).not.toMatch(idTokenPart);
  });

  it.each([
    ['with the secret in the form', 'client_secret_post'],
    ['with the secret in the header', 'client_secret_basic'],
  ] as const)('a refused client %s', async (_name, method) => {
    cis2.behaviour.tokenStatus = 401;
    cis2.behaviour.tokenBody = () => ({ error: 'invalid_client', error_description: `not ${secret}` });
    const client = makeClient(cis2, {
      credentials: { ...credentials, authentication: { method, clientSecret: secret } },
    });
    expect(everySink(await errorOf(signIn(cis2, client)))).not.toContain(secret);
  });

  it('an error of the fetch that holds the whole request', async () => {
    const client = createCis2Client({
      environment,
      credentials,
      clock,
      fetch: async (input, init) => {
        if (init?.method !== 'POST') return cis2.fetch(input, init);
        throw Object.assign(new Error('failed: code-canary'), {
          request: init,
          code: 'ECONNRESET',
        });
      },
    });
    const error = await errorOf(signIn(cis2, client));
    expect(error.code).toBe('ERR_CIS2_UNREACHABLE');
    expect(error.cause).toMatchObject({ code: 'ECONNRESET' });
    expect(everySink(error)).not.toContain('code-canary');
  });

  it('a callback whose error text holds a token', async () => {
    const client = makeClient(cis2);
    const { transaction } = await client.startSignIn();
    const callbackUrl = `/callback?error=odd&error_description=${accessToken}&state=${transaction.state}`;
    const text = everySink(await errorOf(client.completeSignIn({ callbackUrl, transaction })));
    expect(text).not.toContain(accessToken);
    expect(text).not.toContain(transaction.state);
  });

  it('a key that cannot be used', async () => {
    const pem = (await exportPKCS8(clientKey.privateKey)).slice(0, 400);
    const authentication = { method: 'private_key_jwt', privateKey: pem, keyId: 'k' } as const;
    const attempt = async () =>
      createCis2Client({ environment, credentials: { ...credentials, authentication } });
    expect(everySink(await errorOf(attempt()))).not.toContain(pem.slice(60, 100));
  });

  it('the client itself when it is logged', () => {
    const text = everySink(
      makeClient(cis2, {
        credentials: {
          ...credentials,
          authentication: { method: 'client_secret_post', clientSecret: secret },
        },
      }),
    );
    expect(text).not.toContain(secret);
  });
});
