import {
  additionalRequirements,
  adviceSpecialty,
  adviceStatus,
  appointmentParticipants,
  appointmentReference,
  attachments,
  commissioningRuleOrganisation,
  containedAppointment,
  eReferralPathwayStart,
  patientNhsNumber,
  presentValue,
  providerConversionAuthorisation,
  referralPriority,
  referralSpecialty,
  referralState,
  relatedRequests,
  shortlist,
  type AppointmentParticipants,
  type CodeOf,
  type CodingValue,
  type ErsAppointment,
  type ErsAttachmentReading,
  type Reading,
  type ReferralState,
  type ShortlistedService,
} from '@ers-kit/fhir/stu3';

/**
 * What both kinds of request say. What is missing or malformed is left out: the readers of `@ers-kit/fhir`
 * tell which.
 */
interface RequestSummary {
  /** NHS number. */
  readonly patient: string | undefined;
  readonly priority: CodingValue<CodeOf<'priority'>> | undefined;
  readonly specialty: CodingValue | undefined;
  readonly shortlist: readonly ShortlistedService[];
}

/**
 * A referral in plain data.
 *
 * @example
 * ```ts
 * import type { ReferralSummary } from '@ers-kit/client';
 *
 * declare const summary: ReferralSummary;
 * const heading = [summary.specialty?.display, summary.priority?.code].join(', ');
 * ```
 */
export interface ReferralSummary extends RequestSummary {
  /** Where the referral stands, such as `BOOKED`. */
  readonly state: ReferralState['state'] | undefined;
  /** Why it stands there, where e-RS says so. */
  readonly reason: ReferralState['reason'];
  /** What was said of it. */
  readonly comments: string | undefined;
  /** ODS code. */
  readonly commissioningRuleOrganisation: string | undefined;
  /** FHIR instant or dateTime. */
  readonly pathwayStart: string | undefined;
  /** As the referral contains it. */
  readonly appointment: ErsAppointment | undefined;
  /** For A034 and A038. */
  readonly appointmentId: string | undefined;
  /** Patient, service and clinician of the appointment. */
  readonly participants: AppointmentParticipants | undefined;
  /** What the patient needs at the appointment. */
  readonly additionalRequirements: readonly CodingValue<CodeOf<'additionalRequirementType'>>[];
  /** Those that can be read. */
  readonly attachments: readonly ErsAttachmentReading[];
  /** `ReferralRequest/ubrn` and `CommunicationRequest/ubrn`. */
  readonly relatedRequests: readonly string[];
}

/**
 * A request for advice in plain data.
 *
 * @example
 * ```ts
 * import type { AdviceSummary } from '@ers-kit/client';
 *
 * declare const summary: AdviceSummary;
 * const status = summary.status?.code;
 * ```
 */
export interface AdviceSummary extends RequestSummary {
  /** Where the request stands. */
  readonly status: CodingValue<CodeOf<'adviceAndGuidanceStatus'>> | undefined;
  /** Whether the provider may make a referral of it. */
  readonly conversion: CodeOf<'providerConversionAuthorisation'> | undefined;
}

/** What was read of a list, also where a part of it is malformed. */
export const valuesOf = <Value>(reading: Reading<readonly Value[]>): readonly Value[] =>
  reading.status === 'missing' ? [] : (reading.value ?? []);

/**
 * All that a ReferralRequest says, in plain data, for pages and lists.
 *
 * @param referral - The ReferralRequest, as A005 gave it.
 * @returns The summary. What cannot be read is `undefined` or empty. Never throws.
 *
 * @example
 * ```ts
 * import { summariseReferral } from '@ers-kit/client';
 *
 * declare const referral: unknown;
 * const { state, priority, attachments } = summariseReferral(referral);
 * ```
 */
export function summariseReferral(referral: unknown): ReferralSummary {
  const appointment = presentValue(containedAppointment(referral));
  const state = presentValue(referralState(referral));
  return {
    patient: presentValue(patientNhsNumber(referral)),
    priority: presentValue(referralPriority(referral)),
    specialty: presentValue(referralSpecialty(referral)),
    shortlist: valuesOf(shortlist(referral)),
    state: state?.state,
    reason: state?.reason,
    comments: state?.comments,
    commissioningRuleOrganisation: presentValue(commissioningRuleOrganisation(referral)),
    pathwayStart: presentValue(eReferralPathwayStart(referral)),
    appointment,
    appointmentId: presentValue(appointmentReference(referral))?.split('/').at(-1),
    participants: presentValue(appointmentParticipants(appointment)),
    additionalRequirements: valuesOf(additionalRequirements(referral)),
    attachments: valuesOf(attachments(referral)),
    relatedRequests: valuesOf(relatedRequests(referral)),
  };
}

/**
 * All that a CommunicationRequest says, in plain data.
 *
 * @param request - The CommunicationRequest, as A024 gave it.
 * @returns The summary. What cannot be read is `undefined` or empty. Never throws.
 *
 * @example
 * ```ts
 * import { summariseAdvice } from '@ers-kit/client';
 *
 * declare const request: unknown;
 * const { status, specialty } = summariseAdvice(request);
 * ```
 */
export function summariseAdvice(request: unknown): AdviceSummary {
  return {
    patient: presentValue(patientNhsNumber(request)),
    priority: presentValue(referralPriority(request)),
    specialty: presentValue(adviceSpecialty(request)),
    shortlist: valuesOf(shortlist(request)),
    status: presentValue(adviceStatus(request)),
    conversion: presentValue(providerConversionAuthorisation(request))?.code,
  };
}
