import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { exportPKCS8 } from 'jose';

import type { Simulator } from '../simulator.js';

type Key = Parameters<typeof exportPKCS8>[0];

/**
 * Writes what an application needs into a folder that only this user can read: a key a file, and the
 * variables that `loadConfig` of `@ers-kit/environments` reads, in `simulator.env` for an application with
 * users, in `unattended.env` for one without.
 *
 * @param simulator - A running simulator, whose URLs and credentials are written.
 * @param directory - The folder; it is made where there is none.
 * @returns The path of `simulator.env`, for `node --env-file` or `util.parseEnv`.
 *
 * @example
 * ```ts
 * import { startSimulator, writeCredentials } from '@ers-kit/simulator';
 *
 * const simulator = await startSimulator();
 * const file = await writeCredentials(simulator, './simulator');
 * console.error(`node --env-file ${file} your-application.js`);
 * await simulator.stop();
 * ```
 */
export async function writeCredentials(simulator: Simulator, directory: string): Promise<string> {
  const folder = resolve(directory);
  const { cis2, apim, application } = simulator.credentials;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const writeKey = async (name: string, key: unknown): Promise<string> => {
    const file = join(folder, `${name}.pem`);
    await writeFile(file, await exportPKCS8(key as Key), { mode: 0o600 });
    return file;
  };
  const signIn = cis2.authentication;
  const variables = {
    ...urlVariables(simulator),
    CIS2_CLIENT_ID: cis2.clientId,
    CIS2_REDIRECT_URI: cis2.redirectUri,
    ...(signIn.method === 'private_key_jwt'
      ? { CIS2_PRIVATE_KEY_FILE: await writeKey('cis2', signIn.privateKey), CIS2_KEY_ID: signIn.keyId }
      : {}),
    APIM_API_KEY: apim.apiKey,
    APIM_API_SECRET: apim.apiSecret ?? '',
    APIM_PRIVATE_KEY_FILE: await writeKey('apim', apim.privateKey),
    APIM_KEY_ID: apim.keyId,
  };
  const unattended = {
    ERS_BASE_URL: variables.ERS_BASE_URL,
    APIM_TOKEN_URL: variables.APIM_TOKEN_URL,
    APIM_API_KEY: application.apiKey,
    APIM_PRIVATE_KEY_FILE: await writeKey('application', application.privateKey),
    APIM_KEY_ID: application.keyId,
  };
  const write = async (name: string, values: Readonly<Record<string, string>>): Promise<string> => {
    const file = join(folder, name);
    const lines = Object.entries(values).map(([variable, value]) => `${variable}=${value}\n`);
    await writeFile(file, lines.join(''), { mode: 0o600 });
    return file;
  };
  await write('unattended.env', unattended);
  return write('simulator.env', variables);
}

function urlVariables({ environment }: Simulator) {
  return {
    ERS_BASE_URL: environment.ersBaseUrl,
    APIM_TOKEN_URL: environment.apim.tokenUrl,
    CIS2_ISSUER: environment.cis2.issuer,
  };
}
