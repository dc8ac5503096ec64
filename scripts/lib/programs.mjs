import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runAndCapture, say } from './run.mjs';

/** The programs from outside npm that tests need, by the Debian package that has them. */
const programs = [
  { name: 'chromium', debianPackage: 'chromium', neededBy: 'the tests in a real browser' },
  { name: 'redis-server', debianPackage: 'redis-server', neededBy: 'the tests with a real Redis' },
];

/**
 * Finds the programs that tests need and, as root on Debian, installs the missing ones.
 * Resolves to one line for each that is still missing, saying how to get it.
 */
export async function providePrograms() {
  const missing = programs.filter(({ name }) => !isOnPath(name));
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const packages = missing.map(({ debianPackage }) => debianPackage);
    say(`Installing from Debian, for tests: ${packages.join(', ')}`);
    await aptGet('update');
    await aptGet('install', '--yes', '--no-install-recommends', ...packages);
  }
  return programs
    .filter(({ name }) => !isOnPath(name))
    .map(
      ({ name, debianPackage, neededBy }) =>
        `${name} is missing, so ${neededBy} did not run. Get it with: apt-get install ${debianPackage}`,
    );
}

async function aptGet(...args) {
  const { code, output } = await runAndCapture('apt-get', args, {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) say(output);
}

function isOnPath(name) {
  return process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, name)));
}
