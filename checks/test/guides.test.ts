import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileComplaints } from './compile.js';
import { promisedOutput, typeScriptBlocks } from './readme-blocks.js';
import { filesBelow, publishedPackages, root } from './workspace.js';

const execute = promisify(execFile);
const folder = join(root, 'checks');
const scratch = join(folder, '.readme-check');

const guides = filesBelow(join(root, 'docs'), ['.md']);

/** Every TypeScript block of the guides. It is run where it says what it prints. */
const blocks = guides.flatMap((file) => {
  const guide = relative(join(root, 'docs'), file);
  return typeScriptBlocks(file).map(({ line, code }) => ({
    place: `${guide}:${line}`,
    name: `${guide.replaceAll(/\W/g, '-')}-${line}`,
    code,
    promised: promisedOutput(code),
  }));
});

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  for (const { name, code } of blocks) writeFileSync(join(scratch, `${name}.ts`), `${code}\nexport {};\n`);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the guides', () => {
  it('have TypeScript blocks that compile', () => {
    const files = blocks.map(({ name }) => join(scratch, `${name}.ts`));
    expect(files.length).toBeGreaterThan(10);
    expect(compileComplaints(files)).toEqual([]);
  }, 120_000);

  it('name error codes that some package has', () => {
    const sources = publishedPackages.flatMap(({ path }) => filesBelow(join(path, 'src'), ['.ts']));
    const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    const named = guides.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bERR_[A-Z0-9_]+/g)]);
    expect(named.length).toBeGreaterThan(20);
    // `ERR_HEADERS_…` stands for every code that begins so.
    const unknown = named
      .map(([name]) => name)
      .filter((name) => !code.includes(`'${name}${name.endsWith('_') ? '' : "'"}`));
    expect(unknown).toEqual([]);
  });

  it.each(blocks.filter(({ promised }) => promised.length > 0))(
    '$place runs and prints what it says',
    async ({ name, code, promised }) => {
      const { code: script } = await transform(code, { loader: 'ts', format: 'esm', target: 'node20' });
      const file = join(scratch, `${name}.mjs`);
      writeFileSync(file, script);
      const { stdout } = await execute(process.execPath, [file], { cwd: folder, timeout: 60_000 });
      expect(stdout.trimEnd().split('\n')).toEqual(promised);
    },
    90_000,
  );
});
