import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root, run, say } from './lib/run.mjs';
import { printTable } from './lib/table.mjs';
import { publishedPackages } from './lib/workspace.mjs';

/** The least part of the lines of a package that its tests run, in percent. */
const least = 95;

await prepare();
const packages = publishedPackages();
const folder = join(root, 'coverage');
const tests = await run('vitest', [
  'run',
  ...packages.map(({ name }) => `--project=${name}`),
  '--coverage.enabled',
  '--coverage.provider=v8',
  '--coverage.reportOnFailure',
  '--coverage.include=packages/*/src/**/*.ts',
  '--coverage.exclude=packages/internal/**',
  '--coverage.reporter=json-summary',
  '--coverage.reporter=html',
  `--coverage.reportsDirectory=${folder}`,
]);
const { total, ...files } = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));

const rows = packages.map(({ folder: name, name: title }) => {
  const own = Object.entries(files).filter(([file]) => relative(root, file).split(sep)[1] === name);
  const sum = (what) => own.reduce((count, [, { lines }]) => count + lines[what], 0);
  const percent = (100 * sum('covered')) / sum('total');
  return { title, lines: sum('total'), percent };
});
printTable([
  ['package', 'lines', 'covered'],
  ...rows.map(({ title, lines, percent }) => [
    title,
    String(lines),
    `${percent.toFixed(1)} %${percent < least ? ` (below ${least} %)` : ''}`,
  ]),
  ['all', String(total.lines.total), `${total.lines.pct.toFixed(1)} %`],
]);
say(`\nLine by line: ${join(folder, 'index.html')}`);
if (tests !== 0) say('Tests failed: see above.');
process.exitCode = tests !== 0 || rows.some(({ percent }) => percent < least) ? 1 : 0;
