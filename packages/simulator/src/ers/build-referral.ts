import {
  codeDisplays,
  codeSystems,
  extensionUrls,
  identifierSystems,
  profileUrls,
  referenceDataSystem,
  type CodeOf,
} from '@ers-kit/fhir/stu3';
import type { Coding, DocumentReference, Extension, Parameters } from 'fhir/r3.js';

import { buildDocumentReference, type AttachmentFacts } from './build-document-reference.js';
import { buildAppointment, type AppointmentFacts } from './build-appointment.js';
import { buildShortlistList, type ServiceName } from './build-shortlist.js';
import { buildStateExtension, type ReferralState } from './referral-states.js';
import type { ErsReferralRequest } from './wire-types.js';

/** A coded value with the words that go with it. */
export interface Coded {
  readonly code: string;
  readonly display: string;
}

/** What a referral is, without FHIR. */
export interface ReferralFacts {
  readonly ubrn: string;
  readonly version: number;
  readonly requestId: string;
  readonly nhsNumber: string;
  readonly status: 'active' | 'cancelled' | 'completed';
  readonly state: ReferralState;
  readonly priority: Coded;
  readonly specialty: Coded;
  readonly clinicType: string;
  readonly commissioningRuleOrganisation: string;
  readonly pathwayStart?: string;
  readonly clinicalInfoFirstSubmitted?: string;
  readonly clinicalInfoLastUpdated?: string;
  /** What the patient needs beside the appointment. */
  readonly additionalRequirements?: readonly CodeOf<'additionalRequirementType'>[];
  /** Where the services of the shortlist were searched. */
  readonly area?: { readonly postcode: string; readonly distanceLimit: number };
  readonly shortlist: readonly ServiceName[];
  readonly appointment?: AppointmentFacts;
  readonly attachments: readonly AttachmentFacts[];
  /** UBRNs of other referrals on the same pathway. */
  readonly relatedReferrals?: readonly string[];
}

/** Writes a referral as e-RS serves it, with reference data under the STU3 base URL of an environment. */
export function buildReferral(facts: ReferralFacts, stu3BaseUrl: string): ErsReferralRequest {
  const { appointment } = facts;
  const documents = facts.attachments.map(buildDocumentReference);
  const specialty = { system: referenceDataSystem(stu3BaseUrl, 'SPECIALTY'), ...facts.specialty };
  return {
    id: facts.ubrn,
    meta: { versionId: String(facts.version), profile: [profileUrls.referralRequest] },
    resourceType: 'ReferralRequest',
    extension: buildExtensions(facts),
    contained: [
      buildSearchCriteria(facts, specialty),
      buildShortlistList(facts.shortlist),
      ...(appointment ? [buildAppointment(appointment, facts, 'appointment')] : []),
      ...documents,
    ],
    status: facts.status,
    ...(appointment ? { specialty: { coding: [specialty] } } : {}),
    subject: { identifier: { system: identifierSystems.nhsNumber, value: facts.nhsNumber } },
    supportingInfo: buildSupportingInfo(documents, facts.relatedReferrals ?? []),
    intent: 'plan',
    identifier: [{ system: identifierSystems.ersRequestId, value: facts.requestId }],
  };
}

function buildExtensions(facts: ReferralFacts): Extension[] {
  const { appointment, clinicalInfoFirstSubmitted, clinicalInfoLastUpdated, pathwayStart } = facts;
  return [
    ...(appointment
      ? [
          { url: extensionUrls.appointment, valueReference: { reference: '#appointment' } },
          {
            url: extensionUrls.appointmentReference,
            valueReference: { reference: `Appointment/${appointment.id}` },
          },
        ]
      : []),
    ...(clinicalInfoFirstSubmitted === undefined
      ? []
      : [{ url: extensionUrls.clinicalInfoFirstSubmitted, valueDateTime: clinicalInfoFirstSubmitted }]),
    ...(clinicalInfoLastUpdated === undefined
      ? []
      : [{ url: extensionUrls.clinicalInfoLastUpdated, valueDateTime: clinicalInfoLastUpdated }]),
    ...(pathwayStart === undefined
      ? []
      : [{ url: extensionUrls.eReferralPathwayStart, valueInstant: pathwayStart }]),
    {
      url: extensionUrls.referralPriority,
      valueCodeableConcept: { coding: [{ system: codeSystems.priority.system, ...facts.priority }] },
    },
    { url: extensionUrls.referralShortlist, valueReference: { reference: '#shortlist' } },
    {
      url: extensionUrls.commissioningRuleOrganisation,
      valueIdentifier: {
        system: identifierSystems.odsOrganisation,
        value: facts.commissioningRuleOrganisation,
      },
    },
    buildStateExtension(facts.state),
    ...(facts.additionalRequirements ?? []).map((code) => ({
      url: extensionUrls.patientAdditionalRequirement,
      valueCoding: {
        system: codeSystems.additionalRequirementType.system,
        code,
        display: codeDisplays.additionalRequirementType[code],
      },
    })),
  ];
}

function buildSearchCriteria(facts: ReferralFacts, specialty: Coding): Parameters {
  return {
    id: 'serviceSearchCriteria',
    meta: { profile: [profileUrls.serviceSearchCriteria] },
    resourceType: 'Parameters',
    parameter: [
      { name: 'priority', valueCoding: { system: codeSystems.priority.system, code: facts.priority.code } },
      { name: 'specialty', valueCoding: { system: specialty.system ?? '', code: specialty.code ?? '' } },
      { name: 'clinicType', valueCoding: { system: codeSystems.clinicType.system, code: facts.clinicType } },
      { name: 'ageAndGenderAppropriate', valueBoolean: true },
      ...(facts.area
        ? [
            { name: 'postcode', valueString: facts.area.postcode },
            { name: 'distanceLimit', valueUnsignedInt: facts.area.distanceLimit },
          ]
        : []),
    ],
  };
}

function buildSupportingInfo(documents: readonly DocumentReference[], relatedReferrals: readonly string[]) {
  return [
    ...documents.map(({ id }) => ({ reference: `#${id}` })),
    ...relatedReferrals.map((ubrn) => ({ reference: `ReferralRequest/${ubrn}` })),
  ];
}
