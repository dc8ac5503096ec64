import type { OperationId } from '@ers-kit/operations';
import type { CallArguments, CallResult } from './call-types.js';
import type { ClientContext } from './options.js';

/** A client of the e-RS API. */
export interface ErsClient {
  /** For whom its calls are made, unless a call says otherwise. */
  readonly context: ClientContext;
  /**
   * Calls an operation by its id.
   *
   * @throws {ErsError} one of its kinds; before anything is sent (`ERR_ERS_INPUT`) where the input, or the
   *   context for this operation, is not in order.
   */
  call<const Id extends OperationId>(operation: Id, ...input: CallArguments<Id>): Promise<CallResult<Id>>;
  /** The same client for another user role or access mode. Everything else is shared. */
  as(context: ClientContext): ErsClient;
}
