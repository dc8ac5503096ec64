import type { LegacyRequest } from '../legacy-request.js';

/** Words of a shell command line: quotes, `$'…'`, backslashes and continued lines. One list for each command. */
function splitCommands(text: string): string[][] {
  const commands: string[][] = [[]];
  const token =
    /\\\r?\n|\^\r?\n|[^\S\n]+|\n|[;|&]+|((?:\$'(?:\\[^]|[^'\\])*'|'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\;|&])+)|[^]/g;
  for (const [whole, word] of text.matchAll(token)) {
    if (word !== undefined) commands.at(-1)?.push(unquote(word));
    else if (/^[\n;|&]/.test(whole)) commands.push([]);
  }
  return commands.filter((words) => words.length > 0);
}

function unquote(word: string): string {
  return word.replaceAll(
    /\$'((?:\\[^]|[^'\\])*)'|'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])/g,
    (_, ansi?: string, single?: string, double?: string, escaped?: string) => {
      if (ansi !== undefined)
        return ansi.replaceAll(/\\([^])/g, (_match, one: string) => ansiEscapes[one] ?? one);
      if (double !== undefined) return double.replaceAll(/\\([\\"$`])/g, '$1');
      return single ?? escaped ?? '';
    },
  );
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const methodOptions: ReadonlySet<string> = new Set(['-X', '--request']);
const headerOptions: ReadonlySet<string> = new Set(['-H', '--header']);
const dataOptions: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
]);
/** Options whose next word is their value, and of no interest here. */
const valueOptions: ReadonlySet<string> = new Set([
  '-o',
  '--output',
  '-u',
  '--user',
  '--cert',
  '-E',
  '--key',
  '--cacert',
  '--capath',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
  '-b',
  '--cookie',
  '-c',
  '--cookie-jar',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-x',
  '--proxy',
  '--resolve',
  '-w',
  '--write-out',
  '--retry',
  '--pass',
  '--cert-type',
  '--key-type',
  '-D',
  '--dump-header',
]);

/** The requests of `curl` commands; other commands are passed over. */
export function parseCurl(text: string): LegacyRequest[] {
  return splitCommands(text).flatMap((words) => {
    const start = words.findIndex((word) => /^(?:.*\/)?curl(?:\.exe)?$/.test(word));
    return start < 0 ? [] : [requestOf(words.slice(start + 1))];
  });
}

function requestOf(words: readonly string[]): LegacyRequest {
  const headers: Record<string, string> = {};
  let [method, url, body]: (string | undefined)[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const { option, inline } = splitOption(words[index] ?? '');
    const value = (): string => inline ?? words[(index += 1)] ?? '';
    if (methodOptions.has(option)) method = value();
    else if (headerOptions.has(option)) addHeader(headers, value());
    else if (dataOptions.has(option)) body = value();
    else if (option === '--url') url = value();
    else if (option === '-I' || option === '--head') method ??= 'HEAD';
    else if (valueOptions.has(option)) value();
    else if (!option.startsWith('-')) url ??= option;
  }
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url: url ?? '',
    headers,
    // `@file` names a file that is not read.
    ...(body === undefined || body.startsWith('@') ? {} : { body }),
  };
}

/** `--name=value`, `-XPOST` and `-HName: value` have their value in the same word. */
function splitOption(word: string): { option: string; inline?: string } {
  const long = /^(--[\w-]+)=([^]*)$/.exec(word);
  if (long) return { option: long[1] ?? '', inline: long[2] ?? '' };
  const short = /^(-[XHd])([^]+)$/.exec(word);
  return short ? { option: short[1] ?? '', inline: short[2] ?? '' } : { option: word };
}

/** Adds one header line; a line without a name is passed over. */
export function addHeader(headers: Record<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon > 0) headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
}
