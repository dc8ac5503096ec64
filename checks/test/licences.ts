import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** The licences that a run-time dependency may have: MIT, ISC, BSD of two and three clauses, Apache 2.0. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

interface DependencyManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
}

/** Whether a licence, as an SPDX expression, leaves a choice that is allowed. */
export function isAllowedLicence(expression: unknown): boolean {
  if (typeof expression !== 'string') return false;
  let rest = expression.replaceAll(/[^\s()]+/g, (word) =>
    ['AND', 'OR', 'WITH'].includes(word) ? word : allowed.has(word) ? '+' : '-',
  );
  for (let before = ''; rest !== before;) {
    before = rest;
    rest = rest
      .replace(/\(\s*([+-])\s*\)/, '$1')
      .replace(/([+-]) AND ([+-])/, (_, left, right) => (left === '+' && right === '+' ? '+' : '-'));
    // Only when no `AND` is left beside it: that binds more tightly.
    if (rest === before)
      rest = rest.replace(/(?<!AND )([+-]) OR ([+-])(?! AND)/, (_, left, right) =>
        left === '+' || right === '+' ? '+' : '-',
      );
  }
  return rest.trim() === '+';
}

/**
 * The run-time dependencies of a package, transitive ones included, whose licence is not allowed: one line for each,
 * with the way to it.
 */
export function refusedLicences(packageFolder: string): string[] {
  const seen = new Set<string>();
  const refused: string[] = [];

  function visit(folder: string, way: readonly string[]): void {
    const manifest = readManifest(folder);
    for (const name of runTimeDependencies(manifest)) {
      const found = findDependency(folder, name);
      if (found === undefined) {
        if (!isOptional(manifest, name))
          refused.push(`${[...way, name].join(' > ')} is not installed, so its licence is not known`);
        continue;
      }
      if (seen.has(found)) continue;
      seen.add(found);
      const { version, license } = readManifest(found);
      const next = [...way, `${name}@${version}`];
      if (!isAllowedLicence(license))
        refused.push(`${next.join(' > ')} has the licence ${JSON.stringify(license) ?? 'none'}`);
      visit(found, next);
    }
  }

  visit(realpathSync(packageFolder), [readManifest(packageFolder).name]);
  return refused;
}

const readManifest = (folder: string): DependencyManifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as DependencyManifest;

const runTimeDependencies = ({
  dependencies,
  optionalDependencies,
  peerDependencies,
}: DependencyManifest): string[] =>
  Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });

const isOptional = (
  { optionalDependencies = {}, peerDependenciesMeta = {} }: DependencyManifest,
  name: string,
): boolean => name in optionalDependencies || peerDependenciesMeta[name]?.optional === true;

/** The folder that Node would find a dependency in: the nearest `node_modules` upwards that has it. */
function findDependency(folder: string, name: string): string | undefined {
  for (let place = folder; place !== parse(place).root; place = dirname(place)) {
    const candidate = join(place, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}
