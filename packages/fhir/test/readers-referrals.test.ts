import { describe, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { clinician, patient } from './fixtures/identifiers.js';
import { expectReading, type ReaderRow } from './support/thin.js';

const { extensionUrls, identifierSystems } = stu3;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const other = { url: 'urn:other', valueString: 'x' };
const byIdentifier = (system: string, value: string) => ({ identifier: { system, value } });

const rows: ReaderRow[] = [
  [
    'referralState',
    stu3.referralState,
    {
      extension: [
        other,
        {
          url: extensionUrls.referralState,
          extension: [
            { url: 'state', valueCoding: coding },
            { url: 'reason', valueCoding: coding },
            { url: 'comments', valueString: 'Words' },
          ],
        },
      ],
    },
    { state: coding, reason: coding, comments: 'Words' },
    {
      missing: 'extension > 1 > url',
      'malformed extension[1].extension':
        'extension.1.extension > 0 > url, extension.1.extension.0.valueCoding > system, extension.1.extension.0.valueCoding.code, extension.1.extension.1.valueCoding > system, extension.1.extension.1.valueCoding.code, extension.1.extension.2.valueString',
      'present without state.display': 'extension.1.extension.0.valueCoding.display',
      'present without reason.system reason.code reason.display': 'extension.1.extension.1 > url',
      'present without reason.display': 'extension.1.extension.1.valueCoding.display',
      'present without comments': 'extension.1.extension.2 > url',
    },
  ],
  [
    'referralPriority',
    stu3.referralPriority,
    { extension: [{ url: extensionUrls.referralPriority, valueCodeableConcept: { coding: [coding] } }] },
    coding,
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueCodeableConcept':
        'extension.0.valueCodeableConcept > coding > 0 > system, extension.0.valueCodeableConcept.coding.0.code',
      'present without display': 'extension.0.valueCodeableConcept.coding.0.display',
    },
  ],
  [
    'referralSpecialty',
    stu3.referralSpecialty,
    { specialty: { coding: [coding] } },
    coding,
    {
      missing: 'specialty',
      'malformed specialty': 'specialty.coding > 0 > system, specialty.coding.0.code',
      'present without display': 'specialty.coding.0.display',
    },
  ],
  [
    'appointmentReference',
    stu3.appointmentReference,
    {
      extension: [
        { url: extensionUrls.appointmentReference, valueReference: { reference: 'Appointment/1' } },
      ],
    },
    'Appointment/1',
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueReference': 'extension.0.valueReference > reference',
    },
  ],
  [
    'additionalRequirements',
    stu3.additionalRequirements,
    {
      extension: [
        other,
        { url: extensionUrls.patientAdditionalRequirement, valueCoding: coding },
        { url: extensionUrls.patientAdditionalRequirement, valueCoding: { system: 's', code: 'c' } },
      ],
    },
    [coding, { system: 's', code: 'c' }],
    {
      missing: 'extension',
      'present without 0.system="s" 0.code="c" 0.display 1.system 1.code': 'extension.1 > url',
      'malformed extension(\'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-PatientAdditionalRequirement-1\')[0] without 0.system="s" 0.code="c" 0.display 1.system 1.code':
        'extension.1.valueCoding > system, extension.1.valueCoding.code',
      'present without 0.display': 'extension.1.valueCoding.display',
      'present without 1.system 1.code': 'extension.2 > url',
      "malformed extension('https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-PatientAdditionalRequirement-1')[1] without 1.system 1.code":
        'extension.2.valueCoding > system, extension.2.valueCoding.code',
    },
  ],
  [
    'containedAppointment',
    stu3.containedAppointment,
    { contained: [{ resourceType: 'List' }, { resourceType: 'Appointment', status: 'booked' }] },
    { resourceType: 'Appointment', status: 'booked' },
    {
      missing: 'contained > 1 > resourceType',
      'malformed contained.ofType(Appointment).status': 'contained.1.status',
    },
  ],
  [
    'appointmentParticipants',
    stu3.appointmentParticipants,
    {
      participant: [
        { actor: byIdentifier(identifierSystems.ersService, '90210') },
        { actor: byIdentifier(identifierSystems.nhsNumber, patient) },
        { actor: byIdentifier(identifierSystems.sdsUserId, clinician) },
      ],
    },
    { patient, service: '90210', clinician },
    {
      missing: 'participant',
      'malformed participant':
        'participant.0 > actor > identifier > system, participant.0.actor.identifier.value, participant.1 > actor > identifier > system, participant.1.actor.identifier.value',
      'present without clinician':
        'participant.2 > actor > identifier > system, participant.2.actor.identifier.value',
    },
  ],
  [
    'appointmentReason',
    stu3.appointmentReason,
    { reason: [{ coding: [coding] }] },
    coding,
    {
      missing: 'reason',
      'malformed reason[0]': 'reason.0 > coding > 0 > system, reason.0.coding.0.code',
      'present without display': 'reason.0.coding.0.display',
    },
  ],
  [
    'incomingReferral',
    stu3.incomingReferral,
    { incomingReferral: [{ reference: 'ReferralRequest/1/_history/2' }] },
    'ReferralRequest/1/_history/2',
    { missing: 'incomingReferral', 'malformed incomingReferral[0]': 'incomingReferral.0 > reference' },
  ],
  [
    'commissioningRuleOrganisation',
    stu3.commissioningRuleOrganisation,
    { extension: [{ url: extensionUrls.commissioningRuleOrganisation, valueIdentifier: { value: 'Z99' } }] },
    'Z99',
    {
      missing: 'extension > 0 > url',
      'malformed extension[0].valueIdentifier': 'extension.0.valueIdentifier > value',
    },
  ],
  [
    'patientNhsNumber',
    stu3.patientNhsNumber,
    { subject: { identifier: { value: patient } } },
    patient,
    { missing: 'subject', 'malformed subject': 'subject.identifier > value' },
  ],
  [
    'ersRequestId',
    stu3.ersRequestId,
    { identifier: [{ value: 'r.1' }] },
    'r.1',
    { missing: 'identifier > 0 > value' },
  ],
  ['versionOf', stu3.versionOf, { meta: { versionId: '4' } }, '4', { missing: 'meta > versionId' }],
  [
    'clinicalInfoFirstSubmitted',
    stu3.clinicalInfoFirstSubmitted,
    { extension: [{ url: extensionUrls.clinicalInfoFirstSubmitted, valueDateTime: '2026-02-03' }] },
    '2026-02-03',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueDateTime': 'extension.0.valueDateTime' },
  ],
  [
    'clinicalInfoLastUpdated',
    stu3.clinicalInfoLastUpdated,
    { extension: [{ url: extensionUrls.clinicalInfoLastUpdated, valueDateTime: '2026-02-03' }] },
    '2026-02-03',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueDateTime': 'extension.0.valueDateTime' },
  ],
  [
    'eReferralPathwayStart, an instant',
    stu3.eReferralPathwayStart,
    { extension: [{ url: extensionUrls.eReferralPathwayStart, valueInstant: '2026-02-03T00:00:00Z' }] },
    '2026-02-03T00:00:00Z',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueInstant': 'extension.0.valueInstant' },
  ],
  [
    'eReferralPathwayStart, a dateTime',
    stu3.eReferralPathwayStart,
    { extension: [{ url: extensionUrls.eReferralPathwayStart, valueDateTime: '2026-02-03' }] },
    '2026-02-03',
    { missing: 'extension > 0 > url', 'malformed extension[0].valueInstant': 'extension.0.valueDateTime' },
  ],
  [
    'relatedRequests',
    stu3.relatedRequests,
    { supportingInfo: [{ reference: '#file' }, { reference: 'CommunicationRequest/1' }] },
    ['CommunicationRequest/1'],
    {
      missing: 'supportingInfo',
      'malformed supportingInfo[0]': 'supportingInfo.0 > reference',
      'malformed supportingInfo[1] []': 'supportingInfo.1 > reference',
    },
  ],
];

describe('readers of referrals and appointments', () => {
  it.each(rows)('%s: the whole value, and what is left without each place', expectReading);
});
