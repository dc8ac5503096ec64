import { isLoopbackHostname } from '@ers-kit/internal';
import type { FileResult } from '../call-types.js';
import { exchange, type ExchangeSettings } from './exchange.js';
import { errorFromAnswer, errorFromSendFailure, requestIdOf, unexpectedAnswer } from './failure-error.js';
import type { PreparedCall } from './prepare-call.js';
import { fileResult } from './read-result.js';
import { send, type Answer } from './send.js';
import { timeoutOf } from '../timeouts.js';

const empty = (): ReadableStream<Uint8Array> => new Blob([]).stream();

/** Downloads a file as a stream: A006 at once, A042 from the place it points at. */
export async function downloadFile(
  call: PreparedCall,
  settings: ExchangeSettings,
): Promise<FileResult<ReadableStream<Uint8Array>>> {
  const answer = await exchange(call, settings, true);
  if (answer.status !== 307) return fileResult(call, answer, answer.stream ?? empty());
  const stored = await follow(call, answer, settings);
  const requestId = requestIdOf(answer.headers);
  return { ...fileResult(call, stored, stored.stream ?? empty()), requestId };
}

/**
 * Gets the file from the object store. The URL carries its own short grant, so neither the token nor any NHSD
 * header goes with it; and it stays out of every error.
 */
async function follow(call: PreparedCall, answer: Answer, settings: ExchangeSettings): Promise<Answer> {
  const url = storeUrl(answer.headers.get('location'), call.url);
  if (url === undefined) throw unexpectedAnswer(call, answer, 'no https Location to follow');
  const sent = await send(
    {
      url,
      method: 'GET',
      headers: { accept: '*/*' },
      body: undefined,
      signal: call.signal,
      streamed: (failure) => errorFromSendFailure(call, failure),
      timeout: timeoutOf(call.operation, settings.timeouts),
      limit: settings.maximumResponseBytes,
    },
    settings.fetch,
  );
  if ('failure' in sent) throw errorFromSendFailure(call, sent.failure);
  if (sent.answer.status !== 200) throw errorFromAnswer(call, sent.answer);
  return sent.answer;
}

/** Absolute and https; http only from a loopback server to a loopback server, as in tests. */
function storeUrl(location: string | null, from: string): string | undefined {
  if (location === null || !URL.canParse(location)) return undefined;
  const { protocol, hostname, username, password } = new URL(location);
  if (username !== '' || password !== '') return undefined;
  if (protocol === 'https:') return location;
  const local = isLoopbackHostname(hostname) && isLoopbackHostname(new URL(from).hostname);
  return protocol === 'http:' && local ? location : undefined;
}
