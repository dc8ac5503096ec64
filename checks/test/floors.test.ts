import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, members, publishedPackages, root, type Member } from './workspace.js';

/** Who may import whom: a package imports only from lower floors. */
const floors: Record<string, number> = {
  internal: -1,
  environments: 0,
  operations: 0,
  fhir: 0,
  'apim-headers': 1,
  'dstu2-to-stu3': 1,
  'cis2-auth': 1,
  'apim-auth': 1,
  client: 2,
  hscn: 2,
  simulator: 3,
};

const appFloor = 4;
const floorOf = ({ folder, path }: Member): number =>
  floors[folder] ?? (path.includes('/apps/') ? appFloor : Number.NaN);

function importsOf(member: Member): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of filesBelow(join(member.path, 'src'), ['.ts'])) {
    const source = readFileSync(file, 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*\*).*$/gm, '');
    for (const [, specifier] of source.matchAll(
      /\b(?:from|import|import\(|require\.resolve\()\s*'([^'.][^']*)'/g,
    )) {
      const name = specifier!
        .split('/')
        .slice(0, specifier!.startsWith('@') ? 2 : 1)
        .join('/');
      found.set(name, relative(root, file));
    }
  }
  return found;
}

describe('floors', () => {
  it.each(members)('$folder has a floor', (member) => {
    expect(floorOf(member)).not.toBeNaN();
  });

  it.each(members)('$folder imports only from floors below it', (member) => {
    const tooHigh = [...importsOf(member)]
      .filter(([name]) => name.startsWith('@ers-kit/'))
      .map(([name, file]) => ({ name, file, other: floors[name.slice('@ers-kit/'.length)] ?? Number.NaN }))
      .filter(({ other }) => !(other < floorOf(member)));
    expect(tooHigh).toEqual([]);
  });

  it.each(members)(
    '$folder declares everything that its source imports, and imports what it declares',
    (member) => {
      const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = member.manifest;
      const declared = { ...dependencies, ...peerDependencies };
      // Taken in at build time, or types that no declaration of the package mentions.
      const atBuildTime = ['@ers-kit/internal', '@types/fhir'].filter((name) => name in devDependencies);
      const typesOnly = (name: string): string => (name === 'fhir' ? '@types/fhir' : name);
      const imported = [...importsOf(member).keys()]
        .filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))
        .map(typesOnly)
        .filter((name) => name !== member.manifest.name);
      expect(imported.filter((name) => !(name in declared) && !atBuildTime.includes(name))).toEqual([]);
      expect(Object.keys(declared).filter((name) => !imported.includes(name))).toEqual([]);
    },
  );

  it.each(publishedPackages)('$folder is described as every package is', ({ manifest }) => {
    expect(manifest).toMatchObject({
      type: 'module',
      license: 'MIT',
      sideEffects: false,
      files: ['dist'],
      engines: { node: '>=20.19' },
      publishConfig: { provenance: true },
    });
    expect(manifest.exports).toHaveProperty(['./package.json'], './package.json');
    for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
      if (entry !== './package.json') expect(Object.keys(target)).toEqual(['types', 'default']);
    }
  });
});
