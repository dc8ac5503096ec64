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
    'A005.29: the name of the service',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          serviceName: 'A Clinic',
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
                actor: {
                  identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' },
                  display: 'A Clinic',
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'information derived contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.display: The name of the service stands for the missing display. (A005.29)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'converted contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[0].serviceName -> contained[0].participant[0].actor.display',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'A005.29: a service under its STU3 name',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          name: 'A Clinic',
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
                actor: {
                  identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' },
                  display: 'A Clinic',
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'information derived contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.display: The name of the service stands for the missing display. (A005.29)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'converted contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[0].name -> contained[0].participant[0].actor.display',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'A005.29: an empty name',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          serviceName: '',
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
      'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'converted contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].serviceName',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'A005.29: a name that is a number',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          serviceName: 7,
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
      'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'converted contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].serviceName',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
  [
    'A005.29: a name that differs from the display',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          serviceName: 'A Clinic',
          comment: 'c',
        },
        {
          resourceType: 'Appointment',
          id: 'a',
          status: 'booked',
          participant: [{ actor: { reference: '#s', display: 'Another' }, status: 'accepted' }],
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
                actor: {
                  identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' },
                  display: 'Another',
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)',
      'warning dropped contained[0].comment: A logical reference has no place for this. (A005.32)',
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'moved contained[1].resourceType -> contained[0].resourceType',
      'moved contained[1].id -> contained[0].id',
      'moved contained[1].status -> contained[0].status',
      'converted contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[1].participant[0].actor.display -> contained[0].participant[0].actor.display',
      'moved contained[1].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].serviceName',
      'dropped contained[0].comment',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false } },
  ],
];

describe('What becomes of services and their sites', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
