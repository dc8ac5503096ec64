import { createApimAuth } from '@ers-kit/apim-auth';
import { startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateResponse } from '../src/index.js';
import { openReader, sendBothWays, type Reader } from './both-ways.js';
import { worklistRequest } from './worklist-request.js';

let simulator: Simulator;
/** At a hospital: an application now, a person with a session before. */
let provider: Reader;

beforeAll(async () => {
  simulator = await startSimulator({ as: 'integration' });
  const { environment, credentials, fetch } = simulator;
  const apim = createApimAuth({ environment, credentials: credentials.application, fetch });
  const { accessToken } = await apim.applicationToken();
  const permission = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' };
  const reader = await openReader(simulator, '910000000103', permission, accessToken);
  provider = { ...reader, context: { mode: 'application-restricted' } };
}, 60_000);
afterAll(() => simulator.stop());

const a005 = '/ers-api/STU3/v1/ReferralRequest';

describe('a legacy request and the one it becomes for an application', () => {
  it('are answered alike, and the answer comes back as the old software knew it', async () => {
    const { before, after, payloads } = await sendBothWays(simulator, provider, `${a005}/123456789012`);
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(payloads[1]).toEqual(payloads[0]);
    const seen = migrateResponse(
      { status: after.status, headers: after.headers, body: payloads[1] },
      { operation: 'A005', generation: 'HSCN-STU3' },
    );
    expect(seen.headers['X_ERS_TRANSACTION_ID']).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(seen.headers).not.toHaveProperty('x-request-id');
    expect(seen.headers['etag']).toBe(before.headers.get('etag'));
  });

  it('give the same worklist', async () => {
    const { before, payloads } = await sendBothWays(simulator, provider, `${a005}/$ers.fetchworklist`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: worklistRequest('STU3', '20101'),
    });
    expect(before.status).toBe(200);
    expect(payloads[1]).toEqual(payloads[0]);
    expect(payloads[1]['entry']).not.toEqual([]);
  });

  it('are refused alike where there is no such referral', async () => {
    const { before, after } = await sendBothWays(simulator, provider, `${a005}/999999999999`);
    expect([before.status, after.status]).toEqual([404, 404]);
  });
});
