import { generateKeyPairSync, sign } from 'node:crypto';

import type { Cis2Credentials } from '@ers-kit/environments';
import { decodeJwt, decodeProtectedHeader, exportJWK, exportPKCS8, jwtVerify } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { Cis2ClientCredentials, Cis2ClientOptions } from '../src/index.js';
import { clientId, issuer, redirectUri, startFakeCis2, subject } from './support/fake-cis2.js';
import { clientKey, clock, credentials, errorOf, makeClient, signIn } from './support/sign-in.js';

const cis2 = await startFakeCis2(clock);
beforeEach(cis2.reset);
afterAll(cis2.stop);

const tokenRequest = () => {
  const request = cis2.requests.find(({ path }) => path === '/access_token');
  if (!request) throw new Error('no token request was made');
  return request;
};
const withAuthentication = (authentication: Cis2Credentials['authentication']): Cis2Credentials => ({
  ...credentials,
  authentication,
});

const start = async (options: Partial<Cis2ClientOptions> = {}) => {
  const { url, transaction } = await makeClient(cis2, options).startSignIn();
  return { query: Object.fromEntries(new URL(url).searchParams), url, transaction };
};

describe('startSignIn', () => {
  it('asks for a fresh sign-in with state, nonce and PKCE, and for no more than is used', async () => {
    const { query, url, transaction } = await start();
    expect(url.startsWith('https://am.cis2.example/openam/')).toBe(true);
    expect(query).toEqual({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid profile nationalrbacaccess',
      state: transaction.state,
      nonce: transaction.nonce,
      prompt: 'login',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it.each<[string, Partial<Cis2ClientOptions>, Record<string, string | undefined>]>([
    ['pkce off', { pkce: false }, { code_challenge: undefined, code_challenge_method: undefined }],
    ['max_age in place of prompt', { maxAgeSeconds: 120 }, { max_age: '120', prompt: undefined }],
    ['max_age and prompt', { maxAgeSeconds: 0, prompt: 'login' }, { max_age: '0', prompt: 'login' }],
    ['prompt none', { prompt: 'none' }, { prompt: 'none' }],
    ['no prompt', { prompt: false }, { prompt: undefined }],
    ['acr_values', { acrValues: 'AAL2_OR_AAL3_ANY' }, { acr_values: 'AAL2_OR_AAL3_ANY' }],
    ['scopes', { scopes: ['openid', 'selectedrole'] }, { scope: 'openid selectedrole' }],
  ])('%s', async (_name, options, expected) => {
    const { query } = await start(options);
    for (const [name, value] of Object.entries(expected)) expect(query[name]).toBe(value);
  });

  it('makes every transaction different and fit for JSON', async () => {
    const client = makeClient(cis2);
    const transactions = await Promise.all(
      Array.from({ length: 50 }, async () => (await client.startSignIn()).transaction),
    );
    expect(
      new Set(transactions.flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier])).size,
    ).toBe(150);
    expect(JSON.parse(JSON.stringify(transactions))).toEqual(transactions);
    expect(cis2.requests).toHaveLength(1);
  });

  it('takes a loopback redirect URI of a desktop application', async () => {
    const client = makeClient(cis2);
    const { url, transaction } = await client.startSignIn({ redirectUri: 'http://127.0.0.1:49152/callback' });
    expect(new URL(url).searchParams.get('redirect_uri')).toBe('http://127.0.0.1:49152/callback');
    cis2.behaviour.claims['nonce'] = transaction.nonce;
    await client.completeSignIn({ callbackUrl: `/callback?code=a&state=${transaction.state}`, transaction });
    expect(tokenRequest().form['redirect_uri']).toBe('http://127.0.0.1:49152/callback');
  });

  it('reads the discovery document again after an hour', async () => {
    let now = clock.now();
    const client = makeClient(cis2, { clock: { now: () => now } });
    await client.startSignIn();
    now += 3_599_999;
    await client.startSignIn();
    expect(cis2.requests).toHaveLength(1);
    now += 1;
    await client.startSignIn();
    expect(cis2.requests).toHaveLength(2);
  });
});

describe('client authentication', () => {
  it.each(['RS512', 'RS256', 'PS256'] as const)(
    'private_key_jwt with %s, judged by jose',
    async (algorithm) => {
      const jwk = await exportJWK(clientKey.privateKey);
      await signIn(
        cis2,
        makeClient(cis2, {
          credentials: withAuthentication({
            method: 'private_key_jwt',
            privateKey: jwk,
            keyId: 'int-1',
            algorithm,
          }),
        }),
      );
      const { form } = tokenRequest();
      const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicJwk } = jwk;
      const { payload, protectedHeader } = await jwtVerify(form['client_assertion'] ?? '', publicJwk, {
        algorithms: [algorithm],
        issuer: clientId,
        subject: clientId,
        audience: `${issuer}/access_token`,
        currentDate: new Date(clock.now()),
      });
      expect(protectedHeader).toEqual({ alg: algorithm, typ: 'JWT', kid: 'int-1' });
      expect(payload.aud).toContain(':443/');
      expect(payload.nbf).toBeUndefined();
      expect(payload.exp).toBe(clock.now() / 1000 + 180);
      expect(payload.jti).toMatch(/^[\da-f-]{36}$/);
      expect(form).toMatchObject({
        client_id: clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        grant_type: 'authorization_code',
        code: 'code-canary',
        redirect_uri: redirectUri,
      });
      expect(form['code_verifier']).toMatch(/^[\w-]{43,}$/);
      expect(form).not.toHaveProperty('client_secret');
    },
  );

  it('signs a new assertion for every sign-in', async () => {
    const client = makeClient(cis2);
    const ids = new Set<unknown>();
    for (let index = 0; index < 3; index += 1) {
      cis2.reset();
      await signIn(cis2, client);
      ids.add(decodeJwt(tokenRequest().form['client_assertion'] ?? '').jti);
    }
    expect(ids.size).toBe(3);
  });

  it.each([
    ['PEM', async () => exportPKCS8(clientKey.privateKey)],
    ['JWK', async () => exportJWK(clientKey.privateKey)],
    ['CryptoKey', async () => clientKey.privateKey],
  ])('takes the key as %s', async (_name, readKey) => {
    const authentication = { method: 'private_key_jwt', privateKey: await readKey(), keyId: 'k' } as const;
    await signIn(cis2, makeClient(cis2, { credentials: withAuthentication(authentication) }));
    await jwtVerify(tokenRequest().form['client_assertion'] ?? '', clientKey.publicKey, {
      currentDate: new Date(clock.now()),
    });
    expect(decodeProtectedHeader(tokenRequest().form['client_assertion'] ?? '').kid).toBe('k');
  });

  it('takes an encrypted PEM with its passphrase', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
      .toString();
    const authentication = { method: 'private_key_jwt', privateKey: pem, keyId: 'k' } as const;
    const options = { credentials: withAuthentication(authentication), keyPassphrase: 'open sesame' };
    await signIn(cis2, makeClient(cis2, options));
    expect(tokenRequest().form['client_assertion']).toMatch(/^ey/);
  });

  it('lets a function sign, as for an HSM', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signing: Cis2ClientCredentials = {
      ...credentials,
      authentication: {
        method: 'private_key_jwt',
        sign: async (data) => sign('sha512', data, privateKey),
        keyId: 'hsm-1',
      },
    };
    await signIn(cis2, makeClient(cis2, { credentials: signing }));
    const { protectedHeader } = await jwtVerify(tokenRequest().form['client_assertion'] ?? '', publicKey, {
      currentDate: new Date(clock.now()),
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS512', kid: 'hsm-1' });
  });

  it('says so when the function cannot sign', async () => {
    const signing: Cis2ClientCredentials = {
      ...credentials,
      authentication: {
        method: 'private_key_jwt',
        sign: () => Promise.reject(new Error('slot 4 of token canary is locked')),
        keyId: 'hsm-1',
      },
    };
    const error = await errorOf(signIn(cis2, makeClient(cis2, { credentials: signing })));
    expect(error.code).toBe('ERR_CIS2_SIGNER');
    expect(JSON.stringify(error) + String(error.cause)).not.toContain('canary');
  });

  it('client_secret_post', async () => {
    await signIn(
      cis2,
      makeClient(cis2, {
        credentials: withAuthentication({ method: 'client_secret_post', clientSecret: 's3cret' }),
      }),
    );
    expect(tokenRequest().form).toMatchObject({ client_id: clientId, client_secret: 's3cret' });
    expect(tokenRequest().headers.authorization).toBeUndefined();
  });

  it('client_secret_basic', async () => {
    await signIn(
      cis2,
      makeClient(cis2, {
        credentials: withAuthentication({ method: 'client_secret_basic', clientSecret: 's3cret' }),
      }),
    );
    const decoded = Buffer.from(
      tokenRequest().headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    expect(decodeURIComponent(decoded)).toBe(`${clientId}:s3cret`);
    expect(tokenRequest().form).not.toHaveProperty('client_secret');
  });
});

describe('the result of a sign-in', () => {
  it('holds the user, the roles and the facts of the token as plain data', async () => {
    cis2.behaviour.userInfo = {
      sub: subject,
      uid: subject,
      name: 'EXAMPLE Ada (Dr)',
      given_name: 'Ada',
      family_name: 'Example',
      display_name: 'Ada Example',
      title: 'Dr',
      email: '',
      idassurancelevel: '3',
      nhsid_user_orgs: [{ org_code: 'X26', org_name: 'Example Trust' }, { org_name: 'no code' }, 5],
      nhsid_nrbac_roles: [
        {
          person_orgid: '555000000001',
          person_roleid: '555000000002',
          org_code: 'X26',
          role_code: 'S8000:G8000:R8000',
          role_name: '"Clinical":"Clinical Provision":"Clinical Practitioner Access Role"',
        },
      ],
      gmc_id: 'C1234567',
    };
    const result = await signIn(cis2, makeClient(cis2));
    expect(result).toMatchObject({
      expiresAt: clock.now() + 3_600_000,
      authenticatedAt: clock.now() - 5000,
      authenticationContext: 'AAL3_ANY',
      authenticationMethods: ['N3_SMARTCARD'],
      sessionId: 'sid-0001',
      roleProblems: [],
      selectedRole: { kind: 'one', role: { roleProfileId: '555000000002' } },
      user: {
        uid: subject,
        name: 'EXAMPLE Ada (Dr)',
        givenName: 'Ada',
        familyName: 'Example',
        displayName: 'Ada Example',
        title: 'Dr',
        authenticationAssuranceLevel: 3,
        identityAssuranceLevel: 3,
        organisations: [{ code: 'X26', name: 'Example Trust' }],
      },
      userInfo: { gmc_id: 'C1234567' },
    });
    expect(result.user).not.toHaveProperty('email');
    expect(decodeJwt(result.idToken).sub).toBe(subject);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('takes the role that the Identity Agent chose unasked, from the ID token', async () => {
    cis2.behaviour.claims['selected_roleid'] = '2';
    cis2.behaviour.userInfo = {
      sub: subject,
      nhsid_nrbac_roles: [{ person_roleid: '1' }, { person_roleid: '2' }],
    };
    const result = await signIn(cis2, makeClient(cis2));
    expect(result.selectedRole).toMatchObject({ kind: 'selected', role: { roleProfileId: '2' } });
  });

  it('fetches the userinfo with the access token and no redirects', async () => {
    await signIn(cis2, makeClient(cis2));
    const request = cis2.requests.find(({ path }) => path === '/userinfo');
    expect(request?.headers.authorization).toBe('Bearer opaque-cis2-access-token-canary');
  });
});

describe('startRoleSwitch', () => {
  it('asks for changedrole without a new authentication, and accepts the same user', async () => {
    const client = makeClient(cis2, { scopes: ['openid', 'nationalrbacaccess', 'selectedrole'] });
    const { url, transaction } = await client.startRoleSwitch({ uid: subject });
    const query = new URL(url).searchParams;
    expect(query.get('scope')).toBe('openid nationalrbacaccess changedrole');
    expect(query.has('prompt')).toBe(false);
    Object.assign(cis2.behaviour.claims, { nonce: transaction.nonce, auth_time: 1 });
    cis2.behaviour.userInfo = {
      sub: subject,
      selected_roleid: '2',
      nhsid_nrbac_roles: [{ person_roleid: '1' }, { person_roleid: '2' }],
    };
    const result = await client.completeSignIn({
      callbackUrl: `/callback?code=a&state=${transaction.state}`,
      transaction,
    });
    expect(result.selectedRole).toMatchObject({ kind: 'selected', role: { roleProfileId: '2' } });
  });

  it('refuses another user', async () => {
    const client = makeClient(cis2);
    const { transaction } = await client.startRoleSwitch({ uid: '999000000009' });
    cis2.behaviour.claims['nonce'] = transaction.nonce;
    const error = await errorOf(
      client.completeSignIn({ callbackUrl: `/callback?code=a&state=${transaction.state}`, transaction }),
    );
    expect(error.code).toBe('ERR_CIS2_SUBJECT_CHANGED');
    expect(error.message).toContain('Another user');
  });
});
