import { describe, expect, it } from 'vitest';
import {
  absorbed,
  actorExtension,
  actorKept,
  appointmentOf,
  dropped,
  inReference,
  moved,
  namesService,
  nothingInferred,
  practitioner,
  referral,
  refersToService,
  service,
  serviceMoves,
  site,
  siteExtension,
  siteIdentifier,
  siteKept,
} from './actor-fixtures.js';
import { added, type Row } from './beside.js';

/** The participant that names the service, with the sites that are kept. */
const namesServiceAt = (...sites: object[]) => namesService({ extension: sites });
const keptSite = siteExtension(siteIdentifier());
const first = 'contained[0].participant[0]';

/** The lines of the leaves of a site that is kept. */
const siteMoves = (location: string, participant: string, siteAt: number, extensionAt = 0): string[] => [
  `converted ${location}.reference -> ${participant}.actor.extension[${extensionAt}].valueReference.identifier`,
  `converted contained[${siteAt}].identifier.system -> ${participant}.actor.extension[${extensionAt}].valueReference.identifier.system`,
  `moved contained[${siteAt}].identifier.value -> ${participant}.actor.extension[${extensionAt}].valueReference.identifier.value`,
];

const keepAll = { ...nothingInferred, keepLost: true };

const referralRows: Row[] = [
  [
    'A005.28, 30, 32: what nothing refers to',
    { contained: [service({ location: { reference: '#l' } }), site(), practitioner] },
    [
      {
        extension: [
          actorExtension(service({ location: { reference: '#l' } })),
          actorExtension(practitioner),
          actorExtension(site()),
        ],
      },
      actorKept(0, 0, 'A005.28'),
      actorKept(2, 1, 'A005.32'),
      actorKept(1, 2, 'A005.30'),
      ...absorbed(0, 0, 'resourceType', 'id', 'identifier.system', 'identifier.value', 'location.reference'),
      ...absorbed(2, 1, 'resourceType', 'id', 'identifier[0].system', 'identifier[0].value'),
      ...absorbed(1, 2, 'resourceType', 'id', 'identifier.system', 'identifier.value'),
    ],
    { keepLost: true },
  ],
  [
    'A005.30: the site of a service',
    {
      contained: [service({ location: { reference: '#l' } }), site(), appointmentOf(refersToService())],
    },
    [
      { contained: [appointmentOf(namesServiceAt(keptSite))] },
      siteKept('contained[0].location', first),
      inReference(0),
      inReference(1, 'A005.30'),
      ...serviceMoves(2, 0, 0),
      ...moved(2, 0, 'participant[0].status'),
      ...siteMoves('contained[0].location', first, 1),
      ...dropped(0, 'resourceType', 'id'),
      ...dropped(1, 'resourceType', 'id'),
    ],
    keepAll,
  ],
  [
    'A005.30: two sites in a list, and what else one of them says',
    {
      contained: [
        site({ name: 'A Site' }),
        service({ location: [{ reference: '#m' }, { reference: '#l' }] }),
        site({ id: 'm', identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ02' } }),
        appointmentOf(refersToService()),
      ],
    },
    [
      {
        contained: [
          appointmentOf(
            namesServiceAt(
              siteExtension(siteIdentifier('XYZ02')),
              siteExtension({
                ...siteIdentifier(),
                extension: [
                  {
                    url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Location.name',
                    valueString: 'A Site',
                  },
                ],
              }),
            ),
          ),
        ],
      },
      siteKept('contained[1].location[0]', first, 0),
      siteKept('contained[1].location[1]', first, 1),
      inReference(1),
      `information kept contained[0].name -> ${first}.actor.extension[1].valueReference.extension[0]: A logical reference has no place for this. It is kept as an extension. (A005.30)`,
      inReference(0, 'A005.30'),
      inReference(2, 'A005.30'),
      ...serviceMoves(3, 1, 0),
      ...moved(3, 0, 'participant[0].status'),
      ...siteMoves('contained[1].location[0]', first, 2, 0),
      ...siteMoves('contained[1].location[1]', first, 0, 1),
      ...dropped(1, 'resourceType', 'id'),
      `moved contained[0].name -> ${first}.actor.extension[1].valueReference.extension[0].valueString`,
      ...dropped(0, 'resourceType', 'id'),
      ...dropped(2, 'resourceType', 'id'),
    ],
    keepAll,
  ],
  [
    'A005.30: a site that is not contained',
    {
      contained: [
        service({ location: { reference: 'Location/9', display: 'A Site' } }),
        appointmentOf(refersToService()),
      ],
    },
    [
      {
        contained: [
          appointmentOf(namesServiceAt(siteExtension({ reference: 'Location/9', display: 'A Site' }))),
        ],
      },
      siteKept('contained[0].location', first),
      inReference(0),
      ...serviceMoves(1, 0, 0),
      ...moved(1, 0, 'participant[0].status'),
      `moved contained[0].location.reference -> ${first}.actor.extension[0].valueReference.reference`,
      `moved contained[0].location.display -> ${first}.actor.extension[0].valueReference.display`,
      ...dropped(0, 'resourceType', 'id'),
    ],
    keepAll,
  ],
  [
    'A005.30: the site of two services',
    {
      contained: [
        service({ location: { reference: '#l' } }),
        service({ id: 't', location: { reference: '#l' } }),
        site(),
        appointmentOf(refersToService(), { actor: { reference: '#t' }, status: 'accepted' }),
      ],
    },
    [
      { contained: [appointmentOf(namesServiceAt(keptSite), namesServiceAt(keptSite))] },
      siteKept('contained[0].location', first),
      inReference(0),
      siteKept('contained[1].location', 'contained[0].participant[1]'),
      inReference(1),
      inReference(2, 'A005.30'),
      ...serviceMoves(3, 0, 0),
      ...moved(3, 0, 'participant[0].status'),
      'converted contained[3].participant[1].actor.reference -> contained[0].participant[1].actor.identifier',
      'converted contained[1].identifier.system -> contained[0].participant[1].actor.identifier.system',
      'moved contained[1].identifier.value -> contained[0].participant[1].actor.identifier.value',
      ...moved(3, 0, 'participant[1].status'),
      `converted contained[0].location.reference -> ${first}.actor.extension[0].valueReference.identifier`,
      ...['converted contained[2].identifier.system', 'moved contained[2].identifier.value'].map((leaf) => {
        const places = [0, 1].map(
          (at) =>
            `contained[0].participant[${at}].actor.extension[0].valueReference.identifier${leaf.slice(leaf.lastIndexOf('.'))}`,
        );
        return `${leaf} -> ${places.join(' + ')}`;
      }),
      ...dropped(0, 'resourceType', 'id'),
      'converted contained[1].location.reference -> contained[0].participant[1].actor.extension[0].valueReference.identifier',
      ...dropped(1, 'resourceType', 'id'),
      ...dropped(2, 'resourceType', 'id'),
    ],
    keepAll,
  ],
];

describe('What keeps the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
