import { headerNames } from '@ers-kit/apim-headers';
import type { MigratedRequest } from '../migrate-request.js';

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * The request as a `curl` command. A token is left as a shell variable, to be filled in.
 *
 * @param bodyFile - Where the body is, when the request has none of its own.
 */
export function toCurl({ method, url, headers, body }: MigratedRequest, bodyFile?: string): string {
  const lines = Object.entries(headers)
    .filter(([name]) => name !== headerNames.authorization)
    .map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const file = bodyFile === undefined ? [] : [`  --data-binary ${quote(`@${bodyFile}`)}`];
  const data = body === undefined ? file : [`  --data-raw ${quote(text)}`];
  return [
    `curl -X ${method} ${quote(url)}`,
    `  -H "${headerNames.authorization}: Bearer $ACCESS_TOKEN"`,
    ...lines,
    ...data,
  ].join(' \\\n');
}
