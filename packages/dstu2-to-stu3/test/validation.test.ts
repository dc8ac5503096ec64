import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@ers-kit/fhir/stu3';
import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { toStu3 } from '../src/index.js';
import type { Json } from './support.js';

/** Findings of the validator that no issue of the mapper is about. */
function unexplained(source: unknown): string[] {
  const { resource, issues } = toStu3(source);
  const isErs = JSON.stringify(resource).includes('fhir.nhs.uk/STU3/');
  const said = issues
    .filter(({ code }) => code !== 'dropped')
    .map(({ targetPath, sourcePath }) => targetPath ?? sourcePath);
  return validate(resource, { mode: isErs ? 'response' : 'base' })
    .issues.filter(({ severity, rule }) => severity === 'error' && rule !== 'resource-type')
    .map(({ path }) => path.replace(/^[A-Z]\w+\.?/, ''))
    .filter(
      (path) =>
        !said.some(
          (target) =>
            target === path ||
            target.startsWith(`${path}.`) ||
            target.replace(/\.?extension$/, '') === path.replace(/\.?extension$/, ''),
        ),
    );
}

describe('results are valid STU3, but for what is said to be missing', () => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  it.each(
    readdirSync(fixtures).filter((file) => !file.includes('.stu3.') && file !== 'outcome-draft.dstu2.json'),
  )('%s', (file) => {
    expect(unexplained(JSON.parse(readFileSync(join(fixtures, file), 'utf8')))).toEqual([]);
  });
});

const folder = nhsFolder();

describe.skipIf(!folder)(`published examples become valid STU3 (${nhsFolderMissing} when skipped)`, () => {
  const files = [join(folder ?? '', '../fhir-examples/dstu2'), join(folder ?? '', 'examples-dstu2')]
    .filter((path) => existsSync(path))
    .flatMap((path) => [...readJsonFiles(path)])
    .filter(([, source]) => (source as Json)['resourceType'] !== undefined);

  it.each(files)('%s', (_file, source) => {
    expect(unexplained(source)).toEqual([]);
  });
});
