import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { baseUrl, clinician, patient, ubrn } from './fixtures/identifiers.js';
import { appointment, referral } from './fixtures/referral.js';
import { change } from './support/change.js';

const { extensionUrls, identifierSystems, profileUrls, codeSystems } = stu3;

describe('readers of a referral', () => {
  it.each<[string, (value: unknown) => stu3.Reading<unknown>, unknown]>([
    ['commissioningRuleOrganisation', stu3.commissioningRuleOrganisation, 'Z99'],
    ['appointmentReference', stu3.appointmentReference, 'Appointment/8123'],
    ['clinicalInfoFirstSubmitted', stu3.clinicalInfoFirstSubmitted, '2026-02-03T10:11:12Z'],
    ['clinicalInfoLastUpdated', stu3.clinicalInfoLastUpdated, '2026-02-04T10:11:12Z'],
    ['eReferralPathwayStart', stu3.eReferralPathwayStart, '2026-01-31T09:00:00.000Z'],
    ['patientNhsNumber', stu3.patientNhsNumber, patient],
    ['versionOf', stu3.versionOf, '4'],
    ['ersRequestId', stu3.ersRequestId, 'r.5f0f3c0e-0000-4000-8000-000000000001'],
    ['relatedRequests', stu3.relatedRequests, ['CommunicationRequest/000049381755']],
    ['shortlist', stu3.shortlist, [{ id: '90210', name: 'Skin clinic, Northfield' }, { id: '90211' }]],
  ])('%s', (_, read, value) => {
    expect(read(referral())).toEqual({ status: 'present', value });
    expect(read({})).toEqual({ status: 'missing' });
  });

  it('reads the state with its reason and comments', () => {
    expect(stu3.referralState(referral())).toMatchObject({
      status: 'present',
      value: {
        state: { code: 'DEFERRED_TO_PROVIDER', display: 'Deferred To Provider' },
        reason: { code: 'NO_SLOTS_AT_SERVICE' },
        comments: 'Prefers mornings',
      },
    });
  });

  it('reads codings as they came', () => {
    const priority = stu3.presentValue(stu3.referralPriority(referral()));
    expect(priority).toEqual({ system: codeSystems.priority.system, code: 'URGENT', display: 'Urgent' });
    expect(stu3.additionalRequirements(referral())).toMatchObject({
      status: 'present',
      value: [{ code: 'TRANSPORT' }],
    });
    expect(stu3.referralSpecialty(referral())).toMatchObject({ value: { code: 'DERMATOLOGY' } });
  });

  it('reads the files with who may be asked about them', () => {
    const reading = stu3.attachments(referral());
    expect(reading.status).toBe('present');
    expect(stu3.presentValue(reading)?.[0]).toEqual({
      url: 'Binary/DocumentReference-1',
      availability: 'AVAILABLE',
      kind: 'REFERRER',
      title: 'rash.png',
      contentType: 'image/png',
      size: 2048,
      description: 'Photographs of the rash',
      attachedBy: clinician,
      attachedByOrganisation: 'Z99',
    });
  });

  it('reads the contained appointment and its participants, with either form of type', () => {
    const found = stu3.presentValue(stu3.containedAppointment(referral()));
    const value = { patient, service: '90210', clinician };
    expect(stu3.appointmentParticipants(found)).toEqual({ status: 'present', value });
    const listed = change(appointment(), 'participant.2.type', [{ coding: [] }]);
    expect(stu3.appointmentParticipants(listed)).toEqual({ status: 'present', value });
    expect(stu3.appointmentReason(found)).toMatchObject({ value: { code: 'NO_SLOTS_AT_SERVICE' } });
    expect(stu3.incomingReferral(found)).toEqual({
      status: 'present',
      value: `ReferralRequest/${ubrn}/_history/4`,
    });
  });

  it('reads the search criteria', () => {
    expect(stu3.serviceSearchCriteria(referral())).toMatchObject({
      status: 'present',
      value: {
        priority: { code: 'URGENT' },
        specialty: { code: 'DERMATOLOGY' },
        distanceLimit: 40,
        ageAndGenderAppropriate: true,
      },
    });
  });

  it.each<[string, string, unknown, (value: unknown) => stu3.Reading<unknown>, string]>([
    [
      'a state without code',
      'extension.3.extension.0.valueCoding.code',
      undefined,
      stu3.referralState,
      'extension[3].extension',
    ],
    [
      'a state whose reason is text',
      'extension.3.extension.1.valueCoding',
      'x',
      stu3.referralState,
      'extension[3].extension',
    ],
    [
      'a priority that is a number',
      'extension.2.valueCodeableConcept',
      7,
      stu3.referralPriority,
      'extension[2].valueCodeableConcept',
    ],
    ['extensions that are no list', 'extension', {}, stu3.referralPriority, 'extension'],
    ['a subject without identifier', 'subject', {}, stu3.patientNhsNumber, 'subject'],
    [
      'a service without id',
      'contained.1.entry.1.item',
      {},
      stu3.shortlist,
      'contained.ofType(List).entry[1]',
    ],
    ['an empty version', 'meta.versionId', '', stu3.versionOf, 'meta.versionId'],
    [
      'a limit that is text',
      'contained.0.parameter.2.valueUnsignedInt',
      '40',
      stu3.serviceSearchCriteria,
      'parameter[2].valueUnsignedInt',
    ],
  ])('tells %s from one that is missing', (_, path, to, read, where) => {
    expect(read(change(referral(), path, to))).toMatchObject({ status: 'malformed', path: where });
  });

  it('gives the rest of a list with the place of what is wrong', () => {
    const reading = stu3.attachments(change(referral(), 'contained.3.content.0.attachment.url', undefined));
    expect(reading).toMatchObject({
      status: 'malformed',
      path: 'descendants().ofType(DocumentReference)[0]',
    });
    expect(reading.status === 'malformed' && reading.value?.map(({ url }) => url)).toEqual([
      'Binary/DocumentReference-2',
    ]);
  });
});

describe('readers of worklists', () => {
  const part = (url: string, value: object) => ({ url, ...value });
  const entry = (url: string, reference: string, parts: object[]) => ({
    item: { reference },
    extension: [{ url, extension: parts }],
  });
  const person = (system: string, value: string) => ({ valueReference: { identifier: { system, value } } });
  const state = {
    system: codeSystems.worklistReferralState.system,
    code: 'APP_CANCELLED_BY_PATIENT',
    display: 'x',
  };

  const list = {
    resourceType: 'List',
    meta: { profile: [profileUrls.fetchWorklistList] },
    status: 'current',
    mode: 'snapshot',
    contained: [
      {
        resourceType: 'Patient',
        id: 'p',
        meta: { profile: [profileUrls.patient] },
        identifier: [{ system: identifierSystems.nhsNumber, value: patient }],
      },
    ],
    entry: [
      entry(extensionUrls.referralsForReview, `ReferralRequest/${ubrn}`, [
        part('patient', { valueReference: { reference: '#p' } }),
        part('priority', {
          valueCodeableConcept: { coding: [{ system: codeSystems.priority.system, code: 'URGENT' }] },
        }),
        part('clinicalInfoPrinted', { valueBoolean: false }),
        part('referralRequestVersion', { valueInteger: 7 }),
        part('service', {
          valueReference: {
            identifier: { system: identifierSystems.ersService, value: '1' },
            display: 'One',
          },
        }),
      ]),
      entry(extensionUrls.rejectedTriageResponse, `ReferralRequest/${ubrn}`, [
        part('patient', person(identifierSystems.nhsNumber, patient)),
        part('referrer', person(identifierSystems.sdsUserId, clinician)),
        part('clinicalContext', { valueString: 'SKIN' }),
        part('status', { valueCodeableConcept: { coding: [state] } }),
      ]),
      entry(extensionUrls.lettersOutstanding, `ReferralRequest/${ubrn}`, [
        part('letterDue', { valueDate: '2026-04-01' }),
      ]),
      entry(extensionUrls.adviceAndGuidanceRequests, `CommunicationRequest/${ubrn}`, [
        part('communicationRequestVersion', { valueInteger: 2 }),
      ]),
    ],
  };

  it('tells the items of each list apart', () => {
    const items = stu3.presentValue(stu3.worklistItems(list)) ?? [];
    expect(items.map(({ listType }) => listType)).toEqual([
      'REFERRALS_FOR_REVIEW',
      'REJECTED_TRIAGE_RESPONSE',
      'LETTERS_OUTSTANDING',
      'ADVICE_AND_GUIDANCE_REQUESTS',
    ]);
    expect(items[0]).toEqual({
      listType: 'REFERRALS_FOR_REVIEW',
      reference: `ReferralRequest/${ubrn}`,
      patient,
      priority: { system: codeSystems.priority.system, code: 'URGENT' },
      clinicalInfoPrinted: false,
      referralRequestVersion: 7,
      service: { id: '1', name: 'One' },
    });
    expect(items[1]).toMatchObject({ patient, referrer: clinician, clinicalContext: 'SKIN', status: state });
    expect(items[2]).toMatchObject({ letterDue: '2026-04-01' });
  });

  it('knows every worklist that can be asked for', () => {
    for (const [name, code] of [
      ['referralsForReview', 'REFERRALS_FOR_REVIEW'],
      ['appointmentSlotIssues', 'APPOINTMENT_SLOT_ISSUES'],
      ['adviceAndGuidanceRequests', 'ADVICE_AND_GUIDANCE_REQUESTS'],
      ['rejectedTriageResponse', 'REJECTED_TRIAGE_RESPONSE'],
      ['assessmentReturnedCancelledDna', 'ASSESSMENT_RETURNED_CANCELLED_DNA'],
      ['awaitingBooking', 'AWAITING_BOOKING'],
      ['lettersOutstanding', 'LETTERS_OUTSTANDING'],
    ] as const) {
      const items = stu3.worklistItems({ entry: [entry(extensionUrls[name], 'ReferralRequest/1', [])] });
      expect(items).toEqual({
        status: 'present',
        value: [{ listType: code, reference: 'ReferralRequest/1' }],
      });
    }
  });

  it('names an entry of no known worklist', () => {
    const strange = { entry: [entry('https://example.org', 'ReferralRequest/1', []), ...list.entry] };
    expect(stu3.worklistItems({ ...list, ...strange })).toMatchObject({
      status: 'malformed',
      path: 'entry[0]',
    });
    expect(stu3.worklistItems({})).toEqual({ status: 'present', value: [] });
  });
});

describe('other readers', () => {
  it('reads slots with the actors of their schedule, and the pages', () => {
    const bundle = {
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: `${baseUrl}/Slot?page=2` }],
      entry: [
        {
          resource: {
            resourceType: 'Slot',
            id: '1',
            start: 'a',
            end: 'b',
            schedule: { reference: 'Schedule/s' },
          },
        },
        {
          resource: {
            resourceType: 'Schedule',
            id: 's',
            actor: [
              { identifier: { system: identifierSystems.ersService, value: '90210' } },
              { identifier: { system: identifierSystems.sdsUserId, value: clinician } },
            ],
          },
        },
      ],
    };
    const value = [{ id: '1', start: 'a', end: 'b', service: '90210', clinician }];
    expect(stu3.availableSlots(bundle)).toEqual({ status: 'present', value });
    expect(stu3.bundleLink(bundle, 'next')).toEqual({ status: 'present', value: `${baseUrl}/Slot?page=2` });
    expect(stu3.bundleLink(bundle, 'previous')).toEqual({ status: 'missing' });
  });

  it('reads a conversation in the order of time', () => {
    const message = (sent: string, text: string) => ({
      resource: {
        resourceType: 'Communication',
        category: [{ coding: [{ system: codeSystems.communicationSentBy.system, code: 'REQUESTER' }] }],
        sent,
        note: [{ text }],
      },
    });
    const bundle = {
      entry: [message('2026-02-02T00:00:00Z', 'second'), message('2026-02-01T23:30:00+00:00', 'first')],
    };
    expect(stu3.presentValue(stu3.conversation(bundle))?.map(({ text }) => text)).toEqual([
      'first',
      'second',
    ]);
  });

  it('reads concepts, and which are in force', () => {
    const property = (code: string, value: object) => ({ code, ...value });
    const concept = {
      code: 'OTHER',
      display: 'Other',
      property: [
        property('effectiveFrom', { valueDateTime: '2020-01-01T00:00:00Z' }),
        property('commentIsMandatory', { valueBoolean: true }),
        property('businessFunction', { valueCoding: { system: 's', code: 'REFERRING_CLINICIAN' } }),
        property('businessFunction', { valueCoding: { system: 's', code: 'REFERRING_ADMIN' } }),
      ],
    };
    const [read] = stu3.presentValue(stu3.referenceConcepts({ concept: [concept] })) ?? [];
    expect(read).toEqual({
      code: 'OTHER',
      display: 'Other',
      effectiveFrom: '2020-01-01T00:00:00Z',
      commentIsMandatory: true,
      businessFunction: ['REFERRING_CLINICIAN', 'REFERRING_ADMIN'],
    });
    const ended = { code: 'x', display: 'x', effectiveFrom: '2020-01-01', effectiveTo: '2021-01-01' };
    const now = Date.parse('2026-01-01');
    expect([read, ended].map((item) => item && stu3.isConceptInForce(item, now))).toEqual([true, false]);
  });

  it('reads what a body asks for', () => {
    const body = stu3.fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: '90210' });
    expect(stu3.readFetchWorklistParameters(body)).toMatchObject({
      status: 'present',
      value: { listType: { code: 'REFERRALS_FOR_REVIEW' }, service: { value: '90210' } },
    });
    const files = stu3.maintainReferralLetterParameters([{ url: 'Binary/1' }, { url: 'Binary/2' }]);
    expect(
      stu3.presentValue(stu3.readMaintainReferralLetterParameters(files))?.referralLetterFile,
    ).toHaveLength(2);
    const wrong = change(body, 'parameter.1', { name: 'service', valueString: '90210' });
    expect(stu3.readFetchWorklistParameters(wrong)).toMatchObject({
      status: 'malformed',
      path: 'parameter[1].valueIdentifier',
    });
  });

  it('reads errors with and without display and diagnostics', () => {
    const coding = { system: codeSystems.apiErrorCode.system, code: 'NO_ACCESS' };
    const issue = { severity: 'error', code: 'forbidden', details: { coding: [coding] } };
    const value = [{ severity: 'error', type: 'forbidden', ...coding }];
    expect(stu3.outcomeIssues({ resourceType: 'OperationOutcome', issue: [issue] })).toEqual({
      status: 'present',
      value,
    });
    expect(r4.outcomeIssues({ resourceType: 'OperationOutcome', issue: [{}] })).toMatchObject({
      status: 'malformed',
    });
    expect(stu3.outcomeIssues('<html>')).toEqual({ status: 'malformed', path: 'resourceType' });
  });

  it('finds sets of reference data whatever the base URL', () => {
    expect(stu3.referenceDataSet(stu3.referenceDataSystem(`${baseUrl}/`, 'PRIORITY'))).toBe('PRIORITY');
    expect(stu3.referenceDataSet('x/STU3/v1/CodeSystem/SPECIALTY')).toBe('SPECIALTY');
    expect(stu3.referenceDataSet('_/CodeSystem/REQUEST-CANCELLATION-REASON')).toBe(
      'REFERRAL-CANCELLATION-REASON',
    );
    expect([stu3.referenceDataSet('https://example.org/SPECIALTY'), stu3.referenceDataSet(7)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('readers of R4', () => {
  const searchset = (...resources: object[]) => ({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  });

  it('reads business functions by organisation', () => {
    const role = {
      resourceType: 'PractitionerRole',
      practitioner: { identifier: { value: clinician } },
      organization: { identifier: { value: 'Z99' } },
      code: [{ coding: [{ code: 'REFERRING_CLINICIAN' }] }],
    };
    const value = [{ organisation: 'Z99', businessFunctions: ['REFERRING_CLINICIAN'], userId: clinician }];
    expect(r4.businessFunctions(searchset(role))).toEqual({ status: 'present', value });
    expect(r4.businessFunctions({ resourceType: 'Bundle' })).toEqual({ status: 'present', value: [] });
  });

  it('reads the users to act for, whether their identifier is an object or a list', () => {
    const one = { resourceType: 'Practitioner', identifier: { value: clinician } };
    const other = { resourceType: 'Practitioner', identifier: [{ value: '555000111223' }] };
    expect(r4.onBehalfOfUsers(searchset(one, other))).toEqual({
      status: 'present',
      value: [clinician, '555000111223'],
    });
  });

  it('reads a service', () => {
    const { extensionUrls: urls } = r4;
    const service = {
      resourceType: 'HealthcareService',
      id: '1',
      type: { coding: [{ system: r4.codeSystems.appointmentType.system, code: 'GPSI' }] },
      characteristic: [
        { coding: [{ system: r4.codeSystems.bookableType.system, code: 'DIRECTLY_BOOKABLE' }] },
      ],
      location: [{ identifier: { value: 'Z9901' } }],
      extension: [
        { url: urls.hoursOfOperation, valueString: 'Mornings' },
        {
          url: urls.healthcareServiceContact,
          extension: [{ url: 'telecom', valueContactPoint: { system: 'phone', value: '01632 960000' } }],
        },
      ],
    };
    expect(r4.serviceTypes(service)).toMatchObject({ value: [{ code: 'GPSI' }] });
    expect(r4.serviceCharacteristics(service)).toMatchObject({
      value: { bookableTypes: ['DIRECTLY_BOOKABLE'], requestFlowTypes: [] },
    });
    expect(r4.serviceLocations(service)).toEqual({ status: 'present', value: ['Z9901'] });
    expect(r4.hoursOfOperation(service)).toEqual({ status: 'present', value: 'Mornings' });
    expect(r4.serviceInstructions(service)).toEqual({ status: 'missing' });
    expect(r4.serviceContacts(service)).toMatchObject({ value: [{ telecom: [{ value: '01632 960000' }] }] });
    expect(r4.healthcareServices(searchset(service))).toMatchObject({
      status: 'present',
      value: [{ id: '1' }],
    });
  });

  it('tells referrals from requests for advice', () => {
    const request = (id: string, code: string) => ({
      resourceType: 'ServiceRequest',
      id,
      identifier: [{ value: ubrn }],
      status: 'active',
      category: [{ coding: [{ code }] }],
    });
    const kinds = r4.presentValue(
      r4.serviceRequests(searchset(request('r.1', 'referral'), request('a.1', 'request'))),
    );
    expect(kinds?.map(({ kind }) => kind)).toEqual(['referral', 'advice']);
  });
});

describe('no reader, guard or validator throws', () => {
  /** Every exported function that takes one value from the network. */
  const takers = [...Object.entries(stu3), ...Object.entries(r4)].filter(
    ([name, value]) =>
      typeof value === 'function' &&
      !/Parameters$|^FhirError$|^(book|defer|cancel)Appointment$|^documentReference$|^shortlistList$|^presentValue$|^referenceDataSystem$|^bundleLink$|^isConceptInForce$/.test(
        name.replace(/^read\w+Parameters$/, 'reader'),
      ),
  ) as unknown as [string, (value: unknown) => unknown][];

  const readers = takers.filter(([name]) => !name.startsWith('validate'));

  it('covers most of what is exported', () => {
    expect(takers.length).toBeGreaterThan(100);
  });

  it('whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const [, take] of takers) take(value);
      }),
      { numRuns: 200 },
    );
  });

  it('whatever stands at any place of a referral', () => {
    const places: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (path) places.push(path);
      if (typeof value === 'object' && value !== null) {
        for (const key of Object.keys(value))
          walk((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
      }
    };
    walk(referral(), '');
    for (const path of places) {
      for (const wrong of [null, 0, '', 'x', [], {}, [null]]) {
        const value = change(referral(), path, wrong);
        for (const [, take] of readers) take(value);
      }
    }
    expect(places.length).toBeGreaterThan(150);
  }, 60_000);
});
