import { validatorOf } from '../../internal/validator.js';
import { cancelReferralResponse } from '../profiles/cancel-referral-response.js';
import { changeShortlistAndSendForTriageResponse } from '../profiles/change-shortlist-and-send-for-triage-response.js';
import { createAdviceAndGuidanceResponse } from '../profiles/create-advice-and-guidance-response.js';
import { sendCommunicationToRequesterResponse } from '../profiles/send-communication-to-requester-response.js';

/**
 * Validates a cancelled referral, and its appointment where it had one: the answer of A036.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCancelReferralResponse } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateCancelReferralResponse({ resourceType: 'Parameters', parameter: [] });
 * console.log(valid, issues[0]?.message); // false must not be empty
 * ```
 */
export const validateCancelReferralResponse = /* @__PURE__ */ validatorOf(cancelReferralResponse);

/**
 * Validates a referral sent for triage, with its deferral: the answer of the deprecated A032.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateChangeShortlistAndSendForTriageResponse } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateChangeShortlistAndSendForTriageResponse({
 *   resourceType: 'Parameters',
 *   parameter: [],
 * });
 * console.log(valid, issues[0]?.message); // false must not be empty
 * ```
 */
export const validateChangeShortlistAndSendForTriageResponse = /* @__PURE__ */ validatorOf(
  changeShortlistAndSendForTriageResponse,
);

/**
 * Validates a new request for advice, with its first message: the answer of A044.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCreateAdviceAndGuidanceResponse } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateCreateAdviceAndGuidanceResponse({
 *   resourceType: 'Parameters',
 *   parameter: [],
 * });
 * console.log(valid, issues[0]?.message); // false must not be empty
 * ```
 */
export const validateCreateAdviceAndGuidanceResponse = /* @__PURE__ */ validatorOf(
  createAdviceAndGuidanceResponse,
);

/**
 * Validates an answered request for advice, with its new message: the answer of A026.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateSendCommunicationToRequesterResponse } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateSendCommunicationToRequesterResponse({
 *   resourceType: 'Parameters',
 *   parameter: [],
 * });
 * console.log(valid, issues[0]?.message); // false must not be empty
 * ```
 */
export const validateSendCommunicationToRequesterResponse = /* @__PURE__ */ validatorOf(
  sendCommunicationToRequesterResponse,
);
