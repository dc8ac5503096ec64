import { describe, expect, it } from 'vitest';
import { recogniseLegacyRequest, type LegacyRecognition, type LegacyRequest } from '../src/index.js';
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
    ['https://api.ebs.ncrs.nhs.uk.', 'production'],
    ['https://api.ebs.ncrs.nhs.uk.:443', 'production'],
    ['http://api-ers.spine2.ncrs.nhs.uk.:88', 'sandpit'],
    ['http://api-ers.spine2.ncrs.nhs.uk', undefined],
    // A no-break space and a byte order mark, as pasted from documents.
    ['\u00a0https://api.ebs.ncrs.nhs.uk', 'production'],
    ['\ufeffhttps://api.ebs.ncrs.nhs.uk', 'production'],
    ['https://constructor', undefined],
    ['https://__proto__', undefined],
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
    ['spaces about a method', 'A005', { method: ' GET\n', url: `${legacyOrigin}${stu3}${a005}` }],
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
    [
      'a file with any id, by its host',
      'A006',
      { method: 'GET', url: `${legacyOrigin}${stu3}/Binary/att-1` },
    ],
    [
      'a file with any id, by its header',
      'A006',
      { method: 'GET', url: '/v1/Binary/1234', headers: { XAPI_ASID: asid } },
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

  it.each<[string, LegacyRequest, Partial<LegacyRecognition>]>([
    [
      'STU3 without a base',
      { method: 'GET', url: `https://proxy.example/STU3/v1${a005}` },
      { generation: 'HSCN-STU3', evidence: [{ source: 'base-path', detail: '/STU3/v1' }] },
    ],
    [
      'STU3v1 without a base',
      { method: 'GET', url: `https://proxy.example/STU3v1${a005}` },
      { generation: 'HSCN-STU3', evidence: [{ source: 'base-path', detail: '/STU3v1' }] },
    ],
    [
      'a bare v1 on an unknown host of the national domain, with a port',
      { method: 'GET', url: `https://other.ncrs.nhs.uk:8443/v1${a005}` },
      { generation: 'DSTU2', evidence: [{ source: 'host', detail: 'other.ncrs.nhs.uk:8443' }] },
    ],
    [
      'the media type of DSTU2',
      { method: 'GET', url: `/v1${a005}`, headers: { Accept: 'application/json+fhir; charset=utf-8' } },
      { generation: 'DSTU2', evidence: [{ source: 'media-type', detail: 'application/json+fhir' }] },
    ],
    [
      'the media type of STU3 on a path that DSTU2 has as well',
      {
        method: 'GET',
        url: `${legacyOrigin}/ers-api/v1${a005}`,
        headers: { Accept: 'application/fhir+json', XAPI_ASID: asid },
      },
      {
        generation: 'DSTU2',
        evidence: [
          { source: 'host', detail: 'api.int1.ers.ncrs.nhs.uk' },
          { source: 'base-path', detail: '/ers-api/v1' },
          { source: 'header', detail: 'XAPI_ASID' },
        ],
      },
    ],
    [
      'a query with a name that comes twice',
      { method: 'GET', url: `${stu3}/Slot?_count=5&status=free&status=busy&status=old` },
      {
        parameters: { _count: '5', status: ['free', 'busy', 'old'] },
        evidence: [{ source: 'base-path', detail: stu3 }],
      },
    ],
  ])('says what gave it away: %s', (_name, request, expected) => {
    expect(recogniseLegacyRequest(request)).toMatchObject(expected);
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
