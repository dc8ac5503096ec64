import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installAlone, packAll } from '../../scripts/lib/tarballs.mjs';
import { attempt } from '../../scripts/lib/temporary.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ers-kit-alone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tarballs = await packAll(join(folder, 'tarballs'));

describe.each(tarballs)('$name, installed by itself', (tarball) => {
  const home = join(folder, tarball.folder);
  const entries = Object.keys(tarball.manifest.exports).map((entry) => `${tarball.name}${entry.slice(1)}`);

  const runs = async (command: string, args: string[]): Promise<void> => {
    expect(await attempt(command, args, { cwd: home })).toMatchObject({ code: 0 });
  };

  it('installs from its tarball', async () => {
    await installAlone(tarball, tarballs, home);
  }, 120_000);

  it('has entry points that ESM and CommonJS can load', async () => {
    const code = entries.filter((entry) => !entry.endsWith('/package.json'));
    const list = JSON.stringify(code);
    writeFileSync(
      join(home, 'esm.mjs'),
      `for (const entry of ${list}) if (Object.keys(await import(entry)).length === 0) throw new Error(entry);`,
    );
    writeFileSync(
      join(home, 'common.cjs'),
      `for (const entry of ${list}) if (Object.keys(require(entry)).length === 0) throw new Error(entry);
       if (require('${tarball.name}/package.json').name !== '${tarball.name}') throw new Error('package.json');`,
    );
    await runs(process.execPath, ['esm.mjs']);
    await runs(process.execPath, ['common.cjs']);
  }, 60_000);

  it.each(Object.keys(tarball.manifest.bin ?? {}))('has the command %s, which starts', async (command) => {
    await runs(join(home, 'node_modules', '.bin', command), ['--help']);
  });
});
