import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { explainMigration, type LegacyRequest } from '../src/index.js';
import type { FoundRequest } from '../src/internal/found-request.js';
import { renderOutcomes, type Outcome } from '../src/internal/render-outcomes.js';
import { clinician, legacyOrigin, sessionKey, ubrn } from './fixtures.js';

const stu3 = `${legacyOrigin}/ers-api/STU3/v1`;
const today = 'https://int.api.service.nhs.uk/referrals/FHIR';

/** What became of a legacy request. */
function outcomeOf(request: LegacyRequest, more: Partial<FoundRequest> = {}): Outcome {
  const options = { environment: environments.integration, context: clinician, correlationId: 'c-1' };
  return { request, explanation: explainMigration(request, options), ...more };
}

const read = outcomeOf({ method: 'GET', url: `${stu3}/ReferralRequest/${ubrn}` });
const file = outcomeOf({ method: 'GET', url: `${stu3}/Binary/att-1-1` });
const signIn = outcomeOf({ method: 'POST', url: `${legacyOrigin}/ers-api/v1/ProfessionalSession` });
const other: Outcome = {
  request: { method: 'GET\n(1)', url: 'https://fhir.example/Patient/1?name=smith' },
  explanation: undefined,
};

/** The lines of the new request of `outcome`, with its own headers between those of every request. */
const curlOf = (method: string, url: string, own: readonly string[], data: readonly string[] = []): string =>
  [
    `curl -X ${method} '${today}${url}'`,
    '  -H "Authorization: Bearer $ACCESS_TOKEN"',
    "  -H 'NHSD-End-User-Organisation-ODS: R69'",
    "  -H 'NHSD-eRS-Business-Function: SERVICE_PROVIDER_CLINICIAN'",
    ...own.map((header) => `  -H '${header}'`),
    "  -H 'X-Correlation-ID: c-1'",
    ...data,
  ].join(' \\\n');
const fhir = 'Accept: application/fhir+json';
const readCurl = curlOf('GET', `/STU3/ReferralRequest/${ubrn}`, [fhir]);
const noSuccessor =
  'A001 has no request that takes its place. There is no session: sign in with CIS2, exchange the ID token for an access token, and read the roles with A030.';
const missingFile =
  'The body is in a file that is not there or holds no JSON object, so it was not looked at.';
const unresolved = ['ba$e', 'x'.repeat(70)];
const variables = `Variables without a value: bae, ${'x'.repeat(64)}. Give them values in the collection, or paste the request as it was sent.`;

describe('curl', () => {
  it('has a section for each of several, and a summary sorted by operation', () => {
    expect(renderOutcomes([signIn, other, read, file, read], 'curl').split('\n')).toEqual([
      '# A001 (session)',
      `# A001: ${noSuccessor}`,
      '',
      '# Not a request of the legacy e-RS API',
      '# Not a request of the legacy e-RS API: GET https://fhir.example/Patient/1?…',
      '',
      '# A005 (HSCN-STU3) → A005',
      ...readCurl.split('\n'),
      '',
      '# A006 (HSCN-STU3) → A042',
      ...curlOf('GET', '/R4/Binary/att-1-1', ['Accept: */*']).split('\n'),
      '',
      '# A005 (HSCN-STU3) → A005',
      ...readCurl.split('\n'),
      '',
      '# ### Summary',
      '#',
      '# | Operation | Generation | Becomes | Requests |',
      '# | --- | --- | --- | --- |',
      '# | A001 | session | none | 1 |',
      '# | A005 | HSCN-STU3 | A005 | 2 |',
      '# | A006 | HSCN-STU3 | A042 | 1 |',
      '# | not recognised | | | 1 |',
      '',
    ]);
  });

  const post = (path: string, more: Partial<FoundRequest>, body?: string): Outcome =>
    outcomeOf(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/${path}`,
        headers: { 'If-Match': '4', 'X-ERS-XAPI-META-FILE_NAME': 'letter.pdf' },
        body,
      },
      more,
    );
  const reject = `/STU3/ReferralRequest/${ubrn}/$ers.rejectReferral`;
  const rejectHeaders = ['If-Match: W/"4"', fhir, 'Content-Type: application/fhir+json'];
  const bodyFile = 'body.json';
  const parameters = '{"resourceType":"Parameters"}';
  const fromFile = ["  --data-binary '@body.json'"];

  it.each<[string, Outcome, string[]]>([
    ['of one request is the command alone', read, [readCurl]],
    [
      'of none of the legacy API says so, and what is missing',
      { ...other, unresolved, bodyFile },
      [
        '# Not a request of the legacy e-RS API: GET https://fhir.example/Patient/1?…',
        `# ${variables}`,
        `# ${missingFile}`,
      ],
    ],
    [
      'of an upload sends the file',
      post('STU3/v1/Binary', { bodyFile }),
      [
        curlOf(
          'POST',
          '/STU3/Binary',
          ['NHSD-eRS-File-Name: letter.pdf', fhir, 'Content-Type: application/pdf'],
          fromFile,
        ),
      ],
    ],
    [
      'of an operation that takes no body leaves the file out',
      post(`STU3/v1/ReferralRequest/${ubrn}/$ers.acceptReferral`, { bodyFile }, parameters),
      [curlOf('POST', `/STU3/ReferralRequest/${ubrn}/$ers.acceptReferral`, rejectHeaders.slice(0, 2))],
    ],
    [
      'of a file that could not be read says so, and sends it all the same',
      post(`STU3/v1/ReferralRequest/${ubrn}/$ers.rejectReferral`, { bodyFile }),
      [`# ${missingFile}`, curlOf('POST', reject, rejectHeaders, fromFile)],
    ],
    [
      'of a file that was read sends what it held',
      post(`STU3/v1/ReferralRequest/${ubrn}/$ers.rejectReferral`, { bodyFile }, parameters),
      [curlOf('POST', reject, rejectHeaders, [`  --data-raw '${parameters}'`])],
    ],
    [
      'of a request without a body has nothing to say about it',
      post(`STU3/v1/ReferralRequest/${ubrn}/$ers.rejectReferral`, {}),
      [curlOf('POST', reject, rejectHeaders)],
    ],
    [
      'of DSTU2 sends no file, whose body has to be translated',
      post('v1/ReferralRequest/$ers.fetchworklist', { bodyFile }),
      [
        `# ${missingFile}`,
        curlOf('POST', '/STU3/ReferralRequest/$ers.fetchworklist', [
          fhir,
          'Content-Type: application/fhir+json',
        ]),
      ],
    ],
  ])('%s', (_name, outcome, lines) => {
    expect(renderOutcomes([outcome], 'curl')).toBe(`${lines.join('\n')}\n`);
  });

  it('says every reason why there is none, and nothing else', () => {
    const outcome = outcomeOf({
      method: 'POST',
      url: `${stu3}/ReferralRequest/${ubrn}/$ers.rejectReferral`,
      headers: { 'If-Match': 'x' },
      body: '[]',
    });
    expect(renderOutcomes([outcome], 'curl').split('\n')).toEqual([
      '# A014: If-Match must be a whole number, its digits, or an ETag such as W/"4".',
      '# A014: The body is no JSON object, so it could not be translated: give a FHIR resource.',
      '',
    ]);
  });
});

describe('Markdown', () => {
  const notRecognised = [
    '### Not a request of the legacy e-RS API',
    '',
    'GET https://fhir.example/Patient/1?…',
    '',
  ];

  it('of one request is its table', () => {
    expect(renderOutcomes([read], 'markdown')).toBe(read.explanation?.markdown);
  });

  it('of none of the legacy API says so, and what is missing', () => {
    expect(renderOutcomes([{ ...other, unresolved, bodyFile: 'b' }], 'markdown').split('\n')).toEqual([
      ...notRecognised,
      variables,
      '',
      missingFile,
      '',
    ]);
  });

  it('of several has a table each, and a summary', () => {
    expect(renderOutcomes([other, read], 'markdown').split('\n')).toEqual([
      ...notRecognised,
      ...(read.explanation?.markdown.split('\n') ?? []),
      '### Summary',
      '',
      '| Operation | Generation | Becomes | Requests |',
      '| --- | --- | --- | --- |',
      '| A005 | HSCN-STU3 | A005 | 1 |',
      '| not recognised | | | 1 |',
      '',
    ]);
  });
});

describe('JSON', () => {
  it('has all there is, but no session key', () => {
    const end = outcomeOf({
      method: 'DELETE',
      url: `${legacyOrigin}/ers-api/v1/ProfessionalSession/${sessionKey}`,
    });
    const text = renderOutcomes([{ ...other, unresolved }, read, end], 'json');
    const { migration, rows } = read.explanation!;
    expect(JSON.parse(text)).toEqual([
      { before: 'GET https://fhir.example/Patient/1?…', recognised: false, notes: [variables] },
      {
        recognised: true,
        operation: 'A005',
        legacy: { ...migration.legacy, parameters: { ubrn } },
        request: migration.request,
        rows,
        issues: migration.issues,
        notes: [],
      },
      expect.objectContaining({
        recognised: true,
        legacy: expect.objectContaining({ operation: 'A003', parameters: {} }) as unknown,
      }),
    ]);
    expect(text).not.toContain(sessionKey);
    expect(text.startsWith('[\n  {\n    "before"')).toBe(true);
    expect(text.endsWith(']\n')).toBe(true);
  });
});
