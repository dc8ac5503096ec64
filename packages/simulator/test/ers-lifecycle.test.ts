import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';
import { describe, expect, it } from 'vitest';

import { seedPatients } from '../src/seed/patients.js';
import {
  appointmentBody,
  changeShortlistBody,
  coded,
  createReferralBody,
  parametersOf,
  referenceSystem,
  text,
  type Wanted,
} from './ers-bodies.js';
import { ifMatch, startTour, type Answer } from './ers-tour.js';

const nhsNumber = seedPatients[7]?.nhsNumber ?? '';
const stu3 = '/FHIR/STU3';
const referral = (ubrn: string, operation = ''): string =>
  `${stu3}/ReferralRequest/${ubrn}${operation && `/$ers.${operation}`}`;

interface Resource {
  id: string;
  meta: { versionId: string };
  status: string;
  extension: { url: string; extension?: { url: string; valueCoding?: { code: string } }[] }[];
}

const stateOf = (resource: unknown): string | undefined =>
  (resource as Resource).extension
    .find(({ url }) => url.endsWith('ReferralState-1'))
    ?.extension?.find(({ url }) => url === 'state')?.valueCoding?.code;

type Tour = ReturnType<typeof startTour>;

async function create(tour: Tour, wanted: Wanted = {}, intention?: string) {
  const body = createReferralBody({ nhsNumber, ...wanted }, intention);
  const answer = await tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, body);
  expect(answer.status).toBe(201);
  return { ubrn: (answer.body as Resource).id, version: answer.version };
}

async function book(tour: Tour, slot = '20101002') {
  const { ubrn, version } = await create(tour);
  const answer = await tour.post(
    'referrer',
    `${stu3}/Appointment`,
    appointmentBody({ ubrn, version, nhsNumber, slot }),
  );
  expect(answer.status).toBe(201);
  return { ubrn, appointmentId: (answer.body as Resource).id, appointment: answer };
}

async function triage(tour: Tour) {
  const service = '20105';
  const { ubrn, version } = await create(tour, { services: [service] });
  const body = appointmentBody({ ubrn, version, nhsNumber, service, reason: 'TRIAGE' });
  expect((await tour.post('referrer', `${stu3}/Appointment`, body)).status).toBe(201);
  return ubrn;
}

const read = (tour: Tour, ubrn: string): Promise<Answer> => tour.get('referrer', referral(ubrn));

async function actions(
  tour: Tour,
  role: 'referrer' | 'provider',
  ubrn: string,
  version: string,
): Promise<string[]> {
  const path = `${stu3}/Task?focus=ReferralRequest/${ubrn}/_history/${version}&intent=proposal&status=ready`;
  const { body } = await tour.get(role, path);
  const { entry } = body as { entry: { resource: { code: { coding: { code: string }[] } } }[] };
  return entry.map(({ resource }) => resource.code.coding[0]?.code ?? '');
}

describe('a referral', () => {
  it('is created with its shortlist, unbooked, version 1, and can be cancelled or booked', async () => {
    const tour = startTour();
    const { ubrn, version } = await create(tour, {}, 'NEED_TO_ADD_LATER');
    expect(version).toBe('1');
    expect(stateOf((await read(tour, ubrn)).body)).toBe('NOT_BOOKED');
    expect(await actions(tour, 'referrer', ubrn, version)).toEqual([
      'CREATE_APPOINTMENT',
      'CHANGE_SHORTLIST',
      'CANCEL_REFERRAL',
    ]);
    expect(await actions(tour, 'provider', ubrn, version)).toEqual([]);
    expect((await tour.get('provider', referral(ubrn))).codes).toEqual(['NO_RELATIONSHIP']);
  });

  it('changes its shortlist', async () => {
    const tour = startTour();
    const { ubrn, version } = await create(tour);
    const body = changeShortlistBody({ services: ['20105'] });
    const changed = await tour.post('referrer', referral(ubrn, 'changeShortlist'), body, ifMatch(version));
    expect(changed.status).toBe(200);
    expect(changed.version).toBe('2');
    expect(await actions(tour, 'referrer', ubrn, '2')).toContain('CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE');
  });

  it('is booked into a slot that then is nobody else’s', async () => {
    const tour = startTour();
    const { ubrn, appointmentId, appointment } = await book(tour);
    expect(appointment.version).toBe('0');
    const { body, version } = await read(tour, ubrn);
    expect(version).toBe('2');
    expect(stateOf(body)).toBe('BOOKED');
    expect(JSON.stringify(body)).toContain(`Appointment/${appointmentId}`);
    expect((await tour.get('provider', `${stu3}/Appointment/${appointmentId}`)).version).toBe('0');
    expect((await tour.get('provider', `${stu3}/Appointment/${appointmentId}/_history/1`)).status).toBe(404);
    const other = await create(tour);
    const again = appointmentBody({ ...other, nhsNumber, slot: '20101002' });
    expect((await tour.post('referrer', `${stu3}/Appointment`, again)).codes).toEqual(['SLOT_NOT_AVAILABLE']);
  });

  it('is accepted once, and leaves the list of those for review', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const accepted = await tour.post('provider', referral(ubrn, 'acceptReferral'), undefined, ifMatch('2'));
    expect(accepted.status).toBe(200);
    expect(accepted.version).toBe('3');
    const twice = await tour.post('provider', referral(ubrn, 'acceptReferral'), undefined, ifMatch('3'));
    expect(twice.codes).toEqual(['INVALID_REQUEST_STATE']);
  });

  it('is rejected with a reason, and its slot is free again', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const body = parametersOf(
      profileUrls.rejectReferral,
      coded('rejectionReason', referenceSystem('APPOINTMENT-CANCELLATION-REASON'), 'SERVICE_INAPPROPRIATE'),
      text('rejectionComments', 'Not for us'),
    );
    const rejected = await tour.post('provider', referral(ubrn, 'rejectReferral'), body, ifMatch('2'));
    expect(rejected.status).toBe(200);
    expect(stateOf(rejected.body)).toBe('REJECTED');
    expect(tour.context.store.isFree('20101002')).toBe(true);
    expect(await actions(tour, 'referrer', ubrn, '3')).toContain('CREATE_APPOINTMENT');
  });

  it('is kept by the provider who cancels its appointment to act later', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const body = parametersOf(profileUrls.cancelAppointmentActionLater, text('comments', 'Clinic moved'));
    const path = referral(ubrn, 'cancelAppointmentActionLater');
    const cancelled = await tour.post('providerForClinician', path, body, ifMatch('2'));
    expect(cancelled.status).toBe(200);
    expect(stateOf(cancelled.body)).toBe('TRIAGED_PROVIDER_TO_ACTION');
    expect(JSON.stringify(cancelled.body)).not.toContain('"start"');
  });

  it.each([
    ['ACCEPT_REFER_BOOK_LATER', 'TRIAGED_PROVIDER_TO_ACTION'],
    ['RETURN_TO_REFERRER_WITH_ADVICE', 'TRIAGE_RESPONSE'],
  ])('is triaged: %s', async (outcome, state) => {
    const tour = startTour();
    const ubrn = await triage(tour);
    expect(await actions(tour, 'provider', ubrn, '2')).toEqual(['RECORD_REVIEW_OUTCOME', 'CANCEL_REFERRAL']);
    const body = parametersOf(
      profileUrls.recordReviewOutcome,
      coded('reviewPriority', codeSystems.priority.system, 'URGENT'),
      coded('reviewOutcome', codeSystems.reviewOutcome.system, outcome),
      text('reviewComments', 'Please see our advice'),
    );
    const reviewed = await tour.post(
      'application',
      referral(ubrn, 'recordReviewOutcome'),
      body,
      ifMatch('2'),
    );
    expect(reviewed.status).toBe(200);
    expect(stateOf(reviewed.body)).toBe(state);
    expect(JSON.stringify(reviewed.body)).toContain('"URGENT"');
  });

  it('has its appointment cancelled by the referrer, and is booked again', async () => {
    const tour = startTour();
    const { ubrn, appointmentId, appointment } = await book(tour);
    const body = {
      ...(appointment.body as object),
      status: 'cancelled',
      reason: [
        { coding: [{ system: referenceSystem('APPOINTMENT-CANCELLATION-REASON'), code: 'PATIENT_HOLIDAY' }] },
      ],
    };
    const path = `${stu3}/Appointment/${appointmentId}`;
    expect((await tour.put('referrer', path, body, ifMatch('7'))).status).toBe(409);
    expect((await tour.put('referrer', path, body)).status).toBe(412);
    const cancelled = await tour.put('referrer', path, body, ifMatch('0'));
    expect(cancelled.status).toBe(200);
    expect(cancelled.version).toBe('1');
    const after = await read(tour, ubrn);
    expect(stateOf(after.body)).toBe('APPT_CANCELLED_BY_PATIENT');
    const again = appointmentBody({ ubrn, version: after.version, nhsNumber, slot: '20101004' });
    expect((await tour.post('referrer', `${stu3}/Appointment`, again)).status).toBe(201);
    expect(stateOf((await read(tour, ubrn)).body)).toBe('BOOKED');
    const former = await tour.get('referrer', path);
    expect((former.body as Resource).status).toBe('cancelled');
    expect((await tour.put('referrer', path, body, ifMatch('1'))).codes).toEqual(['INVALID_REQUEST_STATE']);
  });

  it('is cancelled for good', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const cancel = (code: string, ...more: object[]) =>
      tour.post(
        'referrer',
        referral(ubrn, 'cancelReferral'),
        parametersOf(
          profileUrls.cancelReferralRequest,
          coded('cancellationReason', referenceSystem('REFERRAL-CANCELLATION-REASON'), code),
          ...more,
        ),
        ifMatch('2'),
      );
    expect((await cancel('BOOKED_OUTSIDE_CAB')).codes).toEqual(['INAPPROPRIATE_VALUE']);
    expect((await cancel('OUTPATIENT_SERVICE_NA')).codes).toEqual(['INAPPROPRIATE_VALUE']);
    expect((await cancel('DUPLICATE_REQUEST')).codes).toEqual(['INAPPROPRIATE_VALUE']);
    expect((await cancel('REFERRER_CANCELLATION')).codes).toEqual(['VALUE_IS_REQUIRED']);
    const cancelled = await cancel('INTEND_PRIVATE', text('cancellationComments', 'By letter'));
    expect(cancelled.status).toBe(200);
    const { parameter } = cancelled.body as { parameter: { name: string; resource: Resource }[] };
    expect(parameter.map(({ name }) => name)).toEqual(['updatedReferralRequest', 'updatedAppointment']);
    expect(parameter[0]?.resource.status).toBe('cancelled');
    expect(await actions(tour, 'referrer', ubrn, '3')).toEqual([]);
    expect((await cancel('INTEND_PRIVATE')).status).toBe(409);
  });
});

describe('versions', () => {
  it('are demanded, and have to be the current one', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const path = referral(ubrn, 'acceptReferral');
    expect((await tour.post('provider', path)).status).toBe(412);
    expect((await tour.post('provider', path, undefined, { 'If-Match': '"2"' })).status).toBe(400);
    expect((await tour.post('provider', path, undefined, ifMatch('1'))).status).toBe(409);
    expect(
      (await tour.post('provider', referral('000000000009', 'acceptReferral'), undefined, ifMatch('1')))
        .status,
    ).toBe(404);
    const shortlist = changeShortlistBody({});
    expect((await tour.post('referrer', referral(ubrn, 'changeShortlist'), shortlist)).status).toBe(400);
    expect((await read(tour, ubrn)).version).toBe('2');
  });

  it('are locked while somebody writes', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const release = tour.context.store.lock(ubrn);
    expect(
      (await tour.post('provider', referral(ubrn, 'acceptReferral'), undefined, ifMatch('2'))).status,
    ).toBe(423);
    release?.();
    expect(
      (await tour.post('provider', referral(ubrn, 'acceptReferral'), undefined, ifMatch('2'))).status,
    ).toBe(200);
  });
});

describe('A016 refuses', () => {
  const free = { slot: '20101002' };
  it.each([
    ['a slot of another service', { slot: '20201001' }, ['INAPPROPRIATE_SLOT']],
    ['a slot that is none', { slot: '1' }, ['SLOT_NOT_AVAILABLE']],
    ["a clinician's slot without the clinician", { slot: '20101001' }, ['INAPPROPRIATE_VALUE']],
    ['another patient', { ...free, nhsNumber: seedPatients[9]?.nhsNumber ?? '' }, ['INAPPROPRIATE_VALUE']],
    ['a service off the shortlist', { slot: '20201001', service: '20201' }, ['INAPPROPRIATE_VALUE']],
    ['a service that is none', { ...free, service: '1' }, ['REFERENCE_NOT_FOUND']],
    ['an unknown referral', { ...free, ubrn: '000000000009' }, ['REFERENCE_NOT_FOUND']],
    ['deferral with slots to be had', { reason: 'NO_SLOTS_AT_SERVICE' }, ['SLOTS_CURRENTLY_AVAILABLE']],
    ['deferral for a slot to be had', { ...free, reason: 'SLOT_NOT_AVAILABLE' }, ['THIS_SLOT_IS_AVAILABLE']],
    ['triage where there is none', { reason: 'TRIAGE' }, ['INAPPROPRIATE_VALUE']],
  ])('%s', async (_, changes, codes) => {
    const tour = startTour();
    const created = await create(tour);
    const answer = await tour.post(
      'referrer',
      `${stu3}/Appointment`,
      appointmentBody({ ...created, nhsNumber, ...changes }),
    );
    expect(answer.status).toBe(422);
    expect(answer.codes).toEqual(codes);
    expect((await read(tour, created.ubrn)).version).toBe('1');
  });

  it('a stale version and a second appointment', async () => {
    const tour = startTour();
    const { ubrn } = await book(tour);
    const body = (version: string) => appointmentBody({ ubrn, version, nhsNumber, slot: '20101004' });
    expect((await tour.post('referrer', `${stu3}/Appointment`, body('1'))).status).toBe(409);
    expect((await tour.post('referrer', `${stu3}/Appointment`, body('2'))).codes).toEqual([
      'INVALID_REQUEST_STATE',
    ]);
  });
});
