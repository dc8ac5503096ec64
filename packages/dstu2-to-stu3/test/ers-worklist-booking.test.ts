import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import { eachEntry, list, mapped, source } from './worklist-fixtures.js';

const booked = '2018-03-01T10:05:00.000Z';
const printed = { url: 'clinicalInfoPrinted', valueBoolean: true };
const kept = {
  url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-List.entry.dateWhenBookingMade',
  valueDateTime: booked,
};

const dateDropped =
  'warning dropped entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. (A008.booking)';
const dateKept =
  'information kept entry[0].extension[0].extension[0].valueDateTime -> entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. It is kept as an extension. (A008.booking)';
/** The field behind the date takes its place. */
const printedMoves = [
  'moved entry[0].extension[0].extension[1].url -> entry[0].extension[0].extension[0].url',
  'moved entry[0].extension[0].extension[1].valueBoolean -> entry[0].extension[0].extension[0].valueBoolean',
];

const listRows: Row[] = [
  [
    'A008.booking: the date goes',
    source({ url: 'dateWhenBookingMade', valueDateTime: booked }, printed),
    [
      mapped(printed),
      dateDropped,
      ...eachEntry,
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      ...printedMoves,
    ],
  ],
  [
    'A008.booking: the date is kept on request',
    source({ url: 'dateWhenBookingMade', valueDateTime: booked }, printed),
    [
      mapped(kept, printed),
      dateKept,
      ...eachEntry,
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: the name of the draft is known too',
    source({ url: 'Date First Booking Made', valueDateTime: booked }, printed),
    [
      mapped(kept, printed),
      dateKept,
      ...eachEntry,
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: an empty date cannot be kept',
    source({ url: 'dateWhenBookingMade', valueDateTime: '' }, printed),
    [
      mapped(printed),
      dateDropped,
      ...eachEntry,
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      ...printedMoves,
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: a date with an id cannot be kept',
    source({ url: 'dateWhenBookingMade', id: '1', valueDateTime: booked }, printed),
    [
      mapped(printed),
      dateDropped,
      ...eachEntry,
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].id',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      ...printedMoves,
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: a name alone',
    source({ url: 'dateWhenBookingMade' }, printed),
    [
      mapped(printed),
      dateDropped,
      ...eachEntry,
      'dropped entry[0].extension[0].extension[0].url',
      ...printedMoves,
    ],
    { keepLost: true },
  ],
];

describe('What becomes of the date of booking', () => {
  it.each(listRows)('list: %s', (_rule, elements, expected, options) => {
    expect(added(list, elements, options)).toEqual(expected);
  });
});
