import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const patient = { resourceType: 'Patient' };
const url = 'http://example.org/x';

describe('HumanName.family, a list that becomes one text', () => {
  it.each<Row>([
    [
      'one part stays as it is',
      { name: [{ family: ['Dyke'] }] },
      [{ name: [{ family: 'Dyke' }] }, 'moved name[0].family[0] -> name[0].family'],
    ],
    [
      'a text where a list belongs stays, with a warning',
      { name: [{ family: 'Dyke' }] },
      [
        { name: [{ family: 'Dyke' }] },
        'warning unexpected-shape name[0].family: One value stands where a list belongs.',
      ],
    ],
    [
      'several parts are joined by a blank',
      { name: [{ family: ['van', 'Dyke'] }] },
      [
        { name: [{ family: 'van Dyke' }] },
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
      ],
    ],
    [
      'several parts are kept apart on request',
      { name: [{ family: ['van', 'Dyke'] }] },
      [
        {
          name: [
            {
              family: 'van Dyke',
              _family: {
                extension: [
                  { url: `${crossVersion}HumanName.family`, valueString: 'van' },
                  { url: `${crossVersion}HumanName.family`, valueString: 'Dyke' },
                ],
              },
            },
          ],
        },
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
      ],
      { keepLost: true },
    ],
    [
      'a null between parts goes',
      { name: [{ family: ['van', null, 'Dyke'] }] },
      [
        { name: [{ family: 'van Dyke' }] },
        'information dropped name[0].family[1]: A null held the place of a part of the name; STU3 has one text.',
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'converted name[0].family[0] -> name[0].family',
        'dropped name[0].family[1]',
        'converted name[0].family[2] -> name[0].family',
      ],
    ],
    [
      'a null alone gives no family name',
      { name: [{ family: [null], text: 't' }] },
      [
        { name: [{ text: 't' }] },
        'information dropped name[0].family[0]: A null held the place of a part of the name; STU3 has one text.',
        'dropped name[0].family[0]',
      ],
    ],
    [
      'an object among parts goes, and says so',
      { name: [{ family: ['van', { x: 1 }] }] },
      [
        { name: [{ family: 'van' }] },
        'error dropped name[0].family[1]: This has another shape than DSTU2 allows, and cannot be read.',
        'converted name[0].family[0] -> name[0].family',
        'dropped name[0].family[1].x',
      ],
    ],
    [
      'an object among parts is kept on request',
      { name: [{ family: ['van', { x: 1 }] }] },
      [
        {
          name: [
            {
              extension: [{ url: `${crossVersion}HumanName.family`, valueString: '{"x":1}' }],
              family: 'van',
            },
          ],
        },
        'information kept name[0].family[1] -> name[0].extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1].x -> name[0].extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'nothing but objects gives no family name',
      { name: [{ family: [{ x: 1 }], text: 't' }] },
      [
        { name: [{ text: 't' }] },
        'error dropped name[0].family[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped name[0].family[0].x',
      ],
    ],
    [
      'an empty part goes, and the other stands alone',
      { name: [{ family: ['', 'Dyke'] }] },
      [
        { name: [{ family: 'Dyke' }] },
        'warning dropped name[0].family[0]: An empty text is no FHIR.',
        'dropped name[0].family[0]',
        'converted name[0].family[1] -> name[0].family',
      ],
    ],
    [
      'an empty list gives no family name',
      { name: [{ family: [], text: 't' }] },
      [
        { name: [{ text: 't' }] },
        'warning dropped name[0].family: An empty list is no FHIR.',
        'dropped name[0].family',
      ],
    ],
    [
      'a number is read as text',
      { name: [{ family: [5, 'Dyke'] }] },
      [
        { name: [{ family: '5 Dyke' }] },
        'warning unexpected-shape name[0].family[0]: This is read as the string it must mean.',
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
      ],
    ],
    [
      'a part with nothing but an extension has no text',
      { name: [{ family: [null, 'Dyke'], _family: [{ extension: [{ url, valueCode: 'x' }] }, null] }] },
      [
        {
          name: [
            { family: 'Dyke', _family: { extension: [{ url: 'http://example.org/x', valueCode: 'x' }] } },
          ],
        },
        'information dropped name[0].family[0]: A null held the place of a part of the name; STU3 has one text.',
        'information dropped name[0]._family: A null held a place here, and there is nothing left to hold it for.',
        'dropped name[0].family[0]',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
        'dropped name[0]._family[1]',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});
