import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { providePrograms } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';

const checks = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'unused code and dependencies', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  {
    name: 'types',
    command: 'turbo',
    args: ['run', 'typecheck', '--output-logs=errors-only', '--concurrency=2'],
  },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];

await prepare();
const missingPrograms = await providePrograms();
for (const { name, command, args } of checks) {
  say(`\n# ${name}`);
  record(name, (await run(command, args)) === 0, `: ${[command, ...args].join(' ')}`);
}
say('\n# tests');
await runVitest();
if (process.env.CI === 'true') for (const line of missingPrograms) record(line, false);
else notes.push(...missingPrograms);

for (const note of notes) console.log(note);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function record(name, passed, how = '') {
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) notes.push(`FAILED: ${name}${how}`);
}

async function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), 'ers-kit-test-'));
  const report = join(folder, 'vitest.json');
  try {
    const code = await run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    const result = JSON.parse(readFileSync(report, 'utf8'));
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests;
    total.skipped += result.numPendingTests + result.numTodoTests;
    for (const file of result.testResults.filter(({ status }) => status === 'failed'))
      notes.push(`FAILED: ${file.name}`);
    // A file that does not load, or an error outside any test, fails the run with no failed test to count.
    if (code !== 0 && result.numFailedTests === 0) record('a test file, or an error outside any test', false);
    if (result.numTotalTests === 0) record('no test was found', false);
  } catch (error) {
    record(`the test runner: ${error.message}`, false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
