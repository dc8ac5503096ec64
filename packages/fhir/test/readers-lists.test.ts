import { describe, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { clinician, patient, ubrn } from './fixtures/identifiers.js';
import { outcomeWithout } from './fixtures/readings.js';
import { expectReading, type ReaderRow } from './support/thin.js';

const { extensionUrls, identifierSystems } = stu3;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const bare = { system: 'urn:example', code: 'CODE' };

const rows: ReaderRow[] = [
  [
    'referenceConcepts',
    stu3.referenceConcepts,
    {
      concept: [
        {
          code: 'OTHER',
          display: 'Other',
          property: [
            { code: 'commentIsMandatory', valueBoolean: false },
            { code: 'usage', valueCoding: { system: 's', code: 'CANCEL' } },
            { code: 'referrerUsage', valueCode: 'CANCEL_REFERRAL' },
          ],
        },
      ],
    },
    [
      {
        code: 'OTHER',
        display: 'Other',
        commentIsMandatory: false,
        usage: ['CANCEL'],
        referrerUsage: ['CANCEL_REFERRAL'],
      },
    ],
    {
      missing: 'concept',
      'malformed concept[0] []':
        'concept.0 > code, concept.0.display, concept.0.property.0 > code, concept.0.property.0.valueBoolean, concept.0.property.1 > code, concept.0.property.1.valueCoding > code, concept.0.property.2 > code, concept.0.property.2.valueCode',
      'present without 0.commentIsMandatory 0.usage.0 0.referrerUsage.0': 'concept.0.property',
    },
  ],
  [
    'worklistItems',
    stu3.worklistItems,
    {
      contained: [{ id: 'p', identifier: [{ value: patient }] }],
      entry: [
        {
          item: { reference: `ReferralRequest/${ubrn}` },
          extension: [
            { url: 'urn:other' },
            {
              url: extensionUrls.referralsForReview,
              extension: [
                { url: 'patient', valueReference: { reference: '#p' } },
                { url: 'priority', valueCodeableConcept: { coding: [coding] } },
                { url: 'clinicalInfoPrinted', valueBoolean: false },
                { url: 'namedClinician', valueReference: { identifier: { value: clinician } } },
                {
                  url: 'service',
                  valueReference: { identifier: { value: '90210' }, display: 'Skin clinic' },
                },
              ],
            },
          ],
        },
      ],
    },
    [
      {
        listType: 'REFERRALS_FOR_REVIEW',
        reference: `ReferralRequest/${ubrn}`,
        patient,
        priority: coding,
        clinicalInfoPrinted: false,
        namedClinician: clinician,
        service: { id: '90210', name: 'Skin clinic' },
      },
    ],
    {
      'malformed entry[0] []':
        'contained > 0 > id, contained.0.identifier > 0 > value, entry.0 > item > reference, entry.0.extension > 1 > url, entry.0.extension.1.extension.0 > url, entry.0.extension.1.extension.0.valueReference > reference, entry.0.extension.1.extension.1 > url, entry.0.extension.1.extension.1.valueCodeableConcept > coding > 0 > code, entry.0.extension.1.extension.2 > url, entry.0.extension.1.extension.2.valueBoolean, entry.0.extension.1.extension.3 > url, entry.0.extension.1.extension.3.valueReference > identifier > value, entry.0.extension.1.extension.4 > url, entry.0.extension.1.extension.4.valueReference > identifier > value',
      'present []': 'entry',
      'present without 0.patient 0.priority.system 0.priority.code 0.priority.display 0.clinicalInfoPrinted 0.namedClinician 0.service.id 0.service.name':
        'entry.0.extension.1.extension',
      'present without 0.priority.system':
        'entry.0.extension.1.extension.1.valueCodeableConcept.coding.0.system',
      'present without 0.service.name=""': 'entry.0.extension.1.extension.4.valueReference.display',
      'present without 0.priority.display':
        'entry.0.extension.1.extension.1.valueCodeableConcept.coding.0.display',
    },
  ],
  [
    'foundServices',
    stu3.foundServices,
    {
      entry: [
        {
          extension: [
            {
              url: extensionUrls.serviceSearchListItem,
              extension: [
                { url: 'displayProminently', valueBoolean: false },
                { url: 'distance', valueUnsignedInt: 4 },
                { url: 'indicativeAppointmentWaitTime', valueCodeableConcept: { coding: [coding] } },
              ],
            },
          ],
          item: {
            identifier: { system: identifierSystems.ersService, value: '90210' },
            extension: [
              {
                url: extensionUrls.serviceSummaryView,
                extension: [
                  { url: 'serviceName', valueString: 'Skin clinic' },
                  { url: 'supportedRequestFlowType', valueCodeableConcept: { coding: [bare] } },
                  { url: 'specialty', valueCodeableConcept: { coding: [bare] } },
                  { url: 'additionalRequirementSupported', valueCodeableConcept: { coding: [bare] } },
                  { url: 'ageTreated', valueRange: { low: { value: 18 } } },
                  {
                    url: 'location',
                    valueReference: { identifier: { value: 'Z9901' }, display: 'Northfield' },
                  },
                ],
              },
            ],
          },
        },
      ],
    },
    [
      {
        id: '90210',
        displayProminently: false,
        distance: 4,
        indicativeAppointmentWaitTime: coding,
        serviceName: 'Skin clinic',
        supportedRequestFlowType: [bare],
        specialty: [bare],
        additionalRequirementSupported: [bare],
        ageTreated: { low: { value: 18 } },
        location: { id: 'Z9901', name: 'Northfield' },
      },
    ],
    {
      missing: 'entry',
      'malformed entry[0] []': 'entry.0 > item > identifier > value',
      'present without 0.displayProminently 0.distance 0.indicativeAppointmentWaitTime.system 0.indicativeAppointmentWaitTime.code 0.indicativeAppointmentWaitTime.display':
        'entry.0.extension > 0 > extension',
      'present without 0.displayProminently':
        'entry.0.extension.0.extension.0 > url, entry.0.extension.0.extension.0.valueBoolean',
      'present without 0.distance':
        'entry.0.extension.0.extension.1 > url, entry.0.extension.0.extension.1.valueUnsignedInt',
      'present without 0.indicativeAppointmentWaitTime.system 0.indicativeAppointmentWaitTime.code 0.indicativeAppointmentWaitTime.display':
        'entry.0.extension.0.extension.2 > url, entry.0.extension.0.extension.2.valueCodeableConcept > coding > 0 > system, entry.0.extension.0.extension.2.valueCodeableConcept.coding.0.code',
      'present without 0.indicativeAppointmentWaitTime.display':
        'entry.0.extension.0.extension.2.valueCodeableConcept.coding.0.display',
      'present without 0.serviceName 0.supportedRequestFlowType.0.system 0.supportedRequestFlowType.0.code 0.specialty.0.system 0.specialty.0.code 0.additionalRequirementSupported.0.system 0.additionalRequirementSupported.0.code 0.ageTreated.low.value 0.location.id 0.location.name':
        'entry.0.item.extension > 0 > extension',
      'present without 0.serviceName':
        'entry.0.item.extension.0.extension.0 > url, entry.0.item.extension.0.extension.0.valueString',
      'present without 0.supportedRequestFlowType.0.system 0.supportedRequestFlowType.0.code':
        'entry.0.item.extension.0.extension.1 > url, entry.0.item.extension.0.extension.1.valueCodeableConcept > coding > 0 > system, entry.0.item.extension.0.extension.1.valueCodeableConcept.coding.0.code',
      'present without 0.specialty.0.system 0.specialty.0.code':
        'entry.0.item.extension.0.extension.2 > url, entry.0.item.extension.0.extension.2.valueCodeableConcept > coding > 0 > system, entry.0.item.extension.0.extension.2.valueCodeableConcept.coding.0.code',
      'present without 0.additionalRequirementSupported.0.system 0.additionalRequirementSupported.0.code':
        'entry.0.item.extension.0.extension.3 > url, entry.0.item.extension.0.extension.3.valueCodeableConcept > coding > 0 > system, entry.0.item.extension.0.extension.3.valueCodeableConcept.coding.0.code',
      'present without 0.ageTreated.low.value':
        'entry.0.item.extension.0.extension.4 > url, entry.0.item.extension.0.extension.4.valueRange > low > value',
      'present without 0.location.id 0.location.name':
        'entry.0.item.extension.0.extension.5 > url, entry.0.item.extension.0.extension.5.valueReference > identifier > value',
      'present without 0.location.name': 'entry.0.item.extension.0.extension.5.valueReference.display',
    },
  ],
  [
    'outcomeIssues',
    stu3.outcomeIssues,
    {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'forbidden',
          details: { coding: [coding] },
          diagnostics: 'Ask for access.',
        },
      ],
    },
    [{ severity: 'error', type: 'forbidden', ...coding, diagnostics: 'Ask for access.' }],
    { ...outcomeWithout, 'present without 0.diagnostics': 'issue.0.diagnostics' },
  ],
];

describe('readers of lists and reference data', () => {
  it.each(rows)('%s: the whole value, and what is left without each place', expectReading);
});
