import type { OperationId } from '@ers-kit/operations';

/**
 * One call of the internet-facing API, as it may be shown: nothing of it is about a patient.
 *
 * @example
 * ```ts
 * import type { LoggedRequest, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const calls: readonly LoggedRequest[] = simulator.requests();
 * const refused = calls.filter(({ status }) => status === 429);
 * ```
 */
export interface LoggedRequest {
  /** ISO instant. */
  readonly time: string;
  /** HTTP method. */
  readonly method: string;
  /** Absent for a path that is no operation's. */
  readonly operation: OperationId | undefined;
  /** HTTP status of the answer. */
  readonly status: number;
  /** `X-Request-ID` of the answer. */
  readonly requestId: string | null;
  /** `X-Correlation-ID` of the request. */
  readonly correlationId: string | null;
}

/** The last calls. */
export interface RequestLog {
  add(entry: LoggedRequest): void;
  /** Oldest first. */
  entries(): readonly LoggedRequest[];
  clear(): void;
}

const most = 1000;

/** Keeps the last thousand calls. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > 2 * most) entries = entries.slice(-most);
    },
    entries: () => entries.slice(-most),
    clear() {
      entries = [];
    },
  };
}
