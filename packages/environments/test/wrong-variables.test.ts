import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { loadConfig, type ConfigPart } from '../src/index.js';
import { complete, fieldsOf, file, folder, keyFile, pair, pem, problemsOf, rsa } from './configuration.js';
import { failureOf } from './failure-of.js';

describe('wrong variables', () => {
  const public_ = pair.publicKey.export({ type: 'spki', format: 'pem' });
  const encrypted = pair.privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  const oldEncrypted = pair.privateKey.export({
    type: 'pkcs1',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  const damaged = pem(pair.privateKey, 'pkcs8').replace(/\n[^\n]{40}/, `\n${'A'.repeat(40)}`);
  mkdirSync(join(folder, 'folder.pem'));

  it.each<[string, string, string | undefined, RegExp]>([
    [
      'no environment',
      'ERS_ENVIRONMENT',
      undefined,
      /is missing\. It holds one of production, integration, deployment, sandbox/,
    ],
    ['a blank environment', 'ERS_ENVIRONMENT', ' \n', /is missing/],
    ['an unknown environment', 'ERS_ENVIRONMENT', 'int', /is not the name of an environment/],
    ['an environment in capitals', 'ERS_ENVIRONMENT', 'Integration', /is not the name/],
    ['a prototype key as environment', 'ERS_ENVIRONMENT', '__proto__', /is not the name/],
    ['a base URL over http', 'ERS_BASE_URL', 'http://host/referrals', /must start with https/],
    ['a base URL with a slash', 'ERS_BASE_URL', 'https://host/', /must not end in a slash/],
    ['a base URL with /FHIR', 'ERS_BASE_URL', 'https://host/referrals/FHIR', /must stop before \/FHIR/],
    ['a token URL with a query', 'APIM_TOKEN_URL', 'https://host/token?x=1', /must not have a query/],
    ['an authorise URL that is relative', 'APIM_AUTHORIZE_URL', '/authorize', /must be an absolute URL/],
    [
      'an issuer with credentials',
      'CIS2_ISSUER',
      'https://user:canary-secret@host/x',
      /user name or password/,
    ],
    ['no client id', 'CIS2_CLIENT_ID', '', /is missing\. It holds the client id .*Connection Manager/],
    ['a client id of two lines', 'CIS2_CLIENT_ID', 'a\nb', /line break/],
    ['no redirect URI', 'CIS2_REDIRECT_URI', undefined, /is missing\. It holds the redirect URI/],
    ['a redirect URI over http', 'CIS2_REDIRECT_URI', 'http://app.example/cb', /must start with https/],
    [
      'a redirect URI with a fragment',
      'CIS2_REDIRECT_URI',
      'https://app.example/cb#x',
      /must not have a fragment/,
    ],
    [
      'a key and a secret',
      'CIS2_CLIENT_SECRET',
      'canary-secret',
      /together with CIS2_PRIVATE_KEY_FILE: keep one/,
    ],
    [
      'neither key nor secret',
      'CIS2_PRIVATE_KEY_FILE',
      undefined,
      /and so is CIS2_CLIENT_SECRET: one of the two/,
    ],
    [
      'no API key',
      'APIM_API_KEY',
      undefined,
      /is missing\. It holds the API key .*not the CIS2 client id.*developer portal/,
    ],
    ['an API key with a tab', 'APIM_API_KEY', 'a\tb', /control character/],
    ['no key id', 'APIM_KEY_ID', undefined, /is missing\. It holds the "kid"/],
    ['no key file', 'APIM_PRIVATE_KEY_FILE', undefined, /is missing\. It holds the path/],
    ['a key file that is not there', 'APIM_PRIVATE_KEY_FILE', join(folder, 'none.pem'), /does not exist/],
    ['a folder', 'APIM_PRIVATE_KEY_FILE', join(folder, 'folder.pem'), /names a folder/],
    ['a path through a file', 'APIM_PRIVATE_KEY_FILE', join(keyFile, 'x.pem'), /cannot be read/],
    ['an empty file', 'APIM_PRIVATE_KEY_FILE', file('empty.pem', ' \n'), /names an empty file/],
    [
      'a file of something else',
      'APIM_PRIVATE_KEY_FILE',
      file('text.pem', 'canary-secret'),
      /holds no PEM private key/,
    ],
    [
      'a public key',
      'APIM_PRIVATE_KEY_FILE',
      file('public.pem', String(public_)),
      /names a public key, not the private one/,
    ],
    [
      'a certificate',
      'APIM_PRIVATE_KEY_FILE',
      file('certificate.pem', certificate),
      /names a certificate, not a private key/,
    ],
    [
      'an encrypted key',
      'APIM_PRIVATE_KEY_FILE',
      file('encrypted.pem', String(encrypted)),
      /encrypted key\. Decrypt it/,
    ],
    [
      'an encrypted key of the old form',
      'APIM_PRIVATE_KEY_FILE',
      file('old.pem', String(oldEncrypted)),
      /encrypted key/,
    ],
    [
      'a key of OpenSSH',
      'APIM_PRIVATE_KEY_FILE',
      file('ssh', '-----BEGIN OPENSSH PRIVATE KEY-----\n'),
      /OpenSSH form/,
    ],
    ['a damaged key', 'APIM_PRIVATE_KEY_FILE', file('damaged.pem', damaged), /that is damaged/],
    ['an elliptic key', 'APIM_PRIVATE_KEY_FILE', file('ec.pem', pem(ec, 'pkcs8')), /not an RSA key/],
    [
      'an elliptic key of the old form',
      'APIM_PRIVATE_KEY_FILE',
      file('sec1.pem', pem(ec, 'sec1')),
      /not an RSA key/,
    ],
    [
      'a short key',
      'APIM_PRIVATE_KEY_FILE',
      file('short.pem', pem(rsa(1024).privateKey, 'pkcs8')),
      /fewer than 2048 bits/,
    ],
    [
      'a key in place of its path',
      'APIM_PRIVATE_KEY_FILE',
      pem(pair.privateKey, 'pkcs8'),
      /holds a key itself/,
    ],
    [
      'a key in place of its path, for CIS2',
      'CIS2_PRIVATE_KEY_FILE',
      pem(pair.privateKey, 'pkcs8'),
      /holds a key itself/,
    ],
  ])('%s', (_, variable, value, message) => {
    const error = failureOf(() => loadConfig({ ...complete, [variable]: value }));
    expect(error.code).toBe('ERR_CONFIG_INVALID');
    expect(error.problems.map(({ field }) => field)).toEqual([variable]);
    expect(error.problems[0]?.message).toMatch(message);
    expect(error.problems[0]?.message.startsWith(`${variable} `)).toBe(true);
    expect(error.problems[0]?.message).toMatch(/ It holds .+\. .+\.$/);
    const sink = everySink(error);
    expect(sink).not.toContain('canary');
    expect(sink).not.toContain('MII');
  });

  it.each(['ERS_ENVIRONMENT', 'APIM_API_KEY', 'CIS2_CLIENT_ID'])('%s that is not text', (variable) => {
    const problems = problemsOf({ ...complete, [variable]: 5 });
    expect(problems.map(({ field }) => field)).toEqual([variable]);
    expect(problems[0]?.message).toMatch(/must be a string/);
  });

  it.each([['cis1'], 'apim', null, { apim: true }])('parts that there are not: %j', (parts) => {
    expect(problemsOf(complete, parts as unknown as readonly ConfigPart[])).toEqual([
      { field: 'options.parts', message: 'options.parts must be a list of cis2 and apim.' },
    ]);
  });

  it('all at once, each named', () => {
    expect(fieldsOf({})).toEqual([
      'ERS_ENVIRONMENT',
      'CIS2_CLIENT_ID',
      'CIS2_REDIRECT_URI',
      'CIS2_PRIVATE_KEY_FILE',
      'APIM_API_KEY',
      'APIM_PRIVATE_KEY_FILE',
      'APIM_KEY_ID',
    ]);
    const error = failureOf(() =>
      loadConfig({ ERS_ENVIRONMENT: 'x', APIM_TOKEN_URL: 'y', CIS2_REDIRECT_URI: 'z' }),
    );
    for (const { message } of error.problems) expect(error.message).toContain(message);
    expect(error.problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['ERS_ENVIRONMENT', 'APIM_TOKEN_URL', 'CIS2_REDIRECT_URI', 'APIM_KEY_ID']),
    );
  });
});
