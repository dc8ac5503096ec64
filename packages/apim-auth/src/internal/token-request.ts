import { RequestFailure, safeCause, sleep } from '@ers-kit/internal';

import { ApimAuthError, type ApimAuthErrorCode, type ApimOperation } from '../apim-auth-error.js';
import type { ApimContext } from './context.js';
import { readRefusal } from './read-refusal.js';

/** One grant: its name and its form, made anew for every attempt since an assertion works once. */
export interface Grant {
  readonly operation: ApimOperation;
  readonly form: () => Promise<Record<string, string>>;
  /** Whether asking twice does no harm. False for a refresh, whose token works once. */
  readonly repeatable: boolean;
}

/** A successful answer, and when its request was sent. */
export interface TokenAnswer {
  readonly body: unknown;
  readonly sentAt: number;
}

const clockReasons: ReadonlySet<string | undefined> = new Set([
  'assertion-expired',
  'assertion-expiry-too-far',
]);
const firstPauseMilliseconds = 500;

/** Asks the token service, again where that can help. */
export async function requestToken(
  context: ApimContext,
  grant: Grant,
  signal: AbortSignal | undefined,
): Promise<TokenAnswer> {
  const offsetBefore = context.clockOffset;
  let clockCorrected = false;
  let failures = 0;
  for (;;) {
    const attempt = await tryOnce(context, grant, signal);
    if (!('error' in attempt)) return attempt;
    const { error, serverTime } = attempt;
    if (clockReasons.has(error.reason) && !clockCorrected && serverTime !== undefined) {
      clockCorrected = true;
      context.clockOffset = serverTime - context.clock.now();
      continue;
    }
    // The service's `Date` did not help, so it is not to be trusted for the next call either.
    if (clockReasons.has(error.reason)) context.clockOffset = offsetBefore;
    failures += 1;
    const pause =
      error.retryAfter ?? firstPauseMilliseconds * 2 ** (failures - 1) * (0.5 + Math.random() / 2);
    // The others would only be refused as well: they wait in the queue.
    if (error.code === 'ERR_APIM_RATE_LIMIT') context.gate.hold(pause);
    if (failures > context.retries || !mayRepeat(grant, error)) throw error;
    await sleep(context.clock, pause, signal).catch((reason: unknown) =>
      failAborted(grant.operation, reason),
    );
  }
}

function mayRepeat(grant: Grant, { code, ambiguous }: ApimAuthError): boolean {
  if (code === 'ERR_APIM_RATE_LIMIT') return true;
  if (code === 'ERR_APIM_SERVER') return grant.repeatable;
  const lost = code === 'ERR_APIM_UNREACHABLE' || code === 'ERR_APIM_TIMEOUT';
  return lost && (grant.repeatable || ambiguous === false);
}

async function tryOnce(
  context: ApimContext,
  grant: Grant,
  signal: AbortSignal | undefined,
): Promise<TokenAnswer | { error: ApimAuthError; serverTime?: number }> {
  const { operation } = grant;
  await context.gate.enter(signal).catch((reason: unknown) => failAborted(operation, reason));
  const form = await grant.form();
  const sentAt = context.clock.now();
  let response: Response;
  try {
    response = await context.fetch(
      context.tokenUrl,
      {
        method: 'POST',
        // The platform compares the media type as a whole, so no charset may follow: hence a string body.
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams(form).toString(),
      },
      signal,
    );
  } catch (error) {
    if (error instanceof RequestFailure) return { error: describeFailure(operation, error) };
    throw error;
  }
  if (response.status === 200) return { body: await readJson(response), sentAt };
  const serverTime = Date.parse(response.headers.get('date') ?? '');
  const error = await readRefusal(operation, response);
  return Number.isNaN(serverTime) ? { error } : { error, serverTime };
}

/** The JSON of an answer; `undefined` where it is none. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const failures: Readonly<Record<RequestFailure['reason'], readonly [ApimAuthErrorCode, string]>> = {
  'insecure-url': ['ERR_APIM_CONFIGURATION', 'has a URL that is not https. Only loopback may use http.'],
  redirected: [
    'ERR_APIM_REDIRECT',
    'answered with a redirect, which is not followed. Check the token URL, and proxies.',
  ],
  'timed-out': ['ERR_APIM_TIMEOUT', 'did not answer in time.'],
  aborted: ['ERR_APIM_ABORTED', 'was not waited for: the application aborted the call.'],
  unreachable: [
    'ERR_APIM_UNREACHABLE',
    'cannot be reached, or the connection broke. Check DNS, proxy and firewall.',
  ],
  'too-large': [
    'ERR_APIM_TOKEN_RESPONSE',
    'sent more than 1 MiB, which cannot be its answer. Check proxies.',
  ],
};

/** Makes an error of a request without a usable response. */
export function describeFailure(operation: ApimOperation, failure: RequestFailure): ApimAuthError {
  const [code, text] = failures[failure.reason];
  const options = failure.cause === undefined ? {} : { cause: safeCause(failure.cause) };
  const { ambiguous } = failure;
  return new ApimAuthError(
    code,
    `The token service (${operation}) ${text}`,
    { operation, ambiguous },
    options,
  );
}

function failAborted(operation: ApimOperation, reason: unknown): never {
  throw new ApimAuthError(
    'ERR_APIM_ABORTED',
    `The token service (${operation}) was not asked: the application aborted the call.`,
    { operation, ambiguous: false },
    { cause: safeCause(reason) },
  );
}
