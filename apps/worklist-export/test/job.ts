import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { service, type Hospital } from './hospital.js';

const main = join(import.meta.dirname, '..', 'dist', 'main.js');

/** How a run of the job ended. */
export interface Run {
  /** `undefined` after a kill. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the job as a process of its own. */
export interface RunningJob {
  readonly process: ChildProcess;
  readonly ended: Promise<Run>;
}

/** Starts the built job. */
export function startJob(args: readonly string[], variables: Readonly<Record<string, string>>): RunningJob {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? undefined, stdout, stderr }));
  });
  return { process: child, ended };
}

/** The arguments of an export of the hospital's worklist, as fast as the simulator answers. */
export const exportTo = (out: string, ...more: readonly string[]): string[] =>
  ['--service', service, '--out', out, '--requests-per-second', '100000'].concat(more);

/** Runs the job to its end. */
export const runJob = (hospital: Hospital, ...args: readonly string[]): Promise<Run> =>
  startJob(args, hospital.variables).ended;

/** Every file below a folder but the job's own journal: path, and a hash of what is in it. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.journal') && statSync(join(folder, path)).isFile())
    .toSorted();
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** The lines of the journal that are whole. */
export function journalOf(
  folder: string,
): { shelf?: string; saved?: { source: string }; note?: { type: string } }[] {
  const text = readFileSync(join(folder, '.journal', 'journal.ndjson'), 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
