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
    'A005.30: the site of a service that nothing refers to',
    { contained: [service({ location: { reference: '#l' } }), site()] },
    [
      {},
      unreferenced(0),
      siteDropped(1),
      ...dropped(0, 'resourceType', 'id', 'identifier.system', 'identifier.value', 'location.reference'),
      ...dropped(1, 'resourceType', 'id', 'identifier.system', 'identifier.value'),
    ],
    { keepLost: true },
  ],
];

describe('What becomes of the site of a service', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
