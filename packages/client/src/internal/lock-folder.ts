import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';

/**
 * Makes this process the only one at work in a folder; `undefined` where another is. Each puts a file of its own
 * there before it looks for others, so that of two that start at once, one at least sees the other. The file of a
 * process that is gone counts for nothing.
 *
 * @returns what gives the folder free again
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const own = `lock-${process.pid}`;
  const release = (): Promise<void> => rm(join(folder, own), { force: true });
  await writeFile(join(folder, own), '', { mode: 0o600 });
  for (const name of await readdir(folder)) {
    if (!/^lock-\d+$/.test(name) || name === own) continue;
    if (await isHeld(folder, Number(name.slice('lock-'.length)))) {
      await release();
      return undefined;
    }
    await rm(join(folder, name), { force: true });
  }
  return release;
}

/** By a process that runs, and that has not got its number again since the machine was started. */
async function isHeld(folder: string, pid: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(join(folder, `lock-${pid}`));
    process.kill(pid, 0);
    return mtimeMs > Date.now() - uptime() * 1000;
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
