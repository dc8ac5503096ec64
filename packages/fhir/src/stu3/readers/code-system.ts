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
  readonly code: string;
  readonly display: string;
  /** dateTimes: use a concept only between them. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly commentIsMandatory?: boolean;
  readonly willCancelWholeRequest?: boolean;
  readonly canCancelAppointment?: boolean;
  readonly appointmentBookingCancellationReasonType?: CodeOf<'appointmentCancellationReasonType'>;
  readonly appointmentRequestCancellationReasonType?: CodeOf<'referralCancellationReasonType'>;
  readonly deferToProviderContactDays?: number;
  readonly triageContactDays?: number;
  /** Those that may come several times. */
  readonly businessFunction?: readonly CodeOf<'businessFunction'>[];
  readonly usage?: readonly CodeOf<'appointmentCancellationUsage'>[];
  readonly referrerUsage?: readonly CodeOf<'referralCancellationUsage'>[];
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
      const read = value?.code ?? value;
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
