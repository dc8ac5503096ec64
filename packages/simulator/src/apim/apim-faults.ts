import type { TransportFault } from '../faults.js';

/**
 * What can be made to go wrong at the token service: see `simulator.apim.setFault`.
 *
 * @example
 * ```ts
 * import type { ApimFault, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const fault: ApimFault = { kind: 'clock-skew', milliseconds: 600_000 };
 * simulator.apim.setFault(fault);
 * ```
 */
export type ApimFault = (
  | TransportFault
  /** The platform's clock is this much ahead (milliseconds; behind, when negative), its `Date` header too. */
  | { readonly kind: 'clock-skew'; readonly milliseconds: number }
  /** The platform's own 500 with a `message_id`; what came before it (the `jti`, a rotation) is done. */
  | { readonly kind: 'unknown-error' }
  /** The answer to an application that made too many requests. */
  | { readonly kind: 'quota-exceeded' }
) & {
  /** How many requests it is for. Default: all, until it is cleared. */
  readonly times?: number;
};
