import { environments } from '@ers-kit/environments';
import { createRequestJudge, publishedBody, type JudgedRequest } from '@ers-kit/internal/request-judge';
import { isOperationId, operations, type OperationDefinition } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { legacyEndpoints, migrateRequest, type LegacyRequest, type MigratedRequest } from '../src/index.js';
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
const legacyHeaders = { XAPI_ASID: asid, HTTP_X_SESSION_KEY: sessionKey };
const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code);

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

describe('the table of cases', () => {
  const keyOf = ([operation, generation]: readonly [string, string, ...unknown[]]): string =>
    `${operation} ${generation}`;

  it('has each row of the endpoints, once', () => {
    const rows = legacyEndpoints.map(({ operation, generation }) => `${operation} ${generation}`);
    expect(everyEndpoint.map(keyOf).toSorted()).toEqual(rows.toSorted());
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('has each of A001 to A029, A018 by the path that it shared with A017', () => {
    const ids = Array.from({ length: 29 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`);
    const present = new Set(everyEndpoint.map(([operation]) => operation.slice(0, 4)));
    expect(ids.filter((id) => !present.has(id))).toEqual(['A018']);
  });
});
