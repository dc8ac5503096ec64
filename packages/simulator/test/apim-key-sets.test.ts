import { describe, expect, it } from 'vitest';

import { apiKey, createKey, describeAnswer, startApim } from './apim-support.js';

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
