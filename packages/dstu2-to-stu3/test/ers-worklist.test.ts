import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import { eachEntry, list, mapped, source } from './worklist-fixtures.js';

const listRows: Row[] = [
  [
    'A008.emptyReason off: the reason is dropped',
    {
      emptyReason: {
        coding: [{ system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' }],
      },
    },
    [
      {},
      'information dropped emptyReason: The platform leaves out the reason. (A008.emptyReason)',
      'dropped emptyReason.coding[0].system',
      'dropped emptyReason.coding[0].code',
    ],
    { inferences: { 'A008.emptyReason': false } },
  ],
  [
    'A008.emptyReason: each coding of the value set gets the code system, others stay',
    {
      emptyReason: {
        coding: [
          { system: 'http://example.org', code: 'x' },
          { system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' },
        ],
      },
    },
    [
      {
        emptyReason: {
          coding: [
            { system: 'http://example.org', code: 'x' },
            { system: 'http://hl7.org/fhir/list-empty-reason', code: 'nilknown' },
          ],
        },
      },
      'converted emptyReason.coding[1].system -> emptyReason.coding[1].system',
    ],
  ],
  [
    'A008.emptyReason: a reason in words stays',
    { emptyReason: { text: 'none' } },
    [{ emptyReason: { text: 'none' } }],
  ],
  [
    'A008.emptyReason: an empty reason',
    { emptyReason: {} },
    [{}, 'warning dropped emptyReason: An empty object is no FHIR.', 'dropped emptyReason'],
  ],
  [
    'A008.emptyReason: a list of one',
    {
      emptyReason: [
        { coding: [{ system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' }] },
      ],
    },
    [
      { emptyReason: { coding: [{ system: 'http://hl7.org/fhir/list-empty-reason', code: 'nilknown' }] } },
      'warning unexpected-shape emptyReason: A list stands where one value belongs; its first is taken.',
      'moved emptyReason[0].coding[0].code -> emptyReason.coding[0].code',
      'converted emptyReason[0].coding[0].system -> emptyReason.coding[0].system',
    ],
  ],
  [
    'a field that STU3 does not have',
    source({ url: 'shoeSize', valueString: 'x' }),
    [
      mapped({ url: 'shoeSize', valueString: 'x' }),
      'warning unknown-extension entry[0].extension[0].extension[0]: STU3 worklists have no such field. It goes over as it is. (A008.fields)',
      ...eachEntry,
    ],
  ],
  [
    'A008.aliases: a name of the draft, in whatever case',
    source({ url: 'APPOINTMENT START DATE TIME', valueDateTime: '2018-04-03T09:00:00.000Z' }),
    [
      mapped({ url: 'appointmentStart', valueDateTime: '2018-04-03T09:00:00.000Z' }),
      ...eachEntry,
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
  ],
  [
    'A008.aliases off: a name of the draft',
    source({ url: 'Clinical info printed', valueBoolean: true }),
    [
      mapped({ url: 'Clinical info printed', valueBoolean: true }),
      'warning unknown-extension entry[0].extension[0].extension[0]: STU3 worklists have no such field. It goes over as it is. (A008.fields)',
      ...eachEntry,
    ],
    { inferences: { 'A008.aliases': false } },
  ],
  [
    'a field without a name',
    source({ valueBoolean: true }),
    [
      mapped({ valueBoolean: true }),
      'error missing-required entry[0].extension[0].extension[0] -> entry[0].extension[0].extension[0].url: STU3 requires url, and the source has none.',
      ...eachEntry,
    ],
  ],
  [
    'a field whose name is a number',
    source({ url: 7, valueBoolean: true }),
    [
      mapped({ url: '7', valueBoolean: true }),
      'warning unexpected-shape entry[0].extension[0].extension[0].url: This is read as the string it must mean.',
      ...eachEntry,
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
  ],
  [
    'an extension whose url is a number',
    { extension: [{ url: 7, valueString: 'x' }] },
    [
      { extension: [{ url: '7', valueString: 'x' }] },
      'warning unexpected-shape extension[0].url: This is read as the string it must mean.',
      'converted extension[0].url -> extension[0].url',
    ],
  ],
  [
    'an item under its STU3 name in a DSTU2 list stays an extension',
    { extension: [{ url: 'referralsforreview', valueString: 'x' }] },
    [{ extension: [{ url: 'referralsforreview', valueString: 'x' }] }],
  ],
];

describe('What becomes of a worklist and its items', () => {
  it.each(listRows)('list: %s', (_rule, elements, expected, options) => {
    expect(added(list, elements, options)).toEqual(expected);
  });
});
