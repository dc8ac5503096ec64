import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { explainMigration, type LegacyRequest, type MigrateRequestOptions } from '../src/index.js';
import { asid, clinician, legacyOrigin, sessionKey, ubrn } from './fixtures.js';

type Row = readonly [field: string, before: string, after: string, why: string];

const stu3Origin = `${legacyOrigin}/ers-api/STU3/v1`;
const dstu2Origin = `${legacyOrigin}/ers-api/v1`;
const today = 'https://int.api.service.nhs.uk/referrals/FHIR';
const accessToken = 'g1112R_ccQ1Ebbb4gtHBP1aaaNM';
const known = { context: clinician, accessToken };

const moved = 'The host is the API platform, and the base path has no endpoint version any more.';
const hscnOnly = `${moved} FHIR DSTU2 exists on HSCN only.`;
const noRequest = 'No new request was made.';
const contextRow = (header: string): Row => [
  'Request header',
  '(in the session, chosen with A002)',
  header,
  'There is no session: the context goes with each request.',
];
const contextRows = (organisation: string, businessFunction: string): Row[] => [
  contextRow(`NHSD-End-User-Organisation-ODS: ${organisation}`),
  contextRow(`NHSD-eRS-Business-Function: ${businessFunction}`),
];
const clinicianRows = contextRows('R69', 'SERVICE_PROVIDER_CLINICIAN');
const fhirType = 'The media type is that of FHIR STU3.';
const otherType = 'The media type as the API takes it.';
const acceptRow = (type: string, why: string): Row => ['Request header', '', `Accept: ${type}`, why];
const acceptFhir = acceptRow('application/fhir+json', fhirType);
const correlationRow: Row = [
  'Request header',
  '',
  'X-Correlation-ID: c-1',
  'Your own id of the call, echoed by the API.',
];
const asidRow: Row = [
  'Request header',
  `XAPI_ASID: ${asid}`,
  '',
  'In its place: the attribute `asid` of the application registered on the API platform, which NHS England sets.',
];
const noBody: Row = ['Request body', '(none)', '(none)', 'No changes.'];
const transactionRow: Row = [
  'Response header',
  'X_ERS_TRANSACTION_ID',
  'X-Request-ID',
  'Another name for the same value.',
];
const answerOf = (kind: string): Row => ['Response body', kind, kind, 'No changes.'];
const answerChanged: Row = [
  'Response body',
  'FHIR DSTU2',
  'FHIR STU3',
  'Read STU3, or see @ers-kit/dstu2-to-stu3.',
];

function explain(request: LegacyRequest, options: Partial<MigrateRequestOptions> = {}) {
  const { rows, markdown } = explainMigration(request, {
    environment: environments.integration,
    correlationId: 'c-1',
    ...options,
  });
  return { rows: rows.map(({ field, before, after, why }): Row => [field, before, after, why]), markdown };
}

describe('the comparison', () => {
  it.each<[string, LegacyRequest, Partial<MigrateRequestOptions>, Row[]]>([
    [
      'a DSTU2 read says what is left open where neither context nor token is known',
      {
        method: 'GET',
        url: `${dstu2Origin}/ReferralRequest/${ubrn}`,
        headers: { HTTP_X_SESSION_KEY: sessionKey, Accept: 'application/json+fhir' },
      },
      {},
      [
        [
          'URL',
          `GET ${dstu2Origin}/ReferralRequest/${ubrn}`,
          `GET ${today}/STU3/ReferralRequest/${ubrn}`,
          hscnOnly,
        ],
        [
          'Request header',
          'HTTP_X_SESSION_KEY: pro-…',
          'Authorization: Bearer {access token}',
          'In its place: Authorization: Bearer, with an access token from the CIS2 sign-in and the token exchange.',
        ],
        ...contextRows('{from the user’s choice}', '{from the user’s choice}'),
        ['Request header', 'Accept: application/json+fhir', 'Accept: application/fhir+json', fhirType],
        correlationRow,
        noBody,
        transactionRow,
        answerChanged,
      ],
    ],
    [
      'a sign-in, in whose place there is no request',
      {
        method: 'POST',
        url: `${dstu2Origin}/ProfessionalSession`,
        headers: { XAPI_ASID: asid, HTTP_X_SESSION_KEY: sessionKey, 'Content-Type': 'application/json' },
        body: { token: 'x' },
      },
      known,
      [
        ['URL', `POST ${dstu2Origin}/ProfessionalSession`, '', `${moved} Nothing takes its place.`],
        asidRow,
        [
          'Request header',
          'HTTP_X_SESSION_KEY: pro-…',
          '',
          'In its place: Authorization: Bearer, with an access token from the CIS2 sign-in and the token exchange.',
        ],
        ['Request header', 'Content-Type: application/json', '', noRequest],
        ['Request body', '(a body)', '(none)', noRequest],
      ],
    ],
    [
      'a search that has to be built anew',
      { method: 'POST', url: `${dstu2Origin}/HealthcareService/$dos.serviceSearch`, body: '' },
      known,
      [
        [
          'URL',
          `POST ${dstu2Origin}/HealthcareService/$dos.serviceSearch`,
          '',
          `${moved} A035 does its work now.`,
        ],
        noBody,
      ],
    ],
    [
      'a clinical summary stays a file',
      { method: 'GET', url: `${dstu2Origin}/Binary/$ers.generateCRI?UBRN=${ubrn}`, body: null },
      known,
      [
        [
          'URL',
          `GET ${dstu2Origin}/Binary/$ers.generateCRI?UBRN=${ubrn}`,
          `POST ${today}/STU3/ReferralRequest/${ubrn}/$ers.generateCRI`,
          hscnOnly,
        ],
        ...clinicianRows,
        acceptRow('application/pdf', otherType),
        correlationRow,
        noBody,
        transactionRow,
        answerOf('(a file)'),
      ],
    ],
    [
      'an attachment has another operation, and a clinician is acted for',
      {
        method: 'GET',
        url: `${stu3Origin}/Binary/att-1-1`,
        headers: { 'If-Match': 'W/"4"', Accept: '*/*' },
      },
      {
        accessToken,
        context: {
          ...clinician,
          businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
          onBehalfOf: '021600556514',
        },
      },
      [
        [
          'URL',
          `GET ${stu3Origin}/Binary/att-1-1`,
          `GET ${today}/R4/Binary/att-1-1`,
          `${moved} A042 does its work now.`,
        ],
        ...contextRows('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN'),
        contextRow('NHSD-eRS-On-Behalf-Of-User-ID: 021600556514'),
        ['Request header', 'If-Match: W/"4"', '', 'The operation does not take it.'],
        correlationRow,
        noBody,
        transactionRow,
        answerOf('(a file)'),
      ],
    ],
    [
      'a write of the prototype has its version spelled anew and no body',
      {
        method: 'POST',
        url: `${dstu2Origin}/ReferralRequest/${ubrn}/$ers.reject`,
        headers: { 'If-Match': '4', 'X-Correlation-ID': 'old' },
        body: '{}',
      },
      known,
      [
        [
          'URL',
          `POST ${dstu2Origin}/ReferralRequest/${ubrn}/$ers.reject`,
          `POST ${today}/STU3/ReferralRequest/${ubrn}/$ers.rejectReferral`,
          moved,
        ],
        ...clinicianRows,
        ['Request header', 'If-Match: 4', 'If-Match: W/"4"', 'The version is sent as a weak entity tag.'],
        ['Request header', '', 'Content-Type: application/fhir+json', fhirType],
        acceptFhir,
        ['Request header', 'X-Correlation-ID: old', 'X-Correlation-ID: c-1', correlationRow[3]],
        [
          'Request body',
          '(a body)',
          '(none)',
          "The prototype's body was of a shape of its own: build the one that A014 takes.",
        ],
        transactionRow,
        answerChanged,
      ],
    ],
    [
      'an upload keeps its media type, without parameters',
      {
        method: 'POST',
        url: `${stu3Origin}/Binary`,
        headers: {
          'X-ERS-XAPI-META-FILE_NAME': 'letter.pdf',
          'Content-Type': 'application/pdf; charset=binary',
          Accept: 'application/fhir+json',
        },
        body: new Uint8Array([1]),
      },
      known,
      [
        ['URL', `POST ${stu3Origin}/Binary`, `POST ${today}/STU3/Binary`, moved],
        ...clinicianRows,
        [
          'Request header',
          'X-ERS-XAPI-META-FILE_NAME: letter.pdf',
          'NHSD-eRS-File-Name: letter.pdf',
          'It has another name.',
        ],
        [
          'Request header',
          'Content-Type: application/pdf; charset=binary',
          'Content-Type: application/pdf',
          otherType,
        ],
        correlationRow,
        ['Request body', '(a body)', '(a body)', 'No changes.'],
        transactionRow,
        answerOf('FHIR STU3'),
      ],
    ],
    [
      'an upload without usable file name, of which no request is made',
      {
        method: 'POST',
        url: `${stu3Origin}/Binary`,
        headers: { 'X-ERS-XAPI-META-FILE_NAME': 'letter', 'Content-Type': 'application/pdf' },
        body: 'x',
      },
      known,
      [
        ['URL', `POST ${stu3Origin}/Binary`, '', moved],
        ['Request header', 'X-ERS-XAPI-META-FILE_NAME: letter', '', noRequest],
        ['Request header', 'Content-Type: application/pdf', '', noRequest],
        ['Request body', '(a body)', '(none)', noRequest],
      ],
    ],
  ])('of %s', (_name, request, options, rows) => {
    expect(explain(request, options).rows).toEqual(rows);
  });

  it.each([
    ['A006', `/Binary/att-1-1`, 'GET'],
    ['A007', `/ReferralRequest/${ubrn}/$ers.generateCRI`, 'POST'],
    ['A019', `/ReferralRequest/${ubrn}/$ers.generatePatientLetter`, 'POST'],
  ])('says that %s answers with a file', (_operation, path, method) => {
    const { rows } = explain({ method, url: `${stu3Origin}${path}` });
    expect(rows.at(-1)).toEqual(answerOf('(a file)'));
  });
});
