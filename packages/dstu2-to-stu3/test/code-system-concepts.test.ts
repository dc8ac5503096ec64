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
};
const concept = (elements: Json): Json => ({ codeSystem: { concept: [{ code: 'a', ...elements }] } });

describe('designations', () => {
  it.each<Row>([
    [
      'one in no list is usual',
      concept({ designation: { value: '9901' } }),
      [
        { concept: [{ code: 'a', designation: [{ value: '9901' }] }] },
        'moved codeSystem.concept[0].code -> concept[0].code',
        'moved codeSystem.concept[0].designation.value -> concept[0].designation[0].value',
      ],
    ],
    [
      'a list of them stays',
      concept({ designation: [{ value: '9901' }] }),
      [
        { concept: [{ code: 'a', designation: [{ value: '9901' }] }] },
        'moved codeSystem.concept[0].code -> concept[0].code',
        'moved codeSystem.concept[0].designation[0].value -> concept[0].designation[0].value',
      ],
    ],
    [
      'a text is none',
      concept({ designation: 'x' }),
      [
        { concept: [{ code: 'a' }] },
        'error dropped codeSystem.concept[0].designation: This has another shape than DSTU2 allows, and cannot be read.',
        'moved codeSystem.concept[0].code -> concept[0].code',
        'dropped codeSystem.concept[0].designation',
      ],
    ],
    [
      'they go where A004.designation is off',
      concept({ designation: { value: '9901' } }),
      [
        { concept: [{ code: 'a' }] },
        "information dropped codeSystem.concept[0].designation: The platform's schema has no designations. (A004.designation)",
        'moved codeSystem.concept[0].code -> concept[0].code',
        'dropped codeSystem.concept[0].designation.value',
      ],
      { inferences: { 'A004.designation': false } },
    ],
    [
      'they are kept on request where A004.designation is off',
      concept({ designation: { value: '9901' } }),
      [
        {
          concept: [
            {
              code: 'a',
              extension: [
                {
                  url: `${crossVersion}ValueSet.codeSystem.concept.designation`,
                  extension: [{ url: 'value', valueString: '9901' }],
                },
              ],
            },
          ],
        },
        "information kept codeSystem.concept[0].designation -> concept[0].extension[0]: The platform's schema has no designations. It is kept as an extension. (A004.designation)",
        'moved codeSystem.concept[0].code -> concept[0].code',
        'moved codeSystem.concept[0].designation.value -> concept[0].extension[0].extension[0].valueString',
      ],
      { keepLost: true, inferences: { 'A004.designation': false } },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('concepts below a concept', () => {
  it.each<Row>([
    [
      'stay',
      concept({ concept: [{ code: 'b' }] }),
      [
        { concept: [{ code: 'a', concept: [{ code: 'b' }] }] },
        'information flattened codeSystem.concept[0].concept -> concept[0].concept: The platform has these in a code system of their own, CLINIC-TYPE (A004). They stay below their specialty. (A004.nested)',
        'moved codeSystem.concept[0].code -> concept[0].code',
        'moved codeSystem.concept[0].concept[0].code -> concept[0].concept[0].code',
      ],
    ],
    [
      'go where A004.nested is off, even with keepLost, since the platform has them',
      concept({ concept: [{ code: 'b' }] }),
      [
        { concept: [{ code: 'a' }] },
        'warning dropped codeSystem.concept[0].concept: The platform has these in a code system of their own, CLINIC-TYPE (A004). (A004.nested)',
        'moved codeSystem.concept[0].code -> concept[0].code',
        'dropped codeSystem.concept[0].concept[0].code',
      ],
      { keepLost: true, inferences: { 'A004.nested': false } },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('an inline code system', () => {
  it.each<Row>([
    [
      'that is a text is none',
      { codeSystem: 'x' },
      [{}, 'error dropped codeSystem: This is no code system.', 'dropped codeSystem'],
    ],
    [
      'that is a text is kept on request',
      { codeSystem: 'x' },
      [
        { extension: [{ url: `${crossVersion}ValueSet.codeSystem`, valueString: 'x' }] },
        'information kept codeSystem -> extension[0]: This is no code system. It is kept as an extension.',
        'moved codeSystem -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'that is empty is none',
      { codeSystem: {} },
      [{}, 'error dropped codeSystem: This is no code system.', 'dropped codeSystem'],
    ],
    [
      'has a url of its own, which goes',
      { codeSystem: { system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', concept: [{ code: 'a' }] } },
      [
        { concept: [{ code: 'a' }] },
        'information dropped codeSystem.system: The url of the code system takes its place. (A004.system)',
        'dropped codeSystem.system',
        'moved codeSystem.concept[0].code -> concept[0].code',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});
