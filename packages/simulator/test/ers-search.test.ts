import { describe, expect, it } from 'vitest';

import { testNhsNumbers } from '../src/seed/nhs-number.js';
import { seedPatients } from '../src/seed/patients.js';
import { serviceSearchBody } from './ers-bodies.js';
import { people } from './ers-harness.js';
import { startTour, type Answer } from './ers-tour.js';

const nhsNumber = seedPatients[7]?.nhsNumber ?? '';
const stu3 = '/FHIR/STU3';

describe('finding services', () => {
  const search = `${stu3}/HealthcareService/$ers.searchHealthcareServicesForPatient`;
  const idsOf = ({ body }: Answer): string[] =>
    (body as { entry: { item: { identifier: { value: string } } }[] }).entry.map(
      ({ item }) => item.identifier.value,
    );

  it('answers what meets the criteria, nearest or soonest first, or nothing', async () => {
    const tour = startTour();
    const wanted = { nhsNumber };
    expect(idsOf(await tour.post('referrer', search, serviceSearchBody(wanted)))).toEqual(['20101', '20105']);
    const byWait = await tour.post('referrer', search, serviceSearchBody(wanted, 'IWT'));
    expect(idsOf(byWait)).toEqual(['20101', '20105']);
    const none = await tour.post('referrer', search, serviceSearchBody({ ...wanted, clinicType: 'KNEE' }));
    expect(idsOf(none)).toEqual([]);
    const advice = serviceSearchBody(wanted, 'DISTANCE', 'ADVICE_AND_GUIDANCE_REQUEST');
    expect(idsOf(await tour.post('referrer', search, advice))).toEqual(['20101', '20106']);
  });

  it.each([
    ['a stranger', { nhsNumber: testNhsNumbers(1, 900)[0] ?? '' }, 'PATIENT_ERROR'],
    ['a restricted patient', { nhsNumber: seedPatients.at(-1)?.nhsNumber ?? '' }, 'PATIENT_ERROR'],
    ['a patient of no practice', { nhsNumber: seedPatients.at(-2)?.nhsNumber ?? '' }, 'NO_REG_GP_PRACTICE'],
    ['an unknown clinician', { nhsNumber, referringClinician: '999999999999' }, 'REFERENCE_NOT_FOUND'],
    [
      'somebody who does not refer',
      { nhsNumber, referringClinician: people.clinician },
      'REFERENCED_USER_IS_NOT_RC',
    ],
    ['no patient', {}, 'INVALID_VALUE'],
  ])('refuses %s', async (_, wanted, code) => {
    const answer = await startTour().post('referrer', search, serviceSearchBody(wanted));
    expect(answer.status).toBe(422);
    expect(answer.codes).toContain(code);
  });
});

describe('A015', () => {
  const slots = (
    query: Record<string, string>,
    headers: Record<string, string> = { 'NHSD-eRS-Comm-Rule-Org': 'R68' },
  ) => startTour().get('referrer', `${stu3}/Slot?${new URLSearchParams(query)}`, headers);
  const good = {
    'schedule.actor:HealthcareService': '20101',
    appointmentType: 'ROUTINE',
    status: 'free',
    _count: '5',
    page: '1',
  };

  it('pages through the free slots, in order', async () => {
    const seen: string[] = [];
    for (const page of ['1', '2', '3']) {
      const { body } = await slots({ ...good, page });
      const { total, entry, link } = body as {
        total: number;
        entry: { resource: { resourceType: string; id: string } }[];
        link: { relation: string }[];
      };
      expect(total).toBe(12);
      expect(link.map(({ relation }) => relation)).toEqual(
        { '1': ['self', 'next'], '2': ['self', 'previous', 'next'], '3': ['self', 'previous'] }[page],
      );
      seen.push(...entry.flatMap(({ resource }) => (resource.resourceType === 'Slot' ? [resource.id] : [])));
    }
    expect(seen).toEqual(
      Array.from({ length: 12 }, (_, index) => `20101${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('filters by clinician', async () => {
    const { body } = await slots({ ...good, _count: '100', 'schedule.actor:Practitioner': people.clinician });
    expect((body as { total: number }).total).toBe(6);
  });

  it.each([
    ['a page beyond the end', { page: '4' }, 'INVALID_VALUE'],
    ['a page below one', { page: '0' }, 'INVALID_VALUE'],
    ['too large a page', { _count: '101' }, 'INVALID_VALUE'],
    ['a count that is none', { _count: 'many' }, 'INVALID_VALUE'],
    ['no count', { _count: '' }, 'MISSING_PARAMETER'],
    ['another status', { status: 'busy' }, 'INVALID_VALUE'],
    ['an unknown priority', { appointmentType: 'SOON' }, 'INVALID_CODE'],
    ['an unknown service', { 'schedule.actor:HealthcareService': '1' }, 'REFERENCE_NOT_FOUND'],
    ['a service booked by telephone', { 'schedule.actor:HealthcareService': '20104' }, 'INVALID_STATE'],
    [
      'a clinician of another service',
      { 'schedule.actor:Practitioner': people.referrer },
      'REFERENCE_NOT_FOUND',
    ],
  ])('refuses %s with 400', async (_, changes, code) => {
    const answer = await slots({ ...good, ...changes });
    expect(answer.status).toBe(400);
    expect(answer.codes).toEqual([code]);
  });

  it('wants the commissioning organisation', async () => {
    expect((await slots(good, {})).codes).toEqual(['MISSING_HEADER']);
  });
});
