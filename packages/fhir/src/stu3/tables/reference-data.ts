/**
 * The six sets that A004 publishes. Their systems hold the base URL of the environment, so they are told
 * apart by the last part of the path.
 *
 * Source: A004 in the published specification of the e-RS API.
 */
export const referenceDataSets = [
  'SPECIALTY',
  'CLINIC-TYPE',
  'APPOINTMENT-CANCELLATION-REASON',
  'REFERRAL-CANCELLATION-REASON',
  'APPOINTMENT-NON-ATTENDANCE-REASON',
  'PRIORITY',
] as const;

/** The name of a set of reference data, as A004 takes it. */
export type ReferenceDataSet = (typeof referenceDataSets)[number];

/** A second name of a set: payloads use it beside `REFERRAL-CANCELLATION-REASON`. */
export const referralCancellationReasonAlias = 'REQUEST-CANCELLATION-REASON';

/**
 * The coding system of a set of reference data in one environment.
 *
 * @param fhirBaseUrl - the STU3 base URL, as `environment.fhirBaseUrls.STU3` gives it
 */
export function referenceDataSystem(fhirBaseUrl: string, set: ReferenceDataSet): string {
  return `${fhirBaseUrl.replace(/\/+$/, '')}/CodeSystem/${set}`;
}

/**
 * The set of reference data that a coding's `system` names, whatever base URL stands before it, or
 * `undefined` where it names none.
 */
export function referenceDataSet(system: unknown): ReferenceDataSet | undefined {
  if (typeof system !== 'string') return undefined;
  const name = system.slice(system.lastIndexOf('/CodeSystem/') + '/CodeSystem/'.length);
  if (!system.includes('/CodeSystem/')) return undefined;
  if (name === referralCancellationReasonAlias) return 'REFERRAL-CANCELLATION-REASON';
  return referenceDataSets.find((set) => set === name);
}
