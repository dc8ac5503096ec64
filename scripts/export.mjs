import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, run } from './lib/run.mjs';

await prepare();
/** So that the job can end in its own time, and its exit code is told: a terminal sends SIGINT to the job as well. */
function leaveSignalsTo(job) {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => job.kill('SIGTERM'));
}
process.exitCode = await run(
  process.execPath,
  [join(root, 'apps', 'worklist-export', 'dist', 'main.js'), ...process.argv.slice(2)],
  // Files that are named on the command line and in variables are looked for where the command was typed.
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd(), onChild: leaveSignalsTo },
);
