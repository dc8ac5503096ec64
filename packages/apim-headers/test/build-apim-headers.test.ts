import { operations } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { buildApimHeaders, headerNames } from '../src/index.js';
import {
  administrator,
  application,
  clinician,
  contextsOf,
  operationIds,
  optionsOf,
  referrer,
} from './contexts.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const withoutCorrelation = (headers: Record<string, string>): Record<string, string> => {
  const { [headerNames.correlationId]: _, ...others } = headers;
  return others;
};

describe('buildApimHeaders', () => {
  it("makes the headers of the migration guide's example", () => {
    expect(
      buildApimHeaders('A005', clinician, {
        accessToken: 'g1112R_ccQ1Ebbb4gtHBP1aaaNM',
        correlationId: '11C46F5F-CDEF-4865-94B2-0EE0EDCC26DA',
      }),
    ).toEqual({
      Authorization: 'Bearer g1112R_ccQ1Ebbb4gtHBP1aaaNM',
      'NHSD-End-User-Organisation-ODS': 'R69',
      'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN',
      Accept: 'application/fhir+json',
      'X-Correlation-ID': '11C46F5F-CDEF-4865-94B2-0EE0EDCC26DA',
    });
  });

  it('names the clinician acted for', () => {
    const headers = buildApimHeaders('A036', administrator, { version: 4 });
    expect(headers[headerNames.onBehalfOf]).toBe('021600556514');
    expect(headers[headerNames.businessFunction]).toBe('SERVICE_PROVIDER_CLINICIAN_ADMIN');
  });

  it('says nothing of the caller in application-restricted mode', () => {
    expect(
      withoutCorrelation(buildApimHeaders('A013', application, { accessToken: 'token', version: 4 })),
    ).toEqual({
      Authorization: 'Bearer token',
      'If-Match': 'W/"4"',
      Accept: 'application/fhir+json',
    });
  });

  it('sends with A030 only who asks', () => {
    const expected = { Authorization: 'Bearer token', Accept: 'application/fhir+json' };
    const contexts = [{ mode: 'user-restricted' } as const, clinician, administrator];
    for (const context of contexts) {
      expect(withoutCorrelation(buildApimHeaders('A030', context, { accessToken: 'token' }))).toEqual(
        expected,
      );
    }
  });

  it('never sends the clinician acted for with A040, which lists who that may be', () => {
    const { onBehalfOf: _, ...before } = administrator;
    for (const context of [before, administrator]) {
      expect(withoutCorrelation(buildApimHeaders('A040', context))).toEqual({
        'NHSD-End-User-Organisation-ODS': 'R69',
        'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
        Accept: 'application/fhir+json',
      });
    }
  });

  it.each([4, '4', 'W/"4"'])('makes a weak If-Match of %j', (version) => {
    const headers = buildApimHeaders('A034', referrer, { version });
    expect(headers[headerNames.ifMatch]).toBe('W/"4"');
    expect(headers[headerNames.contentType]).toBe('application/fhir+json');
  });

  it('sends the commissioning organisation with A015', () => {
    const headers = buildApimHeaders('A015', referrer, { commissioningRuleOrganisation: 'R68' });
    expect(headers[headerNames.commissioningRuleOrganisation]).toBe('R68');
  });

  it.each([
    ['letter.pdf', undefined, 'application/pdf'],
    ['Referral letter, second page.TXT', undefined, 'text/plain'],
    ['scan.tar.jpe', undefined, 'image/jpeg'],
    ['note.rtx', 'text/rtf', 'text/rtf'],
    ['scan.dcm', 'application/dicom', 'application/dicom'],
    [`${'x'.repeat(251)}.png`, undefined, 'image/png'],
  ] as const)('uploads %s', (fileName, contentType, expected) => {
    const headers = buildApimHeaders('A020', clinician, { fileName, contentType });
    expect(headers[headerNames.fileName]).toBe(fileName);
    expect(headers[headerNames.contentType]).toBe(expected);
    expect(headers[headerNames.accept]).toBe('application/fhir+json');
    expect(headers).not.toHaveProperty([headerNames.referralId]);
  });

  it('ties an upload to a referral', () => {
    const headers = buildApimHeaders('A020', referrer, { fileName: 'a.txt', referralId: '000000070000' });
    expect(headers[headerNames.referralId]).toBe('000000070000');
  });

  it.each([
    ['A005', 'application/fhir+json'],
    ['A007', 'application/pdf'],
    ['A019', 'application/pdf'],
    ['A043', 'application/pdf'],
    ['A006', '*/*'],
    ['A042', '*/*'],
    ['A037', 'application/fhir+json'],
  ] as const)('asks %s for %s', (id, accept) => {
    expect(buildApimHeaders(id, referrer)[headerNames.accept]).toBe(accept);
  });

  it.each(operationIds)('%s: has a content type exactly where there is a body', (id) => {
    for (const context of contextsOf(id)) {
      const headers = buildApimHeaders(id, context, optionsOf(id));
      const expected = operations[id].request
        ? id === 'A020'
          ? 'application/pdf'
          : 'application/fhir+json'
        : undefined;
      expect(headers[headerNames.contentType]).toBe(expected);
      expect(headers[headerNames.correlationId]).toMatch(uuid);
      expect(headers[headerNames.authorization]).toBe('Bearer g1112R_ccQ1Ebbb4gtHBP1aaaNM');
      expect(headers).not.toHaveProperty([headerNames.requestId]);
      expect(headers[headerNames.ifMatch]).toBe(operations[id].ifMatch ? 'W/"4"' : undefined);
    }
  });

  it('takes what an operation needs when it is known at run time alone', () => {
    for (const id of operationIds) {
      const [context] = contextsOf(id);
      expect(Object.keys(buildApimHeaders(id, context!, optionsOf(id)))).toContain('X-Correlation-ID');
    }
  });
});

describe('the correlation id', () => {
  const of = (headers: Record<string, string>): string | undefined => headers[headerNames.correlationId];

  it('is new for each call', () => {
    expect(of(buildApimHeaders('A005', clinician))).not.toBe(of(buildApimHeaders('A005', clinician)));
  });

  it('can come from elsewhere', () => {
    expect(of(buildApimHeaders('A005', clinician, { createCorrelationId: () => 'trace-1' }))).toBe('trace-1');
    expect(
      of(buildApimHeaders('A005', clinician, { correlationId: 'mine', createCorrelationId: () => 'no' })),
    ).toBe('mine');
    expect(of(buildApimHeaders('A005', clinician, { correlationId: 'any text, in fact' }))).toBe(
      'any text, in fact',
    );
    expect(of(buildApimHeaders('A005', clinician, { correlationId: 'x'.repeat(255) }))).toHaveLength(255);
  });
});

describe('values that are not there', () => {
  it('count as not given', () => {
    const options = {
      accessToken: undefined,
      correlationId: undefined,
      version: undefined,
      fileName: undefined,
    };
    const context = { ...clinician, onBehalfOf: undefined };
    expect(Object.keys(buildApimHeaders('A005', context, options))).toEqual([
      'NHSD-End-User-Organisation-ODS',
      'NHSD-eRS-Business-Function',
      'Accept',
      'X-Correlation-ID',
    ]);
  });
});
