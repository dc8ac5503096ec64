import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { EnvironmentError } from '@ers-kit/environments';
import { startSimulator, writeCredentials, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration.js';

const secret = 'canary-secret-of-thirty-two-characters';
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let simulator: Simulator;
let folder: string;
let complete: Record<string, string | undefined>;
beforeAll(async () => {
  simulator = await startSimulator({ seed: false, redirectUris: ['http://127.0.0.1:4567/callback'] });
  folder = await mkdtemp(join(tmpdir(), 'referral-web-'));
  const file = await writeCredentials(simulator, folder);
  complete = { ...parseEnv(await readFile(file, 'utf8')), SESSION_SECRET: secret };
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

function problemsOf(env: Record<string, string | undefined>): EnvironmentError {
  try {
    readConfiguration(env);
  } catch (error) {
    if (EnvironmentError.isInstance(error)) return error;
  }
  throw new Error('There is nothing wrong with it.');
}

describe('readConfiguration', () => {
  it('takes what the simulator writes, and little else', () => {
    expect(readConfiguration(complete)).toMatchObject({
      origin: 'http://127.0.0.1:4567',
      host: '127.0.0.1',
      port: 4567,
      sessionSecrets: [secret],
      redisUrl: undefined,
      acrValues: undefined,
      requestsPerSecond: 9,
      cis2: { clientId: simulator.credentials.cis2.clientId },
      apim: { keyId: simulator.credentials.apim.keyId },
    });
  });

  it('takes everything', () => {
    const configuration = readConfiguration({
      ...complete,
      CIS2_REDIRECT_URI: 'https://referrals.example/callback',
      SESSION_SECRET: `${secret}-new ${secret}`,
      REDIS_URL: 'rediss://redis.example:6380',
      HOST: '0.0.0.0',
      PORT: '8080',
      CIS2_ACR_VALUES: 'AAL2_OR_AAL3_ANY',
      ERS_REQUESTS_PER_SECOND: '2.5',
    });
    expect(configuration).toMatchObject({
      origin: 'https://referrals.example',
      host: '0.0.0.0',
      port: 8080,
      sessionSecrets: [`${secret}-new`, secret],
      redisUrl: 'rediss://redis.example:6380',
      acrValues: 'AAL2_OR_AAL3_ANY',
      requestsPerSecond: 2.5,
    });
    expect(
      readConfiguration({ ...complete, CIS2_REDIRECT_URI: 'https://referrals.example/callback' }).port,
    ).toBe(3000);
  });

  it.each<[string, string | undefined, RegExp]>([
    [
      'SESSION_SECRET',
      undefined,
      /is missing\. It holds a random text of 32 characters.*openssl rand -hex 32/,
    ],
    ['SESSION_SECRET', 'canary', /cannot be used\. It holds a random text of 32 characters/],
    ['SESSION_SECRET', `${secret} canary`, /cannot be used/],
    ['APIM_API_SECRET', ' ', /is missing\. It holds the API secret.*developer portal/],
    ['REDIS_URL', 'https://canary.example', /cannot be used\. It holds the redis:\/\/ or rediss:\/\/ URL/],
    ['REDIS_URL', 'canary', /cannot be used/],
    ['PORT', 'canary', /cannot be used\. It holds the port to listen at, from 1 to 65535/],
    ['PORT', '65536', /cannot be used/],
    ['PORT', '0', /cannot be used/],
    ['CIS2_ACR_VALUES', 'canary, canary', /cannot be used\. It holds the authenticators.*AAL2_OR_AAL3_ANY/],
    ['ERS_REQUESTS_PER_SECOND', '-1', /cannot be used\. It holds how many requests a second/],
    ['ERS_REQUESTS_PER_SECOND', 'Infinity', /cannot be used/],
    ['CIS2_REDIRECT_URI', 'http://referrals.example/callback', /^CIS2_REDIRECT_URI /],
    ['CIS2_PRIVATE_KEY_FILE', '/nowhere/canary.pem', /^CIS2_PRIVATE_KEY_FILE /],
    ['APIM_API_KEY', undefined, /is missing\. It holds the API key/],
  ])('refuses %s %j, and says what belongs there', (name, value, message) => {
    const error = problemsOf({ ...complete, [name]: value });
    expect([error.code, error.problems.map(({ field }) => field)]).toEqual(['ERR_CONFIG_INVALID', [name]]);
    expect(error.problems[0]?.message).toMatch(message);
    expect(error.message).not.toContain('canary');
  });

  it('says all that is missing at once, where a program starts without anything', async () => {
    const start = promisify(execFile)(process.execPath, [main], { env: { ERS_ENVIRONMENT: 'integration' } });
    const { code, stderr } = (await start.catch((error: unknown) => error)) as {
      code: number;
      stderr: string;
    };
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /^- (\w+) /.exec(line)?.[1] ?? line)).toEqual([
      'The configuration is not complete:',
      'CIS2_CLIENT_ID',
      'CIS2_REDIRECT_URI',
      'CIS2_PRIVATE_KEY_FILE',
      'APIM_API_KEY',
      'APIM_PRIVATE_KEY_FILE',
      'APIM_KEY_ID',
      'APIM_API_SECRET',
      'SESSION_SECRET',
    ]);
  });
});
