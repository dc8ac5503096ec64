import { generateKeyPairSync } from 'node:crypto';

import { EnvironmentError, environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';

import { Cis2AuthError, createCis2Client } from '../src/index.js';
import { environment } from './support/fake-cis2.js';
import { clientKey, credentials } from './support/sign-in.js';

const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const long = rsa(2048);
const pem = { type: 'pkcs8', format: 'pem' } as const;
const encrypted = { ...pem, cipher: 'aes-256-cbc', passphrase: 'open sesame' };

function errorFrom(options: object): Cis2AuthError {
  try {
    Reflect.apply(createCis2Client, undefined, [{ environment, credentials, ...options }]);
  } catch (error) {
    if (Cis2AuthError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('the options were accepted');
}
const withCredentials = (changed: object) => ({ credentials: { ...credentials, ...changed } });
const withKey = (privateKey: unknown) =>
  withCredentials({ authentication: { method: 'private_key_jwt', privateKey, keyId: 'k' } });

describe('options that are refused', () => {
  it.each<[string, object, RegExp]>([
    ['credentials missing', { credentials: undefined }, /issuedBy must be "cis2"/],
    ['the name of an environment', { environment: 'integration' }, /getEnvironment\(name\)/],
    ['no environment', { environment: undefined }, /environment must be an object/],
    ['credentials of the API platform', withCredentials({ issuedBy: 'apim' }), /those of the API platform/],
    ['no client id', withCredentials({ clientId: '' }), /clientId must be a non-empty string/],
    ['client id a blank', withCredentials({ clientId: ' ' }), /clientId/],
    ['redirect URI relative', withCredentials({ redirectUri: '/callback' }), /absolute URL/],
    [
      'redirect URI http',
      withCredentials({ redirectUri: 'http://app.example/callback' }),
      /https, or http on loopback/,
    ],
    ['redirect URI of an app scheme', withCredentials({ redirectUri: 'myapp://callback' }), /https, or http/],
    [
      'redirect URI with a query',
      withCredentials({ redirectUri: 'https://app.example/c?x=1' }),
      /no query, fragment/,
    ],
    [
      'redirect URI with a fragment',
      withCredentials({ redirectUri: 'https://app.example/c#x' }),
      /no query, fragment/,
    ],
    [
      'redirect URI with a password',
      withCredentials({ redirectUri: 'https://u:p@app.example/c' }),
      /or credentials/,
    ],
    [
      'redirect URI with the default port',
      withCredentials({ redirectUri: 'https://app.example:443/c' }),
      /normal form, "https:\/\/app.example\/c"/,
    ],
    [
      'redirect URI without a path',
      withCredentials({ redirectUri: 'https://app.example' }),
      /normal form, "https:\/\/app.example\/"/,
    ],
    [
      'no authentication',
      withCredentials({ authentication: undefined }),
      /method must be one of private_key_jwt/,
    ],
    [
      'unknown method',
      withCredentials({ authentication: { method: 'tls_client_auth' } }),
      /method must be one of/,
    ],
    [
      'empty secret',
      withCredentials({ authentication: { method: 'client_secret_post', clientSecret: '' } }),
      /clientSecret/,
    ],
    [
      'no key id',
      withCredentials({
        authentication: { method: 'private_key_jwt', privateKey: clientKey.privateKey, keyId: '' },
      }),
      /keyId/,
    ],
    [
      'unknown algorithm',
      withCredentials({
        authentication: {
          method: 'private_key_jwt',
          privateKey: clientKey.privateKey,
          keyId: 'k',
          algorithm: 'HS256',
        },
      }),
      /RS512, RS256 or PS256/,
    ],
    ['scopes without openid', { scopes: ['profile'] }, /must contain "openid"/],
    ['a scope with a space', { scopes: ['openid', 'a b'] }, /no scope may be empty or hold a space/],
    ['acrValues with a space', { acrValues: 'AAL2_ANY AAL3_ANY' }, /one value/],
    ['unknown prompt', { prompt: 'consent' }, /prompt must be/],
    ['negative max age', { maxAgeSeconds: -1 }, /maxAgeSeconds/],
    ['max age in fractions', { maxAgeSeconds: 0.5 }, /maxAgeSeconds/],
    ['negative tolerance', { clockToleranceSeconds: -1 }, /clockToleranceSeconds/],
    [
      'infinite lifetime',
      { transactionLifetimeSeconds: Number.POSITIVE_INFINITY },
      /transactionLifetimeSeconds/,
    ],
    ['a floor that is no number', { jwksRefetchFloorSeconds: '60' }, /jwksRefetchFloorSeconds/],
  ])('%s', (_name, options, text) => {
    const error = errorFrom(options);
    expect(error.code).toBe('ERR_CIS2_CONFIGURATION');
    expect(error.message).toMatch(text);
    expect(error.problems?.length).toBeGreaterThan(0);
  });

  it('tells every problem at once', () => {
    const { problems } = errorFrom({
      ...withCredentials({ clientId: '', redirectUri: 'x' }),
      scopes: [],
      prompt: 'x',
    });
    expect(problems).toHaveLength(4);
  });

  it('an environment without CIS2', () => {
    const { cis2: _cis2, ...rest } = environments.integration;
    expect(() => createCis2Client({ environment: rest, credentials })).toThrow(EnvironmentError);
  });

  it('settings of one sign-in are checked as well', async () => {
    const client = createCis2Client({ environment, credentials });
    await expect(client.startSignIn({ redirectUri: 'http://app.example/' })).rejects.toMatchObject({
      code: 'ERR_CIS2_CONFIGURATION',
      message: expect.stringContaining('https, or http on loopback'),
    });
  });
});

describe('keys that are refused, each with its own message', () => {
  it.each<[string, unknown, RegExp]>([
    ['RSA of 1024 bits', rsa(1024).privateKey.export(pem), /shorter than 2048 bits/],
    ['EC', ec.privateKey.export(pem), /not an RSA key/],
    ['EC as JWK', ec.privateKey.export({ format: 'jwk' }), /not an RSA key/],
    ['a public key as PEM', long.publicKey.export({ type: 'spki', format: 'pem' }), /public key/],
    ['a public key as JWK', long.publicKey.export({ format: 'jwk' }), /public key/],
    ['a public CryptoKey', clientKey.publicKey, /public key/],
    ['encrypted PEM without passphrase', long.privateKey.export(encrypted), /no passphrase was given/],
    [
      'OpenSSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
      /OpenSSH format/,
    ],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /certificate/],
    ['PEM cut off', String(long.privateKey.export(pem)).slice(0, 200), /cannot be read/],
    ['a file name', './key.pem', /cannot be read/],
    ['nothing', undefined, /cannot be read/],
    ['a JWK without its modulus', { kty: 'RSA', d: 'AQAB', e: 'AQAB' }, /cannot be read/],
    ['a symmetric JWK', { kty: 'oct', k: 'AAAA' }, /not an RSA key/],
  ])('%s', (_name, key, text) => {
    const error = errorFrom(withKey(key));
    expect(error.code).toBe('ERR_CIS2_KEY');
    expect(error.message).toMatch(text);
  });

  it('an encrypted PEM with the wrong passphrase', () => {
    const error = errorFrom({ ...withKey(long.privateKey.export(encrypted)), keyPassphrase: 'sesame' });
    expect(error.message).toMatch(/passphrase does not open it/);
  });
});
