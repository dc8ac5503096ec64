import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { clinician, patient, ubrn } from './fixtures/identifiers.js';

const { extensionUrls, identifierSystems, profileUrls, codeSystems } = stu3;

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
