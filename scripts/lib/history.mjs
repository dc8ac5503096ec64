import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of a package's folder goes into its tarball, or decides what does, besides what package.json says. */
const packed = ['src', 'README.md', 'tsup.config.ts'];

/** Answers questions about what changed in the project at `from`, in commits and in files that are not committed. */
export function createHistory(from) {
  const git = (...args) =>
    execFileSync('git', args, { cwd: from, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  const before = (commit, file) => {
    try {
      return git('show', `${commit}:${file}`);
    } catch {
      return undefined;
    }
  };
  const now = (file) => readFileSync(join(from, file), 'utf8');

  /** The files below these paths that differ from a commit. */
  function changedFiles(commit, paths) {
    const tracked = git('diff', '--name-only', commit, '--', ...paths);
    const untracked = git('ls-files', '--others', '--exclude-standard', '--', ...paths);
    return [...tracked.split('\n'), ...untracked.split('\n')].filter((file) => file !== '');
  }

  /** What changed for users in a package since a commit. */
  function changesOf({ folder, manifest }, commit) {
    const place = `packages/${folder}`;
    const manifestFile = `${place}/package.json`;
    const catalogBefore = catalogOf(before(commit, 'pnpm-workspace.yaml') ?? '');
    const catalogNow = catalogOf(now('pnpm-workspace.yaml'));
    return [
      ...changedFiles(
        commit,
        packed.map((file) => `${place}/${file}`),
      ),
      ...(publicPart(before(commit, manifestFile)) === publicPart(now(manifestFile)) ? [] : [manifestFile]),
      ...Object.entries(manifest.dependencies ?? {})
        .filter(([name, range]) => range === 'catalog:' && catalogBefore.get(name) !== catalogNow.get(name))
        .map(([name]) => `${name} in pnpm-workspace.yaml`),
    ];
  }

  /** The version that a package had; none when it was not there. */
  function versionAt(commit, { folder }) {
    const text = before(commit, `packages/${folder}/package.json`);
    return text === undefined ? undefined : JSON.parse(text).version;
  }

  /** The commit that gave a package the version it has; none while that is not committed. */
  function releaseOf(member) {
    if (versionAt('HEAD', member) !== member.manifest.version) return undefined;
    return git('log', '-1', '--format=%H', '-G"version":', '--', `packages/${member.folder}/package.json`);
  }

  /** Where the work that is being done left the base branch; the last commit, on that branch itself. */
  function startOfWork(baseBranch) {
    for (const branch of [`origin/${baseBranch}`, baseBranch])
      try {
        return git('merge-base', branch, 'HEAD');
      } catch {
        // There is no such branch here.
      }
    return git('rev-parse', 'HEAD');
  }

  /** Whether there is only the end of the history here. */
  const isShallow = () => git('rev-parse', '--is-shallow-repository') === 'true';

  return { changedFiles, changesOf, isShallow, releaseOf, startOfWork, versionAt };
}

/** A package.json without its version and without what only this project uses. */
function publicPart(text) {
  if (text === undefined) return undefined;
  const own = ['version', 'devDependencies', 'scripts'];
  return JSON.stringify(Object.entries(JSON.parse(text)).filter(([key]) => !own.includes(key)));
}

/** The versions of the catalog: its lines are `  name: version`. */
function catalogOf(text) {
  const lines = text.matchAll(/^ {2}'?([^\s':]+)'?: '?([^\s']+)'?$/gm);
  return new Map([...lines].map(([, name, version]) => [name, version]));
}
