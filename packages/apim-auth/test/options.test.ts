import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineEnvironment, EnvironmentError, loadConfig } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';

import { ApimAuthError, createApimAuth } from '../src/index.js';
import { clientKey, credentials, environment } from './support/fake-apim.js';

function errorFrom(options: object): ApimAuthError {
  try {
    Reflect.apply(createApimAuth, undefined, [{ environment, credentials, ...options }]);
  } catch (error) {
    if (ApimAuthError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('the options were accepted');
}
const withCredentials = (changed: object) => ({ credentials: { ...credentials, ...changed } });
const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const encrypted = rsa.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'open sesame' });

describe('options that are refused', () => {
  it.each<[string, object, RegExp]>([
    ['credentials missing', { credentials: null }, /issuedBy must be "apim"/],
    ['the name of an environment', { environment: 'integration' }, /getEnvironment\(name\)/],
    ['no environment', { environment: undefined }, /environment must be an object/],
    ['credentials of CIS2', withCredentials({ issuedBy: 'cis2' }), /those of CIS2/],
    ['no API key', withCredentials({ apiKey: '' }), /apiKey/],
    ['API key with a line break', withCredentials({ apiKey: 'key\n' }), /apiKey .* without blanks/],
    ['no key id', withCredentials({ keyId: undefined }), /keyId/],
    ['empty secret', withCredentials({ apiSecret: '' }), /apiSecret/],
    ['assertion of an hour', { assertionLifetimeSeconds: 3600 }, /from 60 to 240/],
    ['assertion of a second', { assertionLifetimeSeconds: 1 }, /from 60 to 240/],
    ['no time to answer', { requestTimeoutSeconds: 0 }, /requestTimeoutSeconds/],
    ['retries in fractions', { retries: 1.5 }, /retries/],
    ['retries without end', { retries: Number.POSITIVE_INFINITY }, /retries/],
    ['more requests than the service allows', { requestsPerMinute: 301 }, /1 to 300/],
    ['no requests', { requestsPerMinute: 0 }, /1 to 300/],
  ])('%s', (_name, options, text) => {
    const error = errorFrom(options);
    expect(error.code).toBe('ERR_APIM_CONFIGURATION');
    expect(error.message).toMatch(text);
  });

  it('tells every problem at once', () => {
    const { problems } = errorFrom({ ...withCredentials({ apiKey: '', keyId: '' }), retries: -1 });
    expect(problems).toHaveLength(3);
  });

  it('an environment without the API platform', () => {
    const bare = defineEnvironment({ name: 'bare', ersBaseUrl: 'https://ers.example' });
    expect(() => createApimAuth({ environment: bare, credentials })).toThrow(EnvironmentError);
  });
});

describe('keys that are refused, each with its own message', () => {
  it.each<[string, unknown, RegExp]>([
    ['RSA of 1024 bits', short.privateKey.export(pem), /shorter than 2048 bits/],
    ['EC', ec.privateKey.export(pem), /not an RSA key/],
    ['a public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }), /public key/],
    ['a public CryptoKey', clientKey.publicKey, /public key/],
    ['encrypted PEM without passphrase', encrypted, /no passphrase was given/],
    ['nothing', undefined, /cannot be read/],
  ])('%s', (_name, privateKey, text) => {
    const error = errorFrom(withCredentials({ privateKey }));
    expect(error.code).toBe('ERR_APIM_KEY');
    expect(error.message).toMatch(text);
  });

  it('an encrypted PEM with the wrong passphrase', () => {
    const error = errorFrom({ ...withCredentials({ privateKey: encrypted }), keyPassphrase: 'sesame' });
    expect(error.message).toMatch(/passphrase does not open it/);
  });
});

it('takes the credentials that loadConfig reads, whose secrets are not enumerable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apim-auth-options-'));
  try {
    const file = join(folder, 'key.pem');
    writeFileSync(file, rsa.privateKey.export(pem));
    const variables = { APIM_API_KEY: 'api-key', APIM_KEY_ID: 'int-1', APIM_PRIVATE_KEY_FILE: file };
    const loaded = loadConfig({ ERS_ENVIRONMENT: 'integration', ...variables }, { parts: ['apim'] });
    expect(Object.keys(loaded.apim)).not.toContain('apiKey');
    expect(() => createApimAuth({ environment: loaded.environment, credentials: loaded.apim })).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
