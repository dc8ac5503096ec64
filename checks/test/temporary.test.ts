import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder, must } from '../../scripts/lib/temporary.mjs';
import { root } from './workspace.js';

describe('a temporary folder', () => {
  it('is there during the work, and gone after it', async () => {
    const folder = await inTemporaryFolder(async (path) => {
      expect(existsSync(path)).toBe(true);
      return path;
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('is gone after work that failed, whose command is told with what it printed', async () => {
    let folder = '';
    const failing = inTemporaryFolder(async (path) => {
      folder = path;
      await must('do it', process.execPath, ['-e', 'console.error("no luck"); process.exit(3)'], {
        cwd: path,
      });
    });
    await expect(failing).rejects.toThrow('Could not do it. It printed:\nno luck');
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is gone after %s, and so is what ran in it', async (signal) => {
    const library = pathToFileURL(join(root, 'scripts', 'lib', 'temporary.mjs')).href;
    const inner = 'console.log(process.cwd()); setInterval(() => {}, 1000)';
    const script = `
      import { attemptAloud, inTemporaryFolder } from ${JSON.stringify(library)};
      await inTemporaryFolder((cwd) =>
        attemptAloud(process.execPath, ['-e', ${JSON.stringify(inner)}], { cwd, stdio: ['ignore', 1, 2] }),
      );`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const folder = line.trim();
    expect(existsSync(folder)).toBe(true);
    child.kill(signal);
    // Comes only when nobody is left who could print.
    await once(child, 'close');
    expect(existsSync(folder)).toBe(false);
  });
});
