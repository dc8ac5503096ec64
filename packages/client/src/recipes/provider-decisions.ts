import {
  createFromCommunicationRequestParameters,
  recordReviewOutcomeParameters,
  type CreateFromCommunicationRequestInput,
  type ErsReferralRequest,
  type RecordReviewOutcomeInput,
} from '@ers-kit/fhir/stu3';
import type { ResourceResult } from '../call-types.js';
import {
  changeReferral,
  type ConflictOptions,
  type RecipeClient,
  type RecipeOptions,
} from './change-referral.js';

/**
 * Records the outcome of a triage or of a review (A028) on the version of the referral that is read first.
 *
 * @param outcome - The UBRN of the referral, and the outcome.
 * @param options - Context and signal, and what to do about a conflict.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read or of the write; a conflict where
 *   `onConflict` does not go on.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` before anything is sent, for an outcome
 *   that e-RS would refuse.
 *
 * @example
 * ```ts
 * import { reviewReferral, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const outcome: Parameters<typeof reviewReferral>[1];
 * const { version } = await reviewReferral(client, outcome);
 * ```
 */
export async function reviewReferral(
  client: RecipeClient,
  { ubrn, ...outcome }: RecordReviewOutcomeInput & { readonly ubrn: string },
  options: RecipeOptions & ConflictOptions = {},
): Promise<ResourceResult<ErsReferralRequest>> {
  const { onConflict: _, ...callOptions } = options;
  const body = recordReviewOutcomeParameters(outcome);
  return changeReferral(
    client,
    ubrn,
    ({ version }) => client.call('A028', { ...callOptions, ubrn, version, body }),
    options,
  );
}

/**
 * Makes a referral of an advice request (A027), on the version of the request that is read first (A024). The
 * referrer has to have authorised it.
 *
 * @param input - The UBRN of the advice request, and what the referral is to hold.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read or of the write.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` for an input that e-RS would refuse.
 *
 * @example
 * ```ts
 * import { convertAdvice, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const input: Parameters<typeof convertAdvice>[1];
 * const { resource } = await convertAdvice(client, input);
 * ```
 */
export async function convertAdvice(
  client: RecipeClient,
  { ubrn, ...input }: Omit<CreateFromCommunicationRequestInput, 'adviceRequest'> & { readonly ubrn: string },
  options: RecipeOptions = {},
): Promise<ResourceResult<ErsReferralRequest>> {
  const { version } = await client.call('A024', { ...options, ubrn });
  if (version === undefined)
    throw new TypeError('The advice request came without a version, so it cannot be converted.');
  const body = createFromCommunicationRequestParameters({ ...input, adviceRequest: { ubrn, version } });
  return client.call('A027', { ...options, body });
}
