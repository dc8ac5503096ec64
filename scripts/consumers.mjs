import { writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createConsumer } from './lib/consumer.mjs';
import { prepare } from './lib/prepare.mjs';
import { root, say } from './lib/run.mjs';
import { printTable } from './lib/table.mjs';
import { packAll } from './lib/tarballs.mjs';
import { attempt, attemptAloud, inTemporaryFolder, must } from './lib/temporary.mjs';
import { entryPoints } from './lib/workspace.mjs';

const { values } = parseArgs({
  options: { node: { type: 'string', multiple: true, default: ['20', '22', '24'] } },
});

await prepare();
await inTemporaryFolder(async (scratch) => {
  const consumer = join(scratch, 'consumer');
  await createConsumer(await packAll(join(scratch, 'tarballs')), consumer);
  const specifiers = JSON.stringify(entryPoints().map(({ specifier }) => specifier));
  writeFileSync(join(consumer, 'common.cjs'), `for (const entry of ${specifiers}) require(entry);`);
  const rows = [];
  for (const version of values.node) rows.push(await tryOn(version, consumer));
  printTable([['Node', 'CommonJS', 'tests'], ...rows]);
  process.exitCode = rows.flat().includes('FAILED') ? 1 : 0;
});

async function tryOn(version, consumer) {
  const node = await findNode(version, consumer);
  const release = (await must(`run Node ${version}`, node, ['--version'], { cwd: consumer })).trim();
  say(`\n# Node ${release}`);
  const required = await attempt(node, ['common.cjs'], { cwd: consumer });
  if (required.code !== 0) say(required.output);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'scripts', 'lib', 'tarball-tests.config.mjs');
  const tested = await attemptAloud(node, [vitest, 'run', '--config', config], {
    cwd: root,
    env: { ERS_KIT_INSTALLED: consumer },
  });
  return [release, verdict(required.code), verdict(tested)];
}

/** The program of a Node release line: the one that runs this, or else what npm has. */
async function findNode(version, consumer) {
  if (process.versions.node.split('.')[0] === version) return process.execPath;
  const args = ['--yes', `--package=node@${version}`, '--', 'node', '--print', 'process.execPath'];
  const output = await must(`get Node ${version} from npm`, 'npx', args, { cwd: consumer });
  return output.split('\n').find((line) => isAbsolute(line));
}

function verdict(code) {
  return code === 0 ? 'passed' : 'FAILED';
}
