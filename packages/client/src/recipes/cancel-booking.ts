import { cancelAppointment, type ErsAppointment, type ReasonCode } from '@ers-kit/fhir/stu3';
import type { ResourceResult } from '../call-types.js';
import { ErsConflictError } from '../errors.js';
import { summariseReferral } from '../summaries.js';
import { readReferral, type RecipeClient, type RecipeOptions } from './change-referral.js';

/**
 * What {@link cancelBooking} takes.
 *
 * @example
 * ```ts
 * import type { CancelBookingInput, CodedConcept } from '@ers-kit/client';
 *
 * declare const reason: CodedConcept;
 *
 * const input: CancelBookingInput = { ubrn: '000000070000', version: '5', reason, comments: 'Patient is away' };
 * ```
 */
export interface CancelBookingInput {
  readonly ubrn: string;
  /** The version of the referral that the user has seen. */
  readonly version: string;
  /** One of `appointmentCancellationReasons`. */
  readonly reason: ReasonCode;
  /** Mandatory with some reasons. */
  readonly comments?: string | undefined;
}

/**
 * Cancels the appointment of a referral and keeps the referral: reads both (A005, A038), and changes the
 * appointment (A034), which has a version of its own.
 *
 * @param client - A client of a referrer.
 * @param input - The referral as the user has seen it, and why.
 * @param options - The context, and a signal to stop by.
 * @returns The cancelled appointment.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the step that fails.
 * @throws {@link ErsConflictError} `ERR_ERS_CONFLICT` before anything is sent, where the referral is not of that
 *   version any more.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` where the reason needs comments.
 *
 * @example
 * ```ts
 * import { appointmentCancellationReasons, cancelBooking, createReferenceData, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * const data = createReferenceData(client);
 * const [reason] = await appointmentCancellationReasons(data, { businessFunction: 'REFERRING_CLINICIAN' });
 * if (reason) await cancelBooking(client, { ubrn: '000000070000', version: '5', reason, comments: 'Patient is away' });
 * ```
 */
export async function cancelBooking(
  client: RecipeClient,
  input: CancelBookingInput,
  options: RecipeOptions = {},
): Promise<ResourceResult<ErsAppointment>> {
  const { ubrn, version: seen, reason, comments } = input;
  const referral = await readReferral(client, ubrn, options);
  if (referral.version !== seen) throw changedMeanwhile(referral.correlationId);
  const { appointmentId: id = '' } = summariseReferral(referral.resource);
  const { resource: appointment, version = '' } = await client.call('A038', { ...options, id });
  const body = cancelAppointment({ appointment, reason, ...(comments && { comment: comments }) });
  return client.call('A034', { ...options, id, version, body });
}

function changedMeanwhile(correlationId: string): ErsConflictError {
  const hint = 'Read the referral again, compare it, and decide again.';
  return new ErsConflictError(
    'ERR_ERS_CONFLICT',
    `The referral changed since it was seen, so A034 was not sent. ${hint}`,
    { operation: 'A034', hint, correlationId, processed: 'no', status: 409 },
  );
}
