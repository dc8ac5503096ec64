import { dirname, join, relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { root } from './run.mjs';
import { entryPoints, publishedPackages } from './workspace.mjs';

// Runs the tests of the packages against installed packages: what a test imports by name of the project, or of what its
// package depends on, and what it imports from the source of an entry point, comes from the folder that
// ERS_KIT_INSTALLED names. What tests take from deeper in `src` still comes from there.
const installed = process.env.ERS_KIT_INSTALLED;

const bySource = new Map(
  entryPoints().map(({ path, code, specifier }) => {
    const built = relative(path, code);
    const source = built.replace(/^dist/, 'src').replace(/\.js$/, '');
    return [join(path, source), join(installed, 'node_modules', nameOf(specifier), built)];
  }),
);

function useInstalled({ path, manifest }) {
  const tests = join(path, 'test');
  const names = new Set([
    ...publishedPackages().map(({ name }) => name),
    ...Object.keys(manifest.dependencies ?? {}),
  ]);
  return {
    name: 'use-installed',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || !importer.startsWith(tests)) return undefined;
      const file = id.startsWith('.')
        ? bySource.get(resolve(dirname(importer), id).replace(/\.js$/, ''))
        : names.has(nameOf(id)) &&
          (await this.resolve(id, join(installed, 'package.json'), { skipSelf: true }))?.id;
      return file ? { id: file, external: true } : undefined;
    },
  };
}

function nameOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export default defineConfig({
  root,
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: publishedPackages().map((member) => ({
      extends: true,
      plugins: [useInstalled(member)],
      test: { name: member.name, root: member.path, include: ['test/**/*.test.ts'] },
    })),
  },
});
