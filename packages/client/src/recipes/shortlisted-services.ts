import { healthcareServices, serviceCharacteristics } from '@ers-kit/fhir/r4';
import { presentValue, shortlist } from '@ers-kit/fhir/stu3';
import { valuesOf } from '../summaries.js';
import type { RecipeClient, RecipeOptions } from './change-referral.js';

/**
 * A service of a shortlist, and what A016 can do with it.
 *
 * @example
 * ```ts
 * import type { ServiceOfShortlist } from '@ers-kit/client';
 *
 * const service: ServiceOfShortlist = { id: '12345', name: 'Made-up Knee Clinic', way: 'book' };
 * ```
 */
export interface ServiceOfShortlist {
  /** e-RS id of the service. */
  readonly id: string;
  /** As e-RS calls it. */
  readonly name: string | undefined;
  /**
   * `book`: slots are booked. `triage`: it looks at the referral first. `elsewhere`: it is booked by
   * telephone or letter, not through the API.
   */
  readonly way: 'book' | 'triage' | 'elsewhere';
}

/**
 * The services that a referral has on its shortlist, and how each takes referrals (A035), in its order.
 *
 * @param referral - The ReferralRequest, as A005 gave it.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the search.
 *
 * @example
 * ```ts
 * import { shortlistedServices, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { resource } = await client.retrieveReferralRequest({ ubrn: '000000070000' });
 * const services = await shortlistedServices(client, resource);
 * const bookable = services.filter(({ way }) => way === 'book');
 * ```
 */
export async function shortlistedServices(
  client: RecipeClient,
  referral: unknown,
  options: RecipeOptions = {},
): Promise<ServiceOfShortlist[]> {
  const listed = valuesOf(shortlist(referral));
  if (listed.length === 0) return [];
  const { resource } = await client.call('A035', { ...options, _id: listed.map(({ id }) => id) });
  const found = new Map(valuesOf(healthcareServices(resource)).map((service) => [service.id, service]));
  return listed.map(({ id, name }) => {
    const service = found.get(id);
    const characteristics = presentValue(serviceCharacteristics(service));
    const flows = characteristics?.requestFlowTypes ?? [];
    const isDirect = characteristics?.bookableTypes.includes('DIRECTLY_BOOKABLE') ?? false;
    const way =
      flows.includes('BOOKABLE') && isDirect ? 'book' : flows.includes('REVIEW') ? 'triage' : 'elsewhere';
    return { id, name: service?.name ?? name, way };
  });
}
