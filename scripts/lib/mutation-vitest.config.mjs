import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { keptThread } from './kept-thread.mjs';

/** The tests of one package, as mutants of it are put to them. */
export default defineConfig({
  plugins: [keptThread],
  test: {
    // The copy of the package that holds the mutants, in place of the folder of this file.
    root: process.cwd(),
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('no-mutant.mjs', import.meta.url))],
    // The size of bundles says nothing about code that holds all its mutants. The others put thousands of payloads to it, for
    // seconds a mutant; what only they would notice counts as unnoticed.
    exclude: ['size', 'whole-seed', 'accounting', 'neighbours', 'schema-agreement'].map(
      (name) => `test/${name}.test.ts`,
    ),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
