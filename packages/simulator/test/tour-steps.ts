import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';
import { expect } from 'vitest';

import { seedPatients } from '../src/seed/patients.js';
import {
  adviceBody,
  appointmentBody,
  changeShortlistBody,
  coded,
  conversionBody,
  createReferralBody,
  documentBody,
  guidanceBody,
  parametersOf,
  referenceSystem,
  serviceSearchBody,
  text,
  triageBodies,
  type Wanted,
} from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, type Answer, type Role, type startTour } from './ers-tour.js';

export type Tour = ReturnType<typeof startTour>;

export const stu3 = '/FHIR/STU3';
export const r4 = '/FHIR/R4';
export const nhsNumber = seedPatients[12]?.nhsNumber ?? '';

/** The ways of one tour, each expected to end well. */
export function stepsOf(tour: Tour) {
  const good = async (answer: Promise<Answer>): Promise<Answer> => {
    const { status, codes } = await answer;
    expect([status < 400, codes]).toEqual([true, []]);
    return answer;
  };
  const idOf = ({ body }: Answer): string => (body as { id: string }).id;
  const read = (ubrn: string): Promise<Answer> =>
    good(tour.get('referrer', `${stu3}/ReferralRequest/${ubrn}`));
  const act = async (role: Role, ubrn: string, operation: string, body?: object): Promise<Answer> => {
    const { version } = await read(ubrn);
    return good(tour.post(role, `${stu3}/ReferralRequest/${ubrn}/$ers.${operation}`, body, ifMatch(version)));
  };
  const upload = async (role: Role, ubrn?: string, name = 'letter.txt'): Promise<string> => {
    const headers = {
      'content-type': 'text/plain',
      'NHSD-eRS-File-Name': name,
      ...(ubrn === undefined ? {} : { 'NHSD-eRS-Referral-ID': ubrn }),
    };
    const answer = await good(tour.post(role, `${stu3}/Binary`, new TextEncoder().encode('x'), headers));
    return answer.headers.get('location') ?? '';
  };
  const create = async (services = ['20101'], wanted: Wanted = {}): Promise<string> => {
    const body = createReferralBody({ nhsNumber, services, ...wanted }, 'NEED_TO_ADD_LATER');
    return idOf(await good(tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, body)));
  };
  const attach = async (ubrn: string, role: Role = 'referrer'): Promise<string> => {
    const url = await upload(role, ubrn);
    const file = documentBody('referralLetterFile', 'REFERRER', url);
    await act(role, ubrn, 'maintainReferralLetter', parametersOf(profileUrls.maintainReferralLetter, file));
    return url;
  };
  const place = async (
    ubrn: string,
    more: Partial<Parameters<typeof appointmentBody>[0]>,
  ): Promise<string> => {
    const { version } = await read(ubrn);
    const body = appointmentBody({ ubrn, version, nhsNumber, ...more });
    return idOf(await good(tour.post('referrer', `${stu3}/Appointment`, body)));
  };
  const ask = async (wanted: Wanted = {}, role: Role = 'referrer', ...files: object[]): Promise<string> => {
    const path = `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`;
    const asked = adviceBody({ nhsNumber, ...wanted }, 'AUTHORISED_TO_CONVERT', ...files);
    const { body } = await good(tour.post(role, path, asked));
    return (body as { parameter: { resource: { id: string } }[] }).parameter[0]?.resource.id ?? '';
  };
  return { good, read, act, upload, create, attach, place, ask };
}

export type Steps = ReturnType<typeof stepsOf>;

export const reviewed = (outcome: string): object =>
  parametersOf(
    profileUrls.recordReviewOutcome,
    coded('reviewPriority', codeSystems.priority.system, 'URGENT'),
    coded('reviewOutcome', codeSystems.reviewOutcome.system, outcome),
    text('reviewComments', 'Please see our advice'),
  );
export const rejected = parametersOf(
  profileUrls.rejectReferral,
  coded('rejectionReason', referenceSystem('APPOINTMENT-CANCELLATION-REASON'), 'SERVICE_INAPPROPRIATE'),
  text('rejectionComments', 'Not for us'),
);
const cancelled = parametersOf(
  profileUrls.cancelReferralRequest,
  coded('cancellationReason', referenceSystem('REFERRAL-CANCELLATION-REASON'), 'INTEND_PRIVATE'),
  text('cancellationComments', 'Seen elsewhere'),
);
export const worklist = (system: string, code: string, ...filters: object[]): object =>
  parametersOf(
    profileUrls.fetchWorklist,
    { name: 'listType', valueCodeableConcept: { coding: [{ system, code }] } },
    ...filters,
  );

/** A referral in every state, and every operation on the way. */
export async function walkReferrals(tour: Tour, steps: Steps): Promise<void> {
  const { good, read, act, create, attach, place } = steps;
  const accepted = await create();
  const url = await attach(accepted);
  const slots = new URLSearchParams({
    'schedule.actor:HealthcareService': '20101',
    appointmentType: 'ROUTINE',
    status: 'free',
    _count: '5',
    page: '1',
  });
  await good(tour.get('referrer', `${stu3}/Slot?${slots}`, { 'NHSD-eRS-Comm-Rule-Org': 'R68' }));
  const appointment = await place(accepted, { slot: '20101001', clinician: people.clinician });
  await good(tour.get('provider', `${stu3}/Appointment/${appointment}`));
  await good(tour.get('provider', `${stu3}/Appointment/${appointment}/_history/0`));
  const { version } = await read(accepted);
  await good(tour.get('provider', `${stu3}/ReferralRequest/${accepted}/_history/${version}`));
  const focus = `focus=ReferralRequest/${accepted}/_history/${version}&intent=proposal&status=ready`;
  await good(tour.get('provider', `${stu3}/Task?${focus}`));
  for (const operation of ['generateCRI', 'generatePatientLetter']) {
    await good(tour.post('referrer', `${stu3}/ReferralRequest/${accepted}/$ers.${operation}`));
  }
  tour.advance(600_000);
  await good(tour.get('provider', `${stu3}/${url}`));
  await good(tour.get('provider', `${r4}/${url}`));
  await act('provider', accepted, 'acceptReferral');

  const refused = await create();
  await place(refused, { slot: '20101002' });
  await act('provider', refused, 'rejectReferral', rejected);
  await act('referrer', refused, 'cancelReferral', cancelled);
  const later = await create();
  await place(later, { slot: '20101004' });
  const moved = parametersOf(profileUrls.cancelAppointmentActionLater, text('comments', 'Clinic moved'));
  await act('providerForClinician', later, 'cancelAppointmentActionLater', moved);
  await place(await create(), { reason: 'BOOKING_ATTEMPT_PROBLEM' });
  const changed = await create();
  await act('referrer', changed, 'changeShortlist', changeShortlistBody({ services: ['20105'] }));
  await act('referrer', changed, 'changeShortlistAndSendForTriage', triageBodies.change({}));
  await act('application', changed, 'recordReviewOutcome', reviewed('ACCEPT_REFER_BOOK_LATER'));
  const triaged = `${stu3}/ReferralRequest/$ers.createReferralAndSendForTriage`;
  await good(tour.post('referrer', triaged, triageBodies.create({ nhsNumber })));
  const returned = await create(['20105']);
  await place(returned, { service: '20105', reason: 'TRIAGE' });
  await act('provider', returned, 'recordReviewOutcome', reviewed('RETURN_TO_REFERRER_WITH_ADVICE'));

  const missed = await create();
  const booked = await place(missed, { slot: '20101006' });
  const path = `${stu3}/Appointment/${booked}`;
  const { body } = await good(tour.get('referrer', path));
  await good(tour.put('referrer', path, patientCancels(body as object), ifMatch('0')));
}

export const patientCancels = (appointment: object, code = 'PATIENT_HOLIDAY', comment?: string): object => ({
  ...appointment,
  status: 'cancelled',
  reason: [{ coding: [{ system: referenceSystem('APPOINTMENT-CANCELLATION-REASON'), code }] }],
  ...(comment === undefined ? {} : { comment }),
});

/** Requests for advice, asked, answered and converted. */
export async function walkAdvice(tour: Tour, { good, ask }: Steps): Promise<void> {
  const answered = await ask();
  const path = `${stu3}/CommunicationRequest/${answered}`;
  await good(tour.get('provider', path));
  await good(tour.get('provider', `${path}/_history/1`));
  const query = new URLSearchParams([
    ['based-on', `CommunicationRequest/${answered}/_history/1`],
    ['_include', 'Communication:requester-practitionerrole:PractitionerRole'],
    ['_include', 'Communication:sender-practitionerrole:PractionerRole'],
    ['_include', 'Communication:content-reference:DocumentReference'],
  ]);
  await good(tour.get('provider', `${stu3}/Communication?${query}`));
  await good(tour.post('provider', `${path}/$ers.generateCRI`));
  const guidance = guidanceBody('RETURN_TO_REFERRER_WITH_ADVICE');
  await good(tour.post('provider', `${path}/$ers.sendCommunicationToRequester`, guidance, ifMatch('1')));
  const convert = `${stu3}/ReferralRequest/$ers.createFromCommunicationRequestActionLater`;
  await good(tour.post('provider', convert, conversionBody(await ask(), '1')));
}

/** What is only read: reference data, services, people, lists. */
export async function walkLists(tour: Tour, { good }: Steps): Promise<void> {
  for (const set of ['PRIORITY', 'SPECIALTY', 'CLINIC-TYPE', 'APPOINTMENT-CANCELLATION-REASON']) {
    const answer = await tour.get('referrer', `${stu3}/CodeSystem/${set}`);
    expect([200, 404]).toContain(answer.status);
  }
  await good(tour.get('referrer', `${r4}/HealthcareService/20101`));
  await good(tour.send('referrer', 'HEAD', `${r4}/HealthcareService/20101`));
  await good(tour.get('referrer', `${r4}/HealthcareService?_id=20101,20102`));
  await good(tour.get('referrer', `${r4}/PractitionerRole`));
  await good(tour.get('providerForClinician', `${r4}/Practitioner?_query=onBehalfOf`));
  await good(tour.get('referrer', `${r4}/ServiceRequest?identifier=123456789012`));
  const search = `${stu3}/HealthcareService/$ers.searchHealthcareServicesForPatient`;
  await good(tour.post('referrer', search, serviceSearchBody({ nhsNumber })));
  const lists: readonly (readonly [Role, string])[] = [
    ['provider', 'REFERRALS_FOR_REVIEW'],
    ['provider', 'APPOINTMENT_SLOT_ISSUES'],
    ['referrer', 'REJECTED_TRIAGE_RESPONSE'],
    ['referrer', 'ASSESSMENT_RETURNED_CANCELLED_DNA'],
    ['referrer', 'AWAITING_BOOKING'],
    ['referrer', 'LETTERS_OUTSTANDING'],
  ];
  const { referralListSelector, communicationListSelector } = codeSystems;
  for (const [role, code] of lists) {
    const body = worklist(referralListSelector.system, code);
    await good(tour.post(role, `${stu3}/ReferralRequest/$ers.fetchworklist`, body));
  }
  const advice = worklist(communicationListSelector.system, 'ADVICE_AND_GUIDANCE_REQUESTS');
  await good(tour.post('provider', `${stu3}/CommunicationRequest/$ers.fetchworklist`, advice));
}
