import {
  identifiedBy,
  loose,
  readExtension,
  readPart,
  textOf,
  type Reading,
} from '../../internal/reading.js';
import { commissioningRuleOrganisationUrl } from '../tables/extension-urls.js';

/**
 * The ODS code of the organisation whose commissioning rules apply, from
 * `Extension-eRS-Commissioning-Rule-Org-1`: A015 takes it in a header, A010 as a parameter.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { commissioningRuleOrganisation, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = commissioningRuleOrganisation({
 *   extension: [{ url: extensionUrls.commissioningRuleOrganisation, valueIdentifier: { value: 'R69' } }],
 * });
 * console.log(presentValue(reading)); // R69
 * ```
 */
export function commissioningRuleOrganisation(referral: unknown): Reading<string> {
  return readExtension(referral, commissioningRuleOrganisationUrl, 'valueIdentifier', (value) =>
    textOf(loose(value)?.value),
  );
}

/**
 * The NHS number of the patient whom a referral or advice request is about.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { patientNhsNumber, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = patientNhsNumber({ subject: { identifier: { value: '9990000018' } } });
 * console.log(presentValue(reading)); // 9990000018
 * ```
 */
export function patientNhsNumber(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.subject, 'subject', identifiedBy);
}

/**
 * The id that names a referral (`r.…`) or advice request (`a.…`) in R4.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { ersRequestId, identifierSystems, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = ersRequestId({
 *   identifier: [{ system: identifierSystems.ersRequestId, value: 'r.70000' }],
 * });
 * console.log(presentValue(reading)); // r.70000
 * ```
 */
export function ersRequestId(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.identifier?.[0]?.value, 'identifier[0].value', textOf);
}

/**
 * The version of a resource, for `If-Match`; equals its ETag.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, versionOf } from '@ers-kit/fhir/stu3';
 *
 * const reading = versionOf({ meta: { versionId: '5' } });
 * console.log(presentValue(reading)); // 5
 * ```
 */
export function versionOf(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.meta?.versionId, 'meta.versionId', textOf);
}
