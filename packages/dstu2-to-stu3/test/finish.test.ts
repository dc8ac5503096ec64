import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { extension, type Json, nhsNumber } from './support.js';
import { tell } from './told.js';

const stu3 = 'https://fhir.nhs.uk/STU3/';
const profile = ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'];
const patient = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: nhsNumber(1) }],
};
const subject = { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: nhsNumber(1) } };
const priority = {
  coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code: 'ROUTINE', display: 'Routine' }],
};

/** A referral of DSTU2, and one of HSCN STU3. */
const referral = (elements: Json = {}): Json => ({
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile },
  status: 'active',
  priority,
  contained: [patient],
  patient: { reference: '#p' },
  ...elements,
});
const hscnReferral = (elements: Json = {}): Json => ({
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: [`${stu3}StructureDefinition/eRS-ReferralRequest-1`] },
  status: 'active',
  intent: 'plan',
  subject,
  ...elements,
});
const ers = (name: string, value: Json = { valueString: 'x' }): Json => ({
  url: `${stu3}StructureDefinition/Extension-eRS-${name}-1`,
  ...value,
});

const advised = [
  'warning missing-required ReferralRequest -> supportingInfo: The platform requires supportingInfo: the documents, of which the source has none; an empty list is no FHIR. (A005.23)',
  'warning missing-required ReferralRequest -> identifier: The platform requires identifier: the request id. Read the referral itself (A005). (A005.57)',
  'warning missing-required ReferralRequest -> extension: The platform requires ReferralShortlist: the shortlist. Read the referral itself (A005). (A005.58)',
  'warning missing-required ReferralRequest -> contained: The platform requires serviceSearchCriteria: the search criteria. Read the referral itself (A005). (A005.59)',
  'warning missing-required ReferralRequest -> extension: The platform requires Commissioning-Rule-Org: the commissioning organisation. Read the referral itself (A005). (A005.60)',
  'warning missing-required ReferralRequest -> extension: The platform requires ReferralState: the referral state. Read the referral itself (A005), or let it be guessed. (A005.61)',
];
const isPlan = 'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)';
const noPriority =
  'error missing-required ReferralRequest -> extension: The referral has no priority, which STU3 requires. (A005.16)';
const noNumber =
  'warning missing-required ReferralRequest -> subject.identifier: e-RS names the patient by NHS number, which this reference does not tell. Write it in its place. (A005.18)';
const becameLogical =
  'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.17)';
const fromWorklist =
  'information derived ReferralRequest -> extension: The start of the pathway is from the worklist given. (A005.63)';
const guessed =
  'warning derived ReferralRequest -> extension: The referral state is a guess from the statuses. (A005.61)';

const start = '2018-01-01T00:00:00Z';
const guess = { 'A005.61': true };
const complete = {
  identifier: [{ value: '1' }],
  supportingInfo: [{ reference: '#d' }],
  extension: [
    null,
    ...['ReferralPriority', 'ReferralShortlist', 'Commissioning-Rule-Org'].map((name) => ers(name)),
    ers('ReferralState'),
    ers('eReferralPathwayStart'),
  ],
  contained: [
    null,
    {
      resourceType: 'Parameters',
      id: 'serviceSearchCriteria',
      parameter: [{ name: 'n', valueString: 's' }],
    },
  ],
};

describe('what a referral lacks', () => {
  it.each<[rule: string, source: Json, options: ToStu3Options, issues: string[]]>([
    [
      'is told with where to get it, in the order of the rows',
      referral(),
      {},
      [becameLogical, isPlan, ...advised],
    ],
    ['is little on HSCN', referral(), { target: 'stu3-hscn' }, [becameLogical, isPlan]],
    [
      'may be its priority, and the NHS number of its patient',
      referral({ priority: undefined, contained: undefined, patient: { reference: 'Patient/1' } }),
      { target: 'stu3-hscn' },
      [isPlan, noPriority, noNumber],
    ],
    [
      'is not the NHS number of a patient who has a display alone',
      referral({ contained: undefined, patient: { display: 'x' } }),
      { target: 'stu3-hscn' },
      [isPlan],
    ],
    [
      'is not the NHS number of a patient who has it beside a reference',
      hscnReferral({ subject: { reference: 'Patient/1', ...subject }, extension: complete.extension }),
      { target: 'stu3-hscn' },
      [],
    ],
    [
      'is all that stands in no list, but for what is contained alone',
      hscnReferral({ extension: ers('ReferralState'), contained: complete.contained[1] }),
      {},
      [
        'warning unexpected-shape contained: One value stands where a list belongs.',
        noPriority,
        ...advised.filter((line) => !line.includes('A005.59')),
      ],
    ],
    ['is not filled in twice', hscnReferral(complete), { pathwayStarts: { '000000700100': start } }, []],
  ])('%s', (_rule, source, options, issues) => {
    expect(tell(source, options).issues).toEqual(issues);
  });

  it('is nothing where all is there: the referral stays as it is, with every inference on', () => {
    const source = hscnReferral(complete);
    const options = { pathwayStarts: { '000000700100': start }, inferences: guess };
    expect(tell(source, options)).toEqual({ resource: source, issues: [], moves: [] });
  });

  it('is the start of the pathway of that referral alone, where a worklist tells it', () => {
    const pathwayStarts = { '000000700100': start };
    const { resource, issues } = tell(referral(), { pathwayStarts });
    expect(extension(resource, 'eReferralPathwayStart-1')).toEqual(
      ers('eReferralPathwayStart', { valueInstant: start }),
    );
    expect(issues).toEqual([becameLogical, isPlan, fromWorklist, ...advised]);
    for (const wrong of ['2018-01-01', '', 'soon']) {
      const told = tell(referral(), { pathwayStarts: { '000000700100': wrong } });
      expect(extension(told.resource, 'eReferralPathwayStart-1')).toBeUndefined();
      expect(told.issues).toEqual([
        becameLogical,
        isPlan,
        'warning invalid-value ReferralRequest -> extension: The start of the pathway that was given for this referral is no instant, and is left out. (A005.63)',
        ...advised,
      ]);
    }
    for (const id of ['000000700101', 'toString']) {
      expect(tell(referral({ id }), { pathwayStarts }).issues).toEqual([becameLogical, isPlan, ...advised]);
    }
  });
});

describe('the guess of the state of a referral', () => {
  const appointment = (status: unknown): Json => ({ resourceType: 'Appointment', id: 'a', status });

  it.each<[status: string, contained: unknown[], code: string, display: string]>([
    ['active', [], 'NOT_BOOKED', 'Not Booked'],
    ['active', [appointment('booked')], 'BOOKED', 'Booked'],
    ['active', [appointment('noshow')], 'DID_NOT_ATTEND', 'Did Not Attend'],
    ['accepted', [appointment('booked'), appointment('booked')], 'BOOKED', 'Booked'],
    ['cancelled', [], 'CANCELLED_REFERRAL', 'Cancelled Referral'],
    ['cancelled', [null, appointment('booked')], 'CANCELLED_REFERRAL', 'Cancelled Referral'],
    ['rejected', [appointment('booked')], 'REJECTED', 'Rejected'],
  ])('of a referral that is %s with %j is %s', (status, contained, code, display) => {
    const source = referral({ status, contained: [patient, ...contained] });
    const { resource, issues } = tell(source, { inferences: guess });
    const valueCoding = { system: `${stu3}CodeSystem/eRS-ReferralState-1`, code, display };
    expect(extension(resource, 'ReferralState-1')).toEqual(
      ers('ReferralState', { extension: [{ url: 'state', valueCoding }] }),
    );
    expect(issues.filter((line) => line.includes('A005.61'))).toEqual([guessed]);
  });

  it.each<[string, string, unknown[]]>([
    ...['arrived', 'cancelled', 'none', 'rejected', 'constructor', 5, undefined].map(
      (status): [string, string, unknown[]] => [
        `an appointment that is ${status}`,
        'active',
        [appointment(status)],
      ],
    ),
    ['appointments that differ', 'active', [appointment('cancelled'), appointment('booked')]],
    ['a completed referral without an appointment', 'completed', []],
    ['a draft', 'draft', []],
  ])('is none for %s', (_what, status, contained) => {
    const source = referral({ status, contained: [patient, ...contained] });
    const { resource, issues } = tell(source, { inferences: guess });
    expect(extension(resource, 'ReferralState-1')).toBeUndefined();
    expect(issues.filter((line) => line.includes('A005.61'))).toEqual([advised[5]]);
  });
});
