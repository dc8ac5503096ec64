import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { keptThread } from './kept-thread.mjs';
import { madeOnce } from './mutation-goal.mjs';

/**
 * Tests that are not put to mutants. The size of bundles says nothing about code that holds all its mutants. The others put
 * thousands of payloads to it, or very large ones; what only they would notice counts as unnoticed.
 */
const slow = [
  'size',
  'whole-seed',
  'accounting',
  'neighbours',
  'readers-safety',
  'robustness',
  'schema-agreement',
];

/** The tests of one package, as mutants of it are put to them. */
export default defineConfig({
  plugins: [keptThread],
  test: {
    // The copy of the package that holds the mutants, in place of the folder of this file.
    root: process.cwd(),
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('no-mutant.mjs', import.meta.url))],
    exclude: slow.map((name) => `test/${name}.test.ts`),
    env: {
      MUTANTS_MEET_EVERY_TEST: madeOnce.some((name) => process.cwd().includes(join('packages', name)))
        ? '1'
        : '',
    },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
