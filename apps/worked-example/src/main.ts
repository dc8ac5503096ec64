import { parseCommandLine, usage, UsageError } from './command-line.js';
import { readReferral } from './referral-file.js';
import { writeJson } from './json-document.js';
import { writeReport } from './report.js';
import { runWorkedExample } from './worked-example.js';

try {
  const { json, referral, help } = parseCommandLine(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
  } else {
    const example = await runWorkedExample(referral === undefined ? undefined : readReferral(referral));
    process.stdout.write(json ? writeJson(example) : writeReport(example));
    process.exitCode = example.checks.every(({ ok }) => ok) ? 0 : 1;
  }
} catch (error) {
  const isUsageError = error instanceof UsageError;
  process.stderr.write(
    isUsageError ? `${error.message}\n` : `The worked example could not be run. ${String(error)}\n`,
  );
  process.exitCode = isUsageError ? 2 : 1;
}
