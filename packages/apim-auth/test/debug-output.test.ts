import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { seedUsers, startSimulator } from '@ers-kit/simulator';
import { exportPKCS8, type CryptoKey } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';

import { createCis2Client } from '@ers-kit/cis2-auth';
import { openBrowser } from '../../cis2-auth/test/support/browse.js';

const simulator = await startSimulator();
const { environment, credentials } = simulator;
afterAll(() => simulator.stop());

describe('debug output of Node and of libraries', () => {
  it('holds no token, assertion, code or secret', async () => {
    const cis2 = createCis2Client({ environment, credentials: credentials.cis2 });
    const { url, transaction } = await cis2.startSignIn();
    const person = { uid: seedUsers[0]?.uid ?? '' };
    const callbackUrl = await openBrowser(fetch)(url, credentials.cis2.redirectUri, person);
    const { authentication } = credentials.cis2;
    if (authentication.method !== 'private_key_jwt') throw new Error('the simulator gave no key');
    const pem = async (key: unknown) => exportPKCS8(key as CryptoKey);
    const input = JSON.stringify({
      environment,
      cis2: {
        ...credentials.cis2,
        authentication: { ...authentication, privateKey: await pem(authentication.privateKey) },
      },
      apim: { ...credentials.apim, privateKey: await pem(credentials.apim.privateKey) },
      transaction,
      callbackUrl,
    });
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [new URL('support/debug-child.mjs', import.meta.url).pathname],
      {
        env: {
          ...process.env,
          CHILD_INPUT: input,
          DEBUG: '*',
          NODE_DEBUG: 'fetch,undici,http,https,net,tls,timer',
        },
        maxBuffer: 2 ** 26,
      },
    );
    const canaries: unknown = JSON.parse(stdout);
    if (!Array.isArray(canaries)) throw new Error('the child gave no canaries');
    expect(stderr).toMatch(/UNDICI|FETCH|NET /);
    expect(canaries).toHaveLength(8);
    for (const canary of canaries) {
      expect(canary).toMatch(/.{12}/);
      expect(stderr).not.toContain(canary);
    }
    expect(stderr).not.toMatch(/eyJ[\w-]{10,}/);
  });
});
