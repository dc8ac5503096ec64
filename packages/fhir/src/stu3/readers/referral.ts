import {
  codingOf,
  conceptOf,
  containedOf,
  defined,
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
  patientAdditionalRequirementUrl,
  referralPriorityUrl,
  referralStateUrl,
} from '../tables/extension-urls.js';
import type { ErsAppointment } from '../types/appointment.js';

/**
 * The state of a referral, why it is in it, and what was said of it.
 *
 * @example
 * ```ts
 * import type { ReferralState } from '@ers-kit/fhir/stu3';
 *
 * declare const state: ReferralState;
 * const text = [state.state.display, state.comments].join(': ');
 * ```
 */
export interface ReferralState {
  /** Such as `BOOKED`. */
  readonly state: CodingValue<CodeOf<'referralState'> | CodeOf<'worklistReferralState'>>;
  /** From `eRS-ReviewReason-1`, `eRS-ReviewOutcome-1` or a set of reference data. */
  readonly reason?: CodingValue;
  /** In the words of who changed it. */
  readonly comments?: string;
}

/**
 * The state of a referral, from `Extension-eRS-ReferralState-1`.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, presentValue, referralState } from '@ers-kit/fhir/stu3';
 *
 * const reading = referralState({
 *   extension: [
 *     {
 *       url: extensionUrls.referralState,
 *       extension: [
 *         { url: 'state', valueCoding: { system: codeSystems.referralState.system, code: 'BOOKED' } },
 *       ],
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.state.code); // BOOKED
 * ```
 */
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

/**
 * The priority of a referral or advice request, from `Extension-eRS-ReferralPriority-1`.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, presentValue, referralPriority } from '@ers-kit/fhir/stu3';
 *
 * const reading = referralPriority({
 *   extension: [
 *     {
 *       url: extensionUrls.referralPriority,
 *       valueCodeableConcept: { coding: [{ system: codeSystems.priority.system, code: 'URGENT' }] },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.code); // URGENT
 * ```
 */
export function referralPriority(resource: unknown): Reading<CodingValue<CodeOf<'priority'>>> {
  return readExtension(resource, referralPriorityUrl, 'valueCodeableConcept', conceptOf<CodeOf<'priority'>>);
}

/**
 * The reference of the appointment (`Appointment/id`) for A034 and A038, from
 * `Extension-eRS-Appointment-Reference-1`.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { appointmentReference, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = appointmentReference({
 *   extension: [
 *     { url: extensionUrls.appointmentReference, valueReference: { reference: 'Appointment/70000' } },
 *   ],
 * });
 * console.log(presentValue(reading)); // Appointment/70000
 * ```
 */
export function appointmentReference(referral: unknown): Reading<string> {
  return readExtension(referral, appointmentReferenceUrl, 'valueReference', referenceOf);
}

/**
 * What the patient needs at the appointment, from `Extension-eRS-PatientAdditionalRequirement-1`; up to
 * three.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { additionalRequirements, codeSystems, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = additionalRequirements({
 *   extension: [
 *     {
 *       url: extensionUrls.patientAdditionalRequirement,
 *       valueCoding: { system: codeSystems.additionalRequirementType.system, code: 'INTERPRETER' },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.[0]?.code); // INTERPRETER
 * ```
 */
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

/**
 * The appointment that a referral contains, from `Extension-eRS-Appointment-1`'s target.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { containedAppointment, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = containedAppointment({
 *   contained: [{ resourceType: 'Appointment', status: 'booked', start: '2026-12-01T09:00:00Z' }],
 * });
 * console.log(presentValue(reading)?.status); // booked
 * ```
 */
export function containedAppointment(referral: unknown): Reading<ErsAppointment> {
  return readPart(
    containedOf(referral, 'Appointment'),
    'contained.ofType(Appointment).status',
    (appointment) => (textOf(loose(appointment)?.status) ? (appointment as ErsAppointment) : undefined),
  );
}

/**
 * The specialty of a referral.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, referralSpecialty } from '@ers-kit/fhir/stu3';
 *
 * const reading = referralSpecialty({
 *   specialty: { coding: [{ system: 'urn:example', code: 'CARDIOLOGY' }] },
 * });
 * console.log(presentValue(reading)?.code); // CARDIOLOGY
 * ```
 */
export function referralSpecialty(referral: unknown): Reading<CodingValue> {
  return readPart(loose(referral)?.specialty, 'specialty', conceptOf);
}
