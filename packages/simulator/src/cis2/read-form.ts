import type { IncomingMessage } from 'node:http';

/** More than any form of a sign-in needs. */
const largestForm = 65_536;

/** The fields of a posted form; what is too long is read as empty. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestForm) chunks.push(chunk);
  }
  return new URLSearchParams(size > largestForm ? '' : Buffer.concat(chunks).toString('utf8'));
}
