import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asFiles } from './tarballs.mjs';
import { must } from './temporary.mjs';

/**
 * Writes a CycloneDX bill of materials for each tarball: what an installation of it brings along, without optional
 * peers. Each is validated against the schema of CycloneDX 1.6 before it is written.
 *
 * @param {import('./tarballs.mjs').Tarball[]} tarballs
 * @param {string} destination
 * @param {string} scratch An empty folder.
 * @returns {Promise<string[]>} The files.
 */
export async function writeSboms(tarballs, destination, scratch) {
  mkdirSync(destination, { recursive: true });
  const files = [];
  // Two at a time: most of it is waiting for two programs to start.
  for (let next = 0; next < tarballs.length; next += 2) {
    const pair = tarballs.slice(next, next + 2);
    files.push(
      ...(await Promise.all(pair.map((tarball) => writeSbom(tarball, tarballs, destination, scratch)))),
    );
  }
  return files;
}

async function writeSbom(tarball, tarballs, destination, scratch) {
  const folder = join(scratch, tarball.folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(withFiles(tarball, tarballs)));
  const file = join(destination, `${basename(tarball.file, '.tgz')}.cdx.json`);
  const npmFlags = ['--package-lock-only', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const omit = ['--omit=dev', '--omit=peer'];
  await must(`resolve what ${tarball.name} needs`, 'npm', ['install', ...npmFlags, ...omit], { cwd: folder });
  await must(
    `write the SBOM of ${tarball.name}`,
    'cyclonedx-npm',
    [
      '--package-lock-only',
      ...omit,
      '--output-reproducible',
      '--validate',
      '--mc-type=library',
      '--spec-version=1.6',
      `--output-file=${file}`,
    ],
    { cwd: folder },
  );
  if (readFileSync(file, 'utf8').includes(scratch)) throw new Error(`${file} holds a path of this machine.`);
  return file;
}

/** What the package.json of a tarball says of it, with what it needs of the project taken from tarballs. */
function withFiles({ manifest }, tarballs) {
  const { name, version, description, license, engines, dependencies = {} } = manifest;
  const files = asFiles(tarballs.filter((other) => other.name !== name));
  const named = Object.keys(dependencies);
  return {
    name,
    version,
    description,
    license,
    engines,
    dependencies: Object.fromEntries(named.map((other) => [other, files[other] ?? dependencies[other]])),
    // npm refuses an override of what is named above.
    overrides: Object.fromEntries(Object.entries(files).filter(([other]) => !named.includes(other))),
  };
}
