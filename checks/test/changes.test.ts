import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unannouncedSince, unannouncedSinceRelease } from '../../scripts/lib/changes.mjs';
import { members, root } from './workspace.js';

describe('the changesets of the project', () => {
  it('name each package that changed since its last release', () => {
    expect(unannouncedSinceRelease(), 'run `changeset`, and commit the file that it writes').toEqual([]);
  });

  it('leave out the apps, which are private', () => {
    const { ignore } = JSON.parse(readFileSync(join(root, '.changeset', 'config.json'), 'utf8')) as {
      ignore: string[];
    };
    const apps = members.filter(({ path }) => path.includes('/apps/'));
    expect(apps.filter(({ manifest }) => manifest.private !== true)).toEqual([]);
    expect(apps.map(({ manifest }) => manifest.name).toSorted()).toEqual(ignore);
  });
});

describe('the check of changesets, in a made-up project', () => {
  let folder: string;

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  function write(file: string, content: string | object): void {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  }

  function commit(): string {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change');
    return git('rev-parse', 'HEAD');
  }

  const manifest = (name: string, version: string): object => ({
    name: `@made-up/${name}`,
    version,
    dependencies: { left: 'catalog:' },
    exports: {},
  });
  const announce = (name: string, bump = 'minor', text = 'It does more.'): void =>
    write(`.changeset/${name}.md`, `---\n'@made-up/${name}': ${bump}\n---\n\n${text}\n`);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ers-kit-changes-'));
    git('init', '--quiet', '--initial-branch=main');
    write('.changeset/config.json', { baseBranch: 'main' });
    write('pnpm-workspace.yaml', 'packages:\n  - packages/*\ncatalog:\n  left: 1.0.0\n');
    write('packages/internal/package.json', { name: '@made-up/internal', private: true });
    write('packages/internal/src/index.ts', 'export {};\n');
    for (const name of ['one', 'two']) {
      write(`packages/${name}/package.json`, manifest(name, '1.0.0'));
      write(`packages/${name}/src/index.ts`, 'export {};\n');
    }
    commit();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const changes: [string, () => void, string][] = [
    [
      'its source',
      () => write('packages/one/src/index.ts', 'export const a = 1;\n'),
      'packages/one/src/index.ts',
    ],
    ['a new file', () => write('packages/one/src/new.ts', 'export {};\n'), 'packages/one/src/new.ts'],
    ['its README', () => write('packages/one/README.md', '# one\n'), 'packages/one/README.md'],
    [
      'its package.json',
      () => write('packages/one/package.json', { ...manifest('one', '1.0.0'), engines: { node: '>=22' } }),
      'packages/one/package.json',
    ],
    [
      'a dependency',
      () => {
        write('pnpm-workspace.yaml', 'packages:\n  - packages/*\ncatalog:\n  left: 2.0.0\n');
        announce('two');
      },
      'left in pnpm-workspace.yaml',
    ],
  ];

  it('accepts a project in which nothing changed after the release', () => {
    expect(unannouncedSinceRelease(folder)).toEqual([]);
    expect(unannouncedSince(undefined, folder)).toEqual([]);
  });

  it.each(changes)(
    'refuses a change of %s, uncommitted and committed, until it is announced',
    (_, change, file) => {
      const release = git('rev-parse', 'HEAD');
      change();
      const refusal = `@made-up/one changed since 1.0.0, and no changeset says so: ${file}.`;
      expect(unannouncedSinceRelease(folder)).toEqual([refusal]);
      expect(unannouncedSince(undefined, folder)).toEqual([refusal.replace('1.0.0', release.slice(0, 10))]);
      commit();
      expect(unannouncedSinceRelease(folder)).toEqual([refusal]);
      expect(unannouncedSince(release, folder)).toEqual([refusal.replace('1.0.0', release.slice(0, 10))]);
      announce('one');
      expect(unannouncedSinceRelease(folder)).toEqual([]);
      expect(unannouncedSince(release, folder)).toEqual([]);
    },
  );

  it.each([
    ['a test', () => write('packages/one/test/one.test.ts', 'export {};\n')],
    [
      'what only the project uses',
      () =>
        write('packages/one/package.json', {
          ...manifest('one', '1.0.0'),
          devDependencies: { right: '1.0.0' },
        }),
    ],
  ])('asks for no changeset for %s', (_, change) => {
    change();
    expect(unannouncedSinceRelease(folder)).toEqual([]);
    expect(unannouncedSince(undefined, folder)).toEqual([]);
  });

  it('asks for a first changeset of a package that was never released', () => {
    write('packages/one/package.json', manifest('one', '0.0.0'));
    commit();
    expect(unannouncedSinceRelease(folder)).toEqual([
      '@made-up/one was never released, and no changeset names it.',
    ]);
    announce('one');
    expect(unannouncedSinceRelease(folder)).toEqual([]);
  });

  it('does not take a changeset of earlier work for one of this', () => {
    announce('one');
    commit();
    git('switch', '--quiet', '--create', 'work');
    write('packages/one/src/index.ts', 'export const a = 1;\n');
    commit();
    expect(unannouncedSinceRelease(folder)).toEqual([]);
    expect(unannouncedSince(undefined, folder)).toEqual([
      expect.stringMatching(/^@made-up\/one changed since [0-9a-f]{10}, and no changeset says so/),
    ]);
    announce('one', 'minor', 'It does that, and this.');
    expect(unannouncedSince(undefined, folder)).toEqual([]);
  });

  it('accepts a release, before and after its commit', () => {
    const start = git('rev-parse', 'HEAD');
    write('packages/one/src/index.ts', 'export const a = 1;\n');
    announce('one');
    commit();
    rmSync(join(folder, '.changeset', 'one.md'));
    write('packages/one/package.json', manifest('one', '1.1.0'));
    write('packages/one/CHANGELOG.md', '# @made-up/one\n\n## 1.1.0\n');
    expect([...unannouncedSinceRelease(folder), ...unannouncedSince(undefined, folder)]).toEqual([]);
    commit();
    expect([...unannouncedSinceRelease(folder), ...unannouncedSince(start, folder)]).toEqual([]);
    write('packages/one/src/index.ts', 'export const a = 2;\n');
    expect(unannouncedSinceRelease(folder)).toEqual([
      '@made-up/one changed since 1.1.0, and no changeset says so: packages/one/src/index.ts.',
    ]);
  });

  it('asks that some changeset announces a change of what packages take in', () => {
    write('packages/internal/src/index.ts', 'export const a = 1;\n');
    expect(unannouncedSince(undefined, folder)).toEqual([
      expect.stringMatching(
        /^What the packages share changed since .*: packages\/internal\/src\/index\.ts\.$/,
      ),
    ]);
    announce('two', 'patch');
    expect(unannouncedSince(undefined, folder)).toEqual([]);
  });

  it('takes what was announced and released in the same work for announced', () => {
    const start = git('rev-parse', 'HEAD');
    write('packages/internal/src/index.ts', 'export const a = 1;\n');
    announce('two', 'patch');
    commit();
    rmSync(join(folder, '.changeset', 'two.md'));
    write('packages/two/package.json', manifest('two', '1.0.1'));
    expect(unannouncedSince(start, folder)).toEqual([]);
    const release = commit();
    expect(unannouncedSince(start, folder)).toEqual([]);
    write('packages/internal/src/index.ts', 'export const a = 2;\n');
    expect(unannouncedSince(start, folder)).toEqual([
      `What the packages share changed since ${release.slice(0, 10)}, and no changeset says so: packages/internal/src/index.ts.`,
    ]);
  });

  it.each([
    [
      'a private package',
      'internal',
      'patch',
      'It.',
      'names @made-up/internal, which is not a published package.',
    ],
    [
      'a bump that is none',
      'one',
      'huge',
      'It.',
      'says "huge" for @made-up/one: it is one of patch, minor, major.',
    ],
    ['no text', 'one', 'patch', '', 'does not say what changed.'],
  ])('refuses a changeset with %s', (_, name, bump, text, problem) => {
    announce(name, bump, text);
    expect(unannouncedSinceRelease(folder)).toEqual([`.changeset/${name}.md ${problem}`]);
  });

  it('asks for the whole history, which a shallow clone lacks', () => {
    write('packages/one/README.md', '# one\n');
    announce('one');
    commit();
    const clone = join(folder, 'clone');
    git('clone', '--quiet', '--depth=1', `file://${folder}`, clone);
    expect(unannouncedSince(undefined, clone)).toEqual([
      'This clone lacks most of the history, so changes cannot be told: run `git fetch --unshallow`.',
    ]);
    execFileSync('git', ['fetch', '--quiet', '--unshallow'], { cwd: clone });
    expect(unannouncedSince(undefined, clone)).toEqual([]);
  });

  it('refuses a changeset that names no package', () => {
    write('.changeset/empty.md', '---\n---\n\nSomething.\n');
    expect(unannouncedSinceRelease(folder)).toEqual(['.changeset/empty.md names no package.']);
  });
});
