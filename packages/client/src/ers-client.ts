import type { OperationId, Operations } from '@ers-kit/operations';
import type { CallArguments, CallResult } from './call-types.js';
import type { ClientContext } from './options.js';

/** A function whose parameters are compared as a method's are, so that a client of one role is a client. */
type Method<Arguments extends readonly unknown[], Result> = {
  call(...input: Arguments): Promise<Result>;
}['call'];

/**
 * One method for each operation, under the name that the catalogue gives it.
 *
 * @example
 * ```ts
 * import type { ErsMethods } from '@ers-kit/client';
 *
 * declare const methods: ErsMethods;
 * const { body } = await methods.retrieveClinicalInformation({ ubrn: '000000070000' });
 * ```
 */
export type ErsMethods<Context = ClientContext> = {
  readonly [Id in OperationId as Operations[Id]['methodName']]: Method<
    CallArguments<Id, Context>,
    CallResult<Id>
  >;
};

/**
 * What a client has beside its methods.
 *
 * @example
 * ```ts
 * import type { ErsClientCore } from '@ers-kit/client';
 *
 * declare const client: ErsClientCore;
 * const { resource } = await client.call('A005', { ubrn: '000000070000' });
 * const unattended = client.as({ mode: 'application-restricted' });
 * ```
 */
export interface ErsClientCore<Context = ClientContext> {
  /** For whom its calls are made, unless a call says otherwise. */
  readonly context: Context;
  /**
   * Calls an operation by its id.
   *
   * @throws {@link ErsError} one of its kinds; before anything is sent (`ERR_ERS_INPUT`) where the input, or
   *   the context for this operation, is not in order.
   */
  call<const Id extends OperationId>(
    operation: Id,
    ...input: CallArguments<Id, Context>
  ): Promise<CallResult<Id>>;
  /** The same client for another user role or access mode. Everything else is shared. */
  as<const Other extends ClientContext>(context: Other): ErsClient<Other>;
}

/**
 * A client of the e-RS API: `call` for code that works over operations, and one method an operation for
 * people. Where its context is a literal, an operation that the role may not call does not compile.
 *
 * @example
 * ```ts
 * import type { ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { resource } = await client.retrieveReferralRequest({ ubrn: '000000070000' });
 * ```
 */
export type ErsClient<Context = ClientContext> = ErsClientCore<Context> & ErsMethods<Context>;
