import { validatorOf } from '../../internal/validator.js';
import { createAdviceAndGuidanceRequest } from '../profiles/create-advice-and-guidance-request.js';
import { createFromCommunicationRequest } from '../profiles/create-from-communication-request.js';
import { sendCommunicationToRequesterRequest } from '../profiles/send-communication-to-requester-request.js';

/**
 * Validates a request for advice and guidance: the body of A044.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   validateCreateAdviceAndGuidanceRequest,
 *   type CreateAdviceAndGuidanceParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const body: CreateAdviceAndGuidanceParameters;
 * const { valid, issues } = validateCreateAdviceAndGuidanceRequest(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateCreateAdviceAndGuidanceRequest = /* @__PURE__ */ validatorOf(
  createAdviceAndGuidanceRequest,
);

/**
 * Validates a referral made from a request for advice: the body of A027.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   validateCreateFromCommunicationRequest,
 *   type CreateFromCommunicationRequestParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const body: CreateFromCommunicationRequestParameters;
 * const { valid, issues } = validateCreateFromCommunicationRequest(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateCreateFromCommunicationRequest = /* @__PURE__ */ validatorOf(
  createFromCommunicationRequest,
);

/**
 * Validates the answer to a request for advice: the body of A026.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   validateSendCommunicationToRequesterRequest,
 *   type SendCommunicationToRequesterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const body: SendCommunicationToRequesterParameters;
 * const { valid, issues } = validateSendCommunicationToRequesterRequest(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateSendCommunicationToRequesterRequest = /* @__PURE__ */ validatorOf(
  sendCommunicationToRequesterRequest,
);
