import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { environments, getEnvironment, type EnvironmentName } from '@ers-kit/environments';
import { explainMigration, type Explanation } from '../explain-migration.js';
import type { LegacyRequest } from '../legacy-request.js';
import { recogniseLegacyRequest } from '../recognise-legacy-request.js';
import type { FoundRequest } from './found-request.js';
import { parseRequests } from './parse-requests.js';
import { formats, renderOutcomes, type Format, type Outcome } from './render-outcomes.js';

/** What the command reads from and writes to. */
export interface CliStreams {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  write(text: string): void;
  writeError(text: string): void;
}

const usage = `Usage: npx @ers-kit/hscn explain [FILE...] [--as markdown|curl|json] [--environment NAME]

Reads requests of the legacy e-RS API from files, or from standard input: curl commands, a HAR file,
a Postman collection or raw HTTP text. Shows what each becomes on the internet-facing API.

  --as            markdown (default): a table of differences. curl: the new request. json: all there is.
  --environment   ${Object.keys(environments).join(', ')}. Default: the one that the request's host stands for,
                  or else integration.
  --help          this text.

Exit code: 0, 1 where a request is none of the legacy API, 2 where nothing could be read.
`;

/** What ends the command early, in a sentence. */
class Ending extends Error {}

/** Runs the command; resolves with the exit code: 0, 1 where a request was not recognised, 2 for wrong usage. */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<number> {
  const settings = readArguments(args);
  if (settings === 'help') {
    streams.write(usage);
    return 0;
  }
  if (settings === undefined) {
    streams.writeError(usage);
    return 2;
  }
  try {
    const found = await readRequests(settings.files, streams.stdin);
    const outcomes = await Promise.all(found.map((one) => explain(one, settings.environment)));
    streams.write(renderOutcomes(outcomes, settings.as));
    return outcomes.every(({ explanation }) => explanation) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Ending)) throw error;
    streams.writeError(`${error.message}\n`);
    return 2;
  }
}

interface Settings {
  readonly files: readonly string[];
  readonly as: Format;
  readonly environment: EnvironmentName | undefined;
}

/** The settings; `undefined` where the arguments are wrong. */
function readArguments(args: readonly string[]): Settings | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        environment: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return 'help';
    const [command, ...files] = positionals;
    const as = formats.find((format) => format === (values.as ?? 'markdown'));
    const environment = nameOf(values.environment);
    const isWrong = values.environment !== undefined && environment === undefined;
    return command !== 'explain' || !as || isWrong ? undefined : { files, as, environment };
  } catch {
    return undefined;
  }
}

const nameOf = (name: string | undefined): EnvironmentName | undefined =>
  (Object.keys(environments) as EnvironmentName[]).find((one) => one === name);

async function readRequests(
  files: readonly string[],
  stdin: CliStreams['stdin'],
): Promise<readonly FoundRequest[]> {
  const found: FoundRequest[] = [];
  for (const file of files.length > 0 ? files : ['-']) {
    const text = file === '-' ? await readAll(stdin) : await readTextFile(file);
    if (text === undefined)
      throw new Ending(`${file} could not be read: check that it is there and that it may be read.`);
    const parsed = parseRequests(text);
    if (typeof parsed === 'string') throw new Ending(files.length > 1 ? `${file}: ${parsed}` : parsed);
    found.push(...parsed);
  }
  return found;
}

/** The text of a file, without the mark of its encoding; `undefined` where it cannot be read. */
async function readTextFile(file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    // Windows saves what PowerShell redirects as UTF-16.
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readAll(stdin: CliStreams['stdin']): Promise<string> {
  if (stdin.isTTY === true)
    throw new Ending('Nothing to read: name a file, or pipe requests in. See --help.');
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function explain(found: FoundRequest, chosen: EnvironmentName | undefined): Promise<Outcome> {
  const text = found.bodyFile === undefined ? undefined : await readTextFile(found.bodyFile);
  // A file of anything but a JSON object stays where it is.
  const body = text?.trimStart().startsWith('{') === true ? text : undefined;
  const request = body === undefined ? found.request : { ...found.request, body };
  return { ...found, request, explanation: explainRequest(request, chosen) };
}

function explainRequest(
  request: LegacyRequest,
  chosen: EnvironmentName | undefined,
): Explanation | undefined {
  const legacy = recogniseLegacyRequest(request);
  if (!legacy) return undefined;
  const environment = getEnvironment(chosen ?? nameOf(legacy.environment) ?? 'integration');
  return explainMigration(request, { environment });
}
