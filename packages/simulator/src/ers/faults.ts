import { isRecord } from '@ers-kit/internal';
import { operations, type OperationId } from '@ers-kit/operations';

import { objectOf, oneOf, such, text, whole, type Check } from '../internal/shape.js';

/**
 * Something that goes wrong in e-RS, or on the way to it.
 *
 * @example
 * ```ts
 * import type { ErsFault, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const fault: ErsFault = { operation: 'A005', status: 503, retryAfter: 2, times: 1 };
 * simulator.fault(fault);
 * ```
 */
export type ErsFault = {
  /** Default: every operation of the internet-facing API. `object-store` is where A042 leads. */
  readonly operation?: OperationId | 'object-store';
  /** How often. Default: until it is cleared. */
  readonly times?: number;
  /** How likely, from 0 to 1, drawn from a sequence that is the same at every start. Default: 1. */
  readonly probability?: number;
} & ErsFaultEffect;

/**
 * What goes wrong.
 *
 * @example
 * ```ts
 * import type { ErsFaultEffect } from '@ers-kit/simulator';
 *
 * const effects: ErsFaultEffect[] = [{ drop: 'after' }, { lock: 5000 }, { pas: 'timeout' }];
 * ```
 */
export type ErsFaultEffect =
  /**
   * The call is answered with this status, in the shape e-RS has for it, and not processed. 429 is the
   * gateway's. `code` is the error code, where another one than the status's first is wanted.
   */
  | { readonly status: number; readonly retryAfter?: number; readonly code?: string }
  /** The answer comes later: milliseconds on the simulator's clock. */
  | { readonly delay: number }
  /** The connection is closed without an answer, before or after the call is processed. */
  | { readonly drop: 'before' | 'after' }
  /** The call is processed, and its answer cut off, or no JSON. */
  | { readonly body: 'truncated' | 'malformed' }
  /** The access token of the call is revoked, for this call and all later ones. */
  | { readonly token: 'revoked' }
  /**
   * The provider's own system takes its time: the operation keeps its referral locked for as many
   * milliseconds on the simulator's clock, and whoever else writes it meanwhile gets 423.
   */
  | { readonly lock: number }
  /**
   * The provider's own system refuses (`UNABLE_TO_CONFIRM_APPOINTMENT`, `UNABLE_TO_CANCEL_APPOINTMENT`),
   * answers with an error, or does not answer: for A014, A016, A034 and A036. A014
   * declares no 502 for an error, and answers it all the same.
   */
  | { readonly pas: PasFailure };

/** What can go wrong in the provider's own system. */
export type PasFailure = 'refused' | 'error' | 'timeout';

/** Names of what can go wrong: a fault has one of them. */
export const faultEffects = ['status', 'delay', 'drop', 'body', 'token', 'lock', 'pas'] as const;

const milliseconds = whole(0, 86_400_000);
const members = objectOf(
  {},
  {
    operation: oneOf(...Object.keys(operations), 'object-store'),
    times: whole(1, Number.MAX_SAFE_INTEGER),
    probability: such((value) => typeof value === 'number' && value >= 0 && value <= 1, '0 to 1'),
    status: whole(400, 599),
    retryAfter: whole(0, 86_400),
    code: text('an error code', /^[A-Z][A-Z_]+$/),
    delay: milliseconds,
    drop: oneOf('before', 'after'),
    body: oneOf('truncated', 'malformed'),
    token: oneOf('revoked'),
    lock: milliseconds,
    pas: oneOf('refused', 'error', 'timeout'),
  },
);

/** What keeps a value from outside from being a fault. */
export const checkFault: Check = function* (value, path) {
  if (isRecord(value) && !faultEffects.some((effect) => Object.hasOwn(value, effect))) {
    yield `${path} must have one of: ${faultEffects.join(', ')}`;
  }
  yield* members(value, path);
};

/** The operations for which e-RS asks the provider's own system. */
const pasOperations: ReadonlySet<string | undefined> = new Set(['A014', 'A016', 'A034', 'A036']);

/** The faults that are armed. */
export interface FaultInjector {
  arm(fault: ErsFault): void;
  /** Disarms one fault: the very object that was armed. */
  disarm(fault: ErsFault): void;
  isArmed(fault: ErsFault): boolean;
  clear(): void;
  /** The armed faults that strike a call now; each counts as one use. */
  take(operation: OperationId | 'object-store' | undefined): readonly ErsFault[];
}

/** Keeps faults in the order in which they were armed. */
export function createFaultInjector(seed = 1): FaultInjector {
  const random = createRandom(seed);
  let armed: { fault: ErsFault; left: number }[] = [];
  return {
    arm(fault) {
      armed = [...armed, { fault, left: fault.times ?? Infinity }];
    },
    disarm(fault) {
      armed = armed.filter((entry) => entry.fault !== fault);
    },
    isArmed: (fault) => armed.some((entry) => entry.fault === fault),
    clear() {
      armed = [];
    },
    take(operation) {
      const struck = armed.filter(
        ({ fault }) =>
          meant(fault, operation) && (fault.probability === undefined || random() < fault.probability),
      );
      for (const entry of struck) entry.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return struck.map(({ fault }) => fault);
    },
  };
}

function meant(fault: ErsFault, operation: string | undefined): boolean {
  if ('pas' in fault && !pasOperations.has(operation)) return false;
  return fault.operation === undefined ? operation !== 'object-store' : fault.operation === operation;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
