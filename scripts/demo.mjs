import { prepare } from './lib/prepare.mjs';
import { run } from './lib/run.mjs';

await prepare();
process.exitCode = await run(
  process.execPath,
  ['apps/worked-example/dist/main.js', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
