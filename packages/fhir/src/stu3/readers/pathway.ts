import { loose, readExtension, readList, referenceOf, textOf, type Reading } from '../../internal/reading.js';
import {
  clinicalInfoFirstSubmittedUrl,
  clinicalInfoLastUpdatedUrl,
  eReferralPathwayStartUrl,
} from '../tables/extension-urls.js';

/**
 * When clinical information came first, as a dateTime, from `Extension-eRS-ClinicalInfoFirstSubmitted-1`.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { clinicalInfoFirstSubmitted, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = clinicalInfoFirstSubmitted({
 *   extension: [{ url: extensionUrls.clinicalInfoFirstSubmitted, valueDateTime: '2026-11-02T09:00:00Z' }],
 * });
 * console.log(presentValue(reading)); // 2026-11-02T09:00:00Z
 * ```
 */
export function clinicalInfoFirstSubmitted(referral: unknown): Reading<string> {
  return readExtension(referral, clinicalInfoFirstSubmittedUrl, 'valueDateTime', textOf);
}

/**
 * When clinical information last changed, as a dateTime, from `Extension-eRS-ClinicalInfoLastUpdated-1`.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { clinicalInfoLastUpdated, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = clinicalInfoLastUpdated({
 *   extension: [{ url: extensionUrls.clinicalInfoLastUpdated, valueDateTime: '2026-11-03T09:00:00Z' }],
 * });
 * console.log(presentValue(reading)); // 2026-11-03T09:00:00Z
 * ```
 */
export function clinicalInfoLastUpdated(referral: unknown): Reading<string> {
  return readExtension(referral, clinicalInfoLastUpdatedUrl, 'valueDateTime', textOf);
}

/**
 * When the pathway began, from `Extension-eRS-eReferralPathwayStart-1`, whichever of its two value types
 * came.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { eReferralPathwayStart, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = eReferralPathwayStart({
 *   extension: [{ url: extensionUrls.eReferralPathwayStart, valueInstant: '2026-11-01T09:00:00Z' }],
 * });
 * console.log(presentValue(reading)); // 2026-11-01T09:00:00Z
 * ```
 */
export function eReferralPathwayStart(referral: unknown): Reading<string> {
  const instant = readExtension(referral, eReferralPathwayStartUrl, 'valueInstant', textOf);
  if (instant.status !== 'malformed') return instant;
  const dateTime = readExtension(referral, eReferralPathwayStartUrl, 'valueDateTime', textOf);
  return dateTime.status === 'present' ? dateTime : instant;
}

/**
 * The other requests of the same pathway: `ReferralRequest/ubrn`, `CommunicationRequest/ubrn`.
 *
 * @param referral - The ReferralRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, relatedRequests } from '@ers-kit/fhir/stu3';
 *
 * const reading = relatedRequests({ supportingInfo: [{ reference: 'CommunicationRequest/000000070001' }] });
 * console.log(presentValue(reading)); // [ 'CommunicationRequest/000000070001' ]
 * ```
 */
export function relatedRequests(referral: unknown): Reading<readonly string[]> {
  const reading = readList(loose(referral)?.supportingInfo, 'supportingInfo', referenceOf);
  if (reading.status === 'missing') return reading;
  return { ...reading, value: (reading.value ?? []).filter((reference) => !reference.startsWith('#')) };
}
