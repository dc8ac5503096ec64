import { describe, expect, it } from 'vitest';
import { everySink } from '@ers-kit/internal/testing';
import { operationUrl, type OperationId } from '../src/index.js';
import { failureOf } from './failure-of.js';
import { environment, validParameters } from './valid-parameters.js';

const base = 'https://int.api.service.nhs.uk/referrals/FHIR';

describe('operationUrl', () => {
  it.each([
    ['A005', '/STU3/ReferralRequest/123456789012'],
    ['A005-versioned', '/STU3/ReferralRequest/123456789012/_history/6'],
    ['A007', '/STU3/ReferralRequest/123456789012/$ers.generateCRI'],
    ['A008', '/STU3/ReferralRequest/$ers.fetchworklist'],
    ['A004', '/STU3/CodeSystem/CLINIC-TYPE'],
    ['A034', '/STU3/Appointment/70001'],
    ['A042', '/R4/Binary/c5d2d200-7613-4a69-9c5f-1bb68e04b8d8'],
    ['A030', '/R4/PractitionerRole'],
    ['A040', '/R4/Practitioner?_query=onBehalfOf'],
    ['A035', '/R4/HealthcareService?_id=1,2'],
    ['A029', '/STU3/Task?focus=ReferralRequest/123456789012/_history/6&intent=proposal&status=ready'],
    [
      'A015',
      '/STU3/Slot?schedule.actor:HealthcareService=11000&appointmentType=ROUTINE&status=free&_count=5&page=1&schedule.actor:Practitioner=921600556514&_include=Slot:schedule',
    ],
    [
      'A025',
      '/STU3/Communication?based-on=CommunicationRequest/123456789012/_history/1&_include=Communication:sender-practitionerrole:PractionerRole&_include=Communication:content-reference:DocumentReference',
    ],
    ['A041', '/R4/ServiceRequest?identifier=https://fhir.nhs.uk/Id/UBRN%7C123456789012'],
  ] as const)('%s: %s', (id, expected) => {
    expect(operationUrl(environment, id as OperationId, validParameters[id])).toBe(base + expected);
  });

  it('takes numbers for versions and counts', () => {
    expect(operationUrl(environment, 'A005-versioned', { ubrn: '123456789012', version: 6 })).toMatch(
      /_history\/6$/,
    );
    expect(
      operationUrl(environment, 'A015', {
        'schedule.actor:HealthcareService': '11000',
        appointmentType: 'URGENT',
        status: 'free',
        _count: '100',
        page: 1,
      }),
    ).toMatch(/&_count=100&page=1$/);
  });

  it('takes ids as a list or with commas', () => {
    const byList = operationUrl(environment, 'A035', { _id: ['1', '2', '3'] });
    expect(byList).toBe(operationUrl(environment, 'A035', { _id: '1,2,3' }));
    const twenty = Array.from({ length: 20 }, (_, index) => `${index}`);
    expect(new URL(operationUrl(environment, 'A035', { _id: twenty })).searchParams.get('_id')).toBe(
      twenty.join(),
    );
  });

  it('takes a UBRN alone where it takes a token', () => {
    expect(operationUrl(environment, 'A041', { identifier: '123456789012' })).toBe(
      `${base}/R4/ServiceRequest?identifier=123456789012`,
    );
  });

  it('ignores parameters without a value, and operations without parameters take none', () => {
    expect(operationUrl(environment, 'A030')).toBe(`${base}/R4/PractitionerRole`);
    expect(operationUrl(environment, 'A030', {})).toBe(`${base}/R4/PractitionerRole`);
    const anyId = (): OperationId => 'A005';
    const wide: Record<string, unknown> = { ubrn: '123456789012', version: undefined };
    expect(operationUrl(environment, anyId(), wide)).toBe(`${base}/STU3/ReferralRequest/123456789012`);
    expect(
      operationUrl(environment, 'A025', {
        'based-on': 'CommunicationRequest/123456789012/_history/1',
        _include: undefined,
      }),
    ).not.toContain('_include');
  });

  it('serves under any base URL', () => {
    const fhirBaseUrls = { STU3: 'http://127.0.0.1:8080/a/FHIR/STU3', R4: 'http://[::1]/FHIR/R4' };
    expect(operationUrl({ fhirBaseUrls }, 'A030')).toBe('http://[::1]/FHIR/R4/PractitionerRole');
    expect(operationUrl({ fhirBaseUrls }, 'A008')).toBe(
      'http://127.0.0.1:8080/a/FHIR/STU3/ReferralRequest/$ers.fetchworklist',
    );
  });
});

const ubrn = '123456789012';

describe('operations that there are not', () => {
  it.each(['A001', 'a005', '', '__proto__', 'constructor', 'A005/../A006', null, undefined, 5, ['A005'], {}])(
    '%j',
    (id) => {
      const error = failureOf(id, { ubrn });
      expect(error.code).toBe('ERR_OPERATION_UNKNOWN');
      expect(error.message).toMatch(/no such e-RS operation.*A005/);
      expect(error.problems).toEqual([]);
    },
  );
});

const stu3 = (STU3: unknown): unknown => ({ fhirBaseUrls: { STU3, R4: 'https://h/FHIR/R4' } });

describe('environments that cannot be used', () => {
  it.each([
    ['none', null],
    ['a name', 'integration'],
    ['without base URLs', {}],
    ['with base URLs that are null', { fhirBaseUrls: null }],
    ['with another release only', { fhirBaseUrls: { R4: 'https://h/FHIR/R4' } }],
    ['with a relative URL', stu3('/FHIR/STU3')],
    ['with another scheme', stu3('ftp://h/FHIR/STU3')],
    ['over http', stu3('http://h/FHIR/STU3')],
    ['over http to what looks like loopback', stu3('http://127.0.0.1.example/FHIR/STU3')],
    ['with a trailing slash', stu3('https://h/FHIR/STU3/')],
    ['with a query', stu3('https://h/FHIR/STU3?x=1')],
    ['with a fragment', stu3('https://h/FHIR/STU3#x')],
    ['with credentials', stu3('https://user:secret@h/FHIR/STU3')],
    ['with a blank', stu3('https://h/FHIR STU3')],
    ['with a backslash', stu3('https://h\\FHIR\\STU3')],
    ['with a port that is none', stu3('https://h:99999/FHIR/STU3')],
    ['with a URL object', stu3(new URL('https://h/FHIR/STU3'))],
  ])('%s', (_, where) => {
    const error = failureOf('A005', { ubrn }, where);
    expect(error.code).toBe('ERR_OPERATION_ENVIRONMENT');
    expect(error.message).toMatch(/environment\.fhirBaseUrls\.STU3 must be an absolute https URL/);
    expect(everySink(error)).not.toContain('secret');
  });

  it.each(['http://127.0.0.1:9000', 'http://localhost:9000/referrals', 'http://[::1]:9000'])(
    'but %s can, on loopback',
    (STU3) => {
      expect(operationUrl({ fhirBaseUrls: { STU3, R4: STU3 } }, 'A005', { ubrn })).toBe(
        `${STU3}/ReferralRequest/${ubrn}`,
      );
    },
  );
});
