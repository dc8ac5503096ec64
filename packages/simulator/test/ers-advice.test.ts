import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';
import { describe, expect, it } from 'vitest';

import { seedPatients } from '../src/seed/patients.js';
import { adviceBody, conversionBody, documentBody, guidanceBody, parametersOf } from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, startTour, type Answer } from './ers-tour.js';

const nhsNumber = seedPatients[11]?.nhsNumber ?? '';
const stu3 = '/FHIR/STU3';
const r4 = '/FHIR/R4';
type Tour = ReturnType<typeof startTour>;

const request = (ubrn: string, operation = ''): string =>
  `${stu3}/CommunicationRequest/${ubrn}${operation && `/$ers.${operation}`}`;
const includes = [
  'Communication:requester-practitionerrole:PractitionerRole',
  'Communication:sender-practitionerrole:PractionerRole',
  'Communication:content-reference:DocumentReference',
];
const conversation = (ubrn: string, version: string, asked = includes): string => {
  const query = new URLSearchParams([
    ['based-on', `CommunicationRequest/${ubrn}/_history/${version}`],
    ...asked.map((value) => ['_include', value]),
  ]);
  return `${stu3}/Communication?${query}`;
};

const statusOf = ({ body }: Answer): string | undefined =>
  (body as { category: { coding: { code: string }[] }[] }).category[0]?.coding[0]?.code;

async function ask(tour: Tour, authorisation?: string, ...files: object[]): Promise<string> {
  const body = adviceBody({ nhsNumber }, authorisation, ...files);
  const answer = await tour.post(
    'referrer',
    `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`,
    body,
  );
  expect(answer.status).toBe(200);
  const { parameter } = answer.body as { parameter: { name: string; resource: { id: string } }[] };
  expect(parameter.map(({ name }) => name)).toEqual(['createdCommunicationRequest', 'createdCommunication']);
  return parameter[0]?.resource.id ?? '';
}

async function worklist(tour: Tour): Promise<string[]> {
  const { system } = codeSystems.communicationListSelector;
  const coding = [{ system, code: 'ADVICE_AND_GUIDANCE_REQUESTS' }];
  const body = parametersOf(profileUrls.fetchWorklist, {
    name: 'listType',
    valueCodeableConcept: { coding },
  });
  const answer = await tour.post('provider', `${stu3}/CommunicationRequest/$ers.fetchworklist`, body);
  expect(answer.status).toBe(200);
  const { entry = [] } = answer.body as { entry?: { item: { reference: string } }[] };
  return entry.map(({ item }) => item.reference);
}

async function upload(tour: Tour, name: string, referralId?: string): Promise<string> {
  const headers = {
    'content-type': 'text/plain',
    'NHSD-eRS-File-Name': name,
    ...(referralId === undefined ? {} : { 'NHSD-eRS-Referral-ID': referralId }),
  };
  const role = referralId === undefined ? 'referrer' : 'provider';
  const answer = await tour.post(role, `${stu3}/Binary`, new TextEncoder().encode('findings'), headers);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

describe('a request for advice', () => {
  it('is asked, listed, read and answered', async () => {
    const tour = startTour();
    const ubrn = await ask(
      tour,
      undefined,
      documentBody('requestAttachmentFile', 'ADVICE_REQUEST', await upload(tour, 'a.txt')),
    );
    expect(await worklist(tour)).toEqual([`CommunicationRequest/${ubrn}`]);
    const read = await tour.get('provider', request(ubrn));
    expect(read.version).toBe('1');
    expect(statusOf(read)).toBe('PROVIDER_RESPONSE_REQUIRED');
    expect((await tour.get('application', `${request(ubrn)}/_history/1`)).status).toBe(200);
    expect((await tour.get('provider', `${request(ubrn)}/_history/2`)).status).toBe(404);
    const path = request(ubrn, 'sendCommunicationToRequester');
    expect((await tour.post('provider', path, guidanceBody('REQUIRE_FURTHER_INFORMATION'))).status).toBe(400);
    expect(
      (await tour.post('provider', path, guidanceBody('REQUIRE_FURTHER_INFORMATION'), ifMatch('4'))).status,
    ).toBe(409);
    const file = documentBody(
      'guidanceAttachmentFile',
      'GUIDANCE_RESPONSE',
      await upload(tour, 'b.txt', ubrn),
    );
    const body = guidanceBody('RETURN_TO_REFERRER_WITH_ADVICE', 'URGENT', file);
    const sent = await tour.post('providerForClinician', path, body, ifMatch('1'));
    expect(sent.status).toBe(200);
    expect(await worklist(tour)).toEqual([]);
    const after = await tour.get('referrer', request(ubrn));
    expect(after.version).toBe('2');
    expect(statusOf(after)).toBe('REFERRER_TO_REVIEW_RESPONSE');
    expect((await tour.post('provider', path, body, ifMatch('2'))).codes).toEqual(['INVALID_REQUEST_STATE']);
  });

  it('has a conversation with what was asked to be included', async () => {
    const tour = startTour();
    const ubrn = await ask(
      tour,
      undefined,
      documentBody('requestAttachmentFile', 'ADVICE_REQUEST', await upload(tour, 'a.txt')),
    );
    await tour.post(
      'providerForClinician',
      request(ubrn, 'sendCommunicationToRequester'),
      guidanceBody('REQUIRE_FURTHER_INFORMATION'),
      ifMatch('1'),
    );
    const typesOf = ({ body }: Answer) =>
      (body as { entry: { resource: { resourceType: string } }[] }).entry.map(
        ({ resource }) => resource.resourceType,
      );
    const all = await tour.get('referrer', conversation(ubrn, '2'));
    expect(typesOf(all)).toEqual([
      'Communication',
      'Communication',
      'PractitionerRole',
      'PractitionerRole',
      'PractitionerRole',
      'DocumentReference',
    ]);
    expect(typesOf(await tour.get('referrer', conversation(ubrn, '2', [])))).toEqual([
      'Communication',
      'Communication',
    ]);
    expect((await tour.get('referrer', conversation(ubrn, '1'))).status).toBe(404);
    const wrong = await tour.get(
      'referrer',
      `${stu3}/Communication?based-on=ReferralRequest/${ubrn}/_history/2`,
    );
    expect(wrong.status).toBe(400);
    expect(wrong.codes).toEqual(['INVALID_REQUEST_TYPE']);
    const pdf = await tour.post('referrer', request(ubrn, 'generateCRI'));
    expect(pdf.headers.get('content-disposition')).toContain(
      `${ubrn}_Advice_And_Guidance_20261122100000.pdf`,
    );
    expect(String(pdf.body)).toMatch(/^%PDF-1\.4/);
  });

  it('becomes a referral of the same UBRN, when that was authorised', async () => {
    const tour = startTour();
    const path = `${stu3}/ReferralRequest/$ers.createFromCommunicationRequestActionLater`;
    const ubrn = await ask(tour);
    expect((await tour.post('provider', path, conversionBody(ubrn, '3'))).status).toBe(409);
    expect((await tour.post('provider', path, conversionBody('000000000009', '1'))).status).toBe(404);
    const file = documentBody('reviewAttachmentFile', 'PROVIDER', await upload(tour, 'c.txt', ubrn));
    const converted = await tour.post('provider', path, conversionBody(ubrn, '1', file));
    expect(converted.status).toBe(201);
    expect((converted.body as { id: string }).id).toBe(ubrn);
    expect(statusOf(await tour.get('referrer', request(ubrn)))).toBe('ADVICE_CONVERTED');
    const referral = await tour.get('referrer', `${stu3}/ReferralRequest/${ubrn}`);
    expect(referral.version).toBe('1');
    expect(JSON.stringify(referral.body)).toContain('"TRIAGED_PROVIDER_TO_ACTION"');
    expect(JSON.stringify(referral.body)).toContain(`CommunicationRequest/${ubrn}`);
    const both = await tour.get('referrer', `${r4}/ServiceRequest?identifier=${ubrn}`);
    expect((both.body as { total: number }).total).toBe(2);
    const refused = await ask(tour, 'NOT_AUTHORISED_TO_CONVERT');
    expect((await tour.post('provider', path, conversionBody(refused, '1'))).codes).toEqual([
      'INVALID_STATE',
    ]);
    expect((await tour.get('referrer', request(refused))).version).toBe('1');
  });

  it.each([
    [
      'a priority that the service does not have',
      guidanceBody('RETURN_TO_REFERRER_WITH_ADVICE', 'TWO_WEEK_WAIT'),
      'UNSUPPORTED_PRIORITY',
    ],
    ['a conversion that is none', guidanceBody('PROVIDER_CONVERTED'), 'INAPPROPRIATE_VALUE'],
    [
      'a file of nobody',
      guidanceBody(
        'RETURN_TO_REFERRER_WITH_ADVICE',
        'URGENT',
        documentBody(
          'guidanceAttachmentFile',
          'GUIDANCE_RESPONSE',
          'Binary/00000000-0000-4000-8000-000000000000',
        ),
      ),
      'REFERENCE_NOT_FOUND',
    ],
  ])('is not answered with %s', async (_, body, code) => {
    const tour = startTour();
    const ubrn = await ask(tour);
    const answer = await tour.post(
      'provider',
      request(ubrn, 'sendCommunicationToRequester'),
      body,
      ifMatch('1'),
    );
    expect(answer.status).toBe(422);
    expect(answer.codes).toEqual([code]);
    expect((await tour.get('provider', request(ubrn))).version).toBe('1');
  });

  it('is refused for two services, or one that gives no advice', async () => {
    const tour = startTour();
    const path = `${stu3}/CommunicationRequest/$ers.createAdviceAndGuidance`;
    const two = await tour.post('referrer', path, adviceBody({ nhsNumber, services: ['20101', '20106'] }));
    expect(two.codes).toEqual(['TOO_MANY_ITEMS']);
    const wrong = await tour.post('referrer', path, adviceBody({ nhsNumber, services: ['20105'] }));
    expect(wrong.codes).toEqual(['SHORTLISTED_SERVICE_NOT_IN_RESULTS']);
  });
});

describe('R4 reads', () => {
  it.each(['20101', '20103', '20106'])('answers service %s', async (id) => {
    const tour = startTour();
    const answer = await tour.get('referrer', `${r4}/HealthcareService/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const head = await tour.send('referrer', 'HEAD', `${r4}/HealthcareService/${id}`);
    expect(head.version).toBe(answer.version);
    expect(head.body).toBe('');
  });

  it('has no other service', async () => {
    expect((await startTour().get('referrer', `${r4}/HealthcareService/1`)).codes).toEqual(['REC_NOT_FOUND']);
  });

  it.each([
    ['20101,20102', 200, 2],
    ['20101,1', 200, 1],
    ['1,2', 200, 0],
  ])('searches services %s', async (ids, status, total) => {
    const answer = await startTour().get('referrer', `${r4}/HealthcareService?_id=${ids}`);
    expect(answer.status).toBe(status);
    expect((answer.body as { total: number }).total).toBe(total);
  });

  it.each([
    `${r4}/HealthcareService?_id=${Array.from({ length: 21 }, (_, index) => index + 1).join(',')}`,
    `${r4}/HealthcareService?_id=a`,
    `${r4}/HealthcareService`,
    `${r4}/ServiceRequest`,
    `${r4}/ServiceRequest?identifier=123`,
  ])('refuses %s', async (path) => {
    const answer = await startTour().get('referrer', path);
    expect(answer.status).toBe(400);
    expect(answer.codes).toEqual(['REC_BAD_REQUEST']);
  });

  it('tells an admin for whom to act, before acting for anybody', async () => {
    const tour = startTour();
    const alone = { 'NHSD-eRS-On-Behalf-Of-User-ID': '' };
    const response = await tour.call(`${r4}/Practitioner?_query=onBehalfOf`, 'clinicianAdmin', {
      'NHSD-End-User-Organisation-ODS': 'R69',
      'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(people.clinician);
    expect((await tour.get('providerForClinician', `${r4}/Practitioner?_query=everybody`)).codes).toEqual([
      'REC_BAD_REQUEST',
    ]);
    expect((await tour.get('provider', `${r4}/Practitioner?_query=onBehalfOf`, alone)).status).toBe(403);
  });
});
