import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { migrateRequest, type LegacyRequest, type MigrationIssue } from '../src/index.js';
import { asid, clinician, legacyOrigin, referrer, sessionKey, ubrn } from './fixtures.js';

const dstu2 = `${legacyOrigin}/ers-api/v1`;
const stu3 = `${legacyOrigin}/ers-api/STU3/v1`;

const retired = (operation: string, note: string, replacedBy?: string): MigrationIssue => ({
  code: 'OPERATION_RETIRED',
  severity: 'error',
  field: 'operation',
  message: `${operation} has no request that takes its place. ${note}`,
  replacedBy,
});
const replaced: MigrationIssue = {
  code: 'OPERATION_REPLACED',
  severity: 'action',
  field: 'operation',
  message:
    'A042 does the work of A006 now. It answers with a redirect to follow without token and NHSD headers.',
  replacedBy: 'A042',
};
const deprecated = (operation: string, replacedBy: string): MigrationIssue => ({
  code: 'OPERATION_DEPRECATED',
  severity: 'action',
  field: 'operation',
  message: `${operation} still works, but is deprecated: plan to use ${replacedBy}.`,
  replacedBy,
});
const answerIsStu3: MigrationIssue = {
  code: 'RESPONSE_IS_STU3',
  severity: 'action',
  field: 'response.body',
  message:
    'The answer will be FHIR STU3, where it was DSTU2: read STU3; @ers-kit/dstu2-to-stu3 translates what is kept of old answers.',
  replacedBy: '@ers-kit/dstu2-to-stu3',
};
const noLonger = (code: MigrationIssue['code'], field: string, replacedBy: string): MigrationIssue => ({
  code,
  severity: 'information',
  field,
  message: `${field} is not sent any more. In its place: ${replacedBy}.`,
  replacedBy,
});
const asidReplaced = noLonger(
  'ASID_REPLACED',
  'XAPI_ASID',
  'the attribute `asid` of the application registered on the API platform, which NHS England sets',
);

describe('what is said about an operation and its credentials', () => {
  it.each<[string, LegacyRequest, MigrationIssue[]]>([
    [
      'A001',
      {
        method: 'POST',
        url: `${dstu2}/ProfessionalSession`,
        headers: { XAPI_ASID: asid, XAPI_FQDN: 'sender.example' },
      },
      [
        retired(
          'A001',
          'There is no session: sign in with CIS2, exchange the ID token for an access token, and read the roles with A030.',
        ),
        asidReplaced,
        noLonger(
          'FQDN_DROPPED',
          'XAPI_FQDN',
          'nothing: the API platform does not ask for the name of the endpoint or its certificate',
        ),
        {
          code: 'SSO_TOKEN_REPLACED',
          severity: 'action',
          field: 'token',
          message:
            'The SSO token of the Identity Agent is not used any more. In its place: the ID token of a CIS2 sign-in, exchanged for an access token.',
          replacedBy: 'the ID token of a CIS2 sign-in, exchanged for an access token',
        },
      ],
    ],
    [
      'A002',
      {
        method: 'PUT',
        url: `${dstu2}/ProfessionalSession/${sessionKey}`,
        headers: { HTTP_X_SESSION_KEY: sessionKey },
      },
      [
        retired(
          'A002',
          'There is no session: send organisation and business function with each request; A040 lists who may be acted for.',
        ),
        noLonger(
          'SESSION_KEY_REPLACED',
          'HTTP_X_SESSION_KEY',
          'Authorization: Bearer, with an access token from the CIS2 sign-in and the token exchange',
        ),
      ],
    ],
    [
      'A003',
      { method: 'DELETE', url: `${dstu2}/ProfessionalSession/${sessionKey}` },
      [retired('A003', 'There is no session to end: forget the tokens, and end the CIS2 session.')],
    ],
    [
      'A009',
      { method: 'POST', url: `${dstu2}/HealthcareService/$dos.serviceSearch` },
      [
        retired(
          'A009',
          'Nearest successor: A035 reads services by their ids; A010 searches for a patient.',
          'A035',
        ),
      ],
    ],
    [
      'A015 of the prototype',
      { method: 'POST', url: `${dstu2}/Slot/$ers.searchAppointmentSlots` },
      [retired('A015', 'The search is a GET with query parameters now.', 'A015')],
    ],
    [
      'A017',
      { method: 'POST', url: `${dstu2}/ReferralRequest/${ubrn}/$ers.deferBooking` },
      [retired('A017', 'A016 books and defers; deferring is an Appointment without a slot.', 'A016')],
    ],
    [
      'A005 of DSTU2',
      { method: 'GET', url: `${dstu2}/ReferralRequest/${ubrn}`, headers: { XAPI_ASID: asid } },
      [answerIsStu3, asidReplaced],
    ],
    ['A005 of STU3', { method: 'GET', url: `${stu3}/ReferralRequest/${ubrn}` }, []],
    ['A006', { method: 'GET', url: `${dstu2}/Binary/att-1-1` }, [replaced]],
    [
      'A007 of DSTU2',
      { method: 'GET', url: `${dstu2}/Binary/$ers.generateCRI?UBRN=${ubrn}` },
      [
        {
          code: 'METHOD_CHANGED',
          severity: 'information',
          field: 'method',
          message:
            'It is a POST now, and the UBRN moved into the path; look at retries and caches of the old GET.',
        },
      ],
    ],
    ['A007 of STU3', { method: 'POST', url: `${stu3}/ReferralRequest/${ubrn}/$ers.generateCRI` }, []],
    [
      'A016 of the prototype',
      { method: 'POST', url: `${dstu2}/ReferralRequest/${ubrn}/$ers.bookdirect` },
      [
        answerIsStu3,
        {
          code: 'PARAMETER_DROPPED',
          severity: 'information',
          field: 'ubrn',
          message: 'A016 takes no such parameter, so it was left out.',
        },
        {
          code: 'BODY_NOT_TRANSLATED',
          severity: 'action',
          field: 'body',
          message: "The prototype's body was of a shape of its own: build the one that A016 takes.",
          replacedBy: 'A016',
        },
      ],
    ],
    [
      'A020, whose own headers only have other names',
      {
        method: 'POST',
        url: `${stu3}/Binary`,
        headers: { 'X-ERS-XAPI-META-FILE_NAME': 'a.pdf', X_ERS_XAPI_META_INTENDED_UBRN: ubrn },
      },
      [],
    ],
    [
      'A021',
      { method: 'POST', url: `${stu3}/ReferralRequest/$ers.createReferralAndSendForTriage` },
      [deprecated('A021', 'A011')],
    ],
  ])('%s', (_name, request, issues) => {
    const context = /Triage|bookdirect/.test(request.url) ? referrer : clinician;
    const options = { environment: environments.integration, context, accessToken: 'token' };
    expect(migrateRequest(request, options).issues).toEqual(issues);
  });

  it('A006, where it is kept', () => {
    const { issues } = migrateRequest(
      { method: 'GET', url: `${stu3}/Binary/att-1-1` },
      {
        environment: environments.integration,
        context: clinician,
        accessToken: 'token',
        attachments: 'A006',
      },
    );
    expect(issues).toEqual([deprecated('A006', 'A042')]);
  });
});
