import { appointment } from './appointment.js';
import { communicationBundle, slotBundle, taskBundle } from './bundles.js';
import { cancelAppointmentActionLater } from './cancel-appointment-action-later.js';
import { cancelReferralRequest } from './cancel-referral-request.js';
import { cancelReferralResponse } from './cancel-referral-response.js';
import { changeShortlist } from './change-shortlist.js';
import { changeShortlistAndSendForTriageRequest } from './change-shortlist-and-send-for-triage-request.js';
import { changeShortlistAndSendForTriageResponse } from './change-shortlist-and-send-for-triage-response.js';
import { codeSystem } from './code-system.js';
import { communication } from './communication.js';
import { communicationRequest } from './communication-request.js';
import { createAdviceAndGuidanceRequest } from './create-advice-and-guidance-request.js';
import { createAdviceAndGuidanceResponse } from './create-advice-and-guidance-response.js';
import { createFromCommunicationRequest } from './create-from-communication-request.js';
import { createReferral } from './create-referral.js';
import { createReferralAndSendForTriage } from './create-referral-and-send-for-triage.js';
import {
  adviceAttachment,
  documentReference,
  guidanceAttachment,
  providerAttachment,
  referrerAttachment,
} from './document-reference.js';
import { fetchWorklist } from './fetch-worklist.js';
import { maintainReferralLetter } from './maintain-referral-letter.js';
import { operationOutcome } from './operation-outcome.js';
import { patientServiceSearch } from './patient-service-search.js';
import { patient, practitioner } from './people.js';
import { practitionerRole } from './practitioner-role.js';
import { recordReviewOutcome } from './record-review-outcome.js';
import { referralRequest } from './referral-request.js';
import { rejectReferral } from './reject-referral.js';
import { sendCommunicationToRequesterRequest } from './send-communication-to-requester-request.js';
import { sendCommunicationToRequesterResponse } from './send-communication-to-requester-response.js';
import { serviceList } from './service-list.js';
import { serviceSearchCriteria } from './service-search-criteria.js';
import { shortlist } from './shortlist.js';
import { schedule, slot } from './slot-and-schedule.js';
import { task } from './task.js';
import { worklist } from './worklist.js';

/**
 * Every STU3 profile by the name that `validate` takes. The three bundles share one canonical URL, and so do
 * the five kinds of DocumentReference.
 */
export const profiles = {
  adviceAttachment,
  appointment,
  cancelAppointmentActionLater,
  cancelReferralRequest,
  cancelReferralResponse,
  changeShortlist,
  changeShortlistAndSendForTriageRequest,
  changeShortlistAndSendForTriageResponse,
  codeSystem,
  communication,
  communicationBundle,
  communicationRequest,
  createAdviceAndGuidanceRequest,
  createAdviceAndGuidanceResponse,
  createFromCommunicationRequest,
  createReferral,
  createReferralAndSendForTriage,
  documentReference,
  fetchWorklist,
  guidanceAttachment,
  maintainReferralLetter,
  operationOutcome,
  patient,
  patientServiceSearch,
  practitioner,
  practitionerRole,
  providerAttachment,
  recordReviewOutcome,
  referralRequest,
  referrerAttachment,
  rejectReferral,
  schedule,
  sendCommunicationToRequesterRequest,
  sendCommunicationToRequesterResponse,
  serviceList,
  serviceSearchCriteria,
  shortlist,
  slot,
  slotBundle,
  task,
  taskBundle,
  worklist,
};

/**
 * The name of an STU3 profile.
 *
 * @example
 * ```ts
 * import type { ProfileName } from '@ers-kit/fhir/stu3';
 *
 * const profile: ProfileName = 'referralRequest';
 * ```
 */
export type ProfileName = keyof typeof profiles;
