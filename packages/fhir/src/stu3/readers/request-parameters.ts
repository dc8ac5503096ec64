import {
  coding,
  identifier,
  instant,
  readParameters,
  resource,
  string,
  unsignedInt,
} from '../../internal/read-parameters.js';

/**
 * The search of A010, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { identifierSystems, presentValue, readPatientServiceSearchParameters } from '@ers-kit/fhir/stu3';
 *
 * const reading = readPatientServiceSearchParameters({
 *   parameter: [
 *     { name: 'patient', valueIdentifier: { system: identifierSystems.nhsNumber, value: '9990000018' } },
 *   ],
 * });
 * console.log(presentValue(reading)?.patient?.value); // 9990000018
 * ```
 */
export function readPatientServiceSearchParameters(body: unknown) {
  return readParameters(body, {
    requestType: coding,
    sortBy: coding,
    patient: identifier,
    referringClinician: identifier,
    commissioningRuleOrganisation: identifier,
    searchCriteria: resource,
  });
}

/**
 * The body of A011, and of the deprecated A021, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { identifierSystems, presentValue, readCreateReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const reading = readCreateReferralParameters({
 *   parameter: [
 *     { name: 'patient', valueIdentifier: { system: identifierSystems.nhsNumber, value: '9990000018' } },
 *   ],
 * });
 * console.log(presentValue(reading)?.patient?.value); // 9990000018
 * ```
 */
export function readCreateReferralParameters(body: unknown) {
  return readParameters(body, {
    patient: identifier,
    referringClinician: identifier,
    shortlist: resource,
    intentionToAddReferralLetter: coding,
    firstReminderLetterFollowUpDays: unsignedInt,
    eReferralPathwayStart: instant,
  });
}

/**
 * The files of A012, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   maintainReferralLetterParameters,
 *   presentValue,
 *   readMaintainReferralLetterParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const body = maintainReferralLetterParameters([
 *   { url: 'Binary/4b0e3c9e-8f0a-4a9b-9a0f-3f1f6f3f0001', description: 'Referral letter' },
 * ]);
 * console.log(presentValue(readMaintainReferralLetterParameters(body))?.referralLetterFile?.length); // 1
 * ```
 */
export function readMaintainReferralLetterParameters(body: unknown) {
  return readParameters(body, {
    referralLetterFile: [...resource, true],
  });
}

/**
 * The body of A031, and of the deprecated A032, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readChangeShortlistParameters } from '@ers-kit/fhir/stu3';
 *
 * const reading = readChangeShortlistParameters({
 *   parameter: [{ name: 'firstReminderLetterFollowUpDays', valueUnsignedInt: 3 }],
 * });
 * console.log(presentValue(reading)?.firstReminderLetterFollowUpDays); // 3
 * ```
 */
export function readChangeShortlistParameters(body: unknown) {
  return readParameters(body, {
    shortlist: resource,
    intentionToAddReferralLetter: coding,
    firstReminderLetterFollowUpDays: unsignedInt,
  });
}

/**
 * The cancellation of A036, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { cancelReferralParameters, presentValue, readCancelReferralParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = cancelReferralParameters({
 *   reason: {
 *     system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
 *     code: 'INTEND_PRIVATE',
 *   },
 * });
 * console.log(presentValue(readCancelReferralParameters(body))?.cancellationReason?.code); // INTEND_PRIVATE
 * ```
 */
export function readCancelReferralParameters(body: unknown) {
  return readParameters(body, {
    cancellationReason: coding,
    cancellationComments: string,
  });
}

/**
 * The request of A044, by parameter.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   identifierSystems,
 *   presentValue,
 *   readCreateAdviceAndGuidanceParameters,
 * } from '@ers-kit/fhir/stu3';
 *
 * const reading = readCreateAdviceAndGuidanceParameters({
 *   parameter: [
 *     { name: 'patient', valueIdentifier: { system: identifierSystems.nhsNumber, value: '9990000018' } },
 *   ],
 * });
 * console.log(presentValue(reading)?.patient?.value); // 9990000018
 * ```
 */
export function readCreateAdviceAndGuidanceParameters(body: unknown) {
  return readParameters(body, {
    patient: identifier,
    providerConversionAuthorisation: coding,
    shortlist: resource,
    request: string,
    referringClinician: identifier,
    requestAttachmentFile: [...resource, true],
  });
}
