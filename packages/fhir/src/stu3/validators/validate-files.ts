import { validatorOf } from '../../internal/validator.js';
import {
  adviceAttachment,
  documentReference,
  guidanceAttachment,
  providerAttachment,
  referrerAttachment,
} from '../profiles/document-reference.js';

/**
 * Validates a file of a request for advice: what A044 takes.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateAdviceAttachment } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateAdviceAttachment({
 *   resourceType: 'DocumentReference',
 *   status: 'current',
 * });
 * console.log(valid, issues.map(({ path }) => path).at(-1)); // false DocumentReference.content
 * ```
 */
export const validateAdviceAttachment = /* @__PURE__ */ validatorOf(adviceAttachment);

/**
 * Validates a file of a record as e-RS gives it out.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateDocumentReference } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateDocumentReference({
 *   resourceType: 'DocumentReference',
 *   status: 'current',
 * });
 * console.log(valid, issues.map(({ path }) => path).at(-1)); // false DocumentReference.content
 * ```
 */
export const validateDocumentReference = /* @__PURE__ */ validatorOf(documentReference);

/**
 * Validates a file that goes with advice: what A026 and A027 take.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateGuidanceAttachment } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateGuidanceAttachment({
 *   resourceType: 'DocumentReference',
 *   status: 'current',
 * });
 * console.log(valid, issues.map(({ path }) => path).at(-1)); // false DocumentReference.content
 * ```
 */
export const validateGuidanceAttachment = /* @__PURE__ */ validatorOf(guidanceAttachment);

/**
 * Validates a file of a provider: what A022, A027 and A028 take.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateProviderAttachment } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateProviderAttachment({
 *   resourceType: 'DocumentReference',
 *   status: 'current',
 * });
 * console.log(valid, issues.map(({ path }) => path).at(-1)); // false DocumentReference.content
 * ```
 */
export const validateProviderAttachment = /* @__PURE__ */ validatorOf(providerAttachment);

/**
 * Validates a file of a referral letter: what A012 takes.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateReferrerAttachment } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateReferrerAttachment({
 *   resourceType: 'DocumentReference',
 *   status: 'current',
 * });
 * console.log(valid, issues.map(({ path }) => path).at(-1)); // false DocumentReference.content
 * ```
 */
export const validateReferrerAttachment = /* @__PURE__ */ validatorOf(referrerAttachment);
