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
} from './actor-fixtures.js';
import { added, type Row } from './beside.js';

const nameTaken =
  'information derived contained[1].participant[0].actor.reference -> contained[0].participant[0].actor.display: The name of the service stands for the missing display. (A005.29)';
const nameDropped =
  'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)';

const referralRows: Row[] = [
  [
    'A005.29: the name of the service',
    { contained: [service({ serviceName: 'A Clinic' }), appointmentOf(refersToService())] },
    [
      { contained: [appointmentOf(namesService({ display: 'A Clinic' }))] },
      nameTaken,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      'moved contained[0].serviceName -> contained[0].participant[0].actor.display',
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.29: a service under its STU3 name',
    { contained: [service({ name: 'A Clinic' }), appointmentOf(refersToService())] },
    [
      { contained: [appointmentOf(namesService({ display: 'A Clinic' }))] },
      nameTaken,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      'moved contained[0].name -> contained[0].participant[0].actor.display',
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.29: an empty name',
    { contained: [service({ serviceName: '' }), appointmentOf(refersToService())] },
    [
      { contained: [appointmentOf(namesService())] },
      nameDropped,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'serviceName', 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.29: a name that is a number',
    { contained: [service({ serviceName: 7 }), appointmentOf(refersToService())] },
    [
      { contained: [appointmentOf(namesService())] },
      nameDropped,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'serviceName', 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.29: a name that differs from the display',
    {
      contained: [
        service({ serviceName: 'A Clinic', comment: 'c' }),
        appointmentOf(refersToService({ display: 'Another' })),
      ],
    },
    [
      { contained: [appointmentOf(namesService({ display: 'Another' }))] },
      nameDropped,
      'warning dropped contained[0].comment: A logical reference has no place for this. (A005.32)',
      inReference(0),
      ...serviceMoves(1, 0, 0),
      ...moved(1, 0, 'participant[0].actor.display', 'participant[0].status'),
      ...dropped(0, 'serviceName', 'comment', 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
];

describe('What becomes of services and their sites', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
