import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const valueSet = { resourceType: 'ValueSet', id: 'v', status: 'draft' };

describe('ValueSet.useContext', () => {
  it.each<Row>([
    [
      'a country is a jurisdiction, with its parts too',
      {
        useContext: [
          { coding: [{ system: 'urn:iso:std:iso:3166', code: 'GB' }] },
          { coding: [{ system: 'urn:iso:std:iso:3166:-2', code: 'GB-ENG' }] },
        ],
      },
      [
        {
          jurisdiction: [
            { coding: [{ system: 'urn:iso:std:iso:3166', code: 'GB' }] },
            { coding: [{ system: 'urn:iso:std:iso:3166:-2', code: 'GB-ENG' }] },
          ],
        },
        'renamed useContext[0].coding[0].system -> jurisdiction[0].coding[0].system',
        'renamed useContext[0].coding[0].code -> jurisdiction[0].coding[0].code',
        'renamed useContext[1].coding[0].system -> jurisdiction[1].coding[0].system',
        'renamed useContext[1].coding[0].code -> jurisdiction[1].coding[0].code',
      ],
    ],
    [
      'one of several codings tells a country',
      {
        useContext: [
          {
            coding: [
              null,
              { system: 'http://example.org/c', code: 'x' },
              { system: 'urn:iso:std:iso:3166', code: 'GB' },
            ],
          },
        ],
      },
      [
        {
          jurisdiction: [
            {
              coding: [
                { system: 'http://example.org/c', code: 'x' },
                { system: 'urn:iso:std:iso:3166', code: 'GB' },
              ],
            },
          ],
        },
        'warning dropped useContext[0].coding[0]: A null holds no place here.',
        'dropped useContext[0].coding[0]',
        'moved useContext[0].coding[1].system -> jurisdiction[0].coding[0].system',
        'moved useContext[0].coding[1].code -> jurisdiction[0].coding[0].code',
        'moved useContext[0].coding[2].system -> jurisdiction[0].coding[1].system',
        'moved useContext[0].coding[2].code -> jurisdiction[0].coding[1].code',
      ],
    ],
    [
      'anything else gets a kind',
      {
        useContext: [
          { coding: [{ system: 'http://example.org/urn:iso:std:iso:3166', code: 'y' }] },
          { text: 'o' },
        ],
      },
      [
        {
          useContext: [
            {
              code: { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' },
              valueCodeableConcept: {
                coding: [{ system: 'http://example.org/urn:iso:std:iso:3166', code: 'y' }],
              },
            },
            {
              code: { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' },
              valueCodeableConcept: { text: 'o' },
            },
          ],
        },
        'information defaulted useContext[0] -> useContext: STU3 wants the kind of a context; it is set to task.',
        'information defaulted useContext[1] -> useContext: STU3 wants the kind of a context; it is set to task.',
        'moved useContext[0].coding[0].system -> useContext[0].valueCodeableConcept.coding[0].system',
        'moved useContext[0].coding[0].code -> useContext[0].valueCodeableConcept.coding[0].code',
        'moved useContext[1].text -> useContext[1].valueCodeableConcept.text',
      ],
    ],
    [
      'a coding in no list is not read',
      { useContext: [{ coding: { system: 'urn:iso:std:iso:3166', code: 'GB' } }] },
      [
        {
          useContext: [
            {
              code: { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' },
              valueCodeableConcept: { coding: [{ system: 'urn:iso:std:iso:3166', code: 'GB' }] },
            },
          ],
        },
        'warning unexpected-shape useContext[0].coding: One value stands where a list belongs.',
        'information defaulted useContext[0] -> useContext: STU3 wants the kind of a context; it is set to task.',
        'moved useContext[0].coding.system -> useContext[0].valueCodeableConcept.coding[0].system',
        'moved useContext[0].coding.code -> useContext[0].valueCodeableConcept.coding[0].code',
      ],
    ],
    [
      'one context in no list is taken',
      { useContext: { text: 'o' } },
      [
        {
          useContext: [
            {
              code: { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' },
              valueCodeableConcept: { text: 'o' },
            },
          ],
        },
        'warning unexpected-shape useContext: One value stands where a list belongs.',
        'information defaulted useContext -> useContext: STU3 wants the kind of a context; it is set to task.',
        'moved useContext.text -> useContext[0].valueCodeableConcept.text',
      ],
    ],
    [
      'what is none leaves nothing',
      { useContext: ['x', {}, null, { text: '' }] },
      [
        {},
        'error dropped useContext[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'warning dropped useContext[1]: An empty object is no FHIR.',
        'warning dropped useContext[2]: A null holds no place here.',
        'warning dropped useContext[3].text: An empty text is no FHIR.',
        'dropped useContext[0]',
        'dropped useContext[1]',
        'dropped useContext[2]',
        'dropped useContext[3].text',
      ],
    ],
    [
      'what is none is kept on request',
      { useContext: ['x'] },
      [
        { extension: [{ url: `${crossVersion}ValueSet.useContext`, valueString: 'x' }] },
        'information kept useContext[0] -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved useContext[0] -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'what is none beside one that stays is left out',
      { useContext: [{ text: 'o' }, 'x'] },
      [
        {
          useContext: [
            {
              code: { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' },
              valueCodeableConcept: { text: 'o' },
            },
          ],
        },
        'information defaulted useContext[0] -> useContext: STU3 wants the kind of a context; it is set to task.',
        'error dropped useContext[1]: This has another shape than DSTU2 allows, and cannot be read.',
        'moved useContext[0].text -> useContext[0].valueCodeableConcept.text',
        'dropped useContext[1]',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('ValueSet.codeSystem.concept.abstract', () => {
  it.each<Row>([
    [
      'becomes a property, whichever it is',
      {
        codeSystem: {
          concept: [
            { code: 'x', abstract: true },
            { code: 'y', abstract: false },
          ],
        },
      },
      [
        {
          contained: [
            {
              resourceType: 'CodeSystem',
              concept: [
                { code: 'x', property: [{ code: 'notSelectable', valueBoolean: true }] },
                { code: 'y', property: [{ code: 'notSelectable', valueBoolean: false }] },
              ],
              id: 'v-codesystem',
              status: 'draft',
              content: 'complete',
              property: [
                {
                  code: 'notSelectable',
                  uri: 'http://hl7.org/fhir/concept-properties#notSelectable',
                  type: 'boolean',
                },
              ],
            },
          ],
          extension: [
            { url: `${crossVersion}ValueSet.codeSystem`, valueReference: { reference: '#v-codesystem' } },
          ],
        },
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
        'moved codeSystem.concept[0].code -> contained[0].concept[0].code',
        'moved codeSystem.concept[0].abstract -> contained[0].concept[0].property[0].valueBoolean',
        'moved codeSystem.concept[1].code -> contained[0].concept[1].code',
        'moved codeSystem.concept[1].abstract -> contained[0].concept[1].property[0].valueBoolean',
      ],
    ],
    [
      'gives no property where it is none',
      {
        codeSystem: {
          concept: [
            { code: 'x', abstract: null },
            { code: 'y', abstract: {} },
          ],
        },
      },
      [
        {
          contained: [
            {
              resourceType: 'CodeSystem',
              concept: [{ code: 'x' }, { code: 'y' }],
              id: 'v-codesystem',
              status: 'draft',
              content: 'complete',
            },
          ],
          extension: [
            { url: `${crossVersion}ValueSet.codeSystem`, valueReference: { reference: '#v-codesystem' } },
          ],
        },
        'warning dropped codeSystem.concept[0].abstract: A null holds no place here.',
        'error dropped codeSystem.concept[1].abstract: This has another shape than DSTU2 allows, and cannot be read.',
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
        'moved codeSystem.concept[0].code -> contained[0].concept[0].code',
        'dropped codeSystem.concept[0].abstract',
        'moved codeSystem.concept[1].code -> contained[0].concept[1].code',
        'dropped codeSystem.concept[1].abstract',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});
