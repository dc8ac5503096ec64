import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileComplaints } from './compile.js';
import { promisedOutput, typeScriptBlocks } from './readme-blocks.js';
import { filesBelow, publishedPackages } from './workspace.js';

const execute = promisify(execFile);
const documented = publishedPackages.map((member) => ({
  ...member,
  scratch: join(member.path, '.readme-check'),
  blocks: typeScriptBlocks(join(member.path, 'README.md')),
}));

beforeAll(() => {
  for (const { scratch, blocks } of documented) {
    mkdirSync(scratch, { recursive: true });
    blocks.forEach(({ code }, index) =>
      writeFileSync(join(scratch, `block-${index}.ts`), `${code}\nexport {};\n`),
    );
  }
});

afterAll(() => {
  for (const { scratch } of documented) rmSync(scratch, { recursive: true, force: true });
});

describe('the READMEs of the packages', () => {
  it('have TypeScript blocks that compile', () => {
    const files = documented.flatMap(({ scratch, blocks }) =>
      blocks.map((_, index) => join(scratch, `block-${index}.ts`)),
    );
    expect(compileComplaints(files)).toEqual([]);
  }, 120_000);

  it.each(documented)(
    '$folder: the first example runs and prints what it says',
    async ({ path, scratch, blocks }) => {
      const [first] = blocks;
      expect(first, 'a README has at least one TypeScript block').toBeDefined();
      const { code } = await transform(first!.code, { loader: 'ts', format: 'esm', target: 'node20' });
      const script = join(scratch, 'first.mjs');
      writeFileSync(script, code);
      const { stdout } = await execute(process.execPath, [script], { cwd: path, timeout: 60_000 });
      const promised = promisedOutput(first!.code);
      if (promised.length > 0) expect(stdout.trimEnd().split('\n')).toEqual(promised);
    },
    90_000,
  );

  it.each(documented)('$folder: each error code is there', ({ path }) => {
    // `ERR_X_INVALID`, `_USED` stands for `ERR_X_USED` as well.
    const readme = readFileSync(join(path, 'README.md'), 'utf8').replaceAll(
      /`(ERR_[A-Z0-9_]+)_[A-Z0-9]+`(?:, `_[A-Z0-9_]+`)+/g,
      (all, stem: string) => all.replaceAll('`_', `\`${stem}_`),
    );
    const sources = filesBelow(join(path, 'src'), ['.ts']).map((file) => readFileSync(file, 'utf8'));
    const codes = new Set([...sources.join('\n').matchAll(/\| '(ERR_[A-Z0-9_]+)'/g)].map(([, code]) => code));
    const missing = [...codes].filter((code) => !readme.includes(`\`${code}\``));
    expect(missing, "add a row for each to the README's table of errors").toEqual([]);
  });

  it.each(documented)('$folder: each run-time dependency is justified', ({ path, manifest }) => {
    const readme = readFileSync(join(path, 'README.md'), 'utf8');
    expect(
      Object.keys(manifest.dependencies ?? {}).filter((name) => !readme.includes(`\`${name}\``)),
    ).toEqual([]);
  });
});
