import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { explainMigration } from '../src/index.js';
import { clinician, legacyOrigin, ubrn } from './fixtures.js';

const options = {
  environment: environments.integration,
  context: clinician,
  accessToken: 'g1112R_ccQ1Ebbb4gtHBP1aaaNM',
  correlationId: 'c-1',
};
const head = ['| Field | Before | After | Why |', '| --- | --- | --- | --- |'];
const moved = 'The host is the API platform, and the base path has no endpoint version any more.';

describe('the Markdown', () => {
  it('ends with the table where nothing is left to do, and lists no information', () => {
    const url = `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/${ubrn}`;
    const { markdown, migration } = explainMigration(
      { method: 'GET', url, headers: { XAPI_ASID: '1', Accept: 'application/fhir+json' } },
      options,
    );
    expect(migration.issues.map(({ severity }) => severity)).toEqual(['information']);
    expect(markdown.split('\n')).toEqual([
      '### A005 (HSCN-STU3) → A005',
      '',
      ...head,
      `| URL | GET ${url} | GET https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/${ubrn} | ${moved} |`,
      '| Request header | XAPI_ASID: 1 |  | In its place: the attribute `asid` of the application registered on the API platform, which NHS England sets. |',
      '| Request header | (in the session, chosen with A002) | NHSD-End-User-Organisation-ODS: R69 | There is no session: the context goes with each request. |',
      '| Request header | (in the session, chosen with A002) | NHSD-eRS-Business-Function: SERVICE_PROVIDER_CLINICIAN | There is no session: the context goes with each request. |',
      '| Request header |  | X-Correlation-ID: c-1 | Your own id of the call, echoed by the API. |',
      '| Request body | (none) | (none) | No changes. |',
      '| Response header | X_ERS_TRANSACTION_ID | X-Request-ID | Another name for the same value. |',
      '| Response body | FHIR STU3 | FHIR STU3 | No changes. |',
      '',
    ]);
  });

  it('lists what is left to do below the table, names no successor where there is none, and keeps cells in one line', () => {
    const { markdown } = explainMigration(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/v1/ProfessionalSession`,
        headers: { 'If-Match': 'a|b  \t c' },
      },
      options,
    );
    expect(markdown.split('\n')).toEqual([
      '### A001 (session)',
      '',
      ...head,
      `| URL | POST ${legacyOrigin}/ers-api/v1/ProfessionalSession |  | ${moved} Nothing takes its place. |`,
      '| Request header | If-Match: a\\|b c |  | No new request was made. |',
      '| Request body | (none) | (none) | No changes. |',
      '',
      'To do:',
      '',
      '- **error** operation: A001 has no request that takes its place. There is no session: sign in with CIS2, exchange the ID token for an access token, and read the roles with A030.',
      '- **action** token: The SSO token of the Identity Agent is not used any more. In its place: the ID token of a CIS2 sign-in, exchanged for an access token.',
      '',
    ]);
  });

  it('shows three things that happened to a body, and counts the others', () => {
    const coding = (system: string, code: string): object => ({ coding: [{ system, code }] });
    const { rows } = explainMigration(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/v1/ReferralRequest/$ers.fetchworklist`,
        body: {
          resourceType: 'Parameters',
          meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
          parameter: [
            {
              name: 'listType',
              valueCodeableConcept: coding('http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1', 'NONE'),
            },
            { name: 'unknown', valueString: 'x' },
            { name: 'another', valueString: 'x' },
            { name: 'specialty', valueCodeableConcept: coding('http://example.org/unknown', 'UROLOGY') },
          ],
          extra: 1,
        },
      },
      options,
    );
    expect(rows.find(({ field }) => field === 'Request body')).toEqual({
      field: 'Request body',
      before: '(a body)',
      after: '(a body)',
      why: 'The body was translated from FHIR DSTU2 to STU3. The platform answers 422 UNEXPECTED_FIELD to this parameter. Leave it out. (2 times) DSTU2 has no such element here. 1 more, see the issues.',
    });
  });
});
