import { isRecord } from '@ers-kit/internal';
import type { LegacyRequest } from '../legacy-request.js';
import type { FoundRequest } from './found-request.js';
import { enabledIn, headersOf, objectsIn, textOf, type Json } from './read-json.js';

type Variables = ReadonlyMap<string, string>;
const reference = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The requests of a Postman collection (v2.0, v2.1), folders included, with the variables that it gives values. */
export function parsePostman(collection: Json): FoundRequest[] {
  return readItems(collection['item'], readVariables(collection['variable'], new Map()), 0);
}

function readVariables(list: unknown, outer: Variables): Variables {
  const own = enabledIn(list).flatMap((row) => {
    const [key, value] = [textOf(row['key']) ?? textOf(row['id']), plainText(row['value'])];
    return key && value ? [[key, value] as const] : [];
  });
  return new Map([...outer, ...own]);
}

const plainText = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : textOf(value);

function readItems(items: unknown, outer: Variables, depth: number): FoundRequest[] {
  if (depth > 20) return [];
  return objectsIn(items).flatMap((item) => {
    const variables = readVariables(item['variable'], outer);
    const inner = readItems(item['item'], variables, depth + 1);
    const request = typeof item['request'] === 'string' ? { url: item['request'] } : item['request'];
    return isRecord(request) ? [readRequest(request, variables), ...inner] : inner;
  });
}

function readRequest(request: Json, variables: Variables): FoundRequest {
  const body: Json = isRecord(request['body']) ? request['body'] : {};
  const file = isRecord(body['file']) ? textOf(body['file']['src']) : undefined;
  const found: LegacyRequest = {
    method: textOf(request['method']) ?? 'GET',
    url: readUrl(request['url']),
    headers: headersOf(request['header'], 'key'),
    body: textOf(body['raw']) || undefined,
  };
  return resolve(found, file, variables);
}

/** The URL as text; the `:name` parts of its path get their values. */
function readUrl(url: unknown): string {
  if (!isRecord(url)) return textOf(url) ?? '';
  const joined = (value: unknown, by: string): string =>
    Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(by) : (textOf(value) ?? '');
  const place = `${textOf(url['protocol']) ?? 'https'}://${joined(url['host'], '.')}/${joined(url['path'], '/')}`;
  const query = enabledIn(url['query']).map(
    ({ key, value }) => `${textOf(key) ?? ''}=${plainText(value) ?? ''}`,
  );
  const built = query.length > 0 ? `${place}?${query.join('&')}` : place;
  const values = readVariables(url['variable'], new Map());
  return (textOf(url['raw']) ?? built).replaceAll(
    /(?<=\/):([^/?#]+)/g,
    (whole, name: string) => values.get(name) ?? whole,
  );
}

function resolve(request: LegacyRequest, bodyFile: string | undefined, variables: Variables): FoundRequest {
  const unresolved = new Set<string>();
  const fill = (text: string, depth = 0): string =>
    text.replaceAll(reference, (whole, name: string) => {
      const value = variables.get(name);
      if (value !== undefined && depth < 10) return fill(value, depth + 1);
      unresolved.add(name);
      return whole;
    });
  const { method, url, body } = request;
  const headers = Object.entries((request.headers ?? {}) as Readonly<Record<string, string>>);
  const filled: LegacyRequest = {
    method: fill(method),
    url: fill(url),
    headers: Object.fromEntries(headers.map(([name, value]) => [fill(name), fill(value)])),
    body: typeof body === 'string' ? fill(body) : undefined,
  };
  return { request: filled, bodyFile, unresolved: [...unresolved] };
}
