import type { LegacyRequest } from '../legacy-request.js';
import { parseCurl } from './parse-curl.js';
import { parseHar, parsePostman } from './parse-collections.js';
import { parseRawHttp } from './parse-raw-http.js';

/** Reads requests from a `curl` command (or several), a HAR file, a Postman collection or raw HTTP text. */
export function parseRequests(text: string): LegacyRequest[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return [];
  if (trimmed.startsWith('{')) return parseJson(trimmed);
  const requests = parseRawHttp(trimmed);
  return requests.length > 0 ? requests : parseCurl(trimmed);
}

function parseJson(text: string): LegacyRequest[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof json !== 'object' || json === null) return [];
  if ('log' in json) return parseHar(json.log);
  return 'item' in json ? parsePostman(json.item) : [];
}
