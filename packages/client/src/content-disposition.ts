import { safeFileName } from './file-names.js';

/**
 * The file name in a `Content-Disposition` header (RFC 6266), decoded and safe to use as the last part of a
 * path; `undefined` where there is none. `filename*` (RFC 8187) goes before `filename`, whose RFC 2047 words,
 * which e-RS's object store sends, are decoded.
 *
 * @param contentDisposition - The header's value, such as `response.headers.get('content-disposition')`.
 * @returns The name, or `undefined`. Never throws.
 *
 * @example
 * ```ts
 * import { fileNameFrom } from '@ers-kit/client';
 *
 * console.log(fileNameFrom('attachment; filename="letter.pdf"')); // letter.pdf
 * console.log(fileNameFrom("attachment; filename*=UTF-8''caf%C3%A9.pdf")); // café.pdf
 * console.log(fileNameFrom(null)); // undefined
 * ```
 */
export function fileNameFrom(contentDisposition: string | null): string | undefined {
  if (contentDisposition === null) return undefined;
  const extended = parameter(contentDisposition, 'filename\\*');
  const plain = parameter(contentDisposition, 'filename');
  const decoded = (extended && decodeExtended(extended)) ?? (plain && decodeWords(plain));
  return decoded === undefined ? undefined : safeFileName(decoded);
}

/**
 * One parameter, quoted or bare. The name stands at the start of a parameter, so not inside of another's
 * value.
 */
function parameter(header: string, name: string): string | undefined {
  const unquoted = header.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => encodeURIComponent(quoted));
  const match = new RegExp(`;\\s*${name}\\s*=\\s*([^;\\s]+)`, 'i').exec(unquoted)?.[1];
  if (match === undefined) return undefined;
  if (!match.startsWith('%22')) return match;
  return decodeURIComponent(match).slice(1, -1).replaceAll(/\\(.)/g, '$1');
}

function decodeExtended(value: string): string | undefined {
  const [, charset = '', encoded = ''] = /^([^']*)'[^']*'(.*)$/.exec(value) ?? [];
  return decodeBytes(charset, percentBytes(encoded));
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; anything else stays as it is. */
function decodeWords(value: string): string {
  const joined = value.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(
    /=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi,
    (word, charset: string, encoding: string, text: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : percentBytes(text.replaceAll('_', ' ').replaceAll('=', '%'));
      return decodeBytes(charset, bytes) ?? word;
    },
  );
}

function percentBytes(text: string): Uint8Array {
  return Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decodeBytes(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
