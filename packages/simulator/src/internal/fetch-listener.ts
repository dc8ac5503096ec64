import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Answers a request. */
export type FetchHandler = (request: Request) => Promise<Response>;

/** The largest body that is read: two and a half times the largest file e-RS takes (5 MB). */
const largestBody = 12_500_000;

/** Methods for which no `Request` can be made. */
const unsupportedMethods = new Set(['TRACE', 'TRACK', 'CONNECT']);

/**
 * Serves a {@link FetchHandler} on `node:http`. The handler sees the URL under `publicOrigin`, whichever
 * host and port the bytes came in by: that is how a simulator on loopback answers as `int.api.service.nhs.uk`.
 */
export function fetchListener(publicOrigin: string, handler: FetchHandler): RequestListener {
  return (incoming, outgoing) => {
    void answer(publicOrigin, handler, incoming, outgoing);
  };
}

async function answer(
  publicOrigin: string,
  handler: FetchHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    if (unsupportedMethods.has(incoming.method ?? '')) {
      outgoing.writeHead(405).end();
      return;
    }
    const body = await readBody(incoming);
    if (!body) {
      outgoing.writeHead(413, { connection: 'close' }).end();
      return;
    }
    await send(await handler(toRequest(publicOrigin, incoming, body)), incoming, outgoing);
  } catch {
    // A fault of the simulator's own, or a client that hung up: nothing that could be told would be safe.
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function toRequest(publicOrigin: string, incoming: IncomingMessage, body: Uint8Array<ArrayBuffer>): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const target = incoming.url?.startsWith('/') ? incoming.url : '/';
  return new Request(`${publicOrigin}${target}`, {
    method,
    headers,
    ...(method === 'GET' || method === 'HEAD' || body.length === 0 ? {} : { body }),
  });
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readAnswer(response);
  if (!body) {
    incoming.socket.destroy();
    return;
  }
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  const hasBody = incoming.method !== 'HEAD' && response.status !== 204 && response.status !== 304;
  if (hasBody) headers['content-length'] = String(body.length);
  outgoing.writeHead(response.status, headers);
  outgoing.end(hasBody ? body : undefined);
}

/** The body, or `undefined` where it breaks off: the connection then does so too. */
async function readAnswer(response: Response): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}
