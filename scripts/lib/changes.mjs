import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf, readChangesets } from './changesets.mjs';
import { createHistory } from './history.mjs';
import { root } from './run.mjs';
import { publishedPackages } from './workspace.mjs';

const unreleased = '0.0.0';
/** What is part of several packages without a version of its own. */
const takenIn = ['packages/internal/src', 'tsup.base.ts'];

/**
 * Says which packages differ from their last release with no pending changeset to tell users.
 *
 * A package's last release is the commit that gave it the version it has. No tag, branch or remote is asked, so that the
 * answer is the same in every full clone. A package at 0.0.0 was never released: its first release needs a changeset.
 *
 * @param {string} [from] The root folder of the project, or of a copy of it.
 * @returns {string[]} One line for each problem.
 */
export function unannouncedSinceRelease(from = root) {
  const history = createHistory(from);
  const packages = publishedPackages(from);
  const changesets = readChangesets(from);
  const known = packages.map(({ name }) => name);
  return [
    ...changesets.flatMap((changeset) => problemsOf(changeset, known)),
    ...unnamedBy(changesets, packages).flatMap((member) => {
      const { name, manifest } = member;
      if (manifest.version === unreleased) return [`${name} was never released, and no changeset names it.`];
      const release = history.releaseOf(member);
      return release === undefined ? [] : report(name, manifest.version, history.changesOf(member, release));
    }),
  ];
}

/**
 * Says which packages changed since a commit, in commits or uncommitted, with no changeset of the same time.
 *
 * @param {string} [commit] When left out, where the work left the base branch; on that branch, the last commit.
 * @param {string} [from] The root folder of the project, or of a copy of it.
 * @returns {string[]} One line for each problem.
 */
export function unannouncedSince(commit, from = root) {
  const history = createHistory(from);
  if (history.isShallow())
    return ['This clone lacks most of the history, so changes cannot be told: run `git fetch --unshallow`.'];
  const { baseBranch } = JSON.parse(readFileSync(join(from, '.changeset', 'config.json'), 'utf8'));
  const since = commit ?? history.startOfWork(baseBranch);
  const label = since.slice(0, 10);
  const changed = history.changedFiles(since, ['.changeset']);
  const changesets = readChangesets(from).filter(({ file }) => changed.includes(file));
  const packages = publishedPackages(from);
  // A package that was given a version meanwhile used up its changesets; the check of releases sees to it.
  const released = packages.filter((member) => history.versionAt(since, member) !== member.manifest.version);
  // What the packages share went out with it, and counts again from there.
  const release = released.find(({ manifest }) => manifest.version !== unreleased);
  const sharedSince = release ? (history.releaseOf(release) ?? 'HEAD') : since;
  const shared = changesets.length > 0 ? [] : history.changedFiles(sharedSince, takenIn);
  return [
    ...unnamedBy(changesets, packages)
      .filter((member) => !released.includes(member))
      .flatMap((member) => report(member.name, label, history.changesOf(member, since))),
    ...report('What the packages share', sharedSince.slice(0, 10), shared),
  ];
}

function unnamedBy(changesets, packages) {
  const named = new Set(changesets.flatMap(({ releases }) => releases.map(({ name }) => name)));
  return packages.filter(({ name }) => !named.has(name));
}

function report(what, since, files) {
  if (files.length === 0) return [];
  const some =
    files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
  return [`${what} changed since ${since}, and no changeset says so: ${some}.`];
}
