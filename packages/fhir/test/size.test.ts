import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';

/** The minified bytes that an application takes on for some exports, after tree-shaking. */
async function bytesOf(names: readonly string[], release = 'stu3'): Promise<number> {
  const entry = fileURLToPath(new URL(`../src/${release}/index.ts`, import.meta.url));
  const result = await build({
    stdin: { contents: `export { ${names.join(', ')} } from ${JSON.stringify(entry)};`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return result.outputFiles[0]?.contents.length ?? Number.NaN;
}

const noReader =
  /^(is|validate|default$)|Parameters$|^(book|defer|cancel)Appointment$|^documentReference$|^shortlistList$|^FhirError$/;

const readersOf = (module: object): string[] =>
  Object.entries(module)
    .filter(
      ([name, value]) => typeof value === 'function' && (!noReader.test(name) || name.startsWith('read')),
    )
    .map(([name]) => name);

describe('size, minified after tree-shaking', { timeout: 60_000 }, () => {
  it.each([
    ['stu3', 'validate', 80_000],
    ['r4', 'validate', 80_000],
    ['stu3', 'validateReferralRequest', 25_000],
    ['stu3', 'validateWorklist', 25_000],
    ['stu3', 'validateCommunicationRequest', 25_000],
    ['r4', 'validateHealthcareServiceBundle', 25_000],
  ])('%s %s is under %d bytes', async (release, name, limit) => {
    expect(await bytesOf([name], release)).toBeLessThan(limit);
  });

  const validators = Object.entries({ stu3, r4 }).flatMap(([release, module]) =>
    Object.keys(module)
      .filter((name) => /^validate[A-Z]/.test(name))
      .map((name) => [release, name] as const),
  );

  it('every profile’s own validator is under 25 kB', async () => {
    const sizes = await Promise.all(
      validators.map(async ([release, name]) => ({ name, bytes: await bytesOf([name], release) })),
    );
    expect(sizes.length).toBeGreaterThan(40);
    expect(sizes.filter(({ bytes }) => !(bytes < 25_000))).toEqual([]);
  });

  it.each([
    ['stu3', stu3],
    ['r4', r4],
  ])('every reader of %s is under 1 kB', async (release, module) => {
    const sizes = await Promise.all(
      readersOf(module).map(async (name) => ({ name, bytes: await bytesOf([name], release) })),
    );
    expect(sizes.length).toBeGreaterThan(9);
    expect(sizes.filter(({ bytes }) => !(bytes < 1_000))).toEqual([]);
  });

  it('types add nothing', async () => {
    const contents = ['stu3', 'r4']
      .map((release) => fileURLToPath(new URL(`../src/${release}/index.ts`, import.meta.url)))
      .map((entry, index) => {
        const types = index === 0 ? 'ErsReferralRequest, CodeOf, WorklistItem' : 'ErsHealthcareService';
        return `import type { ${types} } from ${JSON.stringify(entry)}; export type T${index} = [${types.replace('CodeOf', "CodeOf<'priority'>")}];`;
      })
      .join('\n');
    const result = await build({
      stdin: { contents, loader: 'ts', resolveDir: '.' },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    expect(result.outputFiles[0]?.text).toBe('');
  });

  it('nothing stays of what is not used', async () => {
    expect(await bytesOf(['presentValue'])).toBeLessThan(150);
    expect(await bytesOf(['isReferralRequest'])).toBeLessThan(300);
  });
});
