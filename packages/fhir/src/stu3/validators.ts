import { validatorOf } from '../internal/validator.js';
import { appointment } from './profiles/appointment.js';
import { communicationBundle, slotBundle, taskBundle } from './profiles/bundles.js';
import { cancelAppointmentActionLater } from './profiles/cancel-appointment-action-later.js';
import { cancelReferralRequest } from './profiles/cancel-referral-request.js';
import { cancelReferralResponse } from './profiles/cancel-referral-response.js';
import { changeShortlist } from './profiles/change-shortlist.js';
import { changeShortlistAndSendForTriageRequest } from './profiles/change-shortlist-and-send-for-triage-request.js';
import { changeShortlistAndSendForTriageResponse } from './profiles/change-shortlist-and-send-for-triage-response.js';
import { codeSystem } from './profiles/code-system.js';
import { communication } from './profiles/communication.js';
import { communicationRequest } from './profiles/communication-request.js';
import { createAdviceAndGuidanceRequest } from './profiles/create-advice-and-guidance-request.js';
import { createAdviceAndGuidanceResponse } from './profiles/create-advice-and-guidance-response.js';
import { createFromCommunicationRequest } from './profiles/create-from-communication-request.js';
import { createReferral } from './profiles/create-referral.js';
import { createReferralAndSendForTriage } from './profiles/create-referral-and-send-for-triage.js';
import {
  adviceAttachment,
  documentReference,
  guidanceAttachment,
  providerAttachment,
  referrerAttachment,
} from './profiles/document-reference.js';
import { fetchWorklist } from './profiles/fetch-worklist.js';
import { maintainReferralLetter } from './profiles/maintain-referral-letter.js';
import { operationOutcome } from './profiles/operation-outcome.js';
import { patientServiceSearch } from './profiles/patient-service-search.js';
import { patient, practitioner } from './profiles/people.js';
import { practitionerRole } from './profiles/practitioner-role.js';
import { recordReviewOutcome } from './profiles/record-review-outcome.js';
import { referralRequest } from './profiles/referral-request.js';
import { rejectReferral } from './profiles/reject-referral.js';
import { sendCommunicationToRequesterRequest } from './profiles/send-communication-to-requester-request.js';
import { sendCommunicationToRequesterResponse } from './profiles/send-communication-to-requester-response.js';
import { serviceList } from './profiles/service-list.js';
import { serviceSearchCriteria } from './profiles/service-search-criteria.js';
import { shortlist } from './profiles/shortlist.js';
import { schedule, slot } from './profiles/slot-and-schedule.js';
import { task } from './profiles/task.js';
import { worklist } from './profiles/worklist.js';

/*
 * A validator for each profile, for code that knows what it holds: a bundler keeps the tables of that profile
 * and drops the others.
 */
export const validateAdviceAttachment = /* @__PURE__ */ validatorOf(adviceAttachment);
export const validateAppointment = /* @__PURE__ */ validatorOf(appointment);
export const validateCancelAppointmentActionLater = /* @__PURE__ */ validatorOf(cancelAppointmentActionLater);
export const validateCancelReferralRequest = /* @__PURE__ */ validatorOf(cancelReferralRequest);
export const validateCancelReferralResponse = /* @__PURE__ */ validatorOf(cancelReferralResponse);
export const validateChangeShortlist = /* @__PURE__ */ validatorOf(changeShortlist);
export const validateChangeShortlistAndSendForTriageRequest = /* @__PURE__ */ validatorOf(
  changeShortlistAndSendForTriageRequest,
);
export const validateChangeShortlistAndSendForTriageResponse = /* @__PURE__ */ validatorOf(
  changeShortlistAndSendForTriageResponse,
);
export const validateCodeSystem = /* @__PURE__ */ validatorOf(codeSystem);
export const validateCommunication = /* @__PURE__ */ validatorOf(communication);
export const validateCommunicationBundle = /* @__PURE__ */ validatorOf(communicationBundle);
export const validateCommunicationRequest = /* @__PURE__ */ validatorOf(communicationRequest);
export const validateCreateAdviceAndGuidanceRequest = /* @__PURE__ */ validatorOf(
  createAdviceAndGuidanceRequest,
);
export const validateCreateAdviceAndGuidanceResponse = /* @__PURE__ */ validatorOf(
  createAdviceAndGuidanceResponse,
);
export const validateCreateFromCommunicationRequest = /* @__PURE__ */ validatorOf(
  createFromCommunicationRequest,
);
export const validateCreateReferral = /* @__PURE__ */ validatorOf(createReferral);
export const validateCreateReferralAndSendForTriage = /* @__PURE__ */ validatorOf(
  createReferralAndSendForTriage,
);
export const validateDocumentReference = /* @__PURE__ */ validatorOf(documentReference);
export const validateFetchWorklist = /* @__PURE__ */ validatorOf(fetchWorklist);
export const validateGuidanceAttachment = /* @__PURE__ */ validatorOf(guidanceAttachment);
export const validateMaintainReferralLetter = /* @__PURE__ */ validatorOf(maintainReferralLetter);
export const validateOperationOutcome = /* @__PURE__ */ validatorOf(operationOutcome);
export const validatePatient = /* @__PURE__ */ validatorOf(patient);
export const validatePatientServiceSearch = /* @__PURE__ */ validatorOf(patientServiceSearch);
export const validatePractitioner = /* @__PURE__ */ validatorOf(practitioner);
export const validatePractitionerRole = /* @__PURE__ */ validatorOf(practitionerRole);
export const validateProviderAttachment = /* @__PURE__ */ validatorOf(providerAttachment);
export const validateRecordReviewOutcome = /* @__PURE__ */ validatorOf(recordReviewOutcome);
export const validateReferralRequest = /* @__PURE__ */ validatorOf(referralRequest);
export const validateReferrerAttachment = /* @__PURE__ */ validatorOf(referrerAttachment);
export const validateRejectReferral = /* @__PURE__ */ validatorOf(rejectReferral);
export const validateSchedule = /* @__PURE__ */ validatorOf(schedule);
export const validateSendCommunicationToRequesterRequest = /* @__PURE__ */ validatorOf(
  sendCommunicationToRequesterRequest,
);
export const validateSendCommunicationToRequesterResponse = /* @__PURE__ */ validatorOf(
  sendCommunicationToRequesterResponse,
);
export const validateServiceList = /* @__PURE__ */ validatorOf(serviceList);
export const validateServiceSearchCriteria = /* @__PURE__ */ validatorOf(serviceSearchCriteria);
export const validateShortlist = /* @__PURE__ */ validatorOf(shortlist);
export const validateSlot = /* @__PURE__ */ validatorOf(slot);
export const validateSlotBundle = /* @__PURE__ */ validatorOf(slotBundle);
export const validateTask = /* @__PURE__ */ validatorOf(task);
export const validateTaskBundle = /* @__PURE__ */ validatorOf(taskBundle);
export const validateWorklist = /* @__PURE__ */ validatorOf(worklist);
