import { isRecord } from '@ers-kit/internal';
import type { OperationId } from '@ers-kit/operations';

/** Something that goes wrong in e-RS, or on the way to it. */
export type ErsFault = {
  /** Default: every operation of the internet-facing API. `object-store` is where A042 leads. */
  readonly operation?: OperationId | 'object-store';
  /** How often. Default: until it is cleared. */
  readonly times?: number;
  /** How likely, from 0 to 1, drawn from a sequence that is the same at every start. Default: 1. */
  readonly probability?: number;
} & ErsFaultEffect;

/** What goes wrong. */
export type ErsFaultEffect =
  /** The call is answered with this status, in the shape e-RS has for it, and not processed. 429 is the gateway's. */
  | { readonly status: number; readonly retryAfter?: number }
  /** The answer comes later: milliseconds on the simulator's clock. */
  | { readonly delay: number }
  /** The connection is closed without an answer, before or after the call is processed. */
  | { readonly drop: 'before' | 'after' }
  /** The call is processed, and its answer cut off, or no JSON. */
  | { readonly body: 'truncated' | 'malformed' }
  /** The provider's own system answers with an error, or not at all: for A014, A016, A034 and A036. */
  | { readonly pas: 'error' | 'timeout' };

/** Names of what can go wrong: a fault has one of them. */
export const faultEffects = ['status', 'delay', 'drop', 'body', 'pas'] as const;

/** Whether a value from outside is a fault, as far as can be told by its effect. */
export const isFault = (value: unknown): value is ErsFault =>
  isRecord(value) && faultEffects.some((effect) => Object.hasOwn(value, effect));

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

const meant = ({ operation: wanted }: ErsFault, operation: string | undefined): boolean =>
  wanted === undefined ? operation !== 'object-store' : wanted === operation;

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
