import { serve } from '@ers-kit/internal/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createApim, type ApimPart } from '../src/apim/apim-server.js';
import { fetchListener } from '../src/internal/fetch-listener.js';
import { createClock, startCis2, type Browser, type Cis2Fixture } from './cis2-support.js';

const redirectUri = 'http://127.0.0.1:3999/from-platform';
const [apiKey, apiSecret] = ['combined-key', 'combined-secret'];
const clock = createClock();

let cis2: Cis2Fixture;
let server: Awaited<ReturnType<typeof serve>>;
let apim: ApimPart;
beforeAll(async () => {
  cis2 = await startCis2({ clock });
  let listener: ReturnType<typeof fetchListener> | undefined;
  server = await serve((request, response) => listener?.(request, response));
  apim = createApim({
    tokenUrl: `${server.url}/oauth2/token`,
    clock,
    applications: [
      {
        name: 'combined',
        apiKey,
        apiSecret,
        mode: 'user-restricted',
        scopes: ['urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api'],
        attributes: {},
        redirectUris: [redirectUri],
      },
    ],
    identityProviders: [{ issuer: cis2.issuer, jwks: () => cis2.cis2.jwks() }],
    combined: { cis2: cis2.cis2 },
  });
  listener = fetchListener(server.url, (request) => apim.fetch(request));
});
beforeEach(() => {
  apim.clearFaults();
  cis2.cis2.clearFaults();
});
afterAll(async () => {
  await server.stop();
  await cis2.stop();
});

const authorizeUrl = (changes: Record<string, string | undefined> = {}): URL => {
  const url = new URL(`${server.url}/oauth2/authorize`);
  const all = {
    client_id: apiKey,
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'own',
    scope: 'nhs-cis2',
  };
  for (const [name, value] of Object.entries({ ...all, ...changes })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
};

async function signIn(uid = '910000000101', browser: Browser = cis2.browser(), changes = {}) {
  const page = await browser.open(authorizeUrl(changes));
  const back = page.callback ? page : await page.press('user', uid);
  return Object.fromEntries(back.callback?.searchParams ?? []);
}

async function redeem(changes: Record<string, string | undefined> = {}) {
  const form = new URLSearchParams();
  const all = {
    grant_type: 'authorization_code',
    client_id: apiKey,
    client_secret: apiSecret,
    redirect_uri: redirectUri,
  };
  for (const [name, value] of Object.entries({ ...all, ...changes }))
    if (value !== undefined) form.set(name, value);
  const response = await fetch(`${server.url}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const userinfo = (accessToken: string | undefined) =>
  fetch(`${server.url}/oauth2/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } });

describe('the combined flow', () => {
  it('signs a user in and gives tokens, userinfo and refresh', async () => {
    const { code, state } = await signIn();
    expect(state).toBe('own');
    const { status, body } = await redeem({ code });
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: '599', refresh_count: '0', refresh_token_expires_in: '43199' });
    expect(body).not.toHaveProperty('issued_token_type');
    expect(apim.verifyAccessToken(body['access_token'])).toMatchObject({
      ok: true,
      grant: { userId: '910000000101', mode: 'user-restricted', authenticationAssuranceLevel: 3 },
    });
    const answer = await userinfo(body['access_token']);
    expect(await answer.json()).toMatchObject({ sub: '910000000101', nhsid_nrbac_roles: [{}] });
    const refreshed = await redeem({ grant_type: 'refresh_token', refresh_token: body['refresh_token'] });
    expect((await userinfo(refreshed.body['access_token'])).status).toBe(200);
  });

  it('asks CIS2 for a sign-in that is at most five minutes old', async () => {
    const browser = cis2.browser();
    await signIn('910000000101', browser);
    expect((await browser.open(authorizeUrl())).callback).toBeDefined();
    clock.advance(302);
    expect((await browser.open(authorizeUrl())).html).toContain('name="user"');
  });

  it('hands the authentication context on, and gives no token below the scopes', async () => {
    const { code } = await signIn('910000000301', cis2.browser(), { acr_values: 'AAL2_OR_AAL3_ANY' });
    expect(await redeem({ code })).toMatchObject({ status: 401, body: { error: 'unauthorized_client' } });
  });

  it('hands an error of CIS2 on', async () => {
    const page = await cis2.browser().open(authorizeUrl());
    const { callback } = await page.press('cancel', 'yes');
    expect(Object.fromEntries(callback?.searchParams ?? [])).toMatchObject({
      error: 'access_denied',
      state: 'own',
    });
  });

  it('ends with the session of CIS2', async () => {
    const { code } = await signIn('910000000102');
    const { body } = await redeem({ code });
    expect(await cis2.cis2.endSessions({ uid: '910000000102' })).toEqual([
      { clientId: expect.stringContaining('api-platform'), status: 200 },
    ]);
    expect((await userinfo(body['access_token'])).status).toBe(401);
    const refresh = { grant_type: 'refresh_token', refresh_token: body['refresh_token'] };
    expect(await redeem(refresh)).toMatchObject({ status: 401, body: { error: 'invalid_grant' } });
  });

  it.each([
    ['bad-signature', 401, /signature/],
    ['nonce-differs', 400, /'nonce' claim in external ID token JWT/],
    ['audience-differs', 400, /'aud' claim in external ID token JWT/],
    ['issuer-differs', 400, /non-matching 'iss' claim in external ID token JWT/],
    ['expired', 400, /external ID token JWT - JWT has expired/],
  ] as const)('does not trust an ID token with %s', async (defect, status, description) => {
    cis2.cis2.setFault({ kind: 'id-token', defect });
    const page = await (await cis2.browser().open(authorizeUrl())).press('user', '910000000101');
    expect(page.status).toBe(status);
    const { error_description: text } = JSON.parse(page.html) as Record<string, string>;
    expect(text).toMatch(description);
  });

  it('fails as a whole when CIS2 does', async () => {
    cis2.cis2.setFault({ kind: 'unavailable', endpoint: 'userinfo' });
    const page = await (await cis2.browser().open(authorizeUrl())).press('user', '910000000101');
    expect(page.status).toBe(500);
    expect(JSON.parse(page.html)).toMatchObject({ error: 'unknown_error' });
  });
});

describe('a request to authorize', () => {
  it.each([
    ['no client_id', { client_id: undefined }, 401, 'client_id is missing'],
    ['an unknown client_id', { client_id: 'x' }, 401, 'client_id is invalid'],
    ['no redirect_uri', { redirect_uri: undefined }, 400, 'redirect_uri is missing'],
    ['another redirect_uri', { redirect_uri: `${redirectUri}/` }, 400, 'redirect_uri is invalid'],
  ])('is refused with %s', async (_title, changes, status, description) => {
    const page = await cis2.browser().open(authorizeUrl(changes));
    expect(page.status).toBe(status);
    expect(JSON.parse(page.html)).toMatchObject({ error: 'invalid_request', error_description: description });
  });

  it.each([
    ['no state', { state: undefined }, { error: 'invalid_request', error_description: 'state is missing' }],
    [
      'no response_type',
      { response_type: undefined },
      { error: 'invalid_request', error_description: 'response_type is missing', state: 'own' },
    ],
    [
      'another response_type',
      { response_type: 'token' },
      { error: 'unsupported_response_type', error_description: 'response_type is invalid', state: 'own' },
    ],
    [
      'a scope that is not simulated',
      { scope: 'nhs-login' },
      { error: 'invalid_scope', error_description: 'scope is invalid', state: 'own' },
    ],
  ])('goes back with %s', async (_title, changes, expected) => {
    const { callback } = await cis2.browser().open(authorizeUrl(changes));
    expect(Object.fromEntries(callback?.searchParams ?? [])).toEqual(expected);
  });

  it.each(['', '?state=x', '?state=x&code=y'])(
    'comes back from CIS2 only when it was sent there: %s',
    async (query) => {
      const response = await fetch(`${server.url}/oauth2/callback${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error_description: 'Invalid state parameter.' });
    },
  );
});

describe('a code', () => {
  it.each([
    ['no code', { code: undefined }, 400, 'invalid_request', 'authorization_code is missing'],
    ['no redirect_uri', { redirect_uri: undefined }, 400, 'invalid_request', 'redirect_uri is missing'],
    [
      'another redirect_uri',
      { redirect_uri: `${redirectUri}/` },
      400,
      'invalid_request',
      'redirect_uri is invalid',
    ],
    ['a made-up code', { code: 'x' }, 400, 'invalid_grant', 'authorization_code is invalid'],
    ['no client_id', { client_id: undefined }, 401, 'invalid_request', 'client_id is missing'],
    ['no client_secret', { client_secret: undefined }, 401, 'invalid_request', 'client_secret is missing'],
    [
      'a wrong client_secret',
      { client_secret: 'x' },
      401,
      'invalid_client',
      'client_id or client_secret is invalid',
    ],
  ])('is refused with %s', async (_title, changes, status, error, description) => {
    const { code } = await signIn();
    expect(await redeem({ code, ...changes })).toMatchObject({
      status,
      body: { error, error_description: description },
    });
  });

  it('works once, for ten minutes', async () => {
    const { code } = await signIn();
    expect((await redeem({ code })).status).toBe(200);
    expect((await redeem({ code })).body['error']).toBe('invalid_grant');
    const { code: late } = await signIn();
    clock.advance(600);
    expect((await redeem({ code: late })).body['error']).toBe('invalid_grant');
  });
});

describe('userinfo', () => {
  it.each([
    ['nobody issued', 'x', 'keymanagement.service.invalid_access_token'],
    ['is missing', '', 'oauth.v2.InvalidAccessToken'],
  ])('is not for a token that %s', async (_title, token, errorcode) => {
    const response = await userinfo(token);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ fault: { detail: { errorcode } } });
  });
});

describe('a logout of CIS2 to the platform', () => {
  const platform = async (): Promise<string> => {
    const { code } = await signIn('910000000103');
    await redeem({ code });
    const [delivery] = await cis2.cis2.endSessions({ uid: '910000000103' });
    return delivery?.clientId ?? '';
  };

  it.each([
    ['bad-signature', 401],
    ['audience-differs', 400],
    ['issuer-differs', 400],
    ['events-missing', 400],
    ['nonce-present', 400],
    ['sid-and-sub-missing', 501],
    ['json-body', 400],
  ] as const)('is refused with %s', async (defect, status) => {
    const delivery = await cis2.cis2.sendLogoutToken({ clientId: await platform(), sid: 'any', defect });
    expect(delivery?.status).toBe(status);
  });

  it('is refused for a session it does not know', async () => {
    expect(await cis2.cis2.sendLogoutToken({ clientId: await platform(), sid: 'unknown' })).toMatchObject({
      status: 400,
    });
  });
});
