import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { type Json, nhsNumber } from './support.js';
import { tell } from './told.js';

const old = 'http://fhir.nhs.uk/StructureDefinition/';
const stu3 = 'https://fhir.nhs.uk/STU3/';
const care = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1';
const ersProfile = `${stu3}StructureDefinition/eRS-Appointment-1`;
const number = { system: 'http://fhir.nhs.uk/Id/nhs-number', value: nhsNumber(1) };
const newNumber = { ...number, system: 'http://fhir.nhs.net/Id/nhs-number' };
const doctor = { actor: { display: 'x' }, status: 'accepted' };
const patientParticipant = { actor: { identifier: newNumber }, status: 'accepted' };
const appointment = { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [doctor] };
const off = { 'A005.43': false, 'A005.44': false, 'A005.45b': false };

const referral = (contained: Json, elements: Json = {}): Json => ({
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: [`${old}ers-referralrequest-1`] },
  status: 'active',
  contained: [{ resourceType: 'Patient', id: 'p', identifier: [number] }, contained],
  patient: { reference: '#p' },
  ...elements,
});
const hscnReferral = (contained: Json): Json => ({
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: [`${stu3}StructureDefinition/eRS-ReferralRequest-1`] },
  status: 'active',
  intent: 'plan',
  subject: { identifier: newNumber },
  contained: [contained],
});

/** What becomes of the one contained resource that stays, and the issues about it. */
function tellContained(source: Json, options?: ToStu3Options): { resource: unknown; issues: string[] } {
  const { resource, issues } = tell(source, options);
  const [first] = resource['contained'] as unknown[];
  return { resource: first, issues: issues.filter((line) => line.includes('-> contained[0]')) };
}

const at = (path: string): string => `${path} -> contained[0]`;
const second = (path: string): string =>
  `information defaulted ${at(path)}.meta.profile: The platform names a second profile. (A005.34)`;
const constant = (path: string): string =>
  `information defaulted ${at(path)}.description: The platform requires this constant. (A005.44)`;
const follows = (path: string): string =>
  `information derived ${at(path)}.incomingReferral[0].reference: It follows from the id and version of the referral. (A005.45b)`;
const listed = (path: string): string =>
  `information derived ${path}.participant -> contained[0].participant[1]: The platform lists the patient as a participant. (A005.43)`;

const description = 'e-Referral Appointment';
const incomingReferral = [{ reference: 'ReferralRequest/000000700100/_history/5' }];
const participant = [doctor, patientParticipant];
const one = 'contained[1]';

describe('an appointment of a referral', () => {
  it.each<[rule: string, source: Json, options: ToStu3Options, resource: Json, issues: string[]]>([
    [
      'gets what the platform has beyond DSTU2',
      referral({ ...appointment, meta: { profile: [`${old}ers-appointment-1`] } }),
      {},
      {
        ...appointment,
        meta: { profile: [ersProfile, care] },
        participant,
        description,
        incomingReferral,
      },
      [listed(one), second(one), constant(one), follows(one)],
    ],
    ['gets nothing on HSCN', referral(appointment), { target: 'stu3-hscn' }, appointment, []],
    ['gets nothing with the inferences off', referral(appointment), { inferences: off }, appointment, []],
    [
      'keeps its description and its second profile',
      referral({ ...appointment, meta: { profile: [care] }, description: 'mine' }),
      { inferences: { 'A005.43': false } },
      { ...appointment, meta: { profile: [care] }, description: 'mine', incomingReferral },
      [follows(one)],
    ],
    [
      'names no referral without a version',
      referral(appointment, { meta: { profile: [`${old}ers-referralrequest-1`] } }),
      { inferences: { 'A005.43': false } },
      { ...appointment, description },
      [constant(one)],
    ],
    [
      'names no referral without an id as text',
      referral(appointment, { id: 700_100 }),
      { inferences: { 'A005.43': false } },
      { ...appointment, description },
      [constant(one)],
    ],
  ])('%s', (_rule, source, options, resource, issues) => {
    expect(tellContained(source, options)).toEqual({ resource, issues });
  });

  const zero = 'contained[0]';
  const whole = { ...appointment, description: 'd', incomingReferral: [{ reference: 'x' }] };
  it.each<[rule: string, source: Json, resource: Json, issues: string[]]>([
    [
      'keeps what it has',
      { ...whole, meta: { profile: [ersProfile, care] }, participant },
      { ...whole, meta: { profile: [ersProfile, care] }, participant },
      [],
    ],
    [
      'gets no profile where it has none',
      { ...whole, meta: { profile: [] }, participant },
      { ...whole, meta: { profile: [] }, participant },
      [],
    ],
    [
      'gets no profile where that is no list',
      { ...whole, meta: { profile: ersProfile }, participant },
      { ...whole, meta: { profile: ersProfile }, participant },
      [],
    ],
    [
      'finds its patient among participants that are none',
      { ...whole, participant: [null, { actor: 5 }, { actor: { identifier: 5 } }, patientParticipant] },
      { ...whole, participant: [null, { actor: 5 }, { actor: { identifier: 5 } }, patientParticipant] },
      [],
    ],
    ['gets its patient', whole, { ...whole, participant }, [listed(zero)]],
  ])('of HSCN STU3 %s', (_rule, source, resource, issues) => {
    expect(tellContained(hscnReferral(source))).toEqual({ resource, issues });
  });
});

describe('the availability of an attachment', () => {
  const attachment = { id: 'a1', url: 'Binary/a1' };
  const document = {
    resourceType: 'DocumentReference',
    id: 'd',
    type: { text: 't' },
    status: 'current',
    indexed: '2018-03-02T09:15:00.120Z',
    content: [{ attachment }],
  };
  const path = 'contained[1].content[0].attachment -> contained[0].content[0].attachment.extension';

  it.each<[rule: string, options: ToStu3Options, added: Json, issues: string[]]>([
    [
      'is the one given',
      { attachments: 'PENDING' },
      {
        extension: [
          {
            url: `${stu3}StructureDefinition/Extension-eRS-AvailabilityStatus-1`,
            valueCoding: { system: `${stu3}CodeSystem/eRS-AvailabilityStatus-1`, code: 'PENDING' },
          },
        ],
      },
      [`information defaulted ${path}: The availability is the one given. (A005.55)`],
    ],
    [
      'is missing where none is given',
      {},
      {},
      [
        `warning missing-required ${path}: The platform requires AvailabilityStatus. Read the referral itself (A005), or give it with \`attachments\`. (A005.55)`,
      ],
    ],
    ['is nothing that HSCN has', { target: 'stu3-hscn', attachments: 'PENDING' }, {}, []],
  ])('%s', (_rule, options, added, issues) => {
    expect(tellContained(referral(document), options)).toEqual({
      resource: { ...document, content: [{ attachment: { ...attachment, ...added } }] },
      issues,
    });
  });
});
