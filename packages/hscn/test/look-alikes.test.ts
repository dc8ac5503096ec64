import { environments } from '@ers-kit/environments';
import { operations, operationUrl, type OperationId } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { recogniseLegacyRequest, type LegacyRequest } from '../src/index.js';
import { asid, legacyOrigin, ubrn, uuid } from './fixtures.js';

const stu3 = '/ers-api/STU3/v1';

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
  for (const id of ['file.pdf', 'att-1', 'att-x-1', 'a_b', '..', 'a b', 'x'.repeat(65), '$metadata']) {
    add(`Binary/${id} of anyone's ers-api`, `https://fhir.example${stu3}/Binary/${id}`);
    add(`Binary/${id} of anyone's v1`, `https://fhir.example/v1/Binary/${id}`);
  }
  for (const path of [
    'Binary/a_b',
    'Binary/a b',
    'Binary/..',
    `Binary/${'x'.repeat(65)}`,
    'Binary/$metadata',
    'Binary/att-1/extra',
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
  add('a scheme that ends like one', `xhttps://api.ebs.ncrs.nhs.uk${stu3}/${a005}`);
  add('a scheme that begins like one', `https+unix://api.ebs.ncrs.nhs.uk${stu3}/${a005}`);
  add('a base alone', `${legacyOrigin}/ers-api/v1/`);
  add('an encoded slash in a session key', `${legacyOrigin}/ers-api/v1/ProfessionalSession/a%2Fb`, 'DELETE');
  add('a host that only ends alike', `https://fhir.example.ncrs.nhs.uk.example/v1/${a005}`);
  add('a host that begins alike', `https://.ncrs.nhs.uk.example/v1/${a005}`);
  for (const type of ['application/json', 'application/fhir+xml', 'text/plain']) {
    const url = `${legacyOrigin}/ers-api/v1/ReferralRequest/$ers.createReferral`;
    add(`an STU3 endpoint without STU3, of ${type}`, url, 'POST', { 'Content-Type': type });
  }
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
