import type { LegacyRequest } from '../src/index.js';
import { clinician, legacyOrigin, referrer, sessionKey, ubrn } from './fixtures.js';

const stu3 = `${legacyOrigin}/ers-api/STU3/v1`;
const dstu2 = `${legacyOrigin}/ers-api/v1`;
const a005: LegacyRequest = { method: 'GET', url: `${stu3}/ReferralRequest/${ubrn}` };
const get = (url: string): LegacyRequest => ({ method: 'GET', url });

/** Name, and what was given as request. */
export const notRecognised: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['text instead of a request', 'GET /jane'],
  ['a list instead of a request', [a005]],
  ['no method', { url: a005.url }],
  ['a method that is a number', { method: 7, url: a005.url }],
  ['an empty method', { method: '', url: a005.url }],
  ['two methods', { method: 'GET POST', url: a005.url }],
  ['no URL', { method: 'GET' }],
  ['a URL that is an object', { method: 'GET', url: new URL(a005.url) }],
  ['an empty URL', get('')],
  ['a URL without a host', get('https://')],
  ['a URL of another scheme', get(`ftp://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/${ubrn}`)],
  ['a script as URL', get(`javascript:/ers-api/STU3/v1/ReferralRequest/${ubrn}`)],
  [
    'a URL with a port that is none',
    get(`https://api.ebs.ncrs.nhs.uk:99999/ers-api/v1/ReferralRequest/${ubrn}`),
  ],
  ['a request of today', get(`https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/${ubrn}`)],
  ['another FHIR server', get(`https://fhir.example/v1/ReferralRequest/${ubrn}`)],
  ['another version of the base path', get(`${legacyOrigin}/ers-api/v2/ReferralRequest/${ubrn}`)],
  ['R4 on the old host', get(`${legacyOrigin}/ers-api/R4/v1/ServiceRequest`)],
  ['the base path alone', get(`${stu3}/`)],
  ['a resource that e-RS never had', get(`${stu3}/Patient/9990000972`)],
  ['a referral without UBRN', get(`${stu3}/ReferralRequest`)],
  ['a UBRN of eleven digits', get(`${stu3}/ReferralRequest/00000007000`)],
  ['a UBRN of thirteen digits', get(`${stu3}/ReferralRequest/0000000700001`)],
  ['a UBRN with spaces', get(`${stu3}/ReferralRequest/0000 0007 0000`)],
  ['a UBRN in other digits', get(`${stu3}/ReferralRequest/٠٠٠٠٠٠٠٧٠٠٠٠`)],
  ['a name instead of a UBRN', get(`${stu3}/ReferralRequest/jane`)],
  ['a broken escape', get(`${stu3}/ReferralRequest/%E0%A4%A`)],
  ['an encoded slash', get(`${stu3}/ReferralRequest%2F${ubrn}`)],
  ['an encoded way up', get(`${stu3}/ReferralRequest/%2e%2e/${ubrn}`)],
  ['a version that is a word', get(`${stu3}/ReferralRequest/${ubrn}/_history/jane`)],
  ['a history without version', get(`${stu3}/ReferralRequest/${ubrn}/_history`)],
  ['an operation that e-RS never had', { method: 'POST', url: `${a005.url}/$ers.jane` }],
  ['something after an operation', { method: 'POST', url: `${a005.url}/$ers.acceptReferral/jane` }],
  ['a referral deleted', { method: 'DELETE', url: a005.url }],
  ['a slot search of STU3 as POST', { method: 'POST', url: `${stu3}/Slot` }],
  ['a set of reference data that there is none of', get(`${stu3}/CodeSystem/JANE`)],
  ['a file with an id that is none', get(`${stu3}/Binary/jane_smith`)],
  ['a clinical summary without UBRN', get(`${dstu2}/Binary/$ers.generateCRI`)],
  ['a clinical summary of two UBRNs', get(`${dstu2}/Binary/$ers.generateCRI?UBRN=${ubrn}&ubrn=${ubrn}`)],
  [
    'a session key that is too long',
    { method: 'DELETE', url: `${dstu2}/ProfessionalSession/${'x'.repeat(300)}` },
  ],
  ['a session below STU3', { method: 'POST', url: `${stu3}/ProfessionalSession` }],
];

const accept = (headers: Readonly<Record<string, string>>): LegacyRequest => ({
  method: 'POST',
  url: `${a005.url}/$ers.acceptReferral`,
  headers,
});
const upload = (headers: Readonly<Record<string, string>>): LegacyRequest => ({
  method: 'POST',
  url: `${stu3}/Binary`,
  headers,
  body: 'x',
});
const slots = (query: string): LegacyRequest => get(`${stu3}/Slot?${query}`);
const worklist = (base: string, body: unknown): LegacyRequest => ({
  method: 'POST',
  url: `${base}/ReferralRequest/$ers.fetchworklist`,
  body,
});
const circular: Record<string, unknown> = { resourceType: 'Parameters' };
circular['itself'] = circular;
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const fileName = 'X-ERS-XAPI-META-FILE_NAME';
const service = 'schedule.actor:HealthcareService=1';

type Refused = readonly [string, LegacyRequest, object, code: string, field: string];
const header = (name: string, request: LegacyRequest, field: string, more: object = {}): Refused => [
  name,
  request,
  more,
  'HEADER_INVALID',
  field,
];
const parameter = (name: string, request: LegacyRequest, field: string): Refused => [
  name,
  request,
  { context: referrer },
  'PARAMETER_INVALID',
  field,
];
const body = (name: string, request: LegacyRequest): Refused => [
  name,
  request,
  {},
  'BODY_NOT_TRANSLATED',
  'body',
];
const retired = (name: string, method: string, path: string): Refused => [
  name,
  { method, url: `${dstu2}/${path}` },
  {},
  'OPERATION_RETIRED',
  'operation',
];

/** Name, request, options besides the usual ones, and the code and field of the issue expected. */
export const refused: readonly Refused[] = [
  header('a write without If-Match', accept({}), 'If-Match'),
  header('an If-Match that is a name', accept({ 'If-Match': 'jane-smith' }), 'If-Match'),
  header('an If-Match of anything', accept({ 'If-Match': '*' }), 'If-Match'),
  header('an If-Match of two versions', accept({ 'If-Match': 'W/"1", W/"2"' }), 'If-Match'),
  header('an If-Match with a line break', accept({ 'If-Match': 'W/"1"\r\nX: jane' }), 'If-Match'),
  header('an upload without a file name', upload({}), fileName),
  header('a file name with an accent', upload({ [fileName]: 'jane-smíth.pdf' }), fileName),
  header('a file name with a line break', upload({ [fileName]: 'jane\r\nX: y.pdf' }), fileName),
  header('a file name that is too long', upload({ [fileName]: `${'jane'.repeat(100)}.pdf` }), fileName),
  header(
    'an upload for a UBRN that is none',
    upload({ [fileName]: 'a.pdf', 'X-ERS-XAPI-META-INTENDED_UBRN': 'jane' }),
    'X-ERS-XAPI-META-INTENDED_UBRN',
  ),
  header(
    'a commissioning organisation that is none',
    { ...slots(`${service}&status=free`), headers: { 'X-ERS-XAPI-COMM-RULE-ORG': 'jane smith' } },
    'X-ERS-XAPI-COMM-RULE-ORG',
    { context: referrer },
  ),
  header('a role that may not call', a005, 'context.businessFunction', {
    context: { ...clinician, businessFunction: 'SERVICE_PROVIDER_ADMIN' },
  }),
  header('a role that there is none of', a005, 'context.businessFunction', {
    context: { ...clinician, businessFunction: 'JANE' },
  }),
  header('an organisation that is none', a005, 'context.organisation', {
    context: { ...clinician, organisation: 'jane smith' },
  }),
  header('an organisation with a line break', a005, 'context.organisation', {
    context: { ...clinician, organisation: 'R69\r\nX: jane' },
  }),
  header('a clinician acted for that is none', a005, 'context.onBehalfOf', {
    context: { ...clinician, businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN', onBehalfOf: 'jane' },
  }),
  header('a token with a line break', a005, 'options.accessToken', { accessToken: 'jane\r\nX: y' }),
  header('an empty token', a005, 'options.accessToken', { accessToken: '' }),
  header('a token that is a number', a005, 'options.accessToken', { accessToken: 7 }),
  header('a correlation id with a line break', a005, 'options.correlationId', { correlationId: 'jane\n' }),
  parameter('slots of no service', slots('status=free'), 'schedule.actor:HealthcareService'),
  parameter('slots with a count that is a word', slots(`${service}&status=free&_count=jane`), '_count'),
  parameter(
    'slots of a priority that is none',
    slots(`${service}&status=free&appointmentType=jane`),
    'appointmentType',
  ),
  parameter('slots that are busy', slots(`${service}&status=jane`), 'status'),
  parameter('tasks of nothing', get(`${stu3}/Task?intent=proposal&status=ready`), 'focus'),
  parameter('tasks of a name', get(`${stu3}/Task?focus=jane&intent=proposal&status=ready`), 'focus'),
  parameter('messages of nothing', get(`${stu3}/Communication?_format=json`), 'based-on'),
  parameter('a value set that was never served', get(`${dstu2}/ValueSet/REQUEST_TYPE`), 'codeSystemType'),
  parameter('another that was never served', get(`${dstu2}/ValueSet/COMMISSIONING_TYPE`), 'codeSystemType'),
  body('DSTU2 text that is no JSON', worklist(dstu2, '{"jane-smith"')),
  body('an XML body', worklist(dstu2, '<Parameters>jane-smith</Parameters>')),
  body('a list as body', worklist(dstu2, ['jane-smith'])),
  body('a number as body', worklist(dstu2, 7)),
  body('a body without resourceType', worklist(dstu2, { name: 'jane-smith' })),
  body('a body of another resource', worklist(dstu2, { resourceType: 'Jane' })),
  body('bytes that are no text', worklist(dstu2, new Uint8Array([0xff, 0xfe, 0]))),
  body('an STU3 body that holds itself', worklist(stu3, circular)),
  body('an STU3 body that is nested too deeply', worklist(stu3, nested(401))),
  body('an STU3 body that is nested far too deeply', worklist(stu3, nested(20_000))),
  body('STU3 text that is no JSON', worklist(stu3, 'jane-smith')),
  body('an STU3 body that is null as text', worklist(stu3, 'null')),
  retired('A001', 'POST', 'ProfessionalSession'),
  retired('A002', 'PUT', `ProfessionalSession/${sessionKey}`),
  retired('A003', 'DELETE', `ProfessionalSession/${sessionKey}`),
  retired('A009', 'POST', 'HealthcareService/$dos.serviceSearch'),
  retired('A015 of the prototypes', 'POST', 'Slot/$ers.searchAppointmentSlots'),
  retired('A017', 'POST', `ReferralRequest/${ubrn}/$ers.deferBooking`),
];

/** Name, request, and options. */
export const wrongOptions: readonly (readonly [string, LegacyRequest, unknown])[] = [
  ['no options', a005, undefined],
  ['options that are null', a005, null],
  ['no environment', a005, { context: clinician }],
  ['an environment that is a name', a005, { environment: 'integration' }],
  ['an environment without base URLs', a005, { environment: {} }],
  ['a base URL that is none', a005, { environment: { fhirBaseUrls: { STU3: 'jane', R4: 'jane' } } }],
  [
    'a base URL of another scheme',
    a005,
    { environment: { fhirBaseUrls: { STU3: 'ftp://x.example/STU3', R4: 'ftp://x.example/R4' } } },
  ],
];

const permission = { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' };

/** Name, body of A002, and the code and field of the issue expected. */
export const sessions: readonly (readonly [string, unknown, code: string, field: string])[] = [
  ['a session that is null', null, 'SESSION_INVALID', 'permission'],
  ['a session that is a number', 7, 'SESSION_INVALID', 'permission'],
  ['a session that is a list', [permission], 'SESSION_INVALID', 'permission'],
  [
    'session text that is no JSON',
    '{"token": "sso-canary" "permission": {}}',
    'SESSION_INVALID',
    'permission',
  ],
  ['a session without permission', { token: 'sso-canary' }, 'SESSION_INVALID', 'permission'],
  ['a permission that is null', { permission: null }, 'SESSION_INVALID', 'permission'],
  ['a permission that is a list', { permission: [permission] }, 'SESSION_INVALID', 'permission'],
  [
    'a permission without organisation',
    { permission: { businessFunction: 'REFERRING_CLINICIAN' } },
    'SESSION_INVALID',
    'permission.orgIdentifier',
  ],
  [
    'a permission at a name',
    { permission: { ...permission, orgIdentifier: 'jane smith' } },
    'SESSION_INVALID',
    'permission.orgIdentifier',
  ],
  [
    'a permission at a number',
    { permission: { ...permission, orgIdentifier: 68 } },
    'SESSION_INVALID',
    'permission.orgIdentifier',
  ],
  [
    'a permission without function',
    { permission: { orgIdentifier: 'R68' } },
    'FUNCTION_NOT_AVAILABLE',
    'permission.businessFunction',
  ],
  [
    'a permission of a function that is none',
    { permission: { ...permission, businessFunction: 'JANE' } },
    'FUNCTION_NOT_AVAILABLE',
    'permission.businessFunction',
  ],
];
