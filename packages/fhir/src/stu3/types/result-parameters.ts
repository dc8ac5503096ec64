import type { ErsAppointment } from './appointment.js';
import type { ErsParameters, Parameter } from './parameters.js';
import type { ErsCommunication, ErsCommunicationRequest, ErsReferralRequest } from './records.js';

/**
 * The response of A036.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readCancelledReferral,
 *   type CancelReferralResultParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: CancelReferralResultParameters;
 * const resource = presentValue(readCancelledReferral(answer))?.updatedReferralRequest;
 * ```
 */
export type CancelReferralResultParameters = ErsParameters<
  'cancelReferralResponse',
  | Parameter<'updatedReferralRequest', { resource: ErsReferralRequest }>
  | Parameter<'updatedAppointment', { resource: ErsAppointment }>
>;

/**
 * The response of A032.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readSentForTriage,
 *   type ChangeShortlistAndSendForTriageResultParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: ChangeShortlistAndSendForTriageResultParameters;
 * const resource = presentValue(readSentForTriage(answer))?.createdAppointment;
 * ```
 */
export type ChangeShortlistAndSendForTriageResultParameters = ErsParameters<
  'changeShortlistAndSendForTriageResponse',
  | Parameter<'updatedReferralRequest', { resource: ErsReferralRequest }>
  | Parameter<'createdAppointment', { resource: ErsAppointment }>
>;

/**
 * The response of A026.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readAnsweredAdvice,
 *   type SendCommunicationToRequesterResultParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: SendCommunicationToRequesterResultParameters;
 * const resource = presentValue(readAnsweredAdvice(answer))?.createdCommunication;
 * ```
 */
export type SendCommunicationToRequesterResultParameters = ErsParameters<
  'sendCommunicationToRequesterResponse',
  | Parameter<'updatedCommunicationRequest', { resource: ErsCommunicationRequest }>
  | Parameter<'createdCommunication', { resource: ErsCommunication }>
>;

/**
 * The response of A044.
 *
 * @example
 * ```ts
 * import {
 *   presentValue,
 *   readCreatedAdvice,
 *   type CreateAdviceAndGuidanceResultParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: CreateAdviceAndGuidanceResultParameters;
 * const resource = presentValue(readCreatedAdvice(answer))?.createdCommunicationRequest;
 * ```
 */
export type CreateAdviceAndGuidanceResultParameters = ErsParameters<
  'createAdviceAndGuidanceResponse',
  | Parameter<'createdCommunicationRequest', { resource: ErsCommunicationRequest }>
  | Parameter<'createdCommunication', { resource: ErsCommunication }>
>;
