import { ApimHeaderError } from './apim-header-error.js';

const versionPattern = /^[0-9]{1,10}$/;
const weakETagPattern = /^W\/"([0-9]{1,10})"$/;

/**
 * The version in an `ETag` of the API, such as `4` for `W/"4"`; `undefined` for anything else. Never throws.
 * The API's tags are always weak, and hold the record's `meta.versionId`.
 *
 * @param eTag - The header's value, such as `response.headers.get('etag')`.
 *
 * @example
 * ```ts
 * import { parseETag } from '@ers-kit/apim-headers';
 *
 * console.log(parseETag('W/"4"')); // 4
 * console.log(parseETag('"4"')); // undefined
 * ```
 */
export function parseETag(eTag: unknown): string | undefined {
  return typeof eTag === 'string' ? weakETagPattern.exec(eTag)?.[1] : undefined;
}

/** `If-Match` for a version in any of its forms, or `undefined`. */
export function ifMatchOf(version: unknown): string | undefined {
  const text = typeof version === 'number' ? String(version) : version;
  const digits = typeof text === 'string' && versionPattern.test(text) ? text : parseETag(text);
  return digits === undefined ? undefined : `W/"${digits}"`;
}

/** What a version must be, as the end of a sentence. */
export const versionExpectation = 'must be a whole number, its digits, or an ETag such as W/"4"';

/**
 * The value of `If-Match` for a version: `W/"4"` for `4`, `'4'` or `'W/"4"'`.
 *
 * @param version - The version that the record was read at: at most 10 digits, or a weak ETag.
 * @throws {@link ApimHeaderError} `ERR_HEADERS_INVALID` for anything else.
 *
 * @example
 * ```ts
 * import { toIfMatch } from '@ers-kit/apim-headers';
 *
 * console.log(toIfMatch(4)); // W/"4"
 * console.log(toIfMatch('W/"4"')); // W/"4"
 * ```
 */
export function toIfMatch(version: number | string): string {
  const value = ifMatchOf(version);
  if (value !== undefined) return value;
  const message = `version ${versionExpectation}.`;
  throw new ApimHeaderError('ERR_HEADERS_INVALID', 'The version cannot be sent:', [
    { field: 'version', message },
  ]);
}
