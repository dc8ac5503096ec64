import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const hscn = { target: 'stu3-hscn' } as const;
const referral = (elements: Json): Json => ({
  resourceType: 'ReferralRequest',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  priority: { text: 'soon' },
  patient: { display: 'x' },
  ...elements,
});
const service = {
  resourceType: 'HealthcareService',
  id: 's',
  identifier: [{ system: 'http://fhir.nhs.uk/Id/ers-service', value: '1' }],
  serviceName: 'Knee clinic',
};
const { serviceName: _name, ...nameless } = service;

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';

describe('a reference to a service of a referral', () => {
  it.each<Row>([
    {
      rule: 'has its identifier, and its name where it has no display',
      source: referral({
        contained: [service],
        recipient: [
          { reference: '#s' },
          { reference: '#s', display: 'Knee clinic' },
          { reference: '#s', display: 'Other' },
        ],
      }),
      options: hscn,
      resource: {
        resourceType: 'ReferralRequest',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
        status: 'active',
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
            valueCodeableConcept: { text: 'soon' },
          },
        ],
        subject: { display: 'x' },
        recipient: [
          {
            identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' },
            display: 'Knee clinic',
          },
          {
            identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' },
            display: 'Knee clinic',
          },
          { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' }, display: 'Other' },
        ],
        intent: 'plan',
      },
      issues: [
        'information derived recipient[0].reference -> recipient[0].display: The name of the service stands for the missing display. (A005.29)',
        'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
        'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
      ],
      moves: [
        'converted meta.profile[0] -> meta.profile[0]',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
        'renamed patient.display -> subject.display',
        'converted recipient[0].reference -> recipient[0].identifier',
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system + recipient[2].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value + recipient[2].identifier.value',
        'renamed contained[0].serviceName -> recipient[0].display + recipient[1].display',
        'converted recipient[1].reference -> recipient[1].identifier',
        'converted recipient[2].reference -> recipient[2].identifier',
        'dropped contained[0].resourceType',
        'dropped contained[0].id',
      ],
    },
    {
      rule: 'keeps another display; the name is lost',
      source: referral({ contained: [service], recipient: [{ reference: '#s', display: 'Other' }] }),
      options: hscn,
      resource: {
        resourceType: 'ReferralRequest',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
        status: 'active',
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
            valueCodeableConcept: { text: 'soon' },
          },
        ],
        subject: { display: 'x' },
        recipient: [
          { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' }, display: 'Other' },
        ],
        intent: 'plan',
      },
      issues: [
        'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)',
        'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
        'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
      ],
      moves: [
        'converted meta.profile[0] -> meta.profile[0]',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
        'renamed patient.display -> subject.display',
        'converted recipient[0].reference -> recipient[0].identifier',
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value',
        'dropped contained[0].serviceName',
        'dropped contained[0].resourceType',
        'dropped contained[0].id',
      ],
    },
    {
      rule: 'has no display where there is no name',
      source: referral({
        contained: [nameless],
        recipient: [{ reference: '#s' }, { reference: '#s', display: 'x' }],
      }),
      options: hscn,
      resource: {
        resourceType: 'ReferralRequest',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
        status: 'active',
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
            valueCodeableConcept: { text: 'soon' },
          },
        ],
        subject: { display: 'x' },
        recipient: [
          { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' } },
          { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' }, display: 'x' },
        ],
        intent: 'plan',
      },
      issues: [
        'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
        'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
      ],
      moves: [
        'converted meta.profile[0] -> meta.profile[0]',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
        'renamed patient.display -> subject.display',
        'converted recipient[0].reference -> recipient[0].identifier',
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value',
        'converted recipient[1].reference -> recipient[1].identifier',
        'dropped contained[0].resourceType',
        'dropped contained[0].id',
      ],
    },
    {
      rule: 'holds, where it is the first, what STU3 has no place for, on request',
      source: referral({
        contained: [{ ...service, comment: 'c' }],
        recipient: [{ reference: '#s' }, { reference: '#s' }],
      }),
      options: { ...hscn, keepLost: true },
      resource: {
        resourceType: 'ReferralRequest',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
        status: 'active',
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
            valueCodeableConcept: { text: 'soon' },
          },
        ],
        subject: { display: 'x' },
        recipient: [
          {
            identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' },
            display: 'Knee clinic',
            extension: [{ url: `${crossVersion}HealthcareService.comment`, valueString: 'c' }],
          },
          {
            identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' },
            display: 'Knee clinic',
          },
        ],
        intent: 'plan',
      },
      issues: [
        'information derived recipient[0].reference -> recipient[0].display: The name of the service stands for the missing display. (A005.29)',
        'information derived recipient[1].reference -> recipient[1].display: The name of the service stands for the missing display. (A005.29)',
        'information kept contained[0].comment -> recipient[0].extension[0]: A logical reference has no place for this. It is kept as an extension. (A005.32)',
        'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
        'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
      ],
      moves: [
        'converted meta.profile[0] -> meta.profile[0]',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
        'renamed patient.display -> subject.display',
        'converted recipient[0].reference -> recipient[0].identifier',
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value',
        'renamed contained[0].serviceName -> recipient[0].display + recipient[1].display',
        'converted recipient[1].reference -> recipient[1].identifier',
        'moved contained[0].comment -> recipient[0].extension[0].valueString',
        'dropped contained[0].resourceType',
        'dropped contained[0].id',
      ],
    },
    {
      rule: 'has all that the identifier says',
      source: referral({
        contained: [
          { ...nameless, identifier: { ...service.identifier[0], use: 'usual' }, name: 'Hip clinic' },
        ],
        recipient: [{ reference: '#s' }],
      }),
      options: hscn,
      resource: {
        resourceType: 'ReferralRequest',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
        status: 'active',
        extension: [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
            valueCodeableConcept: { text: 'soon' },
          },
        ],
        subject: { display: 'x' },
        recipient: [
          {
            identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '1', use: 'usual' },
            display: 'Hip clinic',
          },
        ],
        intent: 'plan',
      },
      issues: [
        'information derived recipient[0].reference -> recipient[0].display: The name of the service stands for the missing display. (A005.29)',
        'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.32)',
        'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
      ],
      moves: [
        'converted meta.profile[0] -> meta.profile[0]',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
        'renamed patient.display -> subject.display',
        'converted recipient[0].reference -> recipient[0].identifier',
        'converted contained[0].identifier.system -> recipient[0].identifier.system',
        'renamed contained[0].identifier.value -> recipient[0].identifier.value',
        'renamed contained[0].identifier.use -> recipient[0].identifier.use',
        'renamed contained[0].name -> recipient[0].display',
        'dropped contained[0].resourceType',
        'dropped contained[0].id',
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
