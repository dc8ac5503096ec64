import { serve } from '@ers-kit/internal/testing';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { logoutDefects, type LogoutDefect } from '../src/cis2/logout-token.js';
import {
  authorise,
  clientId,
  createClock,
  integrationIssuer,
  redeem,
  startCis2,
  type Cis2Fixture,
} from './cis2-support.js';

interface Posted {
  readonly contentType: string | undefined;
  readonly token: string;
}

const clock = createClock();
const event = 'http://schemas.openid.net/event/backchannel-logout';
let fixture: Cis2Fixture;
let posted: Posted[];
let receiver: Awaited<ReturnType<typeof serve>>;
let answer: number;

beforeAll(async () => {
  receiver = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const contentType = request.headers['content-type'];
      const token = contentType?.includes('json')
        ? (JSON.parse(text) as { logout_token: string }).logout_token
        : (new URLSearchParams(text).get('logout_token') ?? '');
      posted.push({ contentType, token });
      response.writeHead(answer).end();
    });
  });
  fixture = await startCis2({
    issuer: integrationIssuer,
    clock,
  });
});
beforeEach(async () => {
  fixture.cis2.updateClient(clientId, { backchannelLogoutUri: `${receiver.url}/logout` });
  answer = 200;
  for (const uid of ['910000000101', '910000000102']) await fixture.cis2.endSessions({ uid });
  posted = [];
});
afterAll(async () => {
  await fixture.stop();
  await receiver.stop();
});

async function signInAs(uid: string, browser = fixture.browser()) {
  const page = await (await authorise(fixture, { prompt: 'login' }, browser)).press('user', uid);
  const { body } = await redeem(fixture, page.callback, clock.now());
  const idToken = String(body['id_token']);
  return { idToken, claims: decodeJwt(idToken), accessToken: String(body['access_token']), browser };
}

const userinfoStatus = async (accessToken: string): Promise<number> =>
  (await fixture.fetch(`${fixture.issuer}/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } }))
    .status;

/** A check of a logout token by jose alone, as OpenID Connect Back-Channel Logout has it. */
async function check(token: string, seen: Set<string>): Promise<void> {
  const { payload } = await jwtVerify(token, createLocalJWKSet(await fixture.cis2.jwks()), {
    issuer: integrationIssuer,
    audience: clientId,
    algorithms: ['RS256'],
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: 300,
    currentDate: new Date(clock.now()),
  });
  if (!(event in (payload['events'] as object))) throw new Error('events');
  if ('nonce' in payload) throw new Error('nonce');
  if (!('sid' in payload) && !('sub' in payload)) throw new Error('sid and sub');
  if (seen.has(String(payload.jti))) throw new Error('jti replayed');
  seen.add(String(payload.jti));
}

describe('the end of a session', () => {
  it('tells the client with a token that passes every check', async () => {
    const { claims, accessToken } = await signInAs('910000000101');
    expect(await userinfoStatus(accessToken)).toBe(200);
    const deliveries = await fixture.cis2.endSessions({ sid: String(claims['sid']) });
    expect(deliveries).toEqual([{ clientId, status: 200 }]);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.contentType).toBe('application/x-www-form-urlencoded');
    const token = posted[0]?.token ?? '';
    await check(token, new Set());
    expect(decodeJwt(token)).toMatchObject({
      sid: claims['sid'],
      sub: '910000000101',
      iss: integrationIssuer,
    });
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'JWT' });
    expect(await userinfoStatus(accessToken)).toBe(401);
  });

  it('asks for a new sign-in in the same browser', async () => {
    const { browser, claims } = await signInAs('910000000101');
    await fixture.cis2.endSessions({ uid: '910000000101' });
    const page = await authorise(fixture, { prompt: 'none' }, browser);
    expect(page.callback?.searchParams.get('error')).toBe('login_required');
    const again = await signInAs('910000000101', browser);
    expect(again.claims['sid']).not.toBe(claims['sid']);
  });

  it('is for one session by sid, for all of a user by uid, and for none twice', async () => {
    const first = await signInAs('910000000101');
    await signInAs('910000000101');
    await signInAs('910000000102');
    expect(await fixture.cis2.endSessions({ sid: String(first.claims['sid']) })).toHaveLength(1);
    expect(await fixture.cis2.endSessions({ sid: String(first.claims['sid']) })).toEqual([]);
    await signInAs('910000000101');
    expect(await fixture.cis2.endSessions({ uid: '910000000101' })).toHaveLength(2);
    expect(await fixture.cis2.endSessions({ uid: '910000000999' })).toEqual([]);
  });

  it('is told once, however often the session was used', async () => {
    const { browser } = await signInAs('910000000101');
    await authorise(fixture, {}, browser);
    await authorise(fixture, {}, browser);
    expect(await fixture.cis2.endSessions({ uid: '910000000101' })).toHaveLength(1);
  });

  it('comes when somebody else signs in at the browser', async () => {
    const { browser, claims } = await signInAs('910000000101');
    await signInAs('910000000102', browser);
    expect(posted.map(({ token }) => decodeJwt(token)['sid'])).toEqual([claims['sid']]);
  });

  it.each([
    [400, 400],
    [501, 501],
  ])('reports a client that answers %i', async (status) => {
    answer = status;
    await signInAs('910000000101');
    expect(await fixture.cis2.endSessions({ uid: '910000000101' })).toEqual([{ clientId, status }]);
  });

  it('reports a client that does not answer', async () => {
    await signInAs('910000000101');
    fixture.cis2.updateClient(clientId, { backchannelLogoutUri: 'http://127.0.0.1:9/logout' });
    expect(await fixture.cis2.endSessions({ uid: '910000000101' })).toEqual([
      { clientId, status: undefined },
    ]);
  });
});

describe('a logout token', () => {
  const defective: readonly LogoutDefect[] = logoutDefects.filter(
    (defect) => defect !== 'jti-replayed' && defect !== 'json-body',
  );

  it.each(defective)('with %s is refused by jose alone', async (defect) => {
    await fixture.cis2.sendLogoutToken({ clientId, sid: 'session', sub: '910000000101', defect });
    expect(posted).toHaveLength(1);
    await expect(check(posted[0]?.token ?? '', new Set())).rejects.toThrow(/./);
  });

  it('can be a replay', async () => {
    const seen = new Set<string>();
    await check(await fixture.cis2.createLogoutToken({ clientId, sid: 'session' }), seen);
    await check(await fixture.cis2.createLogoutToken({ clientId, sid: 'session' }), seen);
    const replay = await fixture.cis2.createLogoutToken({ clientId, sid: 'session', defect: 'jti-replayed' });
    await expect(check(replay, seen)).rejects.toThrow('jti replayed');
  });

  it('can come as JSON, which no client has to take', async () => {
    expect(await fixture.cis2.sendLogoutToken({ clientId, sid: 'session', defect: 'json-body' })).toEqual({
      clientId,
      status: 200,
    });
    expect(posted[0]?.contentType).toBe('application/json');
  });

  it.each([
    [{ sid: 'session' }, ['sid']],
    [{ sub: '910000000101' }, ['sub']],
  ])('can be about %j alone', async (about, names) => {
    const claims = decodeJwt(await fixture.cis2.createLogoutToken({ clientId, ...about }));
    expect(['sid', 'sub'].filter((name) => name in claims)).toEqual(names);
  });

  it('can be of the type that the specification recommends', async () => {
    fixture.cis2.configure({ logoutTokenType: 'logout+jwt' });
    const token = await fixture.cis2.createLogoutToken({ clientId, sid: 'session' });
    expect(decodeProtectedHeader(token)['typ']).toBe('logout+jwt');
  });

  it('goes nowhere for a client without an address', async () => {
    expect(await fixture.cis2.sendLogoutToken({ clientId: 'another', sid: 'session' })).toBeUndefined();
  });
});

describe('signing out on request', () => {
  const target = 'http://127.0.0.1:3999/signed-out';
  const endSession = (parameters: Record<string, string>) =>
    fixture.fetch(`${fixture.issuer}/connect/endSession?${String(new URLSearchParams(parameters))}`, {
      redirect: 'manual',
    });

  it('ends the session and sends the user back', async () => {
    const { idToken, accessToken } = await signInAs('910000000101');
    const response = await endSession({
      id_token_hint: idToken,
      post_logout_redirect_uri: target,
      state: 'a&b',
    });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${target}?state=a%26b`);
    expect(posted).toHaveLength(1);
    expect(await userinfoStatus(accessToken)).toBe(401);
  });

  it('shows a page where there is nowhere to go', async () => {
    const { idToken } = await signInAs('910000000101');
    const response = await endSession({ id_token_hint: idToken });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('You are signed out');
  });

  it('takes an old token, and one whose key is gone', async () => {
    const { idToken } = await signInAs('910000000101');
    clock.advance(7200);
    await fixture.cis2.rotateSigningKey({ keepOld: false });
    expect((await endSession({ id_token_hint: idToken })).status).toBe(200);
    expect(posted).toHaveLength(1);
  });

  it('does not send a user to an address that is not registered', async () => {
    const { idToken, accessToken } = await signInAs('910000000101');
    const response = await endSession({ id_token_hint: idToken, post_logout_redirect_uri: `${target}/x` });
    expect(response.status).toBe(400);
    expect(await userinfoStatus(accessToken)).toBe(200);
  });

  it.each([
    ['no hint', ''],
    ['garbage', 'not-a-token'],
    ['an unsigned token', 'eyJhbGciOiJub25lIn0.e30.'],
  ])('needs a token of CIS2, not %s', async (_title, hint) => {
    const response = await endSession(hint ? { id_token_hint: hint } : {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });
});
