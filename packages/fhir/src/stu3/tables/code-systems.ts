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

/** Every code system of STU3 payloads with a fixed name, by what it codes. */
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

/** A row of {@link codeSystems}. */
export interface CodeSystemRow {
  readonly system: string;
  readonly codes: readonly string[];
  readonly open?: boolean;
}

/** The key of a code system in {@link codeSystems}. */
export type CodeSystemName = keyof typeof codeSystems;

/**
 * The codes of a code system, as a union. Where NHS may add codes (`open`) every string is accepted and
 * the known ones are suggested.
 */
export type CodeOf<Name extends CodeSystemName> = (typeof codeSystems)[Name] extends { readonly open: true }
  ? (typeof codeSystems)[Name]['codes'][number] | (string & {})
  : (typeof codeSystems)[Name]['codes'][number];
