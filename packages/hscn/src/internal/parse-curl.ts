import { curlOptions } from './curl-options.js';
import type { FoundRequest, ParsedInput } from './found-request.js';
import { splitCommands } from './shell-words.js';

/** The requests of `curl` commands; other commands are passed over. */
export function parseCurl(text: string): ParsedInput {
  const { commands, closed } = splitCommands(text);
  const found = commands.flatMap((words) => {
    const start = words.findIndex((word) => /^(?:.*[/\\])?curl(?:\.exe)?$/i.test(word));
    return start < 0 ? [] : [requestOf(words.slice(start + 1))];
  });
  return found.length > 0 && !closed
    ? 'A quote in the curl command is not closed: copy the command whole.'
    : found;
}

/** What is known of a command so far. */
interface Draft {
  method: string | undefined;
  headers: Record<string, string>;
  data: string[];
  bodyFile: string | undefined;
  urls: string[];
  inQuery: boolean;
}

function requestOf(words: readonly string[]): FoundRequest {
  const draft: Draft = {
    method: undefined,
    headers: {},
    data: [],
    bodyFile: undefined,
    urls: [],
    inQuery: false,
  };
  const rest = words.values();
  for (const word of rest) {
    for (const { option, inline } of splitOptions(word)) {
      if (Object.hasOwn(curlOptions, option)) {
        apply(draft, option, inline ?? rest.next().value ?? '');
      } else if (option === '-I' || option === '--head') draft.method ??= 'HEAD';
      else if (option === '-G' || option === '--get') draft.inQuery = true;
      else if (!option.startsWith('-')) draft.urls.push(option);
    }
  }
  return finish(draft);
}

function apply(draft: Draft, option: string, value: string): void {
  const meaning = curlOptions[option];
  if (meaning === 'method') draft.method = value;
  else if (meaning === 'header') addHeader(draft.headers, value);
  else if (meaning === 'url') draft.urls.unshift(value);
  else if (meaning === 'encoded') draft.data.push(encodeData(value));
  else if (meaning === 'upload') {
    draft.method ??= 'PUT';
    draft.bodyFile = value;
  } else if (meaning !== 'skip') {
    if (meaning === 'json') draft.headers = { 'Content-Type': 'application/json', ...draft.headers };
    if (meaning !== 'raw' && value.startsWith('@')) draft.bodyFile = value.slice(1);
    else draft.data.push(value);
  }
}

/** What is before the first `=` is a name, and stays as it is; without a name, the `=` goes. */
function encodeData(value: string): string {
  const equals = value.indexOf('=');
  const name = equals > 0 ? value.slice(0, equals + 1) : '';
  return `${name}${encodeURIComponent(value.slice(equals + 1))}`;
}

function finish({ method, headers, data, bodyFile, urls, inQuery }: Draft): FoundRequest {
  const url = urls.find((one) => one.includes('://')) ?? urls[0] ?? '';
  const text = data.length > 0 ? data.join('&') : undefined;
  if (inQuery) {
    const query = text === undefined ? '' : `${url.includes('?') ? '&' : '?'}${text}`;
    return { request: { method: method ?? 'GET', url: `${url}${query}`, headers } };
  }
  const file = text === undefined ? bodyFile : undefined;
  return {
    request: {
      method: method ?? (text === undefined && file === undefined ? 'GET' : 'POST'),
      url,
      headers,
      body: text,
    },
    bodyFile: file,
  };
}

/** `--name=value`, `-XPOST` and `-sXPOST` have their value in the same word; `-sS` is two switches. */
function splitOptions(word: string): { option: string; inline?: string }[] {
  const equals = word.indexOf('=');
  if (word.startsWith('--') && equals > 0) {
    return [{ option: word.slice(0, equals), inline: word.slice(equals + 1) }];
  }
  if (!/^-[^-]/.test(word)) return [{ option: word }];
  const options: { option: string; inline?: string }[] = [];
  for (let index = 1; index < word.length; index += 1) {
    const option = `-${word.charAt(index)}`;
    const rest = word.slice(index + 1);
    if (!Object.hasOwn(curlOptions, option)) options.push({ option });
    else return [...options, rest === '' ? { option } : { option, inline: rest }];
  }
  return options;
}

/** Adds one header line; a line without a name is passed over. */
export function addHeader(headers: Record<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon > 0) headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
}
