import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { everySink } from '@ers-kit/internal/testing';
import { calculateJwkThumbprint, exportJWK, importPKCS8, SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { environments, loadConfig, type ConfigPart } from '../src/index.js';
import { failureOf } from './failure-of.js';

const folder = mkdtempSync(join(tmpdir(), 'ers-kit-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  String(key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }));

const pair = rsa(2048);
const keyFile = file('key.pem', pem(pair.privateKey, 'pkcs8'));

const cis2 = {
  CIS2_CLIENT_ID: '123.apps.supplier',
  CIS2_REDIRECT_URI: 'https://app.example/callback',
  CIS2_PRIVATE_KEY_FILE: keyFile,
  CIS2_KEY_ID: 'cis2-1',
};
const apim = {
  APIM_API_KEY: 'canary-api-key',
  APIM_API_SECRET: 'canary-api-secret',
  APIM_PRIVATE_KEY_FILE: keyFile,
  APIM_KEY_ID: 'int-1',
};
const complete = { ERS_ENVIRONMENT: 'integration', ...cis2, ...apim };
type Variables = Readonly<Record<string, string | undefined>>;

/** The problems of configuration variables, by variable. */
const problemsOf = (env: unknown, parts?: readonly ConfigPart[]) =>
  failureOf(() => loadConfig(env as Variables, parts === undefined ? {} : { parts })).problems;
const fieldsOf = (env: unknown, parts?: readonly ConfigPart[]) =>
  problemsOf(env, parts).map(({ field }) => field);

describe('loadConfig', () => {
  it('reads everything', () => {
    const config = loadConfig(complete, { parts: ['cis2', 'apim'] });
    expect(config.environment).toEqual(environments.integration);
    expect(config.cis2).toMatchObject({
      issuedBy: 'cis2',
      clientId: '123.apps.supplier',
      redirectUri: 'https://app.example/callback',
    });
    expect(config.cis2.authentication).toMatchObject({ method: 'private_key_jwt', keyId: 'cis2-1' });
    expect(config.apim).toMatchObject({ issuedBy: 'apim', keyId: 'int-1' });
    expect([config.apim.apiKey, config.apim.apiSecret]).toEqual(['canary-api-key', 'canary-api-secret']);
    expect(Object.isFrozen(config) && Object.isFrozen(config.cis2) && Object.isFrozen(config.apim)).toBe(
      true,
    );
  });

  it('needs both parts unless told otherwise', () => {
    expect(Object.keys(loadConfig(complete))).toEqual(['environment', 'cis2', 'apim']);
    expect(fieldsOf({ ERS_ENVIRONMENT: 'integration', ...cis2 })).toEqual([
      'APIM_API_KEY',
      'APIM_PRIVATE_KEY_FILE',
      'APIM_KEY_ID',
    ]);
  });

  it('reads only the parts that are named', () => {
    const env = { ERS_ENVIRONMENT: 'integration', ...apim, CIS2_REDIRECT_URI: 'not a URL' };
    const config = loadConfig(env, { parts: ['apim'] });
    expect(Object.keys(config)).toEqual(['environment', 'apim']);
    expect(Object.keys(loadConfig({ ERS_ENVIRONMENT: 'production' }, { parts: [] }))).toEqual([
      'environment',
    ]);
  });

  it('needs nothing in the sandbox, but takes what is there', () => {
    expect(Object.keys(loadConfig({ ERS_ENVIRONMENT: 'sandbox' }))).toEqual(['environment']);
    expect(Object.keys(loadConfig({ ERS_ENVIRONMENT: 'sandbox', ...apim, CIS2_CLIENT_ID: ' ' }))).toEqual([
      'environment',
      'apim',
    ]);
    expect(fieldsOf({ ERS_ENVIRONMENT: 'sandbox', CIS2_CLIENT_ID: 'x' })).toEqual([
      'CIS2_REDIRECT_URI',
      'CIS2_PRIVATE_KEY_FILE',
    ]);
    expect(fieldsOf({ ERS_ENVIRONMENT: 'sandbox' }, ['apim'])).toEqual([
      'APIM_API_KEY',
      'APIM_PRIVATE_KEY_FILE',
      'APIM_KEY_ID',
    ]);
    expect(fieldsOf({ ERS_ENVIRONMENT: ' sandbox ', ERS_BASE_URL: 'nowhere' })).toEqual(['ERS_BASE_URL']);
  });

  it('cuts blanks and line ends around values', () => {
    const padded = Object.fromEntries(
      Object.entries(complete).map(([name, value]) => [name, ` \t${value}\r\n`]),
    );
    const config = loadConfig(padded, { parts: ['cis2', 'apim'] });
    expect(config.environment.name).toBe('integration');
    expect(config.apim.apiSecret).toBe('canary-api-secret');
    expect(config.cis2.clientId).toBe('123.apps.supplier');
  });

  it('does without the API secret', () => {
    const { apiSecret } = loadConfig({ ...complete, APIM_API_SECRET: '  ' }, { parts: ['apim'] }).apim;
    expect(apiSecret).toBeUndefined();
  });

  it('takes a client secret in place of a key', () => {
    const env = {
      ...complete,
      CIS2_PRIVATE_KEY_FILE: '',
      CIS2_KEY_ID: undefined,
      CIS2_CLIENT_SECRET: 'canary-secret',
    };
    const { authentication } = loadConfig(env, { parts: ['cis2'] }).cis2;
    expect(authentication.method).toBe('client_secret_post');
    expect('clientSecret' in authentication && authentication.clientSecret).toBe('canary-secret');
  });

  it.each([
    'https://app.example/',
    'https://app.example/cb?tenant=1',
    'http://localhost:3000/cb',
    'http://127.0.0.1:1/',
  ])('takes the redirect URI %s', (CIS2_REDIRECT_URI) => {
    expect(loadConfig({ ...complete, CIS2_REDIRECT_URI }, { parts: ['cis2'] }).cis2.redirectUri).toBe(
      CIS2_REDIRECT_URI,
    );
  });
});

describe('servers of your own', () => {
  const own = {
    ERS_BASE_URL: 'http://127.0.0.1:9000',
    APIM_TOKEN_URL: 'http://127.0.0.1:9001/oauth2/token',
    CIS2_ISSUER: 'http://127.0.0.1:9002/realm',
  };

  it('need no name', () => {
    expect(loadConfig({ ...cis2, ...apim, ...own }).environment).toEqual({
      name: 'custom',
      ersBaseUrl: 'http://127.0.0.1:9000',
      fhirBaseUrls: { STU3: 'http://127.0.0.1:9000/FHIR/STU3', R4: 'http://127.0.0.1:9000/FHIR/R4' },
      apim: {
        tokenUrl: 'http://127.0.0.1:9001/oauth2/token',
        authorizeUrl: 'http://127.0.0.1:9001/oauth2/authorize',
      },
      cis2: { issuer: 'http://127.0.0.1:9002/realm' },
    });
    expect(loadConfig({ ERS_BASE_URL: own.ERS_BASE_URL }, { parts: [] }).environment.name).toBe('custom');
  });

  it('need the endpoints of the parts that are needed', () => {
    const { ERS_BASE_URL } = own;
    expect(fieldsOf({ ERS_BASE_URL, ...cis2, ...apim })).toEqual(['APIM_TOKEN_URL', 'CIS2_ISSUER']);
    expect(fieldsOf({ ERS_BASE_URL, ...apim }, ['apim'])).toEqual(['APIM_TOKEN_URL']);
    const [problem] = problemsOf({ ERS_BASE_URL, ...cis2 }, ['cis2']);
    expect(problem?.message).toMatch(/^CIS2_ISSUER is missing\. It holds the issuer/);
    expect(fieldsOf({ ERS_BASE_URL, APIM_AUTHORIZE_URL: 'https://h/authorize' }, [])).toEqual([
      'APIM_TOKEN_URL',
    ]);
  });

  it('can take the place of single endpoints of an environment', () => {
    const config = loadConfig({ ...complete, ...own });
    expect(config.environment).toMatchObject({
      name: 'integration',
      legacy: environments.integration.legacy,
    });
    expect(config.environment.ersBaseUrl).toBe('http://127.0.0.1:9000');
    expect(config.environment.cis2?.issuer).toBe('http://127.0.0.1:9002/realm');
    expect(config.environment.apim?.authorizeUrl).toBe('http://127.0.0.1:9001/oauth2/authorize');
    const { APIM_TOKEN_URL: _, ...others } = own;
    expect(loadConfig({ ...complete, ...others }).environment.apim).toEqual(environments.integration.apim);
  });

  it('can have an authorise endpoint of their own', () => {
    const APIM_AUTHORIZE_URL = 'http://127.0.0.1:9001/elsewhere';
    const apimOf = (env: Variables) => loadConfig({ ...complete, ...env }).environment.apim;
    expect(apimOf({ ...own, APIM_AUTHORIZE_URL })?.authorizeUrl).toBe(APIM_AUTHORIZE_URL);
    expect(apimOf({ APIM_AUTHORIZE_URL })).toEqual({
      tokenUrl: environments.integration.apim.tokenUrl,
      authorizeUrl: APIM_AUTHORIZE_URL,
    });
  });
});

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

describe('keys', () => {
  it('come out as PKCS #8 that jose signs with, whatever PEM form the file has', async () => {
    const old = file('pkcs1.pem', `Bag Attributes\n    friendlyName: key\n${pem(pair.privateKey, 'pkcs1')}`);
    for (const path of [keyFile, old]) {
      const { privateKey } = loadConfig(
        { ...complete, APIM_PRIVATE_KEY_FILE: path },
        { parts: ['apim'] },
      ).apim;
      const text = typeof privateKey === 'string' ? privateKey : '';
      const key = await importPKCS8(text, 'RS512');
      await expect(new SignJWT({}).setProtectedHeader({ alg: 'RS512' }).sign(key)).resolves.toMatch(/^ey/);
      expect(createPrivateKey(text).equals(pair.privateKey)).toBe(true);
    }
  });

  it('are known to CIS2 by their thumbprint where no key id is given', async () => {
    const { authentication } = loadConfig({ ...complete, CIS2_KEY_ID: ' ' }, { parts: ['cis2'] }).cis2;
    const thumbprint = await calculateJwkThumbprint(await exportJWK(pair.publicKey));
    expect(authentication).toMatchObject({ method: 'private_key_jwt', keyId: thumbprint });
  });

  it.each([
    ['certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    ['public half', String(pair.publicKey.export({ type: 'spki', format: 'pem' }))],
  ])('may stand in one file with their %s', (name, other) => {
    const path = file(`${name}.pem`, `${other}${pem(pair.privateKey, 'pkcs8')}`);
    expect(loadConfig({ ...complete, APIM_PRIVATE_KEY_FILE: path }, { parts: ['apim'] }).apim.keyId).toBe(
      'int-1',
    );
  });
});

describe('secrets', () => {
  const withKey = loadConfig(complete, { parts: ['cis2', 'apim'] });
  const withSecret = loadConfig(
    { ...complete, CIS2_PRIVATE_KEY_FILE: undefined, CIS2_CLIENT_SECRET: 'canary-client-secret' },
    { parts: ['cis2', 'apim'] },
  );

  it.each([withKey, withSecret])('do not show in JSON, in inspection or in copies', (config) => {
    for (const value of [config, config.apim, config.cis2, config.cis2.authentication]) {
      const sink = everySink(value) + inspect(value, { showHidden: true, depth: Infinity });
      expect(sink).not.toContain('canary');
      expect(sink).not.toContain('PRIVATE KEY');
      expect(JSON.stringify({ ...value })).not.toContain('canary');
    }
  });
});
