import { buildApimHeaders, headerNames } from '@ers-kit/apim-headers';
import { safeCause } from '@ers-kit/internal';
import type { InputProblem } from '../error-details.js';
import { ErsAuthError } from '../errors.js';
import type { AccessTokenSource } from '../options.js';
import { nameOperation } from './failure-error.js';
import { problemsOf } from './input-problem.js';
import type { PreparedCall } from './prepare-call.js';
import { isWrite } from './writes.js';

/**
 * The headers of one attempt, with a token that is asked for now.
 *
 * @throws {@link ErsAuthError} `ERR_ERS_AUTH` where the source fails, or gives what is no token.
 * @throws the signal's reason, as soon as the caller aborts.
 */
export async function signedHeaders(
  call: PreparedCall,
  accessToken: AccessTokenSource | false,
): Promise<Readonly<Record<string, string>>> {
  if (accessToken === false) return call.headers;
  let token: unknown;
  try {
    token = await orAborted(accessToken, call.signal);
  } catch (error) {
    if (call.signal?.aborted) throw call.signal.reason;
    throw noToken(call, { cause: isErsKitError(error) ? error : safeCause(error) });
  }
  try {
    return { ...call.headers, [headerNames.authorization]: authorizationOf(token) };
  } catch (error) {
    throw noToken(call, { problems: problemsOf(error) });
  }
}

/**
 * The header for a token. The package of headers knows what may be one, and says what is wrong; a token of
 * the plain shape that all are of goes past it, since this is a good part of what a call costs. A030 is the
 * operation that needs the least beside.
 */
function authorizationOf(token: unknown): string {
  if (typeof token === 'string' && plainToken.test(token)) return `Bearer ${token}`;
  const accessToken = typeof token === 'string' ? token : '';
  const { [headerNames.authorization]: value = '' } = buildApimHeaders('A030', anyUser, { accessToken });
  return value;
}

const plainToken = /^[\w.~+/-]{1,4096}$/;
const anyUser = { mode: 'user-restricted' } as const;

/** What the source gives, unless the caller aborts first: a sign-in may keep it waiting for long. */
async function orAborted(
  source: AccessTokenSource,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (!signal) return source();
  let giveUp = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([source(), aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Errors of this family hold no secret, so they may be shown whole. */
function isErsKitError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return Object.getOwnPropertySymbols(error).some((symbol) =>
    Symbol.keyFor(symbol)?.startsWith('@ers-kit/error/'),
  );
}

function noToken(
  { operation, correlationId }: PreparedCall,
  { cause, problems = [] }: { readonly cause?: Error; readonly problems?: readonly InputProblem[] },
): ErsAuthError {
  const hint = cause
    ? 'The developer: see `cause` for what `accessToken` failed with; the user may have to sign in again.'
    : 'The developer: `accessToken` has to give the access token itself, or be false for a server without tokens.';
  const lines = problems.map(({ message }) => `- ${message}`);
  const what = `${nameOperation(operation)} was not sent: no usable access token could be had. ${hint}`;
  return new ErsAuthError('ERR_ERS_AUTH', [what, ...lines].join('\n'), {
    operation,
    correlationId,
    hint,
    problems,
    processed: isWrite(operation) ? 'no' : undefined,
    ...(cause ? { cause, retryable: (cause as { retryable?: unknown }).retryable === true } : {}),
  });
}
