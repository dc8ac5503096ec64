import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNhsNumber } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { projectFiles } from './project-files.js';
import { publishedPackages, filesBelow, root } from './workspace.js';

const tracked = projectFiles(/\.(ts|mts|js|mjs|json|jsonc|md|yml|yaml|sh|njk|html)$|^\.ci\/run$/);

const findAll = (pattern: RegExp, files: readonly string[]): string[] =>
  files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => (pattern.test(text) ? [`${file}:${index + 1}`] : [])),
  );

const sources = publishedPackages.flatMap(({ path, folder }) =>
  filesBelow(join(path, 'src'), ['.ts']).map((file) => ({ folder, file: file.slice(root.length + 1) })),
);

/** What happens to have a valid check digit and is none: the first integer that 32 bits do not hold. */
const otherNumbers = new Set(['2147483648']);

describe('house rules', () => {
  it('no file holds a path of one machine, or the address of a package registry', () => {
    const pattern = /\/home\/[a-z]|(?<!realms)\/root\/|registry[.]npmjs|deb[.]debian|bash_jobs/;
    expect(
      findAll(
        pattern,
        tracked.filter((file) => !file.endsWith('house.test.ts')),
      ),
    ).toEqual([]);
  });

  it('only environments reads the process environment', () => {
    const others = sources.filter(({ folder }) => folder !== 'environments').map(({ file }) => file);
    expect(findAll(/process\.env\b/, others)).toEqual([]);
  });

  it('an NHS number in the project is from the 999 test range', () => {
    const quoted = /['"`>](\d{10})['"`<]/g;
    const real = tracked.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(quoted)]
        .map(([, digits]) => digits!)
        .filter((digits) => isNhsNumber(digits) && !digits.startsWith('999') && !otherNumbers.has(digits))
        .map((digits) => `${file}: ${digits}`),
    );
    expect(real).toEqual([]);
  });

  // A list of re-exports is as long as what it lists.
  it.each(sources.filter(({ file }) => !file.endsWith('/index.ts')))(
    '$file stays within 300 lines',
    ({ file }) => {
      expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(301);
    },
  );
});
