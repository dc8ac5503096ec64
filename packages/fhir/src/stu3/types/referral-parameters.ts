import type { CodingOf, IdentifierOf, ReferenceDataCoding } from './elements.js';
import type { ErsParameters, Parameter } from './parameters.js';
import type { ErsDocumentReferenceBody } from './files.js';
import type { ErsServiceSearchCriteria, ErsShortlist } from './shortlist.js';

/**
 * The body of A010.
 *
 * @example
 * ```ts
 * import {
 *   patientServiceSearchParameters,
 *   type PatientServiceSearchInput,
 *   type PatientServiceSearchParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: PatientServiceSearchInput;
 * const body: PatientServiceSearchParameters = patientServiceSearchParameters(input);
 * ```
 */
export type PatientServiceSearchParameters = ErsParameters<
  'patientServiceSearch',
  | Parameter<'requestType', { valueCoding: CodingOf<'requestType'> }>
  | Parameter<'sortBy', { valueCoding: CodingOf<'sortBy'> }>
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'commissioningRuleOrganisation', { valueIdentifier: IdentifierOf<'odsOrganisation'> }>
  | Parameter<'searchCriteria', { resource: ErsServiceSearchCriteria }>
>;

/**
 * The body of A011.
 *
 * @example
 * ```ts
 * import {
 *   createReferralParameters,
 *   type CreateReferralInput,
 *   type CreateReferralParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CreateReferralInput;
 * const body: CreateReferralParameters = createReferralParameters(input);
 * ```
 */
export type CreateReferralParameters = ErsParameters<
  'createReferral',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
  | Parameter<'eReferralPathwayStart', { valueInstant: string }>
>;

/**
 * The body of A021, deprecated.
 *
 * @example
 * ```ts
 * import {
 *   createReferralAndSendForTriageParameters,
 *   type CreateReferralAndSendForTriageInput,
 *   type CreateReferralAndSendForTriageParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CreateReferralAndSendForTriageInput;
 * const body: CreateReferralAndSendForTriageParameters = createReferralAndSendForTriageParameters(input);
 * ```
 */
export type CreateReferralAndSendForTriageParameters = ErsParameters<
  'createReferralAndSendForTriage',
  | Parameter<'patient', { valueIdentifier: IdentifierOf<'nhsNumber'> }>
  | Parameter<'referringClinician', { valueIdentifier: IdentifierOf<'sdsUserId'> }>
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<
      'intentionToAddReferralLetter',
      { valueCoding: CodingOf<'referralLetterIntention'> & { code: 'NEED_TO_ADD_LATER' } }
    >
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/**
 * The body of A012.
 *
 * @example
 * ```ts
 * import {
 *   maintainReferralLetterParameters,
 *   type MaintainReferralLetterParameters,
 *   type UploadedFile,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: UploadedFile[];
 * const body: MaintainReferralLetterParameters = maintainReferralLetterParameters(input);
 * ```
 */
export type MaintainReferralLetterParameters = ErsParameters<
  'maintainReferralLetter',
  Parameter<'referralLetterFile', { resource: ErsDocumentReferenceBody }>
>;

/**
 * The body of A031.
 *
 * @example
 * ```ts
 * import {
 *   changeShortlistParameters,
 *   type ChangeShortlistInput,
 *   type ChangeShortlistParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: ChangeShortlistInput;
 * const body: ChangeShortlistParameters = changeShortlistParameters(input);
 * ```
 */
export type ChangeShortlistParameters = ErsParameters<
  'changeShortlist',
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/**
 * The body of A032, deprecated.
 *
 * @example
 * ```ts
 * import {
 *   changeShortlistAndSendForTriageParameters,
 *   type ChangeShortlistAndSendForTriageParameters,
 *   type ChangeShortlistInput,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: ChangeShortlistInput;
 * const body: ChangeShortlistAndSendForTriageParameters = changeShortlistAndSendForTriageParameters(input);
 * ```
 */
export type ChangeShortlistAndSendForTriageParameters = ErsParameters<
  'changeShortlistAndSendForTriageRequest',
  | Parameter<'shortlist', { resource: ErsShortlist }>
  | Parameter<'intentionToAddReferralLetter', { valueCoding: CodingOf<'referralLetterIntention'> }>
  | Parameter<'firstReminderLetterFollowUpDays', { valueUnsignedInt: number }>
>;

/**
 * The body of A036.
 *
 * @example
 * ```ts
 * import {
 *   cancelReferralParameters,
 *   type CancelReferralInput,
 *   type CancelReferralParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * declare const input: CancelReferralInput;
 * const body: CancelReferralParameters = cancelReferralParameters(input);
 * ```
 */
export type CancelReferralParameters = ErsParameters<
  'cancelReferralRequest',
  | Parameter<'cancellationReason', { valueCoding: ReferenceDataCoding }>
  | Parameter<'cancellationComments', { valueString: string }>
>;
