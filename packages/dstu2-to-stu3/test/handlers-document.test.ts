import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const document = {
  resourceType: 'DocumentReference',
  type: { text: 't' },
  indexed: '2005-12-24T09:43:41Z',
  status: 'current',
};
const attachment = { url: 'http://example.org/a' };
const x = { system: 'urn:x', code: 'x' };
const y = { system: 'urn:x', code: 'y' };

describe('DocumentReference.content, with one format each in STU3', () => {
  it.each<Row>([
    [
      'one content stays',
      { content: [{ attachment }] },
      [{ content: [{ attachment: { url: 'http://example.org/a' } }] }],
    ],
    [
      'one format stands alone',
      { content: [{ attachment, format: [x] }] },
      [
        {
          content: [{ attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'x' } }],
        },
        'moved content[0].format[0].system -> content[0].format.system',
        'moved content[0].format[0].code -> content[0].format.code',
      ],
    ],
    [
      'two formats make two contents of one',
      { content: [{ attachment, format: [x, y] }] },
      [
        {
          content: [
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'x' } },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'y' } },
          ],
        },
        'moved content[0].format[0].system -> content[0].format.system',
        'moved content[0].format[0].code -> content[0].format.code',
        'moved content[0].format[1].system -> content[1].format.system',
        'moved content[0].format[1].code -> content[1].format.code',
      ],
    ],
    [
      'two formats of a later content make two as well',
      { content: [{ attachment: { title: 'b' } }, { attachment, format: [x, y] }] },
      [
        {
          content: [
            { attachment: { title: 'b' } },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'x' } },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'y' } },
          ],
        },
        'moved content[1].format[0].system -> content[1].format.system',
        'moved content[1].format[0].code -> content[1].format.code',
        'moved content[1].format[1].system -> content[2].format.system',
        'moved content[1].format[1].code -> content[2].format.code',
      ],
    ],
    [
      'a content that is in no list is taken, with a warning',
      { content: { attachment, format: [x, y] } },
      [
        {
          content: [
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'x' } },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'y' } },
          ],
        },
        'warning unexpected-shape content: One value stands where a list belongs.',
        'moved content.attachment.url -> content[0].attachment.url + content[1].attachment.url',
        'moved content.format[0].system -> content[0].format.system',
        'moved content.format[0].code -> content[0].format.code',
        'moved content.format[1].system -> content[1].format.system',
        'moved content.format[1].code -> content[1].format.code',
      ],
    ],
    [
      'a format that stands alone has the form of STU3',
      { content: [{ attachment, format: x }] },
      [
        {
          content: [{ attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'x' } }],
        },
        'warning unexpected-shape content[0].format: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
    [
      'a format that is no object is lost, the other stays',
      { content: [{ attachment, format: ['x', y] }] },
      [
        {
          content: [
            { attachment: { url: 'http://example.org/a' } },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'y' } },
          ],
        },
        'error dropped content[0].format[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped content[0].format[0]',
        'moved content[0].format[1].system -> content[1].format.system',
        'moved content[0].format[1].code -> content[1].format.code',
      ],
    ],
    [
      'a format that is no object is kept on request',
      { content: [{ attachment, format: ['x', y] }] },
      [
        {
          content: [
            {
              attachment: { url: 'http://example.org/a' },
              extension: [{ url: `${crossVersion}DocumentReference.content.format`, valueString: 'x' }],
            },
            { attachment: { url: 'http://example.org/a' }, format: { system: 'urn:x', code: 'y' } },
          ],
        },
        'information kept content[0].format[0] -> content[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved content[0].format[0] -> content[0].extension[0].valueString',
        'moved content[0].format[1].system -> content[1].format.system',
        'moved content[0].format[1].code -> content[1].format.code',
      ],
      { keepLost: true },
    ],
    [
      'an empty list of formats is left out',
      { content: [{ attachment, format: [] }] },
      [
        { content: [{ attachment: { url: 'http://example.org/a' } }] },
        'warning dropped content[0].format: An empty list is no FHIR.',
        'dropped content[0].format',
      ],
    ],
    [
      'a null is no format',
      { content: [{ attachment, format: null }] },
      [
        { content: [{ attachment: { url: 'http://example.org/a' } }] },
        'warning unexpected-shape content[0].format: One value stands where a list belongs.',
        'warning dropped content[0].format: A null holds no place here.',
        'dropped content[0].format',
      ],
    ],
    [
      'a text is no content',
      { content: ['x'] },
      [
        {},
        'error dropped content[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped content[0]',
      ],
    ],
    [
      'a text is kept on request',
      { content: ['x'] },
      [
        { extension: [{ url: `${crossVersion}DocumentReference.content`, valueString: 'x' }] },
        'information kept content[0] -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved content[0] -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'an empty list is no content',
      { content: [] },
      [{}, 'warning dropped content: An empty list is no FHIR.', 'dropped content'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(document, elements, options)).toStrictEqual(expected);
  });
});

describe('DocumentReference.docStatus, a concept that becomes a code', () => {
  it.each<Row>([
    [
      'a standard code takes the place of its concept',
      { docStatus: { coding: [{ system: 'http://hl7.org/fhir/composition-status', code: 'final' }] } },
      [
        { docStatus: 'final' },
        'moved docStatus.coding[0].code -> docStatus',
        'converted docStatus.coding[0].system -> docStatus',
      ],
    ],
    [
      'a standard code without a concept is what STU3 has',
      { docStatus: 'final' },
      [
        { docStatus: 'final' },
        'warning unexpected-shape docStatus: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added({ ...document, content: [{ attachment }] }, elements, options)).toStrictEqual(expected);
  });
});
