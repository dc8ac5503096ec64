import { isRecord } from '@ers-kit/internal';
import type { LegacyRequest } from '../legacy-request.js';

type Json = Readonly<Record<string, unknown>>;

const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Headers of a list of names and values, as HAR (`name`) and Postman (`key`) write them. */
function headersOf(list: unknown, nameKey: 'name' | 'key'): Record<string, string> {
  const pairs = objectsIn(list)
    .filter((header) => header['disabled'] !== true)
    .map((header) => [text(header[nameKey]) ?? '', text(header['value']) ?? ''] as const);
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

/** The requests of a HAR file's `log`. */
export function parseHar(log: unknown): LegacyRequest[] {
  const entries = isRecord(log) ? objectsIn(log['entries']) : [];
  return entries.flatMap(({ request }) => {
    if (!isRecord(request)) return [];
    const { postData } = request;
    const body = isRecord(postData) ? text(postData['text']) : undefined;
    return [
      {
        method: text(request['method']) ?? 'GET',
        url: text(request['url']) ?? '',
        headers: headersOf(request['headers'], 'name'),
        ...(body === undefined ? {} : { body }),
      },
    ];
  });
}

/** The requests of a Postman collection's `item`s, folders included. */
export function parsePostman(items: unknown, depth = 0): LegacyRequest[] {
  if (depth > 20) return [];
  return objectsIn(items).flatMap((item) => {
    const { request } = item;
    const inner = 'item' in item ? parsePostman(item['item'], depth + 1) : [];
    if (typeof request === 'string') return [{ method: 'GET', url: request }, ...inner];
    if (!isRecord(request)) return inner;
    const { url, body } = request;
    const raw = isRecord(body) ? text(body['raw']) : undefined;
    const one: LegacyRequest = {
      method: text(request['method']) ?? 'GET',
      url: text(url) ?? (isRecord(url) ? text(url['raw']) : undefined) ?? '',
      headers: headersOf(request['header'], 'key'),
      ...(raw === undefined || raw === '' ? {} : { body: raw }),
    };
    return [one, ...inner];
  });
}
