import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const patient = { resourceType: 'Patient' };

describe('a list of DSTU2', () => {
  it.each<Row>([
    [
      'that is empty goes',
      { identifier: [] },
      [{}, 'warning dropped identifier: An empty list is no FHIR.', 'dropped identifier'],
    ],
    [
      'that is one value becomes a list',
      { telecom: { value: '1' } },
      [
        { telecom: [{ value: '1' }] },
        'warning unexpected-shape telecom: One value stands where a list belongs.',
        'moved telecom.value -> telecom[0].value',
      ],
    ],
    [
      'that is one value of another shape goes',
      { telecom: 5 },
      [
        {},
        'warning unexpected-shape telecom: One value stands where a list belongs.',
        'error dropped telecom: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped telecom',
      ],
    ],
    [
      'that is one value of another shape is kept on request',
      { telecom: 5 },
      [
        { extension: [{ url: `${crossVersion}Patient.telecom`, valueDecimal: 5 }] },
        'warning unexpected-shape telecom: One value stands where a list belongs.',
        'information kept telecom -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved telecom -> extension[0].valueDecimal',
      ],
      { keepLost: true },
    ],
    [
      'leaves out what is no item',
      { telecom: ['x', null, { value: '1' }, {}] },
      [
        { telecom: [{ value: '1' }] },
        'error dropped telecom[0]: This has another shape than DSTU2 allows, and cannot be read.',
        'warning dropped telecom[1]: A null holds no place here.',
        'warning dropped telecom[3]: An empty object is no FHIR.',
        'dropped telecom[0]',
        'dropped telecom[1]',
        'moved telecom[2].value -> telecom[0].value',
        'dropped telecom[3]',
      ],
    ],
    [
      'keeps what is no item on request',
      { telecom: ['x', null, { value: '1' }] },
      [
        {
          telecom: [{ value: '1' }],
          extension: [{ url: `${crossVersion}Patient.telecom`, valueString: 'x' }],
        },
        'information kept telecom[0] -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'warning dropped telecom[1]: A null holds no place here.',
        'moved telecom[0] -> extension[0].valueString',
        'dropped telecom[1]',
        'moved telecom[2].value -> telecom[0].value',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});

describe('a list that DSTU2 has as one value', () => {
  it.each<Row>([
    [
      'takes the one',
      { location: { reference: 'Location/1' } },
      [{ location: [{ reference: 'Location/1' }] }, 'moved location.reference -> location[0].reference'],
    ],
    [
      'takes all where there are several',
      { location: [{ reference: 'Location/1' }, { reference: 'Location/2' }] },
      [
        { location: [{ reference: 'Location/1' }, { reference: 'Location/2' }] },
        'warning unexpected-shape location: A list stands where one value belongs; all are taken.',
      ],
    ],
    [
      'is not there where the source is empty',
      { location: [] },
      [{}, 'warning dropped location: An empty list is no FHIR.', 'dropped location'],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added({ resourceType: 'HealthcareService' }, elements, options)).toStrictEqual(expected);
  });
});
