import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ratioOf, spreadOf } from './measure.js';
import type { ImportRow, SizeRow } from './results.js';

const execute = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/** What the packages are compared with: the two libraries that a user would otherwise start from. */
const others = ['openid-client', 'fhir-kit-client'] as const;

/** The modules that applications import, lowest floor first. */
export const modules: readonly string[] = [
  ...[
    'environments',
    'operations',
    'fhir/stu3',
    'fhir/r4',
    'apim-headers',
    'dstu2-to-stu3',
    'cis2-auth',
    'apim-auth',
    'client',
    'hscn',
    'simulator',
  ].map((name) => `@ers-kit/${name}`),
  ...others,
];

/** Imports each module in processes of their own, by turns. The start of Node is not counted. */
export async function measureImports(rounds: number): Promise<ImportRow[]> {
  const times = modules.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, module] of modules.entries()) {
      const time = await importTime(module);
      // The first round brings the files into memory.
      if (round >= 0) times[index]!.push(time);
    }
  }
  const [openidClient, fhirKitClient] = others.map((name) => times[modules.indexOf(name)]!);
  return modules.map((module, index) => ({
    module,
    time: spreadOf(times[index]!),
    besideOpenidClient: ratioOf(times[index]!, openidClient!),
    besideFhirKitClient: ratioOf(times[index]!, fhirKitClient!),
  }));
}

async function importTime(module: string): Promise<number> {
  const script = `const start = performance.now(); await import('${module}'); process.stdout.write(String(performance.now() - start)); process.exit();`;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: here,
  });
  return Number(stdout);
}

/** Bundles and minifies each module with esbuild: with what it imports, and alone. */
export async function measureSizes(): Promise<SizeRow[]> {
  return Promise.all(
    modules.map(async (module) => {
      const [bundled, own] = await Promise.all([minify(module, true), minify(module, false)]);
      return { module, bundled: bundled.length, compressed: gzipSync(bundled).length, own: own.length };
    }),
  );
}

async function minify(module: string, withImports: boolean): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(module))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: withImports ? 'bundle' : 'external',
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0]!.contents;
}
