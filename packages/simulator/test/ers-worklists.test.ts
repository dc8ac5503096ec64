import { codeSystems, referenceDataSets } from '@ers-kit/fhir/stu3';
import type { CodeSystem, List } from 'fhir/r3.js';
import { describe, expect, it } from 'vitest';

import { at, base, people, startErs } from './ers-harness.js';
import { openApiJudge } from './open-api-judge.js';

const judge = openApiJudge();
const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
const referrer = at('R68', 'REFERRING_CLINICIAN');
const path = '/FHIR/STU3/ReferralRequest/$ers.fetchworklist';
const specPath = '/STU3/ReferralRequest/$ers.fetchworklist';

const parameters = (listType: string, ...more: object[]): object => ({
  resourceType: 'Parameters',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1'] },
  parameter: [
    {
      name: 'listType',
      valueCodeableConcept: { coding: [{ system: codeSystems.referralListSelector.system, code: listType }] },
    },
    ...more,
  ],
});

const assigned = (name: string, code = 'ASSIGNED'): object => ({
  name,
  valueCodeableConcept: { coding: [{ system: codeSystems.assignedIndicator.system, code }] },
});
const service = (value: string): object => ({
  name: 'service',
  valueIdentifier: { system: 'http://fhir.nhs.net/Id/ers-service', value },
});
const clinician = (value: string): object => ({
  name: 'clinician',
  valueIdentifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value },
});
const location = (value: string): object => ({
  name: 'location',
  valueIdentifier: { system: 'https://directory.spineservices.nhs.uk/STU3/Organization', value },
});
const specialty = (code: string): object => ({
  name: 'specialty',
  valueCodeableConcept: { coding: [{ system: `${base}/FHIR/STU3/CodeSystem/SPECIALTY`, code }] },
});

const { call } = startErs();
const post = (
  body: unknown,
  token: string,
  headers: Record<string, string>,
  contentType = 'application/fhir+json',
) =>
  call(
    path,
    token,
    { ...headers, 'content-type': contentType },
    {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
  );
const ubrnsOf = (list: List): (string | undefined)[] =>
  (list.entry ?? []).map(({ item }) => item.reference?.replace('ReferralRequest/', ''));

describe('A008', () => {
  it.each([
    ['REFERRALS_FOR_REVIEW', 'clinician', provider, ['123456789012', '123456789047']],
    ['APPOINTMENT_SLOT_ISSUES', 'providerAdmin', at('R69', 'SERVICE_PROVIDER_ADMIN'), ['123456789039']],
    ['AWAITING_BOOKING', 'referrer', referrer, ['123456789020']],
    ['ASSESSMENT_RETURNED_CANCELLED_DNA', 'referrer', referrer, ['123456789055']],
    ['REJECTED_TRIAGE_RESPONSE', 'referrer', referrer, []],
    ['LETTERS_OUTSTANDING', 'referrer', referrer, []],
  ])('answers %s', async (listType, token, headers, expected) => {
    const response = await post(parameters(listType), token, headers);
    expect(response.status).toBe(200);
    const list = (await response.json()) as List;
    expect(new Set(ubrnsOf(list))).toEqual(new Set(expected));
    expect(judge?.(specPath, 'post', 200, { entry: [], ...list }) ?? []).toEqual([]);
  });

  it('contains the people of the referrals for review', async () => {
    const list = (await (
      await post(parameters('REFERRALS_FOR_REVIEW'), 'clinician', provider)
    ).json()) as List;
    const contained = (list.contained ?? []).map(({ id }) => `#${id}`);
    const named = [...JSON.stringify(list.entry).matchAll(/"reference":"(#[^"]+)"/g)].map(([, id]) => id);
    expect(new Set(named)).toEqual(new Set(contained));
  });

  it.each([
    ['service', [service('20101')], ['123456789012']],
    ['clinician', [assigned('clinicianAssignedIndicator'), clinician(people.clinician)], ['123456789012']],
    ['no clinician', [assigned('clinicianAssignedIndicator', 'NOT_ASSIGNED')], ['123456789047']],
    ['specialty', [assigned('specialtyAssignedIndicator'), specialty('UROLOGY')], ['123456789047']],
    ['location', [location('R6902')], ['123456789047']],
    ['two filters that exclude each other', [service('20101'), location('R6902')], []],
  ])('filters by %s', async (_, filters, expected) => {
    const response = await post(parameters('REFERRALS_FOR_REVIEW', ...filters), 'clinician', provider);
    expect(ubrnsOf((await response.json()) as List)).toEqual(expected);
  });

  it('wants a service from an application', async () => {
    const without = await post(parameters('REFERRALS_FOR_REVIEW'), 'application', {});
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('"MISSING_VALUE"');
    const response = await post(parameters('REFERRALS_FOR_REVIEW', service('20103')), 'application', {});
    expect(ubrnsOf((await response.json()) as List)).toEqual(['123456789047']);
  });

  it.each([
    ['no parameters', { resourceType: 'Parameters', parameter: [] }, 422, 'MISSING_VALUE'],
    ['an unknown list', parameters('MY_LIST'), 422, 'INVALID_CODE'],
    [
      'an unknown parameter',
      parameters('REFERRALS_FOR_REVIEW', { name: 'colour', valueString: 'x' }),
      422,
      'UNEXPECTED_FIELD',
    ],
    ['an unknown service', parameters('REFERRALS_FOR_REVIEW', service('99999')), 422, 'REFERENCE_NOT_FOUND'],
    [
      'a specialty without indicator',
      parameters('REFERRALS_FOR_REVIEW', specialty('UROLOGY')),
      422,
      'INVALID_VALUE',
    ],
    [
      'an indicator without specialty',
      parameters('REFERRALS_FOR_REVIEW', assigned('specialtyAssignedIndicator')),
      422,
      'MISSING_VALUE',
    ],
    ['another resource', { resourceType: 'Patient' }, 422, 'INVALID_FHIR_STRUCTURE'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await post(body, 'clinician', provider);
    expect(response.status).toBe(status);
    const outcome = (await response.json()) as object;
    expect(JSON.stringify(outcome)).toContain(`"${code}"`);
    expect(judge?.(specPath, 'post', status, outcome) ?? []).toEqual([]);
  });

  it('refuses what is no JSON, another media type, and the other side of a referral', async () => {
    expect((await post('{', 'clinician', provider)).status).toBe(400);
    const wrongType = await post(
      parameters('REFERRALS_FOR_REVIEW'),
      'clinician',
      provider,
      'application/json',
    );
    expect(wrongType.status).toBe(415);
    expect(wrongType.headers.get('content-type')).toBe('text/plain;charset=utf-8');
    expect((await post(parameters('AWAITING_BOOKING'), 'clinician', provider)).status).toBe(403);
    expect((await post(parameters('REFERRALS_FOR_REVIEW'), 'referrer', referrer)).status).toBe(403);
  });
});

describe('A004', () => {
  it.each(referenceDataSets)('answers %s', async (set) => {
    const response = await call(`/FHIR/STU3/CodeSystem/${set}`, 'referrer', referrer);
    expect(response.status).toBe(200);
    const codeSystem = (await response.json()) as CodeSystem;
    expect(codeSystem.url).toBe(`${base}/FHIR/STU3/CodeSystem/${set}`);
    const codes = (codeSystem.concept ?? []).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(2);
    expect(new Set(codes).size).toBe(codes.length);
    expect(judge?.('/STU3/CodeSystem/{codeSystemType}', 'get', 200, codeSystem) ?? []).toEqual([]);
  });

  it('has no other set', async () => {
    expect((await call('/FHIR/STU3/CodeSystem/CLINIC_TYPE', 'referrer', referrer)).status).toBe(404);
  });
});
