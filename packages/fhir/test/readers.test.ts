import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { baseUrl, clinician, patient, ubrn } from './fixtures/identifiers.js';
import { fileRead, slotEntries } from './fixtures/readings.js';
import { appointment, referral } from './fixtures/referral.js';
import { change } from './support/change.js';

const { codeSystems } = stu3;

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
    expect(stu3.presentValue(reading)?.[0]).toEqual(fileRead('DocumentReference-1'));
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
      path: 'contained[3]',
    });
    expect(reading.status === 'malformed' && reading.value?.map(({ url }) => url)).toEqual([
      'Binary/DocumentReference-2',
    ]);
  });
});

describe('other readers', () => {
  it('reads slots with the actors of their schedule, and the pages', () => {
    const bundle = {
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: `${baseUrl}/Slot?page=2` }],
      entry: slotEntries('1'),
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
