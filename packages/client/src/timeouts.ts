import type { OperationId } from '@ers-kit/operations';

/**
 * Milliseconds a call may take, from sending to the last byte.
 *
 * @example
 * ```ts
 * import type { Timeouts } from '@ers-kit/client';
 *
 * const timeouts: Timeouts = { default: 10_000, files: 300_000 };
 * ```
 */
export interface Timeouts {
  /** Default: 30 000. */
  readonly default?: number;
  /**
   * A014, A016, A034 and A036, where the provider's booking system (PAS) is asked: it may take two minutes,
   * and the gateway gives up after 180 s. Default: 150 000.
   */
  readonly pas?: number;
  /** A006, A020 and A042, where files travel. Default: 120 000. */
  readonly files?: number;
}

type TimeoutClass = keyof Timeouts;

/**
 * The operations that are given another time than the default. Sources: the pages of A016 and of the proxy.
 */
const classes: Readonly<Partial<Record<OperationId, TimeoutClass>>> = {
  A006: 'files',
  A014: 'pas',
  A016: 'pas',
  A020: 'files',
  A034: 'pas',
  A036: 'pas',
  A042: 'files',
};

const defaults: Required<Timeouts> = { default: 30_000, pas: 150_000, files: 120_000 };

/** Milliseconds that a call of `operation` may take. */
export function timeoutOf(operation: OperationId, timeouts: Timeouts = {}): number {
  const name = classes[operation] ?? 'default';
  return timeouts[name] ?? defaults[name];
}
