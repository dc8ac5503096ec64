import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  compile,
  compilers,
  createConsumer,
  resolutions,
  runExample,
  writeSources,
} from './lib/consumer.mjs';
import { prepare } from './lib/prepare.mjs';
import { copyProject } from './lib/project-copy.mjs';
import { typeScriptBlocks } from './lib/readme-blocks.mjs';
import { say } from './lib/run.mjs';
import { writeSboms } from './lib/sboms.mjs';
import { printTable } from './lib/table.mjs';
import { packAll } from './lib/tarballs.mjs';
import { inTemporaryFolder, must } from './lib/temporary.mjs';
import { entryPoints, publishedPackages } from './lib/workspace.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const problems = [];

await prepare();
await inTemporaryFolder(async (scratch) => {
  const copy = join(scratch, 'project');
  const before = new Map(publishedPackages().map(({ name, manifest }) => [name, manifest.version]));
  const tarballs = await release(copy, join(scratch, 'release'));
  const sboms = await writeSboms(tarballs, join(scratch, 'release'), join(scratch, 'sbom'));

  const consumer = join(scratch, 'consumer');
  say('Installing the tarballs in an empty folder');
  const versions = Object.entries(compilers).map(([name, version]) => [name, `npm:typescript@${version}`]);
  await createConsumer(tarballs, consumer, { ...Object.fromEntries(versions), '@types/node': '^20' });
  const examples = new Map(
    publishedPackages(copy).map(({ folder, path }) => [
      `example-${folder}`,
      typeScriptBlocks(join(path, 'README.md'))[0].code,
    ]),
  );
  writeSources(
    consumer,
    entryPoints(publishedPackages(copy)).map(({ specifier }) => specifier),
    examples,
  );

  const types = await checkTypes(consumer);
  const ran = await runExamples(consumer, examples);
  printTable([
    ['package', 'now', 'next', 'tarball', 'SBOM', "README's first example"],
    ...tarballs.map(({ name, folder, file, manifest }, index) => [
      name,
      before.get(name),
      manifest.version,
      `${Math.ceil(statSync(file).size / 1024)} KB`,
      basename(sboms[index]),
      ran.get(`example-${folder}`),
    ]),
  ]);
  printTable([['types, without skipLibCheck', ...Object.keys(resolutions)], ...types]);
  if (values.out !== undefined && problems.length === 0)
    keep(join(scratch, 'release'), resolve(process.env.INIT_CWD ?? '', values.out));
});

for (const problem of problems) say(`\n${problem}`);
remind();
process.exitCode = problems.length > 0 ? 1 : 0;

async function release(copy, destination) {
  say('Copying the project');
  await copyProject(copy);
  say('Giving the packages their next versions');
  await must('give the packages versions', 'changeset', ['version'], { cwd: copy });
  say('Building and packing them');
  await must(
    'build the packages',
    'turbo',
    ['run', 'build', '--filter=./packages/*', '--output-logs=errors-only'],
    {
      cwd: copy,
    },
  );
  mkdirSync(destination);
  return packAll(destination, copy);
}

async function checkTypes(consumer) {
  const rows = [];
  for (const compiler of Object.keys(compilers)) {
    const row = [`TypeScript ${compilers[compiler]}`];
    for (const resolution of Object.keys(resolutions)) {
      say(`Checking types: TypeScript ${compilers[compiler]}, ${resolution}`);
      const { code, output } = await compile(consumer, compiler, resolution);
      row.push(verdict(`TypeScript ${compilers[compiler]}, ${resolution}`, code === 0 ? undefined : output));
    }
    rows.push(row);
  }
  return rows;
}

async function runExamples(consumer, examples) {
  say("Running each README's first example");
  await compile(consumer, 'typescript-6', 'NodeNext', { outDir: 'out' });
  const results = new Map();
  for (const [name, code] of examples)
    results.set(name, verdict(name, await runExample(consumer, 'out', name, code)));
  return results;
}

function verdict(what, problem) {
  if (problem === undefined) return 'passed';
  problems.push(`FAILED: ${what}\n${problem.trimEnd()}`);
  return 'FAILED';
}

function keep(from, to) {
  cpSync(from, to, { recursive: true });
  say(`The tarballs and their bills of materials are in ${to}.`);
}

function remind() {
  const missing = publishedPackages().filter(({ manifest }) => manifest.repository === undefined);
  if (missing.length > 0)
    say(
      `Before publishing: ${missing.length} packages have no \`repository\` in package.json, and npm refuses provenance without it. See "Publish a release" in CONTRIBUTING.md.`,
    );
}
