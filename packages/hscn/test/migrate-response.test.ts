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
    expect(migrateResponse(response, { operation: 'A005', generation: 'DSTU2' })).toEqual({
      ...response,
      issues: [
        {
          code: 'RESPONSE_NOT_TRANSLATED',
          severity: 'action',
          field: 'body',
          message: 'The body is FHIR STU3, which a caller of DSTU2 does not read: its code has to change.',
        },
      ],
    });
    for (const operation of ['A006', 'A007', 'A019'] as const) {
      expect(migrateResponse(response, { operation, generation: 'DSTU2' }).issues).toEqual([]);
    }
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
  const codeChanged = {
    code: 'STATUS_CHANGED',
    severity: 'information',
    field: 'body.issue[0].details.coding[0].code',
    message: 'The legacy API had another name for this code (inferred).',
  };

  it.each([
    [401, 403, 'information', 'said 403 (inferred)'],
    ...[406, 415, 429, 503].map(
      (status) =>
        [
          status,
          status,
          'action',
          'had no such status, so the old code needs a branch for it (documented)',
        ] as const,
    ),
  ] as const)('%d becomes %d', (today, legacy, severity, what) => {
    const { status, issues } = migrateResponse({ status: today, headers: {} }, options);
    expect(status).toBe(legacy);
    expect(issues).toEqual([
      { code: 'STATUS_CHANGED', severity, field: 'status', message: `The legacy API ${what}.` },
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
    const response = migrateResponse({ status: 400, headers: {}, body }, options);
    expect(response.body).toEqual(outcome(legacy));
    expect(response.issues).toEqual(today === legacy ? [] : [codeChanged]);
    expect(body).toEqual(outcome(today));
  });

  it('hands on a body that is nested too deeply, or holds itself, and says so', () => {
    const nested = (levels: number): string =>
      `${'{"a":'.repeat(levels)}"PATIENT_ERROR"${'}'.repeat(levels)}`;
    const circular: Record<string, unknown> = { code: 'PATIENT_ERROR' };
    Object.assign(circular, { one: circular, other: circular });
    const said = {
      code: 'RESPONSE_NOT_TRANSLATED',
      severity: 'action',
      field: 'body',
      message: 'The body is nested too deeply for FHIR, or holds itself. It is handed on as it is.',
    };
    const ofReads = { ...options, referenceDataBaseUrl: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1' };
    for (const body of [nested(401), circular]) {
      expect(migrateResponse({ status: 422, headers: {}, body }, options)).toMatchObject({
        body,
        issues: [said],
      });
      expect(migrateResponse({ status: 200, headers: {}, body }, ofReads).issues).toEqual([said]);
    }
    expect(migrateResponse({ status: 422, headers: {}, body: nested(400) }, options).issues).toEqual([]);
  });

  it('leaves codes of a success alone, and text', () => {
    const body = { resourceType: 'ReferralRequest', code: 'FORBIDDEN' };
    expect(migrateResponse({ status: 200, headers: {}, body }, options).body).toBe(body);
    expect(migrateResponse({ status: 403, headers: {}, body: 'FORBIDDEN' }, options).body).toBe('FORBIDDEN');
  });

  it('leaves alone what is no code, and systems where no other base is asked for', () => {
    const system = 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY';
    const body = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'FORBIDDEN', system }] };
    const response = migrateResponse({ status: 403, headers: {}, body }, options);
    expect(response.body).toBe(body);
    expect(response.issues).toEqual([]);
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
    expect(migrateResponse(response, options).body).toBe(response.body);
    for (const operation of ['A006', 'A007', 'A019'] as const) {
      const file = migrateResponse(response, { ...options, operation, referenceDataBaseUrl });
      expect(file.body).toBe(response.body);
    }
  });
});
