import { codeSystems, identifierSystems } from '@ers-kit/fhir/stu3';
import { describe, expect, it } from 'vitest';

import { startSimulator } from '../src/index.js';
import { seedPatients } from '../src/seed/patients.js';
import { appointmentBody, coded, createReferralBody, serviceSearchBody } from './ers-bodies.js';
import { at, people } from './ers-harness.js';
import { ifMatch, startTour } from './ers-tour.js';
import { nhsNumber, patientCancels, rejected, stepsOf, stu3 } from './tour-steps.js';

const search = `${stu3}/HealthcareService/$ers.searchHealthcareServicesForPatient`;
const identified = (name: string, system: string, value: string) => ({
  name,
  valueIdentifier: { system, value },
});
const organisation = (code: string) =>
  identified('organisation', identifierSystems.locationOrganisation, code);
const clinician = (uid: string) => identified('namedClinician', identifierSystems.sdsUserId, uid);
const term = (code: string) => coded('clinicalTerm', codeSystems.clinicalTerm.system, code);

/** A body with more criteria in it. */
const withCriteria = (body: object, ...more: object[]): object =>
  JSON.parse(
    JSON.stringify(body).replace('{"name":"ageAndGenderAppropriate"', (found) =>
      [...more.map((each) => JSON.stringify(each)), found].join(),
    ),
  ) as object;

describe('criteria of a search', () => {
  it.each([
    ['an organisation without services', [organisation('R68')], 'ORGANISATION_NOT_APPROPRIATE'],
    ['a clinician who is nobody', [clinician('910000009999')], 'REFERENCE_NOT_FOUND'],
    ['a clinician who only refers', [clinician(people.referrer)], 'REFERENCED_USER_IS_NOT_SPC'],
    [
      'a clinician of another organisation',
      [organisation('R71'), clinician(people.clinician)],
      'REFERENCED_USER_NOT_IN_ORG',
    ],
    ['a term that is no concept', [term('heart failure')], 'SNOMED_NOT_FOUND'],
  ])('that name %s are refused, in a search and on a shortlist', async (_, more, code) => {
    const tour = startTour();
    const searched = await tour.post(
      'referrer',
      search,
      withCriteria(serviceSearchBody({ nhsNumber }), ...more),
    );
    expect([searched.status, searched.codes]).toEqual([422, [code]]);
    const body = withCriteria(createReferralBody({ nhsNumber }), ...more);
    const created = await tour.post('referrer', `${stu3}/ReferralRequest/$ers.createReferral`, body);
    expect([created.status, created.codes]).toEqual([422, [code]]);
  });

  it.each([
    ['its own organisation and site', [organisation('R6901'), clinician(people.clinician)]],
    ['a term that may be one', [term('84114007')]],
  ])('that name %s are not', async (_, more) => {
    const tour = startTour();
    const body = withCriteria(serviceSearchBody({ nhsNumber }), ...more);
    expect((await tour.post('referrer', search, body)).status).toBe(200);
  });
});

describe('a UBRN of the other kind of request', () => {
  it('is told from one that there is not, where the operation does so', async () => {
    const tour = startTour();
    const { ask, create } = stepsOf(tour);
    const [advice, referral] = [await ask(), await create()];
    const codes = async (path: string, method = 'GET') => {
      const { status, codes: found } = await tour.send('referrer', method, `${stu3}/${path}`);
      return [status, ...found];
    };
    expect(await codes(`ReferralRequest/${advice}`)).toEqual([422, 'INVALID_REQUEST_TYPE']);
    expect(await codes(`ReferralRequest/${advice}/$ers.generateCRI`, 'POST')).toEqual([
      422,
      'INVALID_REQUEST_TYPE',
    ]);
    expect(await codes(`CommunicationRequest/${referral}`)).toEqual([422, 'INVALID_REQUEST_TYPE']);
    expect(await codes('ReferralRequest/999999999999')).toEqual([404]);
    const headers = ifMatch('1');
    const accepted = `${stu3}/ReferralRequest/${advice}/$ers.acceptReferral`;
    expect((await tour.post('provider', accepted, undefined, headers)).status).toBe(404);
  });
});

describe('a patient whose record may not be used', () => {
  it('has none that could be opened', async () => {
    const [patient = { nhsNumber: '' }] = seedPatients;
    const common = { nhsNumber: patient.nhsNumber, service: '20101', referringOrganisation: 'R68' };
    const simulator = await startSimulator({
      cis2: false,
      data: {
        patients: [{ ...patient, restricted: true }],
        referrals: [{ ...common, ubrn: '400000000001', state: 'BOOKED' }],
      },
    });
    const headers = {
      authorization: `Bearer ${simulator.accessToken(people.referrer)}`,
      ...at('R68', 'REFERRING_CLINICIAN'),
    };
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/400000000001`;
    const read = await simulator.fetch(url, { headers });
    expect([read.status, await read.text()]).toEqual([422, expect.stringContaining('PATIENT_ERROR')]);
    const letter = await simulator.fetch(`${url}/$ers.generatePatientLetter`, { method: 'POST', headers });
    expect(letter.status).toBe(200);
    await simulator.stop();
  });
});

describe("a refusal of the provider's own system", () => {
  it('has a code of its own for a booking and for its end, and changes nothing', async () => {
    const tour = startTour();
    const { create, place, read } = stepsOf(tour);
    const ubrn = await create();
    tour.faults.arm({ pas: 'refused' });
    const booking = appointmentBody({ ubrn, version: '1', nhsNumber, slot: '20101002' });
    const refused = await tour.post('referrer', `${stu3}/Appointment`, booking);
    expect([refused.status, refused.codes]).toEqual([422, ['UNABLE_TO_CONFIRM_APPOINTMENT']]);
    tour.faults.clear();
    const path = `${stu3}/Appointment/${await place(ubrn, { slot: '20101002' })}`;
    const { body } = await tour.get('referrer', path);
    tour.faults.arm({ pas: 'refused' });
    const kept = await tour.put('referrer', path, patientCancels(body as object), ifMatch('0'));
    expect([kept.status, kept.codes]).toEqual([422, ['UNABLE_TO_CANCEL_APPOINTMENT']]);
    const reject = `${stu3}/ReferralRequest/${ubrn}/$ers.rejectReferral`;
    expect((await tour.post('provider', reject, rejected, ifMatch('2'))).codes).toEqual([
      'UNABLE_TO_CANCEL_APPOINTMENT',
    ]);
    expect((await read(ubrn)).version).toBe('2');
  });
});

describe('any other code of e-RS', () => {
  it('can be had from a fault', async () => {
    const tour = startTour();
    tour.faults.arm({ operation: 'A019', status: 422, code: 'NO_ACCESS_CODE', times: 1 });
    const path = `${stu3}/ReferralRequest/123456789012/$ers.generatePatientLetter`;
    expect((await tour.post('referrer', path)).codes).toEqual(['NO_ACCESS_CODE']);
    expect((await tour.post('referrer', path)).status).toBe(200);
  });
});
