import { codeSystems, extensionUrls, identifierSystems, profileUrls, type CodeOf } from '@ers-kit/fhir/stu3';
import type { Extension, FhirResource } from 'fhir/r3.js';

import { findConcept } from '../../seed/reference-data/reference-data.js';
import {
  appointmentOf,
  clinicianOf,
  documentsOf,
  extensionOf,
  nhsNumberOf,
  priorityOf,
  serviceIdOf,
  stateOf,
} from '../referral-view.js';
import type { ReferralRecord } from '../referral-record.js';
import type { ServiceContext } from '../service-context.js';
import {
  codeablePart,
  dateTimePart,
  patientPart,
  priorityPart,
  servicePart,
  specialtyPart,
} from './item-parts.js';

const reviewDisplays: Readonly<Record<CodeOf<'requestContextStatus'>, string>> = {
  NEVER_REVIEWED: 'Never Reviewed',
  LETTER_CHANGED: 'Letter Changed',
  PRIORITY_CHANGED: 'Priority Changed',
  PRIORITY_AND_LETTER_CHANGED: 'Priority and Letter Changed',
};

/** What REFERRALS_FOR_REVIEW says of a referral. Its people are contained in the list. */
export function referralForReviewItem(record: ReferralRecord, context: ServiceContext): Extension[] {
  const { resource } = record;
  const review = record.review ?? 'NEVER_REVIEWED';
  const clinician = clinicianOf(resource);
  const start = appointmentOf(resource)?.start;
  return [
    priorityPart(record),
    specialtyPart(record, context),
    { url: 'patient', valueReference: { reference: `#Patient-${nhsNumberOf(resource)}` } },
    ...(clinician === undefined
      ? []
      : [{ url: 'allocatedClinician', valueReference: { reference: `#Practitioner-${clinician}` } }]),
    pathwayStartPart(record),
    { url: 'clinicalInfoPrinted', valueBoolean: record.clinicalInfoPrinted },
    codeablePart('requestContextStatus', {
      system: codeSystems.requestContextStatus.system,
      code: review,
      display: reviewDisplays[review],
    }),
    ...submittedParts(record),
    ...(start === undefined ? [] : [{ url: 'appointmentStart', valueDateTime: start }]),
    codeablePart('referralType', {
      system: codeSystems.referralType.system,
      code: stateOf(resource).code === 'BOOKED' ? 'APPOINTMENT' : 'TRIAGE_DEFERRAL',
    }),
    servicePart(serviceIdOf(resource) ?? '', context),
    { url: 'referralRequestVersion', valueInteger: Number(resource.meta.versionId) },
  ];
}

/** The patients and practitioners that REFERRALS_FOR_REVIEW contains. */
export function peopleOf(records: readonly ReferralRecord[]): FhirResource[] {
  const clinicians = new Set(records.flatMap(({ resource }) => clinicianOf(resource) ?? []));
  const patients = new Set(records.flatMap(({ resource }) => nhsNumberOf(resource) ?? []));
  return [
    ...[...clinicians].map((value): FhirResource => ({
      id: `Practitioner-${value}`,
      meta: { profile: [profileUrls.practitioner] },
      resourceType: 'Practitioner',
      identifier: [{ system: identifierSystems.sdsUserId, value }],
    })),
    ...[...patients].map((value): FhirResource => ({
      id: `Patient-${value}`,
      meta: { profile: [profileUrls.patient] },
      resourceType: 'Patient',
      identifier: [{ system: identifierSystems.nhsNumber, value }],
    })),
  ];
}

/** What APPOINTMENT_SLOT_ISSUES says of a referral. */
export function slotIssueItem(record: ReferralRecord, context: ServiceContext): Extension[] {
  const { resource } = record;
  const { reason } = stateOf(resource);
  const deferred = appointmentOf(resource)?.created ?? new Date(record.lastUpdated).toISOString();
  return [
    priorityPart(record),
    specialtyPart(record, context),
    patientPart(record),
    pathwayStartPart(record),
    { url: 'clinicalInfoPrinted', valueBoolean: record.clinicalInfoPrinted },
    { url: 'ubrnReceived', valueDateTime: deferred },
    { url: 'patientContactExpected', valueDate: contactDay(record, Date.parse(deferred)) },
    codeablePart('clinicalInformationStatus', {
      system: codeSystems.clinicalInformationStatus.system,
      code: informationStatus(record, context.clock.now()),
    }),
    ...(reason
      ? [codeablePart('reason', { system: codeSystems.reviewReason.system, code: reason.code ?? '' })]
      : []),
    servicePart(serviceIdOf(resource) ?? '', context),
  ];
}

/** The patient is to hear from the provider within so many working days: PRIORITY says how many. */
function contactDay({ resource }: ReferralRecord, deferred: number): string {
  const days = findConcept('PRIORITY', priorityOf(resource).code)?.properties?.['deferToProviderContactDays'];
  const day = new Date(deferred);
  for (let left = Number(days ?? 0); left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

function informationStatus({ resource, letterDue }: ReferralRecord, now: number) {
  if (documentsOf(resource).length > 0) return 'PRESENT';
  if (letterDue === undefined) return 'NOT_APPLICABLE';
  return Date.parse(letterDue) < now ? 'OVERDUE' : 'NOT_DUE';
}

function pathwayStartPart({ resource, created }: ReferralRecord): Extension {
  const start = extensionOf(resource, extensionUrls.eReferralPathwayStart)?.valueInstant;
  return start === undefined
    ? dateTimePart('eReferralPathwayStart', created)
    : { url: 'eReferralPathwayStart', valueDateTime: start };
}

function submittedParts({ resource }: ReferralRecord): Extension[] {
  const parts = [
    ['clinicalInfoFirstSubmitted', extensionUrls.clinicalInfoFirstSubmitted],
    ['clinicalInfoLastUpdated', extensionUrls.clinicalInfoLastUpdated],
  ] as const;
  return parts.flatMap(([name, url]) => {
    const valueDateTime = extensionOf(resource, url)?.valueDateTime;
    return valueDateTime === undefined ? [] : [{ url: name, valueDateTime }];
  });
}
