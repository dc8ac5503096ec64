import type { OperationId } from '@ers-kit/operations';
import type { ErsErrorCode } from './error-code.js';

interface CallEventBase {
  /** The same for all events of one call, and for no other call. */
  readonly callId: string;
  readonly operation: OperationId;
  readonly mode: 'user-restricted' | 'application-restricted';
  readonly correlationId: string;
}

/**
 * A call was found to be in order, and is about to be sent.
 *
 * @example
 * ```ts
 * import type { CallStartEvent } from '@ers-kit/client';
 *
 * declare const event: CallStartEvent;
 * const key = `${event.callId} ${event.operation}`;
 * ```
 */
export interface CallStartEvent extends CallEventBase {
  /** Tells the events apart. */
  readonly type: 'start';
}

/**
 * An attempt failed; another one follows.
 *
 * @example
 * ```ts
 * import type { CallRetryEvent } from '@ers-kit/client';
 *
 * declare const event: CallRetryEvent;
 * const seconds = event.delayMilliseconds / 1000;
 * ```
 */
export interface CallRetryEvent extends CallEventBase {
  /** Tells the events apart. */
  readonly type: 'retry';
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  /** The code of the error that the attempt ended with. */
  readonly code: ErsErrorCode;
  /** Until the next attempt. */
  readonly delayMilliseconds: number;
}

/**
 * The call is over.
 *
 * @example
 * ```ts
 * import type { CallEndEvent } from '@ers-kit/client';
 *
 * declare const event: CallEndEvent;
 * const line = `${event.operation} ${event.outcome} ${event.durationMilliseconds} ms`;
 * ```
 */
export interface CallEndEvent extends CallEventBase {
  /** Tells the events apart. */
  readonly type: 'end';
  /** How many requests went out, from 1. */
  readonly attempts: number;
  /** HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  /** `ok`, the code of the error, `aborted` by the caller, or `failed` outside of e-RS (no access token). */
  readonly outcome: 'ok' | 'aborted' | 'failed' | ErsErrorCode;
  /** The e-RS transaction id, where there is one. */
  readonly requestId: string | undefined;
  /** From start to end, waits included; of a streamed file to its first byte. */
  readonly durationMilliseconds: number;
}

/**
 * What a client tells of its calls: no identifiers of patients, no URLs, no tokens.
 *
 * @example
 * ```ts
 * import type { CallEvent } from '@ers-kit/client';
 *
 * const isOver = (event: CallEvent): boolean => event.type === 'end';
 * ```
 */
export type CallEvent = CallStartEvent | CallRetryEvent | CallEndEvent;

/**
 * Is told of calls. What it throws is ignored: an observer must not undo a call that e-RS has processed.
 *
 * @example
 * ```ts
 * import type { CallListener } from '@ers-kit/client';
 *
 * const onEvent: CallListener = (event) => {
 *   if (event.type === 'retry') console.error(event.operation, event.code, event.delayMilliseconds);
 * };
 * ```
 */
export type CallListener = (event: CallEvent) => void;
