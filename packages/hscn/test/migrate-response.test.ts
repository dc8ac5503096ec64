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
