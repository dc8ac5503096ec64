import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportsFolder, writeApiReports } from '../../scripts/lib/api-reports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ers-kit-api-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reports = writeApiReports(folder);

describe('the public API, as etc/ records it', () => {
  it('has a report for each entry point, and no other', () => {
    expect(
      readdirSync(reportsFolder).toSorted(),
      'run `npm run api`, and commit what changes in etc/',
    ).toEqual(reports.toSorted());
  });

  it.each(reports)('%s is what the packages have', (report) => {
    expect(
      readFileSync(join(folder, report), 'utf8'),
      `the public API is not the one in etc/${report}: if that is meant, run \`npm run api\`, commit the report, and add a changeset`,
    ).toBe(readFileSync(join(reportsFolder, report), 'utf8'));
  });
});
