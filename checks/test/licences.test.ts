import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isAllowedLicence, refusedLicences } from './licences.js';
import { publishedPackages } from './workspace.js';

describe('licences of run-time dependencies', () => {
  it.each(publishedPackages)('$folder has only MIT, ISC, BSD and Apache 2.0', ({ path }) => {
    expect(refusedLicences(path)).toEqual([]);
  });
});

describe('isAllowedLicence', () => {
  it.each([
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    '(MIT OR GPL-3.0-only)',
    'GPL-3.0-only OR MIT',
    'MIT AND (BSD-3-Clause OR GPL-2.0-only)',
    'GPL-3.0-only AND CC0-1.0 OR MIT',
  ])('allows %s', (licence) => {
    expect(isAllowedLicence(licence)).toBe(true);
  });

  it.each([
    'GPL-3.0-only',
    '0BSD',
    'MIT AND GPL-3.0-only',
    'GPL-3.0-only AND MIT OR CC0-1.0',
    '(MIT OR ISC) AND GPL-2.0-only',
    'Apache-2.0 WITH LLVM-exception',
    'SEE LICENSE IN LICENSE.md',
    'UNLICENSED',
    'mit',
    '',
    undefined,
    { type: 'MIT' },
  ])('refuses %j', (licence) => {
    expect(isAllowedLicence(licence)).toBe(false);
  });
});

describe('refusedLicences, in a made-up project', () => {
  const root = mkdtempSync(join(tmpdir(), 'ers-kit-licences-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function install(folder: string, manifest: object): void {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest));
  }

  it('names each offender and the way to it', () => {
    install('app', {
      name: 'app',
      version: '1.0.0',
      dependencies: { good: '1.0.0', gone: '1.0.0' },
      peerDependencies: { asked: '1.0.0', absent: '1.0.0' },
      peerDependenciesMeta: { asked: { optional: true }, absent: { optional: true } },
      devDependencies: { tool: '1.0.0' },
    });
    install('app/node_modules/good', {
      name: 'good',
      version: '1.2.3',
      license: 'MIT',
      dependencies: { bad: '4.0.0', good: '1.2.3' },
    });
    install('app/node_modules/good/node_modules/bad', {
      name: 'bad',
      version: '4.5.6',
      license: 'AGPL-3.0-only',
    });
    install('app/node_modules/asked', { name: 'asked', version: '7.0.0' });
    install('app/node_modules/tool', { name: 'tool', version: '1.0.0', license: 'GPL-3.0-only' });
    expect(refusedLicences(join(root, 'app'))).toEqual([
      'app > good@1.2.3 > bad@4.5.6 has the licence "AGPL-3.0-only"',
      'app > gone is not installed, so its licence is not known',
      'app > asked@7.0.0 has the licence none',
    ]);
  });
});
