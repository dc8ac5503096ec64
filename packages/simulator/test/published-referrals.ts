import { codeDisplays, codeSystems, extensionUrls, profileUrls } from '@ers-kit/fhir/stu3';
import { expect } from 'vitest';

import { withExtension } from '../src/ers/edit-referral.js';
import type { ReferralRecord } from '../src/ers/referral-record.js';
import { appointmentIdOf, documentsOf, serviceIdOf, stateOf } from '../src/ers/referral-view.js';
import type { ErsReferralRequest } from '../src/ers/wire-types.js';
import {
  appointmentBody,
  changeShortlistBody,
  coded,
  conversionBody,
  createReferralBody,
  documentBody,
  parametersOf,
  referenceSystem,
  text,
  triageBodies,
  type Wanted,
} from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, type Answer, type Role } from './ers-tour.js';
import { nhsNumber, patientCancels, rejected, stu3, type Steps, type Tour } from './tour-steps.js';

/** What a way to an example starts from: an e-RS of its own. */
export interface Visit {
  readonly tour: Tour;
  readonly steps: Steps;
  /** The criteria of the example's shortlist, and when its pathway began. */
  readonly wanted: Pick<Wanted, 'moreCriteria' | 'pathwayStart'>;
}

/** Brings about what an example shows, and asks for it. */
export type Way = (visit: Visit) => Promise<Answer>;

const booked = { slot: '20101001', clinician: people.clinician } as const;

/** A read by its current version answers what the plain read answers. */
export async function readTwice({ tour }: Visit, role: Role, path: string): Promise<Answer> {
  const answer = await tour.get(role, path);
  const versioned = await tour.get(role, `${path}/_history/${answer.version}`);
  expect(versioned.body).toEqual(answer.body);
  return answer;
}

const readReferral = (visit: Visit, ubrn: string): Promise<Answer> =>
  readTwice(visit, 'referrer', `${stu3}/ReferralRequest/${ubrn}`);

const readAppointment = (visit: Visit, id: string): Promise<Answer> =>
  readTwice(visit, 'referrer', `${stu3}/Appointment/${id}`);

/** A referral with a letter, placed at a service. */
async function placed(
  { steps, wanted }: Visit,
  more: Parameters<Steps['place']>[1],
  { services, attachedBy }: { services?: string[]; attachedBy?: Role } = {},
): Promise<{ ubrn: string; appointment: string }> {
  const ubrn = await steps.create(services, wanted);
  await steps.attach(ubrn, attachedBy);
  return { ubrn, appointment: await steps.place(ubrn, more) };
}

/** The referral of the seed that was booked at a service which is not booked through the API, with a letter. */
const bookedElsewhere = ({ tour }: Visit): ErsReferralRequest =>
  find(
    tour,
    ({ resource }) =>
      stateOf(resource).code === 'BOOKED' &&
      serviceIdOf(resource) === '20104' &&
      documentsOf(resource).length > 0,
  );

/** Has a patient need more than an appointment. No operation of the API says that: e-RS's own pages do. */
function needInterpreter({ context: { store } }: Tour, ubrn: string): void {
  const record = store.referral(ubrn);
  if (!record) throw new Error('there is no such referral');
  const { system } = codeSystems.additionalRequirementType;
  const valueCoding = {
    system,
    code: 'INTERPRETER',
    display: codeDisplays.additionalRequirementType.INTERPRETER,
  };
  const extension = { url: extensionUrls.patientAdditionalRequirement, valueCoding };
  store.putReferral({ ...record, resource: withExtension(record.resource, extension) });
}

function find(tour: Tour, matches: (record: ReferralRecord) => boolean): ErsReferralRequest {
  const [found] = [...tour.context.store.referrals()].filter(
    (record) => record.referringOrganisation === 'R68' && matches(record),
  );
  if (!found) throw new Error('the seed has no such referral');
  return found.resource;
}

const withReason = (code: string, comments?: string): object =>
  parametersOf(
    profileUrls.cancelReferralRequest,
    coded('cancellationReason', referenceSystem('REFERRAL-CANCELLATION-REASON'), code),
    ...(comments === undefined ? [] : [text('cancellationComments', comments)]),
  );

const outcome = (code: string, ...files: object[]): object =>
  parametersOf(
    profileUrls.recordReviewOutcome,
    coded('reviewOutcome', codeSystems.reviewOutcome.system, code),
    text('reviewComments', 'As discussed'),
    ...files,
  );

async function converted({ tour, steps, wanted }: Visit, files: 'with files' | 'without files') {
  const ubrn = await steps.ask(wanted);
  const file = documentBody('reviewAttachmentFile', 'PROVIDER', await steps.upload('provider', ubrn));
  const body = conversionBody(ubrn, '1', ...(files === 'with files' ? [file] : []));
  const path = `${stu3}/ReferralRequest/$ers.createFromCommunicationRequestActionLater`;
  return steps.good(tour.post('provider', path, body));
}

async function triaged(visit: Visit, code: string, withFile = false): Promise<Answer> {
  const { steps } = visit;
  const { ubrn } = await placed(visit, { service: '20105', reason: 'TRIAGE' }, { services: ['20105'] });
  const files = withFile
    ? [documentBody('reviewAttachmentFile', 'PROVIDER', await steps.upload('provider', ubrn))]
    : [];
  return steps.act('provider', ubrn, 'recordReviewOutcome', outcome(code, ...files));
}

const moved = parametersOf(profileUrls.cancelAppointmentActionLater, text('comments', 'To be booked again'));

/** The examples that hold a referral or an appointment. */
export const referralWays: Readonly<Record<string, Way>> = {
  'stu3/createReferral/responses/ReferralRequest.json': async (visit) =>
    readReferral(visit, await visit.steps.create(undefined, visit.wanted)),
  'stu3/createReferral/responses/ReferralRequestMixedShortlist.json': ({ tour, wanted }) =>
    tour.post(
      'referrer',
      `${stu3}/ReferralRequest/$ers.createReferral`,
      createReferralBody({ nhsNumber, services: ['20101', '20105'], ...wanted }, 'NEED_TO_ADD_LATER'),
    ),
  'stu3/createReferralAndSendForTriage/responses/ReferralRequest.json': async (visit) => {
    const path = `${stu3}/ReferralRequest/$ers.createReferralAndSendForTriage`;
    const body = triageBodies.create({ nhsNumber, ...visit.wanted });
    const answer = await visit.tour.post('referrer', path, body);
    expect((await readReferral(visit, (answer.body as { id: string }).id)).body).toEqual(answer.body);
    return answer;
  },
  'stu3/maintainReferralLetter/responses/ReferralRequestWithSingleDocumentReference.json': async (visit) => {
    const ubrn = await visit.steps.create(undefined, visit.wanted);
    await visit.steps.attach(ubrn);
    return readReferral(visit, ubrn);
  },
  'stu3/maintainReferralLetter/responses/ReferralRequestWithMultipleDocumentReferences.json': async ({
    steps,
    wanted,
  }) => {
    const ubrn = await steps.create(undefined, wanted);
    const files = [await steps.attach(ubrn), await steps.upload('referrer', ubrn, 'more.txt')];
    const documents = files.map((url) => documentBody('referralLetterFile', 'REFERRER', url));
    const body = parametersOf(profileUrls.maintainReferralLetter, ...documents);
    return steps.act('referrer', ubrn, 'maintainReferralLetter', body);
  },
  'stu3/changeShortlist/responses/UnbookedReferral.json': async ({ steps, wanted }) =>
    steps.act(
      'referrer',
      await steps.create(undefined, wanted),
      'changeShortlist',
      changeShortlistBody(wanted),
    ),
  'stu3/changeShortlist/responses/NonMixedShortlistWithDocument.json': async ({ steps, wanted }) => {
    const ubrn = await steps.create();
    await steps.attach(ubrn);
    return steps.act('referrer', ubrn, 'changeShortlist', changeShortlistBody(wanted));
  },
  'stu3/changeShortlistAndSendForTriage/responses/MinimalRequest.json': async ({ steps, wanted, tour }) => {
    const ubrn = await steps.create();
    await steps.attach(ubrn, 'referrerAdmin');
    await steps.attach(ubrn, 'referrerAdmin');
    needInterpreter(tour, ubrn);
    return steps.act('referrer', ubrn, 'changeShortlistAndSendForTriage', triageBodies.change(wanted));
  },
  'stu3/retrieveReferralRequest/responses/BookedDBS.json': async (visit) =>
    readReferral(visit, (await placed(visit, booked)).ubrn),
  'stu3/retrieveReferralRequest/responses/BookedIBS.json': (visit) =>
    readReferral(visit, bookedElsewhere(visit).id),
  'stu3/retrieveReferralRequest/responses/DeferredToProvider.json': async (visit) =>
    readReferral(visit, (await placed(visit, { reason: 'BOOKING_ATTEMPT_PROBLEM' })).ubrn),
  'stu3/retrieveReferralRequest/responses/ConvertedFromAdviceAndGuidance.json': async (visit) => {
    const { body } = await converted(visit, 'with files');
    return readTwice(visit, 'provider', `${stu3}/ReferralRequest/${(body as { id: string }).id}`);
  },
  'stu3/convertAdviceAndGuidanceToReferral/responses/NoAttachments.json': (visit) =>
    converted(visit, 'without files'),
  'stu3/acceptReferral/responses/ExampleResponse.json': async (visit) => {
    const { ubrn } = await placed(visit, booked, { attachedBy: 'referrerAdmin' });
    return visit.steps.act('provider', ubrn, 'acceptReferral');
  },
  'stu3/rejectReferral/responses/ExampleResponseDbs.json': async (visit) => {
    const { ubrn } = await placed(visit, booked, { attachedBy: 'referrerAdmin' });
    return visit.steps.act('provider', ubrn, 'rejectReferral', rejected);
  },
  'stu3/cancelAppointmentActionLater/responses/MinimalExampleDBS.json': async (visit) => {
    const { ubrn } = await placed(visit, booked, { attachedBy: 'referrerAdmin' });
    return visit.steps.act('provider', ubrn, 'cancelAppointmentActionLater', moved);
  },
  'stu3/cancelAppointmentActionLater/responses/MinimalExampleIBS.json': async (visit) => {
    const { id: ubrn } = bookedElsewhere(visit);
    const inPas = { name: 'appointmentCancelledInPAS', valueBoolean: true };
    const profile = profileUrls.cancelAppointmentActionLater;
    const body = parametersOf(profile, text('comments', 'To be booked again'), inPas);
    return visit.steps.act('provider', ubrn, 'cancelAppointmentActionLater', body);
  },
  'stu3/recordTriageOutcome/responses/AcceptReferBookLater.json': (visit) =>
    triaged(visit, 'ACCEPT_REFER_BOOK_LATER'),
  'stu3/recordTriageOutcome/responses/AttachmentIncluded.json': (visit) =>
    triaged(visit, 'RETURN_TO_REFERRER_WITH_ADVICE', true),
  'stu3/cancelReferral/responses/CancelledBookedReferralReferrerCancellation.json': async (visit) => {
    const ubrn = await visit.steps.create(undefined, visit.wanted);
    await visit.steps.place(ubrn, booked);
    needInterpreter(visit.tour, ubrn);
    return visit.steps.act('referrer', ubrn, 'cancelReferral', withReason('REFERRER_CANCELLATION', 'No'));
  },
  'stu3/cancelReferral/responses/CancelledReferralBookedOutsideCabWithoutComment.json': async (visit) => {
    const ubrn = await visit.steps.create(undefined, visit.wanted);
    return visit.steps.act('referrer', ubrn, 'cancelReferral', withReason('INTEND_PRIVATE'));
  },
  'stu3/cancelReferral/responses/CancelledReferralIntendPrivateWithoutComment.json': async (visit) => {
    const ubrn = await visit.steps.create(undefined, visit.wanted);
    return visit.steps.act('referrer', ubrn, 'cancelReferral', withReason('INTEND_PRIVATE'));
  },
  'stu3/cancelReferral/responses/CancelledReferralOutpatientService.json': async (visit) => {
    const { steps, tour } = visit;
    const ubrn = await steps.create(['20105'], visit.wanted);
    const service = { service: '20105', clinician: people.clinician } as const;
    await steps.place(ubrn, { ...service, reason: 'TRIAGE', comment: undefined });
    needInterpreter(tour, ubrn);
    await steps.act('provider', ubrn, 'recordReviewOutcome', outcome('ACCEPT_REFER_BOOK_LATER'));
    return steps.act('provider', ubrn, 'cancelReferral', withReason('OUTPATIENT_SERVICE_NA', 'No'));
  },
  'stu3/bookOrDeferAppointment/responses/BookingWithNamedClinician.json': async (visit) =>
    readAppointment(visit, (await placed(visit, booked)).appointment),
  'stu3/bookOrDeferAppointment/responses/DeferralBookingAttemptProblem.json': async ({ tour, steps }) => {
    const ubrn = await steps.create();
    const body = appointmentBody({ ubrn, version: '1', nhsNumber, reason: 'BOOKING_ATTEMPT_PROBLEM' });
    return tour.post('referrer', `${stu3}/Appointment`, body);
  },
  'stu3/bookOrDeferAppointment/responses/DeferralWithSlotReference.json': async ({ tour, steps }) => {
    await steps.place(await steps.create(), { slot: '20101002' });
    const ubrn = await steps.create();
    const reason = 'SLOT_NOT_AVAILABLE';
    const body = appointmentBody({ ubrn, version: '1', nhsNumber, reason, slot: '20101002' });
    return tour.post('referrer', `${stu3}/Appointment`, body);
  },
  'stu3/retrieveAppointment/responses/BookedDBS.json': async (visit) =>
    readAppointment(visit, (await placed(visit, { slot: '20101002' })).appointment),
  'stu3/retrieveAppointment/responses/BookedIBS.json': (visit) =>
    readAppointment(visit, appointmentIdOf(bookedElsewhere(visit)) ?? ''),
  'stu3/retrieveAppointment/responses/AppointmentDeferral.json': async (visit) =>
    readAppointment(visit, (await placed(visit, { reason: 'BOOKING_ATTEMPT_PROBLEM' })).appointment),
  'stu3/retrieveAppointment/responses/AandGConvertedToDBS.json': async (visit) =>
    readAppointment(visit, (await placed(visit, { slot: '20101002' })).appointment),
  'stu3/updateAppointment/responses/CancellationReasonAndMandatoryComment.json': async (visit) => {
    const { appointment } = await placed(visit, booked);
    const path = `${stu3}/Appointment/${appointment}`;
    const { body } = await visit.tour.get('referrer', path);
    const cancelled = patientCancels(body as object, 'PATIENT_APPOINTMENT_CANCELLATION_OTHER', 'Away');
    return visit.tour.put('referrer', path, cancelled, ifMatch('0'));
  },
};
