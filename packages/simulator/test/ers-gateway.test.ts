import { describe, expect, it } from 'vitest';

import { applicationGrant, at, people, startErs, userGrant } from './ers-harness.js';
import { openApiJudge } from './open-api-judge.js';

const referral = '/FHIR/STU3/ReferralRequest/123456789012';
const functions = '/FHIR/R4/PractitionerRole';
const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
const judge = openApiJudge();

const { call } = startErs({
  weakScope: userGrant(people.clinician, {
    scopes: ['urn:nhsd:apim:user-nhs-id:aal1:e-referrals-service-api'],
  }),
  noAsid: userGrant(people.clinician, { application: { apiKey: 'x', attributes: {} } }),
  emptyAsid: userGrant(people.clinician, { application: { apiKey: 'x', attributes: { asid: '' } } }),
  weakIdentity: userGrant(people.clinician, { identityAssuranceLevel: 2 }),
  otherFunction: applicationGrant({
    application: {
      apiKey: 'x',
      attributes: { asid: '1', 'app-restricted-business-function': 'REFERRER_AUTHORISED_APPLICATION' },
    },
  }),
});

interface Outcome {
  meta: { profile?: string[]; lastUpdated?: string };
  issue: {
    code: string;
    diagnostics: string;
    details: { coding: { system: string; code: string; display?: string }[] };
  }[];
}

const tokenFaults = [
  ['no token', undefined, 'oauth.v2.InvalidAccessToken'],
  ['an unknown token', 'nobody', 'keymanagement.service.invalid_access_token'],
  ['an expired token', 'old', 'keymanagement.service.access_token_expired'],
] as const;

const refusals: [string, string, Record<string, string>, number, string][] = [
  ['a scope below AAL2', 'weakScope', provider, 401, 'login'],
  ['no ASID', 'noAsid', provider, 403, 'forbidden'],
  ['an empty ASID', 'emptyAsid', provider, 403, 'forbidden'],
  ['identity assurance 2', 'weakIdentity', provider, 401, 'forbidden'],
  [
    'a function for applications',
    'clinician',
    at('R69', 'PROVIDER_AUTHORISED_APPLICATION'),
    403,
    'forbidden',
  ],
  ['the older function for applications', 'clinician', at('R69', 'AUTHORISED_APPLICATION'), 403, 'forbidden'],
];

describe('the proxy in front of e-RS', () => {
  it.each(refusals)('refuses %s on STU3', async (_, token, headers, status, issueCode) => {
    const response = await call(referral, token, {
      ...headers,
      'X-Correlation-ID': 'c-1',
      'X-Request-ID': 'mine',
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('X-Correlation-ID')).toBe('c-1');
    expect(response.headers.get('X-Request-ID')).toBe('mine');
    const outcome = (await response.json()) as Outcome;
    expect(outcome.issue[0]).toMatchObject({ code: issueCode, details: { coding: [{ code: 'NO_ACCESS' }] } });
    expect(outcome.issue[0]?.details.coding[0]).not.toHaveProperty('display');
    expect(outcome.meta.lastUpdated).toBe('2026-11-22T10:00:00.000Z');
  });

  it.each(refusals)('refuses %s on R4', async (_, token, headers, status, issueCode) => {
    const response = await call(functions, token, headers);
    expect(response.status).toBe(status);
    const outcome = (await response.json()) as Outcome;
    expect(outcome.meta.profile).toEqual(['https://www.hl7.org/fhir/R4/operationoutcome.html']);
    expect(outcome.issue[0]).toMatchObject({
      code: issueCode,
      details: { coding: [{ code: 'ACCESS_DENIED' }] },
    });
    expect(judge?.('/R4/PractitionerRole', 'get', status, outcome) ?? []).toEqual([]);
  });

  it.each(tokenFaults)('answers %s on STU3 with an empty body', async (_, token, fault) => {
    const response = await call(referral, token, { ...provider, 'X-Correlation-ID': 'c-1' });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(response.headers.get('X-Correlation-ID')).toBe('c-1');
    expect(response.headers.get('WWW-Authenticate')).toContain(
      `error="invalid_token",error_description="${fault}: `,
    );
  });

  it.each(tokenFaults)('answers %s on R4 with an OperationOutcome', async (_, token, fault) => {
    const response = await call(functions, token);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toContain(fault);
    expect(((await response.json()) as Outcome).issue[0]).toMatchObject({
      code: 'login',
      details: { coding: [{ code: 'ACCESS_DENIED' }] },
      diagnostics: expect.stringMatching(/access token/i) as string,
    });
  });

  it.each(['x-ers-ods-code', 'x-ers-business-function', 'x-ers-user-id'])(
    'refuses an application that sends %s, with an empty text',
    async (name) => {
      const response = await call(referral, 'application', { [name]: 'R69' });
      expect(response.status).toBe(403);
      expect(response.headers.get('Content-Type')).toBe('text/plain');
      expect(await response.text()).toBe('');
    },
  );

  it('knows an allow-list of organisations, for users and for all but A030', async () => {
    const list = { allowedOrganisations: ['R69'] };
    const listed = startErs(
      { noAsid: userGrant(people.clinician, { application: { apiKey: 'x', attributes: {} } }) },
      list,
    );
    const outcome = async (path: string, token: string, headers: Record<string, string>) => {
      const response = await listed.call(path, token, headers);
      const { issue } = (await response.json()) as Outcome;
      return [response.status, issue?.[0]?.code, issue?.[0]?.details.coding[0]?.code];
    };
    const { 'NHSD-End-User-Organisation-ODS': _, ...nowhere } = provider;
    expect(await outcome(referral, 'noAsid', nowhere)).toEqual([400, 'required', 'MISSING_HEADER']);
    expect(await outcome(referral, 'noAsid', provider)).toEqual([403, 'forbidden', 'NO_ACCESS']);
    const elsewhere = at('R71', 'SERVICE_PROVIDER_CLINICIAN');
    expect(await outcome('/FHIR/R4/ServiceRequest', 'clinician', elsewhere)).toEqual([
      403,
      'forbidden',
      'ACCESS_DENIED',
    ]);
    expect((await listed.call(referral, 'clinician', provider)).status).toBe(200);
    expect((await listed.call(functions, 'clinician')).status).toBe(200);
    expect((await listed.call(referral, 'application')).status).toBe(200);
  });

  it('overwrites internal headers of a user with what the NHSD headers say', async () => {
    const response = await call(referral, 'clinician', {
      ...provider,
      'x-ers-ods-code': 'R71',
      'x-ers-user-id': '1',
    });
    expect(response.status).toBe(200);
  });

  it('writes organisation and function of an application itself, whatever NHSD headers say', async () => {
    const response = await call(referral, 'application', at('R71', 'REFERRING_CLINICIAN', people.clinician));
    expect(response.status).toBe(200);
  });

  it('answers _ping without a token, and has nothing else outside the API', async () => {
    expect((await call('/_ping')).status).toBe(200);
    expect((await call('/_ping', undefined, {}, { method: 'POST' })).status).toBe(405);
    expect((await call('/FHIR/STU3/Patient', 'clinician', provider)).status).toBe(404);
  });

  it('lets no application in whose function the operation does not admit', async () => {
    const response = await call(referral, 'otherFunction');
    expect(response.status).toBe(403);
    expect(((await response.json()) as Outcome).issue[0]?.details.coding[0]?.code).toBe('FORBIDDEN');
  });
});
