import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookAppointment,
  cancelAppointment,
  cancelAppointmentActionLaterParameters,
  cancelReferralParameters,
  changeShortlistAndSendForTriageParameters,
  changeShortlistParameters,
  codeSystems,
  createAdviceAndGuidanceParameters,
  createReferralAndSendForTriageParameters,
  createReferralParameters,
  deferAppointment,
  documentReference,
  fetchWorklistParameters,
  FhirError,
  patientServiceSearchParameters,
  rejectReferralParameters,
  shortlistList,
  validate,
} from '../src/stu3/index.js';
import type { ErsAppointment } from '../src/stu3/index.js';
import { baseUrl, clinician, nhsNumber, patient, ubrn } from './fixtures/identifiers.js';
import { appointment } from './fixtures/referral.js';
import { wholeRequests } from './fixtures/whole-requests.js';

const specialty = { system: `${baseUrl}/CodeSystem/SPECIALTY`, code: 'DERMATOLOGY' };
const searchCriteria = { priority: 'ROUTINE', specialty, ageAndGenderAppropriate: true } as const;
const shortlist = { services: ['90210'], searchCriteria };
const letter = { shortlist, intentionToAddReferralLetter: 'NEED_TO_ADD_LATER' } as const;
const reason = { system: `${baseUrl}/CodeSystem/REFERRAL-CANCELLATION-REASON`, code: 'INTEND_PRIVATE' };
const cancellation = { system: `${baseUrl}/CodeSystem/APPOINTMENT-CANCELLATION-REASON`, code: 'PATIENT_ILL' };
const files = [{ url: 'Binary/11111111-2222-4333-8444-555555555555', description: 'Letter' }];
const clock = { now: () => Date.parse('2026-03-01T12:00:00Z') };
const referral = { ubrn, version: 4 };
const parties = { referral, patient, service: '90210' };

describe('builders', () => {
  const bodies: Record<string, () => unknown> = {
    A008: () => fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: '90210' }),
    'A008, all filters': () =>
      fetchWorklistParameters({
        listType: 'APPOINTMENT_SLOT_ISSUES',
        specialtyAssignedIndicator: 'ASSIGNED',
        specialty,
        location: 'Z99',
        clinicianAssignedIndicator: 'ASSIGNED',
        clinician,
      }),
    'A008, referrers': () => fetchWorklistParameters({ listType: 'LETTERS_OUTSTANDING' }),
    A010: () =>
      patientServiceSearchParameters({
        requestType: 'APPOINTMENT_REQUEST',
        sortBy: 'DISTANCE',
        patient,
        referringClinician: clinician,
        commissioningRuleOrganisation: 'Z99',
        searchCriteria: {
          ...searchCriteria,
          clinicType: 'RASH',
          indicativeAppointmentWaitTimeLimit: 30,
          postcode: 'ZZ99 3WZ',
          distanceLimit: 10,
          clinicalTerm: '271807003',
          namedClinician: clinician,
          commissioningProvisioning: 'ALL_SERVICES',
          organisations: ['Z99', 'Z98'],
        },
      }),
    A011: () =>
      createReferralParameters(
        { ...letter, patient, referringClinician: clinician, eReferralPathwayStart: '2026-02-01T09:00:00Z' },
        { clock },
      ),
    A012: wholeRequests.maintainReferralLetter,
    A014: () =>
      rejectReferralParameters({
        reason: cancellation,
        comments: 'Elsewhere',
        appointmentCancelledInPAS: true,
      }),
    'A016, booking': () =>
      bookAppointment({
        ...parties,
        clinician,
        slot: { id: '71', start: '2026-04-01T09:00:00Z', end: '2026-04-01T09:20:00Z' },
      }),
    'A016, deferral': () =>
      deferAppointment({ ...parties, reason: 'SLOT_NOT_AVAILABLE', comment: 'Full', slot: '71' }),
    A021: () => createReferralAndSendForTriageParameters({ shortlist, patient }),
    A022: () =>
      cancelAppointmentActionLaterParameters({ comments: 'Rebook', priority: 'URGENT', files }, { clock }),
    A023: () => fetchWorklistParameters({ listType: 'ADVICE_AND_GUIDANCE_REQUESTS', location: 'Z99' }),
    A026: wholeRequests.sendCommunicationToRequesterRequest,
    A027: wholeRequests.createFromCommunicationRequest,
    A028: wholeRequests.recordReviewOutcome,
    A031: () => changeShortlistParameters(letter),
    A032: () => changeShortlistAndSendForTriageParameters(letter),
    A034: () =>
      cancelAppointment({
        appointment: appointment() as unknown as ErsAppointment,
        reason: cancellation,
        comment: 'Unwell',
      }),
    A036: () => cancelReferralParameters({ reason, comments: 'Private' }),
    A044: () =>
      createAdviceAndGuidanceParameters(
        {
          patient,
          service: '90210',
          searchCriteria,
          providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
          request: 'What is it?',
          files,
        },
        { clock },
      ),
  };

  it.each(Object.keys(bodies))('give %s a body that the strict mode accepts', (name) => {
    const body = bodies[name]?.();
    expect(validate(body, { mode: 'request' })).toEqual({ valid: true, issues: [] });
    expect(JSON.parse(JSON.stringify(body))).toEqual(body);
  });

  it('send the clinician of an appointment with a single type, as e-RS wants it', () => {
    const body = bookAppointment({ ...parties, clinician, slot: { id: '71' } });
    expect(body.participant[2]).toMatchObject({
      type: { coding: [{ system: codeSystems.encounterParticipantType.system, code: 'CON' }] },
      actor: { identifier: { value: clinician } },
    });
    expect(body.slot).toEqual([{ reference: 'Slot/71' }]);
  });

  it('date a file by the clock', () => {
    expect(documentReference('REFERRER', { url: 'Binary/1' }, { clock }).indexed).toBe(
      '2026-03-01T12:00:00.000Z',
    );
  });

  it('take every shortlist of 1 to 20 services and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[1-9]\d{0,6}$/), { minLength: 1, maxLength: 40 }),
        (services) => {
          const build = () => shortlistList({ services, searchCriteria });
          if (services.length > 20) expect(build).toThrow(FhirError);
          else expect(build().entry).toHaveLength(services.length);
        },
      ),
    );
  });

  it('take every patient whose number is valid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_990 }), (serial) => {
        const body = createReferralParameters({ ...letter, patient: nhsNumber(serial) });
        expect(validate(body, { mode: 'request' }).valid).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
