import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadConfig, type ConfigPart } from '../src/index.js';
import { failureOf } from './failure-of.js';

export const folder = mkdtempSync(join(tmpdir(), 'ers-kit-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file that goes when the tests are over. */
export function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
export const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
export const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  String(key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }));

export const pair = rsa(2048);
export const keyFile = file('key.pem', pem(pair.privateKey, 'pkcs8'));

export const cis2 = {
  CIS2_CLIENT_ID: '123.apps.supplier',
  CIS2_REDIRECT_URI: 'https://app.example/callback',
  CIS2_PRIVATE_KEY_FILE: keyFile,
  CIS2_KEY_ID: 'cis2-1',
};
export const apim = {
  APIM_API_KEY: 'canary-api-key',
  APIM_API_SECRET: 'canary-api-secret',
  APIM_PRIVATE_KEY_FILE: keyFile,
  APIM_KEY_ID: 'int-1',
};
export const complete = { ERS_ENVIRONMENT: 'integration', ...cis2, ...apim };
export type Variables = Readonly<Record<string, string | undefined>>;

/** The problems of configuration variables, by variable. */
export const problemsOf = (env: unknown, parts?: readonly ConfigPart[]) =>
  failureOf(() => loadConfig(env as Variables, parts === undefined ? {} : { parts })).problems;
export const fieldsOf = (env: unknown, parts?: readonly ConfigPart[]) =>
  problemsOf(env, parts).map(({ field }) => field);
