import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, run } from './lib/run.mjs';

await prepare();
process.exitCode = await run(
  process.execPath,
  [join(root, 'apps', 'worked-example', 'dist', 'main.js'), ...process.argv.slice(2)],
  // A file that is named on the command line is looked for where the command was typed; npm keeps that here.
  { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() },
);
