import type { CodingValue } from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';

/**
 * The code that asks for a worklist.
 *
 * @example
 * ```ts
 * import type { WorklistType } from '@ers-kit/fhir/stu3';
 *
 * const type: WorklistType = 'AWAITING_BOOKING';
 * ```
 */
export type WorklistType = CodeOf<'referralListSelector'> | CodeOf<'communicationListSelector'>;

/**
 * A service of a worklist item.
 *
 * @example
 * ```ts
 * import type { WorklistService } from '@ers-kit/fhir/stu3';
 *
 * const service: WorklistService = { id: '12345', name: 'Made-up Knee Clinic' };
 * ```
 */
export interface WorklistService {
  readonly id: string;
  readonly name: string;
}

/** What every item may have. Times are FHIR dateTimes; people are NHS numbers and SDS user ids. */
interface Item<Type extends WorklistType> {
  readonly listType: Type;
  /** `ReferralRequest/ubrn`, or `CommunicationRequest/ubrn` for advice. */
  readonly reference: string;
  readonly priority?: CodingValue<CodeOf<'priority'>>;
  /** NHS number. */
  readonly patient?: string;
}

/**
 * An item of `REFERRALS_FOR_REVIEW`.
 *
 * @example
 * ```ts
 * import type { ReferralForReview, WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const item: WorklistItem;
 * if (item.listType === 'REFERRALS_FOR_REVIEW') {
 *   const one: ReferralForReview = item;
 *   console.error(one.reference, one.specialty?.display);
 * }
 * ```
 */
export interface ReferralForReview extends Item<'REFERRALS_FOR_REVIEW'> {
  readonly specialty?: CodingValue;
  readonly namedClinician?: string;
  readonly allocatedClinician?: string;
  readonly eReferralPathwayStart?: string;
  readonly clinicalInfoPrinted?: boolean;
  readonly requestContextStatus?: CodingValue<CodeOf<'requestContextStatus'>>;
  readonly clinicalInfoFirstSubmitted?: string;
  readonly clinicalInfoLastUpdated?: string;
  readonly referralType?: CodingValue<CodeOf<'referralType'>>;
  readonly appointmentStart?: string;
  readonly service?: WorklistService;
  readonly referralRequestVersion?: number;
}

/**
 * An item of `APPOINTMENT_SLOT_ISSUES`.
 *
 * @example
 * ```ts
 * import type { AppointmentSlotIssue, WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const item: WorklistItem;
 * if (item.listType === 'APPOINTMENT_SLOT_ISSUES') {
 *   const one: AppointmentSlotIssue = item;
 *   console.error(one.reference, one.reason?.code);
 * }
 * ```
 */
export interface AppointmentSlotIssue extends Item<'APPOINTMENT_SLOT_ISSUES'> {
  readonly specialty?: CodingValue;
  readonly namedClinician?: string;
  readonly eReferralPathwayStart?: string;
  readonly clinicalInfoPrinted?: boolean;
  readonly ubrnReceived?: string;
  /** A date. */
  readonly patientContactExpected?: string;
  readonly clinicalInformationStatus?: CodingValue<CodeOf<'clinicalInformationStatus'>>;
  readonly reason?: CodingValue<CodeOf<'reviewReason'>>;
  readonly lastContact?: string;
  readonly service?: WorklistService;
}

/**
 * An item of `ADVICE_AND_GUIDANCE_REQUESTS`.
 *
 * @example
 * ```ts
 * import type { AdviceAndGuidanceRequestItem, WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const item: WorklistItem;
 * if (item.listType === 'ADVICE_AND_GUIDANCE_REQUESTS') {
 *   const one: AdviceAndGuidanceRequestItem = item;
 *   console.error(one.reference, one.adviceLastUpdated);
 * }
 * ```
 */
export interface AdviceAndGuidanceRequestItem extends Item<'ADVICE_AND_GUIDANCE_REQUESTS'> {
  readonly specialty?: CodingValue;
  readonly namedClinician?: string;
  readonly category?: CodingValue<CodeOf<'adviceAndGuidanceStatus'>>;
  readonly adviceFirstRequested?: string;
  readonly adviceLastUpdated?: string;
  readonly referrer?: string;
  readonly service?: WorklistService;
  readonly clinicType?: CodingValue;
  readonly communicationRequestVersion?: number;
}

/** What the items of the referrers' worklists have. */
interface ReferrerItem<Type extends WorklistType> extends Item<Type> {
  readonly referralCreated?: string;
  readonly clinicalContext?: string;
  readonly referrer?: string;
}

/**
 * An item of a worklist of referrals that came back.
 *
 * @example
 * ```ts
 * import type { ReturnedReferral } from '@ers-kit/fhir/stu3';
 *
 * declare const item: ReturnedReferral;
 * const text = `${item.reference}: ${item.status?.display}`;
 * ```
 */
export interface ReturnedReferral extends ReferrerItem<
  'REJECTED_TRIAGE_RESPONSE' | 'ASSESSMENT_RETURNED_CANCELLED_DNA' | 'AWAITING_BOOKING'
> {
  readonly referralLastUpdated?: string;
  readonly status?: CodingValue<CodeOf<'worklistReferralState'> | CodeOf<'referralState'>>;
  /** From a set of reference data. */
  readonly reason?: CodingValue;
}

/**
 * An item of `LETTERS_OUTSTANDING`.
 *
 * @example
 * ```ts
 * import type { OutstandingLetter, WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const item: WorklistItem;
 * if (item.listType === 'LETTERS_OUTSTANDING') {
 *   const one: OutstandingLetter = item;
 *   console.error(one.reference, one.letterDue);
 * }
 * ```
 */
export interface OutstandingLetter extends ReferrerItem<'LETTERS_OUTSTANDING'> {
  /** A date. */
  readonly letterDue?: string;
}

/**
 * An item of a worklist; `listType` tells which.
 *
 * @example
 * ```ts
 * import type { WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const item: WorklistItem;
 * const ubrn = item.reference.split('/')[1];
 * ```
 */
export type WorklistItem =
  | ReferralForReview
  | AppointmentSlotIssue
  | AdviceAndGuidanceRequestItem
  | ReturnedReferral
  | OutstandingLetter;
