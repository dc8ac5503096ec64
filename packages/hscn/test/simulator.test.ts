import { createApimAuth } from '@ers-kit/apim-auth';
import { startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateRequest, migrateResponse, recogniseLegacyRequest, type LegacyRequest } from '../src/index.js';

const ubrn = '123456789012';
const clinicianId = '910000000103';

let simulator: Simulator;
let accessToken = '';
let sessionKey = '';

const send = ({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers?: object;
  body?: unknown;
}) =>
  simulator.fetch(url, {
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

beforeAll(async () => {
  simulator = await startSimulator({ as: 'integration' });
  const { environment, credentials, fetch, legacy } = simulator;
  const apim = createApimAuth({ environment, credentials: credentials.application, fetch });
  ({ accessToken } = await apim.applicationToken());
  const headers = { XAPI_ASID: legacy.asid, 'Content-Type': 'application/json' };
  const sessions = `${legacy.origin}/ers-api/v1/ProfessionalSession`;
  const created = await send({
    method: 'POST',
    url: sessions,
    headers,
    body: { token: legacy.ssoToken(clinicianId) },
  });
  const { id } = (await created.json()) as { id: string };
  sessionKey = id;
  const permission = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' };
  const selected = await send({
    method: 'PUT',
    url: `${sessions}/${id}`,
    headers: { ...headers, HTTP_X_SESSION_KEY: id },
    body: { id, permission },
  });
  if (!selected.ok) throw new Error('A002 failed');
});
afterAll(() => simulator.stop());

const context = { mode: 'application-restricted' } as const;

describe('a legacy request and the one it becomes', () => {
  it('give the same referral (A005, STU3)', async () => {
    const { environment, legacy } = simulator;
    const old: LegacyRequest = {
      method: 'GET',
      url: `${legacy.origin}/ers-api/STU3/v1/ReferralRequest/${ubrn}`,
      headers: { XAPI_ASID: legacy.asid, HTTP_X_SESSION_KEY: sessionKey },
    };
    expect(recogniseLegacyRequest(old)).toMatchObject({ operation: 'A005', environment: 'integration' });
    const { request } = migrateRequest(old, { environment, context, accessToken });
    if (!request) throw new Error('no request');
    const [before, after] = [await send(old), await send(request)];
    expect([before.status, after.status]).toEqual([200, 200]);
    const [payloadBefore, payloadAfter]: unknown[] = [await before.json(), await after.json()];
    expect(payloadAfter).toEqual(payloadBefore);
    expect(payloadAfter).toMatchObject({ resourceType: 'ReferralRequest', id: ubrn });
    const seen = migrateResponse(
      { status: after.status, headers: after.headers, body: payloadAfter },
      { operation: 'A005', generation: 'HSCN-STU3' },
    );
    expect(seen.headers['X_ERS_TRANSACTION_ID']).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(seen.headers).not.toHaveProperty('x-request-id');
  });

  it('name the same referral, where the old one is DSTU2', async () => {
    const { environment, legacy } = simulator;
    const old: LegacyRequest = {
      method: 'GET',
      url: `${legacy.origin}/ers-api/v1/ReferralRequest/${ubrn}`,
      headers: { XAPI_ASID: legacy.asid, HTTP_X_SESSION_KEY: sessionKey, Accept: 'application/json+fhir' },
    };
    expect(recogniseLegacyRequest(old)).toMatchObject({ operation: 'A005', generation: 'DSTU2' });
    const { request } = migrateRequest(old, { environment, context, accessToken });
    if (!request) throw new Error('no request');
    const [before, after] = (await Promise.all([send(old), send(request)]).then((answers) =>
      Promise.all(answers.map((answer) => answer.json())),
    )) as { id: string; meta: { versionId: string } }[];
    expect([after?.id, after?.meta.versionId]).toEqual([before?.id, before?.meta.versionId]);
    expect(after?.id).toBe(ubrn);
  });
});
