import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName, safeFileNames } from '../src/index.js';

describe('safeFileName', () => {
  it.each([
    ['Referral letter.pdf', 'Referral letter.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/etc/', undefined],
    ['..', undefined],
    ['', undefined],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['Lpt1.tar.gz', 'Lpt1_.tar.gz'],
    ['console.log', 'console.log'],
    ['name.pdf. . ', 'name.pdf'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a\ud800b.txt', 'ab.txt'],
    [`${'é'.repeat(127)}a.`, `${'é'.repeat(127)}a`],
    ['é'.repeat(200), 'é'.repeat(127)],
    ['😀'.repeat(100), '😀'.repeat(63)],
  ])('%j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });
});

describe('safeFileNames', () => {
  it.each([
    [
      ['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf'],
      ['a.pdf', 'A (2).pdf', 'a (3).pdf', 'a (2) (2).pdf'],
    ],
    [
      [undefined, '', '..', '/'],
      ['file', 'file (2)', 'file (3)', 'file (4)'],
    ],
    [
      ['caf\u00e9.txt', 'cafe\u0301.txt'],
      ['caf\u00e9.txt', 'cafe\u0301 (2).txt'],
    ],
    [
      ['../x/a', 'y\\a'],
      ['a', 'a (2)'],
    ],
  ])('%j', (names, expected) => {
    expect(safeFileNames(names)).toEqual(expected);
  });

  it('gives as many files in one folder as there are names, whatever they are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ers-kit-names-'));
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('../a', 'a', 'A', 'a (2)', 'a'.repeat(300), `${'é'.repeat(200)}.pdf`),
    );
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (names) => {
          const safe = safeFileNames(names);
          for (const name of safe) {
            expect(resolve(folder, name)).toBe(join(folder, name));
            await writeFile(join(folder, name), '');
          }
          expect((await readdir(folder)).length).toBe(names.length);
          for (const name of safe) await rm(join(folder, name));
        }),
        { numRuns: 60 },
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
