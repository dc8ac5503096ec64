import {
  appointmentReference,
  attachments,
  bookAppointment,
  cancelAppointment,
  cancelAppointmentActionLaterParameters,
  cancelReferralParameters,
  changeShortlistAndSendForTriageParameters,
  changeShortlistParameters,
  commissioningRuleOrganisation,
  createAdviceAndGuidanceParameters,
  createReferralAndSendForTriageParameters,
  createReferralParameters,
  deferAppointment,
  fetchWorklistParameters,
  maintainReferralLetterParameters,
  patientNhsNumber,
  patientServiceSearchParameters,
  presentValue,
  rejectReferralParameters,
  sendCommunicationToRequesterParameters,
  availableSlots,
  type ReferenceConcept,
  type ReferenceDataSet,
} from '@ers-kit/fhir/stu3';
import type { OperationId } from '@ers-kit/operations';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  convertAdvice,
  createReferenceData,
  ErsError,
  reviewReferral,
  type CallEvent,
  type ErsClient,
} from '../src/index.js';
import { contextsFor, operationIds } from './every-operation.js';
import { clinician, referrer, rejection } from './helpers.js';
import { applicationToken, people, referrerApplicationToken, userToken, useSimulator } from './simulated.js';

const bookable = '20101';
const triageService = '20105';
const adviceService = '20106';

/** Each operation once at least, in the order of the work, against the simulated e-RS, answers validated. */
describe('the whole API against the simulator', () => {
  const { simulator, client } = useSimulator({ as: 'integration' });
  const succeeded = new Map<string, Set<OperationId>>();
  let practice: ErsClient;
  let hospital: ErsClient;
  let administrator: ErsClient;
  let unattended: ErsClient;
  let unattendedReferrer: ErsClient;
  let patient = '';
  let asked = '';

  beforeAll(async () => {
    const started = simulator();
    const onEvent = (event: CallEvent): void => {
      if (event.type !== 'end' || event.outcome !== 'ok') return;
      succeeded.set(event.mode, (succeeded.get(event.mode) ?? new Set()).add(event.operation));
    };
    const settings = { validate: 'throw', onEvent } as const;
    practice = client(await userToken(started, people.referrer), {
      ...settings,
      context: { ...referrer, organisation: 'R68' },
    });
    hospital = client(await userToken(started, people.clinician), { ...settings, context: clinician });
    administrator = client(await userToken(started, people.clinicianAdmin), {
      ...settings,
      context: {
        mode: 'user-restricted',
        organisation: 'R69',
        businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
        onBehalfOf: people.clinician,
      },
    });
    unattended = client(await applicationToken(started), {
      ...settings,
      context: { mode: 'application-restricted' },
    });
    unattendedReferrer = client(await referrerApplicationToken(started), {
      ...settings,
      context: { mode: 'application-restricted' },
    });
    const { resource } = await practice.call('A005', { ubrn: '123456789020' });
    patient = presentValue(patientNhsNumber(resource)) ?? '';
  });

  const system = (set: ReferenceDataSet): string =>
    `${simulator().environment.fhirBaseUrls.STU3}/CodeSystem/${set}`;
  const searchCriteria = () => ({
    priority: 'ROUTINE' as const,
    specialty: { system: system('SPECIALTY'), code: 'CARDIOLOGY' },
    clinicType: 'HEART_FAILURE',
    ageAndGenderAppropriate: true,
  });
  const shortlistOf = (...services: string[]) => ({
    shortlist: { services, searchCriteria: searchCriteria() },
    intentionToAddReferralLetter: 'NOT_INTENDING_TO_ADD' as const,
    firstReminderLetterFollowUpDays: 1,
  });

  async function create(...services: string[]): Promise<{ ubrn: string; version: string }> {
    const body = createReferralParameters({ patient, ...shortlistOf(...services) });
    const { resource, version = '' } = await practice.createReferral({ body });
    return { ubrn: resource.id, version };
  }

  async function freeSlot(ubrn: string) {
    const { resource } = await practice.retrieveReferralRequest({ ubrn });
    const slots = await practice.retrieveAppointmentSlots({
      'schedule.actor:HealthcareService': bookable,
      appointmentType: 'ROUTINE',
      status: 'free',
      _count: 5,
      page: 1,
      commissioningRuleOrganisation: presentValue(commissioningRuleOrganisation(resource)) ?? '',
    });
    const [slot] = presentValue(availableSlots(slots.resource)) ?? [];
    if (!slot) throw new Error('no slot');
    return slot;
  }

  async function book(): Promise<{ ubrn: string; version: string; appointment: string }> {
    const referral = await create(bookable);
    const slot = await freeSlot(referral.ubrn);
    const { clinician: named } = slot;
    const body = bookAppointment({
      referral,
      patient,
      service: bookable,
      slot,
      ...(named ? { clinician: named } : {}),
    });
    const { resource } = await practice.bookOrDeferAppointment({ body });
    return { ...(await current(referral.ubrn)), appointment: resource.id };
  }

  async function sendForTriage(): Promise<string> {
    const referral = await create(triageService);
    const body = deferAppointment({ referral, patient, service: triageService, reason: 'TRIAGE' });
    await practice.bookOrDeferAppointment({ body });
    return referral.ubrn;
  }

  async function current(ubrn: string): Promise<{ ubrn: string; version: string }> {
    const { version = '' } = await practice.retrieveReferralRequest({ ubrn });
    return { ubrn, version };
  }

  /** A reason of reference data, in the form that the builders take. */
  async function reason(set: ReferenceDataSet, fits: (concept: ReferenceConcept) => boolean) {
    const concepts = await createReferenceData(practice).concepts(set);
    const found = concepts.find((concept) => concept.commentIsMandatory !== true && fits(concept));
    if (!found) throw new Error(`no reason in ${set}`);
    return { system: system(set), code: found.code, display: found.display, commentIsMandatory: false };
  }

  it('roles, people, services and reference data', async () => {
    await hospital.call('A030');
    await administrator.call('A040', { _query: 'onBehalfOf' });
    await practice.call('A004', { codeSystemType: 'SPECIALTY' });
    await practice.call('A033', { id: bookable });
    await practice.call('A035', { _id: [bookable, triageService] });
    expect((await practice.call('A037', { id: bookable })).version).toMatch(/^\d+$/);
    await practice.call('A041', { identifier: '123456789012' });
    const body = patientServiceSearchParameters({
      requestType: 'APPOINTMENT_REQUEST',
      sortBy: 'DISTANCE',
      patient,
      searchCriteria: searchCriteria(),
    });
    const { resource } = await practice.call('A010', { body });
    expect(resource.entry.length).toBeGreaterThan(0);
  });

  it('a referral with its letter, booked, accepted, moved and cancelled', async () => {
    const { ubrn } = await create(bookable, triageService);
    const { location } = await practice.uploadFileToDocumentStore({
      fileName: 'letter.txt',
      body: 'Dear colleague',
      referralId: ubrn,
    });
    const files = [{ url: location, description: 'Letter' }];
    await practice.call('A012', { ...(await current(ubrn)), body: maintainReferralLetterParameters(files) });
    const changed = await practice.call('A031', {
      ...(await current(ubrn)),
      body: changeShortlistParameters(shortlistOf(bookable)),
    });
    await practice.call('A005-versioned', { ubrn, version: changed.version ?? '' });
    await practice.call('A029', {
      focus: `ReferralRequest/${ubrn}/_history/${changed.version ?? ''}`,
      intent: 'proposal',
      status: 'ready',
    });
    const slot = await freeSlot(ubrn);
    const named = slot.clinician ? { clinician: slot.clinician } : {};
    const body = bookAppointment({
      referral: await current(ubrn),
      patient,
      service: bookable,
      slot,
      ...named,
    });
    const { resource: appointment } = await practice.call('A016', { body });
    const { resource } = await hospital.call('A005', { ubrn });
    expect(presentValue(appointmentReference(resource))).toBe(`Appointment/${appointment.id}`);
    const [attached] = presentValue(attachments(resource)) ?? [];
    const id = attached?.url?.split('/').at(-1) ?? '';
    expect(id).not.toBe('');
    const direct = await hospital.call('A006', {
      attachmentLogicalID: '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01',
    });
    expect((await new Response(direct.body).bytes()).length).toBeGreaterThan(0);
    const stored = await hospital.call('A042', { id: '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01' });
    expect((await new Response(stored.body).bytes()).length).toBeGreaterThan(0);
    expect((await hospital.call('A007', { ubrn })).body.length).toBeGreaterThan(0);
    expect((await practice.call('A019', { ubrn })).body.length).toBeGreaterThan(0);
    await hospital.call('A008', { body: fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW' }) });
    const { version: appointmentVersion = '' } = await practice.call('A038', { id: appointment.id });
    await practice.call('A038-versioned', { id: appointment.id, version: appointmentVersion });
    await hospital.call('A013', { ...(await current(ubrn)) });
    const read = await practice.call('A038', { id: appointment.id });
    const why = await reason('APPOINTMENT-CANCELLATION-REASON', ({ usage, businessFunction }) =>
      Boolean(usage?.includes('CANCEL') && businessFunction?.includes('REFERRING_CLINICIAN')),
    );
    await practice.call('A034', {
      id: appointment.id,
      version: read.version ?? '',
      body: cancelAppointment({ appointment: read.resource, reason: why }),
    });
    const cancel = await reason('REFERRAL-CANCELLATION-REASON', ({ referrerUsage, businessFunction }) =>
      Boolean(
        referrerUsage?.includes('CANCEL_REFERRAL') && businessFunction?.includes('REFERRING_CLINICIAN'),
      ),
    );
    await practice.call('A036', {
      ...(await current(ubrn)),
      body: cancelReferralParameters({ reason: cancel }),
    });
  });

  it('what a provider decides about bookings', async () => {
    const rejected = await book();
    const why = await reason(
      'APPOINTMENT-CANCELLATION-REASON',
      ({ appointmentBookingCancellationReasonType: type }) => type === 'PROVIDER_REJECT',
    );
    await hospital.call('A014', {
      ubrn: rejected.ubrn,
      version: rejected.version,
      body: rejectReferralParameters({ reason: why }),
    });
    const later = await book();
    await hospital.call('A022', {
      ubrn: later.ubrn,
      version: later.version,
      body: cancelAppointmentActionLaterParameters({
        comments: 'The clinic is closed that day.',
        priority: 'ROUTINE',
      }),
    });
  });

  it('triage, in the new way and the deprecated ones', async () => {
    const outcome = {
      outcome: 'ACCEPT_REFER_BOOK_LATER',
      comments: 'Accepted.',
      priority: 'ROUTINE',
    } as const;
    await reviewReferral(hospital, { ubrn: await sendForTriage(), ...outcome });
    await practice.call('A021', {
      body: createReferralAndSendForTriageParameters({
        patient,
        shortlist: { services: [triageService], searchCriteria: searchCriteria() },
        firstReminderLetterFollowUpDays: 1,
      }),
    });
    const referral = await create(bookable);
    await practice.call('A032', {
      ...referral,
      body: changeShortlistAndSendForTriageParameters(shortlistOf(triageService)),
    });
  });

  it('advice, answered and converted', async () => {
    const ask = async (): Promise<string> => {
      const body = createAdviceAndGuidanceParameters({
        patient,
        service: adviceService,
        searchCriteria: searchCriteria(),
        providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
        request: 'Should this patient be seen?',
      });
      const { resource } = await practice.call('A044', { body });
      const [first] = resource.parameter;
      return (first as { resource?: { id?: string } } | undefined)?.resource?.id ?? '';
    };
    const ubrn = await ask();
    asked = ubrn;
    await hospital.call('A023', {
      body: fetchWorklistParameters({ listType: 'ADVICE_AND_GUIDANCE_REQUESTS' }),
    });
    const { version = '' } = await hospital.call('A024', { ubrn });
    await hospital.call('A024-versioned', { ubrn, version });
    await hospital.call('A025', { 'based-on': `CommunicationRequest/${ubrn}/_history/${version}` });
    expect((await hospital.call('A043', { ubrn })).body.length).toBeGreaterThan(0);
    await hospital.call('A026', {
      ubrn,
      version,
      body: sendCommunicationToRequesterParameters({
        outcome: 'RETURN_TO_REFERRER_WITH_ADVICE',
        intendedRecommendation: 'ADVICE_ONLY_NO_REFERRAL_RECOMMENDED',
        guidance: 'No need.',
        priority: 'ROUTINE',
      }),
    });
    await convertAdvice(hospital, {
      ubrn: await ask(),
      guidance: 'We will see them.',
      priority: 'ROUTINE',
      reviewComments: 'Book.',
    });
  });

  it('what an unattended application may read and do', async () => {
    const ubrn = '123456789012';
    const { version = '' } = await unattended.call('A005', { ubrn });
    await unattended.call('A005-versioned', { ubrn, version });
    await unattended.call('A004', { codeSystemType: 'PRIORITY' });
    await unattended.call('A007', { ubrn });
    await unattended.call('A008', {
      body: fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: bookable }),
    });
    await unattended.call('A029', {
      focus: `ReferralRequest/${ubrn}/_history/${version}`,
      intent: 'proposal',
      status: 'ready',
    });
    const file = await unattended.call('A042', { id: '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01' });
    await file.body.cancel();
    await (
      await unattended.call('A006', { attachmentLogicalID: '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01' })
    ).body.cancel();
    await unattended.call('A013', { ubrn, version });
    await reviewReferral(unattended, {
      ubrn: await sendForTriage(),
      outcome: 'ACCEPT_REFER_BOOK_LATER',
      comments: 'Accepted.',
      priority: 'ROUTINE',
    });
    const why = await reason(
      'REFERRAL-CANCELLATION-REASON',
      ({ businessFunction, canCancelAppointment, appointmentRequestCancellationReasonType: type }) =>
        Boolean(
          businessFunction?.includes('PROVIDER_AUTHORISED_APPLICATION') &&
          canCancelAppointment &&
          type === 'PROVIDER',
        ),
    );
    await unattended.call('A036', {
      ...(await current(ubrn)),
      body: cancelReferralParameters({ reason: why }),
    });
    const advice = await unattended.call('A024', { ubrn: asked });
    await unattended.call('A024-versioned', { ubrn: asked, version: advice.version ?? '' });
    await unattended.call('A025', {
      'based-on': `CommunicationRequest/${asked}/_history/${advice.version ?? ''}`,
    });
    await unattended.call('A043', { ubrn: asked });
    await unattendedReferrer.call('A033', { id: bookable });
    await unattendedReferrer.call('A035', { _id: [bookable] });
    await unattendedReferrer.call('A037', { id: bookable });
    const allowed = operationIds.filter((id) =>
      contextsFor(id).some(({ mode }) => mode === 'application-restricted'),
    );
    expect(allowed).toHaveLength(18);
    expect(allowed.filter((id) => !succeeded.get('application-restricted')?.has(id))).toEqual([]);
  });

  it('has called every operation with success', () => {
    const called = succeeded.get('user-restricted') ?? new Set();
    const missing = operationIds.filter((id) => !called.has(id));
    expect(missing, 'call each of these in a test of this file').toEqual([]);
  });

  it.each([
    ['A005', { ubrn: '999999999999' }, 'ErsNotFoundError', 404],
    ['A005-versioned', { ubrn: '123456789012', version: 99 }, 'ErsNotFoundError', 404],
    ['A013', { ubrn: '123456789012', version: 99 }, 'ErsConflictError', 409],
    ['A024', { ubrn: '999999999999' }, 'ErsNotFoundError', 404],
    ['A038', { id: '999999' }, 'ErsNotFoundError', 404],
    ['A042', { id: '5f0c2a34-0000-4c5a-9a7b-0c8f2d1e6a01' }, 'ErsNotFoundError', 404],
  ] as const)('%s of what is not there is a typed error', async (id, input, name, status) => {
    const error = await rejection(hospital.call<OperationId>(id, input));
    expect(ErsError.isInstance(error) && [error.name, error.status]).toEqual([name, status]);
  });
});
