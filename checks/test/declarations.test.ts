import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { publishedPackages, root, type Member } from './workspace.js';

const declarationsOf = ({ path, manifest }: Member): string[] =>
  Object.values(manifest.exports ?? {})
    .flatMap((target) => (typeof target === 'string' ? [] : [target.types ?? '']))
    .filter((file) => file !== '')
    .map((file) => join(path, file));

/** Everything that TypeScript has against the packages' own declarations in a project with these libraries. */
function complaints(lib: string[]): string[] {
  const program = ts.createProgram(publishedPackages.flatMap(declarationsOf), {
    lib: lib.map((name) => `lib.${name}.d.ts`),
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
  });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => /\/packages\/[^/]+\/dist\//.test(fileName))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ file, messageText }) => {
      const place = relative(root, file?.fileName ?? '');
      return `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

describe('the declarations of the packages', () => {
  it('are built', () => {
    const files = publishedPackages.flatMap(declarationsOf);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(publishedPackages.length);
  });

  it.each([
    ['with the DOM library', ['es2023', 'dom', 'dom.iterable']],
    ['without the DOM library', ['es2023']],
  ])(
    'compile %s',
    (_, lib) => {
      expect(complaints(lib)).toEqual([]);
    },
    120_000,
  );
});
