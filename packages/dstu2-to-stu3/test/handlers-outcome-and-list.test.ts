import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const list = { resourceType: 'List', status: 'current', mode: 'working' };
const outcome = { resourceType: 'OperationOutcome' };
const issue = { severity: 'error', code: 'invalid' };

describe('List.note, a text that becomes a note', () => {
  it.each<Row>([
    [
      'a text becomes the text of a note',
      { note: 'n' },
      [{ note: [{ text: 'n' }] }, 'moved note -> note[0].text'],
    ],
    [
      'a list of texts is taken, with a warning',
      { note: ['n', 'o'] },
      [
        { note: [{ text: 'n' }, { text: 'o' }] },
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'moved note[0] -> note[0].text',
        'moved note[1] -> note[1].text',
      ],
    ],
    [
      'a note has the form of STU3',
      { note: [{ text: 'n', authorString: 'a' }] },
      [
        { note: [{ text: 'n', authorString: 'a' }] },
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'warning unexpected-shape note[0]: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
    [
      'a note that is in no list is taken',
      { note: { text: 'n' } },
      [
        { note: [{ text: 'n' }] },
        'warning unexpected-shape note: This has the form of STU3, and not that of DSTU2.',
        'moved note.text -> note[0].text',
      ],
    ],
    [
      'an empty text gives no note',
      { note: '' },
      [{}, 'warning dropped note: An empty text is no FHIR.', 'dropped note'],
    ],
    [
      'an empty text in a list gives no note, and the next is the first',
      { note: ['', 'n'] },
      [
        { note: [{ text: 'n' }] },
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'warning dropped note[0]: An empty text is no FHIR.',
        'dropped note[0]',
        'moved note[1] -> note[0].text',
      ],
    ],
    [
      'an empty note is none',
      { note: [{}] },
      [
        {},
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'warning unexpected-shape note[0]: This has the form of STU3, and not that of DSTU2.',
        'error missing-required note[0] -> note[0].text: STU3 requires text, and the source has none.',
        'warning dropped note[0]: An empty object is no FHIR.',
        'dropped note[0]',
      ],
    ],
    [
      'an empty list gives no note',
      { note: [] },
      [{}, 'warning dropped note: An empty list is no FHIR.', 'dropped note'],
    ],
    [
      'a number is read as text',
      { note: 5 },
      [
        { note: [{ text: '5' }] },
        'warning unexpected-shape note: This is read as the string it must mean.',
        'converted note -> note[0].text',
      ],
    ],
    [
      'a list in a list is no note',
      { note: [['n']] },
      [
        {},
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'error dropped note[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped note[0][0]',
      ],
    ],
    [
      'a list in a list is kept on request',
      { note: [['n']] },
      [
        { extension: [{ url: `${crossVersion}List.note`, valueString: 'n' }] },
        'warning unexpected-shape note: A list stands where one value belongs; all are taken.',
        'information kept note[0][0] -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved note[0][0] -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(list, elements, options)).toStrictEqual(expected);
  });
});

describe('OperationOutcome.issue.location, an XPath with a FHIRPath beside it', () => {
  it.each<Row>([
    [
      'an XPath counts from 1, a FHIRPath from 0',
      { issue: [{ ...issue, location: ['/f:Patient/f:name[2]/f:family'] }] },
      [
        {
          issue: [
            {
              severity: 'error',
              code: 'invalid',
              location: ['/f:Patient/f:name[2]/f:family'],
              expression: ['Patient.name[1].family'],
            },
          ],
        },
        'information derived issue[0].location -> issue[0].expression: The expression says the same as the XPath.',
      ],
    ],
    [
      'names need neither a slash before nor a prefix',
      { issue: [{ ...issue, location: ['f:Patient/f:name', 'Patient/contact[12]/name[1]'] }] },
      [
        {
          issue: [
            {
              severity: 'error',
              code: 'invalid',
              location: ['f:Patient/f:name', 'Patient/contact[12]/name[1]'],
              expression: ['Patient.name', 'Patient.contact[11].name[0]'],
            },
          ],
        },
        'information derived issue[0].location -> issue[0].expression: The expression says the same as the XPath.',
      ],
    ],
    [
      'other steps of XPath have none',
      {
        issue: [
          {
            ...issue,
            location: [
              '//*[1]',
              '/Patient/name[0]',
              '/Patient/name[@x]',
              '/Patient/',
              '/Patient/name[9999999999]',
            ],
          },
        ],
      },
      [
        {
          issue: [
            {
              severity: 'error',
              code: 'invalid',
              location: [
                '//*[1]',
                '/Patient/name[0]',
                '/Patient/name[@x]',
                '/Patient/',
                '/Patient/name[9999999999]',
              ],
            },
          ],
        },
      ],
    ],
    [
      'a single name could be anything',
      { issue: [{ ...issue, location: ['Patient'] }] },
      [{ issue: [{ severity: 'error', code: 'invalid', location: ['Patient'] }] }],
    ],
    [
      'what is a FHIRPath already stays as it is',
      { issue: [{ ...issue, location: ['Patient.name'] }] },
      [{ issue: [{ severity: 'error', code: 'invalid', location: ['Patient.name'] }] }],
    ],
    [
      'one text is taken, with a warning',
      { issue: [{ ...issue, location: '/Patient/name' }] },
      [
        {
          issue: [
            { severity: 'error', code: 'invalid', location: ['/Patient/name'], expression: ['Patient.name'] },
          ],
        },
        'warning unexpected-shape issue[0].location: One value stands where a list belongs.',
        'information derived issue[0].location -> issue[0].expression: The expression says the same as the XPath.',
        'moved issue[0].location -> issue[0].location[0]',
      ],
    ],
    [
      'a number is no path',
      { issue: [{ ...issue, location: [5, '/Patient/active'] }] },
      [
        {
          issue: [
            {
              severity: 'error',
              code: 'invalid',
              location: ['5', '/Patient/active'],
              expression: ['Patient.active'],
            },
          ],
        },
        'warning unexpected-shape issue[0].location[0]: This is read as the string it must mean.',
        'information derived issue[0].location -> issue[0].expression: The expression says the same as the XPath.',
        'converted issue[0].location[0] -> issue[0].location[0]',
      ],
    ],
    [
      'a null is no path',
      { issue: [{ ...issue, location: [null] }] },
      [
        { issue: [{ severity: 'error', code: 'invalid' }] },
        'warning dropped issue[0].location[0]: A null holds no place here.',
        'dropped issue[0].location[0]',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(outcome, elements, options)).toStrictEqual(expected);
  });
});
