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
    'A005.30: a site that no service is at, though all is to be kept',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
        },
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
        },
        {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: [{ system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' }],
        },
      ],
    },
    [
      {},
      'warning dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.32)',
      'warning dropped contained[1]: The site has no place in the STU3 referral. Read the service (A033) for its location. (A005.30)',
      'warning dropped contained[2]: Nothing refers to this actor, so its identifier has no place. (A005.32)',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier.system',
      'dropped contained[0].identifier.value',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
      'dropped contained[1].identifier.system',
      'dropped contained[1].identifier.value',
      'dropped contained[2].resourceType',
      'dropped contained[2].id',
      'dropped contained[2].identifier[0].system',
      'dropped contained[2].identifier[0].value',
    ],
    { keepLost: true },
  ],
  [
    'A005.30: the site of a service is kept',
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
                  extension: [
                    {
                      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
                      valueReference: {
                        identifier: {
                          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
                          value: 'XYZ01',
                        },
                      },
                    },
                  ],
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'information kept contained[0].location -> contained[0].participant[0].actor.extension[0]: The site has no place in the STU3 referral. Read the service (A033) for its location. It is kept as an extension. (A005.30)',
      'information dropped contained[1]: Its identifier is in the extension; the contained form ends. (A005.32)',
      'moved contained[2].resourceType -> contained[0].resourceType',
      'moved contained[2].id -> contained[0].id',
      'moved contained[2].status -> contained[0].status',
      'converted contained[2].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[2].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'converted contained[0].location.reference -> contained[0].participant[0].actor.extension[0].valueReference.identifier',
      'converted contained[1].identifier.system -> contained[0].participant[0].actor.extension[0].valueReference.identifier.system',
      'moved contained[1].identifier.value -> contained[0].participant[0].actor.extension[0].valueReference.identifier.value',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false }, keepLost: true },
  ],
  [
    'A005.30: the site in a list is kept',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          location: [{ reference: '#l' }],
        },
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
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
                  extension: [
                    {
                      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
                      valueReference: {
                        identifier: {
                          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
                          value: 'XYZ01',
                        },
                      },
                    },
                  ],
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'information kept contained[0].location[0] -> contained[0].participant[0].actor.extension[0]: The site has no place in the STU3 referral. Read the service (A033) for its location. It is kept as an extension. (A005.30)',
      'information dropped contained[1]: Its identifier is in the extension; the contained form ends. (A005.32)',
      'moved contained[2].resourceType -> contained[0].resourceType',
      'moved contained[2].id -> contained[0].id',
      'moved contained[2].status -> contained[0].status',
      'converted contained[2].participant[0].actor.reference -> contained[0].participant[0].actor.identifier',
      'converted contained[0].identifier.system -> contained[0].participant[0].actor.identifier.system',
      'moved contained[0].identifier.value -> contained[0].participant[0].actor.identifier.value',
      'moved contained[2].participant[0].status -> contained[0].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'converted contained[0].location[0].reference -> contained[0].participant[0].actor.extension[0].valueReference.identifier',
      'converted contained[1].identifier.system -> contained[0].participant[0].actor.extension[0].valueReference.identifier.system',
      'moved contained[1].identifier.value -> contained[0].participant[0].actor.extension[0].valueReference.identifier.value',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false }, keepLost: true },
  ],
  [
    'A005.30: of two services, that of the site keeps it',
    {
      contained: [
        {
          resourceType: 'HealthcareService',
          id: 't',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          location: { reference: '#other' },
        },
        {
          resourceType: 'HealthcareService',
          id: 's',
          identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
          location: { reference: '#l' },
        },
        { resourceType: 'Slot', id: 'z' },
        {
          resourceType: 'Location',
          id: 'l',
          identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
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
          { resourceType: 'Slot', id: 'z' },
          {
            resourceType: 'Appointment',
            id: 'a',
            status: 'booked',
            participant: [
              {
                actor: {
                  identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' },
                  extension: [
                    {
                      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
                      valueReference: {
                        identifier: {
                          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
                          value: 'XYZ01',
                        },
                      },
                    },
                  ],
                },
                status: 'accepted',
              },
            ],
          },
        ],
      },
      'error missing-required contained[2] -> contained[0].schedule: STU3 requires schedule, and the source has none.',
      'error missing-required contained[2] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[2] -> contained[0].start: STU3 requires start, and the source has none.',
      'error missing-required contained[2] -> contained[0].end: STU3 requires end, and the source has none.',
      'warning dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.32)',
      'information dropped contained[1]: Its identifier is in the reference now; the contained form ends. (A005.32)',
      'information kept contained[1].location -> contained[1].participant[0].actor.extension[0]: The site has no place in the STU3 referral. Read the service (A033) for its location. It is kept as an extension. (A005.30)',
      'information dropped contained[3]: Its identifier is in the extension; the contained form ends. (A005.32)',
      'moved contained[2].resourceType -> contained[0].resourceType',
      'moved contained[2].id -> contained[0].id',
      'moved contained[4].resourceType -> contained[1].resourceType',
      'moved contained[4].id -> contained[1].id',
      'moved contained[4].status -> contained[1].status',
      'converted contained[4].participant[0].actor.reference -> contained[1].participant[0].actor.identifier',
      'converted contained[1].identifier.system -> contained[1].participant[0].actor.identifier.system',
      'moved contained[1].identifier.value -> contained[1].participant[0].actor.identifier.value',
      'moved contained[4].participant[0].status -> contained[1].participant[0].status',
      'dropped contained[0].resourceType',
      'dropped contained[0].id',
      'dropped contained[0].identifier.system',
      'dropped contained[0].identifier.value',
      'dropped contained[0].location.reference',
      'dropped contained[1].resourceType',
      'dropped contained[1].id',
      'converted contained[1].location.reference -> contained[1].participant[0].actor.extension[0].valueReference.identifier',
      'converted contained[3].identifier.system -> contained[1].participant[0].actor.extension[0].valueReference.identifier.system',
      'moved contained[3].identifier.value -> contained[1].participant[0].actor.extension[0].valueReference.identifier.value',
      'dropped contained[3].resourceType',
      'dropped contained[3].id',
    ],
    { inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false }, keepLost: true },
  ],
];

describe('What keeps the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
