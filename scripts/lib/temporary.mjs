import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runAndCapture } from './run.mjs';

const folders = new Set();
const children = new Set();
let guarded = false;

/**
 * Hands a new empty folder outside the project to `work`, and removes it afterwards: also when `work` fails, and when
 * the command is stopped by a signal.
 *
 * @template Result
 * @param {(folder: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inTemporaryFolder(work) {
  guard();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ers-kit-')));
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
}

/**
 * Runs a command that must succeed, in a process group of its own, and resolves to what it printed.
 *
 * @param {string} what What it does, for the error: `install the packages`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @returns {Promise<string>}
 */
export async function must(what, command, args, options) {
  const { code, output } = await attempt(command, args, options);
  if (code !== 0) throw new Error(`Could not ${what}. It printed:\n${output.trimEnd()}`);
  return output;
}

/**
 * Runs a command in a process group of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function attempt(command, args, options) {
  return runAndCapture(command, args, { ...options, detached: true, onChild: remember });
}

/** Like `attempt`, but lets it print to standard error; resolves to its exit code. */
export function attemptAloud(command, args, options) {
  return run(command, args, { ...options, detached: true, onChild: remember });
}

function remember(child) {
  guard();
  children.add(child.pid);
  child.on('close', () => children.delete(child.pid));
}

function guard() {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    for (const pid of children) endGroup(pid);
    for (const folder of folders) remove(folder);
  });
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])
    process.once(signal, () => process.exit(128 + number));
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}
