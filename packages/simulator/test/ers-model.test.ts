import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { stateOf } from '../src/ers/referral-view.js';
import { referralWorklists, findReferrals } from '../src/ers/worklists/referral-worklists.js';
import { seedPatients } from '../src/seed/patients.js';
import {
  appointmentBody,
  changeShortlistBody,
  coded,
  createReferralBody,
  parametersOf,
  referenceSystem,
  text,
} from './ers-bodies.js';
import { at, people, startErs } from './ers-harness.js';

const stu3 = '/FHIR/STU3';
const nhsNumber = seedPatients[20]?.nhsNumber ?? '';
const callers = {
  referrer: ['referrer', at('R68', 'REFERRING_CLINICIAN')],
  provider: ['clinician', at('R69', 'SERVICE_PROVIDER_CLINICIAN')],
  admin: ['clinicianAdmin', at('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN', people.clinician)],
  application: ['application', {}],
} as const;

const reject = parametersOf(
  profileUrls.rejectReferral,
  coded('rejectionReason', referenceSystem('APPOINTMENT-CANCELLATION-REASON'), 'SERVICE_INAPPROPRIATE'),
);
const review = (outcome: string): object =>
  parametersOf(
    profileUrls.recordReviewOutcome,
    coded('reviewOutcome', codeSystems.reviewOutcome.system, outcome),
    text('reviewComments', 'Seen'),
  );
const cancel = parametersOf(
  profileUrls.cancelReferralRequest,
  coded('cancellationReason', referenceSystem('REFERRAL-CANCELLATION-REASON'), 'INTEND_PRIVATE'),
);

/** What somebody may try on a referral: the operation, and its body. */
const attempts = {
  acceptReferral: () => undefined,
  rejectReferral: () => reject,
  cancelAppointmentActionLater: () =>
    parametersOf(profileUrls.cancelAppointmentActionLater, text('comments', 'Moved')),
  recordReviewOutcome: () => review('ACCEPT_REFER_BOOK_LATER'),
  returnWithAdvice: () => review('RETURN_TO_REFERRER_WITH_ADVICE'),
  cancelReferral: () => cancel,
  changeShortlist: () => changeShortlistBody({ services: ['20101', '20105'] }),
} as const;

const step = fc.record({
  who: fc.constantFrom(...(Object.keys(callers) as (keyof typeof callers)[])),
  what: fc.constantFrom(
    ...(Object.keys(attempts) as (keyof typeof attempts)[]),
    ...(['book', 'book', 'triage', 'cancelAppointment'] as const),
  ),
  version: fc.constantFrom(0, 0, 0, 0, -1, 1),
  slot: fc.constantFrom('20101002', '20101004'),
  which: fc.nat(1),
});

interface Step {
  readonly who: keyof typeof callers;
  readonly what: keyof typeof attempts | 'book' | 'triage' | 'cancelAppointment';
  readonly version: number;
  readonly slot: string;
  readonly which: number;
}

/** A new e-RS with two referrals that several people get at. */
async function begin() {
  const { call, context } = startErs();
  const perform = (
    who: keyof typeof callers,
    method: string,
    path: string,
    body?: object,
    version?: string,
  ) => {
    const [token, headers] = callers[who];
    const more = {
      ...(version === undefined ? {} : { 'If-Match': `W/"${version}"` }),
      ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
    };
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return call(path, token, { ...headers, ...more }, init);
  };
  const ubrns: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const body = createReferralBody({ nhsNumber, services: ['20101', '20105'] });
    const created = await perform('referrer', 'POST', `${stu3}/ReferralRequest/$ers.createReferral`, body);
    ubrns.push(((await created.json()) as { id: string }).id);
  }
  return { send: perform, context, ubrns };
}

type World = Awaited<ReturnType<typeof begin>>;

const snapshot = ({ context, ubrns }: World): string =>
  JSON.stringify([
    ubrns.map((ubrn) => context.store.referral(ubrn)),
    ['20101002', '20101004'].map((id) => context.store.isFree(id)),
  ]);

function attempt(world: World, { who, what, version: offset, slot, which }: Step): Promise<Response> {
  const ubrn = world.ubrns[which] ?? '';
  const record = world.context.store.referral(ubrn);
  const version = String(Number(record?.resource.meta.versionId) + offset);
  if (what === 'book' || what === 'triage') {
    const body =
      what === 'book'
        ? appointmentBody({ ubrn, version, nhsNumber, slot })
        : appointmentBody({ ubrn, version, nhsNumber, service: '20105', reason: 'TRIAGE' });
    return world.send(who, 'POST', `${stu3}/Appointment`, body);
  }
  if (what === 'cancelAppointment') {
    const appointment = record?.resource.contained?.find(
      ({ resourceType }) => resourceType === 'Appointment',
    );
    const reference = JSON.stringify(record).match(/Appointment\/(\d+)/)?.[1] ?? '1';
    const system = referenceSystem('APPOINTMENT-CANCELLATION-REASON');
    const body = {
      ...appointment,
      id: reference,
      status: 'cancelled',
      reason: [{ coding: [{ system, code: 'PATIENT_ILL' }] }],
    };
    const of = String(Number(appointment?.meta?.versionId ?? 0) + offset);
    return world.send(who, 'PUT', `${stu3}/Appointment/${reference}`, body, of);
  }
  const operation = what === 'returnWithAdvice' ? 'recordReviewOutcome' : what;
  return world.send(
    who,
    'POST',
    `${stu3}/ReferralRequest/${ubrn}/$ers.${operation}`,
    attempts[what](),
    version,
  );
}

/** Which lists hold a referral, by what the lists themselves answer. */
function listsOf(world: World, ubrn: string): string[] {
  return Object.entries(referralWorklists).flatMap(([listType, list]) => {
    const provider = ['REFERRALS_FOR_REVIEW', 'APPOINTMENT_SLOT_ISSUES'].includes(listType);
    const caller = provider
      ? { organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' }
      : { organisation: 'R68', businessFunction: 'REFERRING_CLINICIAN' };
    const whole = { mode: 'user-restricted', userId: people.clinician, ...caller } as const;
    const found = findReferrals(list, { listType }, whole, world.context);
    return found.some(({ resource }) => resource.id === ubrn) ? [listType] : [];
  });
}

/** Where a referral in each state is to be found; one that was reviewed is on no list of the provider's. */
const listsByState: Readonly<Record<string, readonly string[]>> = {
  NOT_BOOKED: ['AWAITING_BOOKING'],
  APPT_CANCELLED_BY_PATIENT: ['AWAITING_BOOKING'],
  BOOKED: ['REFERRALS_FOR_REVIEW'],
  AWAITING_TRIAGE: ['REFERRALS_FOR_REVIEW'],
  REJECTED: ['REJECTED_TRIAGE_RESPONSE'],
  TRIAGE_RESPONSE: ['REJECTED_TRIAGE_RESPONSE'],
  CANCELLED_REFERRAL: ['ASSESSMENT_RETURNED_CANCELLED_DNA'],
  TRIAGED_PROVIDER_TO_ACTION: [],
};

it('keeps its promises whatever several people try on two referrals', async () => {
  let accepted = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const world = await begin();
      for (const each of steps) {
        const ubrn = world.ubrns[each.which] ?? '';
        const before = snapshot(world);
        const versionBefore = Number(world.context.store.referral(ubrn)?.resource.meta.versionId);
        const response = await attempt(world, each);
        const record = world.context.store.referral(ubrn);
        const version = Number(record?.resource.meta.versionId);
        if (response.status < 300) {
          accepted += 1;
          // A write raises the version by one, and none is taken that was made upon another version.
          expect(version).toBe(versionBefore + 1);
          expect(each.version).toBe(0);
        } else {
          refused += 1;
          // What is refused changes nothing: no record, no slot.
          expect([400, 403, 404, 409, 422]).toContain(response.status);
          expect(snapshot(world)).toBe(before);
        }
        const state = record ? stateOf(record.resource).code : '';
        const expected = (listsByState[state] ?? []).filter(
          (list) => list !== 'REFERRALS_FOR_REVIEW' || record?.review,
        );
        expect(listsOf(world, ubrn)).toEqual(expected);
        const slots = ['20101002', '20101004'].filter((id) => !world.context.store.isFree(id));
        const booked = world.ubrns.filter(
          (id) => stateOf(world.context.store.referral(id)?.resource ?? missing).code === 'BOOKED',
        );
        expect(slots.length).toBe(booked.length);
      }
    }),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(1000);
  expect(refused).toBeGreaterThan(1000);
}, 120_000);

it('lets one of several win who write at once, and tells the others', async () => {
  const world = await begin();
  const [ubrn = ''] = world.ubrns;
  const body = appointmentBody({ ubrn, version: '1', nhsNumber, slot: '20101002' });
  expect((await world.send('referrer', 'POST', `${stu3}/Appointment`, body)).status).toBe(201);
  const path = `${stu3}/ReferralRequest/${ubrn}/$ers.acceptReferral`;
  const statuses = await Promise.all(
    (['provider', 'admin', 'application', 'provider'] as const).map(
      async (who) => (await world.send(who, 'POST', path, undefined, '2')).status,
    ),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409 || status === 423)).toHaveLength(3);
  expect(world.context.store.referral(ubrn)?.resource.meta.versionId).toBe('3');
});

const missing = { resourceType: 'ReferralRequest', id: '', meta: { versionId: '0' }, status: '' } as const;
