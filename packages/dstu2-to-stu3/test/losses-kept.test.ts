import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row<Keys extends keyof Told = keyof Told> = Pick<Told, Keys> & {
  rule: string;
  source: Json;
  options?: ToStu3Options;
};

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const keep = { keepLost: true };
const patient = (elements: Json): Json => ({ resourceType: 'Patient', ...elements });

describe('the type of a value that is kept', () => {
  it.each<Row<'resource'>>([
    {
      rule: 'is that of the element, where the value has its shape',
      source: patient({
        active: [true, false],
        birthDate: ['2014-01-01', '2015-01-01'],
        deceasedDateTime: ['2014', '2015'],
        multipleBirthInteger: [1, 2],
        gender: ['male', 'female'],
      }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        active: true,
        extension: [
          { url: `${crossVersion}Patient.active`, valueBoolean: false },
          { url: `${crossVersion}Patient.birthDate`, valueDate: '2015-01-01' },
          { url: `${crossVersion}Patient.deceasedDateTime`, valueDateTime: '2015' },
          { url: `${crossVersion}Patient.multipleBirthInteger`, valueDecimal: 2 },
          { url: `${crossVersion}Patient.gender`, valueString: 'female' },
        ],
        birthDate: '2014-01-01',
        deceasedDateTime: '2014',
        multipleBirthInteger: 1,
        gender: 'male',
      },
    },
    {
      rule: 'is that of the value, where the element wants another',
      source: patient({
        active: [true, 'yes', 2],
        multipleBirthInteger: [1, 'two', true],
        gender: ['male', true, 5],
      }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        active: true,
        extension: [
          { url: `${crossVersion}Patient.active`, valueString: 'yes' },
          { url: `${crossVersion}Patient.active`, valueDecimal: 2 },
          { url: `${crossVersion}Patient.multipleBirthInteger`, valueString: 'two' },
          { url: `${crossVersion}Patient.multipleBirthInteger`, valueBoolean: true },
          { url: `${crossVersion}Patient.gender`, valueBoolean: true },
          { url: `${crossVersion}Patient.gender`, valueDecimal: 5 },
        ],
        multipleBirthInteger: 1,
        gender: 'male',
      },
    },
    {
      rule: 'may be an instant',
      source: {
        resourceType: 'Slot',
        schedule: { display: 'x' },
        freeBusyType: 'free',
        start: ['2026-01-05T09:00:00Z', '2026-01-05T10:00:00Z'],
        end: '2026-01-05T09:15:00Z',
      },
      options: keep,
      resource: {
        resourceType: 'Slot',
        schedule: { display: 'x' },
        status: 'free',
        start: '2026-01-05T09:00:00Z',
        extension: [{ url: `${crossVersion}Slot.start`, valueInstant: '2026-01-05T10:00:00Z' }],
        end: '2026-01-05T09:15:00Z',
      },
    },
    {
      rule: 'may be a time, in an object of its own',
      source: {
        resourceType: 'HealthcareService',
        availableTime: [{ availableStartTime: ['09:00:00', '10:00:00'] }],
      },
      options: keep,
      resource: {
        resourceType: 'HealthcareService',
        availableTime: [
          {
            availableStartTime: '09:00:00',
            extension: [
              {
                url: `${crossVersion}HealthcareService.availableTime.availableStartTime`,
                valueTime: '10:00:00',
              },
            ],
          },
        ],
      },
    },
    {
      rule: 'may have a name of its own in the tables',
      source: { resourceType: 'HealthcareService', publicKey: ['a', 5, true, { a: 1 }] },
      options: keep,
      resource: {
        resourceType: 'HealthcareService',
        extension: [
          { url: `${crossVersion}HealthcareService.publicKey`, valueString: 'a' },
          { url: `${crossVersion}HealthcareService.publicKey`, valueDecimal: 5 },
          { url: `${crossVersion}HealthcareService.publicKey`, valueBoolean: true },
          { url: `${crossVersion}HealthcareService.publicKey`, valueString: '{"a":1}' },
        ],
      },
    },
    {
      rule: 'may be a dateTime by name',
      source: {
        resourceType: 'ReferralRequest',
        status: 'active',
        intent: 'order',
        patient: { reference: 'Patient/1' },
        date: '2014',
        dateSent: '2015',
      },
      options: keep,
      resource: {
        resourceType: 'ReferralRequest',
        status: 'active',
        intent: 'order',
        subject: { reference: 'Patient/1' },
        authoredOn: '2014',
        extension: [{ url: `${crossVersion}ReferralRequest.dateSent`, valueDateTime: '2015' }],
      },
    },
    {
      rule: 'may be a data type',
      source: patient({ maritalStatus: [{ text: 'a' }, { coding: [{ code: 'b' }] }] }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        maritalStatus: { text: 'a' },
        extension: [
          { url: `${crossVersion}Patient.maritalStatus`, valueCodeableConcept: { coding: [{ code: 'b' }] } },
        ],
      },
    },
    {
      rule: 'is JSON for a narrative, which no extension can hold',
      source: patient({ text: [{ status: 'empty' }, { status: 'empty', id: 'b' }] }),
      options: keep,
      resource: {
        resourceType: 'Patient',
        text: { status: 'empty' },
        extension: [{ url: `${crossVersion}Patient.text`, valueString: '{"status":"empty","id":"b"}' }],
      },
    },
  ])('$rule', ({ source, options, resource }) => {
    expect(tell(source, options).resource).toEqual(resource);
  });
});
