import { serve } from '@ers-kit/internal/testing';
import { generateKeyPair, type CryptoKey } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  assertionFor,
  authorise,
  clientId,
  createClock,
  postToken,
  redeem,
  redirectUri,
  signIn,
  startCis2,
  type Cis2Fixture,
} from './cis2-support.js';

const bearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const clock = createClock();
let fixture: Cis2Fixture;
let otherKey: CryptoKey;
beforeAll(async () => {
  fixture = await startCis2({ clock });
  otherKey = (await generateKeyPair('RS512')).privateKey;
});
afterAll(() => fixture.stop());

const callbackOf = async (target: Cis2Fixture, parameters = {}) => {
  const page = await (await authorise(target, parameters)).press('user', '910000000101');
  return page.callback;
};

describe('a client assertion', () => {
  const second = (): number => Math.floor(clock.now() / 1000);

  it('is taken from a client that follows the rules', async () => {
    const { status, body } = await redeem(fixture, await callbackOf(fixture), clock.now());
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual([
      'access_token',
      'expires_in',
      'id_token',
      'scope',
      'token_type',
    ]);
  });

  it.each<[string, () => Parameters<typeof assertionFor>[1]]>([
    ['audience without the realm', () => ({ claims: { aud: fixture.url } })],
    ['audience of the issuer', () => ({ claims: { aud: fixture.issuer } })],
    ['audience with a slash at its end', () => ({ claims: { aud: `${fixture.issuer}/access_token/` } })],
    [
      'audience of the API platform',
      () => ({ claims: { aud: 'https://int.api.service.nhs.uk/oauth2/token' } }),
    ],
    ['no audience', () => ({ claims: { aud: undefined } })],
    ['API key for issuer', () => ({ claims: { iss: 'an-api-key' } })],
    ['API key for issuer and subject', () => ({ claims: { iss: 'an-api-key', sub: 'an-api-key' } })],
    ['no issuer', () => ({ claims: { iss: undefined } })],
    ['no subject', () => ({ claims: { sub: undefined } })],
    ['no jti', () => ({ claims: { jti: undefined } })],
    ['no exp', () => ({ claims: { exp: undefined } })],
    ['exp of now', () => ({ claims: { exp: second() } })],
    ['exp of yesterday', () => ({ claims: { exp: second() - 86_400 } })],
    ['nbf of tomorrow', () => ({ claims: { nbf: second() + 86_400 } })],
    ['no kid', () => ({ header: { kid: undefined } })],
    ['kid that is not in the JWKS', () => ({ header: { kid: 'another-key' } })],
    ['algorithm that is not the registered one', () => ({ header: { alg: 'RS256' } })],
    ['signature by another key', () => ({ key: otherKey })],
  ])('is refused with %s', async (_title, changes) => {
    const algorithm = changes()?.header?.['alg'];
    const key = algorithm === 'RS256' ? (await generateKeyPair('RS256')).privateKey : changes()?.key;
    const assertion = await assertionFor(fixture, { now: clock.now(), ...changes(), ...(key && { key }) });
    const answer = await redeem(fixture, await callbackOf(fixture), clock.now(), {
      client_assertion: assertion,
    });
    expect(answer).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'JWT is not valid' },
    });
  });

  it.each([
    ['garbage', 'not-a-jwt'],
    ['an unsigned one', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ])('is refused when it is %s', async (_title, assertion) => {
    const answer = await redeem(fixture, await callbackOf(fixture), clock.now(), {
      client_assertion: assertion,
    });
    expect(answer).toMatchObject({ status: 401, body: { error_description: 'JWT is not valid' } });
  });

  it('is refused the second time', async () => {
    const assertion = await assertionFor(fixture, { now: clock.now() });
    const use = async () =>
      redeem(fixture, await callbackOf(fixture), clock.now(), { client_assertion: assertion });
    expect((await use()).status).toBe(200);
    expect(await use()).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('follows the clock of the simulator, not of the machine', async () => {
    const own = await startCis2({ clock: createClock(Date.UTC(2099, 0, 1)) });
    expect((await redeem(own, await callbackOf(own), Date.now())).status).toBe(401);
    expect((await redeem(own, await callbackOf(own), Date.UTC(2099, 0, 1))).status).toBe(200);
    await own.stop();
  });

  it('can be of a key that the client publishes', async () => {
    const published = { keys: [] as unknown[], requests: 0 };
    const server = await serve((_request, response) => {
      published.requests += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published.keys }));
    });
    const jwks = { url: `${server.url}/jwks.json` };
    const own = await startCis2({ clock, client: { authentication: { method: 'private_key_jwt', jwks } } });
    published.keys.push(own.jwk);
    expect((await redeem(own, await callbackOf(own), clock.now())).status).toBe(200);
    expect(published.requests).toBe(1);
    await own.stop();
    await server.stop();
  });

  it('is refused where the published keys cannot be had', async () => {
    const jwks = { url: 'http://127.0.0.1:9/jwks.json' };
    const own = await startCis2({ clock, client: { authentication: { method: 'private_key_jwt', jwks } } });
    expect(await redeem(own, await callbackOf(own), clock.now())).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: 'JWT is not valid' },
    });
    await own.stop();
  });

  it('is measured by the keys that are registered now', async () => {
    const own = await startCis2({ clock });
    const { callback } = await (await authorise(own)).press('user', '910000000101');
    own.cis2.updateClient(clientId, { authentication: { method: 'private_key_jwt', jwks: { keys: [] } } });
    expect((await redeem(own, callback, clock.now())).status).toBe(401);
    await own.stop();
  });
});

describe('a code', () => {
  it('works once', async () => {
    const callback = await callbackOf(fixture);
    const { body } = await redeem(fixture, callback, clock.now());
    expect(await redeem(fixture, callback, clock.now())).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const headers = { authorization: `Bearer ${String(body['access_token'])}` };
    expect((await fixture.fetch(`${fixture.issuer}/userinfo`, { headers })).status).toBe(401);
  });

  it.each([
    [119, 200],
    [120, 400],
  ])('is worth after %i seconds a %i', async (seconds, status) => {
    const callback = await callbackOf(fixture);
    clock.advance(seconds);
    expect((await redeem(fixture, callback, clock.now())).status).toBe(status);
  });

  it.each([
    ['another redirect URI', { redirect_uri: `${redirectUri}2` }, 'invalid_grant'],
    ['no redirect URI', { redirect_uri: '' }, 'invalid_request'],
    ['no code', { code: '' }, 'invalid_request'],
    ['a made-up code', { code: 'made-up' }, 'invalid_grant'],
    ['another grant type', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
    ['no grant type', { grant_type: '' }, 'invalid_request'],
  ])('is not to be had for %s', async (_title, changes, error) => {
    const answer = await redeem(fixture, await callbackOf(fixture), clock.now(), changes);
    expect(answer).toMatchObject({ status: 400, body: { error } });
  });

  it.each([
    ['the wrong verifier', { code_verifier: oidc.randomPKCECodeVerifier() }],
    ['no verifier', {}],
  ])('bound to a challenge is refused with %s', async (_title, changes) => {
    const challenge = await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier());
    const callback = await callbackOf(fixture, { code_challenge: challenge, code_challenge_method: 'S256' });
    expect(await redeem(fixture, callback, clock.now(), changes)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });
});

describe('a client secret', () => {
  const clientSecret = 'a secret with = and : and %';

  it.each([
    ['client_secret_post', oidc.ClientSecretPost(clientSecret)],
    ['client_secret_basic', oidc.ClientSecretBasic(clientSecret)],
  ] as const)('signs a user in by %s', async (method, authentication) => {
    const own = await startCis2({ client: { authentication: { method, clientSecret } } });
    const configuration = await own.discover({ authentication });
    const { claims } = await signIn(own, { configuration });
    expect(claims.sub).toBe('910000000101');
    await own.stop();
  });

  it('is refused when it is wrong', async () => {
    const own = await startCis2({
      client: { authentication: { method: 'client_secret_post', clientSecret } },
    });
    const answer = await postToken(own, {
      grant_type: 'authorization_code',
      code: (await callbackOf(own))?.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: 'another secret',
    });
    expect(answer).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'Client authentication failed' },
    });
    await own.stop();
  });

  it('is no way in for a client that registered a key', async () => {
    const answer = await postToken(fixture, {
      grant_type: 'authorization_code',
      code: 'any',
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: 'any',
      client_assertion_type: bearer,
    });
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });
});

describe.each(['RS256', 'RS512', 'PS256'] as const)('an assertion with %s', (algorithm) => {
  it('is taken where it is registered', async () => {
    const own = await startCis2({ algorithm });
    const { claims } = await signIn(own);
    expect(claims.sub).toBe('910000000101');
    await own.stop();
  });
});
