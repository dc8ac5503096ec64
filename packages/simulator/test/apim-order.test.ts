import { describe, expect, it } from 'vitest';

import { createKey, describeAnswer, startApim, type ApimFixture, type JwtChanges } from './apim-support.js';

const fixture: ApimFixture = await startApim();
const stranger = await createKey('stranger');
const rsaSha256 = await createKey('int-1', 'RS256');
const { seconds } = fixture;

/** What is wrong with an assertion, in the order in which the service finds it. */
const claimSteps: readonly (readonly [string, JwtChanges, RegExp])[] = [
  ['the algorithm', { header: { alg: 'RS256' }, key: rsaSha256.privateKey }, /'alg' header/],
  ['expiry', { claims: { exp: seconds() - 1 } }, /JWT has expired/],
  ['the kid', { header: { kid: undefined } }, /Missing 'kid'/],
  ['the typ', { header: { typ: undefined } }, /'typ' header/],
  ['the subject', { claims: { sub: undefined } }, /'iss'\/'sub'/],
  ['the jti', { claims: { jti: undefined } }, /Missing 'jti'/],
  ['a life that is too long', { claims: { exp: seconds() + 3600 } }, /more than 5 minutes/],
];

const merge = (first: JwtChanges, second: JwtChanges): JwtChanges => ({
  header: { ...second.header, ...first.header },
  claims: { ...second.claims, ...first.claims },
  ...((first.key ?? second.key) && { key: first.key ?? second.key }),
});

const pairs = claimSteps.flatMap(([name, changes, expected], index) =>
  claimSteps
    .slice(index + 1)
    // One value of `exp` cannot be past and far ahead.
    .filter(([, later]) => !(changes.claims?.['exp'] && later.claims?.['exp']))
    .map(([laterName, later]) => [name, laterName, merge(changes, later), expected] as const),
);

describe('of two mistakes in an assertion', () => {
  it.each(pairs)('%s is found before %s', async (_first, _second, assertion, expected) => {
    expect(describeAnswer(await fixture.exchange({ assertion }))).toMatch(expected);
  });

  it.each<[string, JwtChanges, RegExp]>([
    ['no exp before a wrong type of it', { claims: { exp: undefined, sub: undefined } }, /Missing 'exp'/],
    ['the type of exp before the subject', { claims: { exp: 'soon', sub: undefined } }, /must be an integer/],
    [
      'digits in quotes as expired before the kid',
      { claims: { exp: '1000' }, header: { kid: undefined } },
      /JWT has expired/,
    ],
    [
      'the type of jti before a life that is too long',
      { claims: { jti: 5 }, life: 900 },
      /unique string value/,
    ],
    [
      'the API key before the kid',
      { claims: { iss: 'x', sub: 'x' }, header: { kid: 'unknown' } },
      /^Invalid 'iss'/,
    ],
    [
      'the kid before the signature',
      { header: { kid: 'unknown' }, key: stranger.privateKey },
      /no matching public key/,
    ],
    ['the signature before the audience', { claims: { aud: 'x' }, key: stranger.privateKey }, /signature/],
    ['the audience before nbf', { claims: { aud: 'x', nbf: seconds() + 60 } }, /'aud' claim/],
  ])('the service finds %s', async (_title, assertion, expected) => {
    expect(describeAnswer(await fixture.exchange({ assertion }))).toMatch(expected);
  });

  it.each<[string, JwtChanges, RegExp]>([
    ['a wrong audience', { claims: { aud: 'x' } }, /'aud' claim in client_assertion/],
    ['a wrong signature', { key: stranger.privateKey }, /signature/],
  ])('%s is found before a malformed subject token', async (_title, assertion, expected) => {
    const answer = await fixture.exchange({ assertion, fields: { subject_token: 'garbage' } });
    expect(describeAnswer(answer)).toMatch(expected);
  });

  it('the assertion type is found before the grant type, and that before the subject token type', async () => {
    const all = { client_assertion_type: 'x', grant_type: 'x' };
    expect(describeAnswer(await fixture.exchange({ fields: all }))).toMatch(/client_assertion_type/);
    const two = { grant_type: 'x', client_assertion: undefined };
    expect(describeAnswer(await fixture.exchange({ fields: two }))).toBe('grant_type is invalid');
  });
});

describe('of two mistakes in a subject token', () => {
  it.each<[string, JwtChanges, RegExp]>([
    ['kid before typ', { header: { kid: undefined, typ: undefined } }, /'kid' header/],
    ['typ before exp', { header: { typ: undefined }, claims: { exp: undefined } }, /'typ' header/],
    ['exp before iss', { claims: { exp: undefined, iss: undefined } }, /Missing 'exp'/],
    ['expiry before iss', { claims: { exp: seconds() - 1, iss: undefined } }, /has expired/],
    ['iss before aud', { claims: { iss: undefined, aud: undefined } }, /Missing 'iss'/],
    ['aud before another issuer', { claims: { iss: 'x', aud: undefined } }, /Missing 'aud'/],
    ['the issuer before the kid', { claims: { iss: 'x' }, header: { kid: 'unknown' } }, /non-matching 'iss'/],
    [
      'the kid before the signature',
      { header: { kid: 'unknown' }, key: rsaSha256.privateKey },
      /no matching public key/,
    ],
    [
      'the signature before the scopes',
      { key: rsaSha256.privateKey, claims: { authentication_assurance_level: '1' } },
      /signature/,
    ],
  ])('the service finds %s', async (_title, idToken, expected) => {
    expect(describeAnswer(await fixture.exchange({ idToken }))).toMatch(expected);
  });
});

describe('a jti', () => {
  const replay = (jti: string, changes: JwtChanges = {}): JwtChanges => ({
    ...changes,
    claims: { ...changes.claims, jti },
  });
  const used = /Non-unique 'jti'/;

  it.each<[string, JwtChanges]>([
    ['an expired assertion', { life: 0 }],
    ['a missing kid', { header: { kid: undefined } }],
    ['a wrong typ', { header: { typ: 'x' } }],
    ['a life that is too long', { life: 900 }],
    ['a wrong algorithm', { header: { alg: 'RS256' }, key: rsaSha256.privateKey }],
  ])('is not used up by %s', async (_title, changes) => {
    const jti = crypto.randomUUID();
    expect((await fixture.exchange({ assertion: replay(jti, changes) })).status).toBe(400);
    expect((await fixture.exchange({ assertion: replay(jti) })).status).toBe(200);
  });

  it.each<[string, JwtChanges, Record<string, string>]>([
    ['a success', {}, {}],
    ['a wrong audience', { claims: { aud: 'x' } }, {}],
    ['an unknown kid', { header: { kid: 'unknown' } }, {}],
    ['a wrong signature', { key: stranger.privateKey }, {}],
    ['a malformed subject token', {}, { subject_token: 'garbage' }],
  ])('is used up by %s', async (_title, changes, fields) => {
    const jti = crypto.randomUUID();
    await fixture.exchange({ assertion: replay(jti, changes), fields });
    expect(describeAnswer(await fixture.exchange({ assertion: replay(jti) }))).toMatch(used);
  });

  it('is used up by an API key that nobody has', async () => {
    const assertion = replay(crypto.randomUUID(), { claims: { iss: 'x', sub: 'x' } });
    expect((await fixture.exchange({ assertion })).status).toBe(401);
    expect(describeAnswer(await fixture.exchange({ assertion }))).toMatch(used);
  });

  it('is used up for the API key alone', async () => {
    const jti = crypto.randomUUID();
    await fixture.clientCredentials(replay(jti));
    const other = { iss: 'application-restricted-api-key', sub: 'application-restricted-api-key' };
    expect((await fixture.clientCredentials(replay(jti, { claims: other }))).status).toBe(200);
    expect(describeAnswer(await fixture.clientCredentials(replay(jti)))).toMatch(used);
  });

  it('can be used again after thirty days', async () => {
    const own = await startApim();
    const jti = crypto.randomUUID();
    expect((await own.clientCredentials(replay(jti))).status).toBe(200);
    own.advance(30 * 86_400 - 1);
    expect(describeAnswer(await own.clientCredentials(replay(jti)))).toMatch(used);
    own.advance(1);
    expect((await own.clientCredentials(replay(jti))).status).toBe(200);
  });
});
