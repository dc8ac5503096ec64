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
  /** e-RS id. */
  readonly id: string;
  /** For people. Empty where the list gives none. */
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
  /** That the referral is for. */
  readonly specialty?: CodingValue;
  /** SDS user id of who was asked for. */
  readonly namedClinician?: string;
  /** SDS user id of who has it. */
  readonly allocatedClinician?: string;
  /** FHIR dateTime. */
  readonly eReferralPathwayStart?: string;
  /** Whether the clinical information was printed. */
  readonly clinicalInfoPrinted?: boolean;
  /** Whether it was never reviewed, or what changed since. */
  readonly requestContextStatus?: CodingValue<CodeOf<'requestContextStatus'>>;
  /** FHIR dateTime. */
  readonly clinicalInfoFirstSubmitted?: string;
  /** FHIR dateTime. */
  readonly clinicalInfoLastUpdated?: string;
  /** What is to be reviewed. */
  readonly referralType?: CodingValue<CodeOf<'referralType'>>;
  /** FHIR dateTime. */
  readonly appointmentStart?: string;
  /** The service that has to act. */
  readonly service?: WorklistService;
  /** The version that A005 reads. */
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
  /** That the referral is for. */
  readonly specialty?: CodingValue;
  /** SDS user id. */
  readonly namedClinician?: string;
  /** FHIR dateTime. */
  readonly eReferralPathwayStart?: string;
  /** Whether the clinical information was printed. */
  readonly clinicalInfoPrinted?: boolean;
  /** FHIR dateTime. */
  readonly ubrnReceived?: string;
  /** A date. */
  readonly patientContactExpected?: string;
  /** Whether there is clinical information. */
  readonly clinicalInformationStatus?: CodingValue<CodeOf<'clinicalInformationStatus'>>;
  /** Why there was no booking. */
  readonly reason?: CodingValue<CodeOf<'reviewReason'>>;
  /** FHIR dateTime. */
  readonly lastContact?: string;
  /** The service that has to act. */
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
  /** That the request is for. */
  readonly specialty?: CodingValue;
  /** SDS user id. */
  readonly namedClinician?: string;
  /** Where the request stands. */
  readonly category?: CodingValue<CodeOf<'adviceAndGuidanceStatus'>>;
  /** FHIR dateTime. */
  readonly adviceFirstRequested?: string;
  /** FHIR dateTime. */
  readonly adviceLastUpdated?: string;
  /** SDS user id. */
  readonly referrer?: string;
  /** The service that is asked. */
  readonly service?: WorklistService;
  /** A code of the set `CLINIC-TYPE` (A004). */
  readonly clinicType?: CodingValue;
  /** The version that A024 reads. */
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
  /** FHIR dateTime. */
  readonly referralLastUpdated?: string;
  /** Where the referral stands. */
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
