/** A body that is larger than the client is willing to hold in memory. */
export class BodyTooLarge extends Error {}

/**
 * Reads the whole body, at most `limit` bytes after decompression.
 *
 * @throws {@link BodyTooLarge} where there is more; the connection is given up.
 */
export async function readBody(response: Response, limit: number): Promise<Uint8Array> {
  const declared = response.headers.get('content-length');
  if (declared !== null && Number(declared) > limit) {
    await response.body?.cancel();
    throw new BodyTooLarge();
  }
  if (!response.body) return new Uint8Array();
  // A declared length is kept by the run-time, unless the body is compressed.
  if (declared !== null && !response.headers.has('content-encoding')) {
    return new Uint8Array(await response.arrayBuffer());
  }
  return readCounting(response.body, limit);
}

async function readCounting(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = body.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw new BodyTooLarge();
    }
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
}
