import { codeSystems, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

import {
  adviceBody,
  appointmentBody,
  documentBody,
  guidanceBody,
  parametersOf,
  serviceSearchBody,
} from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, type Answer, type Role } from './ers-tour.js';
import { readTwice, type Visit, type Way } from './published-referrals.js';
import { nhsNumber, patientCancels, r4, rejected, stu3, worklist } from './tour-steps.js';

const search = (visit: Visit, ...more: [specialty?: string, requestType?: string]): Promise<Answer> => {
  const [specialty = 'CARDIOLOGY', requestType] = more;
  const body = serviceSearchBody({ nhsNumber, specialty }, 'DISTANCE', requestType);
  return visit.tour.post(
    'referrer',
    `${stu3}/HealthcareService/$ers.searchHealthcareServicesForPatient`,
    body,
  );
};

const slots =
  (query: Readonly<Record<string, string>>): Way =>
  ({ tour }) => {
    const defaults = {
      'schedule.actor:HealthcareService': '20108',
      appointmentType: 'ROUTINE',
      status: 'free',
    };
    const asked = new URLSearchParams({ ...defaults, _count: '100', page: '1', ...query });
    return tour.get('referrer', `${stu3}/Slot?${asked}`, { 'NHSD-eRS-Comm-Rule-Org': 'R68' });
  };

const list = ({ tour }: Visit, role: Role, code: string, ...filters: object[]): Promise<Answer> => {
  const body = worklist(codeSystems.referralListSelector.system, code, ...filters);
  return tour.post(role, `${stu3}/ReferralRequest/$ers.fetchworklist`, body);
};

const identified = (name: string, system: string, value: string): object => ({
  name,
  valueIdentifier: { system, value },
});

/** What A029 offers: of a referral in a state, to a role. */
const actions =
  (role: Role, arrange: (visit: Visit) => Promise<string>): Way =>
  async (visit) => {
    const ubrn = await arrange(visit);
    const { version } = await visit.steps.read(ubrn);
    const focus = `focus=ReferralRequest/${ubrn}/_history/${version}`;
    return visit.tour.get(role, `${stu3}/Task?${focus}&intent=proposal&status=ready`);
  };

const codeSystem =
  (set: string): Way =>
  ({ tour }) =>
    tour.get('referrer', `${stu3}/CodeSystem/${set}`);

const bookedReferral = async ({ steps }: Visit): Promise<string> => {
  const ubrn = await steps.create();
  await steps.place(ubrn, { slot: '20101002' });
  return ubrn;
};

async function conversation({ tour }: Visit, ubrn: string): Promise<Answer> {
  const { version } = await tour.get('referrer', `${stu3}/CommunicationRequest/${ubrn}`);
  const query = new URLSearchParams([
    ['based-on', `CommunicationRequest/${ubrn}/_history/${version}`],
    ['_include', 'Communication:requester-practitionerrole:PractitionerRole'],
    ['_include', 'Communication:sender-practitionerrole:PractionerRole'],
    ['_include', 'Communication:content-reference:DocumentReference'],
  ]);
  return tour.get('referrer', `${stu3}/Communication?${query}`);
}

async function askWithFile({ steps, wanted }: Visit): Promise<string> {
  const role = 'referrerAdmin';
  const file = documentBody('requestAttachmentFile', 'ADVICE_REQUEST', await steps.upload(role));
  return steps.ask({ ...wanted, referringClinician: people.referrer }, role, file);
}

async function answer(
  { tour, steps }: Visit,
  ubrn: string,
  outcome: string,
  { role = 'provider', withFile = false }: { role?: Role; withFile?: boolean } = {},
): Promise<Answer> {
  const file = documentBody('guidanceAttachmentFile', 'GUIDANCE_RESPONSE', await steps.upload(role, ubrn));
  const body = guidanceBody(outcome, 'URGENT', ...(withFile ? [file] : []));
  const path = `${stu3}/CommunicationRequest/${ubrn}/$ers.sendCommunicationToRequester`;
  return tour.post(role, path, body, ifMatch('1'));
}

/** A refusal by the provider's own system of a booking. */
const refusedByPas =
  (pas: 'error' | 'timeout'): Way =>
  async ({ tour, steps }) => {
    const ubrn = await steps.create();
    tour.faults.arm({ operation: 'A016', pas, times: 1 });
    const body = appointmentBody({ ubrn, version: '1', nhsNumber, slot: '20101002' });
    return tour.post('referrer', `${stu3}/Appointment`, body);
  };

/** The examples that hold neither a referral nor an appointment. */
export const otherWays: Readonly<Record<string, Way>> = {
  'stu3/patientServiceSearch/responses/EmptyResponse.json': (visit) => search(visit, 'NEUROLOGY'),
  'stu3/patientServiceSearch/responses/FetchServiceListWithMultipleServices.json': (visit) => search(visit),
  'stu3/patientServiceSearch/responses/AdviceServiceSearch.json': (visit) =>
    search(visit, 'CARDIOLOGY', 'ADVICE_AND_GUIDANCE_REQUEST'),
  'stu3/retrieveAppointmentSlots/responses/Page1PageSize5.json': slots({ _count: '5' }),
  'stu3/retrieveAppointmentSlots/responses/Minimum.json': slots({}),
  'stu3/retrieveAppointmentSlots/responses/NoSlots.json': slots({
    'schedule.actor:HealthcareService': '20102',
  }),
  'stu3/retrieveAppointmentSlots/responses/ErrorPage5.json': slots({ page: '5' }),
  'stu3/availableActionsForUserList/Empty.json': actions('provider', async (visit) => {
    const ubrn = await bookedReferral(visit);
    await visit.steps.act('provider', ubrn, 'rejectReferral', rejected);
    return ubrn;
  }),
  'stu3/availableActionsForUserList/WithCancelDBAppointment.json': actions('referrer', bookedReferral),
  'stu3/availableActionsForUserList/WithCancelReferral.json': actions('provider', bookedReferral),
  'stu3/availableActionsForUserList/WithChangeShortlist.json': actions('referrer', ({ steps }) =>
    steps.create(),
  ),
  'stu3/getCodeSystem/responses/AppointmentCancellationReasonCodeSystem.json': codeSystem(
    'APPOINTMENT-CANCELLATION-REASON',
  ),
  'stu3/getCodeSystem/responses/AppointmentNonAttendanceReasonCodeSystem.json': codeSystem(
    'APPOINTMENT-NON-ATTENDANCE-REASON',
  ),
  'stu3/getCodeSystem/responses/ClinicTypeCodeSystem.json': codeSystem('CLINIC-TYPE'),
  'stu3/retrieveWorklist/responses/AppointmentSlotIssues.json': (visit) =>
    list(visit, 'provider', 'APPOINTMENT_SLOT_ISSUES'),
  'stu3/retrieveWorklist/responses/AssessmentReturnedCancelledDna.json': (visit) =>
    list(visit, 'referrer', 'ASSESSMENT_RETURNED_CANCELLED_DNA'),
  'stu3/retrieveWorklist/responses/AwaitingBooking.json': (visit) =>
    list(visit, 'referrer', 'AWAITING_BOOKING'),
  'stu3/retrieveWorklist/responses/FilteredByClinician.json': (visit) =>
    list(
      visit,
      'provider',
      'REFERRALS_FOR_REVIEW',
      {
        name: 'clinicianAssignedIndicator',
        valueCodeableConcept: {
          coding: [{ system: codeSystems.assignedIndicator.system, code: 'ASSIGNED' }],
        },
      },
      identified('clinician', identifierSystems.sdsUserId, people.clinician),
    ),
  'stu3/retrieveWorklist/responses/FilteredByService.json': (visit) =>
    list(
      visit,
      'provider',
      'REFERRALS_FOR_REVIEW',
      identified('service', identifierSystems.ersService, '20101'),
    ),
  'stu3/retrieveAdviceAndGuidanceWorklist/responses/AdviceAndGuidanceRequests.json': async ({
    tour,
    steps,
  }) => {
    await steps.ask();
    const body = worklist(codeSystems.communicationListSelector.system, 'ADVICE_AND_GUIDANCE_REQUESTS');
    return tour.post('provider', `${stu3}/CommunicationRequest/$ers.fetchworklist`, body);
  },
  'stu3/createAdviceAndGuidance/responses/ExampleRCAWithAttachments.json': async ({
    tour,
    steps,
    wanted,
  }) => {
    const file = documentBody('requestAttachmentFile', 'ADVICE_REQUEST', await steps.upload('referrerAdmin'));
    const asked = { nhsNumber, ...wanted, referringClinician: people.referrer };
    const body = adviceBody(asked, 'AUTHORISED_TO_CONVERT', file);
    return tour.post('referrerAdmin', `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`, body);
  },
  'stu3/retrieveAdviceAndGuidanceRequest/responses/MinimalExample.json': async (visit) =>
    readTwice(visit, 'provider', `${stu3}/CommunicationRequest/${await visit.steps.ask(visit.wanted)}`),
  'stu3/retrieveAdviceAndGuidanceRequest/responses/WithAttachmentFileReference.json': async (visit) =>
    readTwice(visit, 'provider', `${stu3}/CommunicationRequest/${await askWithFile(visit)}`),
  'stu3/retrieveAdviceAndGuidanceConversation/MultiWayConversation.json': async (visit) => {
    const ubrn = await visit.steps.ask();
    await answer(visit, ubrn, 'REQUIRE_FURTHER_INFORMATION');
    return conversation(visit, ubrn);
  },
  'stu3/retrieveAdviceAndGuidanceConversation/AttachmentPresentInEachDirection.json': async (visit) => {
    const ubrn = await askWithFile(visit);
    const role = 'providerForClinician';
    await answer(visit, ubrn, 'RETURN_TO_REFERRER_WITH_ADVICE', { role, withFile: true });
    return conversation(visit, ubrn);
  },
  'stu3/retrieveAdviceAndGuidanceConversation/AttachmentUploadedFromRCS.json': async (visit) =>
    conversation(visit, await askWithFile(visit)),
  'stu3/sendAdviceAndGuidanceResponse/responses/RequireFurtherInformation.json': async (visit) =>
    answer(visit, await visit.steps.ask(visit.wanted), 'REQUIRE_FURTHER_INFORMATION'),
  'stu3/sendAdviceAndGuidanceResponse/responses/AttachmentIncluded.json': async (visit) =>
    answer(visit, await visit.steps.ask(visit.wanted), 'RETURN_TO_REFERRER_WITH_ADVICE', { withFile: true }),
  'stu3/PasNotRespondingOperationOutcome.json': refusedByPas('timeout'),
  'stu3/PasRespondedWithErrorOperationOutcome.json': refusedByPas('error'),
  'stu3/STU3-Forbidden.json': ({ tour }) => tour.get('provider', `${stu3}/Slot?status=free`),
  'stu3/STU3-OperationOutcome.json': ({ tour }) =>
    tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, {
      ...parametersOf(profileUrls.createReferral),
      unknown: true,
    }),
  'stu3/updateAppointment/responses/CancellationInvalidReason.json': async ({ tour, steps }) => {
    const appointment = await steps.place(await steps.create(), { slot: '20101002' });
    const path = `${stu3}/Appointment/${appointment}`;
    const { body } = await tour.get('referrer', path);
    return tour.put('referrer', path, patientCancels(body as object, 'CLINIC_CANCELLED'), ifMatch('0'));
  },
  'r4/NHSDigital-OperationOutcome-400.json': ({ tour }) =>
    tour.get('referrer', `${r4}/HealthcareService?_id=none`),
  'r4/NHSDigital-OperationOutcome-401.json': ({ tour }) => tour.exchange('', 'GET', `${r4}/PractitionerRole`),
  'r4/NHSDigital-OperationOutcome-403.json': ({ tour }) =>
    tour.get('provider', `${r4}/HealthcareService/20101`),
  'r4/NHSDigital-OperationOutcome-404.json': ({ tour }) => tour.get('referrer', `${r4}/HealthcareService/1`),
  'r4/NHSDigital-OperationOutcome-406.json': ({ tour }) =>
    tour.get('referrer', `${r4}/HealthcareService/20101`, { accept: 'video/mp4' }),
  'r4/getService/responses/sampleServiceWithFullAttributes.json': ({ tour }) =>
    tour.get('referrer', `${r4}/HealthcareService/20101`),
  'r4/searchForServices/responses/searchServiceWithMaxAndMinAttributes.json': ({ tour }) =>
    tour.get('referrer', `${r4}/HealthcareService?_id=20101,20109`),
  'r4/searchForServices/responses/searchServiceWithEmptyResponse.json': ({ tour }) =>
    tour.get('referrer', `${r4}/HealthcareService?_id=1,2`),
  'r4/searchServiceRequest/responses/ResponseExampleAdvice.json': async ({ tour, steps }) =>
    tour.get('referrer', `${r4}/ServiceRequest?identifier=${await steps.ask()}`),
  'r4/searchServiceRequest/responses/ResponseExampleEmpty.json': ({ tour }) =>
    tour.get('referrer', `${r4}/ServiceRequest?identifier=000000070003`),
  'r4/retrieveOboUsers/responses/PractitionerBundle.json': ({ tour }) =>
    tour.get('providerForClinician', `${r4}/Practitioner?_query=onBehalfOf`),
  'r4/retrieveBusinessFunctions/responses/PractitionerRoleBundle.json': ({ tour }) =>
    tour.get('referrer', `${r4}/PractitionerRole`),
};
