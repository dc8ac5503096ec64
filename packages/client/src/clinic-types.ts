import type { ReferenceData } from './reference-data.js';

/**
 * A clinic type of a specialty: the pair that services are searched by (A010).
 *
 * @example
 * ```ts
 * import type { ClinicType } from '@ers-kit/client';
 *
 * const pair: ClinicType = {
 *   specialty: {
 *     system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *     code: 'CARDIOLOGY',
 *     display: 'Cardiology',
 *   },
 *   clinicType: 'ARRHYTHMIA',
 *   display: 'Arrhythmia',
 * };
 * ```
 */
export interface ClinicType {
  /** As search criteria take it. */
  readonly specialty: { readonly system: string; readonly code: string; readonly display: string };
  /** As search criteria take it. */
  readonly clinicType: string;
  readonly display: string;
}

/**
 * The clinic types in force, of each specialty in force (A004). One that belongs to several specialties comes
 * once for each.
 *
 * @param data - Reference data.
 * @returns The pairs, in the order of the specialties.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the call that fails.
 *
 * @example
 * ```ts
 * import { clinicTypes, createReferenceData, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * for (const { specialty, display } of await clinicTypes(createReferenceData(client)))
 *   console.log(`${specialty.display}: ${display}`);
 * ```
 */
export async function clinicTypes(data: ReferenceData): Promise<ClinicType[]> {
  const [specialties, types] = [await data.concepts('SPECIALTY'), await data.concepts('CLINIC-TYPE')];
  return specialties.flatMap(({ system, code, display }) =>
    types
      .filter(({ specialty = [] }) => specialty.includes(code))
      .map((type) => ({
        specialty: { system, code, display },
        clinicType: type.code,
        display: type.display,
      })),
  );
}
