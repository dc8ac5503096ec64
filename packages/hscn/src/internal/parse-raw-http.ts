import type { FoundRequest } from './found-request.js';
import { addHeader } from './parse-curl.js';

const methods = 'GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS';
const requestLine = new RegExp(`^(${methods})[ \\t]+(\\S+)(?:[ \\t]+HTTP/[\\d.]+)?[ \\t]*\\r?$`, 'i');
const separator = /^(?:#{3,}.*|-{3,}|={3,})\r?$/m;
/** Where one captured request follows the other: a blank line and a whole request line. */
const next = new RegExp(`(?<=\\n\\r?\\n)(?=(?:${methods}) \\S+ HTTP/[\\d.]+\\r?$)`, 'gm');

/** The requests of raw HTTP text, one after the other or separated by a line of `###`, `---` or `===`. */
export function parseRawHttp(text: string): FoundRequest[] {
  const parts = text.split(separator).flatMap((part) => part.split(next));
  return parts.flatMap((part) => {
    const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/);
    const [first = '', ...lines] = head.split('\n').filter((line) => !/^\s*(?:#|\/\/)/.test(line));
    const match = requestLine.exec(first);
    if (!match) return [];
    const [, method = '', target = ''] = match;
    const headers: Record<string, string> = {};
    for (const line of lines) addHeader(headers, line);
    const body = rest.join('\n\n').trim();
    const url = target.startsWith('/') ? `${originOf(headers)}${target}` : target;
    return [{ request: { method, url, headers, ...(body === '' ? {} : { body }) } }];
  });
}

function originOf(headers: Readonly<Record<string, string>>): string {
  const host = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
  return host === undefined ? '' : `https://${host}`;
}
