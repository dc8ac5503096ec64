import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Cis2Fault } from '../src/cis2/cis2-faults.js';
import { idTokenDefects, type IdTokenDefect } from '../src/cis2/id-token-defects.js';
import {
  authorise,
  createClock,
  integrationIssuer,
  realm,
  redeem,
  signIn,
  startCis2,
  type Cis2Fixture,
} from './cis2-support.js';

/** What plain openid-client makes of each defect: the start of its complaint, or that it has none. */
const verdicts: Readonly<Record<IdTokenDefect, RegExp | 'accepted'>> = {
  'bad-signature': /JWT signature verification failed/,
  'signed-by-other-key': /JWT signature verification failed/,
  unsigned: /unsupported JWS "alg"|unexpected JWT "alg"/,
  'hmac-with-public-key': /unsupported JWS "alg"|unexpected JWT "alg"/,
  // One published key needs no name.
  'kid-missing': 'accepted',
  'kid-unknown': /error when selecting a JWT verification key/,
  'nonce-differs': /unexpected ID Token "nonce"/,
  'nonce-missing': /missing ID Token "nonce"|"nonce"/,
  'issuer-differs': /unexpected JWT "iss"/,
  'issuer-without-port': /unexpected JWT "iss"/,
  'issuer-missing': /"iss"/,
  'audience-differs': /unexpected JWT "aud"/,
  'audience-missing': /"aud"/,
  'azp-differs': /unexpected ID Token "azp"/,
  'azp-missing': /additional untrusted audiences/,
  'sub-missing': /"sub"/,
  'iat-missing': /"iat"/,
  'exp-missing': /"exp"/,
  expired: /unexpected JWT "exp"/,
  // Not compared in the code flow.
  'at-hash-differs': 'accepted',
  // Compared by the application, which knows what it asked for.
  'auth-time-stale': 'accepted',
  'auth-time-missing': 'accepted',
  // CIS2's own claims mean nothing to a general library.
  'authentication-downgraded': 'accepted',
  'authentication-level-missing': 'accepted',
  'identity-downgraded': 'accepted',
  'identity-level-missing': 'accepted',
};

let fixture: Cis2Fixture;
beforeAll(async () => {
  fixture = await startCis2({ issuer: integrationIssuer });
});
afterEach(() => fixture.cis2.clearFaults());
afterAll(() => fixture.stop());

/** The messages of an error and of its causes. */
function messagesOf(error: unknown): string {
  const parts: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) parts.push(cause.message);
  return parts.join(': ');
}

const outcomeOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(() => 'accepted', messagesOf);

describe('an ID token', () => {
  it('has a verdict for every defect', () => {
    expect(Object.keys(verdicts).toSorted()).toEqual([...idTokenDefects].toSorted());
  });

  it.each(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'accepted'))(
    'with %s is refused by openid-client',
    async (defect, verdict) => {
      fixture.cis2.setFault({ kind: 'id-token', defect: defect as IdTokenDefect });
      expect(await outcomeOf(signIn(fixture))).toMatch(verdict);
    },
  );

  it.each(Object.entries(verdicts).filter(([, verdict]) => verdict === 'accepted'))(
    'with %s is taken by openid-client, which leaves that to others',
    async (defect) => {
      fixture.cis2.setFault({ kind: 'id-token', defect: defect as IdTokenDefect });
      expect(await outcomeOf(signIn(fixture))).toBe('accepted');
    },
  );

  it.each<[IdTokenDefect, Record<string, unknown>]>([
    ['authentication-downgraded', { authentication_assurance_level: '1', acr: 'AAL1_USERPASS' }],
    ['identity-downgraded', { id_assurance_level: '1' }],
    ['at-hash-differs', { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('shows %s in its claims', async (defect, claims) => {
    fixture.cis2.setFault({ kind: 'id-token', defect });
    expect((await signIn(fixture)).claims).toMatchObject(claims);
  });

  it('can say that the sign-in was a day ago, or not when it was', async () => {
    fixture.cis2.setFault({ kind: 'id-token', defect: 'auth-time-stale' });
    const { claims } = await signIn(fixture);
    expect(claims.iat - Number(claims.auth_time)).toBe(86_400);
    fixture.cis2.setFault({ kind: 'id-token', defect: 'auth-time-missing' });
    expect((await signIn(fixture)).claims).not.toHaveProperty('auth_time');
  });

  it('is good again after the last use of a fault', async () => {
    fixture.cis2.setFault({ kind: 'id-token', defect: 'bad-signature', times: 1 });
    expect(await outcomeOf(signIn(fixture))).not.toBe('accepted');
    expect(await outcomeOf(signIn(fixture))).toBe('accepted');
  });
});

describe('signing keys', () => {
  it('can change with notice: the JWKS held by a client has the new one already', async () => {
    const own = await startCis2();
    const configuration = await own.discover();
    const announced = await own.cis2.announceSigningKey();
    expect(await own.cis2.announceSigningKey()).toBe(announced);
    await signIn(own, { configuration });
    expect((await own.cis2.jwks()).keys).toHaveLength(2);
    expect(await own.cis2.rotateSigningKey()).toBe(announced);
    expect(await outcomeOf(signIn(own, { configuration }))).toBe('accepted');
    await own.stop();
  });

  it('can change without notice, the old one gone: who held the JWKS has to fetch it again', async () => {
    const own = await startCis2();
    const configuration = await own.discover();
    await signIn(own, { configuration });
    const before = await own.cis2.jwks();
    const keyId = await own.cis2.rotateSigningKey({ keepOld: false });
    const { keys } = await own.cis2.jwks();
    expect(keys.map(({ kid }) => kid)).toEqual([keyId]);
    expect(before.keys[0]?.kid).not.toBe(keyId);
    // Its JWKS is too fresh to be fetched anew: a trait of openid-client.
    expect(await outcomeOf(signIn(own, { configuration }))).toMatch(/JWT verification key/);
    expect(await outcomeOf(signIn(own))).toBe('accepted');
    await own.stop();
  });

  it('have ids in base64, with slash and plus', async () => {
    const { keys } = await fixture.cis2.jwks();
    expect(keys[0]?.kid).toMatch(/^(?=.*\/)(?=.*\+)[A-Za-z0-9+/]{27}=$/);
    expect(keys[0]).not.toHaveProperty('d');
    const response = await fixture.fetch(`${fixture.issuer}/connect/jwk_uri`);
    expect(await response.json()).toEqual({ keys });
  });
});

describe('userinfo', () => {
  it.each([
    ['sub-differs', /unexpected "response" body "sub"/],
    ['sub-missing', /"response" body "sub"/],
  ] as const)('with %s is refused by openid-client', async (defect, verdict) => {
    fixture.cis2.setFault({ kind: 'userinfo', defect });
    expect(await outcomeOf(signIn(fixture))).toMatch(verdict);
  });
});

describe('discovery', () => {
  it('can name another issuer', async () => {
    fixture.cis2.setFault({ kind: 'discovery', defect: 'issuer-differs' });
    expect(await outcomeOf(fixture.discover())).toMatch(/discovered metadata issuer does not match/);
  });
});

describe('the callback', () => {
  it.each<[string, Cis2Fault, RegExp]>([
    ['another state', { kind: 'callback', defect: 'state-differs' }, /unexpected "state"/],
    ['no state', { kind: 'callback', defect: 'state-missing' }, /"state"/],
    ['another issuer', { kind: 'callback', defect: 'issuer-differs' }, /unexpected "iss"/],
    [
      'server_error',
      { kind: 'authorization-error', error: 'server_error' },
      /authorization response from the server is an error/,
    ],
    [
      'temporarily_unavailable',
      { kind: 'authorization-error', error: 'temporarily_unavailable', description: 'try later' },
      /is an error/,
    ],
  ])('can come back with %s', async (_title, fault, verdict) => {
    fixture.cis2.setFault(fault);
    expect(await outcomeOf(signIn(fixture))).toMatch(verdict);
  });
});

describe('assurance', () => {
  it('can be left to the application', async () => {
    fixture.cis2.setFault({ kind: 'assurance-not-enforced' });
    const { claims } = await signIn(fixture, { uid: '910000000302', parameters: { acr_values: 'AAL3_ANY' } });
    expect(claims).toMatchObject({ sub: '910000000302', authentication_assurance_level: '1' });
  });
});

describe('the network', () => {
  it.each([
    ['discovery', '/.well-known/openid-configuration'],
    ['jwks', '/connect/jwk_uri'],
    ['authorization', '/authorize'],
    ['userinfo', '/userinfo'],
  ] as const)('can fail at %s alone', async (endpoint, path) => {
    const read = () => fixture.fetch(`${fixture.issuer}${path}`);
    fixture.cis2.setFault({ kind: 'unavailable', endpoint });
    expect((await read()).status).toBe(503);
    expect((await fixture.fetch(`${fixture.issuer}/sign-in/none`)).status).toBe(400);
    fixture.cis2.setFault({ kind: 'unavailable', endpoint, status: 502 });
    expect((await read()).status).toBe(502);
    fixture.cis2.clearFaults('unavailable');
    fixture.cis2.setFault({ kind: 'drop-after-processing', endpoint });
    await expect(read()).rejects.toThrow('fetch failed');
  });

  it('can be read from a cache that has missed the key in use', async () => {
    const own = await startCis2();
    own.cis2.setFault({ kind: 'stale-jwks', times: 1 });
    expect(own.cis2.isArmed('stale-jwks')).toBe(true);
    expect(await outcomeOf(signIn(own))).toMatch(/error when selecting a JWT verification key/);
    expect(own.cis2.isArmed('stale-jwks')).toBe(false);
    expect(await outcomeOf(signIn(own))).toBe('accepted');

    const before = await own.cis2.jwks();
    await own.cis2.rotateSigningKey();
    own.cis2.setFault({ kind: 'stale-jwks' });
    expect(await (await own.fetch(`${own.issuer}/connect/jwk_uri`)).json()).toEqual(before);
    await own.stop();
  });

  it('can be slow, on the clock of the simulator', async () => {
    const clock = createClock();
    const own = await startCis2({ clock });
    own.cis2.setFault({ kind: 'delay', milliseconds: 30_000, endpoint: 'jwks', times: 1 });
    const before = clock.now();
    await own.fetch(`${own.issuer}/connect/jwk_uri`);
    expect(clock.now() - before).toBe(30_000);
    await own.stop();
  });

  it.each([
    ['drop-after-processing', true],
    ['error-after-processing', true],
    ['malformed-json', true],
    ['unavailable', false],
  ] as const)('%s at the token endpoint uses up the code: %s', async (kind, usedUp) => {
    const { callback } = await (await authorise(fixture)).press('user', '910000000101');
    fixture.cis2.setFault({ kind, times: 1 });
    await redeem(fixture, callback).catch(() => undefined);
    const { status, body } = await redeem(fixture, callback);
    expect(status).toBe(usedUp ? 400 : 200);
    expect(body['error']).toBe(usedUp ? 'invalid_grant' : undefined);
  });

  it('knows nothing outside the issuer', async () => {
    for (const path of ['/', '/openam', realm, `${realm}x/authorize`, `${realm}/nothing`]) {
      expect((await fetch(`${fixture.url}${path}`)).status).toBe(404);
    }
  });
});

describe('the clock', () => {
  it('can be wrong, in tokens and in the Date header', async () => {
    const clock = createClock();
    const own = await startCis2({ clock });
    own.cis2.setFault({ kind: 'clock-skew', milliseconds: 120_000 });
    const response = await own.fetch(`${own.issuer}/.well-known/openid-configuration`);
    expect(Date.parse(response.headers.get('date') ?? '') - clock.now()).toBe(120_000);
    await own.stop();
  });

  it('is the one of the machine for plain openid-client', async () => {
    const { claims } = await signIn(fixture);
    expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(5);
  });
});
