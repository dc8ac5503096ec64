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
  siteIdentifier,
  siteReferenceDropped,
} from './actor-fixtures.js';
import { added, type Row } from './beside.js';

const referralRows: Row[] = [
  [
    'A005.30: a site that no service is at',
    { contained: [site()] },
    [{}, siteDropped(0), ...dropped(0, 'resourceType', 'id', 'identifier.system', 'identifier.value')],
  ],
  [
    'A005.30: the site of a service',
    {
      contained: [
        service({ location: { reference: '#l' } }),
        site({ name: 'A Site' }),
        appointmentOf(refersToService()),
      ],
    },
    [
      { contained: [appointmentOf(namesService())] },
      inReference(0),
      siteDropped(1),
      ...serviceMoves(2, 0, 0),
      ...moved(2, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id', 'location.reference'),
      ...dropped(1, 'resourceType', 'id', 'identifier.system', 'identifier.value', 'name'),
    ],
    nothingInferred,
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
      { contained: [appointmentOf(namesService())] },
      siteReferenceDropped('contained[0].location'),
      inReference(0),
      ...serviceMoves(1, 0, 0),
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'location.reference', 'location.display', 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.30: a site that is not there, and one without an identifier',
    {
      contained: [
        service({ location: [{ reference: '#gone' }, { reference: '#nameless' }] }),
        { resourceType: 'Location', id: 'nameless', name: 'A Site' },
        appointmentOf(refersToService()),
      ],
    },
    [
      {
        contained: [
          { resourceType: 'Location', id: 'nameless', name: 'A Site' },
          appointmentOf(namesService()),
        ],
      },
      siteReferenceDropped('contained[0].location[0]'),
      siteReferenceDropped('contained[0].location[1]'),
      inReference(0),
      ...moved(1, 0, 'resourceType', 'id', 'name'),
      ...serviceMoves(2, 0, 1),
      ...moved(2, 1, 'participant[0].status'),
      ...dropped(0, 'location[0].reference', 'location[1].reference', 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.30: a site that a participant is, too',
    {
      contained: [
        service({ location: { reference: '#l' } }),
        site(),
        appointmentOf(refersToService(), { actor: { reference: '#l' }, status: 'accepted' }),
      ],
    },
    [
      {
        contained: [appointmentOf(namesService(), { actor: siteIdentifier(), status: 'accepted' })],
      },
      siteReferenceDropped('contained[0].location'),
      inReference(0),
      inReference(1, 'A005.30'),
      ...serviceMoves(2, 0, 0),
      ...moved(2, 0, 'participant[0].status'),
      'converted contained[2].participant[1].actor.reference -> contained[0].participant[1].actor.identifier',
      'converted contained[1].identifier.system -> contained[0].participant[1].actor.identifier.system',
      'moved contained[1].identifier.value -> contained[0].participant[1].actor.identifier.value',
      ...moved(2, 0, 'participant[1].status'),
      ...dropped(0, 'location.reference', 'resourceType', 'id'),
      ...dropped(1, 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
];

describe('What becomes of the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
