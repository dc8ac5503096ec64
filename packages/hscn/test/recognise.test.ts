import { describe, expect, it } from 'vitest';
import { operations, operationUrl, type OperationId } from '@ers-kit/operations';
import { environments } from '@ers-kit/environments';
import { recogniseLegacyRequest, type LegacyRequest } from '../src/index.js';
import { asid, everyEndpoint, legacyOrigin, sessionKey, ubrn, uuid } from './fixtures.js';

const stu3 = '/ers-api/STU3/v1';

describe('every endpoint in each of its generations', () => {
  it.each(everyEndpoint)('%s %s', (operation, generation, method, path, parameters) => {
    expect(recogniseLegacyRequest({ method, url: `${legacyOrigin}${path}` })).toEqual({
      operation,
      generation,
      environment: 'integration',
      parameters,
      evidence: expect.arrayContaining([
        { source: 'host', detail: 'api.int1.ers.ncrs.nhs.uk' },
        { source: 'base-path', detail: path.startsWith(stu3) ? stu3 : '/ers-api/v1' },
      ]) as unknown,
    });
  });
});

describe('environments', () => {
  it.each([
    ['https://api.ebs.ncrs.nhs.uk', 'production'],
    ['https://API.EBS.NCRS.NHS.UK', 'production'],
    ['https://api.ebs.ncrs.nhs.uk:443', 'production'],
    ['https://api.int1.ers.ncrs.nhs.uk', 'integration'],
    ['https://api.dep1.ers.ncrs.nhs.uk', 'deployment'],
    ['https://api.dev1.ers.ncrs.nhs.uk', 'development'],
    ['https://api.dev3.ers.ncrs.nhs.uk', 'development'],
    ['https://mhsin.int1.ers.ncrs.nhs.uk', 'integration'],
    ['http://api-ers.spine2.ncrs.nhs.uk:88', 'sandpit'],
    ['https://api.other9.ers.ncrs.nhs.uk', undefined],
    ['http://127.0.0.1:8080', undefined],
    ['', undefined],
  ])('%s is %s', (origin, environment) => {
    const found = recogniseLegacyRequest({ method: 'GET', url: `${origin}${stu3}/ReferralRequest/${ubrn}` });
    expect(found).toMatchObject({ operation: 'A005', environment });
  });
});

describe('what the wild makes of it', () => {
  const a005 = `/ReferralRequest/${ubrn}`;
  it.each<[string, string, LegacyRequest]>([
    ['a method in lower case', 'A005', { method: 'get', url: `${legacyOrigin}${stu3}${a005}` }],
    [
      'a missing slash after STU3',
      'A006',
      { method: 'GET', url: `${legacyOrigin}/ers-api/STU3v1/Binary/${uuid}` },
    ],
    ['STU3v1 without a base', 'A006', { method: 'GET', url: `https://proxy.example/STU3v1/Binary/${uuid}` }],
    ['a path in lower case', 'A005', { method: 'GET', url: `${legacyOrigin}${stu3}${a005}`.toLowerCase() }],
    [
      'a path in capitals',
      'A005',
      { method: 'GET', url: `${legacyOrigin}${`${stu3}${a005}`.toUpperCase()}` },
    ],
    ['a trailing slash', 'A005', { method: 'GET', url: `${legacyOrigin}${stu3}${a005}/` }],
    ['a doubled slash', 'A005', { method: 'GET', url: `${legacyOrigin}//ers-api//STU3/v1/${a005}` }],
    ['a proxy before the base', 'A005', { method: 'GET', url: `https://proxy.example/spine${stu3}${a005}` }],
    ['no host', 'A005', { method: 'GET', url: `${stu3}${a005}` }],
    [
      'an encoded dollar',
      'A008',
      { method: 'POST', url: `${legacyOrigin}${stu3}/ReferralRequest/%24ers.fetchworklist` },
    ],
    ['an encoded segment', 'A005', { method: 'GET', url: `${legacyOrigin}/%65rs-api/STU3/v1${a005}` }],
    [
      'an encoded session key',
      'A003',
      {
        method: 'DELETE',
        url: `${legacyOrigin}/ers-api/v1/ProfessionalSession/${encodeURIComponent(sessionKey)}`,
      },
    ],
    [
      'a lower-case c in A022',
      'A022',
      { method: 'POST', url: `${legacyOrigin}${stu3}${a005}/$ers.cancelAppointmentActionLater` },
    ],
    [
      'all lower case generatecri',
      'A007',
      { method: 'GET', url: `${legacyOrigin}/ers-api/v1/Binary/$ers.generatecri?ubrn=${ubrn}` },
    ],
    [
      'GET for a worklist, as catalogues print',
      'A008',
      { method: 'GET', url: `${legacyOrigin}${stu3}/ReferralRequest/$ers.fetchworklist` },
    ],
    [
      'GET for A007 of STU3',
      'A007',
      { method: 'GET', url: `${legacyOrigin}${stu3}${a005}/$ers.generateCRI` },
    ],
    [
      'GET for A023',
      'A023',
      { method: 'GET', url: `${legacyOrigin}${stu3}/CommunicationRequest/$ers.fetchworklist` },
    ],
    [
      'the sandpit',
      'A005',
      { method: 'GET', url: `http://api-ers.spine2.ncrs.nhs.uk:88/ers-external-service/v1${a005}` },
    ],
    ['a bare v1 with an ASID', 'A005', { method: 'GET', url: `/v1${a005}`, headers: { XAPI_ASID: asid } }],
    [
      'a bare v1 with a session key in dashes',
      'A005',
      { method: 'GET', url: `/v1${a005}`, headers: { 'http-x-session-key': sessionKey } },
    ],
    [
      'a bare v1 with a Headers object',
      'A005',
      { method: 'GET', url: `/v1${a005}`, headers: new Headers({ XAPI_ASID: asid }) },
    ],
    ['a bare v1 with an FQDN', 'A005', { method: 'GET', url: `/v1${a005}`, headers: { xapi_fqdn: 'a.b' } }],
    [
      'a bare v1 with the media type of DSTU2',
      'A005',
      { method: 'GET', url: `/v1${a005}`, headers: { accept: 'Application/JSON+FHIR' } },
    ],
    [
      'a bare v1 with a legacy operation name',
      'A007',
      { method: 'GET', url: `/v1/Binary/$ers.generateCRI?UBRN=${ubrn}` },
    ],
    [
      'a bare v1 with a session',
      'A001',
      { method: 'POST', url: '/v1/ProfessionalSession', body: '{"token":"x"}' },
    ],
    [
      'a missing STU3, but its media type',
      'A011',
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/v1/ReferralRequest/$ers.createReferral`,
        headers: { 'Content-Type': 'application/fhir+json' },
      },
    ],
  ])('%s', (_name, operation, request) => {
    expect(recogniseLegacyRequest(request)?.operation).toBe(operation);
  });

  it('names a body of DSTU2 and a session body as evidence, and no value', () => {
    const body = {
      resourceType: 'Parameters',
      meta: { profile: ['http://fhir.nhs.net/StructureDefinition/x'] },
    };
    const url = '/v1/ReferralRequest/$ers.fetchworklist';
    expect(recogniseLegacyRequest({ method: 'POST', url, body })?.evidence).toContainEqual({
      source: 'body',
      detail: 'FHIR DSTU2 URLs of NHS',
    });
    const session = { typeInfo: 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession', token: 'sso-canary' };
    const found = recogniseLegacyRequest({
      method: 'POST',
      url: `${legacyOrigin}/ers-api/v1/ProfessionalSession`,
      headers: { XAPI_ASID: asid },
      body: session,
    });
    expect(found?.evidence.map(({ source }) => source)).toEqual([
      'host',
      'base-path',
      'path',
      'header',
      'body',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/sso-canary|999000000045/);
  });
});

/** Requests that resemble legacy ones; none is. */
function lookAlikes(): [string, LegacyRequest][] {
  const requests: [string, LegacyRequest][] = [];
  const add = (name: string, url: string, method = 'GET', headers: LegacyRequest['headers'] = {}): void => {
    requests.push([name, { method, url, headers }]);
  };
  const parameters = { ubrn, version: '5', id: uuid, attachmentLogicalID: uuid, codeSystemType: 'SPECIALTY' };
  for (const environment of Object.values(environments)) {
    for (const [id, { method, path }] of Object.entries(operations)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      const own = Object.fromEntries(Object.entries(parameters).filter(([name]) => names.includes(name)));
      try {
        const url = operationUrl(environment, id as OperationId, own);
        add(`${id} of today on ${environment.name}`, url, method, { XAPI_ASID: asid });
      } catch {
        const filled = path.replaceAll(/\{\w+\}/g, ubrn);
        add(`${id} of today on ${environment.name}`, `${environment.ersBaseUrl}/FHIR/STU3${filled}`, method);
      }
    }
  }
  for (const resource of [
    'Patient',
    'Observation',
    'Practitioner',
    'metadata',
    'Appointment',
    'Task',
    'Slot',
  ]) {
    add(`another FHIR server's ${resource}`, `https://fhir.example/v1/${resource}`);
    add(`another resource ${resource} over HSCN DSTU2`, `${legacyOrigin}/ers-api/v1/${resource}/1`);
    add(`the old host without base path, ${resource}`, `${legacyOrigin}/${resource}`);
  }
  const a005 = `ReferralRequest/${ubrn}`;
  for (const base of [
    'ers-api',
    'ers-api/v2',
    'ers-api/STU3',
    'ers-api/STU3/v2',
    'ers-api/R4/v1',
    'ers-api/STU4/v1',
    'ers-apis/v3',
    'my-ers-api/v1',
    'ers-external/v1',
    'ersapi/v1',
    'referrals/FHIR/STU3',
    'FHIR/v1',
    'api/v1',
  ]) {
    add(`base /${base}`, `https://fhir.example/${base}/${a005}`);
    add(`base /${base} on the old host`, `https://api.ebs.ncrs.nhs.uk/${base}/${a005}`, 'GET', {
      XAPI_ASID: asid,
    });
  }
  add('a bare v1 of anyone', `https://fhir.example/v1/${a005}`);
  add('a bare v1 with an unrelated header', `https://fhir.example/v1/${a005}`, 'GET', {
    'X-Session-Key': 'x',
  });
  add('a bare v1 with a blank legacy header', `https://fhir.example/v1/${a005}`, 'GET', { XAPI_ASID: ' ' });
  for (const id of [
    '',
    '1',
    '00000007000',
    '0000000700000',
    '00000007000a',
    '0000 0007 0000',
    '..',
    '%2e%2e',
    '٠٠٠٠٠٠٠٧٠٠٠٠',
  ]) {
    add(`ReferralRequest/${id}`, `${legacyOrigin}${stu3}/ReferralRequest/${id}`);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'POST', '', 'GET /x']) {
    add(`${method} of a referral`, `${legacyOrigin}${stu3}/${a005}`, method);
  }
  for (const path of [
    'Binary/file.pdf',
    'Binary/att-1',
    'Binary/att-x-1',
    'CodeSystem/COUNTRIES',
    'CodeSystem/CLINIC_TYPE',
    `${a005}/$ers.unknown`,
    `${a005}/$ers.acceptReferral/extra`,
    `${a005}/_history`,
    `${a005}/_history/latest`,
    'ProfessionalSession',
    'ValueSet/SPECIALTY',
    'a%2Fb',
    '%E0%A4%A',
  ]) {
    add(`STU3 ${path}`, `${legacyOrigin}${stu3}/${path}`);
  }
  for (const query of ['', '?UBRN=', '?UBRN=1', `?UBRN=${ubrn}&ubrn=${ubrn}`, `?id=${ubrn}`]) {
    add(`generateCRI${query}`, `${legacyOrigin}/ers-api/v1/Binary/$ers.generateCRI${query}`);
  }
  add('the base in the query', `https://fhir.example/?u=/ers-api/v1/${a005}`);
  add('the base in the fragment', `https://fhir.example/#/ers-api/v1/${a005}`);
  add('the base in the user name', `https://ers-api@fhir.example/v2/${a005}`);
  add('another scheme', `ftp://api.ebs.ncrs.nhs.uk${stu3}/${a005}`);
  add('no URL', 'http://');
  add('an empty URL', '');
  return requests;
}

describe('look-alikes', () => {
  const cases = lookAlikes();

  it('are at least 200', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  it.each(cases)('%s', (_name, request) => {
    expect(recogniseLegacyRequest(request)).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'GET /'],
    ['no method', { url: `${legacyOrigin}${stu3}/ReferralRequest/${ubrn}` }],
    ['a URL object as text is missing', { method: 'GET', url: 7 }],
    ['headers that are text', { method: 'GET', url: `/v1/ReferralRequest/${ubrn}`, headers: 'XAPI_ASID: 1' }],
    ['headers that are null', { method: 'GET', url: `/v1/ReferralRequest/${ubrn}`, headers: null }],
  ])('%s instead of a request', (_name, request) => {
    expect(recogniseLegacyRequest(request as unknown as LegacyRequest)).toBeUndefined();
  });
});
