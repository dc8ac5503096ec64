import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  documentationComplaints,
  errorCodesOf,
  examplesOf,
  exportsOf,
  parseDocComment,
} from './documentation.js';

/** TypeScript's own declarations, parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();
const options: ts.CompilerOptions = { lib: ['lib.es2022.d.ts'], target: ts.ScriptTarget.ES2022, types: [] };

/** The complaints about a module, under the name of each export. */
function complaintsAbout(source: string): Record<string, string[]> {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, target) => {
    if (file === 'made-up.ts') return ts.createSourceFile(file, source, target, true);
    if (!libraries.has(file)) libraries.set(file, getSourceFile(file, target));
    return libraries.get(file);
  };
  const program = ts.createProgram(['made-up.ts'], { ...options, strict: true }, host);
  const checker = program.getTypeChecker();
  const exports = exportsOf(checker, program.getSourceFile('made-up.ts')!, (file) => file === 'made-up.ts');
  const codes = new Set(errorCodesOf(checker, exports));
  const names = new Set(exports.map(({ name }) => name));
  return Object.fromEntries(
    exports
      .filter(({ name }) => !name.endsWith('Code'))
      .map((item) => [item.name, documentationComplaints(checker, item, codes, names)]),
  );
}

const example = (name: string): string => ` * @example\n * \`\`\`ts\n * ${name};\n * \`\`\``;
const codes = `export type MadeUpErrorCode = 'ERR_MADE_UP' | 'ERR_OTHER';\n`;

describe('the rules for documentation', () => {
  it('find an export without a comment, of each kind', () => {
    const source =
      'export function f() {}\nexport const c = 1;\nexport type T = 1;\nexport interface I {}\nexport class C {}';
    const none = ['has no summary'];
    expect(complaintsAbout(source)).toEqual({ f: none, c: none, T: none, I: none, C: none });
  });

  it.each([
    ['a comment of tags alone', `/**\n${example('f')}\n */\nexport const f = 1;`, 'has no summary'],
    ['no example', '/** One. */\nexport const f = 1;', 'has no @example with a ts block'],
    [
      'an example in words',
      '/**\n * One.\n *\n * @example Add one.\n */\nexport const f = 1;',
      'has no @example with a ts block',
    ],
    [
      'an example of something else',
      `/**\n * One.\n *\n${example('other.fs')}\n */\nexport const f = 1;`,
      'has an @example that does not use it',
    ],
    [
      'a parameter left dark',
      `/**\n * Sends.\n *\n * @param a - The first.\n${example('f')}\n */\nexport function f(a: string, b: number): void {}`,
      'does not explain its parameter b',
    ],
    [
      'a parameter named and not explained',
      `/**\n * Sends.\n *\n * @param a\n${example('f')}\n */\nexport function f(a: string): void {}`,
      'does not explain its parameter a',
    ],
    [
      'a result left dark',
      `/**\n * Counts.\n *\n${example('f')}\n */\nexport function f(): number { return 1; }`,
      'does not explain what it returns',
    ],
    [
      'a promise of a result left dark',
      `/**\n * Counts.\n *\n${example('f')}\n */\nexport async function f(): Promise<number> { return 1; }`,
      'does not explain what it returns',
    ],
    [
      'a throw that is not told',
      `/**\n * Throws.\n *\n${example('f')}\n */\nexport function f(): void { if (f) throw new Error(); }`,
      'can throw, and has no @throws',
    ],
    [
      'a throw that is not told, of a function that is called',
      `const g = (): never => { throw new Error(); };\n/**\n * Throws.\n *\n${example('f')}\n */\nexport function f(): void { if (f) g(); }`,
      'can throw, and has no @throws',
    ],
    [
      'a throw that is not told, of a callback',
      `/**\n * Throws.\n *\n${example('f')}\n */\nexport function f(): void { [1].forEach(() => { throw f; }); }`,
      'can throw, and has no @throws',
    ],
    [
      'a throw without a code',
      `/**\n * Throws.\n *\n * @throws An error.\n${example('f')}\n */\nexport function f(): void {}`,
      'has a @throws without a code',
    ],
    [
      'a code that does not exist',
      `/**\n * Throws.\n *\n * @throws \`ERR_MADE_UP\` or \`ERR_MADE\`.\n${example('f')}\n */\nexport function f(): void {}`,
      'names ERR_MADE, which is no code of the package',
    ],
    [
      'a link of a member to what is not exported',
      `/**\n * Has.\n *\n${example('f')}\n */\nexport interface f {\n  /** See {@link f}, {@link g}. */\n  a: 1;\n}`,
      'links to g, which its package does not export',
    ],
  ])('find %s', (_, source, complaint) => {
    expect(complaintsAbout(codes + source)).toEqual({ f: [complaint] });
  });

  it.each([
    ['a constant', `/**\n * One.\n *\n${example('f')}\n */\nexport const f = 1;`],
    [
      'a function whose types have names',
      `interface A {}\n/**\n * Sends.\n *\n${example('f')}\n */\nexport function f(a: A | undefined): Promise<A> { return Promise.resolve(a!); }`,
    ],
    [
      'a type guard',
      `/**\n * Whether it is one.\n *\n${example('f')}\n */\nexport function f(value: unknown): value is 1 { return value === 1; }`,
    ],
    [
      'a function with every tag',
      `/**\n * Counts.\n *\n * @param a - The text.\n * @returns The count.\n * @throws \`ERR_OTHER\` without a text.\n${example('f')}\n */\nexport function f(a: string): number { throw a; }`,
    ],
    [
      'a function that catches what is thrown',
      `function g() { throw g; }\n/**\n * Tries.\n *\n${example('f')}\n */\nexport function f(): void { try { g(); } catch {} }`,
    ],
    [
      'a factory whose method throws',
      `/**\n * Makes one.\n *\n * @returns One.\n${example('f')}\n */\nexport function f(): { g(): void } { return { g() { throw f; } }; }`,
    ],
    [
      'a summary that names the result',
      `/**\n * The count.\n *\n${example('f')}\n */\nexport function f(): number { return 1; }`,
    ],
  ])('have nothing against %s', (_, source) => {
    expect(complaintsAbout(codes + source)).toEqual({ f: [] });
  });

  it('leave out what is declared elsewhere', () => {
    expect(complaintsAbout("export type { CompilerOptions } from 'typescript';")).toEqual({});
  });

  it('take no tag from inside a code fence, and see every example', () => {
    const comment = parseDocComment(
      '/**\n * Sum.\n *\n * @example\n * ```ts\n * @decorated\n * class A {}\n * ```\n * @example\n * Words first:\n * ```ts\n * b();\n * ```\n */',
    );
    expect(comment.tags.map(({ name }) => name)).toEqual(['example', 'example']);
    expect(examplesOf(comment).map(({ code }) => code)).toEqual(['@decorated\nclass A {}\n', 'b();\n']);
  });
});
