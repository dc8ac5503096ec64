import type { ErsError } from '../errors.js';
import type { CallListener } from '../events.js';
import { timeoutOf, type Timeouts } from '../timeouts.js';
import { awaitTurn, type TurnSettings } from './await-turn.js';
import { reportCall } from './call-reporter.js';
import { errorFromAnswer, errorFromSendFailure } from './failure-error.js';
import { problemsOf } from './input-problem.js';
import { refuse, type PreparedCall } from './prepare-call.js';
import { nextDelay, waitForRetry, type FullRetryPolicy } from './retry.js';
import { send, type Answer, type SendFailure } from './send.js';

/** What all calls of a client share. */
export interface ExchangeSettings extends TurnSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly retry: FullRetryPolicy;
  readonly timeouts: Timeouts;
  readonly maximumResponseBytes: number;
  readonly onEvent: CallListener | undefined;
}

/** Redirects that are answers: A042 points at the object store. */
const isSuccess = ({ operation }: PreparedCall, status: number): boolean =>
  (status >= 200 && status < 300) || (operation === 'A042' && status === 307);

/**
 * Sends a call, as often as its retry policy allows, and resolves with the answer of a success.
 *
 * @throws {@link ErsError} for every other end, but for the caller's own abort: its reason is thrown as it
 *   is.
 */
export async function exchange(
  call: PreparedCall,
  settings: ExchangeSettings,
  streamed = false,
): Promise<Answer> {
  const { clock, retry } = settings;
  const started = clock.now();
  const reporter = reportCall(call, settings.onEvent, clock);
  let attempt = 1;
  try {
    for (; ; attempt += 1) {
      const { answer, error } = await tryOnce(call, settings, streamed);
      if (answer) {
        reporter.succeed(attempt, answer);
        return answer;
      }
      const resendable = !(call.body instanceof ReadableStream);
      const delay = resendable ? nextDelay(error, attempt, clock.now() - started, retry) : undefined;
      if (delay === undefined) throw error;
      reporter.retry(attempt, error, delay);
      await waitForRetry(clock, delay, call.signal);
    }
  } catch (error) {
    reporter.fail(attempt, error);
    throw error;
  }
}

type Attempt = { answer: Answer; error?: never } | { answer?: never; error: ErsError };

async function tryOnce(call: PreparedCall, settings: ExchangeSettings, streamed: boolean): Promise<Attempt> {
  const { url, method, body, signal } = call;
  signal?.throwIfAborted();
  const turn = await awaitTurn(call, settings);
  if ('error' in turn) return { error: turn.error };
  const outgoing = {
    url,
    method,
    body,
    signal,
    streamed: streamed ? (failure: SendFailure) => errorFromSendFailure(call, failure) : undefined,
    headers: turn.headers,
    timeout: timeoutOf(call.operation, settings.timeouts),
    limit: settings.maximumResponseBytes,
  };
  const sent = await send(outgoing, settings.fetch);
  if ('failure' in sent) {
    const { problem } = sent.failure;
    if (problem) throw refuse(call.operation, call.correlationId, problemsOf(problem));
    return { error: errorFromSendFailure(call, sent.failure) };
  }
  const { answer } = sent;
  return isSuccess(call, answer.status) ? { answer } : { error: errorFromAnswer(call, answer) };
}
