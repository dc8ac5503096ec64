import {
  attachmentType,
  availabilityStatus,
  encounterParticipantType,
  adviceAndGuidanceStatus,
  communicationSentBy,
  providerConversionAuthorisation,
  guidanceResponseOutcome,
  guidanceIntendedRecommendation,
  availableActions,
  appointmentType,
  bookableType,
  genderTreated,
  requestFlowType,
  indicativeWaitTime,
  capacityAlert,
  listEmptyReason,
  appointmentCancellationReasonType,
  appointmentCancellationUsage,
  referralCancellationReasonType,
  referralCancellationUsage,
  businessFunction,
  apiErrorCode,
  apiErrorCodeOnErrorPages,
} from './record-code-systems.js';
import {
  priority,
  referralState,
  worklistReferralState,
  reviewReason,
  reviewOutcome,
  referralType,
  requestContextStatus,
  clinicalInformationStatus,
  referralListSelector,
  communicationListSelector,
  assignedIndicator,
  requestType,
  sortBy,
  clinicType,
  clinicalTerm,
  commissioningProvisioning,
  referralLetterIntention,
  additionalRequirementType,
} from './request-code-systems.js';

/**
 * Every code system of STU3 payloads with a fixed name, by what it codes.
 *
 * @example
 * ```ts
 * import { codeSystems } from '@ers-kit/fhir/stu3';
 *
 * console.log(codeSystems.priority.codes.join(', ')); // ROUTINE, URGENT, TWO_WEEK_WAIT
 * ```
 */
export const codeSystems = {
  priority,
  referralState,
  worklistReferralState,
  reviewReason,
  reviewOutcome,
  referralType,
  requestContextStatus,
  clinicalInformationStatus,
  referralListSelector,
  communicationListSelector,
  assignedIndicator,
  requestType,
  sortBy,
  clinicType,
  clinicalTerm,
  commissioningProvisioning,
  referralLetterIntention,
  additionalRequirementType,
  attachmentType,
  availabilityStatus,
  encounterParticipantType,
  adviceAndGuidanceStatus,
  communicationSentBy,
  providerConversionAuthorisation,
  guidanceResponseOutcome,
  guidanceIntendedRecommendation,
  availableActions,
  appointmentType,
  bookableType,
  genderTreated,
  requestFlowType,
  indicativeWaitTime,
  capacityAlert,
  listEmptyReason,
  appointmentCancellationReasonType,
  appointmentCancellationUsage,
  referralCancellationReasonType,
  referralCancellationUsage,
  businessFunction,
  apiErrorCode,
  apiErrorCodeOnErrorPages,
} as const;

/**
 * A row of {@link codeSystems}.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodeSystemRow } from '@ers-kit/fhir/stu3';
 *
 * const row: CodeSystemRow = codeSystems.priority;
 * console.log(row.codes.includes('URGENT')); // true
 * ```
 */
export interface CodeSystemRow {
  /** Its URL. */
  readonly system: string;
  /** Those that are published. */
  readonly codes: readonly string[];
  /** Whether NHS may add codes. */
  readonly open?: boolean;
}

/**
 * The key of a code system in {@link codeSystems}.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodeSystemName } from '@ers-kit/fhir/stu3';
 *
 * const name: CodeSystemName = 'priority';
 * console.log(codeSystems[name].system); // https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1
 * ```
 */
export type CodeSystemName = keyof typeof codeSystems;

/**
 * The codes of a code system, as a union. Where NHS may add codes (`open`) every string is accepted and
 * the known ones are suggested.
 *
 * @example
 * ```ts
 * import type { CodeOf } from '@ers-kit/fhir/stu3';
 *
 * const priority: CodeOf<'priority'> = 'TWO_WEEK_WAIT';
 * ```
 */
export type CodeOf<Name extends CodeSystemName> = (typeof codeSystems)[Name] extends { readonly open: true }
  ? (typeof codeSystems)[Name]['codes'][number] | (string & {})
  : (typeof codeSystems)[Name]['codes'][number];
