import { describe, expect, it } from 'vitest';
import { validate as validateR4 } from '../src/r4/index.js';
import { attachments, codeSystems, profileUrls, validate, type ErsAppointment } from '../src/stu3/index.js';
import { baseUrl, clinician, patient, ubrn } from './fixtures/identifiers.js';
import { appointment, referral } from './fixtures/referral.js';
import {
  codeSystem,
  coding,
  communication,
  practitionerRole,
  schedule,
  searchset,
  slot,
  task,
  worklist,
  worklistParts,
} from './fixtures/responses.js';
import { change } from './support/change.js';

/*
 * What the specification of the e-RS API says its payloads hold, one row each, by the section of the catalogue
 * of its facts: every row must be valid in a response, with as many warnings as it says.
 */

const day = ['effectiveFrom', 'dateTime', '2020-01-01T00:00:00Z'] as const;
const end = ['effectiveTo', 'dateTime', '2030-01-01T00:00:00Z'] as const;
const comment = ['commentIsMandatory', 'boolean', true] as const;
const of = (name: keyof typeof codeSystems, code: string) => ({ system: codeSystems[name].system, code });

const sets: [string, string, Parameters<typeof codeSystem>[2]][] = [
  ['SPECIALTY', 'e-RS Specialty', [day, end]],
  [
    'CLINIC-TYPE',
    'e-RS Clinic Type',
    [day, end, ['specialty', 'Coding', { system: `${baseUrl}/CodeSystem/SPECIALTY`, code: 'DERMATOLOGY' }]],
  ],
  [
    'PRIORITY',
    'e-RS Priority',
    [day, ['deferToProviderContactDays', 'integer', 3], ['triageContactDays', 'integer', 5]],
  ],
  [
    'REFERRAL-CANCELLATION-REASON',
    'e-RS ReferralRequest Cancellation Reason',
    [
      day,
      comment,
      ['businessFunction', 'Coding', of('businessFunction', 'REFERRING_CLINICIAN')],
      [
        'appointmentRequestCancellationReasonType',
        'Coding',
        of('referralCancellationReasonType', 'PROVIDER_TRIAGE'),
      ],
      ['canCancelAppointment', 'boolean', false],
      ['referrerUsage', 'Coding', of('referralCancellationUsage', 'CANCEL_REFERRAL')],
    ],
  ],
  [
    'APPOINTMENT-CANCELLATION-REASON',
    'e-RS Appointment Cancellation Reason',
    [
      day,
      comment,
      ['willCancelWholeRequest', 'boolean', false],
      [
        'appointmentBookingCancellationReasonType',
        'Coding',
        of('appointmentCancellationReasonType', 'PROVIDER_REJECT'),
      ],
      ['usage', 'Coding', of('appointmentCancellationUsage', 'REJECT')],
    ],
  ],
  ['APPOINTMENT-NON-ATTENDANCE-REASON', 'e-RS Appointment Non-attendance Reason', [day, end]],
];

describe('sets of reference data (16.2, 16.4)', () => {
  it.each(sets)('%s with all its properties', (set, name, properties) => {
    expect(validate(codeSystem(set, name, properties))).toEqual({ valid: true, issues: [] });
  });
});

describe('worklists (16.2)', () => {
  it.each(Object.keys(worklistParts))('%s with every part, and without the optional ones', (name) => {
    const list = name as 'awaitingBooking';
    expect(validate(worklist(list))).toEqual({ valid: true, issues: [] });
    const optional = [
      'reason',
      'allocatedClinician',
      'namedClinician',
      'appointmentStart',
      'clinicalInfoLastUpdated',
      'service',
      'clinicType',
      'lastContact',
    ];
    const needed = /slotIssues|advice/i.test(name) ? optional.filter((part) => part !== 'service') : optional;
    expect(validate(worklist(list, needed))).toEqual({ valid: true, issues: [] });
    expect(validate(worklist(list, ['patient'])).valid).toBe(false);
  });

  it('an empty one, as an empty list and without entries', () => {
    const { entry: _, ...rest } = worklist('awaitingBooking');
    expect(validate({ ...rest, entry: [] })).toEqual({ valid: true, issues: [] });
    expect(validate(rest)).toEqual({ valid: true, issues: [] });
  });
});

describe('bundles (16.3)', () => {
  it.each<readonly [string, object]>([
    ['slots with a named clinician', searchset('Slot?status=free', { total: 1 }, slot, schedule)],
    ['no slots: an empty list', searchset('Slot?status=free', { total: 0 })],
    ...['REQUESTER', 'RESPONDER', 'REFERRER_CLINICAL_INFORMATION_UPDATED'].map(
      (sentBy) =>
        [
          `a message of ${sentBy}, role with code`,
          searchset(
            'Communication?x=1',
            { total: 1 },
            communication(sentBy, sentBy === 'RESPONDER'),
            practitionerRole(true),
          ),
        ] as const,
    ),
    [
      'a role without code',
      searchset(
        'Communication?x=1',
        { total: 1 },
        communication('REQUESTER', false),
        practitionerRole(false),
      ),
    ],
    ...codeSystems.availableActions.codes.map(
      (code) => [`the action ${code}, no total`, searchset('Task?x=1', {}, task(code))] as const,
    ),
    ['no action', searchset('Task?x=1', {})],
  ])('%s', (_, bundle) => {
    expect(validate(bundle)).toEqual({ valid: true, issues: [] });
  });

  it.each([['without entry'], ['with an empty list']])('R4: nothing found, %s', (how) => {
    const bundle = {
      resourceType: 'Bundle',
      id: 'x',
      meta: { lastUpdated: '2026-02-03T10:11:12.42Z' },
      timestamp: '2026-02-03T10:11:12.42Z',
      type: 'searchset',
      total: 0,
      link: [{ relation: 'self', url: `${baseUrl}/ServiceRequest?identifier=x` }],
      ...(how === 'with an empty list' && { entry: [] }),
    };
    expect(validateR4(bundle)).toEqual({ valid: true, issues: [] });
  });
});

describe('records (16.3, 16.4, 18)', () => {
  const withState = (code: string) =>
    change(referral(), 'extension.3.extension.0.valueCoding', coding('referralState', code));
  const states = [
    ...codeSystems.referralState.codes,
    'APP_CANCELLED_BY_PATIENT',
    'APP_CANCELLED_BY_PROVIDER',
  ];
  it.each(states)('a referral in state %s', (code) => {
    expect(validate(withState(code))).toEqual({ valid: true, issues: [] });
  });

  const reasonOf = (system: string) =>
    change(referral(), 'extension.3.extension.1.valueCoding', { system, code: 'OTHER' });
  it.each([
    '_baseUrl_/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
    '_baseurl_/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
    '_baseUrl_/STU3/v1/CodeSystem/REFERRAL-CANCELLATION-REASON',
    '_baseUrl_/STU3/CodeSystem/REQUEST-CANCELLATION-REASON',
    `${baseUrl}/CodeSystem/REFERRAL-CANCELLATION-REASON`,
  ])('a reason of %s', (system) => {
    expect(validate(reasonOf(system))).toEqual({ valid: true, issues: [] });
  });

  it.each([
    '2026-02-03T10:11:12Z',
    '2026-02-03T10:11:12.345Z',
    '2026-02-03T10:11:12.345678+00:00',
    '2026-02-03T10:11:12.42Z',
  ])('the time %s', (time) => {
    expect(validate(change(referral(), 'contained.3.indexed', time))).toEqual({ valid: true, issues: [] });
  });

  it('a file whose description is empty: a warning, and it can be read', () => {
    const one = change(referral(), 'contained.3.description', '');
    expect(validate(one)).toMatchObject({
      valid: true,
      issues: [{ severity: 'warning', rule: 'format', path: 'ReferralRequest.contained[3].description' }],
    });
    expect(attachments(one).status).toBe('present');
    expect(validate(one, { mode: 'request' }).valid).toBe(false);
    expect(validate(change(referral(), 'contained.3.content.0.attachment.url', '')).valid).toBe(false);
  });

  const statuses: ErsAppointment['status'][] = [
    'proposed',
    'pending',
    'booked',
    'arrived',
    'fulfilled',
    'cancelled',
    'noshow',
  ];
  it.each(statuses)('an appointment that is %s, its clinician’s type an object or a list', (status) => {
    const one = { ...appointment(), status };
    expect(validate(one, { mode: 'response' })).toEqual({ valid: true, issues: [] });
    const listed = change({ ...appointment(), status }, 'participant.2.type', [
      appointment().participant[2]?.type,
    ]);
    expect(validate(listed, { mode: 'response' })).toEqual({ valid: true, issues: [] });
  });
});

describe('bodies of answers (16.3)', () => {
  const body = (profile: string, ...parts: [string, object][]) => ({
    resourceType: 'Parameters',
    meta: { profile: [profile] },
    parameter: parts.map(([name, resource]) => ({ name, resource })),
  });
  const cancelled = { ...appointment(), status: 'cancelled' };
  it.each<readonly [string, object]>([
    [
      'A036 of a referral without appointment',
      body(profileUrls.cancelReferralResponse, ['updatedReferralRequest', referral()]),
    ],
    [
      'A036 of a booked referral',
      body(
        profileUrls.cancelReferralResponse,
        ['updatedReferralRequest', referral()],
        ['updatedAppointment', cancelled],
      ),
    ],
    [
      'A032',
      body(
        profileUrls.changeShortlistAndSendForTriageResponse,
        ['updatedReferralRequest', referral()],
        ['createdAppointment', appointment()],
      ),
    ],
  ])('%s', (_, value) => {
    expect(validate(value)).toEqual({ valid: true, issues: [] });
  });

  it('A032 needs its appointment', () => {
    const value = body(profileUrls.changeShortlistAndSendForTriageResponse, [
      'updatedReferralRequest',
      referral(),
    ]);
    expect(validate(value).issues).toMatchObject([{ rule: 'required', path: 'Parameters.parameter' }]);
  });
});

describe('errors (10, 18)', () => {
  const outcome = (system: string, code: string, more: object) => ({
    resourceType: 'OperationOutcome',
    ...more,
    issue: [{ severity: 'error', code: 'forbidden', details: { coding: [{ system, code }] } }],
  });
  const meta3 = {
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1'] },
  };
  const lastUpdated = { meta: { lastUpdated: '2026-03-01T10:00:00.42Z' } };
  const { system } = codeSystems.apiErrorCode;
  it.each<[string, (value: unknown) => { valid: boolean; issues: readonly unknown[] }, object]>([
    ['STU3 without display and diagnostics', validate, outcome(system, 'NO_ACCESS', meta3)],
    [
      'STU3 of the proxy, with lastUpdated',
      validate,
      outcome(system, 'MISSING_HEADER', { meta: { ...meta3.meta, ...lastUpdated.meta } }),
    ],
    [
      'a system of the error pages',
      validate,
      outcome('https://fhir.nhs.uk/CodeSystem/ers-error-codes', 'NO_ACCESS', meta3),
    ],
    ['a code that is new', validate, outcome(system, 'A_NEW_ONE', meta3)],
    [
      'R4 of the backend',
      validateR4,
      outcome('https://fhir.nhs.uk/CodeSystem/http-error-codes', 'REC_NOT_FOUND', lastUpdated),
    ],
    [
      'R4 of the gateway, without meta',
      validateR4,
      outcome('https://fhir.nhs.uk/CodeSystem/NHSD-API-ErrorOrWarningCode', 'TOO_MANY_REQUESTS', {}),
    ],
    [
      'R4 of the gateway, naming a page',
      validateR4,
      outcome('https://fhir.nhs.uk/CodeSystem/NHSD-API-ErrorOrWarningCode', 'ACCESS_DENIED', {
        meta: { profile: ['https://www.hl7.org/fhir/R4/operationoutcome.html'] },
      }),
    ],
    [
      'R4 of a file that is pending',
      validateR4,
      outcome('https://fhir.nhs.uk/CodeSystem/ers-error-codes', 'PENDING', lastUpdated),
    ],
  ])('%s', (_, check, value) => {
    expect(check(value)).toEqual({ valid: true, issues: [] });
  });
});

describe('R4 (16.3)', () => {
  const type = {
    coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/eRS-AppointmentType', code: 'GPSI', display: 'GPSI' }],
  };
  const service = {
    resourceType: 'HealthcareService',
    id: '90210',
    meta: { versionId: '1' },
    location: [{ identifier: { system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'Z9901' } }],
    name: 'Skin clinic, Northfield',
  };
  const request = (category: string) => ({
    resourceType: 'ServiceRequest',
    id: category === 'referral' ? 'r.1' : 'a.1',
    meta: { versionId: '5' },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/UBRN', value: ubrn }],
    status: 'active',
    intent: 'order',
    category: [
      {
        coding: [
          { system: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest', code: category },
        ],
      },
    ],
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: patient } },
  });
  const user = { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: clinician };
  const person = {
    resourceType: 'Practitioner',
    id: clinician,
    meta: { lastUpdated: '2026-04-22T16:01:54.628+00:00' },
  };
  it.each([
    ['a service with the least there is', service],
    ['a service whose type is a list', { ...service, type: [type] }],
    ['a service whose type is an object', { ...service, type }],
    ['a referral by UBRN, without code', request('referral')],
    ['a request for advice by UBRN', request('request')],
    ['a user whose identifier is an object', { ...person, identifier: user }],
    ['a user whose identifier is a list', { ...person, identifier: [user] }],
  ])('%s', (_, value) => {
    expect(validateR4(value, { mode: 'response' })).toEqual({ valid: true, issues: [] });
  });
});
