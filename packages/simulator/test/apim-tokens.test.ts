import { describe, expect, it } from 'vitest';

import { apiKey, startApim, type ApimFixture } from './apim-support.js';

const userScopes = (level: number) => [`urn:nhsd:apim:user-nhs-id:aal${level}:e-referrals-service-api`];

async function tokensOf(own: ApimFixture, fields = {}) {
  const { body } = await own.exchange({ fields });
  return { accessToken: String(body['access_token']), refreshToken: String(body['refresh_token']), body };
}

describe('a token for a user', () => {
  it('comes with strings for numbers', async () => {
    const own = await startApim();
    const { status, body, headers } = await own.exchange();
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{28}$/),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      expires_in: '599',
      token_type: 'Bearer',
      refresh_token: expect.stringMatching(/^[\w-]{28}$/),
      refresh_token_expires_in: '43199',
      refresh_count: '0',
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('date')).toBe(new Date(own.now()).toUTCString());
  });

  it.each([
    ['3', 3],
    [3, 3],
    ['2', 2],
    [2, 2],
  ])('keeps the scopes of assurance level %j', async (claim, level) => {
    const own = await startApim();
    const { body } = await own.exchange({ idToken: { claims: { authentication_assurance_level: claim } } });
    expect(own.apim.verifyAccessToken(body['access_token'])).toMatchObject({
      ok: true,
      grant: {
        application: { name: 'user-restricted' },
        mode: 'user-restricted',
        userId: '910000000101',
        authenticationAssuranceLevel: level,
        identityAssuranceLevel: 3,
        amr: ['CIS2_SMARTCARD'],
        scopes: userScopes(level),
        expiresAt: own.now() + 600_000,
      },
    });
  });

  it('runs out after ten minutes', async () => {
    const own = await startApim();
    const { accessToken } = await tokensOf(own);
    own.advance(599);
    expect(own.apim.verifyAccessToken(accessToken)).toMatchObject({ ok: true });
    own.advance(1);
    expect(own.apim.verifyAccessToken(accessToken)).toEqual({ ok: false, reason: 'expired' });
    own.advance(2 * 86_400);
    await own.exchange();
    expect(own.apim.verifyAccessToken(accessToken)).toEqual({ ok: false, reason: 'invalid' });
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['made-up', 'invalid'],
  ] as const)('is not %j', async (accessToken, reason) => {
    const own = await startApim();
    expect(own.apim.verifyAccessToken(accessToken)).toEqual({ ok: false, reason });
  });

  it('can be taken back, and its application changed under it', async () => {
    const own = await startApim();
    const { accessToken } = await tokensOf(own);
    own.apim.updateApplication(apiKey, { attributes: {} });
    expect(own.apim.verifyAccessToken(accessToken)).toMatchObject({
      grant: { application: { attributes: {} } },
    });
    own.apim.revokeAccessToken(accessToken);
    expect(own.apim.verifyAccessToken(accessToken)).toEqual({ ok: false, reason: 'invalid' });
    expect(() => own.apim.updateApplication('another', {})).toThrow(/no application/);
  });

  it.each([
    ['5000', '4', 5],
    ['600000', '599', 600],
    ['99999999', '599', 600],
    ['-1', '599', 600],
    ['soon', '599', 600],
  ])('lives for _access_token_expiry_ms=%s %s seconds', async (asked, expiresIn, life) => {
    const own = await startApim();
    const { accessToken, body } = await tokensOf(own, { _access_token_expiry_ms: asked });
    expect(body['expires_in']).toBe(expiresIn);
    own.advance(life - 1);
    expect(own.apim.verifyAccessToken(accessToken)).toMatchObject({ ok: true });
    own.advance(1);
    expect(own.apim.verifyAccessToken(accessToken)).toMatchObject({ reason: 'expired' });
  });
});

describe('a token for an application', () => {
  it('has no refresh token, and the time of its issue', async () => {
    const own = await startApim();
    const { status, body } = await own.clientCredentials();
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{28}$/),
      expires_in: '599',
      token_type: 'Bearer',
      issued_at: String(own.now()),
    });
    expect(own.apim.verifyAccessToken(body['access_token'])).toMatchObject({
      ok: true,
      grant: { mode: 'application-restricted', scopes: ['urn:nhsd:apim:app:level3:e-referrals-service-api'] },
    });
  });
});

describe('a refresh', () => {
  it('gives new tokens and counts', async () => {
    const own = await startApim();
    const first = await tokensOf(own);
    own.advance(540);
    const second = await own.refresh(first.refreshToken);
    expect(second.status).toBe(200);
    expect(second.body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{28}$/),
      expires_in: '599',
      token_type: 'Bearer',
      refresh_token: expect.stringMatching(/^[\w-]{28}$/),
      refresh_token_expires_in: '42659',
      refresh_count: '1',
    });
    expect(second.body['refresh_token']).not.toBe(first.refreshToken);
    expect(own.apim.verifyAccessToken(second.body['access_token'])).toMatchObject({
      grant: { userId: '910000000101', scopes: userScopes(3) },
    });
    expect((await own.refresh(second.body['refresh_token'])).body['refresh_count']).toBe('2');
  });

  it('works once for each refresh token', async () => {
    const own = await startApim();
    const { refreshToken } = await tokensOf(own);
    expect((await own.refresh(refreshToken)).status).toBe(200);
    expect(await own.refresh(refreshToken)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant', error_description: 'refresh_token is invalid' },
    });
  });

  it('is for the application alone that the token was issued to', async () => {
    const own = await startApim();
    const { refreshToken } = await tokensOf(own);
    const other = {
      client_id: 'application-restricted-api-key',
      client_secret: 'application-restricted-secret',
    };
    expect(await own.refresh(refreshToken, other)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant' },
    });
    expect((await own.refresh(refreshToken)).status).toBe(200);
  });

  it('ends twelve hours after the first issue, however often it was used', async () => {
    const own = await startApim();
    let { refreshToken } = await tokensOf(own);
    for (let hour = 1; hour <= 11; hour += 1) {
      own.advance(3600);
      const { body } = await own.refresh(refreshToken);
      expect(body['refresh_token_expires_in']).toBe(String((12 - hour) * 3600 - 1));
      refreshToken = String(body['refresh_token']);
    }
    own.advance(3600);
    expect(await own.refresh(refreshToken)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant', error_description: 'refresh token refresh period has expired' },
    });
  });

  it.each([
    [{ _refresh_token_expiry_ms: '60000' }, '59'],
    [{ _refresh_tokens_validity_ms: '120000' }, '119'],
    [{ _refresh_tokens_validity_ms: '999999999' }, '42659'],
  ])('can be asked to end sooner: %j', async (fields, expected) => {
    const own = await startApim();
    const { refreshToken } = await tokensOf(own);
    own.advance(540);
    const { body } = await own.refresh(refreshToken, fields);
    expect(body['refresh_token_expires_in']).toBe(expected);
    own.advance(Number(expected) + 1);
    expect((await own.refresh(body['refresh_token'])).status).toBe(401);
  });
});

describe('faults', () => {
  it('can make the platform slow', async () => {
    const own = await startApim();
    own.apim.setFault({ kind: 'delay', milliseconds: 5000, times: 1 });
    const before = own.now();
    await own.exchange();
    expect(own.now() - before).toBe(5000);
    await own.exchange();
    expect(own.now() - before).toBe(5000);
  });

  it('can lose an answer after the refresh token was rotated', async () => {
    const own = await startApim();
    const { refreshToken } = await tokensOf(own);
    own.apim.setFault({ kind: 'drop-after-processing', times: 1 });
    await expect(own.refresh(refreshToken)).rejects.toThrow('connection dropped by a fault');
    expect(await own.refresh(refreshToken)).toMatchObject({ status: 401, body: { error: 'invalid_grant' } });
  });

  it.each([
    ['unavailable', 503, false],
    ['error-after-processing', 500, true],
    ['unknown-error', 500, true],
    ['malformed-json', 200, true],
    ['quota-exceeded', 429, false],
  ] as const)('%s answers %i; the assertion is used up: %s', async (kind, status, processed) => {
    const own = await startApim();
    own.apim.setFault({ kind, times: 1 });
    const assertion = { claims: { jti: 'one-and-the-same' } };
    const answer = await own.clientCredentials(assertion);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toHaveProperty('access_token');
    expect((await own.clientCredentials(assertion)).status).toBe(processed ? 400 : 200);
  });

  it('can tell another time, and judge by it', async () => {
    const own = await startApim();
    own.apim.setFault({ kind: 'clock-skew', milliseconds: 300_000 });
    const ahead = await own.exchange();
    expect(ahead.body['error_description']).toMatch(/JWT has expired/);
    expect(Date.parse(ahead.headers.get('date') ?? '') - own.now()).toBe(300_000);
    own.apim.setFault({ kind: 'clock-skew', milliseconds: -300_000 });
    expect((await own.exchange()).body['error_description']).toMatch(/more than 5 minutes/);
    own.apim.clearFaults();
    expect((await own.exchange()).status).toBe(200);
  });

  it('stay until they are cleared, each kind alone', async () => {
    const own = await startApim();
    own.apim.setFault({ kind: 'unavailable', status: 502 });
    own.apim.setFault({ kind: 'quota-exceeded' });
    expect((await own.exchange()).status).toBe(502);
    expect((await own.exchange()).status).toBe(502);
    own.apim.clearFaults('unavailable');
    expect((await own.exchange()).status).toBe(429);
    own.apim.clearFaults();
    expect((await own.exchange()).status).toBe(200);
  });
});
