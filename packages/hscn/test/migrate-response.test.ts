import { describe, expect, it } from 'vitest';
import { migrateResponse, migrateResponseHeaders } from '../src/index.js';

const transaction = '3ab166e8-3094-4af3-adaf-ea3156c7353d-1';

describe('migrateResponse', () => {
  it("gives the old software the guide's response headers", () => {
    const body = { resourceType: 'ReferralRequest' };
    const headers = { 'X-Request-ID': transaction, 'X-Correlation-ID': 'x', ETag: 'W/"5"' };
    const response = migrateResponse(
      { status: 200, headers, body },
      { operation: 'A005', generation: 'HSCN-STU3' },
    );
    expect(response).toEqual({
      status: 200,
      headers: { X_ERS_TRANSACTION_ID: transaction, ETag: 'W/"5"' },
      body,
      issues: [],
    });
    expect(response.body).toBe(body);
  });

  it('reads a Headers object', () => {
    const headers = new Headers({ 'x-request-id': transaction, 'content-type': 'application/fhir+json' });
    expect(migrateResponseHeaders(headers)).toEqual({
      X_ERS_TRANSACTION_ID: transaction,
      'content-type': 'application/fhir+json',
    });
  });

  it('says that a DSTU2 caller cannot read the body, but for files', () => {
    const response = { status: 200, headers: {}, body: 'x' };
    expect(migrateResponse(response, { operation: 'A005', generation: 'DSTU2' }).issues).toEqual([
      expect.objectContaining({ code: 'RESPONSE_NOT_TRANSLATED', severity: 'action' }),
    ]);
    expect(migrateResponse(response, { operation: 'A007', generation: 'DSTU2' }).issues).toEqual([]);
  });
});

describe('errors', () => {
  const outcome = (...codes: string[]): object => ({
    resourceType: 'OperationOutcome',
    issue: codes.map((code) => ({
      severity: 'error',
      code: 'value',
      details: { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1', code }] },
    })),
  });
  const options = { operation: 'A005', generation: 'HSCN-STU3' } as const;

  it.each([
    [401, 403, 'information', 'said 403 (inferred)'],
    [406, 406, 'action', 'had no such status'],
    [415, 415, 'action', 'had no such status'],
    [429, 429, 'action', 'had no such status'],
    [503, 503, 'action', 'had no such status'],
  ])('%d becomes %d', (today, legacy, severity, message) => {
    const { status, issues } = migrateResponse({ status: today, headers: {} }, options);
    expect(status).toBe(legacy);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'STATUS_CHANGED',
        severity,
        message: expect.stringContaining(message) as string,
      }),
    ]);
  });

  it.each([200, 201, 400, 403, 404, 409, 412, 422, 423, 500, 502, 504])('%d stays', (status) => {
    expect(migrateResponse({ status, headers: {} }, options)).toMatchObject({ status, issues: [] });
  });

  it.each([
    ['INVALID_FHIR_STRUCTURE', 'FHIR_CONSTRAINT_VIOLATION'],
    ['PATIENT_ERROR', 'PATIENT_SENSITIVE'],
    ['FORBIDDEN', 'NOT_AUTHORISED'],
    ['NO_ACCESS', 'NOT_AUTHORISED'],
    ['NO_RELATIONSHIP', 'NO_RELATIONSHIP'],
    ['REFERENCE_NOT_FOUND', 'REFERENCE_NOT_FOUND'],
  ])('the code %s becomes %s', (today, legacy) => {
    const body = outcome(today);
    const response = migrateResponse({ status: 422, headers: {}, body }, options);
    expect(response.body).toEqual(outcome(legacy));
    expect(response.issues).toHaveLength(today === legacy ? 0 : 1);
    expect(body).toEqual(outcome(today));
  });

  it('leaves codes of a success alone, and text', () => {
    const body = { resourceType: 'ReferralRequest', code: 'FORBIDDEN' };
    expect(migrateResponse({ status: 200, headers: {}, body }, options).body).toBe(body);
    expect(migrateResponse({ status: 403, headers: {}, body: 'FORBIDDEN' }, options).body).toBe('FORBIDDEN');
  });

  it.each([
    ['text', (text: string) => text, (body: unknown) => body],
    [
      'bytes',
      (text: string) => new TextEncoder().encode(text),
      (body: unknown) => Buffer.from(body as Uint8Array).toString(),
    ],
  ])('translates codes in %s, which stays what it was', (_name, given, read) => {
    const textWith = (code: string): string => JSON.stringify(outcome(code));
    const { body, issues } = migrateResponse(
      { status: 422, headers: {}, body: given(textWith('INVALID_FHIR_STRUCTURE')) },
      options,
    );
    expect(read(body)).toBe(textWith('FHIR_CONSTRAINT_VIOLATION'));
    expect(issues.map(({ code }) => code)).toEqual(['STATUS_CHANGED']);
  });

  it('puts the systems of reference data back where asked to', () => {
    const today = 'https://int.api.service.nhs.uk/referrals/FHIR/STU3';
    const referenceDataBaseUrl = 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1';
    const specialty = (base: string): object => ({
      specialty: { coding: [{ system: `${base}/CodeSystem/SPECIALTY`, code: 'UROLOGY' }] },
    });
    const response = { status: 200, headers: {}, body: specialty(today) };
    expect(migrateResponse(response, { ...options, referenceDataBaseUrl }).body).toEqual(
      specialty(referenceDataBaseUrl),
    );
  });
});
