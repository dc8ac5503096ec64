import { join, relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { root } from './run.mjs';
import { entryPoints, publishedPackages } from './workspace.mjs';

// Runs the tests of the packages against installed packages: an import of a package, by its name or of the source of
// one of its entry points, leads to what is installed in the folder that ERS_KIT_INSTALLED names. What tests take from
// deeper in `src` still comes from there.
const modules = join(process.env.ERS_KIT_INSTALLED, 'node_modules');
const bySpecifier = new Map();
const bySource = new Map();
for (const { path, code, specifier } of entryPoints()) {
  const built = relative(path, code);
  const name = specifier.split('/').slice(0, 2).join('/');
  const installed = join(modules, name, built);
  bySpecifier.set(specifier, installed);
  bySource.set(join(path, built.replace(/^dist/, 'src').replace(/\.js$/, '')), installed);
}

const installedPackages = {
  name: 'installed-packages',
  enforce: 'pre',
  resolveId(id, importer) {
    if (importer === undefined || !/\/packages\/[^/]+\/test\//.test(importer)) return undefined;
    const installed = id.startsWith('.')
      ? bySource.get(resolve(importer, '..', id).replace(/\.js$/, ''))
      : bySpecifier.get(id);
    return installed === undefined ? undefined : { id: installed, external: true };
  },
};

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: publishedPackages().map(({ name, path }) => ({
      extends: true,
      plugins: [installedPackages],
      test: { name, root: path, include: ['test/**/*.test.ts'] },
    })),
  },
  root,
});
