import { describe, expect, it } from 'vitest';
import { appointmentOf, nothingInferred, referral } from './actor-fixtures.js';
import { added, type Row } from './beside.js';

/** An appointment that starts then, in the source as in STU3. */
const startingAt = (start: string | number) => ({
  contained: [{ ...appointmentOf({ status: 'accepted' }), start }],
});
const inUtc = { inferences: { ...nothingInferred.inferences, 'A005.36': true } };

const referralRows: Row[] = [
  [
    'an extension of another publisher in a referral',
    { extension: [{ url: 'http://example.org/x', valueString: 'x' }] },
    [
      { extension: [{ url: 'http://example.org/x', valueString: 'x' }] },
      'warning unknown-extension extension[0].url: No table knows this extension. It goes over as it is. (A005.27)',
    ],
  ],
  [
    'an extension of a bare name in a referral',
    { extension: [{ url: 'bare', valueString: 'x' }] },
    [{ extension: [{ url: 'bare', valueString: 'x' }] }],
  ],
  [
    'a referral of status waiting',
    { status: 'waiting' },
    [
      { status: 'waiting' },
      'warning unknown-code status: DSTU2 has no such code here. It goes over as it is.',
    ],
  ],
  [
    'a referral of status 7',
    { status: 7 },
    [
      { status: '7' },
      'warning unexpected-shape status: This is read as the string it must mean.',
      'warning unknown-code status: DSTU2 has no such code here. It goes over as it is.',
      'converted status -> status',
    ],
  ],
  [
    'a referral of status draft',
    { status: 'draft' },
    [
      { status: 'draft' },
      'warning unknown-code status: The platform knows no draft referrals. The code goes over as it is. (A005.10)',
    ],
  ],
  [
    'a referral of status rejected',
    { status: 'rejected' },
    [
      { status: 'cancelled' },
      'warning code-mapped status -> status: STU3 has no such code; the nearest one stands for it and others. (A005.8)',
      'converted status -> status',
    ],
  ],
  [
    'a referral of status requested',
    { status: 'requested' },
    [
      {},
      'warning code-mapped status -> status: STU3 has no such code; the nearest one stands for it and others. (A005.9)',
      'converted status -> status',
    ],
  ],
  [
    'a link of type replace in a referral',
    {
      contained: [{ resourceType: 'Patient', id: 'q', link: [{ other: { display: 'x' }, type: 'replace' }] }],
    },
    [
      {
        contained: [
          { resourceType: 'Patient', id: 'q', link: [{ other: { display: 'x' }, type: 'replaced-by' }] },
        ],
      },
      'warning code-mapped contained[0].link[0].type -> contained[0].link[0].type: STU3 has no such code; the nearest one stands for it and others.',
      'converted contained[0].link[0].type -> contained[0].link[0].type',
    ],
  ],
  [
    'A005.36: the start 2018-04-03T10:00:00+01:00',
    startingAt('2018-04-03T10:00:00+01:00'),
    [startingAt('2018-04-03T09:00:00.000Z'), 'converted contained[0].start -> contained[0].start'],
    inUtc,
  ],
  [
    'A005.36: the start 2018-04-03T10:00:00Z',
    startingAt('2018-04-03T10:00:00Z'),
    [startingAt('2018-04-03T10:00:00Z')],
    inUtc,
  ],
  [
    'A005.36: the start 2018-04-03T10:00:00+01:00x',
    startingAt('2018-04-03T10:00:00+01:00x'),
    [
      startingAt('2018-04-03T10:00:00+01:00x'),
      'warning invalid-value contained[0].start: This is no legal date or time. It goes over as it is.',
    ],
    inUtc,
  ],
  [
    'A005.36: the start 2018-04-03T29:00:00+01:00',
    startingAt('2018-04-03T29:00:00+01:00'),
    [
      startingAt('2018-04-03T29:00:00+01:00'),
      'warning invalid-value contained[0].start: This is no legal date or time. It goes over as it is.',
    ],
    inUtc,
  ],
  [
    'A005.36: the start 7',
    startingAt(7),
    [
      startingAt('7'),
      'warning unexpected-shape contained[0].start: This is read as the string it must mean.',
      'warning invalid-value contained[0].start: This is no legal date or time. It goes over as it is.',
      'converted contained[0].start -> contained[0].start',
    ],
    inUtc,
  ],
];

describe('What becomes of single codes, URLs and times', () => {
  it.each(referralRows)('referral: %s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toEqual(expected);
  });
});
