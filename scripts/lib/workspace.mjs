import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * @typedef {object} PublishedPackage
 * @property {string} folder The name of its folder, such as `client`.
 * @property {string} path
 * @property {string} name Such as `@ers-kit/client`.
 * @property {{ version: string, exports: Record<string, any>, dependencies?: Record<string, string> }} manifest
 */

/**
 * @typedef {object} EntryPoint
 * @property {string} folder
 * @property {string} path The folder of its package.
 * @property {string} specifier What an import names, such as `@ers-kit/client/redis`.
 * @property {string} fileName What names it in a file's name, such as `client.redis`.
 * @property {string} types Its built declarations.
 * @property {string} code Its built code.
 */

/**
 * The packages that go to npm, of this project or of a copy of it.
 *
 * @param {string} [from] The root folder.
 * @returns {PublishedPackage[]}
 */
export function publishedPackages(from = root) {
  return readdirSync(join(from, 'packages'))
    .map((folder) => {
      const path = join(from, 'packages', folder);
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      return { folder, path, name: manifest.name, manifest };
    })
    .filter(({ manifest }) => manifest.private !== true);
}

/**
 * What users can import of the packages.
 *
 * @param {PublishedPackage[]} [packages]
 * @returns {EntryPoint[]}
 */
export function entryPoints(packages = publishedPackages()) {
  return packages.flatMap(({ folder, path, name, manifest }) =>
    Object.entries(manifest.exports)
      .filter(([entry]) => entry !== './package.json')
      .map(([entry, target]) => ({
        folder,
        path,
        specifier: `${name}${entry.slice(1)}`,
        fileName: [folder, ...entry.split('/').slice(1)].join('.'),
        types: join(path, target.types),
        code: join(path, target.default),
      })),
  );
}
