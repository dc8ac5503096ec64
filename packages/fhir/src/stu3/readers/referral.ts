import {
  codingOf,
  conceptOf,
  containedOf,
  defined,
  identifiedBy,
  itemsOf,
  itemWithUrl,
  loose,
  readExtension,
  readList,
  readPart,
  referenceOf,
  textOf,
  type CodingValue,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import {
  appointmentReferenceUrl,
  clinicalInfoFirstSubmittedUrl,
  clinicalInfoLastUpdatedUrl,
  commissioningRuleOrganisationUrl,
  eReferralPathwayStartUrl,
  patientAdditionalRequirementUrl,
  referralPriorityUrl,
  referralStateUrl,
} from '../tables/extension-urls.js';
import type { ErsAppointment } from '../types/appointment.js';

/** The state of a referral, why it is in it, and what was said of it. */
export interface ReferralState {
  readonly state: CodingValue<CodeOf<'referralState'> | CodeOf<'worklistReferralState'>>;
  /** From `eRS-ReviewReason-1`, `eRS-ReviewOutcome-1` or a set of reference data. */
  readonly reason?: CodingValue;
  readonly comments?: string;
}

/** The state of a referral, from `Extension-eRS-ReferralState-1`. */
export function referralState(referral: unknown): Reading<ReferralState> {
  return readExtension(referral, referralStateUrl, 'extension', (parts) => {
    const state = codingOf<ReferralState['state']['code']>(itemWithUrl(parts, 'state')?.valueCoding);
    const reason = itemWithUrl(parts, 'reason');
    const comments = itemWithUrl(parts, 'comments');
    const read = { state, reason: codingOf(reason?.valueCoding), comments: textOf(comments?.valueString) };
    const broken = !state || (reason && !read.reason) || (comments && !read.comments);
    return broken ? undefined : (defined(read) as ReferralState);
  });
}

/** The priority of a referral or advice request, from `Extension-eRS-ReferralPriority-1`. */
export function referralPriority(resource: unknown): Reading<CodingValue<CodeOf<'priority'>>> {
  return readExtension(resource, referralPriorityUrl, 'valueCodeableConcept', conceptOf<CodeOf<'priority'>>);
}

/**
 * The ODS code of the organisation whose commissioning rules apply, from
 * `Extension-eRS-Commissioning-Rule-Org-1`: A015 takes it in a header, A010 as a parameter.
 */
export function commissioningRuleOrganisation(referral: unknown): Reading<string> {
  return readExtension(referral, commissioningRuleOrganisationUrl, 'valueIdentifier', (value) =>
    textOf(loose(value)?.value),
  );
}

/** The reference of the appointment (`Appointment/id`) for A034 and A038, from `Extension-eRS-Appointment-Reference-1`. */
export function appointmentReference(referral: unknown): Reading<string> {
  return readExtension(referral, appointmentReferenceUrl, 'valueReference', referenceOf);
}

/** When clinical information came first, as a dateTime, from `Extension-eRS-ClinicalInfoFirstSubmitted-1`. */
export function clinicalInfoFirstSubmitted(referral: unknown): Reading<string> {
  return readExtension(referral, clinicalInfoFirstSubmittedUrl, 'valueDateTime', textOf);
}

/** When clinical information last changed, as a dateTime, from `Extension-eRS-ClinicalInfoLastUpdated-1`. */
export function clinicalInfoLastUpdated(referral: unknown): Reading<string> {
  return readExtension(referral, clinicalInfoLastUpdatedUrl, 'valueDateTime', textOf);
}

/** When the pathway began, from `Extension-eRS-eReferralPathwayStart-1`, whichever of its two value types came. */
export function eReferralPathwayStart(referral: unknown): Reading<string> {
  const instant = readExtension(referral, eReferralPathwayStartUrl, 'valueInstant', textOf);
  if (instant.status !== 'malformed') return instant;
  const dateTime = readExtension(referral, eReferralPathwayStartUrl, 'valueDateTime', textOf);
  return dateTime.status === 'present' ? dateTime : instant;
}

/** What the patient needs at the appointment, from `Extension-eRS-PatientAdditionalRequirement-1`; up to three. */
export function additionalRequirements(
  referral: unknown,
): Reading<readonly CodingValue<CodeOf<'additionalRequirementType'>>[]> {
  const list = itemsOf(loose(referral)?.extension).filter(
    (item) => (item?.url as unknown) === patientAdditionalRequirementUrl,
  );
  return readList(list[0] && list, `extension('${patientAdditionalRequirementUrl}')`, (item) =>
    codingOf(item?.valueCoding),
  );
}

/** The appointment that a referral contains, from `Extension-eRS-Appointment-1`'s target. */
export function containedAppointment(referral: unknown): Reading<ErsAppointment> {
  return readPart(
    containedOf(referral, 'Appointment'),
    'contained.ofType(Appointment).status',
    (appointment) => (textOf(loose(appointment)?.status) ? (appointment as ErsAppointment) : undefined),
  );
}

/** The specialty of a referral. */
export function referralSpecialty(referral: unknown): Reading<CodingValue> {
  return readPart(loose(referral)?.specialty, 'specialty', conceptOf);
}

/** The NHS number of the patient whom a referral or advice request is about. */
export function patientNhsNumber(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.subject, 'subject', identifiedBy);
}

/** The id that names a referral (`r.…`) or advice request (`a.…`) in R4. */
export function ersRequestId(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.identifier?.[0]?.value, 'identifier[0].value', textOf);
}

/** The version of a resource, for `If-Match`; equals its ETag. */
export function versionOf(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.meta?.versionId, 'meta.versionId', textOf);
}

/** The other requests of the same pathway: `ReferralRequest/ubrn`, `CommunicationRequest/ubrn`. */
export function relatedRequests(referral: unknown): Reading<readonly string[]> {
  const reading = readList(loose(referral)?.supportingInfo, 'supportingInfo', referenceOf);
  if (reading.status !== 'present') return reading;
  return { status: 'present', value: reading.value.filter((reference) => !reference.startsWith('#')) };
}
