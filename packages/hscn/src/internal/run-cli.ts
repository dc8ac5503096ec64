import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { environments, getEnvironment, type EnvironmentName } from '@ers-kit/environments';
import { explainMigration, type Explanation } from '../explain-migration.js';
import { HscnError } from '../hscn-error.js';
import type { LegacyRequest } from '../legacy-request.js';
import { recogniseLegacyRequest } from '../recognise-legacy-request.js';
import { parseRequests } from './parse-requests.js';
import { redactUrl } from './redact.js';
import { toCurl } from './to-curl.js';

/** What the command reads from and writes to. */
export interface CliStreams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  write(text: string): void;
  writeError(text: string): void;
}

const formats = ['markdown', 'curl', 'json'] as const;
type Format = (typeof formats)[number];

const usage = `Usage: npx @ers-kit/hscn explain [FILE...] [--as markdown|curl|json] [--environment NAME]

Reads requests of the legacy e-RS API from files, or from standard input: curl commands, a HAR file,
a Postman collection or raw HTTP text. Shows what each becomes on the internet-facing API.

  --as            markdown (default): a table of differences. curl: the new request. json: all there is.
  --environment   ${Object.keys(environments).join(', ')}. Default: the one that the request's host stands for,
                  or else integration.
`;

/** One request, and what was made of it. */
interface Outcome {
  readonly request: LegacyRequest;
  /** `undefined` where it is no request of the legacy API. */
  readonly explanation: Explanation | undefined;
}

/** Runs the command; resolves with the exit code: 0, 1 where a request was not recognised, 2 for wrong usage. */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<number> {
  const settings = readArguments(args);
  if (typeof settings === 'string') {
    streams.writeError(settings);
    return settings === usage && args.includes('--help') ? 0 : 2;
  }
  let requests: LegacyRequest[];
  try {
    requests = (await readInputs(settings.files, streams.stdin)).flatMap(parseRequests);
  } catch {
    streams.writeError('A file could not be read. Check that it is there and that it may be read.\n');
    return 2;
  }
  if (requests.length === 0) {
    streams.writeError(
      'No request was found in the input: give curl commands, a HAR file, a Postman collection or raw HTTP.\n',
    );
    return 2;
  }
  const outcomes = requests.map((request) => ({
    request,
    explanation: explain(request, settings.environment),
  }));
  streams.write(render(outcomes, settings.as));
  return outcomes.every(({ explanation }) => explanation) ? 0 : 1;
}

interface Settings {
  readonly files: readonly string[];
  readonly as: Format;
  readonly environment: EnvironmentName | undefined;
}

function readArguments(args: readonly string[]): Settings | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: 'string' }, environment: { type: 'string' }, help: { type: 'boolean' } },
    });
    const [command, ...files] = positionals;
    const as = formats.find((format) => format === (values.as ?? 'markdown'));
    const environment = Object.keys(environments).find((name) => name === values.environment);
    if (values.help === true || command !== 'explain' || !as) return usage;
    if (values.environment !== undefined && environment === undefined) return usage;
    return { files, as, environment: environment as EnvironmentName | undefined };
  } catch {
    return usage;
  }
}

async function readInputs(files: readonly string[], stdin: CliStreams['stdin']): Promise<string[]> {
  if (files.length > 0) return Promise.all(files.map((file) => readFile(file, 'utf8')));
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return [Buffer.concat(chunks).toString('utf8')];
}

function explain(request: LegacyRequest, chosen: EnvironmentName | undefined): Explanation | undefined {
  try {
    const found = recogniseLegacyRequest(request)?.environment ?? '';
    const own = Object.keys(environments).find((name) => name === found);
    return explainMigration(request, { environment: getEnvironment(chosen ?? own ?? 'integration') });
  } catch (error) {
    if (HscnError.isInstance(error)) return undefined;
    throw error;
  }
}

function render(outcomes: readonly Outcome[], as: Format): string {
  if (as === 'json') return `${JSON.stringify(outcomes.map(asJson), undefined, 2)}\n`;
  if (as === 'curl') return `${outcomes.map(asCurl).join('\n\n')}\n`;
  const sections = outcomes.map(
    ({ request, explanation }) => explanation?.markdown ?? notRecognised(request),
  );
  return [...sections, ...(outcomes.length > 1 ? [summary(outcomes)] : [])].join('\n');
}

const notRecognised = ({ method, url }: LegacyRequest): string =>
  `### Not a request of the legacy e-RS API\n\n${method} ${redactUrl(url)}\n`;

function asJson({ request, explanation }: Outcome): object {
  if (!explanation) return { before: `${request.method} ${redactUrl(request.url)}`, recognised: false };
  const { migration, rows } = explanation;
  const { operation, legacy, issues, request: after } = migration;
  const { sessionKey: _, ...parameters } = legacy.parameters;
  return { recognised: true, operation, legacy: { ...legacy, parameters }, request: after, rows, issues };
}

function asCurl({ request, explanation }: Outcome): string {
  if (!explanation)
    return `# Not a request of the legacy e-RS API: ${request.method} ${redactUrl(request.url)}`;
  const { migration } = explanation;
  if (migration.request) return toCurl(migration.request);
  const errors = migration.issues.filter(({ severity }) => severity === 'error');
  return errors.map(({ message }) => `# ${migration.legacy.operation}: ${message}`).join('\n');
}

function summary(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { explanation } of outcomes) {
    const legacy = explanation?.migration.legacy;
    const key = legacy
      ? `${legacy.operation} | ${legacy.generation} | ${explanation.migration.operation ?? 'none'}`
      : 'not recognised | |';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, count]) => `| ${key} | ${count} |`);
  return [
    '### Summary',
    '',
    '| Operation | Generation | Becomes | Requests |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
