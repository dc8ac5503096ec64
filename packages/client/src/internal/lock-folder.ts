import { sleep } from '@ers-kit/internal';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** A folder that this process has, or the number of the process that has it. */
type Lock = { readonly release: () => Promise<void> } | { readonly heldBy: number };

/** Milliseconds: between two looks at those that start at once, and how long to look at all. */
const [pause, patience] = [10, 2000];

/**
 * Makes this process the only one at work in a folder. Each puts a file of its own there before it looks for
 * others, so that of two that start at once, one at least sees the other; of those that see each other, the one
 * with the lowest number stays until the others have given way. The file of a process that is gone counts for
 * nothing.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const own = fileOf(folder, process.pid);
  if (!(await announce(own))) return { heldBy: process.pid };
  const release = (): Promise<void> => rm(own, { force: true });
  for (let waited = 0; ; waited += pause) {
    const others = await othersIn(folder);
    if (others.length === 0) {
      await writeFile(own, held);
      return { release };
    }
    for (const pid of others) {
      if (pid > process.pid && waited < patience && !(await isSettled(folder, pid))) continue;
      await release();
      return { heldBy: pid };
    }
    await sleep(Date, pause);
  }
}

/** Stands in the file of a process that found no other, and stays. */
const held = 'held';
const fileOf = (folder: string, pid: number): string => join(folder, `lock-${pid}`);

/** Puts the file there, unless this process did. It may be there of one that had its number, as in containers. */
async function announce(own: string): Promise<boolean> {
  const create = (): Promise<void> => writeFile(own, '', { mode: 0o600, flag: 'wx' });
  try {
    await create();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (await isNewerThan(own, process.uptime())) return false;
    await rm(own, { force: true });
    await create();
  }
  return true;
}

async function isSettled(folder: string, pid: number): Promise<boolean> {
  return (await readFile(fileOf(folder, pid), 'utf8').catch(() => '')) === held;
}

async function othersIn(folder: string): Promise<number[]> {
  const others: number[] = [];
  for (const name of await readdir(folder)) {
    const [, digits] = /^lock-(\d+)$/.exec(name) ?? [];
    if (digits === undefined || Number(digits) === process.pid) continue;
    if (await isAlive(folder, Number(digits))) others.push(Number(digits));
    else await rm(join(folder, name), { force: true });
  }
  return others;
}

/** Whether a process runs, and has not got its number again since the machine was started. */
async function isAlive(folder: string, pid: number): Promise<boolean> {
  if (!(await isNewerThan(fileOf(folder, pid), uptime()))) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isNewerThan(file: string, seconds: number): Promise<boolean> {
  try {
    return (await stat(file)).mtimeMs > Date.now() - seconds * 1000;
  } catch {
    return false;
  }
}
