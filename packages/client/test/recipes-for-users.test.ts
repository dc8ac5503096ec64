import {
  attachments,
  presentValue,
  sendCommunicationToRequesterParameters,
  type ErsReferralRequest,
} from '@ers-kit/fhir/stu3';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addLetter,
  askForAdvice,
  cancelBooking,
  clinicTypes,
  appointmentCancellationReasons,
  createReferenceData,
  ErsConflictError,
  ErsNotFoundError,
  kindOfRecord,
  possibleAdviceOperations,
  possibleOperations,
  readAdviceConversation,
  readReferralWithActions,
  referralCancellationReasons,
  rejectionReasons,
  searchServices,
  shortlistedServices,
  summariseReferral,
  worklist,
  worklistTypesOf,
  type ErsClient,
  type ReferenceData,
} from '../src/index.js';
import { clinician, referrer, rejection } from './helpers.js';
import { people, userToken, useSimulator } from './simulated.js';

const booked = '123456789012';
const unbooked = '123456789020';

describe('what an application for users is made of', () => {
  const { simulator, client } = useSimulator();
  let practice: ErsClient;
  let hospital: ErsClient;

  beforeAll(async () => {
    const context = { ...referrer, organisation: 'R68' };
    practice = client(await userToken(simulator(), people.referrer), { context });
    hospital = client(await userToken(simulator(), people.clinician), { context: clinician });
  });

  it('says all of a referral in plain data', () => {
    expect(summariseReferral(simulator().referral(booked))).toMatchObject({
      state: { code: 'BOOKED' },
      reason: undefined,
      priority: { code: 'ROUTINE', display: 'Routine' },
      specialty: { code: 'CARDIOLOGY' },
      shortlist: [{ id: '20101', name: 'Ashdale Heart Failure Clinic' }],
      commissioningRuleOrganisation: 'R68',
      pathwayStart: '2026-11-02T15:20:11.000Z',
      appointment: { status: 'booked', start: '2027-02-09T10:30:00.000Z' },
      appointmentId: '61001',
      participants: { service: '20101', clinician: people.clinician },
      additionalRequirements: [],
      attachments: [{ title: 'Referral letter.pdf' }, { title: 'Echocardiogram.pdf' }],
      relatedRequests: ['ReferralRequest/123456789020'],
    });
    for (const nothing of [undefined, null, {}, { contained: [{ resourceType: 'List' }] }])
      expect(summariseReferral(nothing)).toMatchObject({ state: undefined, shortlist: [], attachments: [] });
  });

  it.each([
    [booked, [['20101', 'Ashdale Heart Failure Clinic', 'book']]],
    ['123456789047', [['20103', 'Ashdale Urology Triage', 'triage']]],
    ['200000000024', [['20104', 'Ashdale Lipid Clinic', 'elsewhere']]],
  ])('tells how the services of the shortlist of %s take referrals', async (ubrn, expected) => {
    const services = await shortlistedServices(practice, simulator().referral(ubrn));
    expect(services.map(({ id, name, way }) => [id, name, way])).toEqual(expected);
  });

  it('tells the clinic types of each specialty, and asks for advice with one', async () => {
    const found = await clinicTypes(createReferenceData(practice));
    const clinic = found.find(({ clinicType }) => clinicType === 'HEART_FAILURE');
    expect(clinic).toMatchObject({
      specialty: { code: 'CARDIOLOGY', display: 'Cardiology' },
      display: 'Heart Failure',
    });
    expect(found.map(({ clinicType }) => clinicType)).not.toContain('FOOD_AND_DRUG_ALLERGY');
    const ubrn = await askForAdvice(practice, {
      patient: summariseReferral(simulator().referral(booked)).patient ?? '',
      service: '20106',
      searchCriteria: { priority: 'ROUTINE', specialty: clinic!.specialty, clinicType: clinic!.clinicType },
      providerConversionAuthorisation: 'NOT_AUTHORISED_TO_CONVERT',
      request: 'What next?',
    });
    const { summary, messages } = await readAdviceConversation(hospital, ubrn);
    expect(summary.conversion).toBe('NOT_AUTHORISED_TO_CONVERT');
    expect(messages.map(({ text }) => text)).toEqual(['What next?']);
    expect(await kindOfRecord(practice, ubrn)).toBe('advice');
  });

  it('tells what a UBRN names', async () => {
    expect(await kindOfRecord(hospital, booked)).toBe('referral');
    expect(await kindOfRecord(hospital, '300000000001')).toBe('advice');
    const nothing = await rejection(kindOfRecord(hospital, '999999999999'));
    expect(ErsNotFoundError.isInstance(nothing) && nothing.operation).toBe('A024');
    const refused = await rejection(kindOfRecord(practice.as(clinician), booked));
    expect(refused).toMatchObject({ status: 403, operation: 'A005' });
  });

  it('searches services, as plain objects', async () => {
    const system = `${simulator().environment.fhirBaseUrls.STU3}/CodeSystem/SPECIALTY`;
    const search = (requestType: 'APPOINTMENT_REQUEST' | 'ADVICE_AND_GUIDANCE_REQUEST') =>
      searchServices(practice, {
        requestType,
        sortBy: 'DISTANCE',
        patient: summariseReferral(simulator().referral(booked)).patient ?? '',
        searchCriteria: {
          priority: 'ROUTINE',
          specialty: { system, code: 'CARDIOLOGY' },
          clinicType: 'HEART_FAILURE',
        },
      });
    const found = await search('APPOINTMENT_REQUEST');
    expect(found.map(({ id, serviceName }) => [id, serviceName])).toEqual([
      ['20101', 'Ashdale Heart Failure Clinic'],
      ['20105', 'Ashdale Cardiology Triage'],
    ]);
    expect((await search('ADVICE_AND_GUIDANCE_REQUEST')).map(({ id }) => id)).toEqual(['20101', '20106']);
  });

  it('searches no services for an empty shortlist', async () => {
    expect(await shortlistedServices(practice, { resourceType: 'ReferralRequest' })).toEqual([]);
  });

  const filesOf = (resource: unknown) =>
    (presentValue(attachments(resource)) ?? []).map(({ title, description }) => [title, description]);

  it.each([
    ['the provider', () => hospital, ['CANCEL_REFERRAL']],
    ['the referrer', () => practice, ['CANCEL_DIRECTLY_BOOKED_APPOINTMENT', 'CANCEL_REFERRAL']],
  ])('reads a referral with what %s may do with it', async (_who, asks, actions) => {
    const referral = await readReferralWithActions(asks(), booked);
    expect(referral.actions).toEqual(actions);
    expect(referral).toMatchObject({
      version: '5',
      resource: { id: booked },
      summary: { state: { code: 'BOOKED' } },
    });
  });

  it.each([
    ['booked', booked, 'provider', ['A013', 'A014', 'A022', 'A036']],
    ['booked', booked, 'referrer', ['A012', 'A034', 'A036']],
    ['not booked', unbooked, 'referrer', ['A012', 'A016', 'A031', 'A036']],
    ['awaiting triage', '123456789047', 'provider', ['A028', 'A036']],
    ['cancelled', '123456789055', 'referrer', []],
  ] as const)('tells what can be done: %s, %s, %s', async (_state, ubrn, side, expected) => {
    const [asks, businessFunction] =
      side === 'provider'
        ? ([hospital, 'SERVICE_PROVIDER_CLINICIAN'] as const)
        : ([practice, 'REFERRING_CLINICIAN'] as const);
    const referral = await readReferralWithActions(asks, ubrn);
    expect(possibleOperations(referral, businessFunction).toSorted()).toEqual(expected);
    expect(possibleOperations(referral, 'SERVICE_PROVIDER_ADMIN')).toEqual([]);
  });

  it.each([
    ['REFERRING_ADMIN', 4],
    ['REFERRING_CLINICIAN', 4],
    ['SERVICE_PROVIDER_ADMIN', 3],
    ['COMMISSIONER', 0],
  ] as const)('tells the worklists of %s, which e-RS gives out', async (businessFunction, count) => {
    const types = worklistTypesOf(businessFunction);
    expect(types).toHaveLength(count);
    if (businessFunction !== 'REFERRING_CLINICIAN') return;
    for (const listType of types) expect((await worklist(practice, { listType })).malformed).toBeUndefined();
  });

  /** A client before whose first call of `operation` the referral gets another version. */
  const overtaken = (operation: string, times: number): ErsClient => {
    let left = times;
    return {
      ...hospital,
      call: (async (id: string, input: object) => {
        if (id === operation && left-- > 0) {
          const resource = simulator().referral(booked) as ErsReferralRequest;
          const versionId = String(Number(resource.meta.versionId) + 1);
          simulator().addReferral({ ...resource, meta: { ...resource.meta, versionId } });
        }
        return (hospital.call as (id: string, input: object) => Promise<unknown>)(id, input);
      }) as ErsClient['call'],
    };
  };

  it('reads a referral again that changed before its actions were asked for, once', async () => {
    const { version } = await readReferralWithActions(overtaken('A029', 1), booked);
    expect(version).toBe('6');
    const error = await rejection(readReferralWithActions(overtaken('A029', 2), booked));
    expect(error).toMatchObject({ status: 400, codes: ['HISTORY_NOT_SUPPORTED'] });
  });

  it('reads the messages of an advice request, oldest first, with their files', async () => {
    const ubrn = '300000000000';
    const { version } = await hospital.retrieveAdviceAndGuidanceRequestSummary({ ubrn });
    const { location } = await hospital.uploadFileToDocumentStore({
      fileName: 'plan.txt',
      body: 'plan',
      referralId: ubrn,
    });
    const before = await readAdviceConversation(hospital, ubrn);
    expect(before.request.version).toBe(version);
    expect(before.summary).toMatchObject({
      status: { code: 'PROVIDER_RESPONSE_REQUIRED' },
      conversion: 'AUTHORISED_TO_CONVERT',
    });
    expect(possibleAdviceOperations(before, 'SERVICE_PROVIDER_CLINICIAN')).toEqual(['A026', 'A027']);
    expect(possibleAdviceOperations(before, 'REFERRING_CLINICIAN')).toEqual([]);
    expect(before.messages.map(({ sentBy }) => sentBy)).toEqual(['REQUESTER']);
    await answer(ubrn, before.request.version, location);
    const { request, summary, messages } = await readAdviceConversation(hospital, ubrn);
    expect(request.version).toBe(String(Number(version) + 1));
    expect(possibleAdviceOperations({ summary }, 'SERVICE_PROVIDER_CLINICIAN')).toEqual([]);
    expect(
      messages.map(({ sentBy, attachments: files }) => [sentBy, files.map(({ title }) => title)]),
    ).toEqual([
      ['REQUESTER', []],
      ['RESPONDER', ['plan.txt']],
    ]);
    expect(messages[1]?.attachments[0]).toMatchObject({ availability: 'PENDING', kind: 'GUIDANCE_RESPONSE' });
    const error = await rejection(readAdviceConversation(hospital, '999999999999'));
    expect(ErsNotFoundError.isInstance(error) && error.operation).toBe('A024');
  });

  async function answer(ubrn: string, version: string, url: string): Promise<void> {
    const body = sendCommunicationToRequesterParameters({
      outcome: 'REQUIRE_FURTHER_INFORMATION',
      guidance: 'See the plan.',
      priority: 'ROUTINE',
      files: [{ url, description: 'Plan' }],
    });
    await hospital.sendAdviceAndGuidanceResponse({ ubrn, version, body });
  }

  it('adds a file to a letter and keeps those it has', async () => {
    const letter = (fileName: string) => ({ fileName, body: fileName, description: `About ${fileName}` });
    await addLetter(practice, { ubrn: unbooked, letter: letter('first.txt') });
    const { resource, version } = await addLetter(practice, {
      ubrn: unbooked,
      version: (await practice.retrieveReferralRequest({ ubrn: unbooked })).version,
      letter: { fileName: 'second.txt', body: 'second' },
    });
    const expected = [
      ['first.txt', 'About first.txt'],
      ['second.txt', 'second.txt'],
    ];
    expect(filesOf(resource)).toEqual(expected);
    const stale = addLetter(practice, {
      ubrn: unbooked,
      version: String(Number(version) - 1),
      letter: letter('third.txt'),
    });
    expect(ErsConflictError.isInstance(await rejection(stale))).toBe(true);
    expect(filesOf(simulator().referral(unbooked))).toEqual(expected);
  });

  const codesOf = async (reasons: Promise<readonly { code: string }[]>) =>
    (await reasons).map(({ code }) => code).toSorted();

  it('gives the reasons that fit, with the system that bodies name', async () => {
    const data = createReferenceData(hospital);
    const [reason] = await rejectionReasons(data);
    expect(reason?.system).toBe(
      `${simulator().environment.fhirBaseUrls.STU3}/CodeSystem/APPOINTMENT-CANCELLATION-REASON`,
    );
    expect(await codesOf(rejectionReasons(data))).toEqual([
      'FURTHER_INFORMATION_REQUIRED',
      'OTHER',
      'OUTPATIENT_APPT_NOT_REQUIRED',
      'SERVICE_INAPPROPRIATE',
    ]);
    const businessFunction = 'REFERRING_CLINICIAN';
    expect(await codesOf(appointmentCancellationReasons(data, { businessFunction }))).toEqual([
      'PATIENT_APPOINTMENT_CANCELLATION_OTHER',
      'PATIENT_HOLIDAY',
      'PATIENT_ILL',
      'PATIENT_OTHER_ENGAGEMENT',
    ]);
  });

  const providers = 'SERVICE_PROVIDER_CLINICIAN';
  const anyBooked = [
    'INTEND_PRIVATE',
    'PATIENT_REQUEST_CANCELLATION_OTHER',
    'RAISED_IN_ERROR',
    'TREATMENT_NO_LONGER_REQUIRED',
  ];
  it.each([
    ['a provider, booked', '200000000001', providers, anyBooked],
    [
      'a provider, triaged',
      '200000000004',
      providers,
      ['BOOKED_OUTSIDE_CAB', ...anyBooked, 'OUTPATIENT_SERVICE_NA'],
    ],
    ['a referrer, booked', '200000000001', 'REFERRING_CLINICIAN', [...anyBooked, 'REFERRER_CANCELLATION']],
    [
      'a referrer, not booked',
      '200000000000',
      'REFERRING_CLINICIAN',
      ['BOOKED_OUTSIDE_CAB', ...anyBooked, 'REFERRER_CANCELLATION'],
    ],
  ])('gives the reasons to cancel a referral: %s', async (_name, ubrn, businessFunction, expected) => {
    const referral = simulator().referral(ubrn);
    const reasons = referralCancellationReasons(createReferenceData(hospital), {
      businessFunction,
      referral,
    });
    expect(await codesOf(reasons)).toEqual(expected.toSorted());
  });

  it('keeps reference data once for all users, asked for by whoever needs it first', async () => {
    const asked: string[] = [];
    const by = (who: string, asks: ErsClient): Pick<ErsClient, 'call'> => ({
      call: ((id: 'A004', input: { codeSystemType: 'PRIORITY' }) => {
        asked.push(`${who} ${id}`);
        return asks.call(id, input);
      }) as ErsClient['call'],
    });
    const first: ReferenceData = createReferenceData(by('hospital', hospital));
    const second = first.with(by('practice', practice));
    expect(await codesOf(second.concepts('PRIORITY'))).toEqual(['ROUTINE', 'TWO_WEEK_WAIT', 'URGENT']);
    expect(await codesOf(first.concepts('PRIORITY'))).toHaveLength(3);
    await first.codeSystem('SPECIALTY');
    expect(asked).toEqual(['practice A004', 'hospital A004']);
  });

  it('cancels an appointment on the version that the user saw, and only on that', async () => {
    const { version } = await readReferralWithActions(practice, booked);
    const data = createReferenceData(practice);
    const reasons = await appointmentCancellationReasons(data, { businessFunction: 'REFERRING_CLINICIAN' });
    const reason = reasons.find(({ code }) => code === 'PATIENT_OTHER_ENGAGEMENT')!;
    const stale = { ubrn: booked, version: String(Number(version) - 1), reason, comments: 'Away' };
    const conflict = await rejection(cancelBooking(practice, stale));
    expect(ErsConflictError.isInstance(conflict) && conflict.processed).toBe('no');
    const uncommented = await rejection(cancelBooking(practice, { ubrn: booked, version, reason }));
    expect(uncommented).toMatchObject({ code: 'ERR_FHIR_INVALID_BODY' });
    expect(summariseReferral(simulator().referral(booked)).state?.code).toBe('BOOKED');
    const { resource } = await cancelBooking(practice, { ubrn: booked, version, reason, comments: 'Away' });
    expect(resource).toMatchObject({ status: 'cancelled', comment: 'Away' });
    const after = summariseReferral(simulator().referral(booked));
    expect(after).toMatchObject({ state: { code: 'APPT_CANCELLED_BY_PATIENT' }, comments: 'Away' });
  });
});
