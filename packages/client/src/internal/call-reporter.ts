import type { Clock } from '@ers-kit/internal';
import { ErsError } from '../errors.js';
import type { CallEvent, CallListener } from '../events.js';
import { requestIdOf } from './failure-error.js';
import type { PreparedCall } from './prepare-call.js';
import type { Answer } from './send.js';

/** Tells a listener of one call. */
export interface CallReporter {
  retry(attempt: number, error: ErsError, delayMilliseconds: number): void;
  succeed(attempts: number, answer: Answer): void;
  fail(attempts: number, error: unknown): void;
}

const silent: CallReporter = { retry() {}, succeed() {}, fail() {} };

/** Tells `listener` that the call starts, and gives what tells it the rest. */
export function reportCall(
  { operation, context, correlationId, signal }: PreparedCall,
  listener: CallListener | undefined,
  clock: Clock,
): CallReporter {
  if (!listener) return silent;
  const base = { callId: crypto.randomUUID(), operation, mode: context.mode, correlationId };
  const started = clock.now();
  const tell = (event: CallEvent): void => {
    try {
      listener(event);
    } catch {
      // Documented at CallListener.
    }
  };
  const end = (attempts: number) => ({
    ...base,
    type: 'end' as const,
    attempts,
    durationMilliseconds: clock.now() - started,
  });
  tell({ ...base, type: 'start' });
  return {
    retry(attempt, { status, code }, delayMilliseconds) {
      tell({ ...base, type: 'retry', attempt, status, code, delayMilliseconds });
    },
    succeed(attempts, { status, headers }) {
      tell({ ...end(attempts), outcome: 'ok', status, requestId: requestIdOf(headers) });
    },
    fail(attempts, error) {
      const isErs = ErsError.isInstance(error);
      const outcome = isErs ? error.code : signal?.aborted ? 'aborted' : 'failed';
      const status = isErs ? error.status : undefined;
      tell({ ...end(attempts), outcome, status, requestId: isErs ? error.requestId : undefined });
    },
  };
}
