import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const service = { resourceType: 'HealthcareService' };
const types = [{ type: { text: 'a' }, specialty: [{ text: 's' }] }, { type: { text: 'b' } }];

describe('HealthcareService.serviceType, a block that STU3 has not', () => {
  it.each<Row>([
    [
      'which specialty was of which type is lost',
      { serviceType: types },
      [
        { type: [{ text: 'a' }, { text: 'b' }], specialty: [{ text: 's' }] },
        'information flattened serviceType -> specialty: Which specialty belonged to which type of service is lost.',
        'moved serviceType[0].type.text -> type[0].text',
        'moved serviceType[0].specialty[0].text -> specialty[0].text',
        'moved serviceType[1].type.text -> type[1].text',
      ],
    ],
    [
      'which specialty was of which type is kept on request',
      { serviceType: types },
      [
        {
          type: [{ text: 'a' }, { text: 'b' }],
          specialty: [{ text: 's' }],
          extension: [
            {
              url: `${crossVersion}HealthcareService.serviceType`,
              extension: [
                { url: 'type', valueCodeableConcept: { text: 'a' } },
                { url: 'specialty', valueCodeableConcept: { text: 's' } },
              ],
            },
            {
              url: `${crossVersion}HealthcareService.serviceType`,
              extension: [{ url: 'type', valueCodeableConcept: { text: 'b' } }],
            },
          ],
        },
        'information kept serviceType[0] -> extension[0]: Which specialty belonged to which type of service is lost. It is kept as an extension.',
        'information kept serviceType[1] -> extension[1]: Which specialty belonged to which type of service is lost. It is kept as an extension.',
        'moved serviceType[0].type.text -> type[0].text + extension[0].extension[0].valueCodeableConcept.text',
        'moved serviceType[0].specialty[0].text -> specialty[0].text + extension[0].extension[1].valueCodeableConcept.text',
        'moved serviceType[1].type.text -> type[1].text + extension[1].extension[0].valueCodeableConcept.text',
      ],
      { keepLost: true },
    ],
    [
      'nothing is lost of types without specialties',
      { serviceType: [{ type: { text: 'a' } }, { type: { text: 'b' } }] },
      [
        { type: [{ text: 'a' }, { text: 'b' }] },
        'moved serviceType[0].type.text -> type[0].text',
        'moved serviceType[1].type.text -> type[1].text',
      ],
    ],
    [
      'nothing is lost of one type with a specialty',
      { serviceType: [{ type: { text: 'a' }, specialty: [{ text: 's' }] }] },
      [
        { type: [{ text: 'a' }], specialty: [{ text: 's' }] },
        'moved serviceType[0].type.text -> type[0].text',
        'moved serviceType[0].specialty[0].text -> specialty[0].text',
      ],
    ],
    [
      'one type that is in no list is taken, with a warning',
      { serviceType: { type: { text: 'a' }, specialty: [{ text: 's' }] } },
      [
        { type: [{ text: 'a' }], specialty: [{ text: 's' }] },
        'warning unexpected-shape serviceType: One value stands where a list belongs.',
        'moved serviceType.type.text -> type[0].text',
        'moved serviceType.specialty[0].text -> specialty[0].text',
      ],
    ],
    [
      'a text and an empty type are no service types',
      { serviceType: ['x', {}] },
      [
        {},
        'error dropped serviceType[0]: This is no service type.',
        'error dropped serviceType[1]: This is no service type.',
        'dropped serviceType[0]',
        'dropped serviceType[1]',
      ],
    ],
    [
      'a text is kept on request',
      { serviceType: ['x', {}] },
      [
        { extension: [{ url: `${crossVersion}HealthcareService.serviceType`, valueString: 'x' }] },
        'information kept serviceType[0] -> extension[0]: This is no service type. It is kept as an extension.',
        'error dropped serviceType[1]: This is no service type.',
        'moved serviceType[0] -> extension[0].valueString',
        'dropped serviceType[1]',
      ],
      { keepLost: true },
    ],
    [
      'ids, extensions and unknown elements of a type are lost, comments counted',
      {
        serviceType: [
          {
            fhir_comments: ['c', 'd'],
            id: 'i',
            extension: [{ url: 'http://example.org/x', valueCode: 'y' }],
            type: { text: 'a' },
            'odd name': 1,
          },
        ],
      },
      [
        { type: [{ text: 'a' }] },
        'warning dropped serviceType[0].id: STU3 has no place for this.',
        'warning dropped serviceType[0].extension: STU3 has no place for this.',
        'warning dropped serviceType[0].`odd name`: STU3 has no place for this.',
        'information dropped HealthcareService: STU3 has no comments in JSON; 1 fhir_comments were left out.',
        'dropped serviceType[0].fhir_comments[0]',
        'dropped serviceType[0].fhir_comments[1]',
        'dropped serviceType[0].id',
        'dropped serviceType[0].extension[0].url',
        'dropped serviceType[0].extension[0].valueCode',
        'moved serviceType[0].type.text -> type[0].text',
        'dropped serviceType[0].`odd name`',
      ],
    ],
    [
      'ids, extensions and unknown elements of a type are kept on request',
      {
        serviceType: [
          {
            id: 'i',
            extension: [{ url: 'http://example.org/x', valueCode: 'y' }],
            type: { text: 'a' },
            'odd name': 1,
          },
        ],
      },
      [
        {
          extension: [
            { url: `${crossVersion}HealthcareService.serviceType.id`, valueString: 'i' },
            {
              url: `${crossVersion}HealthcareService.serviceType.extension`,
              valueString: '{"url":"http://example.org/x","valueCode":"y"}',
            },
            { url: `${crossVersion}HealthcareService.serviceType.odd name`, valueDecimal: 1 },
          ],
          type: [{ text: 'a' }],
        },
        'information kept serviceType[0].id -> extension[0]: STU3 has no place for this. It is kept as an extension.',
        'information kept serviceType[0].extension[0] -> extension[1]: STU3 has no place for this. It is kept as an extension.',
        'information kept serviceType[0].`odd name` -> extension[2]: STU3 has no place for this. It is kept as an extension.',
        'renamed serviceType[0].id -> extension[0].valueString',
        'converted serviceType[0].extension[0].url -> extension[1].valueString',
        'converted serviceType[0].extension[0].valueCode -> extension[1].valueString',
        'moved serviceType[0].type.text -> type[0].text',
        'moved serviceType[0].`odd name` -> extension[2].valueDecimal',
      ],
      { keepLost: true },
    ],
    [
      'an empty list is left out',
      { serviceType: [] },
      [{}, 'warning dropped serviceType: An empty list is no FHIR.', 'dropped serviceType'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(service, elements, options)).toStrictEqual(expected);
  });
});

describe('HealthcareService.type and specialty, which only STU3 has', () => {
  it.each<Row>([
    [
      'they stay, with a warning',
      { type: [{ text: 'a' }], specialty: [{ text: 's' }] },
      [
        { type: [{ text: 'a' }], specialty: [{ text: 's' }] },
        'warning unexpected-shape type: This has the form of STU3, and not that of DSTU2.',
        'warning unexpected-shape specialty: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
    [
      'they join those of a service type',
      { type: [{ text: 'b' }], serviceType: [{ type: { text: 'a' }, specialty: [{ text: 's' }] }] },
      [
        { type: [{ text: 'b' }, { text: 'a' }], specialty: [{ text: 's' }] },
        'warning unexpected-shape type: This has the form of STU3, and not that of DSTU2.',
        'moved serviceType[0].type.text -> type[1].text',
        'moved serviceType[0].specialty[0].text -> specialty[0].text',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(service, elements, options)).toStrictEqual(expected);
  });
});

describe('HealthcareService.publicKey, which STU3 has not', () => {
  it.each<Row>([
    [
      'it is lost',
      { publicKey: 'k' },
      [{}, 'warning dropped publicKey: STU3 has no place for this.', 'dropped publicKey'],
    ],
    [
      'it is kept on request',
      { publicKey: 'k' },
      [
        { extension: [{ url: `${crossVersion}HealthcareService.publicKey`, valueString: 'k' }] },
        'information kept publicKey -> extension[0]: STU3 has no place for this. It is kept as an extension.',
        'moved publicKey -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(service, elements, options)).toStrictEqual(expected);
  });
});
