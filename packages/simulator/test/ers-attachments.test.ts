import { profileUrls } from '@ers-kit/fhir/stu3';
import { maximumFileSize } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';

import { scanMarkers } from '../src/ers/attachments.js';
import { seedPatients } from '../src/seed/patients.js';
import { createReferralBody, documentBody, parametersOf, triageBodies } from './ers-bodies.js';
import { people } from './ers-harness.js';
import { ifMatch, startTour } from './ers-tour.js';

const nhsNumber = seedPatients[13]?.nhsNumber ?? '';
const stu3 = '/FHIR/STU3';
type Tour = ReturnType<typeof startTour>;

async function create(tour: Tour): Promise<string> {
  const body = createReferralBody({ nhsNumber }, 'NEED_TO_ADD_LATER');
  const answer = await tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, body);
  return (answer.body as { id: string }).id;
}

const upload = (tour: Tour, headers: Record<string, string>, content: string | Uint8Array = 'a letter') =>
  tour.post(
    'referrer',
    `${stu3}/Binary`,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
    {
      'content-type': 'text/plain',
      ...headers,
    },
  );

async function uploaded(
  tour: Tour,
  ubrn: string,
  name = 'letter.txt',
  content = 'a letter',
): Promise<string> {
  const answer = await upload(tour, { 'NHSD-eRS-File-Name': name, 'NHSD-eRS-Referral-ID': ubrn }, content);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

const letterBody = (...urls: string[]): object =>
  parametersOf(
    profileUrls.maintainReferralLetter,
    ...urls.map((url) => documentBody('referralLetterFile', 'REFERRER', url)),
  );
const letterPath = (ubrn: string): string => `${stu3}/ReferralRequest/${ubrn}/$ers.maintainReferralLetter`;

describe('A020', () => {
  it.each([
    ['no name', {}, 'MISSING_VALUE'],
    ['a name without extension', { 'NHSD-eRS-File-Name': 'letter' }, 'INAPPROPRIATE_VALUE'],
    ['an extension that is not taken', { 'NHSD-eRS-File-Name': 'letter.exe' }, 'INAPPROPRIATE_VALUE'],
    ['an extension of another type', { 'NHSD-eRS-File-Name': 'letter.pdf' }, 'CONFLICTING_VALUES'],
    ['too long a name', { 'NHSD-eRS-File-Name': `${'x'.repeat(256)}.txt` }, 'INVALID_VALUE'],
    ['a UBRN that is none', { 'NHSD-eRS-File-Name': 'a.txt', 'NHSD-eRS-Referral-ID': '12' }, 'INVALID_VALUE'],
  ])('refuses %s', async (_, headers, code) => {
    const answer = await upload(startTour(), headers);
    expect(answer.status).toBe(422);
    expect(answer.codes).toEqual([code]);
  });

  it('takes five megabytes, and not a byte more', async () => {
    const tour = startTour();
    const name = { 'NHSD-eRS-File-Name': 'a, b.txt' };
    expect((await upload(tour, name, new Uint8Array(maximumFileSize))).status).toBe(201);
    expect((await upload(tour, name, new Uint8Array(maximumFileSize + 1))).codes).toEqual([
      'FILE_SIZE_ERROR',
    ]);
    expect((await upload(tour, name, new Uint8Array())).codes).toEqual(['MISSING_VALUE']);
    expect((await upload(tour, { ...name, 'content-type': 'text/csv' })).status).toBe(415);
  });
});

describe('A012', () => {
  it('sets the files of the letter, all of them', async () => {
    const tour = startTour();
    const ubrn = await create(tour);
    const [one, two] = [await uploaded(tour, ubrn, 'one.txt'), await uploaded(tour, ubrn, 'two.txt')];
    const path = letterPath(ubrn);
    const first = await tour.post('referrer', path, letterBody(one), ifMatch('1'));
    expect(first.status).toBe(200);
    expect(first.version).toBe('2');
    expect(JSON.stringify(first.body)).toContain('ClinicalInfoFirstSubmitted');
    expect(JSON.stringify(first.body)).toContain('"PENDING"');
    expect((await tour.post('referrer', path, letterBody(one), ifMatch('2'))).codes).toEqual([
      'NO_CHANGES_DETECTED',
    ]);
    const both = await tour.post('referrer', path, letterBody(one, two), ifMatch('2'));
    expect(both.version).toBe('3');
    expect(JSON.stringify(both.body)).toContain('ClinicalInfoLastUpdated');
    const other = await tour.post('referrer', path, letterBody(two), ifMatch('3'));
    expect(JSON.stringify(other.body)).not.toContain('one.txt');
  });

  it('refuses none, the same name twice, and a file for another referral', async () => {
    const tour = startTour();
    const ubrn = await create(tour);
    const path = letterPath(ubrn);
    expect((await tour.post('referrer', path, letterBody(), ifMatch('1'))).codes).toContain('MISSING_VALUE');
    const twice = [await uploaded(tour, ubrn, 'same.txt'), await uploaded(tour, ubrn, 'SAME.txt')];
    expect((await tour.post('referrer', path, letterBody(...twice), ifMatch('1'))).codes).toEqual([
      'DUPLICATE_FILENAME',
    ]);
    const foreign = await uploaded(tour, '123456789012');
    expect((await tour.post('referrer', path, letterBody(foreign), ifMatch('1'))).codes).toEqual([
      'INAPPROPRIATE_VALUE',
    ]);
    const nobody = 'Binary/00000000-0000-4000-8000-000000000000';
    expect((await tour.post('referrer', path, letterBody(nobody), ifMatch('1'))).codes).toEqual([
      'REFERENCE_NOT_FOUND',
    ]);
  });
});

describe('a file', () => {
  const seeded = '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01';

  it('is had by A006, and by A042 from the object store, for a minute and without a token', async () => {
    const tour = startTour();
    const direct = await tour.get('provider', `${stu3}/Binary/${seeded}`);
    expect(direct.headers.get('content-type')).toBe('application/pdf');
    const redirect = await tour.get('provider', `/FHIR/R4/Binary/${seeded}`);
    expect(redirect.status).toBe(307);
    const location = redirect.headers.get('location') ?? '';
    const { objectStore } = tour.context;
    const file = await objectStore.fetch(new Request(location));
    expect(file.headers.get('content-disposition')).toContain('filename="Referral letter.pdf"');
    expect((await file.text()).startsWith('%PDF')).toBe(true);
    expect(objectStore.leaks()).toBe(0);
    const leaking = await objectStore.fetch(
      new Request(location, { headers: { authorization: 'Bearer x' } }),
    );
    expect(leaking.status).toBe(400);
    expect(objectStore.leaks()).toBe(1);
    tour.advance(61_000);
    expect((await objectStore.fetch(new Request(location))).status).toBe(403);
  });

  it('is nobody else’s', async () => {
    const tour = startTour();
    const { call } = tour;
    const clinic = {
      'NHSD-End-User-Organisation-ODS': 'R70',
      'NHSD-eRS-Business-Function': 'REFERRING_CLINICIAN',
    };
    expect(
      (await tour.get('provider', `/FHIR/R4/Binary/00000000-0000-4000-8000-000000000000`)).codes,
    ).toEqual(['REC_NOT_FOUND']);
    const refused = await call(`/FHIR/R4/Binary/${seeded}`, 'many', clinic);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('"NO_RELATIONSHIP"');
    expect((await call(`${stu3}/Binary/${seeded}`, 'many', clinic)).status).toBe(422);
  });

  it.each([
    ['nothing in it', 'a letter', 'AVAILABLE'],
    ['a threat in it', scanMarkers.THREATS_FOUND, 'THREATS_FOUND'],
    ['what no reader could open', scanMarkers.VALIDATION_FAILED, 'VALIDATION_FAILED'],
  ])('with %s is scanned for five minutes', async (_, content, status) => {
    const tour = startTour();
    const ubrn = await create(tour);
    const url = await uploaded(tour, ubrn, 'letter.txt', content);
    await tour.post('referrer', letterPath(ubrn), letterBody(url), ifMatch('1'));
    expect((await tour.get('referrer', `/FHIR/R4/${url}`)).codes).toEqual(['PENDING']);
    tour.advance(5 * 60_000);
    const referral = await tour.get('referrer', `${stu3}/ReferralRequest/${ubrn}`);
    expect(referral.version).toBe('2');
    expect(JSON.stringify(referral.body)).toContain(`"${status}"`);
    const download = await tour.get('referrer', `/FHIR/R4/${url}`);
    expect(download.codes).toEqual(status === 'AVAILABLE' ? [] : [status]);
    expect(download.status).toBe(status === 'AVAILABLE' ? 307 : 422);
  });
});

describe('documents made on the fly', () => {
  it.each([
    ['provider', 'generateCRI', 'Clinical_Information_Summary'],
    ['referrer', 'generatePatientLetter', 'Appointment_Confirmation_Summary'],
  ] as const)('a %s has %s', async (role, operation, name) => {
    const answer = await startTour().post(role, `${stu3}/ReferralRequest/123456789012/$ers.${operation}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="123456789012_${name}_20261122100000.pdf"`,
    );
    expect(String(answer.body)).toMatch(/^%PDF-1\.4[\s\S]*123456789012[\s\S]*%%EOF/);
  });

  it('are not had of a cancelled referral, or as JSON', async () => {
    const tour = startTour();
    const path = `${stu3}/ReferralRequest/123456789055/$ers.generatePatientLetter`;
    expect((await tour.post('referrer', path)).codes).toEqual(['INVALID_REQUEST_STATE']);
    expect((await tour.post('referrer', path, undefined, { accept: 'application/fhir+json' })).status).toBe(
      406,
    );
  });
});

describe('the deprecated ways of sending for triage', () => {
  it('A021 creates and sends', async () => {
    const tour = startTour();
    const body = triageBodies.create({ nhsNumber });
    const created = await tour.post(
      'referrer',
      `${stu3}/ReferralRequest/$ers.createReferralAndSendForTriage`,
      body,
    );
    expect(created.status).toBe(201);
    expect(JSON.stringify(created.body)).toContain('"AWAITING_TRIAGE"');
    const ubrn = (created.body as { id: string }).id;
    expect((await tour.get('provider', `${stu3}/ReferralRequest/${ubrn}`)).status).toBe(200);
    const wrong = triageBodies.create({ nhsNumber, services: ['20101'] });
    const path = `${stu3}/ReferralRequest/$ers.createReferralAndSendForTriage`;
    expect((await tour.post('referrer', path, wrong)).codes).toEqual(['INAPPROPRIATE_VALUE']);
  });

  it('A032 changes the shortlist and sends', async () => {
    const tour = startTour();
    const ubrn = await create(tour);
    const path = `${stu3}/ReferralRequest/${ubrn}/$ers.changeShortlistAndSendForTriage`;
    const sent = await tour.post('referrer', path, triageBodies.change({}), ifMatch('1'));
    expect(sent.status).toBe(200);
    const { parameter } = sent.body as {
      parameter: { name: string; resource: { meta: { versionId: string } } }[];
    };
    expect(parameter.map(({ name }) => name)).toEqual(['updatedReferralRequest', 'createdAppointment']);
    expect(parameter[0]?.resource.meta.versionId).toBe('2');
  });
});

describe('who uploaded a file', () => {
  it('is the admin, on behalf of the clinician', async () => {
    const tour = startTour();
    const answer = await tour.post('providerForClinician', `${stu3}/Binary`, new TextEncoder().encode('x'), {
      'content-type': 'text/plain',
      'NHSD-eRS-File-Name': 'x.txt',
    });
    const id = (answer.headers.get('location') ?? '').replace('Binary/', '');
    expect(tour.context.store.file(id)).toMatchObject({
      uploadedBy: people.clinicianAdmin,
      onBehalfOf: people.clinician,
      organisation: 'R69',
    });
  });
});
