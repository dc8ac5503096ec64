import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const valueSet = { resourceType: 'ValueSet', id: 'v', status: 'draft' };

describe('ValueSet.lockedDate, which is in compose', () => {
  it.each<Row>([
    [
      'makes a compose where there is none',
      { lockedDate: '2014-01-01' },
      [
        { compose: { lockedDate: '2014-01-01' } },
        'error missing-required ValueSet -> compose.include: STU3 requires an include in compose.',
        'moved lockedDate -> compose.lockedDate',
      ],
    ],
    [
      'joins the compose before it',
      { compose: { include: [{ system: 'http://example.org/c' }] }, lockedDate: '2014-01-01' },
      [
        { compose: { include: [{ system: 'http://example.org/c' }], lockedDate: '2014-01-01' } },
        'moved lockedDate -> compose.lockedDate',
      ],
    ],
    [
      'joins the compose after it',
      { lockedDate: '2014-01-01', compose: { include: [{ system: 'http://example.org/c' }] } },
      [
        { compose: { lockedDate: '2014-01-01', include: [{ system: 'http://example.org/c' }] } },
        'moved lockedDate -> compose.lockedDate',
      ],
    ],
    [
      'makes none where it is empty',
      { lockedDate: '' },
      [{}, 'warning dropped lockedDate: An empty text is no FHIR.', 'dropped lockedDate'],
    ],
    [
      'makes none where it is an object',
      { lockedDate: { x: 1 } },
      [
        {},
        'error dropped lockedDate: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped lockedDate.x',
      ],
    ],
    [
      'is kept on request where it is an object',
      { lockedDate: { x: 1 } },
      [
        { extension: [{ url: `${crossVersion}ValueSet.lockedDate`, valueString: '{"x":1}' }] },
        'information kept lockedDate -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'converted lockedDate.x -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('ValueSet.compose', () => {
  it.each<Row>([
    [
      'stays where it has an include',
      { compose: { include: [{ system: 'http://example.org/c' }] } },
      [{ compose: { include: [{ system: 'http://example.org/c' }] } }],
    ],
    [
      'is not there where nothing is left in it',
      { compose: { include: [], exclude: [] } },
      [
        {},
        'warning dropped compose.include: An empty list is no FHIR.',
        'warning dropped compose.exclude: An empty list is no FHIR.',
        'dropped compose.include',
        'dropped compose.exclude',
      ],
    ],
    ['is no text', { compose: 'x' }, [{}, 'error dropped compose: This is no compose.', 'dropped compose']],
    ['is not empty', { compose: {} }, [{}, 'error dropped compose: This is no compose.', 'dropped compose']],
    [
      'is no list',
      { compose: [{ include: [{ system: 'http://example.org/c' }] }] },
      [{}, 'error dropped compose: This is no compose.', 'dropped compose[0].include[0].system'],
    ],
    [
      'is kept on request where it is a list',
      { compose: [{ include: [{ system: 'http://example.org/c' }] }] },
      [
        {
          extension: [
            {
              url: `${crossVersion}ValueSet.compose`,
              extension: [
                { url: 'include', extension: [{ url: 'system', valueString: 'http://example.org/c' }] },
              ],
            },
          ],
        },
        'information kept compose[0] -> extension[0]: This is no compose. It is kept as an extension.',
        'moved compose[0].include[0].system -> extension[0].extension[0].extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});

describe('ValueSet.compose.import', () => {
  it.each<Row>([
    [
      'becomes an include for each',
      {
        compose: {
          import: ['http://example.org/a', 'http://example.org/b'],
          include: [{ system: 'http://example.org/c' }],
        },
      },
      [
        {
          compose: {
            include: [
              { valueSet: ['http://example.org/a'] },
              { valueSet: ['http://example.org/b'] },
              { system: 'http://example.org/c' },
            ],
          },
        },
        'moved compose.import[0] -> compose.include[0].valueSet[0]',
        'moved compose.import[1] -> compose.include[1].valueSet[0]',
        'moved compose.include[0].system -> compose.include[2].system',
      ],
    ],
    [
      'is taken where it is in no list',
      { compose: { import: 'http://example.org/a' } },
      [
        { compose: { include: [{ valueSet: ['http://example.org/a'] }] } },
        'warning unexpected-shape compose.import: One value stands where a list belongs.',
        'moved compose.import -> compose.include[0].valueSet[0]',
      ],
    ],
    [
      'leaves out what is empty',
      { compose: { import: ['', 'http://example.org/b'] } },
      [
        { compose: { include: [{ valueSet: ['http://example.org/b'] }] } },
        'warning dropped compose.import[0]: An empty text is no FHIR.',
        'dropped compose.import[0]',
        'moved compose.import[1] -> compose.include[0].valueSet[0]',
      ],
    ],
    [
      'gives no include where nothing is left',
      { compose: { import: ['', { x: 1 }] } },
      [
        {},
        'warning dropped compose.import[0]: An empty text is no FHIR.',
        'error dropped compose.import[1]: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped compose.import[0]',
        'dropped compose.import[1].x',
      ],
    ],
    [
      'keeps on request what is no URL',
      { compose: { import: ['', { x: 1 }] } },
      [
        {
          compose: { extension: [{ url: `${crossVersion}ValueSet.compose.import`, valueString: '{"x":1}' }] },
        },
        'warning dropped compose.import[0]: An empty text is no FHIR.',
        'information kept compose.import[1] -> compose.extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'error missing-required ValueSet -> compose.include: STU3 requires an include in compose.',
        'dropped compose.import[0]',
        'converted compose.import[1].x -> compose.extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'gives none of an empty list',
      { compose: { import: [] } },
      [{}, 'warning dropped compose.import: An empty list is no FHIR.', 'dropped compose.import'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(valueSet, elements, options)).toStrictEqual(expected);
  });
});
