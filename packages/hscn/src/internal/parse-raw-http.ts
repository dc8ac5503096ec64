import type { LegacyRequest } from '../legacy-request.js';
import { addHeader } from './parse-curl.js';

const requestLine = /^([A-Za-z]+)[ \t]+(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*\r?$/;
const separator = /^(?:#{3,}.*|-{3,}|={3,})\r?$/m;

/** The requests of raw HTTP text; several are separated by a line of `###`, `---` or `===`. */
export function parseRawHttp(text: string): LegacyRequest[] {
  return text.split(separator).flatMap((part) => {
    const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/);
    const [first = '', ...lines] = head.split('\n').filter((line) => !/^\s*(?:#|\/\/)/.test(line));
    const [, method, target] = requestLine.exec(first) ?? [];
    if (method === undefined || target === undefined) return [];
    const headers: Record<string, string> = {};
    for (const line of lines) addHeader(headers, line);
    const body = rest.join('\n\n').trim();
    const url = target.startsWith('/') ? `${originOf(headers)}${target}` : target;
    return [{ method, url, headers, ...(body === '' ? {} : { body }) }];
  });
}

function originOf(headers: Readonly<Record<string, string>>): string {
  const host = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
  return host === undefined ? '' : `https://${host}`;
}
