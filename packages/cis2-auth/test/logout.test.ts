import { everySink } from '@ers-kit/internal/testing';
import { SignJWT, type JWTHeaderParameters } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  createLogoutHandler,
  type Cis2AuthErrorCode,
  type LogoutNotice,
  type VerifyLogoutTokenOptions,
} from '../src/index.js';
import { cis2KeyId, clientId, issuer, makeKey, startFakeCis2, subject } from './support/fake-cis2.js';
import { clock, errorOf, makeClient } from './support/sign-in.js';

const cis2 = await startFakeCis2(clock);
const foreignKey = await makeKey('foreign');
const now = Math.floor(clock.now() / 1000);
const event = 'http://schemas.openid.net/event/backchannel-logout';
beforeEach(cis2.reset);
afterAll(cis2.stop);

async function makeToken(
  claims: Record<string, unknown> = {},
  header: Partial<JWTHeaderParameters> = {},
  key = cis2.key.privateKey,
): Promise<string> {
  return new SignJWT({
    iss: issuer,
    aud: clientId,
    iat: now,
    jti: crypto.randomUUID(),
    sub: subject,
    sid: 'sid-0001',
    events: { [event]: {} },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: cis2KeyId, ...header })
    .sign(key);
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const refused: Cis2AuthErrorCode = 'ERR_CIS2_LOGOUT_TOKEN';

/** Refused by what they say, for which no key is needed. */
const withoutKey: [string, () => unknown, RegExp][] = [
  ['missing', () => undefined, /not there/],
  ['a number', () => 5, /not a string/],
  ['empty', () => '', /not a JWT/],
  ['a list', () => [], /not a string/],
  ['opaque', () => 'opaque', /not a JWT/],
  ['two parts', () => 'e30.e30', /not a JWT/],
  ['over-long', () => 'x'.repeat(16_385), /usual length/],
  ['payload not JSON', async () => (await makeToken()).replace(/\.[^.]*\./, '.e30x.'), /not a JWT/],
  ['iss missing', () => makeToken({ iss: undefined }), /\(iss\)/],
  ['iss without :443', () => makeToken({ iss: issuer.replace(':443', '') }), /\(iss\)/],
  ['iss of another environment', () => makeToken({ iss: 'https://am.other.example:443/' }), /\(iss\)/],
  ['aud missing', () => makeToken({ aud: undefined }), /\(aud\)/],
  ['aud of another client', () => makeToken({ aud: 'other' }), /\(aud\)/],
  ['aud a list of others', () => makeToken({ aud: ['a', 'b'] }), /\(aud\)/],
  ['aud an empty list', () => makeToken({ aud: [] }), /\(aud\)/],
  ['aud that contains the client id', () => makeToken({ aud: `${clientId}.evil` }), /\(aud\)/],
  ['iat missing', () => makeToken({ iat: undefined }), /\(iat\)/],
  ['iat a string', () => makeToken({ iat: String(now) }), /\(iat\)/],
  ['iat too old', () => makeToken({ iat: now - 331 }), /too old/],
  ['iat in the future', () => makeToken({ iat: now + 31 }), /in the future/],
  ['exp passed', () => makeToken({ exp: now - 31 }), /expired/],
  ['exp a string', () => makeToken({ exp: 'later' }), /expired/],
  ['jti missing', () => makeToken({ jti: undefined }), /no usable id/],
  ['jti a number', () => makeToken({ jti: 5 }), /no usable id/],
  ['jti empty', () => makeToken({ jti: '' }), /no usable id/],
  ['jti over-long', () => makeToken({ jti: 'x'.repeat(513) }), /no usable id/],
  ['events missing', () => makeToken({ events: undefined }), /\(events\)/],
  ['events a list', () => makeToken({ events: [event] }), /\(events\)/],
  ['events a string', () => makeToken({ events: event }), /\(events\)/],
  [
    'events of another kind',
    () => makeToken({ events: { 'http://schemas.openid.net/event/other': {} } }),
    /\(events\)/,
  ],
  ['the event not an object', () => makeToken({ events: { [event]: true } }), /\(events\)/],
  ['a nonce', () => makeToken({ nonce: 'n' }), /passed off/],
  ['a nonce of null', () => makeToken({ nonce: null }), /passed off/],
  [
    'neither sid nor sub',
    () => makeToken({ sid: undefined, sub: undefined }),
    /neither a session nor a user/,
  ],
  ['sid a number', () => makeToken({ sid: 5 }), /not a string/],
  ['sid empty', () => makeToken({ sid: '' }), /not a string/],
  ['sub a number', () => makeToken({ sub: 5 }), /not a string/],
  ['typ of an access token', () => makeToken({}, { typ: 'at+jwt' }), /\(typ\)/],
  [
    'an ID token',
    () => makeToken({ events: undefined, nonce: 'n', exp: now + 60 }, { typ: 'JWT' }),
    /\(events\)/,
  ],
];

/** Refused by their signature. */
const withKey: [string, () => Promise<string>, Cis2AuthErrorCode][] = [
  [
    'a foreign key under the known id',
    () => makeToken({}, {}, foreignKey.privateKey),
    'ERR_CIS2_ID_TOKEN_SIGNATURE',
  ],
  [
    'a foreign key under its own id',
    () => makeToken({}, { kid: 'foreign' }, foreignKey.privateKey),
    'ERR_CIS2_ID_TOKEN_KEY',
  ],
  [
    'a changed session',
    async () =>
      (await makeToken()).replace(
        /\.[^.]*\./,
        `.${json({ iss: issuer, aud: clientId, iat: now, jti: 'x', sid: 'sid-0002', events: { [event]: {} } })}.`,
      ),
    'ERR_CIS2_ID_TOKEN_SIGNATURE',
  ],
  [
    'alg none',
    async () => `${json({ alg: 'none' })}.${(await makeToken()).split('.')[1]}.`,
    'ERR_CIS2_ID_TOKEN_ALGORITHM',
  ],
  [
    'alg HS256',
    async () => (await makeToken()).replace(/^[^.]*/, json({ alg: 'HS256', kid: cis2KeyId })),
    'ERR_CIS2_ID_TOKEN_ALGORITHM',
  ],
];

describe('a logout token that must be refused', () => {
  it.each(withoutKey)('%s, without a call to CIS2', async (_name, make, text) => {
    const error = await errorOf(makeClient(cis2).verifyLogoutToken(await make()));
    expect(error.code).toBe(refused);
    expect(error.message).toMatch(text);
    expect(everySink(error)).not.toMatch(/eyJ|sid-0001|999000000001/);
    expect(cis2.requests).toEqual([]);
  });

  it.each(withKey)('%s', async (_name, make, code) => {
    expect((await errorOf(makeClient(cis2).verifyLogoutToken(await make()))).code).toBe(code);
  });

  it('the same one a second time', async () => {
    const client = makeClient(cis2);
    const token = await makeToken();
    await client.verifyLogoutToken(token);
    const error = await errorOf(client.verifyLogoutToken(token));
    expect(error.code).toBe(refused);
    expect(error.message).toContain('used before');
  });

  it.each([undefined, 'JWT', 'logout'])('typ %s in the strict profile', async (typ) => {
    const token = await makeToken({}, typ === undefined ? {} : { typ });
    expect(
      (await errorOf(makeClient(cis2).verifyLogoutToken(token, { profile: 'strict' }))).message,
    ).toContain('typ');
  });

  it('many with made-up key ids, and CIS2 is asked once more only', async () => {
    const client = makeClient(cis2);
    for (let index = 0; index < 20; index += 1) {
      await errorOf(
        client.verifyLogoutToken(await makeToken({}, { kid: `made-up-${index}` }, foreignKey.privateKey)),
      );
    }
    expect(cis2.requests.filter(({ path }) => path === '/connect/jwk_uri')).toHaveLength(2);
  });
});

describe('a logout token that must be accepted', () => {
  it.each<[string, () => Promise<string>, LogoutNotice, VerifyLogoutTokenOptions?]>([
    ['with sid and sub', () => makeToken(), { sessionId: 'sid-0001', subject, issuedAt: clock.now() }],
    ['with sid alone', () => makeToken({ sub: undefined }), { sessionId: 'sid-0001', issuedAt: clock.now() }],
    ['with sub alone', () => makeToken({ sid: undefined }), { subject, issuedAt: clock.now() }],
    [
      'for several audiences',
      () => makeToken({ aud: ['other', clientId] }),
      { sessionId: 'sid-0001', subject, issuedAt: clock.now() },
    ],
    [
      'issued 329 seconds ago',
      () => makeToken({ iat: now - 329 }),
      { sessionId: 'sid-0001', subject, issuedAt: clock.now() - 329_000 },
    ],
    [
      'of typ JWT',
      () => makeToken({}, { typ: 'JWT' }),
      { sessionId: 'sid-0001', subject, issuedAt: clock.now() },
    ],
    [
      'of typ logout+jwt, strictly',
      () => makeToken({}, { typ: 'logout+jwt' }),
      { sessionId: 'sid-0001', subject, issuedAt: clock.now() },
      { profile: 'strict' },
    ],
    [
      'of the full media type, strictly',
      () => makeToken({}, { typ: 'application/logout+jwt' }),
      { sessionId: 'sid-0001', subject, issuedAt: clock.now() },
      { profile: 'strict' },
    ],
  ])('%s', async (_name, make, notice, options) => {
    expect(await makeClient(cis2).verifyLogoutToken(await make(), options)).toEqual(notice);
  });
});

describe('createLogoutHandler', () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    new Request('https://app.example/logout', { method: 'POST', body, headers: { 'content-type': type } });

  it('ends the sessions and answers 200 without a copy to keep', async () => {
    const ended: LogoutNotice[] = [];
    const handle = createLogoutHandler({
      client: makeClient(cis2),
      endSessions: (notice) => void ended.push(notice),
    });
    const response = await handle(
      post(`logout_token=${await makeToken()}`, 'application/x-www-form-urlencoded; charset=UTF-8'),
    );
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(ended).toEqual([{ sessionId: 'sid-0001', subject, issuedAt: clock.now() }]);
  });

  it.each<[string, () => Request | Promise<Request>, number]>([
    ['no token', () => post(''), 400],
    ['two tokens', () => post('logout_token=a&logout_token=b'), 400],
    ['a bad token', () => post('logout_token=a.b.c'), 400],
    [
      'a token of a foreign key',
      async () => post(`logout_token=${await makeToken({}, {}, foreignKey.privateKey)}`),
      400,
    ],
    ['a huge body', () => post(`logout_token=${'x'.repeat(70_000)}`), 400],
    ['JSON', async () => post(JSON.stringify({ logout_token: await makeToken() }), 'application/json'), 415],
    ['GET', () => new Request('https://app.example/logout?logout_token=x'), 405],
  ])('ends nothing for %s', async (_name, make, status) => {
    const ended: LogoutNotice[] = [];
    const handle = createLogoutHandler({
      client: makeClient(cis2),
      endSessions: (notice) => void ended.push(notice),
    });
    const response = await handle(await make());
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(ended).toEqual([]);
  });

  it('lets a failure of the key set be a failure', async () => {
    cis2.behaviour.jwksStatus = 500;
    const handle = createLogoutHandler({ client: makeClient(cis2), endSessions: () => undefined });
    expect((await errorOf(handle(post(`logout_token=${await makeToken()}`)))).code).toBe('ERR_CIS2_JWKS');
  });
});

describe('endSessionUrl', () => {
  it('is driven by discovery', async () => {
    const url = await makeClient(cis2).endSessionUrl({
      postLogoutRedirectUri: 'https://app.example/goodbye',
      state: 's',
    });
    expect(url?.startsWith('https://am.cis2.example/openam')).toBe(true);
    expect(Object.fromEntries(new URL(url ?? '').searchParams)).toEqual({
      client_id: clientId,
      post_logout_redirect_uri: 'https://app.example/goodbye',
      state: 's',
    });
  });

  it('is absent where CIS2 announces none', async () => {
    cis2.behaviour.discovery = (document) => ({ ...document, end_session_endpoint: undefined });
    expect(await makeClient(cis2).endSessionUrl()).toBeUndefined();
  });

  it('goes back to safe addresses alone', async () => {
    const error = await errorOf(
      makeClient(cis2).endSessionUrl({ postLogoutRedirectUri: 'http://app.example/' }),
    );
    expect(error.code).toBe('ERR_CIS2_CONFIGURATION');
  });
});
