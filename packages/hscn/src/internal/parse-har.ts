import { isRecord } from '@ers-kit/internal';
import type { FoundRequest } from './found-request.js';
import { headersOf, objectsIn, textOf } from './read-json.js';

/** The requests of a HAR file's `log`. */
export function parseHar(log: unknown): FoundRequest[] {
  return objectsIn(isRecord(log) ? log['entries'] : undefined).flatMap(({ request }) => {
    if (!isRecord(request)) return [];
    const { postData } = request;
    const body = isRecord(postData) ? textOf(postData['text']) : undefined;
    const found = {
      method: textOf(request['method']) ?? 'GET',
      url: textOf(request['url']) ?? '',
      headers: headersOf(request['headers'], 'name'),
    };
    return [{ request: body === '' ? found : { ...found, body } }];
  });
}
