import { spawn } from 'node:child_process';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder that holds the project's own pnpm. */
export const tools = join(root, '.tools');

const environment = {
  ...process.env,
  PATH: [join(tools, 'node_modules', '.bin'), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    delimiter,
  ),
  TURBO_TELEMETRY_DISABLED: '1',
};

/**
 * Runs a command and resolves to its exit code. It runs from the root folder, and what it prints goes to standard
 * error, unless `cwd` and `stdio` say otherwise.
 */
export function run(
  command,
  args,
  { stdio = ['ignore', 2, 2], cwd = root, env = {}, detached = false, onChild } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio,
      detached,
      env: { ...environment, ...env },
      shell: process.platform === 'win32',
    });
    onChild?.(child);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** Like `run`, but keeps what the command prints; resolves to its exit code and to all that it printed. */
export async function runAndCapture(command, args, options = {}) {
  let output = '';
  const code = await run(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onChild(child) {
      options.onChild?.(child);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          output += text;
        });
      }
    },
  });
  return { code, output };
}

/** Prints a line to standard error. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
