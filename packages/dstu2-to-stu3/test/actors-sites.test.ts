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
    'A005.30: a site that no service is at',
    {
      contained: [
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
        },
      ],
    },
    [
      {},
      'warning dropped contained[0]: The site has no place in the STU3 referral. Read the service (A033) for its location. (A005.30)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier.system',
      'dropped contained[0].identifier.value',
    ],
  ],
  [
    'A005.30: the site of a service',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          location: { reference: '#l' },
        },
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
          name: 'A Site',
        },
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [{ actor: { reference: '#s' }, status: 'accepted' }],
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
            participant: [
              {
                actor: { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' } },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'warning dropped contained[1]: The site has no place in the STU3 referral. Read the service (A033) for its location. (A005.30)',
      'moved contained[2].resourceType -> contained[0].resourceType',
      'moved contained[2].id -> contained[0].id',
      'moved contained[2].status -> contained[0].status',
      'converted contained[2].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[2].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].location.reference',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
      'dropped contained[1].identifier.system',
      'dropped contained[1].identifier.value',
      'dropped contained[1].name',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'A005.30: the site of a service that nothing refers to',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          location: { reference: '#l' },
        },
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
        },
      ],
    },
    [
      {},
      'warning dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.32)',
      'warning dropped contained[1]: The site has no place in the STU3 referral. Read the service (A033) for its location. (A005.30)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier.system',
      'dropped contained[0].identifier.value',
      'dropped contained[0].location.reference',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
      'dropped contained[1].identifier.system',
      'dropped contained[1].identifier.value',
    ],
    { keepLost: true },
  ],
];

describe('What becomes of the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
