import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { say } from './lib/run.mjs';
import { inTemporaryFolder } from './lib/temporary.mjs';

await prepare();
// Only now is what it needs installed.
const { reportsFolder, writeApiReports } = await import('./lib/api-reports.mjs');

await inTemporaryFolder(async (folder) => {
  const reports = writeApiReports(folder);
  mkdirSync(reportsFolder, { recursive: true });
  for (const stale of readdirSync(reportsFolder).filter((file) => file.endsWith('.api.md')))
    rmSync(join(reportsFolder, stale));
  for (const report of reports) cpSync(join(folder, report), join(reportsFolder, report));
  say(`Wrote ${reports.length} API reports into etc. Commit what changed.`);
});
