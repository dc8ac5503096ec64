import type { CodeSystem, CodeSystemConcept, CodeSystemConceptProperty } from 'fhir/r3.js';
import type { ReferenceDataSet } from '../tables/reference-data.js';
import type { CodingOf, ProfiledMeta, ReferenceDataCoding } from './elements.js';
import type { ProfileUrls } from './urls.js';

/**
 * A property of a concept; which there are depends on the set.
 *
 * @example
 * ```ts
 * import type { ErsConceptProperty } from '@ers-kit/fhir/stu3';
 *
 * const property: ErsConceptProperty = { code: 'commentIsMandatory', valueBoolean: true };
 * ```
 */
export type ErsConceptProperty = CodeSystemConceptProperty &
  (
    | { code: 'effectiveFrom' | 'effectiveTo'; valueDateTime: string }
    | {
        code: 'commentIsMandatory' | 'willCancelWholeRequest' | 'canCancelAppointment';
        valueBoolean: boolean;
      }
    | { code: 'deferToProviderContactDays' | 'triageContactDays'; valueInteger: number }
    | { code: 'specialty'; valueCoding: ReferenceDataCoding }
    | { code: 'businessFunction'; valueCoding: CodingOf<'businessFunction'> }
    | { code: 'usage'; valueCoding: CodingOf<'appointmentCancellationUsage'> }
    | { code: 'referrerUsage'; valueCoding: CodingOf<'referralCancellationUsage'> }
    | {
        code: 'appointmentBookingCancellationReasonType';
        valueCoding: CodingOf<'appointmentCancellationReasonType'>;
      }
    | {
        code: 'appointmentRequestCancellationReasonType';
        valueCoding: CodingOf<'referralCancellationReasonType'>;
      }
  );

/**
 * A concept of a set of reference data.
 *
 * @example
 * ```ts
 * import type { ErsConcept } from '@ers-kit/fhir/stu3';
 *
 * const concept: ErsConcept = {
 *   code: 'OTHER',
 *   display: 'Other',
 *   property: [{ code: 'commentIsMandatory', valueBoolean: true }],
 * };
 * ```
 */
export interface ErsConcept extends CodeSystemConcept {
  display: string;
  property: ErsConceptProperty[];
}

/**
 * A set of reference data: an A004 response.
 *
 * @example
 * ```ts
 * import { isCodeSystem, type ErsCodeSystem } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isCodeSystem(answer)) {
 *   const record: ErsCodeSystem = answer;
 *   console.error(record.id, record.concept.length);
 * }
 * ```
 */
export interface ErsCodeSystem extends CodeSystem {
  id: ReferenceDataSet;
  meta: ProfiledMeta<ProfileUrls['shareableCodeSystem'] | ProfileUrls['specialtyCodeSystem']>;
  url: string;
  name: string;
  status: 'active';
  date: string;
  description: string;
  content: 'complete';
  concept: ErsConcept[];
}
