import { describe, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { clinician } from './fixtures/identifiers.js';
import { expectReading, type ReaderRow } from './support/thin.js';

const { extensionUrls, identifierSystems } = stu3;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const byIdentifier = (system: string, value: string) => ({ identifier: { system, value } });
const role = { url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } };

const rows: ReaderRow[] = [
  [
    'shortlist of a list',
    stu3.shortlist,
    { resourceType: 'List', entry: [{ item: { identifier: { value: '90210' }, display: 'Skin clinic' } }] },
    [{ id: '90210', name: 'Skin clinic' }],
    {
      missing: 'resourceType',
      'malformed entry []': 'entry',
      'malformed entry[0] []': 'entry.0 > item > identifier > value',
      'present without 0.name': 'entry.0.item.display',
    },
  ],
  [
    'shortlist of a record',
    stu3.shortlist,
    {
      resourceType: 'ReferralRequest',
      contained: [
        { resourceType: 'Parameters' },
        {
          resourceType: 'List',
          entry: [{ item: { identifier: { value: '90210' }, display: 'Skin clinic' } }],
        },
      ],
    },
    [{ id: '90210', name: 'Skin clinic' }],
    {
      missing: 'contained > 1 > resourceType',
      'malformed contained.ofType(List).entry []': 'contained.1.entry',
      'malformed contained.ofType(List).entry[0] []': 'contained.1.entry.0 > item > identifier > value',
      'present without 0.name': 'contained.1.entry.0.item.display',
    },
  ],
  [
    'adviceStatus',
    stu3.adviceStatus,
    { category: [{ coding: [coding] }] },
    coding,
    {
      missing: 'category',
      'malformed category[0]': 'category.0 > coding > 0 > system, category.0.coding.0.code',
      'present without display': 'category.0.coding.0.display',
    },
  ],
  [
    'providerConversionAuthorisation',
    stu3.providerConversionAuthorisation,
    { extension: [{ url: extensionUrls.providerConversionAuthorisation, valueCoding: coding }] },
    coding,
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueCoding': 'extension.0.valueCoding > system, extension.0.valueCoding.code',
      'present without display': 'extension.0.valueCoding.display',
    },
  ],
  [
    'adviceSpecialty',
    stu3.adviceSpecialty,
    { extension: [{ url: extensionUrls.specialty, valueCoding: coding }] },
    coding,
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueCoding': 'extension.0.valueCoding > system, extension.0.valueCoding.code',
      'present without display': 'extension.0.valueCoding.display',
    },
  ],
  [
    'recipientService',
    stu3.recipientService,
    {
      recipient: [
        {
          extension: [
            {
              url: extensionUrls.healthcareServiceReference,
              valueReference: byIdentifier(identifierSystems.ersService, '90210'),
            },
          ],
        },
      ],
    },
    '90210',
    {
      missing: 'recipient > 0 > extension > 0 > url',
      'malformed extension[0].valueReference': 'recipient.0.extension.0.valueReference > identifier > value',
    },
  ],
  [
    'senderRole',
    stu3.senderRole,
    { sender: { extension: [role] } },
    '#role',
    {
      missing: 'sender > extension > 0 > url',
      'malformed extension[0].valueReference': 'sender.extension.0.valueReference > reference',
    },
  ],
  [
    'requesterRole',
    stu3.requesterRole,
    { requester: { agent: { extension: [role] } } },
    '#role',
    {
      missing: 'requester > agent > extension > 0 > url',
      'malformed extension[0].valueReference': 'requester.agent.extension.0.valueReference > reference',
    },
  ],
  [
    'communicationRequester',
    stu3.communicationRequester,
    { extension: [{ ...role, url: extensionUrls.communicationRequester }] },
    '#role',
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueReference': 'extension.0.valueReference > reference',
    },
  ],
  [
    'practitionerRole',
    stu3.practitionerRole,
    {
      practitioner: { identifier: { value: clinician } },
      organization: { identifier: { value: 'Z99' } },
      code: [{ coding: [{ code: 'REFERRING_CLINICIAN' }] }],
    },
    { userId: clinician, organisation: 'Z99', businessFunction: 'REFERRING_CLINICIAN' },
    {
      'malformed practitioner': 'practitioner > identifier > value',
      'malformed organization': 'organization > identifier > value',
      'present without businessFunction': 'code > 0 > coding > 0 > code',
    },
  ],
];

describe('readers of shortlists and advice', () => {
  it.each(rows)('%s: the whole value, and what is left without each place', expectReading);
});
