import { describe, expect, it } from 'vitest';

import { at, people, startErs } from './ers-harness.js';
import { providerRole, startLegacy } from './legacy-harness.js';

const legacy = startLegacy();
const ubrn = '123456789012';

async function sessionKey(userId: string = people.clinician, role: object = providerRole) {
  const session = await legacy.open(userId);
  await legacy.select(session, role);
  return { HTTP_X_SESSION_KEY: session.id };
}

const stu3 = (id = ubrn): string => `/ers-api/STU3/v1/ReferralRequest/${id}`;
const dstu2 = (id = ubrn): string => `/ers-api/v1/ReferralRequest/${id}`;

describe('A005 the old way', () => {
  it('answers in STU3 the very JSON of the new API', async () => {
    const response = await legacy.send('GET', stu3(), await sessionKey());
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/fhir+json');
    expect(response.headers.get('ETag')).toBe('W/"5"');
    expect(response.headers.get('X_ERS_TRANSACTION_ID')).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(response.headers.has('X-Request-ID')).toBe(false);
    const newWay = await startErs().call(
      `/FHIR/STU3/ReferralRequest/${ubrn}`,
      'clinician',
      at('R69', 'SERVICE_PROVIDER_CLINICIAN'),
    );
    expect(await response.text()).toBe(await newWay.text());
  });

  it('answers in DSTU2 with contained actors, priority as an element and lower-case URLs', async () => {
    const response = await legacy.send('GET', dstu2(), await sessionKey());
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/json+fhir');
    expect(response.headers.get('ETag')).toBe('W/"5"');
    const text = await response.text();
    expect(text).not.toContain('STU3');
    expect(text).not.toContain('fhir.nhs.net');
    expect(text).not.toContain('https://');
    expect(JSON.parse(text)).toMatchObject({
      id: ubrn,
      meta: { versionId: '5', profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
      status: 'active',
      specialty: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: 'CARDIOLOGY' }] },
      priority: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code: 'ROUTINE' }] },
      patient: { reference: expect.stringMatching(/^#Patient-999\d{7}$/) as string },
      supportingInformation: [
        { reference: '#DocumentReference-71001' },
        { reference: '#DocumentReference-71002' },
        { reference: 'ReferralRequest/123456789020' },
      ],
    });
  });

  it('contains what it refers to, each once', async () => {
    const body = (await (await legacy.send('GET', dstu2(), await sessionKey())).json()) as {
      contained: { id: string; resourceType: string }[];
    };
    const ids = body.contained.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(body).matchAll(/"reference":"#([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !references.includes(id))).toEqual([]);
    expect(body.contained.find(({ resourceType }) => resourceType === 'Location')).toMatchObject({
      identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'R6901' },
    });
    expect(body.contained.find(({ resourceType }) => resourceType === 'HealthcareService')).toMatchObject({
      serviceName: 'Ashdale Heart Failure Clinic',
      identifier: { value: '20101' },
      location: { reference: '#Location-R6901' },
    });
  });

  it("writes DSTU2's own code for two week wait", async () => {
    const body = await (await legacy.send('GET', dstu2('123456789047'), await sessionKey())).json();
    expect(body).toMatchObject({ priority: { coding: [{ code: '2WW' }] } });
  });

  it.each([
    ['an unknown UBRN', stu3('000000000001'), 404],
    ['a malformed UBRN', stu3('12'), 404],
    ['an unknown UBRN in DSTU2', dstu2('000000000001'), 404],
  ])('answers %s with %i and no body', async (_, path, status) => {
    const response = await legacy.send('GET', path, await sessionKey());
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['STU3', stu3('123456789020'), 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1'],
    ['DSTU2', dstu2('123456789020'), 'http://fhir.nhs.uk/ValueSet/ers-apierrorcode-1'],
  ])('answers a missing relationship in %s with 422 and an outcome', async (_, path, system) => {
    const response = await legacy.send('GET', path, await sessionKey());
    expect(response.status).toBe(422);
    const outcome = (await response.json()) as { id?: string; issue: object[] };
    expect(outcome.issue).toHaveLength(1);
    expect(outcome.issue[0]).toMatchObject({ details: { coding: [{ system, code: 'NO_RELATIONSHIP' }] } });
    expect(typeof outcome.id).toBe(system.startsWith('http:') ? 'string' : 'undefined');
  });

  it.each([
    ['no session key', {}],
    ['an unknown session key', { HTTP_X_SESSION_KEY: 'pro-api-session:0' }],
  ])('refuses %s with 403', async (_, headers) => {
    expect((await legacy.send('GET', stu3(), headers)).status).toBe(403);
  });

  it('refuses a session without a role, and a role that may not read', async () => {
    const { id } = await legacy.open(people.clinician);
    expect((await legacy.send('GET', stu3(), { HTTP_X_SESSION_KEY: id })).status).toBe(403);
    const role = { businessFunction: 'SERVICE_PROVIDER_ADMIN', orgIdentifier: 'R69' };
    expect((await legacy.send('GET', stu3(), await sessionKey(people.providerAdmin, role))).status).toBe(403);
  });

  it('refuses to answer in a media type that the dialect does not have', async () => {
    const headers = { ...(await sessionKey()), Accept: 'application/fhir+json' };
    expect((await legacy.send('GET', stu3(), headers)).status).toBe(200);
    expect((await legacy.send('GET', dstu2(), headers)).status).toBe(406);
  });
});
