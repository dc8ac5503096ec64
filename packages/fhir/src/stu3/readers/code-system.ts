import { anyValueOf, itemsOf, loose, readList, textOf, type Reading } from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';

/**
 * A concept of a set of reference data, with its properties. Days are working days.
 *
 * @example
 * ```ts
 * import type { ReferenceConcept } from '@ers-kit/fhir/stu3';
 *
 * const concept: ReferenceConcept = { code: 'OTHER', display: 'Other', commentIsMandatory: true };
 * ```
 */
export interface ReferenceConcept {
  /** For bodies, with the system of its set. */
  readonly code: string;
  /** For people. */
  readonly display: string;
  /** dateTimes: use a concept only between them. */
  readonly effectiveFrom?: string;
  /** See `effectiveFrom`. */
  readonly effectiveTo?: string;
  /** Whether a comment has to go with it. */
  readonly commentIsMandatory?: boolean;
  /** Whether it cancels the referral, and not the appointment alone. */
  readonly willCancelWholeRequest?: boolean;
  /** Whether it may be given where the referral has an appointment. */
  readonly canCancelAppointment?: boolean;
  /** Whose reason for cancelling an appointment it is. */
  readonly appointmentBookingCancellationReasonType?: CodeOf<'appointmentCancellationReasonType'>;
  /** Whose reason for cancelling a referral it is. */
  readonly appointmentRequestCancellationReasonType?: CodeOf<'referralCancellationReasonType'>;
  /** Of a priority: working days for contact after a deferral to the provider. */
  readonly deferToProviderContactDays?: number;
  /** Of a priority: working days for contact when a referral is sent for triage. */
  readonly triageContactDays?: number;
  /** Those that may come several times. */
  readonly businessFunction?: readonly CodeOf<'businessFunction'>[];
  /** What a reason for cancelling an appointment may be used for. */
  readonly usage?: readonly CodeOf<'appointmentCancellationUsage'>[];
  /** What a reason for cancelling a referral may be used for. */
  readonly referrerUsage?: readonly CodeOf<'referralCancellationUsage'>[];
  /** Codes of the specialties of a clinic type. */
  readonly specialty?: readonly string[];
}

/**
 * The concepts of an A004 response. A concept without code or display, or with a property without value, is
 * malformed.
 *
 * @param codeSystem - The CodeSystem, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, referenceConcepts } from '@ers-kit/fhir/stu3';
 *
 * const reading = referenceConcepts({ concept: [{ code: 'URGENT', display: 'Urgent' }] });
 * console.log(presentValue(reading)?.[0]?.display); // Urgent
 * ```
 */
export function referenceConcepts(codeSystem: unknown): Reading<readonly ReferenceConcept[]> {
  return readList(loose(codeSystem)?.concept, 'concept', (item) => {
    const code = textOf(item?.code);
    const display = textOf(item?.display);
    const concept: Record<string, unknown> = {};
    for (const part of itemsOf(item?.property)) {
      const name = textOf(part?.code) ?? '';
      const value = anyValueOf(part);
      const read = typeof value === 'object' ? textOf(value?.code) : value;
      if (!/^[a-z]/.test(name) || read === undefined) return undefined;
      // Some properties may come several times.
      const several = /^(businessFunction|usage|referrerUsage|specialty)$/.test(name);
      if (several) ((concept[name] ??= []) as unknown[]).push(read);
      else concept[name] = read;
    }
    return code && display ? { ...concept, code, display } : undefined;
  });
}

/**
 * Whether a concept may be used at `now` (milliseconds since 1970): it has begun and has not ended.
 *
 * @param now - Milliseconds since 1970. Default: the time on the clock of this machine.
 *
 * @example
 * ```ts
 * import { isConceptInForce } from '@ers-kit/fhir/stu3';
 *
 * const concept = { code: 'URGENT', display: 'Urgent', effectiveTo: '2026-01-01' };
 * console.log(isConceptInForce(concept, Date.parse('2026-06-01'))); // false
 * ```
 */
export function isConceptInForce(concept: ReferenceConcept, now: number = Date.now()): boolean {
  const { effectiveFrom, effectiveTo } = concept;
  const begun = effectiveFrom !== undefined && Date.parse(effectiveFrom) <= now;
  return begun && (effectiveTo === undefined || Date.parse(effectiveTo) > now);
}
