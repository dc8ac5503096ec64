/**
 * The six sets that A004 publishes. Their systems hold the base URL of the environment, so they are told
 * apart by the last part of the path.
 *
 * Source: A004 in the published specification of the e-RS API.
 *
 * @example
 * ```ts
 * import { referenceDataSets } from '@ers-kit/fhir/stu3';
 *
 * console.log(referenceDataSets.includes('CLINIC-TYPE')); // true
 * ```
 */
export const referenceDataSets = [
  'SPECIALTY',
  'CLINIC-TYPE',
  'APPOINTMENT-CANCELLATION-REASON',
  'REFERRAL-CANCELLATION-REASON',
  'APPOINTMENT-NON-ATTENDANCE-REASON',
  'PRIORITY',
] as const;

/**
 * The name of a set of reference data, as A004 takes it.
 *
 * @example
 * ```ts
 * import type { ReferenceDataSet } from '@ers-kit/fhir/stu3';
 *
 * const set: ReferenceDataSet = 'REFERRAL-CANCELLATION-REASON';
 * ```
 */
export type ReferenceDataSet = (typeof referenceDataSets)[number];

/** A second name of a set: payloads use it beside `REFERRAL-CANCELLATION-REASON`. */
export const referralCancellationReasonAlias = 'REQUEST-CANCELLATION-REASON';

/**
 * The coding system of a set of reference data in one environment.
 *
 * @param fhirBaseUrl - the STU3 base URL, as `environment.fhirBaseUrls.STU3` gives it
 * @param set - The set, as A004 takes it.
 *
 * @example
 * ```ts
 * import { referenceDataSystem } from '@ers-kit/fhir/stu3';
 *
 * const system = referenceDataSystem('https://sandbox.api.service.nhs.uk/referrals/FHIR/STU3', 'PRIORITY');
 * console.log(system.endsWith('/FHIR/STU3/CodeSystem/PRIORITY')); // true
 * ```
 */
export function referenceDataSystem(fhirBaseUrl: string, set: ReferenceDataSet): string {
  return `${fhirBaseUrl.replace(/\/+$/, '')}/CodeSystem/${set}`;
}

/**
 * The set of reference data that a coding's `system` names, whatever base URL stands before it, or
 * `undefined` where it names none.
 *
 * @param system - The `system` of a coding.
 *
 * @example
 * ```ts
 * import { referenceDataSet } from '@ers-kit/fhir/stu3';
 *
 * console.log(referenceDataSet('https://example.org/FHIR/STU3/CodeSystem/SPECIALTY')); // SPECIALTY
 * console.log(referenceDataSet('urn:example')); // undefined
 * ```
 */
export function referenceDataSet(system: unknown): ReferenceDataSet | undefined {
  if (typeof system !== 'string') return undefined;
  const name = system.slice(system.lastIndexOf('/CodeSystem/') + '/CodeSystem/'.length);
  if (!system.includes('/CodeSystem/')) return undefined;
  if (name === referralCancellationReasonAlias) return 'REFERRAL-CANCELLATION-REASON';
  return referenceDataSets.find((set) => set === name);
}
