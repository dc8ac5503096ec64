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

const refusals = [
  ['no token', undefined, provider, 401, null, 'login', 'ACCESS_DENIED'],
  ['an unknown token', 'nobody', provider, 401, null, 'login', 'ACCESS_DENIED'],
  ['an expired token', 'old', provider, 401, null, 'login', 'ACCESS_DENIED'],
  ['a scope below AAL2', 'weakScope', provider, 401, 'NO_ACCESS', 'login', 'ACCESS_DENIED'],
  ['no ASID', 'noAsid', provider, 403, 'NO_ACCESS', 'forbidden', 'ACCESS_DENIED'],
  ['an empty ASID', 'emptyAsid', provider, 403, 'NO_ACCESS', 'forbidden', 'ACCESS_DENIED'],
  ['identity assurance 2', 'weakIdentity', provider, 401, 'NO_ACCESS', 'forbidden', 'ACCESS_DENIED'],
  [
    'a function for applications',
    'clinician',
    at('R69', 'PROVIDER_AUTHORISED_APPLICATION'),
    403,
    'NO_ACCESS',
    'forbidden',
    'ACCESS_DENIED',
  ],
  [
    'the older function for applications',
    'clinician',
    at('R69', 'AUTHORISED_APPLICATION'),
    403,
    'NO_ACCESS',
    'forbidden',
    'ACCESS_DENIED',
  ],
] as const;

describe('the proxy in front of e-RS', () => {
  it.each(refusals)('refuses %s on STU3', async (_, token, headers, status, code, issueCode) => {
    const response = await call(referral, token, {
      ...headers,
      'X-Correlation-ID': 'c-1',
      'X-Request-ID': 'mine',
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('X-Correlation-ID')).toBe('c-1');
    expect(response.headers.get('X-Request-ID')).toBe('mine');
    const text = await response.text();
    if (code === null) {
      expect(text).toBe('');
      expect(response.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
      return;
    }
    const outcome = JSON.parse(text) as Outcome;
    expect(outcome.issue[0]).toMatchObject({ code: issueCode, details: { coding: [{ code }] } });
    expect(outcome.issue[0]?.details.coding[0]).not.toHaveProperty('display');
    expect(outcome.meta.lastUpdated).toBe('2026-11-22T10:00:00.000Z');
  });

  it.each(refusals)('refuses %s on R4', async (_, token, headers, status, _code, issueCode, r4Code) => {
    const response = await call(functions, token, headers);
    expect(response.status).toBe(status);
    const outcome = (await response.json()) as Outcome;
    expect(outcome.meta.profile).toEqual(['https://www.hl7.org/fhir/R4/operationoutcome.html']);
    expect(outcome.issue[0]).toMatchObject({ code: issueCode, details: { coding: [{ code: r4Code }] } });
    expect(judge?.('/R4/PractitionerRole', 'get', status, outcome) ?? []).toEqual([]);
  });

  it.each([
    ['no token', undefined, 'oauth.v2.InvalidAccessToken'],
    ['an unknown one', 'nobody', 'keymanagement.service.invalid_access_token'],
    ['an expired one', 'old', 'keymanagement.service.access_token_expired'],
  ])('says in WWW-Authenticate why a token was refused: %s', async (_, token, fault) => {
    const response = await call(referral, token, provider);
    expect(response.headers.get('WWW-Authenticate')).toContain(fault);
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
