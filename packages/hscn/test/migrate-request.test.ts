import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { environments } from '@ers-kit/environments';
import { everySink } from '@ers-kit/internal/testing';
import { isOperationId, operations, type OperationDefinition } from '@ers-kit/operations';
import { createRequestJudge, publishedBody, type JudgedRequest } from '@ers-kit/internal/request-judge';
import { HscnError, migrateRequest, type LegacyRequest, type MigratedRequest } from '../src/index.js';
import {
  asid,
  clinician,
  everyEndpoint,
  legacyOrigin,
  referrer,
  sessionKey,
  ubrn,
  uuid,
} from './fixtures.js';

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

/** Expected method and path below the FHIR base of everything that a request can be made of. */
const expected: Readonly<Record<string, readonly [string, string]>> = {
  'A004 DSTU2': ['GET', '/STU3/CodeSystem/SPECIALTY'],
  'A005 DSTU2': ['GET', `/STU3/ReferralRequest/${ubrn}`],
  'A006 DSTU2': ['GET', '/R4/Binary/att-70000-1'],
  'A007 DSTU2': ['POST', `/STU3/ReferralRequest/${ubrn}/$ers.generateCRI`],
  'A008 DSTU2': ['POST', '/STU3/ReferralRequest/$ers.fetchworklist'],
  'A010 alpha': ['POST', '/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient'],
  'A011 alpha': ['POST', '/STU3/ReferralRequest/$ers.createReferral'],
  'A012 alpha': ['POST', `/STU3/ReferralRequest/${ubrn}/$ers.maintainReferralLetter`],
  'A013 alpha': ['POST', `/STU3/ReferralRequest/${ubrn}/$ers.acceptReferral`],
  'A014 alpha': ['POST', `/STU3/ReferralRequest/${ubrn}/$ers.rejectReferral`],
  'A016 alpha': ['POST', '/STU3/Appointment'],
  'A006 HSCN-STU3': ['GET', `/R4/Binary/${uuid}`],
  'A022 HSCN-STU3': ['POST', `/STU3/ReferralRequest/${ubrn}/$ers.cancelAppointmentActionLater`],
};
const retired = ['A009 alpha', 'A015 alpha', 'A017 alpha'];
const isRetired = ([operation, generation]: (typeof everyEndpoint)[number]): boolean =>
  generation === 'session' || retired.includes(`${operation} ${generation}`);

/** The request of the old software, with the headers that its operation demands. */
function oldRequest(operation: string, method: string, path: string): LegacyRequest {
  const { ifMatch, specialHeaders }: Partial<OperationDefinition> = isOperationId(operation)
    ? operations[operation]
    : {};
  const headers = {
    ...legacyHeaders,
    ...(ifMatch ? { 'If-Match': 'W/"4"' } : {}),
    ...(specialHeaders?.fileName ? { 'X-ERS-XAPI-META-FILE_NAME': 'letter.pdf' } : {}),
    ...(specialHeaders?.referralId ? { 'X-ERS-XAPI-META-INTENDED_UBRN': ubrn } : {}),
    ...(specialHeaders?.commissioningRuleOrganisation ? { 'X-ERS-XAPI-COMM-RULE-ORG': 'R68' } : {}),
  };
  return { method, url: `${legacyOrigin}${path}`, headers };
}

const judge = createRequestJudge();

/** The request as a server takes it in. A body that the prototypes had in another shape is stood in for. */
function wireForm({ method, url, headers, body }: MigratedRequest, published: unknown): JudgedRequest {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    url: url.slice(base.length),
    headers: Object.fromEntries(lowerCase),
    body: body ?? published,
  };
}

/** A role that may call the operation. */
function contextFor(operation: string): typeof clinician | typeof referrer {
  if (!isOperationId(operation)) return clinician;
  const functions: readonly string[] | 'any' = operations[operation].businessFunctions['user-restricted'];
  return functions.includes('SERVICE_PROVIDER_CLINICIAN') ? clinician : referrer;
}

describe('every endpoint in each of its generations', () => {
  it.each(everyEndpoint.filter((row) => !isRetired(row)))('%s %s', (operation, generation, method, path) => {
    const context = contextFor(operation);
    const old = oldRequest(operation, method, path);
    const result = migrateRequest(
      generation === 'HSCN-STU3' ? { ...old, body: publishedBody(operation) } : old,
      { environment, context, accessToken },
    );
    const [newMethod, newPath] = expected[`${operation} ${generation}`] ?? [
      method,
      path.replace('/ers-api/STU3/v1', '/STU3'),
    ];
    expect(result.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result.request).toMatchObject({ method: newMethod, url: `${base}${newPath}` });
    if (!result.request || !result.operation) throw new Error('no request');
    const published = publishedBody(result.operation) ?? (result.operation === 'A020' ? 'bytes' : undefined);
    expect(judge?.(wireForm(result.request, published)) ?? []).toEqual([]);
    expect(result.request.headers['If-Match']).toBe((old.headers as Record<string, string>)['If-Match']);
  });

  it.each(everyEndpoint.filter(isRetired))('%s %s has ended', (operation, _generation, method, path) => {
    const old = oldRequest(operation, method, path);
    const result = migrateRequest(old, { environment, context: clinician, accessToken });
    expect(result.request).toBeUndefined();
    expect(codes(result.issues.filter(({ severity }) => severity === 'error'))).toEqual([
      'OPERATION_RETIRED',
    ]);
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

  it('says what became of the FQDN', () => {
    const { issues } = migrateRequest(
      { ...a005, headers: { XAPI_FQDN: 'sender.example' } },
      { environment, context: clinician, accessToken },
    );
    expect(codes(issues)).toEqual(['FQDN_DROPPED']);
  });

  it.each<[string, LegacyRequest, object, string]>([
    [
      'a write without If-Match',
      { method: 'POST', url: `${a005.url}/$ers.acceptReferral` },
      clinician,
      'options.version',
    ],
    [
      'a strange If-Match',
      { method: 'POST', url: `${a005.url}/$ers.acceptReferral`, headers: { 'If-Match': 'jane-smith' } },
      clinician,
      'options.version',
    ],
    [
      'a role that may not call',
      a005,
      { ...clinician, businessFunction: 'SERVICE_PROVIDER_ADMIN' },
      'context.businessFunction',
    ],
    [
      'an organisation that is none',
      a005,
      { ...clinician, organisation: 'jane smith' },
      'context.organisation',
    ],
    [
      'an upload without a file name',
      { method: 'POST', url: `${legacyOrigin}/ers-api/STU3/v1/Binary`, body: 'x' },
      clinician,
      'options.fileName',
    ],
    [
      'a file name with an accent',
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/Binary`,
        headers: { 'X-ERS-XAPI-META-FILE_NAME': 'jane-smíth.pdf' },
      },
      clinician,
      'options.fileName',
    ],
  ])('makes no request of %s, and says why', (_name, request, context, field) => {
    const result = migrateRequest(request, {
      environment,
      context: context as typeof clinician,
      accessToken,
    });
    expect(result.request).toBeUndefined();
    const errors = result.issues.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([expect.objectContaining({ code: 'HEADER_INVALID', field })]);
    expect(everySink(result.issues)).not.toMatch(/jane/);
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

describe('bodies', () => {
  const options = { environment, context: clinician, accessToken };

  it('leaves an STU3 body as it is', () => {
    const body = { resourceType: 'Parameters' };
    const url = `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`;
    const { request, issues } = migrateRequest({ method: 'POST', url, body }, options);
    expect(request?.body).toBe(body);
    expect(issues).toEqual([]);
  });

  const worklistUrl = `${legacyOrigin}/ers-api/v1/ReferralRequest/$ers.fetchworklist`;
  const dstu2 = {
    resourceType: 'Parameters',
    meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
    parameter: [
      {
        name: 'listType',
        valueCodeableConcept: {
          coding: [
            {
              system: 'http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1',
              code: 'REFERRALS_FOR_REVIEW',
            },
          ],
        },
      },
      {
        name: 'specialty',
        valueCodeableConcept: {
          coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: 'UROLOGY' }],
        },
      },
    ],
  };
  const coding = (system: string, code: string): object => ({
    valueCodeableConcept: { coding: [{ system, code }] },
  });

  it.each([
    ['parsed', dstu2, (body: unknown) => body],
    ['as text', JSON.stringify(dstu2), (body: unknown) => JSON.parse(String(body)) as unknown],
    ['as bytes', Buffer.from(JSON.stringify(dstu2)), (body: unknown) => JSON.parse(String(body)) as unknown],
  ])('translates a DSTU2 body %s', (_name, body, read) => {
    const { request, issues } = migrateRequest({ method: 'POST', url: worklistUrl, body }, options);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read(request?.body)).toMatchObject({
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1'] },
      parameter: [
        coding('https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1', 'REFERRALS_FOR_REVIEW'),
        coding(`${base}/STU3/CodeSystem/SPECIALTY`, 'UROLOGY'),
      ],
    });
  });

  const circular: Record<string, unknown> = { resourceType: 'Parameters' };
  circular['itself'] = circular;
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  it.each<[string, string, unknown]>([
    ['text that is no JSON', worklistUrl, '{"jane-smith"'],
    ['an XML body', worklistUrl, '<Parameters>jane-smith</Parameters>'],
    ['a list', worklistUrl, ['jane-smith']],
    ['a number', worklistUrl, 7],
    ['a body without resourceType', worklistUrl, { name: 'jane-smith' }],
    ['a body that holds itself', worklistUrl.replace('/v1', '/STU3/v1'), circular],
    ['a body that is nested too deeply', worklistUrl.replace('/v1', '/STU3/v1'), deep],
    ['STU3 text that is no JSON', worklistUrl.replace('/v1', '/STU3/v1'), 'jane-smith'],
  ])('makes no request of %s', (_name, url, body) => {
    const { request, issues } = migrateRequest({ method: 'POST', url, body }, options);
    expect(request).toBeUndefined();
    expect(issues).toEqual([expect.objectContaining({ code: 'BODY_NOT_TRANSLATED', severity: 'error' })]);
    expect(everySink(issues)).not.toContain('jane-smith');
  });

  it('moves the systems of reference data with the service, and leaves the given body alone', () => {
    const old = `${legacyOrigin}/ers-api/STU3/v1/CodeSystem/SPECIALTY`;
    const body = {
      resourceType: 'Parameters',
      parameter: [{ name: 'specialty', valueCoding: { system: old, code: 'UROLOGY' } }],
    };
    const before = structuredClone(body);
    const url = `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`;
    const { request, issues } = migrateRequest({ method: 'POST', url, body }, options);
    expect(request?.body).toMatchObject({
      parameter: [{ valueCoding: { system: `${base}/STU3/CodeSystem/SPECIALTY`, code: 'UROLOGY' } }],
    });
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['BODY_TRANSLATED', 'body.parameter[0].valueCoding.system'],
    ]);
    expect(body).toEqual(before);
  });

  it('renames the profile of A022', () => {
    const profile = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater';
    const { request } = migrateRequest(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.CancelAppointmentActionLater`,
        headers: { 'If-Match': 'W/"2"' },
        body: { resourceType: 'Parameters', meta: { profile: [`${profile}-Operation-1`] } },
      },
      options,
    );
    expect(request?.body).toMatchObject({ meta: { profile: [`${profile}-Parameters-1`] } });
  });

  it('drops a body that is not taken any more', () => {
    const { request, issues } = migrateRequest(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/v1/ReferralRequest/${ubrn}/$ers.accept`,
        headers: { 'If-Match': 'W/"2"' },
        body: '{}',
      },
      options,
    );
    expect(request).not.toHaveProperty('body');
    expect(codes(issues)).toEqual(['BODY_DROPPED']);
  });
});

describe('safety', () => {
  it('refuses what is no legacy request, without repeating it', () => {
    let error: unknown;
    try {
      migrateRequest(
        { method: 'GET', url: `https://fhir.example/v1/ReferralRequest/${ubrn}` },
        { environment },
      );
    } catch (thrown) {
      error = thrown;
    }
    expect(HscnError.isInstance(error) && error.code).toBe('ERR_HSCN_NOT_RECOGNISED');
    expect(everySink(error)).not.toContain(ubrn);
  });

  it('never yields a URL off the base, nor a header outside its grammar', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '//evil.example', '\r\nX: y', ubrn),
    );
    const paths = fc.constantFrom(...everyEndpoint.map(([, , method, path]) => [method, path] as const));
    fc.assert(
      fc.property(paths, text, text, text, ([method, path], inserted, value, query) => {
        const url = `${legacyOrigin}${path.replace(ubrn, inserted || ubrn)}${path.includes('?') ? '&' : '?'}${query}`;
        const headers = {
          'If-Match': value,
          'X-ERS-XAPI-META-FILE_NAME': value,
          'X-ERS-XAPI-META-INTENDED_UBRN': value,
          'X-ERS-XAPI-COMM-RULE-ORG': value,
          'Content-Type': value,
        };
        try {
          const { request } = migrateRequest({ method, url, headers }, { environment, context: clinician });
          if (!request) return;
          expect(request.url.startsWith(`${base}/`)).toBe(true);
          expect(new URL(request.url).href.startsWith(`${base}/`)).toBe(true);
          for (const header of Object.entries(request.headers)) {
            expect(header[1]).toMatch(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/);
          }
        } catch (error) {
          if (!HscnError.isInstance(error)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
