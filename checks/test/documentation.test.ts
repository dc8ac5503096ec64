import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { compileComplaints, compilerOptions } from './compile.js';
import {
  documentationComplaints,
  errorCodesOf,
  examplesOf,
  exportsOf,
  type Export,
} from './documentation.js';
import { promisedOutput } from './readme-blocks.js';
import { publishedPackages, root, type Member } from './workspace.js';

const execute = promisify(execFile);
/** The source of each entry point: `./dist/stu3/index.d.ts` is built from `src/stu3/index.ts`. */
const entriesOf = ({ path, manifest }: Member): string[] =>
  Object.values(manifest.exports ?? {})
    .flatMap((target) => (typeof target === 'string' ? [] : [target.types ?? '']))
    .map((file) => join(path, file.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts')));

interface Example {
  readonly folder: string;
  readonly name: string;
  /** Where it is written, below the packages' own scratch folders. */
  readonly file: string;
  readonly code: string;
}

const scratchOf = (folder: string): string => join(root, 'packages', folder, '.example-check');
afterAll(() => {
  for (const { folder } of publishedPackages) rmSync(scratchOf(folder), { recursive: true, force: true });
});

const program = ts.createProgram(publishedPackages.flatMap(entriesOf), compilerOptions);
const checker = program.getTypeChecker();

const exportsByFolder = new Map(
  publishedPackages.map((member): [string, Export[]] => {
    const isOwn = (file: string): boolean =>
      file.startsWith(join(member.path, 'src/')) || file.startsWith(join(root, 'packages/internal/'));
    const all = entriesOf(member).flatMap((file) => exportsOf(checker, program.getSourceFile(file)!, isOwn));
    return [member.folder, [...new Map(all.map((item) => [item.node, item])).values()]];
  }),
);

/** The codes of a package and of those that it depends on, whose errors come through it. */
function codesOf({ folder, manifest }: Member): Set<string> {
  const names = Object.keys(manifest.dependencies ?? {});
  const folders = publishedPackages.filter((other) => names.includes(other.manifest.name));
  return new Set(
    [folder, ...folders.map((other) => other.folder)].flatMap((name) =>
      errorCodesOf(checker, exportsByFolder.get(name) ?? []),
    ),
  );
}

const examples = publishedPackages.flatMap(({ folder }): Example[] =>
  exportsByFolder
    .get(folder)!
    .flatMap(({ name, comment }) => examplesOf(comment).map(({ code }) => ({ folder, name, code })))
    .map((example, index) => ({ ...example, file: join(scratchOf(folder), `${index}-${example.name}.ts`) })),
);

/** Runs the examples of a package that say what they print, one after the other, and returns what each prints. */
async function outputs(folder: string, said: readonly Example[]): Promise<string[]> {
  const scratch = scratchOf(folder);
  const modules = said.map(({ name, code }, index) => {
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: {
        ...compilerOptions,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        noEmit: false,
      },
    });
    writeFileSync(join(scratch, `${index}.mjs`), outputText);
    return { name, specifier: `./${index}.mjs` };
  });
  const lines = modules.map(
    ({ name, specifier }) =>
      `await import('${specifier}').catch((error) => console.log('${name} failed:', error));\nconsole.log('\\0');`,
  );
  writeFileSync(join(scratch, 'all.mjs'), lines.join('\n'));
  const { stdout } = await execute(process.execPath, ['all.mjs'], { cwd: scratch, timeout: 60_000 });
  return stdout.split('\0\n').slice(0, -1);
}

describe('the documentation of what packages export', () => {
  it.each(publishedPackages)('$folder: is there, for every export', (member) => {
    const exports = exportsByFolder.get(member.folder)!;
    const codes = codesOf(member);
    const names = new Set(exports.map(({ name }) => name));
    expect(exports.length).toBeGreaterThan(0);
    expect(
      exports.flatMap((item) =>
        documentationComplaints(checker, item, codes, names).map(
          (complaint) => `${relative(root, item.node.getSourceFile().fileName)}: ${item.name} ${complaint}`,
        ),
      ),
    ).toEqual([]);
  });

  it('has examples that compile, each on its own', () => {
    for (const { folder } of publishedPackages) mkdirSync(scratchOf(folder), { recursive: true });
    for (const { file, code } of examples) writeFileSync(file, `${code}\nexport {};\n`);
    expect(compileComplaints(examples.map(({ file }) => file))).toEqual([]);
  }, 120_000);

  it.each(publishedPackages)(
    '$folder: has examples that print what they say',
    async ({ folder }) => {
      const said = examples.filter(
        (example) => example.folder === folder && promisedOutput(example.code).length > 0,
      );
      mkdirSync(scratchOf(folder), { recursive: true });
      const printed = await outputs(folder, said);
      expect(said.map(({ name }, index) => `${name}\n${printed[index]}`)).toEqual(
        said.map(({ name, code }) => `${name}\n${promisedOutput(code).join('\n')}\n`),
      );
    },
    90_000,
  );
});
