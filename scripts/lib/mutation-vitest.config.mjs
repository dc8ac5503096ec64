import { defineConfig } from 'vitest/config';

/** The tests of one package, as mutants of it are put to them. */
export default defineConfig({
  test: {
    // The copy of the package that holds the mutants, in place of the folder of this file.
    root: process.cwd(),
    include: ['test/**/*.test.ts'],
    // What bundles are as big as says nothing about code that holds all its mutants.
    exclude: ['test/size.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
