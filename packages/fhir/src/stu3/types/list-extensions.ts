import type { WorklistType } from '../readers/worklist-item.js';
import type { CodingOf, ExtensionOf, LocalReference, ReferenceTo } from './elements.js';
import type { ExtensionUrls } from './urls.js';

/**
 * An extension of an attachment.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, type AttachmentExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: AttachmentExtension = {
 *   url: extensionUrls.availabilityStatus,
 *   valueCoding: { system: codeSystems.availabilityStatus.system, code: 'PENDING' },
 * };
 * ```
 */
export type AttachmentExtension =
  | (ExtensionOf<ExtensionUrls['availabilityStatus']> & { valueCoding: CodingOf<'availabilityStatus'> })
  | (ExtensionOf<ExtensionUrls['attachedBy']> & { valueReference: ReferenceTo<'sdsUserId'> })
  | (ExtensionOf<ExtensionUrls['attachedByOrganisation']> & {
      valueReference: ReferenceTo<'odsOrganisation'>;
    })
  | (ExtensionOf<ExtensionUrls['attachedOnBehalfOf']> & { valueReference: ReferenceTo<'sdsUserId'> });

/**
 * The extension `extensionUrls.shortlistSearchCriteria`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type ShortlistSearchCriteriaExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: ShortlistSearchCriteriaExtension = {
 *   url: extensionUrls.shortlistSearchCriteria,
 *   valueReference: { reference: '#ServiceSearchCriteria-1' },
 * };
 * ```
 */
export interface ShortlistSearchCriteriaExtension extends ExtensionOf<
  ExtensionUrls['shortlistSearchCriteria']
> {
  valueReference: LocalReference;
}

/**
 * The URL of the extension of each worklist's items.
 *
 * @example
 * ```ts
 * import { extensionUrls, type WorklistItemUrls } from '@ers-kit/fhir/stu3';
 *
 * const url: WorklistItemUrls['AWAITING_BOOKING'] = extensionUrls.awaitingBooking;
 * ```
 */
export interface WorklistItemUrls extends Record<WorklistType, string> {
  REFERRALS_FOR_REVIEW: ExtensionUrls['referralsForReview'];
  APPOINTMENT_SLOT_ISSUES: ExtensionUrls['appointmentSlotIssues'];
  ADVICE_AND_GUIDANCE_REQUESTS: ExtensionUrls['adviceAndGuidanceRequests'];
  REJECTED_TRIAGE_RESPONSE: ExtensionUrls['rejectedTriageResponse'];
  ASSESSMENT_RETURNED_CANCELLED_DNA: ExtensionUrls['assessmentReturnedCancelledDna'];
  AWAITING_BOOKING: ExtensionUrls['awaitingBooking'];
  LETTERS_OUTSTANDING: ExtensionUrls['lettersOutstanding'];
}

/**
 * The extension of a worklist's item, of one worklist or of any. Its parts are read with `worklistItems`.
 *
 * @example
 * ```ts
 * import type { WorklistItemExtension } from '@ers-kit/fhir/stu3';
 *
 * declare const extension: WorklistItemExtension<'LETTERS_OUTSTANDING'>;
 * const parts = extension.extension.map(({ url }) => url);
 * ```
 */
export type WorklistItemExtension<Type extends WorklistType = WorklistType> = ExtensionOf<
  WorklistItemUrls[Type]
> & {
  extension: ExtensionOf<string>[];
};
