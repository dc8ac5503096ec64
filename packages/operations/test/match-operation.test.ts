import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOperation, operations, operationUrl, type OperationId } from '../src/index.js';
import { environment, validParameters } from './valid-parameters.js';

const ids = Object.keys(operations) as OperationId[];

describe('matchOperation', () => {
  it.each(ids)('finds %s by the URL that operationUrl makes, with its parameters', (id) => {
    const url = operationUrl(environment, id, validParameters[id]);
    const expected = { id, parameters: validParameters[id] };
    expect(matchOperation(operations[id].method, url)).toEqual(expected);
    expect(matchOperation(operations[id].method, new URL(url))).toEqual(expected);
    expect(matchOperation(operations[id].method.toLowerCase(), url)).toEqual(expected);
    const { pathname, search } = new URL(url);
    expect(matchOperation(operations[id].method, pathname + search)).toEqual(expected);
    expect(matchOperation(operations[id].method, pathname.replace('/referrals/', '') + search)).toEqual(
      expected,
    );
    expect(matchOperation(operations[id].method, url.replaceAll('$', '%24'))).toEqual(expected);
  });

  const ubrn = '123456789012';
  it.each<[string, string, string, OperationId, object]>([
    [
      'under referrals-dep',
      'GET',
      `https://dep.api.service.nhs.uk/referrals-dep/FHIR/STU3/ReferralRequest/${ubrn}`,
      'A005',
      { ubrn },
    ],
    [
      'under a deep base',
      'GET',
      `http://127.0.0.1:9000/a/FHIR/STU3/b/FHIR/STU3/ReferralRequest/${ubrn}`,
      'A005',
      { ubrn },
    ],
    ['without a base', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}`, 'A005', { ubrn }],
    ['under a base with an empty segment', 'GET', '/a//FHIR/R4/PractitionerRole', 'A030', {}],
    ['without a scheme', 'GET', `//host/referrals/FHIR/STU3/ReferralRequest/${ubrn}`, 'A005', { ubrn }],
    ['with the default port', 'GET', `https://host:443/FHIR/STU3/ReferralRequest/${ubrn}`, 'A005', { ubrn }],
    ['with a scheme in capitals', 'GET', `HTTPS://HOST/FHIR/STU3/ReferralRequest/${ubrn}`, 'A005', { ubrn }],
    ['with a fragment', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}#top?x=1`, 'A005', { ubrn }],
    [
      'with an unknown query',
      'GET',
      `/FHIR/STU3/ReferralRequest/${ubrn}?ubrn=1&__proto__=2`,
      'A005',
      { ubrn },
    ],
    [
      'with a second question mark',
      'GET',
      '/FHIR/R4/ServiceRequest?identifier=a?b',
      'A041',
      { identifier: 'a?b' },
    ],
    [
      'one version',
      'GET',
      `/FHIR/STU3/ReferralRequest/${ubrn}/_history/12`,
      'A005-versioned',
      { ubrn, version: '12' },
    ],
    ['GET of a service', 'GET', '/FHIR/R4/HealthcareService/1', 'A033', { id: '1' }],
    ['HEAD of a service', 'HEAD', '/FHIR/R4/HealthcareService/1', 'A037', { id: '1' }],
    ['the search for services', 'GET', '/FHIR/R4/HealthcareService?_id=1%2C2', 'A035', { _id: '1,2' }],
    ['a search without what it needs', 'GET', '/FHIR/STU3/Slot', 'A015', {}],
    ['a parameter sent twice', 'GET', '/FHIR/R4/HealthcareService?_id=1&_id=2', 'A035', { _id: ['1', '2'] }],
    [
      'an encoded name',
      'GET',
      '/FHIR/STU3/Slot?schedule.actor%3AHealthcareService=1',
      'A015',
      { 'schedule.actor:HealthcareService': '1' },
    ],
    [
      'a query that cannot be decoded',
      'GET',
      '/FHIR/R4/ServiceRequest?identifier=%E0%A4',
      'A041',
      { identifier: '\uFFFD' },
    ],
    ['an encoded path', 'GET', '/FHIR/R4/Binary/a%2Db', 'A042', { id: 'a-b' }],
    ['an empty value', 'GET', '/FHIR/R4/Practitioner?_query=', 'A040', { _query: '' }],
  ])('finds %s', (_, method, url, id, parameters) => {
    expect(matchOperation(method, url)).toEqual({ id, parameters });
  });

  it.each<[string, unknown, unknown]>([
    ['another method', 'DELETE', `/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['HEAD where there is GET alone', 'HEAD', `/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['GET of what is POST', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}/$ers.generateCRI`],
    ['an operation in place of an id', 'GET', '/FHIR/STU3/ReferralRequest/$ers.fetchworklist'],
    ['the other release', 'GET', `/FHIR/R4/ReferralRequest/${ubrn}`],
    ['a release that there is not', 'GET', `/FHIR/STU4/ReferralRequest/${ubrn}`],
    ['the legacy path', 'GET', `/ers-api/STU3/v1/ReferralRequest/${ubrn}`],
    ['no release', 'GET', `/referrals/ReferralRequest/${ubrn}`],
    ['another case', 'GET', `/fhir/stu3/referralrequest/${ubrn}`],
    ['a short UBRN', 'GET', '/FHIR/STU3/ReferralRequest/12345678901'],
    ['an encoded slash', 'GET', `/FHIR/STU3/ReferralRequest%2F${ubrn}`],
    ['an encoded slash in an id', 'GET', '/FHIR/R4/Binary/a%2Fb'],
    ['dots for an id', 'GET', '/FHIR/R4/Binary/..'],
    ['encoded dots for an id', 'GET', '/FHIR/R4/Binary/%2e%2e'],
    ['dot segments before', 'GET', `/x/../FHIR/STU3/ReferralRequest/${ubrn}`],
    ['encoded dot segments before', 'GET', `/x/%2E%2e/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['a single dot before', 'GET', `/x/./FHIR/STU3/ReferralRequest/${ubrn}`],
    ['a trailing slash', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}/`],
    ['a segment too many', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}/x`],
    ['a version with letters', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}/_history/v1`],
    ['history without a version', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}/_history`],
    ['an empty id', 'GET', '/FHIR/R4/Binary/'],
    ['a code system that there is not', 'GET', '/FHIR/STU3/CodeSystem/COLOUR'],
    ['backslashes', 'GET', `\\FHIR\\STU3\\ReferralRequest\\${ubrn}`],
    ['a backslash host', 'GET', `https://host\\x/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['a blank', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn} `],
    ['a line end', 'GET', `/FHIR/STU3/ReferralRequest/${ubrn}\n`],
    ['a path that cannot be decoded', 'GET', '/FHIR/R4/Binary/%E0%A4'],
    ['another scheme', 'GET', 'ftp://host/FHIR/R4/PractitionerRole'],
    ['a scheme without a host', 'GET', 'https:/FHIR/R4/PractitionerRole'],
    ['the route in a query', 'GET', `/x?y=/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['the route in a fragment', 'GET', `/x#/FHIR/STU3/ReferralRequest/${ubrn}`],
    ['the route as a host', 'GET', 'https://FHIR/R4/PractitionerRole'],
    ['an empty segment in the route', 'GET', '/FHIR//R4/PractitionerRole'],
    ['only part of a word', 'GET', '/xFHIR/R4/PractitionerRole'],
    ['an empty URL', 'GET', ''],
    ['an empty method', '', '/FHIR/R4/PractitionerRole'],
    ['no URL', 'GET', undefined],
    ['no method', null, '/FHIR/R4/PractitionerRole'],
    ['a list', ['GET'], ['/FHIR/R4/PractitionerRole']],
    ['an object that only looks like a URL', 'GET', { href: '/FHIR/R4/PractitionerRole' }],
  ])('finds nothing for %s', (_, method, url) => {
    expect(matchOperation(method as string, url as string)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (method, url) => {
        expect(matchOperation(method as string, url as string)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const found = matchOperation('GET', `/FHIR/STU3/ReferralRequest/${tail}`);
        expect([undefined, 'A005', 'A005-versioned']).toContain(found?.id);
      }),
    );
  });

  it('finds only what can be called under the same parameters of the path', () => {
    const segment = fc.oneof(
      fc.constantFrom('ReferralRequest', 'Binary', '_history', ubrn, '1', '..', ''),
      fc.string(),
    );
    const path = fc.array(segment, { maxLength: 5 }).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(fc.constantFrom('STU3', 'R4'), path, (release, tail) => {
        const found = matchOperation('GET', `/FHIR/${release}/${tail}`);
        if (!found || Object.keys(operations[found.id].query).length > 0) return;
        const url = operationUrl(environment, found.id, { ...found.parameters });
        expect(matchOperation('GET', url)).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });
});
