import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { publishedPackages } from './workspace.js';

const folder = mkdtempSync(join(tmpdir(), 'ers-kit-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs as `pnpm publish` would, and returns the tarball. */
function pack(path: string, name: string): Uint8Array<ArrayBuffer> {
  const destination = join(folder, name);
  execFileSync('pnpm', ['pack', '--pack-destination', destination], { cwd: path, stdio: 'pipe' });
  const [tarball] = readdirSync(destination);
  return new Uint8Array(readFileSync(join(destination, tarball!)));
}

/** Names a file without the hash that a build puts into it: `chunk-ABCD1234.js`, `events-a1B2c3D4.d.ts`. */
const withoutHash = (file: string): string =>
  file.replace(/-(?=[\w-]*[A-Z0-9])[\w-]{8}(?=\.(js|js\.map|d\.ts)$)/, '');

/** What `esm-only` sets aside: resolution by CommonJS and by Node 10, which knows no `exports`. */
const setAside = new Set(['CJSResolvesToESM']);

describe.each(publishedPackages)('$folder as packed', ({ folder: name, path, manifest }) => {
  const tarball = pack(path, name);
  const analysed = createPackageFromTarballData(tarball);

  it('holds exactly the files that it should', async () => {
    const files = [
      ...new Set(
        analysed.listFiles().map((file) => withoutHash(file.replace(`/node_modules/${manifest.name}/`, ''))),
      ),
    ].toSorted();
    expect(files).toContain('LICENSE');
    expect(files).toContain('README.md');
    await expect(`${files.join('\n')}\n`).toMatchFileSnapshot(`../packed/${name}.txt`);
  });

  it('passes publint, strict', async () => {
    const { messages, pkg } = await publint({
      strict: true,
      pack: { tarball: tarball.buffer },
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that resolve from ESM', async () => {
    const result = await checkPackage(analysed);
    expect(result.types).not.toBe(false);
    const problems = 'problems' in result ? result.problems : [];
    expect(
      problems.filter((problem) => {
        const resolution = 'resolutionKind' in problem ? problem.resolutionKind : undefined;
        return resolution !== 'node10' && resolution !== 'node16-cjs' && !setAside.has(problem.kind);
      }),
    ).toEqual([]);
  });

  it('holds no word of the private package that it takes in', () => {
    const leaks = analysed
      .listFiles()
      .filter((file) => /\.(js|d\.ts)$/.test(file))
      .filter((file) => analysed.readFile(file).includes("from '@ers-kit/internal'"));
    expect(leaks).toEqual([]);
  });
});
