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

const nameTaken = (element: string): string =>
  `information derived contained[0].${element} -> contained[0].participant[0].actor.display: The name of the service stands for the missing display. (A005.29)`;
const nameDropped = (why: string): string => `warning dropped contained[0].serviceName: ${why} (A005.29)`;
const noPlace = 'A logical reference has no place for this.';
const emptyText = 'An empty text is no FHIR.';
const newName =
  'warning unexpected-shape contained[0].name: This is the name that STU3 has for it, and not that of DSTU2.';
const readAsText =
  'warning unexpected-shape contained[0].serviceName: This is read as the string it must mean.';

const referralRows: Row[] = [
  [
    'A005.29: the name of the service',
    { contained: [service({ serviceName: 'A Clinic' }), appointmentOf(refersToService())] },
    [
      { contained: [appointmentOf(namesService({ display: 'A Clinic' }))] },
      nameTaken('serviceName'),
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
      nameTaken('name'),
      newName,
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
      nameDropped(emptyText),
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
      { contained: [appointmentOf(namesService({ display: '7' }))] },
      nameTaken('serviceName'),
      readAsText,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      'converted contained[0].serviceName -> contained[0].participant[0].actor.display',
      ...moved(1, 0, 'participant[0].status'),
      ...dropped(0, 'resourceType', 'id'),
    ],
    nothingInferred,
  ],
  [
    'A005.29: an empty name beside one under its STU3 name, and an empty display',
    {
      contained: [
        service({ serviceName: '', name: 'A Clinic' }),
        appointmentOf(refersToService({ display: '' })),
      ],
    },
    [
      { contained: [appointmentOf(namesService({ display: 'A Clinic' }))] },
      nameTaken('name'),
      'warning dropped contained[1].participant[0].actor.display: An empty text is no FHIR.',
      nameDropped(emptyText),
      newName,
      inReference(0),
      ...serviceMoves(1, 0, 0),
      'moved contained[0].name -> contained[0].participant[0].actor.display',
      'dropped contained[1].participant[0].actor.display',
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
      nameDropped(noPlace),
      'warning dropped contained[0].comment: A logical reference has no place for this. (A005.28)',
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
