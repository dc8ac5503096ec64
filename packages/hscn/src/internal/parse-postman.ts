import { isRecord } from '@ers-kit/internal';
import type { LegacyRequest } from '../legacy-request.js';
import type { FoundRequest } from './found-request.js';
import { headersOf, objectsIn, textOf, type Json } from './read-json.js';

type Variables = ReadonlyMap<string, string>;
const reference = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The requests of a Postman collection (v2.0, v2.1), folders included, with the variables that it gives values. */
export function parsePostman(collection: Json): FoundRequest[] {
  return readItems(collection['item'], readVariables(collection['variable'], new Map()), 0);
}

function readVariables(list: unknown, outer: Variables): Variables {
  const own = objectsIn(list).flatMap((row) => {
    const [key, value] = [textOf(row['key']) ?? textOf(row['id']), textOf(row['value'])];
    return key === undefined || value === undefined || value === '' ? [] : [[key, value] as const];
  });
  return new Map([...outer, ...own]);
}

function readItems(items: unknown, outer: Variables, depth: number): FoundRequest[] {
  if (depth > 20) return [];
  return objectsIn(items).flatMap((item) => {
    const variables = readVariables(item['variable'], outer);
    const inner = readItems(item['item'], variables, depth + 1);
    const { request } = item;
    if (typeof request === 'string')
      return [resolve({ method: 'GET', url: request }, undefined, variables), ...inner];
    return isRecord(request) ? [readRequest(request, variables), ...inner] : inner;
  });
}

function readRequest(request: Json, variables: Variables): FoundRequest {
  const { body } = request;
  const raw = isRecord(body) ? textOf(body['raw']) : undefined;
  const file = isRecord(body) && isRecord(body['file']) ? textOf(body['file']['src']) : undefined;
  const found: LegacyRequest = {
    method: textOf(request['method']) ?? 'GET',
    url: readUrl(request['url']),
    headers: headersOf(request['header'], 'key'),
    ...(raw === undefined || raw === '' ? {} : { body: raw }),
  };
  return resolve(found, file, variables);
}

/** The URL as text; the `:name` parts of its path get their values. */
function readUrl(url: unknown): string {
  if (!isRecord(url)) return textOf(url) ?? '';
  const joined = (value: unknown, by: string): string =>
    Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(by) : (textOf(value) ?? '');
  const built = `${textOf(url['protocol']) ?? 'https'}://${joined(url['host'], '.')}/${joined(url['path'], '/')}`;
  const values = readVariables(url['variable'], new Map());
  return (textOf(url['raw']) ?? built).replaceAll(
    /\/:(\w+)(?=[/?#]|$)/g,
    (whole, name: string) => `/${values.get(name) ?? whole.slice(1)}`,
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
    ...(typeof body === 'string' ? { body: fill(body) } : {}),
  };
  return { request: filled, bodyFile, unresolved: [...unresolved] };
}
