import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeOnce } from './mutation-goal.mjs';

/** How one package is mutated; Stryker runs in its folder. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: fileURLToPath(new URL('mutation-vitest.config.mjs', import.meta.url)) },
  mutate: ['src/**/*.ts', '!src/**/index.ts'],
  coverageAnalysis: 'perTest',
  // A changed row of a table needs every test again, for each of thousands of rows.
  ignoreStatic: !madeOnce.includes(basename(process.cwd())),
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: 'mutation/report.json' },
  // Vitest finds no tests in folders of other names.
  tempDirName: '.stryker-tmp',
};
