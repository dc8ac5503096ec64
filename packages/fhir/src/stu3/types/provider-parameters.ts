import type { CodingOf, ConceptOf, IdentifierOf, LocalReference, ReferenceDataCoding } from './elements.js';
import type { ErsParameters, Parameter } from './parameters.js';
import type { ErsDocumentReferenceBody } from './files.js';
import type { ErsShortlist } from './shortlist.js';

/**
 * The body of A008 and A023.
 *
 * @example
 * ```ts
 * import {
 *   fetchWorklistParameters,
 *   type FetchWorklistInput,
 *   type FetchWorklistParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: FetchWorklistInput;
 * const body: FetchWorklistParameters = fetchWorklistParameters(input);
 * ```
 */
export type FetchWorklistParameters = ErsParameters<
  'fetchWorklist',
  | Parameter<
      'listType',
      {
        valueCodeableConcept: ConceptOf<
          CodingOf<'referralListSelector'> | CodingOf<'communicationListSelector'>
        >;
      }
    >
  | Parameter<'service', { valueIdentifier: IdentifierOf<'ersService'> }>
  | Parameter<
      'specialtyAssignedIndicator',
      { valueCodeableConcept: ConceptOf<CodingOf<'assignedIndicator'>> }
    >
  | Parameter<'specialty', { valueCodeableConcept: ConceptOf<ReferenceDataCoding> }>
  | Parameter<'location', { valueIdentifier: IdentifierOf<'locationOrganisation'> }>
  | Parameter<
      'clinicianAssignedIndicator',
      { valueCodeableConcept: ConceptOf<CodingOf<'assignedIndicator'>> }
    >
  | Parameter<'clinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
>;

/**
 * The body of A014.
 *
 * @example
 * ```ts
 * import {
 *   rejectReferralParameters,
 *   type RejectReferralInput,
 *   type RejectReferralParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: RejectReferralInput;
 * const body: RejectReferralParameters = rejectReferralParameters(input);
 * ```
 */
export type RejectReferralParameters = ErsParameters<
  'rejectReferral',
  | Parameter<'rejectionReason', { valueCoding: ReferenceDataCoding }>
  | Parameter<'rejectionComments', { valueString: string }>
  | Parameter<'appointmentCancelledInPAS', { valueBoolean: boolean }>
>;

/**
 * The body of A022.
 *
 * @example
 * ```ts
 * import {
 *   cancelAppointmentActionLaterParameters,
 *   type CancelAppointmentActionLaterInput,
 *   type CancelAppointmentActionLaterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CancelAppointmentActionLaterInput;
 * const body: CancelAppointmentActionLaterParameters = cancelAppointmentActionLaterParameters(input);
 * ```
 */
export type CancelAppointmentActionLaterParameters = ErsParameters<
  'cancelAppointmentActionLater',
  | Parameter<'priority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'appointmentCancelledInPAS', { valueBoolean: boolean }>
  | Parameter<'comments', { valueString: string }>
  | Parameter<'providerAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/**
 * The body of A026.
 *
 * @example
 * ```ts
 * import {
 *   sendCommunicationToRequesterParameters,
 *   type SendCommunicationInput,
 *   type SendCommunicationToRequesterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: SendCommunicationInput;
 * const body: SendCommunicationToRequesterParameters = sendCommunicationToRequesterParameters(input);
 * ```
 */
export type SendCommunicationToRequesterParameters = ErsParameters<
  'sendCommunicationToRequesterRequest',
  | Parameter<'guidanceOutcome', { valueCoding: CodingOf<'guidanceResponseOutcome'> }>
  | Parameter<'guidanceIntendedRecommendation', { valueCoding: CodingOf<'guidanceIntendedRecommendation'> }>
  | Parameter<'guidance', { valueString: string }>
  | Parameter<'updatedPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'guidanceAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/**
 * The body of A027.
 *
 * @example
 * ```ts
 * import {
 *   createFromCommunicationRequestParameters,
 *   type CreateFromCommunicationRequestInput,
 *   type CreateFromCommunicationRequestParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CreateFromCommunicationRequestInput;
 * const body: CreateFromCommunicationRequestParameters = createFromCommunicationRequestParameters(input);
 * ```
 */
export type CreateFromCommunicationRequestParameters = ErsParameters<
  'createFromCommunicationRequest',
  | Parameter<'createFrom', { valueReference: LocalReference }>
  | Parameter<'guidance', { valueString: string }>
  | Parameter<'newReferralPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'reviewComments', { valueString: string }>
  | Parameter<'guidanceAttachmentFile', { resource: ErsDocumentReferenceBody }>
  | Parameter<'reviewAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/**
 * The body of A028.
 *
 * @example
 * ```ts
 * import {
 *   recordReviewOutcomeParameters,
 *   type RecordReviewOutcomeInput,
 *   type RecordReviewOutcomeParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: RecordReviewOutcomeInput;
 * const body: RecordReviewOutcomeParameters = recordReviewOutcomeParameters(input);
 * ```
 */
export type RecordReviewOutcomeParameters = ErsParameters<
  'recordReviewOutcome',
  | Parameter<'reviewOutcome', { valueCoding: CodingOf<'reviewOutcome'> }>
  | Parameter<'reviewComments', { valueString: string }>
  | Parameter<'reviewPriority', { valueCoding: CodingOf<'priority'> }>
  | Parameter<'reviewAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;

/**
 * The body of A044.
 *
 * @example
 * ```ts
 * import {
 *   createAdviceAndGuidanceParameters,
 *   type CreateAdviceAndGuidanceInput,
 *   type CreateAdviceAndGuidanceParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CreateAdviceAndGuidanceInput;
 * const body: CreateAdviceAndGuidanceParameters = createAdviceAndGuidanceParameters(input);
 * ```
 */
export type CreateAdviceAndGuidanceParameters = ErsParameters<
  'createAdviceAndGuidanceRequest',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'providerConversionAuthorisation', { valueCoding: CodingOf<'providerConversionAuthorisation'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'request', { valueString: string }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'requestAttachmentFile', { resource: ErsDocumentReferenceBody }>
>;
