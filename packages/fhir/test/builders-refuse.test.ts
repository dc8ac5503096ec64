import { describe, expect, it } from 'vitest';
import {
  bookAppointment,
  cancelAppointment,
  cancelReferralParameters,
  changeShortlistAndSendForTriageParameters,
  changeShortlistParameters,
  createAdviceAndGuidanceParameters,
  createReferralAndSendForTriageParameters,
  createReferralParameters,
  fetchWorklistParameters,
  FhirError,
  maintainReferralLetterParameters,
  patientServiceSearchParameters,
  recordReviewOutcomeParameters,
  rejectReferralParameters,
  sendCommunicationToRequesterParameters,
  serviceSearchCriteriaParameters,
  shortlistList,
} from '../src/stu3/index.js';
import type { ErsAppointment, FetchWorklistInput } from '../src/stu3/index.js';
import { baseUrl, clinician, patient, ubrn } from './fixtures/identifiers.js';
import { appointment } from './fixtures/referral.js';

const specialty = { system: `${baseUrl}/CodeSystem/SPECIALTY`, code: 'DERMATOLOGY' };
const searchCriteria = { priority: 'ROUTINE', specialty, ageAndGenderAppropriate: true } as const;
const shortlist = { services: ['90210'], searchCriteria };
const letter = { shortlist, intentionToAddReferralLetter: 'NEED_TO_ADD_LATER' } as const;
const reason = { system: `${baseUrl}/CodeSystem/REFERRAL-CANCELLATION-REASON`, code: 'INTEND_PRIVATE' };
const cancellation = { system: `${baseUrl}/CodeSystem/APPOINTMENT-CANCELLATION-REASON`, code: 'PATIENT_ILL' };
const clock = { now: () => Date.parse('2026-03-01T12:00:00Z') };
const referral = { ubrn, version: 4 };
const parties = { referral, patient, service: '90210' };

describe('builders refuse', () => {
  const problemsOf = (build: () => unknown): FhirError => {
    try {
      build();
    } catch (error) {
      if (FhirError.isInstance(error)) return error;
      throw error;
    }
    throw new Error('the builder took it');
  };

  const letters = (count: number): string => 'x'.repeat(count);
  const badPatient = '9990001231';

  it.each<[string, () => unknown, string, RegExp]>([
    [
      'an NHS number with a wrong check digit',
      () => createReferralParameters({ ...letter, patient: badPatient }),
      'identifier',
      /parameter\[0\]\.valueIdentifier\.value$/,
    ],
    ['no service', () => shortlistList({ services: [], searchCriteria }), 'empty', /entry$/],
    [
      '21 services',
      () => shortlistList({ services: Array.from({ length: 21 }, (_, index) => `${index}`), searchCriteria }),
      'cardinality',
      /entry$/,
    ],
    [
      'a service twice',
      () => changeShortlistParameters({ ...letter, shortlist: { services: ['1', '1'], searchCriteria } }),
      'no-service-twice',
      /entry\[1\]$/,
    ],
    [
      'two services for triage',
      () =>
        createReferralAndSendForTriageParameters({
          patient,
          shortlist: { services: ['1', '2'], searchCriteria },
        }),
      'one-service',
      /entry$/,
    ],
    [
      'two services for a changed triage',
      () =>
        changeShortlistAndSendForTriageParameters({
          ...letter,
          shortlist: { services: ['1', '2'], searchCriteria },
        }),
      'one-service',
      /entry$/,
    ],
    [
      'days below zero',
      () => changeShortlistParameters({ ...letter, firstReminderLetterFollowUpDays: -1 }),
      'format',
      /valueUnsignedInt$/,
    ],
    [
      'a start in the future',
      () =>
        createReferralParameters(
          { ...letter, patient, eReferralPathwayStart: '2026-03-02T09:00:00Z' },
          { clock },
        ),
      'pathway-start-in-range',
      /valueInstant$/,
    ],
    [
      'a start over a year ago',
      () =>
        createReferralParameters(
          { ...letter, patient, eReferralPathwayStart: '2025-02-01T09:00:00Z' },
          { clock },
        ),
      'pathway-start-in-range',
      /valueInstant$/,
    ],
    [
      'a start that is a date',
      () => createReferralParameters({ ...letter, patient, eReferralPathwayStart: '2026-02-01' }, { clock }),
      'format',
      /valueInstant$/,
    ],
    [
      'a filter on a referrers’ worklist',
      () => fetchWorklistParameters({ listType: 'AWAITING_BOOKING', service: '1' } as FetchWorklistInput),
      'no-filter-on-referrer-worklist',
      /parameter\[1\]$/,
    ],
    [
      'a clinician without indicator',
      () => fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', clinician }),
      'clinician-needs-assigned-indicator',
      /parameter\[1\]$/,
    ],
    [
      'an unknown worklist',
      () => fetchWorklistParameters({ listType: 'EVERYTHING' as 'AWAITING_BOOKING' }),
      'code',
      /code$/,
    ],
    [
      'guidance of 8,001 characters',
      () =>
        sendCommunicationToRequesterParameters({
          outcome: 'REQUIRE_FURTHER_INFORMATION',
          guidance: letters(8001),
          priority: 'ROUTINE',
        }),
      'too-long',
      /valueString$/,
    ],
    [
      'advice without recommendation',
      () =>
        sendCommunicationToRequesterParameters({
          outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
          guidance: 'x',
          priority: 'ROUTINE',
        }),
      'advice-needs-recommendation',
      /parameter$/,
    ],
    [
      'a question of 8,001 characters',
      () =>
        createAdviceAndGuidanceParameters({
          patient,
          service: '1',
          searchCriteria,
          providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
          request: letters(8001),
        }),
      'too-long',
      /valueString$/,
    ],
    [
      'an outcome of another operation',
      () =>
        recordReviewOutcomeParameters({
          outcome: 'CANCEL_APPOINTMENT_ACTION_LATER' as 'ACCEPT_REFER_BOOK_LATER',
          comments: 'x',
        }),
      'code',
      /code$/,
    ],
    [
      'a cancellation without its comment',
      () => cancelReferralParameters({ reason: { ...reason, commentIsMandatory: true } }),
      'comment-is-mandatory',
      /cancellationComments/,
    ],
    [
      'a rejection without its comment',
      () => rejectReferralParameters({ reason: { ...cancellation, commentIsMandatory: true } }),
      'comment-is-mandatory',
      /rejectionComments/,
    ],
    ['no file at all', () => maintainReferralLetterParameters([]), 'empty', /parameter$/],
    [
      'a cancelled appointment for a reason of another set',
      () => cancelAppointment({ appointment: appointment() as unknown as ErsAppointment, reason }),
      'cancellation-needs-reason',
      /reason$/,
    ],
    [
      'a referral without version',
      () => bookAppointment({ ...parties, referral: { ubrn, version: '' }, slot: { id: '1' } }),
      'reference',
      /reference$/,
    ],
    [
      'a limit that is no number',
      () => serviceSearchCriteriaParameters({ distanceLimit: Number.NaN }),
      'format',
      /valueUnsignedInt$/,
    ],
  ])('%s', (_, build, rule, path) => {
    const error = problemsOf(build);
    expect(error.code).toBe('ERR_FHIR_INVALID_BODY');
    expect(error.message).toMatch(/^e-RS would refuse this body\. Correct what it is built from: /);
    expect(error.problems).toContainEqual(
      expect.objectContaining({ rule, path: expect.stringMatching(path) as string }),
    );
  });

  it('without a word of the patient', () => {
    const error = problemsOf(() => createReferralParameters({ ...letter, patient: badPatient }));
    expect(JSON.stringify(error) + error.message + String(error.stack)).not.toContain(badPatient);
  });

  it('with every problem at once', () => {
    const error = problemsOf(() =>
      patientServiceSearchParameters({
        requestType: 'X' as 'APPOINTMENT_REQUEST',
        sortBy: 'Y' as 'IWT',
        patient: '1',
        searchCriteria,
      }),
    );
    expect(error.problems).toHaveLength(3);
  });
});
