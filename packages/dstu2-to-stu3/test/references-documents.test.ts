import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row<Keys extends keyof Told = keyof Told> = Pick<Told, Keys> & {
  rule: string;
  source: Json;
  options?: ToStu3Options;
};

const document = (id: unknown): Json => ({
  resourceType: 'DocumentReference',
  id: 'd',
  type: { text: 't' },
  status: 'current',
  indexed: '2018-03-02T09:15:00.120Z',
  content: [{ attachment: { id, url: 'Binary/a1' } }],
});
const hscn = { target: 'stu3-hscn' } as const;
const byAttachment = { ...hscn, inferences: { 'A005.31': true } };
const referral = (elements: Json): Json => ({
  resourceType: 'ReferralRequest',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  priority: { text: 'soon' },
  patient: { display: 'x' },
  ...elements,
});

describe('a reference to a contained document', () => {
  it.each<Row<'resource'>>([
    {
      rule: 'stays with row 31 off',
      source: referral({ contained: [document('a1')], supportingInformation: [{ reference: '#d' }] }),
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
        supportingInfo: [{ reference: '#d' }],
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'd',
            type: { text: 't' },
            status: 'current',
            indexed: '2018-03-02T09:15:00.120Z',
            content: [{ attachment: { id: 'a1', url: 'Binary/a1' } }],
          },
        ],
        intent: 'plan',
      },
    },
    {
      rule: 'follows its attachment with row 31 on',
      source: referral({
        contained: [null, document('a1')],
        supportingInformation: [
          { reference: '#d' },
          { reference: '#' },
          { reference: 'DocumentReference/d' },
        ],
      }),
      options: byAttachment,
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
        supportingInfo: [
          { reference: '#DocumentReference-a1' },
          { reference: '#' },
          { reference: 'DocumentReference/d' },
        ],
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'DocumentReference-a1',
            type: { text: 't' },
            status: 'current',
            indexed: '2018-03-02T09:15:00.120Z',
            content: [{ attachment: { id: 'a1', url: 'Binary/a1' } }],
          },
        ],
        intent: 'plan',
      },
    },
    {
      rule: 'stays where the attachment has no id as text',
      source: referral({ contained: [document(5)], supportingInformation: [{ reference: '#d' }] }),
      options: byAttachment,
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
        supportingInfo: [{ reference: '#d' }],
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'd',
            type: { text: 't' },
            status: 'current',
            indexed: '2018-03-02T09:15:00.120Z',
            content: [{ attachment: { id: '5', url: 'Binary/a1' } }],
          },
        ],
        intent: 'plan',
      },
    },
    {
      rule: 'stays where it leads to no document',
      source: referral({
        contained: [{ ...document('a1'), resourceType: 'Communication', status: 'completed' }],
        supportingInformation: [{ reference: '#d' }],
      }),
      options: byAttachment,
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
        supportingInfo: [{ reference: '#d' }],
        contained: [{ resourceType: 'Communication', id: 'd', status: 'completed' }],
        intent: 'plan',
      },
    },
    {
      rule: 'stays outside e-RS',
      source: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [document('a1')],
        entry: [{ item: { reference: '#d' } }],
      },
      options: byAttachment,
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [
          {
            resourceType: 'DocumentReference',
            id: 'd',
            type: { text: 't' },
            status: 'current',
            indexed: '2018-03-02T09:15:00.120Z',
            content: [{ attachment: { id: 'a1', url: 'Binary/a1' } }],
          },
        ],
        entry: [{ item: { reference: '#d' } }],
      },
    },
  ])('$rule', ({ source, options, resource }) => {
    expect(tell(source, options).resource).toEqual(resource);
  });
});
