import type { ErsReferralRequest } from '@ers-kit/fhir/stu3';
import type { ResourceResult } from '../call-types.js';
import type { ErsClientCore } from '../ers-client.js';
import { ErsConflictError, ErsLockedError } from '../errors.js';
import type { ClientContext } from '../options.js';

/**
 * A client, as far as recipes need one.
 *
 * @example
 * ```ts
 * import type { ErsClient, RecipeClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const forRecipes: RecipeClient = client;
 * ```
 */
export type RecipeClient = Pick<ErsClientCore, 'call'>;

/**
 * What every recipe takes beside its input.
 *
 * @example
 * ```ts
 * import type { RecipeOptions } from '@ers-kit/client';
 *
 * const options: RecipeOptions = {
 *   context: {
 *     mode: 'user-restricted',
 *     organisation: 'R69',
 *     businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
 *   },
 *   signal: AbortSignal.timeout(120_000),
 * };
 * ```
 */
export interface RecipeOptions {
  /** Default: the client's. */
  readonly context?: ClientContext | undefined;
  /** Ends the recipe where it stands; what is done by then stays done. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A referral as it was read.
 *
 * @example
 * ```ts
 * import type { ReadReferral } from '@ers-kit/client';
 *
 * declare const read: ReadReferral;
 * const { resource, version } = read;
 * ```
 */
export type ReadReferral = ResourceResult<ErsReferralRequest> & { readonly version: string };

/**
 * What to do when a referral changed while it was being worked on.
 *
 * @example
 * ```ts
 * import type { ConflictOptions } from '@ers-kit/client';
 *
 * const options: ConflictOptions = {
 *   onConflict: ({ before, after }) => before.resource.status === after.resource.status,
 * };
 * ```
 */
export interface ConflictOptions {
  /**
   * Is asked when another user changed the referral in between: `true` makes the change again, on the new
   * version. Compare the two first, or show them to the user. Default: the conflict is thrown.
   */
  readonly onConflict?: (conflict: {
    readonly before: ReadReferral;
    readonly after: ReadReferral;
  }) => boolean | Promise<boolean>;
}

const maximumConflicts = 5;

/**
 * Reads a referral (A005) and changes it on the version that was read. Where it changed in between (409, 412,
 * 423), it is read again, and `onConflict` decides; after five conflicts the last one is thrown.
 *
 * @param ubrn - Of the referral: 12 digits.
 * @param change - Makes the change, on the version that is handed in.
 * @param options - Context and signal, and what to do about a conflict.
 * @returns What `change` gave.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read or of the change.
 *
 * @example
 * ```ts
 * import { changeReferral, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { version } = await changeReferral(client, '000000070000', ({ version: read }) =>
 *   client.call('A013', { ubrn: '000000070000', version: read }),
 * );
 * ```
 */
export async function changeReferral<Result>(
  client: RecipeClient,
  ubrn: string,
  change: (referral: ReadReferral) => Promise<Result>,
  { onConflict, ...options }: RecipeOptions & ConflictOptions = {},
): Promise<Result> {
  let referral = await readReferral(client, ubrn, options);
  for (let conflicts = 1; ; conflicts += 1) {
    try {
      return await change(referral);
    } catch (error) {
      const isConflict = ErsConflictError.isInstance(error) || ErsLockedError.isInstance(error);
      if (!isConflict || !onConflict || conflicts > maximumConflicts) throw error;
      const after = await readReferral(client, ubrn, options);
      if (!(await onConflict({ before: referral, after }))) throw error;
      referral = after;
    }
  }
}

/** Reads a referral; one without a version cannot be changed. */
export async function readReferral(
  client: RecipeClient,
  ubrn: string,
  options: RecipeOptions,
): Promise<ReadReferral> {
  const result = await client.call('A005', { ...options, ubrn });
  const { version } = result;
  if (version === undefined)
    throw new TypeError('The referral came without a version, so it cannot be changed.');
  return { ...result, version };
}
