import { isUtf8 } from 'node:buffer';

/**
 * The text of a body, or `undefined` where it is no UTF-8, as a PDF or an image. Several times quicker than a
 * fatal `TextDecoder`, which is a good part of what a call costs.
 */
export function decodeText(body: Uint8Array): string | undefined {
  if (!isUtf8(body)) return undefined;
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
