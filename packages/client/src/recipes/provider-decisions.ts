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
 * @throws {@link ErsError} of the read or of the write; a conflict where `onConflict` does not go on.
 * @throws FhirError `ERR_FHIR_INVALID_BODY` before anything is sent, for an outcome that e-RS would refuse.
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
 * @throws {@link ErsError} of the read or of the write.
 * @throws FhirError `ERR_FHIR_INVALID_BODY` for an input that e-RS would refuse.
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
