import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runAndCapture, say, tools } from './run.mjs';

const leastNode = [20, 19];

/** Everything that a command needs before it runs: Node, pnpm, dependencies, built packages. */
export async function prepare() {
  checkNode();
  await installPnpm();
  await installDependencies();
  await buildPackages();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  fail(`ers-kit needs Node ${leastNode.join('.')} or later; this is ${process.versions.node}.`);
}

async function installPnpm() {
  const { packageManager } = readJson(join(root, 'package.json'));
  const manifest = join(tools, 'node_modules', 'pnpm', 'package.json');
  if (existsSync(manifest) && `pnpm@${readJson(manifest).version}` === packageManager) return;
  say(`Installing ${packageManager} into .tools`);
  const flags = [
    '--prefix',
    tools,
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await must('install pnpm', 'npm', ['install', ...flags, packageManager]);
}

async function installDependencies() {
  const stampFile = join(root, 'node_modules', '.ers-kit-stamp');
  const stamp = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests()]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Installing dependencies, then building the packages');
  // Warnings are left out: at first pnpm cannot link the commands of packages that are not built yet.
  await must('install dependencies', 'pnpm', [
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--reporter=append-only',
    '--loglevel=error',
  ]);
  writeFileSync(stampFile, stamp);
}

// Turbo reports even when it has nothing to do, so its report is shown only when a build fails.
async function buildPackages() {
  const { code, output } = await runAndCapture('turbo', ['run', 'build', '--output-logs=errors-only']);
  if (code === 0) return;
  say(output);
  fail('Could not build the packages: see the lines above.');
}

function manifests() {
  const members = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  );
  return [
    'package.json',
    'checks/package.json',
    'bench/package.json',
    ...members.filter((file) => existsSync(join(root, file))),
  ];
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function must(what, command, args) {
  if ((await run(command, args)) !== 0) fail(`Could not ${what}: see the lines above.`);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(line) {
  say(line);
  process.exit(1);
}
