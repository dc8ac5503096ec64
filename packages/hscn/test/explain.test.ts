import { environments } from '@ers-kit/environments';
import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { explainMigration, HscnError } from '../src/index.js';
import { clinician, everyEndpoint, legacyOrigin } from './fixtures.js';

const environment = environments.integration;
const sessionKey = 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6';
const guide = {
  method: 'get',
  url: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012',
  headers: { XAPI_ASID: '100000001234', HTTP_X_SESSION_KEY: sessionKey },
};

describe('explainMigration', () => {
  it("makes the guide's table of the guide's example", () => {
    const accessToken = 'g1112R_ccQ1Ebbb4gtHBP1aaaNM';
    const { rows } = explainMigration(guide, {
      environment,
      context: clinician,
      accessToken,
      correlationId: 'c-1',
    });
    expect(rows.map(({ field, before, after }) => [field, before, after])).toEqual([
      [
        'URL',
        'GET https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012',
        'GET https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/123456789012',
      ],
      ['Request header', 'XAPI_ASID: 100000001234', ''],
      ['Request header', 'HTTP_X_SESSION_KEY: pro-…', 'Authorization: Bearer g111…'],
      ['Request header', '(in the session, chosen with A002)', 'NHSD-End-User-Organisation-ODS: R69'],
      [
        'Request header',
        '(in the session, chosen with A002)',
        'NHSD-eRS-Business-Function: SERVICE_PROVIDER_CLINICIAN',
      ],
      ['Request header', '', 'Accept: application/fhir+json'],
      ['Request header', '', 'X-Correlation-ID: c-1'],
      ['Request body', '(none)', '(none)'],
      ['Response header', 'X_ERS_TRANSACTION_ID', 'X-Request-ID'],
      ['Response body', 'FHIR STU3', 'FHIR STU3'],
    ]);
    expect(rows.every(({ why }) => why !== '')).toBe(true);
    expect(everySink(rows)).not.toContain(sessionKey);
  });

  it('writes the same as Markdown, with what is left to do', () => {
    const { markdown } = explainMigration(guide, { environment });
    expect(markdown).toMatch(
      /^### A005 \(HSCN-STU3\) → A005\n\n\| Field \| Before \| After \| Why \|\n\| --- /,
    );
    expect(markdown).toContain('To do:');
    expect(markdown).toContain('- **action** Authorization: Add `Authorization: Bearer`');
    expect(markdown).not.toContain(sessionKey);
    for (const line of markdown.split('\n').filter((one) => one.startsWith('|'))) {
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
    }
  });

  it.each(everyEndpoint)('knows something about %s %s', (_operation, _generation, method, path) => {
    const { rows, markdown } = explainMigration({ method, url: `${legacyOrigin}${path}` }, { environment });
    expect(rows[0]?.field).toBe('URL');
    expect(markdown).not.toContain('undefined');
  });

  it('names both headers of a renamed one', () => {
    const { rows } = explainMigration(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/Binary`,
        headers: { 'X-ERS-XAPI-META-FILE_NAME': 'a|b.pdf', 'Content-Type': 'application/pdf' },
        body: 'x',
      },
      { environment, context: clinician },
    );
    expect(rows).toContainEqual({
      field: 'Request header',
      before: 'X-ERS-XAPI-META-FILE_NAME: a|b.pdf',
      after: 'NHSD-eRS-File-Name: a|b.pdf',
      why: 'It has another name.',
    });
  });

  it('says what happens to a body, each thing once', () => {
    const system = `${legacyOrigin}/ers-api/STU3/v1/CodeSystem/SPECIALTY`;
    const { rows } = explainMigration(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`,
        body: { resourceType: 'Parameters', parameter: [{ system }, { system }] },
      },
      { environment, context: clinician },
    );
    expect(rows.find(({ field }) => field === 'Request body')).toEqual({
      field: 'Request body',
      before: '(a body)',
      after: '(a body)',
      why: 'The URL moved with the service, or has another name now. (2 times)',
    });
  });

  it('refuses what is no legacy request', () => {
    expect(() => explainMigration({ method: 'GET', url: 'https://x.example/' }, { environment })).toThrow(
      HscnError,
    );
  });
});
