import { isRecord } from '@ers-kit/internal';
import type { ParsedInput } from './found-request.js';
import { parseCurl } from './parse-curl.js';
import { parseHar } from './parse-har.js';
import { parsePostman } from './parse-postman.js';
import { parseRawHttp } from './parse-raw-http.js';

/**
 * Reads requests from `curl` commands, a HAR file, a Postman collection or raw HTTP text; a sentence where the
 * input is broken.
 */
export function parseRequests(text: string): ParsedInput {
  // A byte order mark is white space too.
  const trimmed = text.trim();
  const parsed = /^[{[]/.test(trimmed) ? parseJson(trimmed) : parseText(trimmed);
  return parsed.length === 0
    ? 'No request was found in the input: give curl commands, a HAR file, a Postman collection or raw HTTP.'
    : parsed;
}

function parseText(text: string): ParsedInput {
  const requests = parseRawHttp(text);
  return requests.length > 0 ? requests : parseCurl(text);
}

function parseJson(text: string): ParsedInput {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'No request was found in the input: it begins as JSON, but is broken. Export the file again, or copy it whole.';
  }
  if (isRecord(json) && 'log' in json) return parseHar(json['log']);
  if (isRecord(json) && 'item' in json) return parsePostman(json);
  // Postman wraps its collections when they are fetched from its own API.
  if (isRecord(json) && isRecord(json['collection'])) return parsePostman(json['collection']);
  return 'No request was found in the input: it is JSON, but neither a HAR file nor a Postman collection.';
}
