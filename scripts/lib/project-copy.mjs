import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';
import { must } from './temporary.mjs';

/**
 * Copies the project with its history to a new folder: its files as they are now, committed or not, and nothing that
 * git ignores. Then installs its dependencies there.
 *
 * @param {string} folder
 */
export async function copyProject(folder) {
  await must('clone the project', 'git', ['clone', '--quiet', '--no-checkout', root, folder], { cwd: root });
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of new Set(files.split('\0')))
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  await must(
    'install the dependencies of the copy',
    'pnpm',
    ['install', '--frozen-lockfile', '--prefer-offline'],
    {
      cwd: folder,
    },
  );
}
