import { describe } from 'vitest';
import { itRefuses, itRefusesValues } from './bad-input.js';
import { clinician, referrer } from './contexts.js';

const upload = { fileName: 'letter.pdf' };

describe('the options', () => {
  itRefuses([
    ['options that are null', 'A005', 'options', /must be an object/, clinician, null],
    ['options that are a list', 'A005', 'options', /must be an object/, clinician, []],
    ['options that are text', 'A005', 'options', /must be an object/, clinician, 'token'],
    [
      'an unknown option',
      'A005',
      'options.ifMatch',
      /has no meaning here\. The options are: accessToken, .*version/,
      clinician,
      { ifMatch: 4 },
    ],
    [
      'a misspelt option',
      'A020',
      'options.referralID',
      /has no meaning/,
      clinician,
      { ...upload, referralID: '000000070000' },
    ],
    [
      '__proto__ as an option',
      'A005',
      'options',
      /has no meaning/,
      clinician,
      JSON.parse('{"__proto__": 1}'),
    ],
    ['a patient for an option', 'A005', 'options', /has no meaning/, clinician, { '9990548609': 1 }],
    [
      'no version',
      'A013',
      'options.version',
      /is missing: A013 needs the version of the ReferralRequest, which A005 reads/,
      clinician,
      undefined,
    ],
    [
      'no version of an advice request',
      'A026',
      'options.version',
      /CommunicationRequest, which A024 reads/,
      clinician,
    ],
    ['no version of an appointment', 'A034', 'options.version', /Appointment, which A038 reads/, referrer],
    [
      'a version where there is no If-Match',
      'A005',
      'options.version',
      /not taken by A005, which sends no If-Match/,
      clinician,
      { version: 4 },
    ],
    [
      'no commissioning organisation',
      'A015',
      'options.commissioningRuleOrganisation',
      /is missing: A015 needs it/,
      referrer,
    ],
    [
      'a commissioning organisation that is none',
      'A015',
      'options.commissioningRuleOrganisation',
      /ODS code/,
      referrer,
      { commissioningRuleOrganisation: 'no code' },
    ],
    [
      'a commissioning organisation elsewhere',
      'A005',
      'options.commissioningRuleOrganisation',
      /is not taken by A005/,
      clinician,
      { commissioningRuleOrganisation: 'R68' },
    ],
    ['no file name', 'A020', 'options.fileName', /is missing: A020 needs it/, clinician],
    [
      'a file name elsewhere',
      'A012',
      'options.fileName',
      /is not taken by A012/,
      referrer,
      { version: 4, fileName: 'a.txt' },
    ],
    [
      'a referral id elsewhere',
      'A044',
      'options.referralId',
      /is not taken by A044/,
      referrer,
      { referralId: '000000070000' },
    ],
    [
      'a media type elsewhere',
      'A011',
      'options.contentType',
      /not taken by A011: only an upload \(A020\) has a choice/,
      referrer,
      { contentType: 'application/fhir+json' },
    ],
  ]);
});

describe('options.accessToken of A005', () => {
  itRefusesValues('A005', 'options.accessToken', (accessToken) => [clinician, { accessToken }], [
    ['an empty token', '', /must not be empty/],
    ['a token with its scheme', 'Bearer abc', /must be the token alone/],
    ['a token with CR LF', 'abc\r\nX-Evil: 1', /no line breaks/],
    ['a token with a blank', 'abc def', /no blanks, no quotes/],
    ['a token in quotes', '"abc"', /no quotes/],
    ['a token outside ASCII', 'ábc', /printable ASCII/],
    ['a token that is over-long', 'a'.repeat(8193), /at most 8192 characters/],
    ['a token that is null', null, /must be a string/],
    ['a token that is a promise', Promise.resolve('abc'), /must be a string/],
  ]);
});

describe('options.correlationId of A005', () => {
  itRefusesValues('A005', 'options.correlationId', (correlationId) => [clinician, { correlationId }], [
    ['an empty correlation id', '', /must not be empty/],
    ['a correlation id with LF', 'a\nb', /no line breaks/],
    ['a correlation id with a tab', 'a\tb', /printable ASCII/],
    ['a correlation id with DEL', 'a\x7f', /printable ASCII/],
    ['a correlation id with a blank behind', 'a ', /start or end/],
    ['a correlation id that is over-long', 'a'.repeat(256), /at most 255/],
    ['a correlation id that is a number', 1, /must be a string/],
    ['a correlation id that is null', null, /must be a string/],
  ]);
});

describe('options.createCorrelationId of A005', () => {
  itRefusesValues(
    'A005',
    'options.createCorrelationId',
    (createCorrelationId) => [clinician, { createCorrelationId }],
    [
      ['a generator that is none', 'x', /must be a function/],
      ['a generator of bad ids', () => 'a\r\nb', /made an id that cannot be sent: it must hold printable/],
      ['a generator of nothing', () => undefined, /it must be a string/],
    ],
  );
});

describe('options.version of A013', () => {
  itRefusesValues('A013', 'options.version', (version) => [clinician, { version }], [
    ['a version that is null', null, /must be a whole number/],
    ['an empty version', '', /must be a whole number/],
    ['a version below zero', -1, /must be a whole number/],
    ['a version with a fraction', 4.5, /must be a whole number/],
    ['a version that is not a number', Number.NaN, /must be a whole number/],
    ['a version without end', Number.POSITIVE_INFINITY, /must be a whole number/],
    ['a version of 11 digits', '12345678901', /must be a whole number/],
    ['a version that is any', '*', /an ETag such as W\/"4"/],
    ['a strong ETag', '"4"', /must be a whole number/],
    ['a weak ETag in lower case', 'w/"4"', /must be a whole number/],
    ['two ETags', 'W/"4", W/"5"', /must be a whole number/],
    ['an ETag with CR LF', 'W/"4"\r\nX-Evil: 1', /must be a whole number/],
    ['a version with a blank', ' 4', /must be a whole number/],
    ['a version in a list', [4], /must be a whole number/],
    ['a bigint for a version', 4n, /must be a whole number/],
  ]);
});

describe('options.fileName of A020', () => {
  itRefusesValues('A020', 'options.fileName', (fileName) => [clinician, { fileName }], [
    ['a file name that is null', null, /must be a string/],
    ['an empty file name', '', /must not be empty/],
    ['a file name outside ASCII', 'lettre-é.pdf', /no accents\. Rename the file for the upload/],
    ['a file name with CR LF', 'a\r\n.pdf', /no line breaks/],
    ['a file name with a folder', 'a/b.pdf', /bare name, without folders/],
    ['a file name with a Windows folder', 'C:\\b.pdf', /bare name/],
    ['a file name without extension', 'letter', /extension that A020 takes: txt, pdf, .*dcm/],
    ['a file name that is an extension alone', '.pdf', /extension/],
    ['a file name of dots', '..pdf', /extension/],
    ['a file name ending in a dot', 'letter.pdf.', /extension/],
    ['a file name with another extension', 'a.exe', /extension/],
    ['a file name with an extension of a prototype', 'a.constructor', /extension/],
    ['a file name of 256 characters', `${'x'.repeat(252)}.pdf`, /at most 255/],
    ['a file name with a blank behind', 'a.pdf ', /start or end with a blank/],
  ]);
});

describe('options.referralId of A020', () => {
  itRefusesValues('A020', 'options.referralId', (referralId) => [clinician, { ...upload, referralId }], [
    ['a referral id that is none', '7', /UBRN: 12 digits/],
    ['a referral id that is a number', 70_000, /must be a string/],
  ]);
});

describe('options.contentType of A020', () => {
  itRefusesValues('A020', 'options.contentType', (contentType) => [clinician, { ...upload, contentType }], [
    [
      'a media type that A020 does not take',
      'text/csv',
      /media type that A020 takes, without parameters: text\/plain, /,
    ],
    ['a media type with parameters', 'application/pdf; charset=utf-8', /without parameters/],
    ['a media type of a prototype', 'toString', /media type/],
    ['a media type in a list', ['application/pdf'], /media type/],
    ['a media type that is null', null, /media type/],
    [
      'a media type of another extension',
      'text/plain',
      /does not go with the file name, whose extension means application\/pdf/,
    ],
  ]);
});
