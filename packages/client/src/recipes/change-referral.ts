import type { ErsReferralRequest } from '@ers-kit/fhir/stu3';
import type { ResourceResult } from '../call-types.js';
import type { ErsClientCore } from '../ers-client.js';
import { ErsConflictError, ErsLockedError } from '../errors.js';
import type { ClientContext } from '../options.js';

/** A client, as far as recipes need one. */
export type RecipeClient = Pick<ErsClientCore, 'call'>;

/** What every recipe takes beside its input. */
export interface RecipeOptions {
  /** Default: the client's. */
  readonly context?: ClientContext | undefined;
  /** Ends the recipe where it stands; what is done by then stays done. */
  readonly signal?: AbortSignal | undefined;
}

/** A referral as it was read. */
export type ReadReferral = ResourceResult<ErsReferralRequest> & { readonly version: string };

/** What to do when a referral changed while it was being worked on. */
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
 * @throws {@link ErsError} of the read or of the change.
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
