import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, run } from './lib/run.mjs';

await prepare();
process.exitCode = await run(
  process.execPath,
  [join(root, 'apps', 'worklist-export', 'dist', 'main.js'), ...process.argv.slice(2)],
  // Files that are named on the command line and in variables are looked for where the command was typed.
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() },
);
