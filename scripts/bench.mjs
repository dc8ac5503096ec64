import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, run } from './lib/run.mjs';

await prepare();
process.exitCode = await run(
  process.execPath,
  [join(root, 'bench', 'dist', 'main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
