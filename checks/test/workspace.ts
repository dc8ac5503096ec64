import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's root folder. */
export const root = dirname(dirname(import.meta.dirname));

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly license?: string;
  readonly sideEffects?: boolean;
  readonly files?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly exports?: Record<string, string | { readonly types?: string; readonly default?: string }>;
  readonly publishConfig?: { readonly provenance?: boolean };
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

export interface Member {
  /** The name of its folder, such as `apim-headers`. */
  readonly folder: string;
  readonly path: string;
  readonly manifest: Manifest;
}

function membersOf(folder: string): Member[] {
  return readdirSync(join(root, folder)).map((name) => {
    const path = join(root, folder, name);
    return {
      folder: name,
      path,
      manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest,
    };
  });
}

const packages = membersOf('packages');

/** The packages that go to npm. */
export const publishedPackages = packages.filter(({ manifest }) => manifest.private !== true);

/** Everything that has code: published packages, private ones, apps. */
export const members = [...packages, ...membersOf('apps')];

/** Every file below `folder` with one of the endings, as paths. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => !/(^|\/)(node_modules|dist|\.turbo|coverage|\.readme-check|\.example-check)(\/|$)/.test(file),
    )
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => join(folder, file))
    .toSorted();
}
