import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisedOutput } from './readme-blocks.mjs';
import { asFiles } from './tarballs.mjs';
import { attempt, must } from './temporary.mjs';

/** The compilers that users have, by the name that they are installed under. */
export const compilers = {
  'typescript-5.9': '5.9.3',
  'typescript-6': '6.0.3',
  'typescript-7': '7.0.2',
};

/** How users resolve modules. A bundler knows no CommonJS file beside the ESM ones, so that one is left out. */
export const resolutions = {
  NodeNext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
  Bundler: { module: 'Preserve', moduleResolution: 'Bundler' },
};

/**
 * Installs all tarballs, and what they take from their users (optional peers, Node's types), in an empty folder.
 *
 * @param {import('./tarballs.mjs').Tarball[]} tarballs
 * @param {string} folder
 * @param {Record<string, string>} [more] Other dependencies.
 */
export async function createConsumer(tarballs, folder, more = {}) {
  mkdirSync(folder, { recursive: true });
  const peers = Object.assign({}, ...tarballs.map(({ manifest }) => manifest.peerDependencies ?? {}));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...asFiles(tarballs), ...peers, ...more },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await must('install the tarballs in an empty folder', 'npm', ['install', ...flags], { cwd: folder });
}

/**
 * Writes what a user would write: every entry point imported and required, and each README's first example.
 *
 * @param {string} folder
 * @param {string[]} specifiers
 * @param {Map<string, string>} examples The code by the name of its file, without ending.
 */
export function writeSources(folder, specifiers, examples) {
  const source = join(folder, 'source');
  mkdirSync(source, { recursive: true });
  const names = specifiers.map((_, index) => `entry${index}`);
  const all = `export const entries = [${names.join(', ')}];\n`;
  const lines = (line) => names.map((name, index) => line(name, JSON.stringify(specifiers[index]))).join('');
  writeFileSync(
    join(source, 'esm.ts'),
    `${lines((name, from) => `import * as ${name} from ${from};\n`)}${all}`,
  );
  writeFileSync(
    join(source, 'common.cts'),
    `${lines((name, from) => `import ${name} = require(${from});\n`)}${all}`,
  );
  for (const [name, code] of examples) writeFileSync(join(source, `${name}.ts`), `${code}\nexport {};\n`);
}

/** Compiles the sources, the packages' own declarations included, and resolves to what the compiler says. */
export async function compile(folder, compiler, resolution, { outDir } = {}) {
  const config = join(folder, `tsconfig.${compiler}.${resolution}.json`);
  const compilerOptions = {
    ...resolutions[resolution],
    target: 'ES2022',
    lib: ['ES2023'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    rootDir: 'source',
    ...(outDir === undefined ? { noEmit: true } : { outDir }),
  };
  const exclude = resolution === 'Bundler' ? ['source/*.cts'] : [];
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['source'], exclude }));
  return attempt(process.execPath, [join('node_modules', compiler, 'bin', 'tsc'), '--project', config], {
    cwd: folder,
  });
}

/** Runs a compiled example, and resolves to what is wrong with it, or to nothing. */
export async function runExample(folder, outDir, name, code, node = process.execPath) {
  const result = await attempt(node, [join(outDir, `${name}.js`)], { cwd: folder });
  if (result.code !== 0) return result.output;
  const promised = promisedOutput(code).join('\n');
  return promised === '' || result.output.trimEnd() === promised
    ? undefined
    : `It should print:\n${promised}\nIt printed:\n${result.output.trimEnd()}`;
}
