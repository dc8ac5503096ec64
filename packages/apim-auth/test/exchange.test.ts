import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { exportJWK, exportPKCS8, jwtVerify } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { ApimClientCredentials, TokenErrorReason } from '../src/index.js';
import {
  apiKey,
  apiSecret,
  asIdToken,
  clientKey,
  credentials,
  environment,
  errorOf,
  issuer,
  makeAuth,
  makeIdToken,
  startFakeApim,
  success,
  tokenUrl,
} from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);

const assertionOf = (index = 0): string => apim.requests[index]?.form['client_assertion'] ?? '';

describe('exchangeIdToken', () => {
  it('sends what the platform wants, judged by jose', async () => {
    const idToken = await makeIdToken(apim.clock);
    await makeAuth(apim).exchangeIdToken(idToken);
    const [request] = apim.requests;
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request?.form).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      subject_token: idToken,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertionOf(),
    });
    const { payload, protectedHeader } = await jwtVerify(assertionOf(), clientKey.publicKey, {
      algorithms: ['RS512'],
      issuer: apiKey,
      subject: apiKey,
      audience: tokenUrl,
      typ: 'JWT',
      currentDate: new Date(apim.clock.now()),
    });
    const now = apim.clock.now() / 1000;
    expect(protectedHeader).toEqual({ alg: 'RS512', typ: 'JWT', kid: 'int-1' });
    expect(payload).toEqual({
      iss: apiKey,
      sub: apiKey,
      aud: tokenUrl,
      jti: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
      iat: now - 10,
      exp: now + 180,
    });
  });

  it('reads the strings of the answer as numbers, against the clock', async () => {
    expect(await makeAuth(apim).exchangeIdToken(await makeIdToken(apim.clock))).toEqual({
      accessToken: success.access_token,
      expiresAt: apim.clock.now() + 599_000,
      refreshToken: success.refresh_token,
      refreshTokenExpiresAt: apim.clock.now() + 43_199_000,
      refreshCount: 0,
    });
  });

  it.each([
    ['numbers', { expires_in: 599, refresh_token_expires_in: 43_199, refresh_count: 0 }],
    ['bearer in small letters', { token_type: 'bearer' }],
    ['members that mean nothing here', { scope: 'x', api_product_list: '[]' }],
  ])('accepts %s', async (_name, changed) => {
    apim.answerWith({ body: { ...success, ...changed } });
    const tokens = await makeAuth(apim).exchangeIdToken(await makeIdToken(apim.clock));
    expect(tokens).toMatchObject({ expiresAt: apim.clock.now() + 599_000, refreshCount: 0 });
  });

  it('accepts an answer without refresh token', async () => {
    const { access_token, expires_in, token_type } = success;
    apim.answerWith({ body: { access_token, expires_in, token_type } });
    const tokens = await makeAuth(apim).exchangeIdToken(await makeIdToken(apim.clock));
    expect(Object.keys(tokens)).toEqual(['accessToken', 'expiresAt']);
  });

  it.each<[string, () => Promise<ApimClientCredentials>]>([
    ['PEM', async () => ({ ...credentials, privateKey: await exportPKCS8(clientKey.privateKey) })],
    ['JWK', async () => ({ ...credentials, privateKey: await exportJWK(clientKey.privateKey) })],
  ])('takes the key as %s', async (_name, read) => {
    await makeAuth(apim, { credentials: await read() }).exchangeIdToken(await makeIdToken(apim.clock));
    await jwtVerify(assertionOf(), clientKey.publicKey, { currentDate: new Date(apim.clock.now()) });
    expect(apim.requests).toHaveLength(1);
  });

  it('lets a function sign, as for a key service', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signing: ApimClientCredentials = {
      issuedBy: 'apim',
      apiKey,
      keyId: 'hsm',
      sign: async (data) => sign('sha512', data, privateKey),
    };
    await makeAuth(apim, { credentials: signing }).exchangeIdToken(await makeIdToken(apim.clock));
    const { protectedHeader } = await jwtVerify(assertionOf(), publicKey, {
      currentDate: new Date(apim.clock.now()),
    });
    expect(protectedHeader.kid).toBe('hsm');
  });
});

describe('a subject token that is refused before anything is sent', () => {
  const opaque = createHash('sha256').update('x').digest('base64url');
  it.each<[string, () => unknown, TokenErrorReason, RegExp]>([
    ['missing', () => undefined, 'subject-token-missing', /Sign in with CIS2 first/],
    ['empty', () => '', 'subject-token-missing', /no ID token/],
    ['a number', () => 17, 'subject-token-missing', /no ID token/],
    [
      "CIS2's access token",
      () => opaque,
      'subject-token-malformed',
      /access token, which is opaque, was handed over/,
    ],
    [
      'cut off',
      async () => (await makeIdToken(apim.clock)).slice(0, 50),
      'subject-token-malformed',
      /not a JWT/,
    ],
    ['two parts', () => 'e30.e30', 'subject-token-malformed', /not a JWT/],
    ['header not JSON', () => 'e30x.e30.x', 'subject-token-malformed', /not a JWT/],
    [
      'payload not JSON',
      async () => (await makeIdToken(apim.clock)).replace(/\.[^.]*\./, '.e30x.'),
      'subject-token-malformed',
      /not a JWT/,
    ],
    [
      'payload a list',
      async () => (await makeIdToken(apim.clock)).replace(/\.[^.]*\./, '.W10.'),
      'subject-token-malformed',
      /not a JWT/,
    ],
    [
      'with a line break behind it',
      async () => `${await makeIdToken(apim.clock)}\n`,
      'subject-token-malformed',
      /not a JWT/,
    ],
    ['encrypted (five parts)', () => 'a.b.c.d.e', 'subject-token-malformed', /not a JWT/],
    [
      'without kid',
      () => makeIdToken(apim.clock, {}, { kid: undefined }),
      'subject-token-key-id-missing',
      /\(kid\)/,
    ],
    [
      'without typ',
      () => makeIdToken(apim.clock, {}, { typ: undefined }),
      'subject-token-type-header',
      /typ: JWT/,
    ],
    [
      'typ at+jwt',
      () => makeIdToken(apim.clock, {}, { typ: 'at+jwt' }),
      'subject-token-type-header',
      /typ: JWT/,
    ],
    [
      'without exp',
      () => makeIdToken(apim.clock, { exp: undefined }),
      'subject-token-expiry-missing',
      /\(exp\)/,
    ],
    [
      'exp a string',
      () => makeIdToken(apim.clock, { exp: '9999999999' }),
      'subject-token-expiry-type',
      /not a number/,
    ],
    [
      'expired this second',
      () => makeIdToken(apim.clock, { exp: apim.clock.now() / 1000 }),
      'subject-token-expired',
      /about an hour/,
    ],
    [
      'expired an hour ago',
      () => makeIdToken(apim.clock, { exp: apim.clock.now() / 1000 - 3600 }),
      'subject-token-expired',
      /sign in again/,
    ],
    [
      'without iss',
      () => makeIdToken(apim.clock, { iss: undefined }),
      'subject-token-issuer-missing',
      /\(iss\)/,
    ],
    [
      'iss without :443',
      () => makeIdToken(apim.clock, { iss: issuer.replace(':443', '') }),
      'subject-token-issuer',
      /":443" included/,
    ],
    [
      'iss of another environment',
      () => makeIdToken(apim.clock, { iss: issuer.replace('am.', 'am.nhsdep.') }),
      'subject-token-issuer',
      /environment "test"/,
    ],
    [
      'iss of the mock',
      () => makeIdToken(apim.clock, { iss: 'https://identity.ptl.api.platform.nhs.uk/realms/Cis2-mock-int' }),
      'subject-token-issuer',
      /another CIS2/,
    ],
  ])('%s', async (_name, make, reason, text) => {
    const token: unknown = await make();
    const error = await errorOf(
      makeAuth(apim).exchangeIdToken(token === undefined ? asIdToken(null) : asIdToken(token)),
    );
    expect(error.code).toBe('ERR_APIM_SUBJECT_TOKEN');
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(text);
    expect(apim.requests).toEqual([]);
  });

  it('does not compare the issuer where the environment names no CIS2', async () => {
    const { cis2: _cis2, ...rest } = environment;
    const tokens = await makeAuth(apim, { environment: rest }).exchangeIdToken(
      await makeIdToken(apim.clock, { iss: 'https://any.example' }),
    );
    expect(tokens.accessToken).toBe(success.access_token);
  });
});

describe('refresh', () => {
  it('sends API key and secret, and no assertion', async () => {
    apim.answerWith({ body: { ...success, refresh_count: '1', refresh_token_expires_in: '40000' } });
    const tokens = await makeAuth(apim).refresh('refresh-1');
    expect(apim.requests[0]?.form).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: apiKey,
      client_secret: apiSecret,
    });
    expect(tokens).toMatchObject({ refreshCount: 1, refreshTokenExpiresAt: apim.clock.now() + 40_000_000 });
  });

  it('needs the API secret', async () => {
    const { apiSecret: _secret, ...rest } = credentials;
    const error = await errorOf(makeAuth(apim, { credentials: rest }).refresh('refresh-1'));
    expect(error.code).toBe('ERR_APIM_CONFIGURATION');
    expect(error.message).toContain('credentials.apiSecret');
    expect(apim.requests).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['missing', undefined],
    ['a number', 5],
    ['with a line break', 'a\r\nb'],
    ['with a blank', 'a b'],
    ['not ASCII', 'tøken'],
    ['over-long', 'x'.repeat(4097)],
  ])('refuses a refresh token that is %s', async (_name, token) => {
    const error = await errorOf(Reflect.apply(makeAuth(apim).refresh.bind(undefined), undefined, [token]));
    expect(error.code).toBe('ERR_APIM_REFRESH_TOKEN');
    expect(error.message).toContain('visible ASCII');
    expect(apim.requests).toEqual([]);
  });
});

describe('applicationToken', () => {
  it('sends an assertion and no subject token', async () => {
    const { access_token, token_type } = success;
    apim.answerWith({ body: { access_token, token_type, expires_in: '599', issued_at: '1930000000000' } });
    const token = await makeAuth(apim).applicationToken();
    expect(token).toEqual({ accessToken: access_token, expiresAt: apim.clock.now() + 599_000 });
    expect(apim.requests[0]?.form).toEqual({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertionOf(),
    });
    await jwtVerify(assertionOf(), clientKey.publicKey, {
      audience: tokenUrl,
      currentDate: new Date(apim.clock.now()),
    });
  });
});

describe('an answer of 200 that is no token', () => {
  it.each<[string, unknown, RegExp]>([
    ['empty', '', /access_token is missing.*expires_in is missing.*token_type is not Bearer/],
    ['HTML', '<html>', /access_token is missing/],
    ['a list', [], /access_token is missing/],
    ['null', 'null', /access_token is missing/],
    ['without access token', { ...success, access_token: undefined }, /access_token is missing/],
    [
      'an access token that is a number',
      { ...success, access_token: 5 },
      /access_token is missing or not a string/,
    ],
    ['an access token with a line break', { ...success, access_token: 'a\r\nb' }, /fits a header/],
    ['an empty access token', { ...success, access_token: '' }, /fits a header/],
    ['without expires_in', { ...success, expires_in: undefined }, /expires_in is missing/],
    ['expires_in in words', { ...success, expires_in: 'soon' }, /not a number of seconds/],
    ['expires_in empty', { ...success, expires_in: '' }, /not a number of seconds/],
    ['expires_in in hexadecimal', { ...success, expires_in: '0x10' }, /not a number of seconds/],
    ['expires_in negative', { ...success, expires_in: '-5' }, /not a number of seconds/],
    ['expires_in a fraction', { ...success, expires_in: 5.5 }, /not a number of seconds/],
    ['expires_in without end', { ...success, expires_in: '99999999999999999999' }, /not a number of seconds/],
    ['token_type MAC', { ...success, token_type: 'MAC' }, /token_type is not Bearer/],
    ['without token_type', { ...success, token_type: undefined }, /token_type is not Bearer/],
    ['an error with status 200', { error: 'invalid_grant' }, /access_token is missing/],
  ])('%s', async (_name, body, text) => {
    apim.answerWith({ body });
    const error = await errorOf(makeAuth(apim).exchangeIdToken(await makeIdToken(apim.clock)));
    expect(error.code).toBe('ERR_APIM_TOKEN_RESPONSE');
    expect(error.message).toMatch(text);
    expect(error.ambiguous).toBe(true);
  });
});
