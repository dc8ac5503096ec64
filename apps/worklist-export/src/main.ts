import { ApimAuthError } from '@ers-kit/apim-auth';
import { ErsError } from '@ers-kit/client';
import { CommanderError } from 'commander';
import { runExport } from './run-export.js';
import { readSettings } from './settings.js';

const { stdout, stderr } = process;
for (const log of [stdout, stderr]) log.on('error', () => undefined); // A reader that is gone ends no run.
const stop = new AbortController();
const exitCodes = { SIGINT: 130, SIGTERM: 143 };
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    const exitCode = exitCodes[name];
    // The second time at once: as safe as any other kill.
    if (stop.signal.aborted) process.exit(exitCode);
    process.exitCode = exitCode;
    stop.abort();
  });
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if ('length' in settings) {
    stderr.write(`worklist-export cannot start:\n${settings.map((problem) => `- ${problem}\n`).join('')}`);
    process.exitCode = 2;
  } else {
    const exitCode = await runExport(settings, { stdout, stderr, signal: stop.signal });
    process.exitCode ??= exitCode;
  }
} catch (error) {
  report(error);
}

/** Shows what may be shown: an error of the disk has a path, which may name a referral. */
function report(error: unknown): void {
  const { code = 'unexpected', syscall, message } = error as NodeJS.ErrnoException;
  if (stop.signal.aborted) {
    stderr.write('Ended early. What is saved stays; run it again to go on.\n');
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (ErsError.isInstance(error) || ApimAuthError.isInstance(error)) {
    stderr.write(`worklist-export cannot start:\n- ${message}\n`);
    process.exitCode = 2;
  } else {
    const what = syscall === undefined ? 'an error of the program' : 'the folder of --out cannot be used';
    stderr.write(`Ended: ${what} (${code}).\n`);
    process.exitCode = 1;
  }
}
