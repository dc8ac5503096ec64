import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
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
const submitted = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-clinicalinfofirstsubmitted-1';
const concept = (elements: Json): Json => ({ codeSystem: { concept: [{ code: 'a', ...elements }] } });

describe('extensions of a specialty that are no validity', () => {
  it.each<Row>([
    [
      'other extensions stay, in order',
      concept({
        extension: [
          { url: 'http://example.org/x', valueDate: '2004-06-01' },
          { url: from, valueString: 'x' },
          { url: from, id: 'i', valueDate: '2004-06-01' },
          { url: submitted, valueDateTime: '2004-06-01' },
          { url: to, valueDate: '2017-01-31' },
          { url: 5, valueDate: '2017' },
        ],
      }),
      [
        {
          concept: [
            {
              code: 'a',
              extension: [
                { url: 'http://example.org/x', valueDate: '2004-06-01' },
                {
                  url: stu3From,
                  valueString: 'x',
                },
                {
                  url: stu3From,
                  id: 'i',
                  valueDate: '2004-06-01',
                },
                {
                  url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ClinicalInfoFirstSubmitted-1',
                  valueDateTime: '2004-06-01',
                },
                {
                  url: stu3To,
                  valueDate: '2017-01-31',
                },
                { url: '5', valueDate: '2017' },
              ],
              property: [{ code: 'effectiveTo', valueDateTime: '2017-01-31T00:00:00.000Z' }],
            },
          ],
        },
        'warning unexpected-shape codeSystem.concept[0].extension[5].url: This is read as the string it must mean.',
        'moved codeSystem.concept[0].extension[0].url -> concept[0].extension[0].url',
        'moved codeSystem.concept[0].extension[0].valueDate -> concept[0].extension[0].valueDate',
        'converted codeSystem.concept[0].extension[1].url -> concept[0].extension[1].url',
        'moved codeSystem.concept[0].extension[1].valueString -> concept[0].extension[1].valueString',
        'converted codeSystem.concept[0].extension[2].url -> concept[0].extension[2].url',
        'moved codeSystem.concept[0].extension[2].id -> concept[0].extension[2].id',
        'moved codeSystem.concept[0].extension[2].valueDate -> concept[0].extension[2].valueDate',
        'converted codeSystem.concept[0].extension[3].url -> concept[0].extension[3].url',
        'moved codeSystem.concept[0].extension[3].valueDateTime -> concept[0].extension[3].valueDateTime',
        'converted codeSystem.concept[0].extension[4].valueDate -> concept[0].extension[4].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[4].url -> concept[0].property[0].code',
        'converted codeSystem.concept[0].extension[5].url -> concept[0].extension[5].url',
        'moved codeSystem.concept[0].extension[5].valueDate -> concept[0].extension[5].valueDate',
      ],
    ],
    [
      'what is no extension is lost',
      concept({ extension: ['x', null, { url: from, valueDate: '2004-06-01' }] }),
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
        'error dropped codeSystem.concept[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'warning dropped codeSystem.concept[0].extension[1]: A null holds no place here.',
        'dropped codeSystem.concept[0].extension[0]',
        'dropped codeSystem.concept[0].extension[1]',
        'converted codeSystem.concept[0].extension[2].valueDate -> concept[0].extension[0].valueDate + concept[0].property[0].valueDateTime',
        'converted codeSystem.concept[0].extension[2].url -> concept[0].property[0].code',
      ],
    ],
    [
      'what is no extension leaves no list',
      concept({ extension: ['x', null] }),
      [
        {},
        'error dropped codeSystem.concept[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'warning dropped codeSystem.concept[0].extension[1]: A null holds no place here.',
        'dropped codeSystem.concept[0].extension[0]',
        'dropped codeSystem.concept[0].extension[1]',
      ],
    ],
    [
      'what is no extension is kept on request',
      concept({ extension: ['x'] }),
      [
        {
          concept: [
            {
              code: 'a',
              extension: [{ url: `${crossVersion}ValueSet.codeSystem.concept.extension`, valueString: 'x' }],
            },
          ],
        },
        'information kept codeSystem.concept[0].extension[0] -> concept[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved codeSystem.concept[0].extension[0] -> concept[0].extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});
