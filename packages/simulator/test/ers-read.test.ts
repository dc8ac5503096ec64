import { describe, expect, it } from 'vitest';

import { at, base, people, startErs } from './ers-harness.js';
import { openApiJudge } from './open-api-judge.js';

const { call, context } = startErs();
const referral = '/FHIR/STU3/ReferralRequest/123456789012';
const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
const judge = openApiJudge();

interface Outcome {
  issue: { code: string; details: { coding: { system: string; code: string }[] } }[];
}

const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as Outcome).issue[0]?.details.coding[0]?.code;

describe('A005', () => {
  it('answers the referral with its version and the ids', async () => {
    const response = await call(referral, 'clinician', {
      ...provider,
      'X-Correlation-ID': 'c-2',
      'X-Request-ID': 'mine',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/fhir+json');
    expect(response.headers.get('ETag')).toBe('W/"5"');
    expect(response.headers.get('X-Correlation-ID')).toBe('c-2');
    expect(response.headers.get('X-Request-ID')).toMatch(/^[0-9a-f-]{36}-1$/);
    const body = (await response.json()) as object;
    expect(body).toEqual(context.store.referral('123456789012')?.resource);
    expect(JSON.stringify(body)).toContain(`${base}/FHIR/STU3/CodeSystem/SPECIALTY`);
    expect(judge?.('/STU3/ReferralRequest/{ubrn}', 'get', 200, body) ?? []).toEqual([]);
  });

  it('reads the current version by its number', async () => {
    expect((await call(`${referral}/_history/5`, 'clinician', provider)).status).toBe(200);
  });

  it.each([
    ['an earlier version', `${referral}/_history/4`],
    ['a later version', `${referral}/_history/6`],
    ['an unknown UBRN', '/FHIR/STU3/ReferralRequest/000000000001'],
    ['a malformed UBRN', '/FHIR/STU3/ReferralRequest/12345'],
  ])('has no %s', async (_, path) => {
    const response = await call(path, 'clinician', provider);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['the referrer', 'referrer', at('R68', 'REFERRING_CLINICIAN')],
    [
      'an admin for a clinician',
      'clinicianAdmin',
      at('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN', people.clinician),
    ],
    ['a provider application', 'application', {}],
  ])('lets %s read', async (_, token, headers) => {
    expect((await call(referral, token, headers)).status).toBe(200);
  });

  it.each([
    ['no organisation', 'clinician', { 'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN' }],
    ['no function', 'clinician', { 'NHSD-End-User-Organisation-ODS': 'R69' }],
    ['a function the user does not hold', 'clinician', at('R69', 'SERVICE_PROVIDER_ADMIN')],
    ['an organisation where the user is nothing', 'clinician', at('R71', 'SERVICE_PROVIDER_CLINICIAN')],
    ['a function the operation does not admit', 'providerAdmin', at('R69', 'SERVICE_PROVIDER_ADMIN')],
    ['a made-up function', 'clinician', at('R69', 'SURGEON')],
    ['an admin for nobody', 'clinicianAdmin', at('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN')],
    [
      'an admin for somebody who is no clinician',
      'clinicianAdmin',
      at('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN', people.providerAdmin),
    ],
    [
      'a clinician on behalf of somebody',
      'clinician',
      at('R69', 'SERVICE_PROVIDER_CLINICIAN', people.clinician),
    ],
  ])('refuses %s with 403', async (_, token, headers) => {
    const response = await call(referral, token, headers);
    expect(response.status).toBe(403);
    const outcome = (await response.clone().json()) as object;
    expect(await codeOf(response)).toBe('FORBIDDEN');
    expect(judge?.('/STU3/ReferralRequest/{ubrn}', 'get', 403, outcome) ?? []).toEqual([]);
  });

  it('refuses an organisation without a relationship with 422', async () => {
    const response = await call('/FHIR/STU3/ReferralRequest/123456789020', 'clinician', provider);
    expect(response.status).toBe(422);
    const outcome = (await response.clone().json()) as object;
    expect(await codeOf(response)).toBe('NO_RELATIONSHIP');
    expect(judge?.('/STU3/ReferralRequest/{ubrn}', 'get', 422, outcome) ?? []).toEqual([]);
  });

  it.each([
    ['application/fhir+json', 200, 'application/fhir+json'],
    ['application/fhir+json;q=0.5, text/html', 200, 'application/fhir+json'],
    ['*/*', 200, 'application/fhir+json'],
    ['application/*', 200, 'application/fhir+json'],
    ['application/json', 406, 'text/plain;charset=utf-8'],
    ['text/html', 406, 'text/plain;charset=utf-8'],
    ['application/fhir+json;q=0, */*', 406, 'text/plain;charset=utf-8'],
  ])('answers Accept: %s with %i', async (accept, status, contentType) => {
    const response = await call(referral, 'clinician', { ...provider, accept });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe(contentType);
  });

  it('answers nothing to a method that the path does not have', async () => {
    expect((await call(referral, 'clinician', provider, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('A030', () => {
  it('answers an entry for each organisation, without asking for one', async () => {
    const response = await call('/FHIR/R4/PractitionerRole', 'clinician');
    expect(response.status).toBe(200);
    const bundle = (await response.json()) as { entry: { resource: object }[]; link: object[] };
    expect(bundle.entry[0]?.resource).toMatchObject({
      practitioner: { identifier: { value: people.clinician } },
      organization: { identifier: { value: 'R69' } },
      code: [{ coding: [{ code: 'SERVICE_PROVIDER_CLINICIAN' }] }],
    });
    expect(bundle.link).toEqual([{ relation: 'self', url: `${base}/FHIR/R4/PractitionerRole` }]);
    expect(judge?.('/R4/PractitionerRole', 'get', 200, bundle) ?? []).toEqual([]);
  });

  it('has nothing for an application', async () => {
    const response = await call('/FHIR/R4/PractitionerRole', 'application');
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('REC_FORBIDDEN');
  });

  it('answers 406 with an OperationOutcome', async () => {
    const response = await call('/FHIR/R4/PractitionerRole', 'clinician', { accept: 'text/html' });
    expect(response.status).toBe(406);
    expect(await codeOf(response)).toBe('REC_NOT_ACCEPTABLE');
  });
});
