import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { migrateRequest, type LegacyRequest, type MigrateRequestOptions } from '../src/index.js';
import { clinician, legacyOrigin, ubrn } from './fixtures.js';

const environment = environments.integration;
const accessToken = 'token-canary';
const base = `${legacyOrigin}/ers-api/STU3/v1`;
const a005 = { method: 'GET', url: `${base}/ReferralRequest/${ubrn}` };
const upload = (headers: Record<string, string>): LegacyRequest => ({
  method: 'POST',
  url: `${base}/Binary`,
  headers,
  body: 'x',
});

function migrate(request: LegacyRequest, options: Partial<MigrateRequestOptions> = {}) {
  return migrateRequest(request, { environment, correlationId: 'c-1', ...options });
}

const contextNeeded = {
  code: 'CONTEXT_NEEDED',
  severity: 'action',
  field: 'NHSD-End-User-Organisation-ODS',
  message:
    'Add NHSD-End-User-Organisation-ODS and NHSD-eRS-Business-Function: the session no longer carries them.',
};
const tokenNeeded = {
  code: 'ACCESS_TOKEN_NEEDED',
  severity: 'action',
  field: 'Authorization',
  message: 'Add `Authorization: Bearer` with an access token of the signed-in user.',
};

describe('a request without context', () => {
  it.each([
    ['what referrers call', `${base}/ReferralRequest/${ubrn}/$ers.generatePatientLetter`, 'POST'],
    ['what providers call', `${base}/ReferralRequest/${ubrn}/$ers.acceptReferral`, 'POST'],
    ['what both call', a005.url, 'GET'],
  ])('is made for %s, and says what has to be added', (_name, url, method) => {
    const { request, issues } = migrate({ method, url, headers: { 'If-Match': 'W/"4"' } });
    expect(Object.keys(request?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^NHSD-/)]),
    );
    expect(request?.headers['X-Correlation-ID']).toBe('c-1');
    expect(issues).toEqual([contextNeeded, tokenNeeded]);
  });

  it('says what is wrong with the session that it should come from, and is not made', () => {
    const { request, issues } = migrate(a005, { session: { permission: null }, accessToken });
    expect(request).toBeUndefined();
    expect(issues).toEqual([
      expect.objectContaining({ code: 'SESSION_INVALID', severity: 'error', field: 'permission' }),
      contextNeeded,
    ]);
  });
});

describe('headers of the old request', () => {
  const options = { context: clinician, accessToken };

  it('leaves a version behind where the operation takes none', () => {
    const { request, issues } = migrate({ ...a005, headers: { 'If-Match': 'W/"4"' } }, options);
    expect(request?.headers).not.toHaveProperty('If-Match');
    expect(issues).toEqual([]);
  });

  it.each([
    ['spaces and capitals', ' Application/PDF ; charset=binary', 'application/pdf'],
    ['parameters alone', '; charset=binary', 'application/pdf'],
    ['nothing', '', 'application/pdf'],
  ])('takes the media type of an upload from %s', (_name, type, expected) => {
    const { request, issues } = migrate(
      upload({ 'Content-Type': type, 'X-ERS-XAPI-META-FILE_NAME': 'letter.pdf' }),
      options,
    );
    expect(request?.headers['Content-Type']).toBe(expected);
    expect(issues).toEqual([]);
  });

  it('names every header that the operation does not take as it is', () => {
    const { request, issues } = migrate(
      upload({
        'Content-Type': 'text/plain',
        'X-ERS-XAPI-META-FILE_NAME': 'letter.pdf',
        'X-ERS-XAPI-META-INTENDED_UBRN': '1',
      }),
      options,
    );
    expect(request).toBeUndefined();
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['HEADER_INVALID', 'error'],
      ['HEADER_INVALID', 'error'],
    ]);
    expect(issues.map(({ field, message }) => [field, message])).toEqual([
      ['X-ERS-XAPI-META-INTENDED_UBRN', 'X-ERS-XAPI-META-INTENDED_UBRN must be a UBRN: 12 digits.'],
      ['Content-Type', 'Content-Type does not go with the file name, whose extension means application/pdf.'],
    ]);
  });
});

describe('faults of the caller', () => {
  const fault = new Error('fault of the caller');
  const throwing = (): never => {
    throw fault;
  };

  it('come through where the context throws', () => {
    const context = {
      ...clinician,
      get organisation(): string {
        return throwing();
      },
    };
    expect(() => migrate(a005, { context, accessToken })).toThrow(fault);
  });

  it('come through where the environment throws', () => {
    const fhirBaseUrls = {
      ...environment.fhirBaseUrls,
      get R4(): string {
        return throwing();
      },
    };
    const request = { method: 'GET', url: `${base}/Binary/att-1-1` };
    expect(() => migrate(request, { environment: { fhirBaseUrls } })).toThrow(fault);
  });
});
