import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const bumps = ['patch', 'minor', 'major'];

/**
 * Reads the pending changesets.
 *
 * @param {string} from The root folder.
 * @returns {{ file: string, summary: string, releases: { name: string, bump: string }[] }[]}
 */
export function readChangesets(from) {
  const folder = join(from, '.changeset');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [, head = '', summary = ''] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(text) ?? [];
      const lines = head.matchAll(/^['"]?([^'":\s]+)['"]?:\s*(\S+)$/gm);
      return {
        file: `.changeset/${file}`,
        summary: summary.trim(),
        releases: [...lines].map(([, name, bump]) => ({ name, bump })),
      };
    });
}

/**
 * Says what is wrong in a changeset.
 *
 * @param {ReturnType<typeof readChangesets>[number]} changeset
 * @param {string[]} known The names of the published packages.
 * @returns {string[]}
 */
export function problemsOf({ file, releases, summary }, known) {
  return [
    ...(releases.length === 0 ? [`${file} names no package.`] : []),
    ...(summary === '' ? [`${file} does not say what changed.`] : []),
    ...releases
      .filter(({ name }) => !known.includes(name))
      .map(({ name }) => `${file} names ${name}, which is not a published package.`),
    ...releases
      .filter(({ bump }) => !bumps.includes(bump))
      .map(({ name, bump }) => `${file} says "${bump}" for ${name}: it is one of ${bumps.join(', ')}.`),
  ];
}
