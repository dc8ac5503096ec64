import {
  createAdviceAndGuidanceParameters,
  presentValue,
  readCreatedAdvice,
  type CreateAdviceAndGuidanceInput,
} from '@ers-kit/fhir/stu3';
import type { RecipeClient, RecipeOptions } from './change-referral.js';

/**
 * Asks a service for advice (A044). Sent again, it asks again: where the answer was lost, look first.
 *
 * @param client - A client of a referrer.
 * @param input - The patient, the service and the question.
 * @param options - The context, and a signal to stop by.
 * @returns The UBRN of the new request.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the call.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` before anything is sent, for an input that
 *   e-RS would refuse.
 *
 * @example
 * ```ts
 * import { askForAdvice, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * const ubrn = await askForAdvice(client, {
 *   patient: '9990001235',
 *   service: '20106',
 *   searchCriteria: { priority: 'ROUTINE' },
 *   providerConversionAuthorisation: 'AUTHORISED_TO_CONVERT',
 *   request: 'What would you do next?',
 * });
 * ```
 */
export async function askForAdvice(
  client: RecipeClient,
  input: CreateAdviceAndGuidanceInput,
  options: RecipeOptions = {},
): Promise<string> {
  const { resource } = await client.call('A044', {
    ...options,
    body: createAdviceAndGuidanceParameters(input),
  });
  const request = presentValue(readCreatedAdvice(resource))?.createdCommunicationRequest;
  const { id } = (request ?? {}) as { readonly id?: unknown };
  if (typeof id !== 'string')
    throw new TypeError('The new advice request came without its UBRN: look in e-RS before asking again.');
  return id;
}
