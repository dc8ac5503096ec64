import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from './run.js';

describe('the program', () => {
  const argv = process.argv;
  const listeners = process.stdout.listeners('error');
  const added = (): ((error: Error) => void)[] =>
    process.stdout.listeners('error').filter((one) => !listeners.includes(one)) as ((error: Error) => void)[];

  afterEach(() => {
    process.argv = argv;
    process.exitCode = undefined;
    for (const one of added()) process.stdout.off('error', one);
    vi.restoreAllMocks();
  });

  /** Runs it in this process, by loading it: what it wrote, and what it ended with. */
  async function start(args: string[], load: () => Promise<unknown>): Promise<object> {
    const said = { out: '', error: '' };
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.error += String(text)), true));
    process.argv = ['node', 'cli.js', ...args];
    await load();
    return { ...said, code: process.exitCode };
  }

  it('writes to standard output, and ends quietly where nobody reads it', async () => {
    expect(await start(['--help'], () => import('../src/cli.js'))).toEqual(await run(['--help']));
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    expect(added()).toHaveLength(1);
    added()[0]?.(new Error('write EPIPE'));
    expect(exit.mock.calls).toEqual([[]]);
  });

  it('complains on standard error', async () => {
    // A name of its own makes it load again.
    const again = (): Promise<unknown> => import(/* @vite-ignore */ `../src/cli.ts?${randomUUID()}`);
    const args = ['explain', 'not-there.txt'];
    expect(await start(args, again)).toEqual(await run(args));
  });
});
