import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, say } from './lib/run.mjs';

await prepare();
// Only now is what it needs installed.
const { buildReference } = await import('./lib/reference.mjs');

const folder = join(root, 'dist', 'reference');
const problems = await buildReference(folder);
for (const problem of problems) say(problem);
if (problems.length > 0) {
  say(
    `The reference was not built, because of ${problems.length} problems in comments: see the lines above.`,
  );
  process.exitCode = 1;
} else say(`The reference is in ${folder}: open index.html.`);
