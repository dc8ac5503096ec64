import { describe } from 'vitest';
import { itRefuses, itRefusesValues } from './bad-input.js';
import { administrator, application, clinician, referrer } from './contexts.js';

describe('the context', () => {
  itRefuses([
    ['no context', 'A005', 'context', /must be an object with a mode/, undefined],
    ['null', 'A005', 'context', /must be an object/, null],
    ['a list', 'A005', 'context', /must be an object/, [clinician]],
    ['text', 'A005', 'context', /must be an object/, 'user-restricted'],
    ['an empty context', 'A005', 'context.mode', /user-restricted or application-restricted/, {}],
    ['a context that is inherited', 'A005', 'context.mode', /user-restricted or/, Object.create(clinician)],
    [
      'an application where users alone may call',
      'A011',
      'context.mode',
      /A011 needs a signed-in user/,
      application,
    ],
    [
      'an application asking for functions',
      'A030',
      'context.mode',
      /A030 needs a signed-in user/,
      application,
    ],
    [
      'an application with function',
      'A005',
      'context.businessFunction',
      /must not be given/,
      { ...application, businessFunction: 'REFERRING_CLINICIAN' },
    ],
    [
      'an application with a clinician',
      'A005',
      'context.onBehalfOf',
      /must not be given/,
      { ...application, onBehalfOf: '021600556514' },
    ],
    [
      'no function',
      'A005',
      'context.businessFunction',
      /must be one of: REFERRING_CLINICIAN, /,
      { mode: 'user-restricted', organisation: 'R69' },
    ],
    [
      'a provider creating a referral',
      'A011',
      'context.businessFunction',
      /not allowed to call A011\. Allowed: REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN\./,
      clinician,
    ],
    [
      'a referrer accepting a referral',
      'A013',
      'context.businessFunction',
      /not allowed to call A013/,
      referrer,
      { version: 4 },
    ],
    [
      'a clinician listing clinicians',
      'A040',
      'context.businessFunction',
      /not allowed to call A040/,
      clinician,
    ],
    [
      'no clinician to act for, where the specification forgets the header',
      'A036',
      'context.onBehalfOf',
      /is missing/,
      { ...administrator, onBehalfOf: undefined },
      { version: 4 },
    ],
  ]);
});

describe('context.mode of A005', () => {
  itRefusesValues('A005', 'context.mode', (mode) => [{ ...clinician, mode }], [
    ['an unknown mode', 'patient', /user-restricted or/],
    ['a mode of a prototype', '__proto__', /user-restricted or/],
    ['a mode in a list', ['user-restricted'], /user-restricted or/],
  ]);
});

describe('context.organisation of A005', () => {
  itRefusesValues('A005', 'context.organisation', (organisation) => [{ ...application, organisation }], [
    ['an application with organisation', 'R69', /must not be given in application-restricted mode/],
    ['an application with null', null, /must not be given/],
  ]);
});

describe('context.organisation of A005', () => {
  itRefusesValues('A005', 'context.organisation', (organisation) => [{ ...clinician, organisation }], [
    ['no organisation', undefined, /must be a string/],
    ['an empty organisation', '', /must not be empty/],
    ['an organisation of two characters', 'R6', /ODS code: 3 to 12 capital/],
    ['an organisation in lower case', 'r69', /capital letters/],
    ['an organisation that is a name', 'THE SURGERY', /ODS code/],
    ['an organisation with CR LF', 'R69\r\nX-Evil: 1', /no line breaks/],
    ['an organisation with LF', 'R69\n', /no line breaks/],
    ['an organisation with NUL', 'R69\0', /printable ASCII/],
    ['an organisation outside ASCII', 'Ŕ69', /printable ASCII/],
    ['an organisation with a blank before', ' R69', /start or end with a blank/],
    ['an organisation with a blank behind', 'R69 ', /start or end with a blank/],
    ['an organisation that is over-long', 'R'.repeat(256), /at most 255 characters/],
    ['an organisation that is a number', 69, /must be a string/],
    ['an organisation that is a list', ['R69'], /must be a string/],
    ['an organisation that is an object', { toString: () => 'R69' }, /must be a string/],
  ]);
});

describe('context.businessFunction of A005', () => {
  itRefusesValues(
    'A005',
    'context.businessFunction',
    (businessFunction) => [{ ...clinician, businessFunction }],
    [
      ['a function that is none', 'SERVICE_DEFINER', /A030 may name others, which no call accepts/],
      ['a function in lower case', 'referring_clinician', /must be one of/],
      ['a function with a line end', 'REFERRING_CLINICIAN\n', /must be one of/],
      ['a function in a list', ['REFERRING_CLINICIAN'], /must be one of/],
      ['a function of applications', 'PROVIDER_AUTHORISED_APPLICATION', /a user is refused with 403/],
      ['the old function of applications', 'AUTHORISED_APPLICATION', /refused with 403/],
      [
        'a function that no operation takes',
        'COMMISSIONER',
        /is not allowed to call A005\. Allowed: REFERRING_CLINICIAN, /,
      ],
    ],
  );
});

describe('context.onBehalfOf of A005', () => {
  itRefusesValues('A005', 'context.onBehalfOf', (onBehalfOf) => [{ ...administrator, onBehalfOf }], [
    ['no clinician to act for', undefined, /is missing: SERVICE_PROVIDER_CLINICIAN_ADMIN always acts.*A040/],
    ['a clinician to act for that is null', null, /must be a string/],
    ['a clinician of 11 digits', '02160055651', /SDS user id: 12 digits/],
    ['a clinician with CR LF', '021600556514\r\n', /no line breaks/],
    ['a clinician that is a number', 21_600_556_514, /must be a string/],
  ]);
});

describe('context.onBehalfOf of A005', () => {
  itRefusesValues('A005', 'context.onBehalfOf', (onBehalfOf) => [{ ...clinician, onBehalfOf }], [
    ['a clinician with another function', '021600556514', /goes with SERVICE_PROVIDER_CLINICIAN_ADMIN alone/],
    ['an empty clinician with another function', '', /goes with/],
    ['null for a clinician with another function', null, /goes with/],
  ]);
});
