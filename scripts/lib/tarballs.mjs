import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';
import { must } from './temporary.mjs';
import { publishedPackages } from './workspace.mjs';

/**
 * @typedef {object} Tarball
 * @property {string} name Such as `@ers-kit/client`.
 * @property {string} folder Such as `client`.
 * @property {string} file
 * @property {{ name: string, version: string, bin?: Record<string, string>, dependencies?: Record<string, string>, exports: Record<string, unknown> }} manifest
 *   The package.json inside.
 */

/**
 * Packs every published package as `pnpm publish` would.
 *
 * @param {string} destination A folder for the tarballs.
 * @param {string} [from] The root folder of the project, or of a copy of it, with built packages.
 * @returns {Promise<Tarball[]>}
 */
export async function packAll(destination, from = root) {
  const packages = publishedPackages(from);
  const filters = packages.flatMap(({ name }) => ['--filter', name]);
  await must(
    'pack the packages',
    'pnpm',
    ['--recursive', ...filters, 'pack', '--pack-destination', destination],
    {
      cwd: from,
    },
  );
  return packages.map(({ name, folder, manifest }) => {
    const file = join(destination, `${name.slice(1).replace('/', '-')}-${manifest.version}.tgz`);
    const text = execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' });
    return { name, folder, file, manifest: JSON.parse(text) };
  });
}

/** What a package manager takes for these packages instead of a registry. */
export const asFiles = (tarballs) =>
  Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));

/**
 * Installs one package in an empty folder, where nothing but what it declares can be found. The packages that it needs
 * of the project come from their tarballs too.
 *
 * @param {Tarball} tarball
 * @param {Tarball[]} tarballs
 * @param {string} folder
 */
export async function installAlone(tarball, tarballs, folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    private: true,
    dependencies: asFiles([tarball]),
    pnpm: { overrides: asFiles(tarballs.filter(({ name }) => name !== tarball.name)) },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // Without hoisting, a package finds its own dependencies and no dependency of these. An optional peer stays away.
  const flags = [
    '--prefer-offline',
    '--ignore-scripts',
    '--config.hoist=false',
    '--config.auto-install-peers=false',
  ];
  await must(`install ${tarball.name} by itself`, 'pnpm', ['install', ...flags], { cwd: folder });
}
