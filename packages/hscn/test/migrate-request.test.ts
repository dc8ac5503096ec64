import { environments } from '@ers-kit/environments';
import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { migrateRequest, type LegacyRequest } from '../src/index.js';
import { asid, clinician, legacyOrigin, referrer, sessionKey, ubrn } from './fixtures.js';

const environment = environments.integration;
const base = 'https://int.api.service.nhs.uk/referrals/FHIR';
const accessToken = 'token-canary';
const correlationId = '11C46F5F-CDEF-4865-94B2-0EE0EDCC26DA';

const legacyHeaders = { XAPI_ASID: asid, HTTP_X_SESSION_KEY: sessionKey };
const a005: LegacyRequest = {
  method: 'GET',
  url: `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/${ubrn}`,
  headers: legacyHeaders,
};
const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code);

describe("the guide's worked example", () => {
  it('becomes the request that the guide shows', () => {
    const { request, operation, issues } = migrateRequest(a005, {
      environment,
      context: clinician,
      accessToken,
      correlationId,
    });
    expect(operation).toBe('A005');
    expect(request).toEqual({
      method: 'GET',
      url: `${base}/STU3/ReferralRequest/${ubrn}`,
      headers: {
        Accept: 'application/fhir+json',
        Authorization: `Bearer ${accessToken}`,
        'NHSD-End-User-Organisation-ODS': 'R69',
        'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN',
        'X-Correlation-ID': correlationId,
      },
    });
    expect(codes(issues)).toEqual(['ASID_REPLACED', 'SESSION_KEY_REPLACED']);
    expect(issues[0]?.message).toContain('asid');
    expect(issues[1]?.replacedBy).toContain('Authorization: Bearer');
    expect(everySink(issues)).not.toContain(sessionKey);
  });

  it('names what has to be supplied where neither context nor token is given', () => {
    const { request, issues } = migrateRequest(a005, { environment, correlationId });
    expect(request?.headers).toEqual({ Accept: 'application/fhir+json', 'X-Correlation-ID': correlationId });
    expect(codes(issues)).toEqual([
      'ASID_REPLACED',
      'SESSION_KEY_REPLACED',
      'CONTEXT_NEEDED',
      'ACCESS_TOKEN_NEEDED',
    ]);
  });

  it('takes the context from the session', () => {
    const session = { permission: { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R69' } };
    const { request, issues } = migrateRequest(a005, { environment, session, accessToken });
    expect(request?.headers).toMatchObject({
      'NHSD-End-User-Organisation-ODS': 'R69',
      'NHSD-eRS-Business-Function': 'REFERRING_CLINICIAN',
    });
    expect(codes(issues)).toEqual(['ASID_REPLACED', 'SESSION_KEY_REPLACED']);
  });
});

describe('headers', () => {
  it('renames the headers that carry a value of their own', () => {
    const body = new Uint8Array([1, 2]);
    const upload = migrateRequest(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/Binary`,
        headers: {
          'Content-Type': 'application/pdf; charset=binary',
          'x-ers-xapi-meta-file_name': 'letter, 1.pdf',
          X_ERS_XAPI_META_INTENDED_UBRN: ubrn,
        },
        body,
      },
      { environment, context: clinician, accessToken },
    );
    expect(upload.request?.headers).toMatchObject({
      'Content-Type': 'application/pdf',
      'NHSD-eRS-File-Name': 'letter, 1.pdf',
      'NHSD-eRS-Referral-ID': ubrn,
    });
    expect(upload.request?.body).toBe(body);
    const slots = migrateRequest(
      {
        method: 'GET',
        url: `${legacyOrigin}/ers-api/STU3/v1/Slot?schedule.actor:HealthcareService=1&appointmentType=ROUTINE&_count=5&status=free&page=1`,
        headers: { 'X-ERS-XAPI-COMM-RULE-ORG': 'R68' },
      },
      { environment, context: referrer, accessToken },
    );
    expect(slots.request?.headers).toMatchObject({ 'NHSD-eRS-Comm-Rule-Org': 'R68' });
  });
});

describe('parameters', () => {
  it.each([
    ['SPECIALTY', 'SPECIALTY'],
    ['CLINIC_TYPE', 'CLINIC-TYPE'],
    ['request_priority', 'PRIORITY'],
  ])('value set %s becomes code system %s', (from, to) => {
    const url = `${legacyOrigin}/ers-api/v1/ValueSet/${from}`;
    const { request } = migrateRequest(
      { method: 'GET', url },
      { environment, context: clinician, accessToken },
    );
    expect(request?.url).toBe(`${base}/STU3/CodeSystem/${to}`);
  });

  it.each(['REQUEST_TYPE', 'COMMISSIONING_TYPE'])('value set %s has no successor', (name) => {
    const url = `${legacyOrigin}/ers-api/v1/ValueSet/${name}`;
    const { request, issues } = migrateRequest(
      { method: 'GET', url },
      { environment, context: clinician, accessToken },
    );
    expect(request).toBeUndefined();
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'PARAMETER_INVALID', field: 'codeSystemType' }),
    );
  });

  it('leaves out query parameters that are not taken any more, and says so', () => {
    const url = `${legacyOrigin}/ers-api/STU3/v1/Task?focus=ReferralRequest/${ubrn}/_history/5&intent=proposal&status=ready&jane smith=1&_format=json`;
    const { request, issues } = migrateRequest(
      { method: 'GET', url },
      { environment, context: clinician, accessToken },
    );
    expect(request?.url).toBe(
      `${base}/STU3/Task?focus=ReferralRequest/${ubrn}/_history/5&intent=proposal&status=ready`,
    );
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['PARAMETER_DROPPED', 'query'],
      ['PARAMETER_DROPPED', '_format'],
    ]);
  });

  it('keeps A006 where asked to, and says that it is deprecated', () => {
    const { request, operation, issues } = migrateRequest(
      { method: 'GET', url: `${legacyOrigin}/ers-api/v1/Binary/att-70000-1` },
      { environment, context: clinician, accessToken, attachments: 'A006' },
    );
    expect([operation, request?.url]).toEqual(['A006', `${base}/STU3/Binary/att-70000-1`]);
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'OPERATION_DEPRECATED', replacedBy: 'A042' }),
    );
  });
});

describe('answers', () => {
  it.each([
    ['A004', 'GET', '/ers-api/v1/ValueSet/SPECIALTY'],
    ['A005', 'GET', `/ers-api/v1/ReferralRequest/${ubrn}`],
    ['A008', 'POST', '/ers-api/v1/ReferralRequest/$ers.fetchworklist'],
  ])('of DSTU2 %s will be STU3, and an issue says so', (_operation, method, path) => {
    const { request, issues } = migrateRequest(
      { method, url: `${legacyOrigin}${path}` },
      { environment, context: clinician, accessToken },
    );
    expect(request).toBeDefined();
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'RESPONSE_IS_STU3', severity: 'action', field: 'response.body' }),
    );
  });

  it.each([
    ['a file', 'GET', '/ers-api/v1/Binary/att-70000-1'],
    ['a clinical summary', 'GET', `/ers-api/v1/Binary/$ers.generateCRI?UBRN=${ubrn}`],
    ['STU3', 'GET', `/ers-api/STU3/v1/ReferralRequest/${ubrn}`],
  ])('stay what they were for %s', (_name, method, path) => {
    const { issues } = migrateRequest(
      { method, url: `${legacyOrigin}${path}` },
      { environment, context: clinician, accessToken },
    );
    expect(codes(issues)).not.toContain('RESPONSE_IS_STU3');
  });
});
