import {
  codeSystems,
  extensionUrls,
  profileUrls,
  referenceDataSets,
  referenceDataSystem,
  type ReferenceDataSet,
} from '@ers-kit/fhir/stu3';

import { firstDay, type Concept, type PropertyValue } from '../../seed/reference-data/concept.js';
import { referenceData } from '../../seed/reference-data/reference-data.js';
import { notFound } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** The FHIR type of each property, and the system of its codes. `''` stands for the set of specialties. */
const propertyTypes: Readonly<Record<string, { type: string; system?: string }>> = {
  effectiveFrom: { type: 'dateTime' },
  effectiveTo: { type: 'dateTime' },
  specialty: { type: 'Coding', system: '' },
  appointmentBookingCancellationReasonType: {
    type: 'Coding',
    system: codeSystems.appointmentCancellationReasonType.system,
  },
  willCancelWholeRequest: { type: 'boolean' },
  commentIsMandatory: { type: 'boolean' },
  businessFunction: { type: 'Coding', system: codeSystems.businessFunction.system },
  usage: { type: 'Coding', system: codeSystems.appointmentCancellationUsage.system },
  appointmentRequestCancellationReasonType: {
    type: 'Coding',
    system: codeSystems.referralCancellationReasonType.system,
  },
  canCancelAppointment: { type: 'boolean' },
  referrerUsage: { type: 'Coding', system: codeSystems.referralCancellationUsage.system },
  deferToProviderContactDays: { type: 'integer' },
  triageContactDays: { type: 'integer' },
};

const propertyUri = (code: string): string =>
  `https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#${code}`;

/** A004: a set of reference data, with what is no longer in force. */
export const retrieveReferenceData: Operation = ({ parameters }, { clock, fhirBaseUrls }) => {
  const set = referenceDataSets.find((name) => name === parameters['codeSystemType']);
  if (!set) throw notFound('There is no such set of reference data.');
  return { status: 200, resource: buildCodeSystem(set, fhirBaseUrls.STU3, clock.now()) };
};

function buildCodeSystem(set: ReferenceDataSet, stu3BaseUrl: string, now: number): object {
  const { name, concepts } = referenceData[set];
  const used = new Set(concepts.flatMap(({ properties = {} }) => Object.keys(properties)));
  return {
    id: set,
    meta: {
      profile: [set === 'SPECIALTY' ? profileUrls.specialtyCodeSystem : profileUrls.shareableCodeSystem],
    },
    resourceType: 'CodeSystem',
    url: referenceDataSystem(stu3BaseUrl, set),
    version: '1',
    name,
    status: 'active',
    experimental: false,
    date: new Date(now).toISOString(),
    publisher: 'e-Referral Service',
    description: name,
    copyright: 'Copyright (c) 2016 HL7 UK',
    caseSensitive: true,
    content: 'complete',
    property: ['effectiveFrom', 'effectiveTo', ...used].map((code) => ({
      code,
      uri: propertyUri(code),
      type: propertyTypes[code]?.type,
    })),
    concept: concepts.map((concept) => buildConcept(concept, set, stu3BaseUrl)),
  };
}

function buildConcept(concept: Concept, set: ReferenceDataSet, stu3BaseUrl: string): object {
  const { code, display, effectiveFrom = firstDay, effectiveTo, properties = {} } = concept;
  const dates = [
    { url: extensionUrls.effectiveFromDate, valueDate: effectiveFrom },
    ...(effectiveTo === undefined ? [] : [{ url: extensionUrls.effectiveToDate, valueDate: effectiveTo }]),
  ];
  return {
    ...(set === 'SPECIALTY' ? { extension: dates } : {}),
    code,
    display,
    property: [
      { code: 'effectiveFrom', valueDateTime: `${effectiveFrom}T00:00:00.000Z` },
      ...(effectiveTo === undefined
        ? []
        : [{ code: 'effectiveTo', valueDateTime: `${effectiveTo}T00:00:00.000Z` }]),
      ...Object.entries(properties).flatMap(([name, value]) => buildProperties(name, value, stu3BaseUrl)),
    ],
  };
}

function buildProperties(name: string, value: PropertyValue, stu3BaseUrl: string): object[] {
  if (typeof value === 'boolean') return [{ code: name, valueBoolean: value }];
  if (typeof value === 'number') return [{ code: name, valueInteger: value }];
  const fixed = propertyTypes[name]?.system;
  const system = fixed === '' ? referenceDataSystem(stu3BaseUrl, 'SPECIALTY') : fixed;
  const codes = typeof value === 'string' ? [value] : value;
  return codes.map((code) => ({ code: name, valueCoding: { system, code } }));
}
