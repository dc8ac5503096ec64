import { createPrivateKey } from 'node:crypto';
import { inspect } from 'node:util';
import { everySink } from '@ers-kit/internal/testing';
import { calculateJwkThumbprint, exportJWK, importPKCS8, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { environments, loadConfig } from '../src/index.js';
import {
  apim,
  cis2,
  complete,
  fieldsOf,
  file,
  keyFile,
  pair,
  pem,
  problemsOf,
  type Variables,
} from './configuration.js';

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
