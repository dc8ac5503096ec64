import { describe, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import { clinician, ubrn } from './fixtures/identifiers.js';
import { outcomeWithout } from './fixtures/readings.js';
import { expectReading, type ReaderRow } from './support/thin.js';

const { extensionUrls } = r4;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const flow = { system: r4.codeSystems.requestFlowType.system, code: 'TRIAGE_REQUEST' };
const bookable = { system: r4.codeSystems.bookableType.system, code: 'DIRECTLY_BOOKABLE' };
const phone = { system: 'phone', value: '01632 960000' };
const email = { system: 'email', value: 'clinic@example.org' };

const rows: ReaderRow[] = [
  [
    'serviceRequests',
    r4.serviceRequests,
    {
      entry: [
        {
          resource: {
            resourceType: 'ServiceRequest',
            id: 'r.1',
            identifier: [{ value: ubrn }],
            status: 'active',
            category: [{ coding: [{ code: 'referral' }] }],
          },
        },
      ],
    },
    [{ id: 'r.1', kind: 'referral', ubrn, status: 'active' }],
    {
      'present []': 'entry > 0 > resource > resourceType',
      'malformed entry[0] []':
        'entry.0.resource.id, entry.0.resource.identifier > 0 > value, entry.0.resource.status, entry.0.resource.category > 0 > coding > 0 > code',
    },
  ],
  ['versionOf', r4.versionOf, { meta: { versionId: '4' } }, '4', { missing: 'meta > versionId' }],
  [
    'businessFunctions',
    r4.businessFunctions,
    {
      entry: [
        {
          resource: {
            resourceType: 'PractitionerRole',
            practitioner: { identifier: { value: clinician } },
            organization: { identifier: { value: 'Z99' } },
            code: [{ coding: [{ code: 'REFERRING_CLINICIAN' }] }],
          },
        },
      ],
    },
    [{ userId: clinician, organisation: 'Z99', businessFunctions: ['REFERRING_CLINICIAN'] }],
    {
      'present []': 'entry > 0 > resource > resourceType',
      'present without 0.userId': 'entry.0.resource.practitioner > identifier > value',
      'malformed entry[0] []':
        'entry.0.resource.organization > identifier > value, entry.0.resource.code.0 > coding > 0 > code',
      'present without 0.businessFunctions.0': 'entry.0.resource.code',
    },
  ],
  [
    'onBehalfOfUsers',
    r4.onBehalfOfUsers,
    {
      entry: [
        { resource: { resourceType: 'Practitioner', identifier: { value: clinician } } },
        { resource: { resourceType: 'Practitioner', identifier: [{ value: '555000111223' }] } },
      ],
    },
    [clinician, '555000111223'],
    {
      'present []': 'entry',
      'present without 0="555000111223" 1': 'entry.0 > resource > resourceType',
      'malformed entry[0] without 0="555000111223" 1': 'entry.0.resource.identifier > value',
      'present without 1': 'entry.1 > resource > resourceType',
      'malformed entry[1] without 1': 'entry.1.resource.identifier > 0 > value',
    },
  ],
  [
    'healthcareServices',
    r4.healthcareServices,
    { entry: [{ resource: { resourceType: 'HealthcareService', id: '90210', name: 'Skin clinic' } }] },
    [{ resourceType: 'HealthcareService', id: '90210', name: 'Skin clinic' }],
    {
      'present []': 'entry > 0 > resource > resourceType',
      'malformed entry[0] []': 'entry.0.resource.id',
      'present without 0.name': 'entry.0.resource.name',
    },
  ],
  [
    'hoursOfOperation',
    r4.hoursOfOperation,
    { extension: [{ url: extensionUrls.hoursOfOperation, valueString: 'Mornings' }] },
    'Mornings',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueString': 'extension.0.valueString' },
  ],
  [
    'serviceInstructions',
    r4.serviceInstructions,
    { extension: [{ url: extensionUrls.serviceInstructions, valueString: 'Send a photograph' }] },
    'Send a photograph',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueString': 'extension.0.valueString' },
  ],
  [
    'serviceContacts',
    r4.serviceContacts,
    {
      extension: [
        { url: extensionUrls.hoursOfOperation, valueString: 'Mornings' },
        {
          url: extensionUrls.healthcareServiceContact,
          extension: [
            { url: 'telecom', valueContactPoint: phone },
            { url: 'purpose', valueCodeableConcept: { coding: [{ system: 'urn:example', code: 'ADMIN' }] } },
            { url: 'telecom', valueContactPoint: email },
          ],
        },
      ],
    },
    [{ purpose: 'ADMIN', telecom: [phone, email] }],
    {
      missing: 'extension > 1 > url',
      "malformed extension('https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HealthcareService-Contact')[0] []":
        'extension.1.extension',
      'present without 0.telecom.0.system="email" 0.telecom.0.value="clinic@example.org" 0.telecom.1.system 0.telecom.1.value':
        'extension.1.extension.0 > valueContactPoint > system, extension.1.extension.0.valueContactPoint.value',
      'present without 0.purpose':
        'extension.1.extension.1 > valueCodeableConcept > coding > 0 > system, extension.1.extension.1.valueCodeableConcept.coding.0.code',
      'present without 0.telecom.1.system 0.telecom.1.value':
        'extension.1.extension.2 > valueContactPoint > system, extension.1.extension.2.valueContactPoint.value',
    },
  ],
  [
    'serviceTypes, a list',
    r4.serviceTypes,
    { type: [{ coding: [coding] }] },
    [coding],
    {
      missing: 'type',
      'malformed type[0] []': 'type.0 > coding > 0 > system, type.0.coding.0.code',
      'present without 0.display': 'type.0.coding.0.display',
    },
  ],
  [
    'serviceTypes, one object',
    r4.serviceTypes,
    { type: { coding: [coding] } },
    [coding],
    {
      missing: 'type',
      'malformed type[0] []': 'type.coding > 0 > system, type.coding.0.code',
      'present without 0.display': 'type.coding.0.display',
    },
  ],
  [
    'serviceCharacteristics',
    r4.serviceCharacteristics,
    { characteristic: [{ coding: [flow] }, { coding: [bookable] }] },
    { requestFlowTypes: ['TRIAGE_REQUEST'], bookableTypes: ['DIRECTLY_BOOKABLE'] },
    {
      missing: 'characteristic',
      'malformed characteristic[0] without requestFlowTypes.0':
        'characteristic.0 > coding > 0 > system, characteristic.0.coding.0.code',
      'malformed characteristic[1] without bookableTypes.0':
        'characteristic.1 > coding > 0 > system, characteristic.1.coding.0.code',
    },
  ],
  [
    'serviceLocations',
    r4.serviceLocations,
    { location: [{ identifier: { value: 'Z9901' } }] },
    ['Z9901'],
    { missing: 'location', 'malformed location[0] []': 'location.0 > identifier > value' },
  ],
  [
    'outcomeIssues',
    r4.outcomeIssues,
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'forbidden', details: { coding: [coding] } }],
    },
    [{ severity: 'error', type: 'forbidden', ...coding }],
    outcomeWithout,
  ],
];

describe('readers of R4', () => {
  it.each(rows)('%s: the whole value, and what is left without each place', expectReading);
});
