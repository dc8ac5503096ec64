import {
  foundServices,
  patientServiceSearchParameters,
  type FoundService,
  type PatientServiceSearchInput,
} from '@ers-kit/fhir/stu3';
import type { RecipeClient, RecipeOptions } from './recipes/change-referral.js';
import { valuesOf } from './summaries.js';

/**
 * Searches the services that a patient can be referred to, or that can be asked for advice (A010).
 *
 * @returns The services, in the order of e-RS.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the search.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` for criteria that e-RS would refuse.
 *
 * @example
 * ```ts
 * import { searchServices, type ErsClient } from '@ers-kit/client';
 * import type { PatientServiceSearchInput } from '@ers-kit/fhir/stu3';
 *
 * declare const client: ErsClient;
 * declare const criteria: PatientServiceSearchInput;
 * const services = await searchServices(client, criteria);
 * ```
 */
export async function searchServices(
  client: RecipeClient,
  input: PatientServiceSearchInput,
  options: RecipeOptions = {},
): Promise<readonly FoundService[]> {
  const body = patientServiceSearchParameters(input);
  const { resource } = await client.call('A010', { ...options, body });
  return valuesOf(foundServices(resource));
}
