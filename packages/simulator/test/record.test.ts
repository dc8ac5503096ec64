import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../src/index.js';
import { at } from './ers-harness.js';

let record: string;
beforeAll(async () => {
  record = await mkdtemp(join(tmpdir(), 'ers-simulator-'));
});
afterAll(() => rm(record, { recursive: true }));

async function during<Result>(action: (simulator: Simulator) => Promise<Result>): Promise<Result> {
  const simulator = await startSimulator({ cis2: false, record, seed: { referrals: 5 } });
  try {
    return await action(simulator);
  } finally {
    await simulator.stop();
  }
}

describe('record', () => {
  it('keeps every exchange, without secrets and anything about a person', async () => {
    const secrets = await during(async (simulator) => {
      const token = simulator.accessToken('910000000103');
      const { fhirBaseUrls, apim } = simulator.environment;
      const headers = { authorization: `Bearer ${token}`, ...at('R69', 'SERVICE_PROVIDER_CLINICIAN') };
      const read = await simulator.fetch(`${fhirBaseUrls.STU3}/ReferralRequest/123456789012`, { headers });
      const nhsNumber = /999\d{7}/.exec(await read.text())?.[0] ?? '';
      await simulator.fetch(`${fhirBaseUrls.STU3}/ReferralRequest/123456789099`);
      await simulator.fetch(apim.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'x', client_assertion: 'ey.secret.x' }),
      });
      const ssoToken = simulator.legacy.ssoToken('910000000103');
      const session = await simulator.fetch(`${simulator.legacy.origin}/ers-api/v1/ProfessionalSession`, {
        method: 'POST',
        headers: { XAPI_ASID: simulator.legacy.asid },
        body: JSON.stringify({ token: ssoToken }),
      });
      const { id } = (await session.json()) as { id: string };
      return [
        token,
        nhsNumber,
        ssoToken,
        id,
        'ey.secret.x',
        '123456789012',
        '123456789099',
        '910000000103',
        'Adeyemi',
        'Referral letter',
      ];
    });
    const files = (await readdir(record)).toSorted();
    expect(files).toEqual([
      '000001-api-GET-A005-200.json',
      '000002-api-GET-A005-401.json',
      expect.stringMatching(/^000003-api-POST-4\d\d\.json$/),
      '000004-legacy-POST-201.json',
    ]);
    const all = (await Promise.all(files.map((file) => readFile(join(record, file), 'utf8')))).join('\n');
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5);
      expect(all).not.toContain(secret);
    }
    expect(JSON.parse(await readFile(join(record, files[0] ?? ''), 'utf8'))).toMatchObject({
      operation: 'A005',
      request: { method: 'GET', path: '/referrals/FHIR/STU3/ReferralRequest/{id}' },
      response: {
        status: 200,
        body: { resourceType: 'ReferralRequest', id: '[redacted]', status: 'active' },
      },
    });
  });
});
