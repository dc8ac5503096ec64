import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Dstu2MappingError } from '../errors.js';
import type { Issue } from '../issue.js';
import { createNdjsonMapper } from '../ndjson-mapper.js';
import type { ToStu3Options } from '../types.js';
import { asLines, countBreaks } from './documents.js';

const usage = `Usage: ers-dstu2-to-stu3 [FILES…] [options]

Maps FHIR DSTU2 resources to STU3. Reads JSON or NDJSON from the files, or from standard input, and writes NDJSON to
standard output. Issues are summed up on standard error.

  --target TARGET               stu3-apim (default) or stu3-hscn
  --reference-data-base-url URL base of the service whose reference data the result names
  --attachments STATUS          availability to write on attachments: AVAILABLE, PENDING, …
  --keep-lost                   keep what STU3 has no place for as extensions
  --strict-fhir                 valid FHIR instead of what e-RS sends
  --issues FILE                 write every issue to FILE, as NDJSON
  --help                        this text

Exit status: 0, or 1 when an issue is an error, or 2 when the command cannot run.
`;

/** What the command reads and writes. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

const options = {
  target: { type: 'string' },
  'reference-data-base-url': { type: 'string' },
  attachments: { type: 'string' },
  'keep-lost': { type: 'boolean' },
  'strict-fhir': { type: 'boolean' },
  issues: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Runs the command; returns its exit status. */
export async function runCli(argv: string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    if (values.help) {
      terminal.stdout.write(usage);
      return 0;
    }
    // The mapper looks at what the options hold, and takes what is undefined for not given.
    const mapping = {
      target: values.target,
      referenceDataBaseUrl: values['reference-data-base-url'],
      attachments: values.attachments,
      keepLost: values['keep-lost'],
      strictFhir: values['strict-fhir'],
    } as ToStu3Options;
    return await mapFiles(positionals, mapping, values.issues, terminal);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') return 0;
    const known = Dstu2MappingError.isInstance(error) || /^(E[A-Z]+|ERR_PARSE_ARGS\w*)$/.test(code ?? '');
    if (!known) throw error;
    terminal.stderr.write(`ers-dstu2-to-stu3: ${message}\n`);
    return 2;
  }
}

async function mapFiles(
  files: string[],
  mapping: ToStu3Options,
  issueFile: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const counts = new Map<string, number>();
  const progress = new Progress(terminal.stderr);
  const log = issueFile === undefined ? undefined : createWriteStream(issueFile);
  // A reader that has gone away ends the command; the write that finds out reports it.
  let gone: Error | undefined;
  terminal.stdout.on('error', (error) => (gone = error));
  for (const file of files.length > 0 ? files : ['-']) {
    const input = file === '-' ? terminal.stdin : createReadStream(file);
    const onIssues = (issues: Issue[], line: number): void => {
      for (const { severity, code } of issues) {
        const key = `${severity} ${code}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const issue of issues) log?.write(`${JSON.stringify({ file, line, ...issue })}\n`);
      const refused = issues.find(({ sourcePath }) => sourcePath === '');
      if (refused !== undefined) progress.say(`${file}: ${refused.message}`);
    };
    const mapper = createNdjsonMapper({ ...mapping, onIssues });
    const lines = Readable.toWeb(Readable.from(asLines(input))) as ReadableStream<Uint8Array>;
    for await (const chunk of lines.pipeThrough(mapper) as unknown as AsyncIterable<Uint8Array>) {
      if (gone !== undefined) throw gone;
      if (!terminal.stdout.write(chunk) && !terminal.stdout.destroyed) await roomIn(terminal.stdout);
      if (log?.writableNeedDrain) await once(log, 'drain');
      progress.advance(chunk);
    }
  }
  if (log !== undefined) await finished(log.end());
  progress.end(counts);
  return [...counts.keys()].some((key) => key.startsWith('error')) ? 1 : 0;
}

/** Waits until a stream takes more, or is closed. */
function roomIn(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

/** What is said on standard error: a line that counts on a terminal, and the sum at the end. */
class Progress {
  private resources = 0;
  private shown = 0;

  constructor(private readonly stderr: Terminal['stderr']) {}

  advance(chunk: Uint8Array): void {
    this.resources += countBreaks(chunk);
    if (!this.stderr.isTTY || Date.now() - this.shown < 100) return;
    this.shown = Date.now();
    this.stderr.write(`\r${this.resources} resources`);
  }

  say(text: string): void {
    this.stderr.write(`${this.stderr.isTTY ? '\r' : ''}${text}\n`);
  }

  end(counts: Map<string, number>): void {
    this.say(`${this.resources} resources mapped`);
    for (const key of [...counts.keys()].toSorted())
      this.say(`${String(counts.get(key)).padStart(8)} ${key}`);
  }
}
