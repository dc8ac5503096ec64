import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import { tell } from './told.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const patient = { resourceType: 'Patient' };

describe('one value of DSTU2', () => {
  it.each<Row>([
    ['that is undefined is not there', { gender: undefined, nickname: undefined, _gender: undefined }, [{}]],
    [
      'that is null goes',
      { gender: null, maritalStatus: null },
      [
        {},
        'warning dropped gender: A null holds no place here.',
        'warning dropped maritalStatus: A null holds no place here.',
        'dropped gender',
        'dropped maritalStatus',
      ],
    ],
    [
      'that is an empty text goes',
      { gender: '' },
      [{}, 'warning dropped gender: An empty text is no FHIR.', 'dropped gender'],
    ],
    [
      'that is an empty object goes',
      { maritalStatus: {}, name: [{}] },
      [
        {},
        'warning dropped maritalStatus: An empty object is no FHIR.',
        'warning dropped name[0]: An empty object is no FHIR.',
        'dropped maritalStatus',
        'dropped name[0]',
      ],
    ],
    [
      'that has nothing left goes with its parts',
      { maritalStatus: { fhir_comments: ['x'], text: '' } },
      [
        {},
        'warning dropped maritalStatus.text: An empty text is no FHIR.',
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
        'dropped maritalStatus.fhir_comments[0]',
        'dropped maritalStatus.text',
      ],
    ],
    [
      'that holds comments alone goes with them',
      { maritalStatus: { fhir_comments: ['x'] } },
      [
        {},
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
        'dropped maritalStatus.fhir_comments[0]',
      ],
    ],
    [
      'of another shape goes, as an error',
      { gender: { code: 'male' }, maritalStatus: 'single' },
      [
        {},
        'error dropped gender: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped maritalStatus: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped gender.code',
        'dropped maritalStatus',
      ],
    ],
    [
      'of another shape is kept on request',
      { gender: { code: 'male' }, maritalStatus: 'single' },
      [
        {
          extension: [
            { url: `${crossVersion}Patient.gender`, valueString: '{"code":"male"}' },
            { url: `${crossVersion}Patient.maritalStatus`, valueString: 'single' },
          ],
        },
        'information kept gender -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'information kept maritalStatus -> extension[1]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'converted gender.code -> extension[0].valueString',
        'moved maritalStatus -> extension[1].valueString',
      ],
      { keepLost: true },
    ],
    [
      'in a list is taken',
      { gender: ['male'] },
      [
        { gender: 'male' },
        'warning unexpected-shape gender: A list stands where one value belongs; its first is taken.',
        'moved gender[0] -> gender',
      ],
    ],
    [
      'is the first of a list, and the others are lost',
      { gender: ['male', 'other'], maritalStatus: [{ text: 'a' }, { text: 'b' }] },
      [
        { gender: 'male', maritalStatus: { text: 'a' } },
        'warning unexpected-shape gender: A list stands where one value belongs; its first is taken.',
        'warning dropped gender[1]: STU3 has no place for this.',
        'warning unexpected-shape maritalStatus: A list stands where one value belongs; its first is taken.',
        'warning dropped maritalStatus[1]: STU3 has no place for this.',
        'moved gender[0] -> gender',
        'dropped gender[1]',
        'moved maritalStatus[0].text -> maritalStatus.text',
        'dropped maritalStatus[1].text',
      ],
    ],
    [
      'is the first of a list, and the others are kept on request',
      { gender: ['male', 'other'] },
      [
        { gender: 'male', extension: [{ url: `${crossVersion}Patient.gender`, valueString: 'other' }] },
        'warning unexpected-shape gender: A list stands where one value belongs; its first is taken.',
        'information kept gender[1] -> extension[0]: STU3 has no place for this. It is kept as an extension.',
        'moved gender[0] -> gender',
        'moved gender[1] -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'is no other than the first of a list',
      { gender: [null, 'male'] },
      [
        {},
        'warning unexpected-shape gender: A list stands where one value belongs; its first is taken.',
        'warning dropped gender[0]: A null holds no place here.',
        'warning dropped gender[1]: STU3 has no place for this.',
        'dropped gender[0]',
        'dropped gender[1]',
      ],
    ],
    [
      'is not in an empty list',
      { gender: [], maritalStatus: [] },
      [
        {},
        'error dropped gender: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped maritalStatus: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped gender',
        'dropped maritalStatus',
      ],
    ],
    [
      'that is no legal date stays, with a warning',
      { birthDate: '2024-02-30' },
      [
        { birthDate: '2024-02-30' },
        'warning invalid-value birthDate: This is no legal date or time. It goes over as it is.',
      ],
    ],
    [
      'of another JSON type is read, as a conversion',
      { birthDate: 1990 },
      [
        { birthDate: '1990' },
        'warning unexpected-shape birthDate: This is read as the string it must mean.',
        'converted birthDate -> birthDate',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});

describe('an element that DSTU2 has not', () => {
  it.each<Row>([
    [
      'is lost',
      { nickname: 'x', 'odd name': ['a', 'b'], maritalStatus: { text: 't', colour: 1 } },
      [
        { maritalStatus: { text: 't' } },
        'warning dropped nickname: DSTU2 has no such element here.',
        'warning dropped `odd name`: DSTU2 has no such element here.',
        'warning dropped maritalStatus.colour: DSTU2 has no such element here.',
        'dropped nickname',
        'dropped `odd name`[0]',
        'dropped `odd name`[1]',
        'dropped maritalStatus.colour',
      ],
    ],
    [
      'is kept on request',
      { nickname: 'x', 'odd name': ['a', 'b'], maritalStatus: { text: 't', colour: 1 } },
      [
        {
          extension: [
            { url: `${crossVersion}Patient.nickname`, valueString: 'x' },
            { url: `${crossVersion}Patient.odd name`, valueString: 'a' },
            { url: `${crossVersion}Patient.odd name`, valueString: 'b' },
          ],
          maritalStatus: {
            text: 't',
            extension: [{ url: `${crossVersion}CodeableConcept.colour`, valueDecimal: 1 }],
          },
        },
        'information kept nickname -> extension[0]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept `odd name`[0] -> extension[1]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept `odd name`[1] -> extension[2]: DSTU2 has no such element here. It is kept as an extension.',
        'information kept maritalStatus.colour -> maritalStatus.extension[0]: DSTU2 has no such element here. It is kept as an extension.',
        'moved nickname -> extension[0].valueString',
        'moved `odd name`[0] -> extension[1].valueString',
        'moved `odd name`[1] -> extension[2].valueString',
        'moved maritalStatus.colour -> maritalStatus.extension[0].valueDecimal',
      ],
      { keepLost: true },
    ],
    [
      'stays where STU3 has it',
      { generalPractitioner: [{ display: 'x' }] },
      [
        { generalPractitioner: [{ display: 'x' }] },
        'warning unexpected-shape generalPractitioner: This is the name that STU3 has for it, and not that of DSTU2.',
      ],
    ],
    [
      'is lost where the name of DSTU2 is there too',
      { generalPractitioner: [{ display: 'x' }], careProvider: [{ display: 'y' }] },
      [
        { generalPractitioner: [{ display: 'y' }] },
        'warning dropped generalPractitioner: DSTU2 has no such element here.',
        'dropped generalPractitioner[0].display',
        'renamed careProvider[0].display -> generalPractitioner[0].display',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toStrictEqual(expected);
  });
});

describe('an element that STU3 requires', () => {
  it('is asked for by its STU3 name, where it is missing', () => {
    const { resource, issues } = tell({ resourceType: 'Slot', start: '2014-01-01T00:00:00Z' });
    expect(resource).toStrictEqual({ resourceType: 'Slot', start: '2014-01-01T00:00:00Z' });
    expect(issues).toEqual([
      'error missing-required Slot -> schedule: STU3 requires schedule, and the source has none.',
      'error missing-required Slot -> status: STU3 requires status, and the source has none.',
      'error missing-required Slot -> end: STU3 requires end, and the source has none.',
    ]);
  });

  it('is asked for where it is missing', () => {
    expect(tell({ resourceType: 'Patient', link: [{ type: 'refer' }] }).issues).toEqual([
      'error missing-required link[0] -> link[0].other: STU3 requires other, and the source has none.',
    ]);
  });
});
