import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { least, pure } from './lib/mutation-goal.mjs';
import { prepare } from './lib/prepare.mjs';
import { root, run, say } from './lib/run.mjs';
import { printTable } from './lib/table.mjs';

const scoresFile = join(root, 'docs', 'mutation.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});
const unknown = positionals.filter((name) => !pure.includes(name));
if (unknown.length > 0) {
  say(`Not one of ${pure.join(', ')}: ${unknown.join(', ')}`);
  process.exit(2);
}

await prepare();
const chosen = positionals.length > 0 ? positionals : pure;
const scores = JSON.parse(readFileSync(scoresFile, 'utf8'));
let failed = false;
for (const name of chosen) {
  say(`\n# ${name}`);
  const cwd = join(root, 'packages', name);
  const config = join(root, 'scripts', 'lib', 'stryker.config.mjs');
  const code = await run('stryker', ['run', config, '--concurrency', values.concurrency], { cwd });
  if (code === 0) scores[name] = readScore(join(cwd, 'mutation', 'report.json'));
  else failed = true;
}
writeFileSync(scoresFile, `${JSON.stringify(scores, undefined, 2)}\n`);
printTable([
  ['package', 'mutants', 'noticed', 'score'],
  ...chosen
    .filter((name) => scores[name])
    .map((name) => {
      const { mutants, noticed, percent } = scores[name];
      return [
        name,
        String(mutants),
        String(noticed),
        `${percent} %${percent < least ? ` (below ${least} %)` : ''}`,
      ];
    }),
]);
if (failed) say('Not every package could be measured: see above.');
process.exitCode = failed || chosen.some((name) => scores[name].percent < least) ? 1 : 0;

/** How many mutants there are, and how many of them a test notices, or a time limit. */
function readScore(file) {
  const { files } = JSON.parse(readFileSync(file, 'utf8'));
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const mutants = noticed + count('Survived', 'NoCoverage');
  return { mutants, noticed, percent: Math.floor((1000 * noticed) / mutants) / 10 };
}
