import { describe, expect, it } from 'vitest';
import { longWay, type Setting, shortCut } from './both-paths.js';
import { account, type Json, nhsNumber } from './support.js';

/*
 * The short cuts for the data types of an e-RS payload: which forms they take, and that the tables make the same of
 * those. What they decline is for the tables, which have tests of their own.
 */

type Row = [what: string, type: string, source: Json, setting?: Setting];

const system = (name: string): string => `http://fhir.nhs.uk/ValueSet/${name}-1`;
const id = (name: string): string => `http://fhir.nhs.uk/Id/${name}`;
const patient = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: id('nhs-number'), value: nhsNumber(1234) }],
};
const service = {
  resourceType: 'HealthcareService',
  id: 's',
  serviceName: 'Made-up Clinic',
  identifier: { system: id('ers-service'), value: '8001' },
};
const stranger = {
  resourceType: 'Practitioner',
  id: 'x',
  identifier: { system: 'http://example.org/staff', value: '77' },
};
const contained: Json[] = [patient, service, stranger, { resourceType: 'DocumentReference', id: 'd' }];
const around: Setting = { contained };
const outside: Setting = { outside: true };
const profile = ['http://fhir.nhs.uk/StructureDefinition/ers-patient-1'];
const routine = { system: system('ers-priority'), code: 'ROUTINE' };
const attachedBy = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-attachedby-1';
const submitted = 'http://fhir.nhs.net/StructureDefinition/extension-ers-clinicalinfofirstsubmitted-1';
const worklistItem = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1';
const inWorkItem: Setting = { inWorkItem: true, outside: true };

const taken: readonly Row[] = [
  ['an identifier of the live service', 'Identifier', { system: id('nhs-number'), value: nhsNumber(1) }],
  [
    'an identifier of the draft',
    'Identifier',
    { value: 'A1', system: 'http://fhir.nhs.net/Id/ods-site-code' },
  ],
  ['a code with its display', 'Coding', { ...routine, display: 'Routine' }],
  ['a code outside a referral', 'Coding', routine, outside],
  [
    'a code of a system without displays',
    'Coding',
    { system: system('ers-requestcontextstatus'), code: 'NEW' },
  ],
  ['a code without a display of its own', 'Coding', { system: system('ers-priority'), code: 'SOON' }],
  ['a code that is new to every object', 'Coding', { system: system('ers-priority'), code: 'constructor' }],
  ['2WW as a specialty', 'Coding', { system: system('ers-specialty'), code: '2WW' }],
  ['2WW as an attachment type', 'Coding', { system: system('ers-attachmenttype'), code: '2WW' }],
  [
    'a specialty, with the base given',
    'Coding',
    { system: system('ers-specialty'), code: 'UROLOGY', display: 'Urology' },
    { options: { referenceDataBaseUrl: 'https://int.api.service.nhs.uk/referrals/FHIR' } },
  ],
  ['a profile alone', 'Meta', { profile }],
  ['a profile and a version', 'Meta', { profile, versionId: '5' }],
  ['a concept of one code', 'CodeableConcept', { coding: [routine] }, outside],
  ['a concept whose code gets its display', 'CodeableConcept', { coding: [routine] }],
  ['a reference elsewhere', 'Reference', { reference: 'Patient/1' }],
  ['a local reference to what is no actor', 'Reference', { reference: '#d' }, around],
  ['a local reference to a patient', 'Reference', { reference: '#p' }, around],
  [
    'an extension with a reference',
    'Extension',
    { url: attachedBy, valueReference: { reference: '#p' } },
    around,
  ],
  [
    'an extension, its url last',
    'Extension',
    { valueReference: { reference: '#p' }, url: attachedBy },
    around,
  ],
  ['an extension with a date', 'Extension', { url: submitted, valueDateTime: '2018-03-01T10:00:00.000Z' }],
  ['an extension with false', 'Extension', { url: submitted, valueBoolean: false }],
  [
    'an extension with a concept',
    'Extension',
    { url: attachedBy, valueCodeableConcept: { coding: [routine] } },
    outside,
  ],
  ['a field of a worklist item', 'Extension', { url: 'clinicalInfoPrinted', valueBoolean: true }, inWorkItem],
];

const declined: readonly Row[] = [
  ['an identifier of another system', 'Identifier', { system: 'http://example.org', value: '1' }],
  ['an identifier in another spelling', 'Identifier', { system: id('NHS-Number'), value: '1' }],
  ['an identifier without a system', 'Identifier', { value: '1', use: 'usual' }],
  ['an identifier with an empty value', 'Identifier', { system: id('nhs-number'), value: '' }],
  ['an identifier that is a number', 'Identifier', { system: id('nhs-number'), value: 5 }],
  ['an identifier with a use', 'Identifier', { system: id('nhs-number'), value: '5', use: 'usual' }],
  ['a site in a location', 'Identifier', { system: id('ods-site-code'), value: 'A1' }, { inLocation: true }],
  ['2WW as a priority', 'Coding', { system: system('ers-priority'), code: '2WW' }],
  ['an error code', 'Coding', { system: system('ers-apierrorcode'), code: 'SOME_ERROR' }],
  ['a code of another system', 'Coding', { system: 'http://example.org', code: 'A' }],
  ['a code without a system', 'Coding', { code: 'A', display: 'B' }],
  ['an empty code', 'Coding', { ...routine, code: '' }],
  ['a code that is a number', 'Coding', { ...routine, code: 5 }],
  ['a code with an empty display', 'Coding', { ...routine, display: '' }],
  ['a code with a number as its display', 'Coding', { ...routine, display: 5 }],
  ['a code with a version', 'Coding', { ...routine, version: '1' }],
  ['a code with a display and a version', 'Coding', { ...routine, display: 'Routine', version: '1' }],
  ['a profile that no table knows', 'Meta', { profile: ['http://example.org/profile'] }],
  ['a profile that is no text', 'Meta', { profile: [{ length: 4 }] }],
  ['two profiles', 'Meta', { profile: [...profile, ...profile] }],
  ['no profile', 'Meta', { versionId: '5' }],
  ['a profile that is no list', 'Meta', { profile: profile[0] }],
  ['an empty version', 'Meta', { profile, versionId: '' }],
  ['a version that is a number', 'Meta', { profile, versionId: 5 }],
  ['a profile with a date', 'Meta', { profile, lastUpdated: '2018-03-01T10:00:00.000Z' }],
  ['a version and a date', 'Meta', { profile, versionId: '5', lastUpdated: '2018-03-01T10:00:00.000Z' }],
  ['a concept of two codes', 'CodeableConcept', { coding: [routine, routine] }],
  ['a concept with a text', 'CodeableConcept', { coding: [routine], text: 'Routine' }],
  ['a concept of a text', 'CodeableConcept', { text: 'Routine' }],
  ['a concept with a code outside a list', 'CodeableConcept', { coding: { 0: routine, length: 1 } }],
  ['a concept of null', 'CodeableConcept', { coding: [null] }],
  ['a concept of a text in a list', 'CodeableConcept', { coding: ['ROUTINE'] }],
  ['a concept of a changed code', 'CodeableConcept', { coding: [{ ...routine, code: '2WW' }] }],
  ['a reference with a display', 'Reference', { reference: 'Patient/1', display: 'Somebody' }],
  ['an empty reference', 'Reference', { reference: '' }],
  ['a reference that is a number', 'Reference', { reference: 5 }],
  ['a reference to a type that STU3 renamed', 'Reference', { reference: 'MedicationOrder/1' }],
  ['a local reference that leads nowhere', 'Reference', { reference: '#q' }, around],
  ['a local reference to a service with a name', 'Reference', { reference: '#s' }, around],
  ['an actor of another system', 'Reference', { reference: '#x' }, around],
  [
    'an actor, to keep what is lost',
    'Reference',
    { reference: '#p' },
    { contained, options: { keepLost: true } },
  ],
  [
    'a local reference to a document, where documents are renamed',
    'Reference',
    { reference: '#d' },
    { contained, options: { inferences: { 'A005.31': true } } },
  ],
  ['an extension of others', 'Extension', { url: 'http://example.org', valueBoolean: true }],
  ['an extension without a url', 'Extension', { id: 'x', valueBoolean: true }],
  ['an extension whose url is a list', 'Extension', { url: [attachedBy], valueBoolean: true }],
  ['an extension with an id', 'Extension', { url: attachedBy, id: 'x', valueBoolean: true }],
  ['an extension without a value', 'Extension', { url: attachedBy }],
  ['an extension with null', 'Extension', { url: attachedBy, valueReference: null }],
  [
    'an extension with null for a concept',
    'Extension',
    { url: attachedBy, valueCodeableConcept: null },
    outside,
  ],
  ['an extension with a day that no month has', 'Extension', { url: submitted, valueDateTime: '2018-02-30' }],
  [
    'an extension with a concept, in a referral',
    'Extension',
    { url: attachedBy, valueCodeableConcept: { coding: [routine] } },
  ],
  ['an extension with an instant', 'Extension', { url: submitted, valueInstant: '2018-03-01T10:00:00.000Z' }],
  ['an extension with a text for a boolean', 'Extension', { url: submitted, valueBoolean: 'true' }],
  ['an extension with a boolean as a code', 'Extension', { url: submitted, valueCode: true }],
  [
    'an extension with a reference under another name',
    'Extension',
    { url: attachedBy, valueIdentifier: { reference: 'Patient/1' } },
  ],
  ['an item of a worklist', 'Extension', { url: worklistItem, valueBoolean: true }],
  ['a field of no worklist item', 'Extension', { url: 'clinicalInfoPrinted', valueBoolean: true }],
  ['an extension in a worklist item', 'Extension', { url: attachedBy, valueBoolean: true }, inWorkItem],
];

describe('the short cuts for data types', () => {
  it.each<Row>(taken)('take %s, and make what the tables make', (_what, type, source, setting) => {
    const short = shortCut(type, source, setting);
    expect(short.out).toBeDefined();
    expect(short).toStrictEqual(longWay(type, source, setting));
  });

  it.each<Row>(declined)('leave %s to the tables, and say nothing', (_what, type, source, setting) => {
    expect(shortCut(type, source, setting)).toMatchObject({ out: undefined, issues: [] });
  });

  it.each([
    [
      'ers-priority',
      'URGENT',
      { system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1', code: 'URGENT', display: 'Urgent' },
      'A005.15',
    ],
    [
      'ers-attachmenttype',
      'PROVIDER',
      {
        system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1',
        code: 'PROVIDER',
        display: 'Provider',
      },
      'A005.48',
    ],
    [
      'ers-specialty',
      'UROLOGY',
      {
        system: 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
        code: 'UROLOGY',
        display: 'Urology Service',
      },
      'A005.14',
    ],
  ] as const)('give a code of %s in a referral its display, and say so', (name, code, out, rule) => {
    const setting: Setting = { options: { specialtyDisplays: { UROLOGY: 'Urology Service' } } };
    const source = { system: system(name), code };
    const short = shortCut('Coding', source, setting);
    expect(short.out).toEqual(out);
    expect(short.issues).toEqual([
      {
        severity: 'information',
        code: 'derived',
        sourcePath: 'place[3]',
        targetPath: 'target[1].display',
        message: 'The display is the one of the code.',
        rule,
      },
    ]);
    expect(short).toStrictEqual(longWay('Coding', source, setting));
  });

  it('put the issue about a code at the code of its concept', () => {
    const { issues } = shortCut('CodeableConcept', { coding: [routine] });
    expect(issues).toMatchObject([
      { sourcePath: 'place[3].coding[0]', targetPath: 'target[1].coding[0].display' },
    ]);
  });

  it('leave the path of an issue as the tables have it, in an extension of a referral too', () => {
    const { faults, issues } = account({
      resourceType: 'ReferralRequest',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
      extension: [{ url: attachedBy, valueCodeableConcept: { coding: [routine] } }],
    });
    expect(faults).toEqual([]);
    expect(issues.filter(({ code }) => code === 'derived')).toMatchObject([
      { sourcePath: 'extension[0].valueCodeableConcept.coding[0]' },
    ]);
  });

  it('note the reference that takes the identifier of an actor over', () => {
    expect(shortCut('Reference', { reference: '#p' }, around).actors[0]).toEqual([
      { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: nhsNumber(1234) } },
      false,
    ]);
  });
});
