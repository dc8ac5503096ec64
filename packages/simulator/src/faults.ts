/**
 * Something a network or a server in trouble does, for any endpoint. A fault stays until it is cleared, or
 * for as many `times` as it says.
 *
 * @example
 * ```ts
 * import type { TransportFault } from '@ers-kit/simulator';
 *
 * const faults: TransportFault[] = [
 *   { kind: 'delay', milliseconds: 2000 },
 *   { kind: 'drop-after-processing' },
 * ];
 * ```
 */
export type TransportFault =
  /** The answer comes this much later (milliseconds, waited on the simulator's clock). */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The request is processed, with all that it changes, and the connection is closed without an answer. */
  | { readonly kind: 'drop-after-processing' }
  /** The request is not processed. Default status: 503. */
  | { readonly kind: 'unavailable'; readonly status?: number }
  /** The request is processed, and its answer is replaced by a bare 500. */
  | { readonly kind: 'error-after-processing' }
  /** The request is processed, and its answer is cut off in the middle of the JSON. */
  | { readonly kind: 'malformed-json' };

/** The faults that are armed, counted down as they are used. */
export class FaultBox<Fault extends { readonly kind: string; readonly times?: number }> {
  readonly #armed = new Map<Fault['kind'], { fault: Fault; left: number }>();

  /** Arms a fault. One of the same kind takes the place of the earlier one. */
  set(fault: Fault): void {
    this.#armed.set(fault.kind, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /** Disarms the faults of one kind, or all. */
  clear(kind?: Fault['kind']): void {
    if (kind === undefined) this.#armed.clear();
    else this.#armed.delete(kind);
  }

  /** The armed fault of a kind, without counting a use. */
  peek<Kind extends Fault['kind']>(kind: Kind): Extract<Fault, { kind: Kind }> | undefined {
    const fault = this.#armed.get(kind)?.fault;
    return fault && isOfKind(fault, kind) ? fault : undefined;
  }

  /** The armed fault of a kind, where `applies` says that it is meant here; counts as one use. */
  take<Kind extends Fault['kind']>(
    kind: Kind,
    applies: (fault: Extract<Fault, { kind: Kind }>) => boolean = () => true,
  ): Extract<Fault, { kind: Kind }> | undefined {
    const entry = this.#armed.get(kind);
    if (!entry) return undefined;
    const { fault } = entry;
    if (!isOfKind(fault, kind) || !applies(fault)) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#armed.delete(kind);
    return fault;
  }
}

function isOfKind<Fault extends { readonly kind: string }, Kind extends Fault['kind']>(
  fault: Fault,
  kind: Kind,
): fault is Extract<Fault, { kind: Kind }> {
  return fault.kind === kind;
}
