import { describe, expect, it } from 'vitest';

import { apiKey, createKey, startApim, type ApimFixture, type JwtChanges } from './apim-support.js';

const fixture: ApimFixture = await startApim();
const stranger = await createKey('stranger');
const rsaSha256 = await createKey('int-1', 'RS256');
const { seconds } = fixture;

const describeAnswer = (answer: { body: Record<string, string | undefined> }): string =>
  answer.body['error_description'] ?? 'no error';

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

describe('the JWKS of an application', () => {
  async function startWithUrl(url = 'https://supplier.example/keys/jwks.json') {
    const answers: { keys: readonly unknown[]; status: number; body?: string; requests: Headers[] } = {
      keys: [],
      status: 200,
      requests: [],
    };
    const own = await startApim({
      jwks: { url },
      fetch: async (_input, init) => {
        answers.requests.push(new Headers(init?.headers));
        return new Response(answers.body ?? JSON.stringify({ keys: answers.keys }), {
          status: answers.status,
        });
      },
    });
    answers.keys = [own.application.jwk];
    return { own, answers };
  }

  it('is fetched once an hour, by name', async () => {
    const { own, answers } = await startWithUrl();
    await own.clientCredentials();
    own.advance(3599);
    expect((await own.clientCredentials()).status).toBe(200);
    expect(answers.requests).toHaveLength(1);
    expect(answers.requests[0]?.get('user-agent')).toBe('APIM');
    own.advance(1);
    await own.clientCredentials();
    expect(answers.requests).toHaveLength(2);
  });

  it('is not fetched again for a new key until the hour is over', async () => {
    const { own, answers } = await startWithUrl();
    const next = await createKey('int-2');
    await own.clientCredentials();
    answers.keys = [own.application.jwk, next.jwk];
    const signed = { header: { kid: 'int-2' }, key: next.privateKey };
    expect(describeAnswer(await own.clientCredentials(signed))).toMatch(/no matching public key/);
    own.advance(3600);
    expect((await own.clientCredentials(signed)).status).toBe(200);
  });

  it('still vouches for a key that was taken away within the hour', async () => {
    const { own, answers } = await startWithUrl();
    await own.clientCredentials();
    answers.keys = [];
    expect((await own.clientCredentials()).status).toBe(200);
    own.advance(3600);
    expect(describeAnswer(await own.clientCredentials())).toMatch(/no matching public key/);
  });

  it.each<[string, string | undefined, { status?: number; body?: string }]>([
    ['is a bare host', 'https://supplier.example', {}],
    ['is a bare host with a slash', 'https://supplier.example/', {}],
    ['is no URL', 'supplier.example/jwks.json', {}],
    ['answers 404', undefined, { status: 404 }],
    ['answers something else than JSON', undefined, { body: '<html>' }],
    ['answers JSON of another form', undefined, { body: '[]' }],
    ['answers JSON null', undefined, { body: 'null' }],
  ])('cannot be reached where its URL %s', async (_title, url, answer) => {
    const { own, answers } = await startWithUrl(url);
    Object.assign(answers, answer);
    expect(await own.clientCredentials()).toMatchObject({
      status: 403,
      body: {
        error: 'public_key error',
        error_description: "The JWKS endpoint, for your client_assertion can't be reached",
      },
    });
  });

  it('cannot be reached where the network fails, and is tried again at once', async () => {
    let down = true;
    const keys: unknown[] = [];
    const own = await startApim({
      jwks: { url: 'https://supplier.example/jwks.json' },
      fetch: async () => {
        if (down) throw new TypeError('fetch failed');
        return Response.json({ keys });
      },
    });
    keys.push(own.application.jwk);
    expect((await own.clientCredentials()).status).toBe(403);
    down = false;
    expect((await own.clientCredentials()).status).toBe(200);
  });

  it('is demanded', async () => {
    const own = await startApim();
    own.apim.registerApplication({
      name: 'without keys',
      apiKey,
      apiSecret: 'secret',
      mode: 'user-restricted',
      scopes: [],
      attributes: {},
    });
    expect(await own.exchange()).toMatchObject({
      status: 403,
      body: {
        error: 'public_key error',
        error_description: expect.stringContaining('register a public key'),
      },
    });
  });

  it('has not signed with a key that is not RSA, or too short', async () => {
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const jwk = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'int-1' };
    const own = await startApim({ jwks: { keys: [jwk] } });
    expect(describeAnswer(await own.exchange())).toBe('JWT signature verification failed');
  });
});

describe('the JWKS of CIS2', () => {
  it('is kept for a day, and fetched at once for a kid that is not in it', async () => {
    const own = await startApim();
    await own.exchange();
    own.advance(86_000);
    await own.exchange();
    expect(own.providerKeys.reads).toBe(1);
    const next = await createKey('next+key/=', 'RS256');
    own.providerKeys.current = { keys: [next.jwk] };
    const signed = { header: { kid: 'next+key/=' }, key: next.privateKey };
    expect((await own.exchange({ idToken: signed })).status).toBe(200);
    expect(own.providerKeys.reads).toBe(2);
  });

  it('is a fault of the platform when it cannot be had', async () => {
    const own = await startApim();
    own.providerKeys.failing = true;
    const answer = await own.exchange();
    expect(answer).toMatchObject({ status: 500, body: { error: 'unknown_error' } });
    expect(answer.body['error_description']).toMatch(/quote the Message ID/);
  });
});
