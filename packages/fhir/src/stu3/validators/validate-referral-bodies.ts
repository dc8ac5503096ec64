import { validatorOf } from '../../internal/validator.js';
import { cancelAppointmentActionLater } from '../profiles/cancel-appointment-action-later.js';
import { cancelReferralRequest } from '../profiles/cancel-referral-request.js';
import { changeShortlistAndSendForTriageRequest } from '../profiles/change-shortlist-and-send-for-triage-request.js';
import { changeShortlist } from '../profiles/change-shortlist.js';
import { createReferralAndSendForTriage } from '../profiles/create-referral-and-send-for-triage.js';
import { createReferral } from '../profiles/create-referral.js';
import { fetchWorklist } from '../profiles/fetch-worklist.js';
import { maintainReferralLetter } from '../profiles/maintain-referral-letter.js';
import { patientServiceSearch } from '../profiles/patient-service-search.js';
import { recordReviewOutcome } from '../profiles/record-review-outcome.js';
import { rejectReferral } from '../profiles/reject-referral.js';

/**
 * Validates a cancelled appointment that the provider acts on later: the body of A022.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   cancelAppointmentActionLaterParameters,
 *   validateCancelAppointmentActionLater,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = cancelAppointmentActionLaterParameters({
 *   comments: 'The clinic has closed.',
 *   priority: 'URGENT',
 * });
 * console.log(validateCancelAppointmentActionLater(body).valid); // true
 * console.log(validateCancelAppointmentActionLater({ ...body, parameter: [] }).valid); // false
 * ```
 */
export const validateCancelAppointmentActionLater = /* @__PURE__ */ validatorOf(cancelAppointmentActionLater);

/**
 * Validates a final cancellation: the body of A036.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCancelReferralRequest, type CancelReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: CancelReferralParameters;
 * const { valid, issues } = validateCancelReferralRequest(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateCancelReferralRequest = /* @__PURE__ */ validatorOf(cancelReferralRequest);

/**
 * Validates a new shortlist for a referral: the body of A031.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateChangeShortlist, type ChangeShortlistParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: ChangeShortlistParameters;
 * const { valid, issues } = validateChangeShortlist(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateChangeShortlist = /* @__PURE__ */ validatorOf(changeShortlist);

/**
 * Validates a new shortlist sent for triage at once: the body of the deprecated A032.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   validateChangeShortlistAndSendForTriageRequest,
 *   type ChangeShortlistAndSendForTriageParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const body: ChangeShortlistAndSendForTriageParameters;
 * const { valid, issues } = validateChangeShortlistAndSendForTriageRequest(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateChangeShortlistAndSendForTriageRequest = /* @__PURE__ */ validatorOf(
  changeShortlistAndSendForTriageRequest,
);

/**
 * Validates a new referral with its shortlist: the body of A011.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCreateReferral, type CreateReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: CreateReferralParameters;
 * const { valid, issues } = validateCreateReferral(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateCreateReferral = /* @__PURE__ */ validatorOf(createReferral);

/**
 * Validates a new referral sent for triage at once: the body of the deprecated A021.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import {
 *   validateCreateReferralAndSendForTriage,
 *   type CreateReferralAndSendForTriageParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const body: CreateReferralAndSendForTriageParameters;
 * const { valid, issues } = validateCreateReferralAndSendForTriage(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateCreateReferralAndSendForTriage = /* @__PURE__ */ validatorOf(
  createReferralAndSendForTriage,
);

/**
 * Validates the query of a worklist: the body of A008 and A023.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { fetchWorklistParameters, validateFetchWorklist } from '@ers-kit/fhir/stu3';
 *
 * const body = fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: '12345' });
 * console.log(validateFetchWorklist(body).valid); // true
 * console.log(validateFetchWorklist({ ...body, parameter: [] }).valid); // false
 * ```
 */
export const validateFetchWorklist = /* @__PURE__ */ validatorOf(fetchWorklist);

/**
 * Validates the whole set of referral letter files: the body of A012.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateMaintainReferralLetter, type MaintainReferralLetterParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: MaintainReferralLetterParameters;
 * const { valid, issues } = validateMaintainReferralLetter(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateMaintainReferralLetter = /* @__PURE__ */ validatorOf(maintainReferralLetter);

/**
 * Validates a search for services that fit a patient: the body of A010.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePatientServiceSearch, type PatientServiceSearchParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: PatientServiceSearchParameters;
 * const { valid, issues } = validatePatientServiceSearch(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validatePatientServiceSearch = /* @__PURE__ */ validatorOf(patientServiceSearch);

/**
 * Validates the outcome of a triage: the body of A028.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { recordReviewOutcomeParameters, validateRecordReviewOutcome } from '@ers-kit/fhir/stu3';
 *
 * const body = recordReviewOutcomeParameters({
 *   outcome: 'ACCEPT_REFER_BOOK_LATER',
 *   comments: 'Book into the knee clinic.',
 * });
 * console.log(validateRecordReviewOutcome(body).valid); // true
 * console.log(validateRecordReviewOutcome({ ...body, parameter: [] }).valid); // false
 * ```
 */
export const validateRecordReviewOutcome = /* @__PURE__ */ validatorOf(recordReviewOutcome);

/**
 * Validates a rejection by the provider: the body of A014.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateRejectReferral, type RejectReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * declare const body: RejectReferralParameters;
 * const { valid, issues } = validateRejectReferral(body, { mode: 'request' });
 * if (!valid) console.error(issues.map(({ path, message }) => `${path} ${message}`));
 * ```
 */
export const validateRejectReferral = /* @__PURE__ */ validatorOf(rejectReferral);
