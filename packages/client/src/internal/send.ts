import { safeCause } from '@ers-kit/internal';
import { ClientInputProblem } from './input-problem.js';
import { BodyTooLarge, readBody } from './read-body.js';

/** One request as it goes out. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  /** Milliseconds until the whole answer has to be there. */
  readonly timeout: number;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  /** Bytes of answer to accept. */
  readonly limit: number;
  /** Hands the body of a success on unread; makes the error that the stream ends with when it breaks. */
  readonly streamed: ((failure: SendFailure) => Error) | undefined;
}

/** An answer, read to its end unless it is a streamed success. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly stream?: ReadableStream<Uint8Array> | undefined;
}

/** Why no whole answer came. */
export interface SendFailure {
  readonly reason: 'timeout' | 'network' | 'too-large' | 'input';
  /** What was wrong with a body that was found out on its way. */
  readonly problem?: ClientInputProblem;
  /** Whether the request cannot have reached the service. */
  readonly neverSent: boolean;
  readonly cause: Error;
}

/** They fail before anything is sent, so the service cannot have acted. */
const neverSentCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Sends one request and reads its answer. No redirect is followed. Rejects with the caller's own reason when
 * the caller aborts, and never otherwise.
 */
export async function send(
  request: Outgoing,
  fetch: typeof globalThis.fetch,
): Promise<{ answer: Answer } | { failure: SendFailure }> {
  const { url, method, headers, body, signal } = request;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), request.timeout);
  // A stream is read on after this function; its time must not keep the process alive.
  timer.unref();
  let streaming = false;
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
      ...(body === undefined ? {} : { body }),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    const { status, headers: answered } = response;
    if (request.streamed && response.ok) {
      streaming = true;
      const stream = watch(response.body ?? new Blob([]).stream(), {
        fail: (error) =>
          signal?.aborted ? signal.reason : request.streamed?.(describe(error, timeout.signal.aborted)),
        end: () => clearTimeout(timer),
      });
      return { answer: { status, headers: answered, body: new Uint8Array(), stream } };
    }
    return { answer: { status, headers: answered, body: await readBody(response, request.limit) } };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    return { failure: describe(error, timeout.signal.aborted) };
  } finally {
    if (!streaming) clearTimeout(timer);
  }
}

/** The same stream, with its errors made those of this package. Reads on as it is read from. */
function watch(
  stream: ReadableStream<Uint8Array>,
  { fail, end }: { readonly fail: (error: unknown) => unknown; readonly end: () => void },
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          controller.error(fail(error));
        }
      },
      async cancel(reason) {
        end();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

function describe(error: unknown, timedOut: boolean): SendFailure {
  const cause = safeCause(error);
  if (error instanceof BodyTooLarge) return { reason: 'too-large', neverSent: false, cause };
  const chain = causesOf(error);
  const problem = chain.find((link) => link instanceof ClientInputProblem);
  if (problem) return { reason: 'input', problem, neverSent: false, cause };
  const neverSent = cannotHaveArrived(error);
  return { reason: timedOut && !neverSent ? 'timeout' : 'network', neverSent, cause };
}

/** Whether an error, by its code or that of a cause, shows that a request did not reach the service. */
export function cannotHaveArrived(error: unknown): boolean {
  return causesOf(error).some((link) => neverSentCodes.has((link as { code?: unknown }).code));
}

function causesOf(error: unknown): object[] {
  const chain: object[] = [];
  for (let current = error; chain.length < 5 && typeof current === 'object' && current;) {
    chain.push(current);
    current = (current as { cause?: unknown }).cause;
  }
  return chain;
}
