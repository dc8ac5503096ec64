import { describe, expect, it } from 'vitest';
import {
  appointment,
  appointmentOf,
  dropped,
  inReference,
  moved,
  nothingInferred,
  referral,
} from './actor-fixtures.js';
import { added, type Row } from './beside.js';
import { tell } from './told.js';

const noParticipant =
  'error missing-required contained[0] -> contained[0].participant: STU3 requires participant, and the source has none.';
/** The issues of an empty participant that is the first. */
const emptyParticipant = [
  'error missing-required contained[0].participant[0] -> contained[0].participant[0].status: STU3 requires status, and the source has none.',
  'warning dropped contained[0].participant[0]: An empty object is no FHIR.',
];
const officialNumber = { use: 'official', system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' };

const referralRows: Row[] = [
  [
    'an empty list of participants',
    { contained: [appointmentOf()] },
    [
      { contained: [appointment] },
      'warning dropped contained[0].participant: An empty list is no FHIR.',
      noParticipant,
      ...dropped(0, 'participant'),
    ],
    nothingInferred,
  ],
  [
    'a participant that is no list',
    { contained: [{ ...appointment, participant: { status: 'accepted', actor: { display: 'x' } } }] },
    [
      { contained: [appointmentOf({ status: 'accepted', actor: { display: 'x' } })] },
      'warning unexpected-shape contained[0].participant: One value stands where a list belongs.',
      'moved contained[0].participant.status -> contained[0].participant[0].status',
      'moved contained[0].participant.actor.display -> contained[0].participant[0].actor.display',
    ],
    nothingInferred,
  ],
  [
    'empty participants alone',
    { contained: [appointmentOf({})] },
    [{ contained: [appointment] }, ...emptyParticipant, noParticipant, ...dropped(0, 'participant[0]')],
    nothingInferred,
  ],
  [
    'an empty participant before another',
    { contained: [appointmentOf({}, { status: 'accepted' })] },
    [
      { contained: [appointmentOf({ status: 'accepted' })] },
      ...emptyParticipant,
      ...dropped(0, 'participant[0]'),
      'moved contained[0].participant[1].status -> contained[0].participant[0].status',
    ],
    nothingInferred,
  ],
  [
    'a patient whose identifier has more than system and value is a participant',
    {
      patient: { reference: '#p' },
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ use: 'official', system: 'http://fhir.nhs.uk/Id/nhs-number', value: '9990012342' }],
        },
        appointmentOf({ status: 'accepted' }),
      ],
    },
    [
      {
        subject: { identifier: officialNumber },
        contained: [
          {
            ...appointmentOf(
              { status: 'accepted' },
              { actor: { identifier: officialNumber }, status: 'accepted' },
            ),
            description: 'e-Referral Appointment',
            incomingReferral: [{ reference: 'ReferralRequest/000000700100/_history/5' }],
          },
        ],
      },
      'information derived contained[1].participant -> contained[0].participant[1]: The platform lists the patient as a participant. (A005.43)',
      'information defaulted contained[1] -> contained[0].description: The platform requires this constant. (A005.44)',
      'information derived contained[1] -> contained[0].incomingReferral[0].reference: It follows from the id and version of the referral. (A005.45b)',
      inReference(0, 'A005.17'),
      'converted patient.reference -> subject.identifier',
      'moved contained[0].identifier[0].use -> subject.identifier.use + contained[0].participant[1].actor.identifier.use',
      'converted contained[0].identifier[0].system -> subject.identifier.system + contained[0].participant[1].actor.identifier.system',
      'moved contained[0].identifier[0].value -> subject.identifier.value + contained[0].participant[1].actor.identifier.value',
      ...moved(1, 0, 'resourceType', 'id', 'status', 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
    ],
  ],
];

describe('What becomes of the participants of an appointment', () => {
  const listed = { actor: { reference: '#p' }, status: 'accepted' };
  const doctor = { actor: { display: 'x' }, status: 'accepted' };
  const number = { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' };
  const patient = { actor: { identifier: number }, status: 'accepted' };

  it.each([
    ['first', [listed, doctor], [patient, doctor]],
    ['second', [doctor, listed], [doctor, patient]],
    ['not', [doctor], [doctor, patient]],
    ['not, where an actor is none', [{ actor: null, status: 'accepted' }], [{ status: 'accepted' }, patient]],
  ])('the patient is there once (A005.43): listed %s', (_place, participant, expected) => {
    const identifier = [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: number.value }];
    const { resource } = tell({
      ...referral,
      patient: { reference: '#p' },
      contained: [{ resourceType: 'Patient', id: 'p', identifier }, appointmentOf(...participant)],
    });
    expect(resource['contained']).toMatchObject([{ participant: expected }]);
  });

  it.each([
    ['none', []],
    ['one that is empty', [{}]],
    ['two that are empty', [{}, {}]],
  ])('the patient is not listed alone (A005.43): of participants, %s', (_title, participant) => {
    const identifier = [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: number.value }];
    const appointments = [appointmentOf(...participant)];
    const dstu2 = tell({
      ...referral,
      patient: { reference: '#p' },
      contained: [{ resourceType: 'Patient', id: 'p', identifier }, ...appointments],
    });
    expect(dstu2.resource['contained']).toMatchObject([appointment]);
    expect(dstu2.resource['contained']).not.toMatchObject([{ participant: expect.anything() }]);
    expect(dstu2.issues).toContain(noParticipant.replace('contained[0]', 'contained[1]'));
    const hscn = tell({
      resourceType: 'ReferralRequest',
      id: '000000700100',
      meta: {
        versionId: '5',
        profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'],
      },
      subject: { identifier: number },
      contained: appointments,
    });
    expect(hscn.resource['contained']).not.toMatchObject([{ participant: [patient] }]);
  });

  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
