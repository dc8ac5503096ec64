import { safeCause, type Clock } from '@ers-kit/internal';
import { ErsRateLimitError } from '../errors.js';
import type { AccessTokenSource } from '../options.js';
import type { Limiter } from '../limiter.js';
import { signedHeaders } from './ask-for-token.js';
import { nameOperation } from './failure-error.js';
import type { PreparedCall } from './prepare-call.js';
import { isWrite } from './writes.js';

/** What a turn depends on. */
export interface TurnSettings {
  readonly clock: Clock;
  readonly accessToken: AccessTokenSource | false;
  readonly limiter: Limiter | undefined;
}

/**
 * Milliseconds after which a limiter's leave is stale: requests that waited for one token must not go in a
 * burst.
 */
const staleAfter = 50;

/** The headers of an attempt that may go out now, or why it may not. */
export type Turn =
  { readonly headers: Readonly<Record<string, string>> } | { readonly error: ErsRateLimitError };

/**
 * Waits for the limiter's leave, then asks for a token, so that one that waited for long is not out of date.
 *
 * @throws {@link ErsAuthError} without a token; the signal's reason when the caller aborts.
 */
export async function awaitTurn(call: PreparedCall, settings: TurnSettings): Promise<Turn> {
  const { clock, limiter, accessToken } = settings;
  if (!limiter) return { headers: await signedHeaders(call, accessToken) };
  const refused = await askLeave(call, limiter);
  if (refused) return { error: refused };
  const granted = clock.now();
  const headers = await signedHeaders(call, accessToken);
  if (clock.now() - granted <= staleAfter) return { headers };
  const refusedAgain = await askLeave(call, limiter);
  return refusedAgain ? { error: refusedAgain } : { headers };
}

async function askLeave(call: PreparedCall, limiter: Limiter): Promise<ErsRateLimitError | undefined> {
  const { operation, correlationId, context, signal } = call;
  try {
    await limiter.acquire({ priority: context.mode === 'user-restricted' ? 'user' : 'background', signal });
    return undefined;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const hint =
      'The administrator: look after the store that the limiter keeps its count in; nothing was sent.';
    return new ErsRateLimitError(
      'ERR_ERS_LIMITER',
      `${nameOperation(operation)} was not sent, since the limiter failed. ${hint}`,
      {
        operation,
        correlationId,
        hint,
        retryable: true,
        processed: isWrite(operation) ? 'no' : undefined,
        cause: safeCause(error),
      },
    );
  }
}
