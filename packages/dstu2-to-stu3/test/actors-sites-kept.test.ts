import { describe, expect, it } from 'vitest';
import {
  appointmentOf,
  dropped,
  inReference,
  moved,
  namesService,
  nothingInferred,
  referral,
  refersToService,
  service,
  serviceMoves,
  site,
  siteDropped,
  unreferenced,
} from './actor-fixtures.js';
import { added, type Row } from './beside.js';

/** The participant that names the service, with the site that is kept. */
const namesServiceAndSite = namesService({
  extension: [
    {
      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
      valueReference: {
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'XYZ01' },
      },
    },
  ],
});

/** The issues of a site that is kept: of the element that refers to it, and of the contained resource. */
const siteKept = (location: string, participant: string, siteAt: number): string[] => [
  `information kept ${location} -> ${participant}.actor.extension[0]: The site has no place in the STU3 referral. Read the service (A033) for its location. It is kept as an extension. (A005.30)`,
  `information dropped contained[${siteAt}]: Its identifier is in the extension; the contained form ends. (A005.32)`,
];

/** The lines of its leaves. */
const siteMoves = (location: string, participant: string, siteAt: number): string[] => [
  `converted ${location}.reference -> ${participant}.actor.extension[0].valueReference.identifier`,
  `converted contained[${siteAt}].identifier.system -> ${participant}.actor.extension[0].valueReference.identifier.system`,
  `moved contained[${siteAt}].identifier.value -> ${participant}.actor.extension[0].valueReference.identifier.value`,
];

const referralRows: Row[] = [
  [
    'A005.30: a site that no service is at, though all is to be kept',
    {
      contained: [
        service(),
        site(),
        {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: [{ system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' }],
        },
      ],
    },
    [
      {},
      unreferenced(0),
      siteDropped(1),
      unreferenced(2),
      ...dropped(0, 'resourceType', 'id', 'identifier.system', 'identifier.value'),
      ...dropped(1, 'resourceType', 'id', 'identifier.system', 'identifier.value'),
      ...dropped(2, 'resourceType', 'id', 'identifier[0].system', 'identifier[0].value'),
    ],
    { keepLost: true },
  ],
  [
    'A005.30: the site of a service is kept',
    {
      contained: [service({ location: { reference: '#l' } }), site(), appointmentOf(refersToService())],
    },
    [
      { contained: [appointmentOf(namesServiceAndSite)] },
      inReference(0),
      ...siteKept('contained[0].location', 'contained[0].participant[0]', 1),
      ...serviceMoves(2, 0, 0),
      ...moved(2, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
      ...siteMoves('contained[0].location', 'contained[0].participant[0]', 1),
      ...dropped(1, 'resourceType', 'id'),
    ],
    { ...nothingInferred, keepLost: true },
  ],
  [
    'A005.30: the site in a list is kept',
    {
      contained: [service({ location: [{ reference: '#l' }] }), site(), appointmentOf(refersToService())],
    },
    [
      { contained: [appointmentOf(namesServiceAndSite)] },
      inReference(0),
      ...siteKept('contained[0].location[0]', 'contained[0].participant[0]', 1),
      ...serviceMoves(2, 0, 0),
      ...moved(2, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
      ...siteMoves('contained[0].location[0]', 'contained[0].participant[0]', 1),
      ...dropped(1, 'resourceType', 'id'),
    ],
    { ...nothingInferred, keepLost: true },
  ],
  [
    'A005.30: of two services, that of the site keeps it',
    {
      contained: [
        service({ id: 't', location: { reference: '#other' } }),
        service({ location: { reference: '#l' } }),
        { resourceType: 'Slot', id: 'z' },
        site(),
        appointmentOf(refersToService()),
      ],
    },
    [
      { contained: [{ resourceType: 'Slot', id: 'z' }, appointmentOf(namesServiceAndSite)] },
      'error missing-required contained[2] -> contained[0].schedule: STU3 requires schedule, and the source has none.',
      'error missing-required contained[2] -> contained[0].status: STU3 requires status, and the source has none.',
      'error missing-required contained[2] -> contained[0].start: STU3 requires start, and the source has none.',
      'error missing-required contained[2] -> contained[0].end: STU3 requires end, and the source has none.',
      unreferenced(0),
      inReference(1),
      ...siteKept('contained[1].location', 'contained[1].participant[0]', 3),
      ...moved(2, 0, 'resourceType', 'id'),
      ...serviceMoves(4, 1, 1),
      ...moved(4, 1, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id', 'identifier.system', 'identifier.value', 'location.reference'),
      ...dropped(1, 'resourceType', 'id'),
      ...siteMoves('contained[1].location', 'contained[1].participant[0]', 3),
      ...dropped(3, 'resourceType', 'id'),
    ],
    { ...nothingInferred, keepLost: true },
  ],
];

describe('What keeps the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
