import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';

import { seedPatients } from '../src/seed/patients.js';
import {
  adviceBody,
  appointmentBody,
  coded,
  conversionBody,
  createReferralBody,
  documentBody,
  guidanceBody,
  parametersOf,
  referenceSystem,
  serviceSearchBody,
  text,
  type Wanted,
} from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, startTour, type Answer, type Role } from './ers-tour.js';

const folder = nhsFolder() ?? '';
const stu3 = '/FHIR/STU3';
const nhsNumber = seedPatients[25]?.nhsNumber ?? '';
type Tour = ReturnType<typeof startTour>;

/**
 * The leaf paths of a payload, without list positions; what tells list entries apart (extension URL, parameter
 * name, resource type, system) stands in the path. Base URLs are left out of systems.
 */
function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => shapeOf(each, path));
  if (typeof value !== 'object' || value === null) return [path];
  const record = value as Record<string, unknown>;
  const name = ['url', 'resourceType', 'name']
    .map((key) => record[key])
    .find((each) => typeof each === 'string');
  const label =
    typeof name === 'string' && !name.startsWith('Binary/') && !name.includes(' ') ? `<${name}>` : '';
  return Object.entries(record).flatMap(([key, each]) => {
    if (key === 'system' && typeof each === 'string')
      return [`${path}${label}.system=${each.replace(/^.*(?=\/STU3\/)/, '')}`];
    return shapeOf(each, `${path}${label}.${key}`);
  });
}

/** What examples have and the simulator does not, each for a reason. */
const exceptions: readonly (readonly [RegExp, string])[] = [
  [
    /<postcode>|<distanceLimit>|<commissioningProvisioning>/,
    'criteria that a caller may add, and that the tour does not',
  ],
  [/PatientAdditionalRequirement/, 'the simulator has no patients with additional requirements'],
  [/<availabilityStatus>\.valueCoding\.display/, 'written in some examples only'],
  [/AttachedOnBehalfOf/, 'written when an admin attached the file'],
  [/REQUEST-CANCELLATION-REASON/, 'one example has another name for REFERRAL-CANCELLATION-REASON'],
];

const missing = (example: unknown, ours: unknown): string[] => {
  const known = new Set(shapeOf(ours));
  return [...new Set(shapeOf(example))]
    .filter((leaf) => !known.has(leaf))
    .filter((leaf) => !exceptions.some(([pattern]) => pattern.test(leaf)));
};

const create = async (tour: Tour, wanted: Wanted = {}): Promise<string> => {
  const body = createReferralBody({ nhsNumber, ...wanted }, 'NEED_TO_ADD_LATER');
  return (
    (await tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, body)).body as { id: string }
  ).id;
};

async function upload(tour: Tour, role: Role, ubrn?: string): Promise<string> {
  const headers = {
    'content-type': 'text/plain',
    'NHSD-eRS-File-Name': 'file.txt',
    ...(ubrn === undefined ? {} : { 'NHSD-eRS-Referral-ID': ubrn }),
  };
  return (
    (await tour.post(role, `${stu3}/Binary`, new TextEncoder().encode('x'), headers)).headers.get(
      'location',
    ) ?? ''
  );
}

/** A referral with a letter, version 2. */
async function withLetter(tour: Tour, wanted: Wanted = {}): Promise<string> {
  const ubrn = await create(tour, wanted);
  const file = documentBody('referralLetterFile', 'REFERRER', await upload(tour, 'referrer', ubrn));
  const body = parametersOf(profileUrls.maintainReferralLetter, file);
  await tour.post(
    'referrer',
    `${stu3}/ReferralRequest/${ubrn}/$ers.maintainReferralLetter`,
    body,
    ifMatch('1'),
  );
  return ubrn;
}

async function place(
  tour: Tour,
  ubrn: string,
  more: Partial<Parameters<typeof appointmentBody>[0]>,
): Promise<Answer> {
  const answer = await tour.post(
    'referrer',
    `${stu3}/Appointment`,
    appointmentBody({ ubrn, version: '2', nhsNumber, ...more }),
  );
  expect(answer.status).toBe(201);
  return answer;
}

const booked = { slot: '20101001', clinician: people.clinician };
const act = (tour: Tour, role: Role, ubrn: string, operation: string, version: string, body?: object) =>
  tour.post(role, `${stu3}/ReferralRequest/${ubrn}/$ers.${operation}`, body, ifMatch(version));
const read = (tour: Tour, ubrn: string) => tour.get('referrer', `${stu3}/ReferralRequest/${ubrn}`);

/** How each example comes about. */
const ways: Readonly<Record<string, (tour: Tour) => Promise<Answer>>> = {
  'createReferral/responses/ReferralRequest.json': async (tour) => read(tour, await create(tour)),
  'maintainReferralLetter/responses/ReferralRequestWithSingleDocumentReference.json': async (tour) =>
    read(tour, await withLetter(tour)),
  'retrieveReferralRequest/responses/BookedDBS.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, booked);
    return read(tour, ubrn);
  },
  'retrieveReferralRequest/responses/DeferredToProvider.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, { reason: 'BOOKING_ATTEMPT_PROBLEM' });
    return read(tour, ubrn);
  },
  'acceptReferral/responses/ExampleResponse.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, booked);
    return act(tour, 'provider', ubrn, 'acceptReferral', '3');
  },
  'rejectReferral/responses/ExampleResponseDbs.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, booked);
    const system = referenceSystem('APPOINTMENT-CANCELLATION-REASON');
    const reason = coded('rejectionReason', system, 'SERVICE_INAPPROPRIATE');
    const body = parametersOf(profileUrls.rejectReferral, reason, text('rejectionComments', 'No'));
    return act(tour, 'provider', ubrn, 'rejectReferral', '3', body);
  },
  'cancelAppointmentActionLater/responses/MinimalExampleDBS.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, booked);
    const body = parametersOf(profileUrls.cancelAppointmentActionLater, text('comments', 'Later'));
    return act(tour, 'provider', ubrn, 'cancelAppointmentActionLater', '3', body);
  },
  'recordTriageOutcome/responses/AcceptReferBookLater.json': async (tour) => {
    const ubrn = await withLetter(tour, { services: ['20105'] });
    await place(tour, ubrn, { service: '20105', reason: 'TRIAGE' });
    const outcome = coded('reviewOutcome', codeSystems.reviewOutcome.system, 'ACCEPT_REFER_BOOK_LATER');
    const body = parametersOf(profileUrls.recordReviewOutcome, outcome, text('reviewComments', 'Yes'));
    return act(tour, 'provider', ubrn, 'recordReviewOutcome', '3', body);
  },
  'cancelReferral/responses/CancelledBookedReferralReferrerCancellation.json': async (tour) => {
    const ubrn = await withLetter(tour);
    await place(tour, ubrn, booked);
    const system = referenceSystem('REFERRAL-CANCELLATION-REASON');
    const reason = coded('cancellationReason', system, 'REFERRER_CANCELLATION');
    const body = parametersOf(profileUrls.cancelReferralRequest, reason, text('cancellationComments', 'No'));
    return act(tour, 'referrer', ubrn, 'cancelReferral', '3', body);
  },
  'bookOrDeferAppointment/responses/BookingWithNamedClinician.json': async (tour) =>
    place(tour, await withLetter(tour), booked),
  'bookOrDeferAppointment/responses/DeferralBookingAttemptProblem.json': async (tour) =>
    place(tour, await withLetter(tour), { reason: 'BOOKING_ATTEMPT_PROBLEM' }),
  'patientServiceSearch/responses/AdviceServiceSearch.json': (tour) =>
    tour.post(
      'referrer',
      `${stu3}/HealthcareService/$ers.searchHealthcareServicesForPatient`,
      serviceSearchBody({ nhsNumber }, 'DISTANCE', 'ADVICE_AND_GUIDANCE_REQUEST'),
    ),
  'convertAdviceAndGuidanceToReferral/responses/NoAttachments.json': async (tour) => {
    const path = `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`;
    const asked = (await tour.post('referrer', path, adviceBody({ nhsNumber }))).body as {
      parameter: { resource: { id: string } }[];
    };
    const ubrn = asked.parameter[0]?.resource.id ?? '';
    const file = documentBody('reviewAttachmentFile', 'PROVIDER', await upload(tour, 'provider', ubrn));
    const convert = `${stu3}/ReferralRequest/$ers.createFromCommunicationRequestActionLater`;
    return tour.post('provider', convert, conversionBody(ubrn, '1', file));
  },
  'sendAdviceAndGuidanceResponse/responses/AttachmentIncluded.json': async (tour) => {
    const path = `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`;
    const asked = (await tour.post('referrer', path, adviceBody({ nhsNumber }))).body as {
      parameter: { resource: { id: string } }[];
    };
    const ubrn = asked.parameter[0]?.resource.id ?? '';
    const file = documentBody(
      'guidanceAttachmentFile',
      'GUIDANCE_RESPONSE',
      await upload(tour, 'provider', ubrn),
    );
    const body = guidanceBody('RETURN_TO_REFERRER_WITH_ADVICE', 'URGENT', file);
    const send = `${stu3}/CommunicationRequest/${ubrn}/$ers.sendCommunicationToRequester`;
    return tour.post('provider', send, body, ifMatch('1'));
  },
};

describe.skipIf(folder === '')(`beside published examples (${nhsFolderMissing})`, () => {
  it.each(Object.entries(ways))('has every leaf path of %s', async (file, way) => {
    const example = JSON.parse(readFileSync(join(folder, 'examples/stu3', file), 'utf8')) as unknown;
    const { body } = await way(startTour());
    expect(missing(example, body)).toEqual([]);
  });
});
