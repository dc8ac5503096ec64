import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const referral: Json = {
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  patient: { reference: 'Patient/1' },
};
const referralRows: Row[] = [
  [
    'no participants: the patient is not listed alone',
    { contained: [{ resourceType: 'Appointment', id: 'a', status: 'booked', participant: [] }] },
    [
      { contained: [{ resourceType: 'Appointment', id: 'a', status: 'booked' }] },
      'warning dropped contained[0].participant: An empty list is no FHIR.',
      'error missing-required contained[0] -> contained[0].participant: STU3 requires participant, and the source has none.',
      'dropped contained[0].participant',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'a participant that is no list',
    {
      contained: [
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: { status: 'accepted', actor: { display: 'x' } },
        },
      ],
    },
    [
      {
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [{ status: 'accepted', actor: { display: 'x' } }],
          },
        ],
      },
      'warning unexpected-shape contained[0].participant: One value stands where a list belongs.',
      'moved contained[0].participant.status -> contained[0].participant[0].status',
      'moved contained[0].participant.actor.display -> contained[0].participant[0].actor.display',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'empty participants alone',
    { contained: [{ resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{}] }] },
    [
      { contained: [{ resourceType: 'Appointment', id: 'a', status: 'booked' }] },
      'error missing-required contained[0].participant[0] -> contained[0].participant[0].status: STU3 requires status, and the source has none.',
      'warning dropped contained[0].participant[0]: An empty object is no FHIR.',
      'error missing-required contained[0] -> contained[0].participant: STU3 requires participant, and the source has none.',
      'dropped contained[0].participant[0]',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'an empty participant before another',
    {
      contained: [
        { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{}, { status: 'accepted' }] },
      ],
    },
    [
      {
        contained: [
          { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
        ],
      },
      'error missing-required contained[0].participant[0] -> contained[0].participant[0].status: STU3 requires status, and the source has none.',
      'warning dropped contained[0].participant[0]: An empty object is no FHIR.',
      'dropped contained[0].participant[0]',
      'moved contained[0].participant[1].status -> contained[0].participant[0].status',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
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
        { resourceType: 'Appointment', id: 'a', status: 'booked', participant: [{ status: 'accepted' }] },
      ],
    },
    [
      {
        subject: {
          identifier: { use: 'official', system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' },
        },
        contained: [
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              { status: 'accepted' },
              {
                actor: {
                  identifier: {
                    use: 'official',
                    system: 'http://fhir.nhs.net/Id/nhs-number',
                    value: '9990012342',
                  },
                },
                status: 'accepted',
              },
            ],
            description: 'e-Referral Appointment',
            incomingReferral: [{ reference: 'ReferralRequest/000000700100/_history/5' }],
          },
        ],
      },
      'information derived contained[1].participant -> contained[0].participant[1]: The platform lists the patient as a participant. (A005.43)',
      'information defaulted contained[1] -> contained[0].description: The platform requires this constant. (A005.44)',
      'information derived contained[1] -> contained[0].incomingReferral[0].reference: It follows from the id and version of the referral. (A005.45b)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'converted patient.reference -> subject.identifier',
      'moved contained[0].identifier[0].use -> subject.identifier.use + contained[0].participant[1].actor.identifier.use',
      'converted contained[0].identifier[0].system -> subject.identifier.system + contained[0].participant[1].actor.identifier.system',
      'moved contained[0].identifier[0].value -> subject.identifier.value + contained[0].participant[1].actor.identifier.value',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
  ],
];

describe('What becomes of the participants of an appointment', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
