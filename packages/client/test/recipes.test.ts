import {
  isReferralRequest,
  maintainReferralLetterParameters,
  patientNhsNumber,
  presentValue,
  referralState,
  shortlist,
} from '@ers-kit/fhir/stu3';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  attachLetters,
  bookFirstAvailableSlot,
  changeReferral,
  convertAdvice,
  createReferenceData,
  createReferralWithLetter,
  downloadAttachment,
  ErsConflictError,
  reviewReferral,
  worklist,
  type ErsClient,
} from '../src/index.js';
import { clinician, referrer, rejection } from './helpers.js';
import { applicationToken, people, userToken, useSimulator } from './simulated.js';

/** Referrals of the seed, whose patients are known to the simulated e-RS. */
const seeded = ['123456789012', '123456789020', '123456789039'] as const;
const heartFailureClinic = '20101';

describe('recipes against the simulator', () => {
  const { simulator, client } = useSimulator({ as: 'integration' });
  let practice: ErsClient;
  let hospital: ErsClient;
  let unattended: ErsClient;
  const patients: string[] = [];

  beforeAll(async () => {
    const started = simulator();
    practice = client(await userToken(started, people.referrer), {
      context: { ...referrer, organisation: 'R68' },
      validate: 'throw',
    });
    hospital = client(await userToken(started, people.clinician), { context: clinician, validate: 'throw' });
    unattended = client(await applicationToken(started), {
      context: { mode: 'application-restricted' },
      validate: 'throw',
    });
  });

  beforeAll(async () => {
    for (const ubrn of seeded) {
      const { resource } = await practice.call('A005', { ubrn });
      patients.push(presentValue(patientNhsNumber(resource)) ?? '');
    }
  });

  const specialtySystem = (): string => `${simulator().environment.fhirBaseUrls.STU3}/CodeSystem/SPECIALTY`;
  const referralFor = (index: number) => ({
    patient: patients[index] ?? '',
    intentionToAddReferralLetter: 'NEED_TO_ADD_LATER' as const,
    firstReminderLetterFollowUpDays: 1,
    shortlist: {
      services: [heartFailureClinic],
      searchCriteria: {
        priority: 'ROUTINE' as const,
        specialty: { system: specialtySystem(), code: 'CARDIOLOGY' },
        clinicType: 'HEART_FAILURE',
        ageAndGenderAppropriate: true,
      },
    },
  });

  it('creates a referral with its letter, books it, and the hospital reads it', async () => {
    const created: string[] = [];
    const letters = [{ fileName: 'letter.txt', body: 'Dear colleague', description: 'Letter' }];
    const referral = await createReferralWithLetter(
      practice,
      { referral: referralFor(0), letters },
      { onCreated: (ubrn) => created.push(ubrn) },
    );
    const ubrn = referral.resource.id;
    expect(created).toEqual([ubrn]);
    expect(isReferralRequest(referral.resource)).toBe(true);
    expect(shortlist(referral.resource)).toMatchObject({ status: 'present' });

    const booking = await bookFirstAvailableSlot(practice, {
      ubrn,
      service: heartFailureClinic,
      appointmentType: 'ROUTINE',
    });
    expect(booking.state).toBe('booked');

    const { items } = await worklist(unattended, {
      listType: 'REFERRALS_FOR_REVIEW',
      service: heartFailureClinic,
    });
    expect(items.map(({ reference }) => reference)).toContain(`ReferralRequest/${ubrn}`);
    const { resource } = await hospital.retrieveReferralRequest({ ubrn });
    expect(referralState(resource)).toMatchObject({ value: { state: { code: 'BOOKED' } } });
  });

  it('asks before it writes over what another changed', async () => {
    const { resource } = await createReferralWithLetter(practice, {
      referral: referralFor(1),
      letters: [{ fileName: 'first.txt', body: 'first' }],
    });
    const ubrn = resource.id;
    const asked: (readonly string[])[] = [];
    /** Changes the letter while another user changes it as well, as often as told. */
    const compete = async (
      name: string,
      times: number,
      onConflict?: () => boolean,
    ): Promise<string | undefined> => {
      const { location } = await practice.call('A020', {
        fileName: `${name}.txt`,
        body: name,
        referralId: ubrn,
      });
      const body = maintainReferralLetterParameters([{ url: location, description: name }]);
      let left = times;
      const { version } = await changeReferral(
        practice,
        ubrn,
        async (referral) => {
          left -= 1;
          if (left >= 0) {
            await attachLetters(practice, {
              ubrn,
              letters: [{ fileName: `${name}-${left}.txt`, body: 'other' }],
            });
          }
          return practice.call('A012', { ubrn, version: referral.version, body });
        },
        onConflict && {
          onConflict: ({ before, after }) => {
            asked.push([before.version, after.version]);
            return onConflict();
          },
        },
      );
      return version;
    };
    expect(ErsConflictError.isInstance(await rejection(compete('a', 1)))).toBe(true);
    expect(ErsConflictError.isInstance(await rejection(compete('b', 1, () => false)))).toBe(true);
    expect(ErsConflictError.isInstance(await rejection(compete('c', 99, () => true)))).toBe(true);
    expect(asked).toHaveLength(6);
    expect(Number(await compete('d', 2, () => true))).toBeGreaterThan(8);
    expect(asked).toHaveLength(8);
    expect(asked.every(([before, after]) => Number(after) > Number(before))).toBe(true);
  });

  it('says that there is no slot, or defers', async () => {
    const { resource } = await createReferralWithLetter(practice, {
      referral: referralFor(2),
      letters: [],
    });
    const booking = await bookFirstAvailableSlot(practice, {
      ubrn: resource.id,
      service: heartFailureClinic,
      appointmentType: 'ROUTINE',
      accepts: () => false,
    });
    expect(booking).toEqual({ state: 'no-slot' });
  });

  it('records the outcome of a triage', async () => {
    const triage = '123456789047';
    const { resource, version } = await reviewReferral(hospital, {
      ubrn: triage,
      outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
      comments: 'Please try the advice first.',
    });
    expect(referralState(resource)).toMatchObject({ value: { state: { code: 'TRIAGE_RESPONSE' } } });
    expect(version).toBe(resource.meta.versionId);
  });

  it('downloads an attachment of the seed, through the redirect', async () => {
    const download = await downloadAttachment(hospital, 'Binary/5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01');
    if (download.state !== 'AVAILABLE') throw new Error(download.state);
    expect((await new Response(download.file.body).arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  it('reads reference data that may be used for a purpose', async () => {
    const data = createReferenceData(practice);
    const concepts = await data.concepts('REFERRAL-CANCELLATION-REASON', {
      businessFunction: 'REFERRING_CLINICIAN',
    });
    expect(concepts.length).toBeGreaterThan(0);
    expect(await data.concepts('REFERRAL-CANCELLATION-REASON', { usage: 'NONE_SUCH' })).toEqual([]);
  });

  it('tells that there is no such advice request to convert', async () => {
    const error = await rejection(
      convertAdvice(hospital, {
        ubrn: '999999999999',
        guidance: 'x',
        priority: 'ROUTINE',
        reviewComments: 'y',
      }),
    );
    expect(error).toMatchObject({ operation: 'A024', status: 404 });
  });
});
