import { isLoopbackHostname } from './loopback.js';

/** Why a request gave no usable response. */
export type RequestFailureReason =
  'insecure-url' | 'redirected' | 'timed-out' | 'aborted' | 'unreachable' | 'too-large';

/** A request that gave no usable response. Packages turn it into an error of their own. */
export class RequestFailure extends Error {
  readonly reason: RequestFailureReason;
  /** Whether the server may have acted on the request all the same. */
  readonly ambiguous: boolean;

  constructor(reason: RequestFailureReason, options: { ambiguous: boolean; cause?: unknown }) {
    super(reason, options.cause === undefined ? {} : { cause: options.cause });
    this.reason = reason;
    this.ambiguous = options.ambiguous;
  }
}

/** Sends a request and resolves with its whole response, or rejects with a {@link RequestFailure}. */
export type GuardedFetch = (url: string, init: RequestInit, signal?: AbortSignal) => Promise<Response>;

const maximumBytes = 1_048_576;
// They fail before anything is sent, so the server cannot have acted.
const neverSentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * A `fetch` for calls that carry credentials: https only (http on loopback), no redirect is followed, the
 * body is read within the time limit and up to 1 MiB.
 */
export function createGuardedFetch(options: {
  fetch: typeof globalThis.fetch | undefined;
  timeoutMilliseconds: number;
}): GuardedFetch {
  return async (url, init, signal) => {
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopbackHostname(hostname))) {
      throw new RequestFailure('insecure-url', { ambiguous: false });
    }
    const timeout = AbortSignal.timeout(options.timeoutMilliseconds);
    const combined = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      combined.throwIfAborted();
      const send = options.fetch ?? globalThis.fetch;
      return await readWhole(await send(url, { ...init, redirect: 'manual', signal: combined }));
    } catch (error) {
      if (error instanceof RequestFailure) throw error;
      if (signal?.aborted) throw new RequestFailure('aborted', { ambiguous: true, cause: error });
      if (timeout.aborted) throw new RequestFailure('timed-out', { ambiguous: true, cause: error });
      throw new RequestFailure('unreachable', { ambiguous: !neverSent(error), cause: error });
    }
  };
}

async function readWhole(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (response.redirected || response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    throw new RequestFailure('redirected', { ambiguous: false });
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maximumBytes) throw new RequestFailure('too-large', { ambiguous: true });
    chunks.push(chunk);
  }
  const empty = status === 204 || status === 205;
  return new Response(empty ? null : Buffer.concat(chunks), { status, headers });
}

function neverSent(error: unknown): boolean {
  for (let current = error, depth = 0; depth < 5 && typeof current === 'object' && current; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && neverSentCodes.has(code)) return true;
    current = cause;
  }
  return false;
}
