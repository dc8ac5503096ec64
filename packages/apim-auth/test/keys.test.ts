import { createPrivateKey, generateKeyPairSync } from 'node:crypto';

import {
  calculateJwkThumbprint,
  compactVerify,
  createLocalJWKSet,
  exportJWK,
  importPKCS8,
  SignJWT,
} from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { serve } from '@ers-kit/internal/testing';

import {
  chooseSigningKey,
  createJwksHandler,
  formatPreflight,
  generateSigningKey,
  planKeyRotation,
  preflight,
  toJwks,
  type PreflightCheck,
  type PreflightOptions,
} from '../src/index.js';
import { environments, defineEnvironment } from '@ers-kit/environments';
import { errorOf } from './support/fake-apim.js';

const generated = await generateSigningKey({ keyId: 'int-2' });
const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const hour = 3_600_000;

describe('generateSigningKey', () => {
  it('makes an RSA key of 4096 bits that signs RS512, judged by jose', async () => {
    expect(createPrivateKey(generated.privateKey).asymmetricKeyDetails?.modulusLength).toBe(4096);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS512', kid: 'int-2' })
      .sign(await importPKCS8(generated.privateKey, 'RS512'));
    const { keys } = await toJwks([generated]);
    await expect(compactVerify(token, createLocalJWKSet({ keys: [...keys] }))).resolves.toBeDefined();
    expect(generated.publicJwk).toMatchObject({ kty: 'RSA', kid: 'int-2', use: 'sig', alg: 'RS512' });
  });

  it('names a key by its thumbprint', async () => {
    const key = await generateSigningKey({ modulusLength: 2048 });
    expect(key.keyId).toBe(await calculateJwkThumbprint(key.publicJwk));
  });

  it('encrypts the PEM with a passphrase', async () => {
    const { privateKey } = await generateSigningKey({ modulusLength: 2048, passphrase: 'open sesame' });
    expect(privateKey).toContain('ENCRYPTED');
    expect(createPrivateKey({ key: privateKey, passphrase: 'open sesame' }).type).toBe('private');
  });

  it.each([
    ['1024 bits', { modulusLength: 1024 }, /from 2048/],
    ['half a bit', { modulusLength: 2048.5 }, /from 2048/],
    ['a blank id', { keyId: ' ' }, /visible ASCII/],
    ['an empty id', { keyId: '' }, /1 to 128/],
    ['an id with a line break', { keyId: 'a\nb' }, /visible ASCII/],
  ])('refuses %s', async (_name, options, text) => {
    const error = await errorOf(generateSigningKey(options));
    expect(error.code).toBe('ERR_APIM_KEY');
    expect(error.message).toMatch(text);
  });
});

describe('toJwks', () => {
  it.each<[string, () => unknown]>([
    ['private PEM', () => rsa.privateKey.export(pem)],
    ['public PEM', () => rsa.publicKey.export({ type: 'spki', format: 'pem' })],
    ['private JWK', () => rsa.privateKey.export({ format: 'jwk' })],
    ['public JWK', () => rsa.publicKey.export({ format: 'jwk' })],
    ['CryptoKey', () => importPKCS8(String(rsa.privateKey.export(pem)), 'RS512', { extractable: true })],
  ])('publishes the public part of a %s and nothing else', async (_name, read) => {
    const { keys } = await Reflect.apply(toJwks, undefined, [[{ key: await read(), keyId: 'a' }]]);
    const { n, e } = await exportJWK(rsa.publicKey);
    expect(keys).toEqual([{ kty: 'RSA', kid: 'a', use: 'sig', alg: 'RS512', n, e }]);
  });

  it.each<[string, unknown, RegExp]>([
    ['EC', { key: ec.privateKey.export(pem) }, /not an RSA key/],
    ['a short key', { key: short.privateKey.export(pem) }, /shorter than 2048/],
    ['a short public key', { key: short.publicKey.export({ format: 'jwk' }) }, /shorter than 2048/],
    [
      'an encrypted PEM',
      { key: rsa.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' }) },
      /no passphrase/,
    ],
    ['nonsense', { key: 'hello' }, /cannot be read/],
    ['a broken JWK', { key: { kty: 'RSA', n: 5 } }, /cannot be read|shorter/],
    ['a secret', { key: { kty: 'oct', k: 'AA' } }, /not an RSA key/],
  ])('refuses %s', async (_name, key, text) => {
    const error = await errorOf(Reflect.apply(toJwks, undefined, [[key]]));
    expect(error.code).toBe('ERR_APIM_KEY');
    expect(error.message).toMatch(text);
  });

  it('refuses the same id twice', async () => {
    expect((await errorOf(toJwks([generated, generated]))).message).toContain('same id');
  });
});

describe('createJwksHandler', () => {
  const handler = createJwksHandler(() => [generated]);

  it('serves the JWKS', async () => {
    const response = await handler(new Request('https://app.example/jwks.json'));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(await response.json()).toEqual({ keys: [generated.publicJwk] });
  });

  it.each([
    ['HEAD', 200],
    ['POST', 405],
    ['DELETE', 405],
  ])('answers %s with %i', async (method, status) => {
    const response = await handler(new Request('https://app.example/jwks.json', { method }));
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });
});

describe('a change of keys', () => {
  it('is planned around the hour for which the platform keeps its copy', () => {
    expect(planKeyRotation(0)).toEqual({
      publishNewKeyAt: 0,
      signWithNewKeyFrom: 2 * hour,
      removeOldKeyFrom: 4 * hour,
    });
  });

  it.each([
    ['the old key while the new one settles', 2 * hour - 1, 'old'],
    ['the new key once it has', 2 * hour, 'new'],
  ])('signs with %s', (_name, now, keyId) => {
    const keys = [
      { keyId: 'new', publishedAt: 0 },
      { keyId: 'old', publishedAt: -100 * hour },
    ];
    expect(chooseSigningKey(keys, now)?.keyId).toBe(keyId);
  });

  it('signs with the only key there is, and with none where there is none', () => {
    expect(chooseSigningKey([{ keyId: 'a', publishedAt: 5 }], 0)?.keyId).toBe('a');
    expect(chooseSigningKey([], 0)).toBeUndefined();
  });
});

describe('preflight', async () => {
  let jwks: unknown;
  let status = 200;
  const clock = { now: () => Date.UTC(2031, 0, 1) };
  let offset = 0;
  const server = await serve((request, response) => {
    response.setHeader('date', new Date(clock.now() + offset).toUTCString());
    if (request.url === '/redirect') response.writeHead(302, { location: '/jwks' });
    else response.writeHead(status, { 'content-type': 'application/json' });
    response.end(request.url === '/jwks' ? JSON.stringify(jwks) : '{}');
  });
  afterAll(() => server.stop());
  const local = defineEnvironment({
    name: 'local',
    ersBaseUrl: server.url,
    apim: { tokenUrl: `${server.url}/oauth2/token` },
    cis2: { issuer: `${server.url}/openam` },
  });
  const run = async (changed: Partial<PreflightOptions> = {}) => {
    const report = await preflight({
      environment: local,
      privateKey: generated.privateKey,
      keyId: 'int-2',
      jwksUrl: `${server.url}/jwks`,
      clock,
      ...changed,
    });
    return {
      report,
      found: (name: PreflightCheck['name']) => report.checks.find((one) => one.name === name),
    };
  };
  const publish = (...keys: object[]) => {
    jwks = { keys };
    status = 200;
    offset = 0;
  };

  it('passes when everything is right, and says so to people', async () => {
    publish(generated.publicJwk);
    const { report } = await run();
    expect(report.ok).toBe(true);
    expect(report.checks.map((one) => one.status)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'warning',
      'passed',
    ]);
    expect(formatPreflight(report)).toMatch(/^Environment: local\npassed {3}private-key/);
    expect(formatPreflight(report)).toMatch(/Ready to ask for a token\.$/);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('compares the numbers of a JWK, whatever id it carries itself', async () => {
    publish(generated.publicJwk);
    const jwk = { ...createPrivateKey(generated.privateKey).export({ format: 'jwk' }), kid: 'a b' };
    const { report, found } = await run({ privateKey: jwk });
    expect(found('public-key')).toEqual({
      name: 'public-key',
      status: 'passed',
      message: 'It belongs to the private key.',
    });
    expect(report.ok).toBe(true);
  });

  it.each<[string, Partial<PreflightOptions>, PreflightCheck['name'], RegExp]>([
    ['a short private key', { privateKey: String(short.privateKey.export(pem)) }, 'private-key', /shorter/],
    [
      'a public key as private key',
      { privateKey: String(rsa.publicKey.export({ type: 'spki', format: 'pem' })) },
      'private-key',
      /public key/,
    ],
    ['a JWKS URL without path', { jwksUrl: 'https://app.example' }, 'jwks-url', /path after the host/],
    ['a JWKS URL with http', { jwksUrl: 'http://app.example/jwks' }, 'jwks-url', /https/],
    ['no JWKS URL', { jwksUrl: 'jwks' }, 'jwks-url', /not a URL/],
    ['a JWKS URL that redirects', { jwksUrl: `${server.url}/redirect` }, 'jwks', /redirect/],
    ['no JWKS at the URL', { jwksUrl: `${server.url}/other` }, 'jwks', /something else/],
    ['another key id', { keyId: 'INT-2' }, 'key-id', /compared exactly/],
    [
      'another private key',
      { privateKey: String(rsa.privateKey.export(pem)) },
      'public-key',
      /does not belong/,
    ],
    [
      'the CIS2 of Deployment at Integration',
      {
        environment: { ...environments.integration, cis2: environments.deployment.cis2 ?? { issuer: '' } },
        fetch: (_input, init) => globalThis.fetch(`${server.url}/jwks`, init),
      },
      'pairing',
      /"deployment" with the platform of "integration"/,
    ],
  ])('finds %s', async (_name, changed, name, text) => {
    publish(generated.publicJwk);
    const { report, found } = await run(changed);
    expect(report.ok).toBe(false);
    expect(found(name)).toMatchObject({ status: 'failed', message: expect.stringMatching(text) });
    expect(formatPreflight(report)).toMatch(/checks failed\.$/);
  });

  it.each<[string, object[], PreflightCheck['name'], PreflightCheck['status'], RegExp]>([
    ['RS256', [{ ...generated.publicJwk, alg: 'RS256' }], 'algorithm', 'failed', /RS512/],
    ['no alg', [{ ...generated.publicJwk, alg: undefined }], 'algorithm', 'warning', /should say/],
    ['the id twice', [generated.publicJwk, generated.publicJwk], 'key-id', 'failed', /more than once/],
    ['the private key', [{ ...generated.publicJwk, d: 'AQAB' }], 'public-key', 'failed', /PRIVATE key/],
    ['nothing', [], 'key-id', 'failed', /no key with this id/],
  ])('finds a JWKS that holds %s', async (_name, keys, name, expected, text) => {
    publish(...keys);
    expect((await run()).found(name)).toMatchObject({
      status: expected,
      message: expect.stringMatching(text),
    });
  });

  it('finds a JWKS that cannot be had', async () => {
    publish();
    status = 403;
    expect((await run()).found('jwks')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('403 to the user agent "APIM"'),
    });
  });

  it.each([
    [0, 'passed', /ten seconds/],
    [30_000, 'warning', /30 seconds behind/],
    [-90_000, 'failed', /90 seconds ahead/],
  ])('judges a clock that is off by %i ms', async (milliseconds, expected, text) => {
    publish(generated.publicJwk);
    offset = milliseconds;
    expect((await run()).found('clock')).toMatchObject({
      status: expected,
      message: expect.stringMatching(text),
    });
  });
});
