import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const valueSet = {
  resourceType: 'ValueSet',
  id: 'SPECIALTY',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-valueset-1'] },
  status: 'active',
  description: 'd',
  codeSystem: { concept: [{ code: 'a' }] },
};
const from = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-effectivefromdate-1';
const to = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-effectivetodate-1';
const stu3From = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivefromDate-1';
const stu3To = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivetoDate-1';
const concept = (elements: Json): Json => ({ codeSystem: { concept: [{ code: 'a', ...elements }] } });

describe('the validity of a specialty', () => {
  it.each<Row>([
    [
      'an instant is a property, and its date an extension',
      concept({ extension: [{ url: from, valueDateTime: '2004-06-01T09:00:00.000Z' }] }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01T09:00:00.000Z' }],
              extension: [
                {
                  url: stu3From,
                  valueDate: '2004-06-01',
                },
              ],
            },
          ],
        },
        'converted codeSystem.concept[0].extension[0].valueDateTime -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
    ],
    [
      'a date is both, at midnight',
      concept({
        extension: [
          { url: from, valueDate: '2004-06-01' },
          { url: to, valueDate: '2017-01-31' },
        ],
      }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [
                { code: 'effectiveFrom', valueDateTime: '2004-06-01T00:00:00.000Z' },
                { code: 'effectiveTo', valueDateTime: '2017-01-31T00:00:00.000Z' },
              ],
              extension: [
                {
                  url: stu3From,
                  valueDate: '2004-06-01',
                },
                {
                  url: stu3To,
                  valueDate: '2017-01-31',
                },
              ],
            },
          ],
        },
        'converted codeSystem.concept[0].extension[0].valueDate -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
        'converted codeSystem.concept[0].extension[1].valueDate -> concept[0].extension[1].valueDate + concept[0].property[1].valueDateTime',
        'converted codeSystem.concept[0].extension[1].url -> concept[0].property[1].code',
      ],
    ],
    [
      'a date is both as it is, where A004.date is off',
      concept({ extension: [{ url: from, valueDate: '2004-06-01' }] }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01' }],
              extension: [
                {
                  url: stu3From,
                  valueDate: '2004-06-01',
                },
              ],
            },
          ],
        },
        'moved codeSystem.concept[0].extension[0].valueDate -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
      { inferences: { 'A004.date': false } },
    ],
    [
      'a month is both as it is',
      concept({ extension: [{ url: to, valueDateTime: '2004-06' }] }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveTo', valueDateTime: '2004-06' }],
              extension: [
                {
                  url: stu3To,
                  valueDate: '2004-06',
                },
              ],
            },
          ],
        },
        'moved codeSystem.concept[0].extension[0].valueDateTime -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
    ],
    [
      'a property stays beside an element that gives none',
      concept({ extension: [{ url: to, valueDateTime: '2004-06' }], abstract: null }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveTo', valueDateTime: '2004-06' }],
              extension: [{ url: stu3To, valueDate: '2004-06' }],
            },
          ],
        },
        'warning dropped codeSystem.concept[0].abstract: A null holds no place here.',
        'moved codeSystem.concept[0].extension[0].valueDateTime -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
        'dropped codeSystem.concept[0].abstract',
      ],
    ],
    [
      'a date in no list counts',
      concept({ extension: { url: from, valueDate: '2004-06-01' } }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01T00:00:00.000Z' }],
              extension: [
                {
                  url: stu3From,
                  valueDate: '2004-06-01',
                },
              ],
            },
          ],
        },
        'warning unexpected-shape codeSystem.concept[0].extension: One value stands where a list belongs.',
        'converted codeSystem.concept[0].extension.valueDate -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension.url -> concept[0].property[0].code',
      ],
    ],
    [
      'an empty list says nothing',
      concept({ extension: [] }),
      [
        {},
        'warning dropped codeSystem.concept[0].extension: An empty list is no FHIR.',
        'dropped codeSystem.concept[0].extension',
      ],
    ],
    [
      'a date that is none goes over, with a warning',
      concept({ extension: [{ url: from, valueDate: 'x' }] }),
      [
        {
          concept: [
            {
              code: 'a',
              property: [{ code: 'effectiveFrom', valueDateTime: 'x' }],
              extension: [
                {
                  url: stu3From,
                  valueDate: 'x',
                },
              ],
            },
          ],
        },
        'warning invalid-value codeSystem.concept[0].extension[0].valueDate: This is no legal date or time. It goes over as it is.',
        'moved codeSystem.concept[0].extension[0].valueDate -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
    ],
    [
      'an empty date leaves an extension without',
      concept({ extension: [{ url: from, valueDate: '' }] }),
      [
        {
          concept: [
            {
              code: 'a',
              extension: [{ url: stu3From }],
            },
          ],
        },
        'warning dropped codeSystem.concept[0].extension[0].valueDate: An empty text is no FHIR.',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].extension[0].url',
        'dropped codeSystem.concept[0].extension[0].valueDate',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('the validity of another concept', () => {
  it.each<Row>([
    [
      'is a property alone',
      concept({ extension: [{ url: from, valueDateTime: '2004-06-01T09:00:00.000Z' }] }),
      [
        {
          concept: [
            { code: 'a', property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01T09:00:00.000Z' }] },
          ],
        },
        'moved codeSystem.concept[0].extension[0].valueDateTime -> concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
    ],
    [
      'is a property alone, moved where A004.date is off',
      concept({ extension: [{ url: from, valueDate: '2004-06-01' }] }),
      [
        { concept: [{ code: 'a', property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01' }] }] },
        'moved codeSystem.concept[0].extension[0].valueDate -> concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[0].url -> concept[0].property[0].code',
      ],
      { inferences: { 'A004.date': false } },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added({ ...valueSet, id: 'CLINIC_TYPE' }, elements, options)).toStrictEqual(expected);
  });
});
