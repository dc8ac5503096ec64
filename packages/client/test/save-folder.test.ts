import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSaveFolder, type SaveFolder, type ShelvedFile } from '../src/files.js';
import { ErsConfigurationError, ErsUnavailableError } from '../src/index.js';
import { rejection } from './helpers.js';

type Note = { readonly text: string };
let path: string;
let folder: SaveFolder<Note>;
beforeEach(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'ers-kit-folder-')), 'out');
  folder = await openSaveFolder(path);
});
afterEach(async () => {
  await folder.release();
  rmSync(join(path, '..'), { recursive: true });
});

const reopen = async (): Promise<void> => {
  await folder.release();
  folder = await openSaveFolder(path);
};
const filesOf = (shelf: string): string[] =>
  readdirSync(join(path, shelf), { recursive: true, encoding: 'utf8' }).toSorted();
const journal = (): string => join(path, '.journal', 'journal.ndjson');
const letter: ShelvedFile = { path: 'sub/letter.txt', source: 'A042/1' };
const bytes = (text: string) => async () => ({ bytes: [Buffer.from(text)] });
const never = () => Promise.reject(new Error('fetched again'));
const failed = new ErsUnavailableError('ERR_ERS_UNAVAILABLE', 'down', {
  operation: 'A042',
  hint: '',
  correlationId: '',
});

describe('a save folder', () => {
  it('keeps notes in their order for the next process', async () => {
    await Promise.all(['one', 'two', 'three'].map((text) => folder.note({ text })));
    await reopen();
    expect(folder.notes).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
    await folder.settle([{ text: 'two' }]);
    await reopen();
    expect(folder.notes).toEqual([{ text: 'two' }]);
  });

  it('cuts off a line that a kill tore, wherever it tore it', async () => {
    await folder.note({ text: 'whole' });
    const whole = readFileSync(journal());
    const torn = Buffer.from('{"note":{"text":"é"}}');
    for (let length = 1; length <= torn.length; length += 1) {
      writeFileSync(journal(), Buffer.concat([whole, torn.subarray(0, length)]));
      await reopen();
      expect(folder.notes).toEqual([{ text: 'whole' }]);
      expect(readFileSync(journal())).toEqual(whole);
    }
  });

  it.each<[string, () => void, RegExp]>([
    ['its journal is damaged', () => writeFileSync(journal(), 'x\n{}\n'), /its journal is damaged/],
    ['its journal has a line of nothing', () => writeFileSync(journal(), 'null\n'), /its journal is damaged/],
    [
      'its journal has another note',
      () => writeFileSync(journal(), '{"note":5}\n'),
      /its journal is damaged/,
    ],
    [
      'its journal leads out of it',
      () =>
        writeFileSync(
          journal(),
          `${JSON.stringify({ shelf: 'a', saved: { ...letter, path: '../../precious', size: 1, sha256: 'x' } })}\n`,
        ),
      /its journal is damaged/,
    ],
    [
      'a process has it',
      () => writeFileSync(join(path, '.journal', `lock-${process.ppid}`), ''),
      new RegExp(
        `another process is at work in it, number ${process.ppid}.* delete .journal/lock-${process.ppid} `,
      ),
    ],
    [
      'it is a file',
      () => {
        rmSync(path, { recursive: true });
        writeFileSync(path, '');
      },
      /cannot be written to \((ENOTDIR|EEXIST)\)/,
    ],
  ])('is refused where %s', async (_name, prepare, text) => {
    await folder.release();
    prepare();
    const error = await rejection(openSaveFolder(path));
    if (!ErsConfigurationError.isInstance(error)) throw error;
    expect([error.code, error.message]).toEqual(['ERR_ERS_CONFIGURATION', expect.stringMatching(text)]);
    expect(error.message).not.toContain(path);
    rmSync(path, { recursive: true });
    mkdirSync(path);
  });

  it.each<[string, (lock: (pid: number) => string) => string]>([
    ['died', (lock) => lock(spawnSync(process.execPath, ['--version']).pid)],
    [
      'ran before the machine was started, whose number another has now',
      (lock) => {
        const before = Date.now() / 1000 - uptime() - 60;
        utimesSync(lock(process.ppid), before, before);
        return lock(process.ppid);
      },
    ],
  ])('is taken over from a process that %s', async (_name, leave) => {
    await folder.release();
    const left = leave((pid) => {
      const file = join(path, '.journal', `lock-${pid}`);
      if (!existsSync(file)) writeFileSync(file, '');
      return file;
    });
    folder = await openSaveFolder(path);
    expect(existsSync(left)).toBe(false);
  });

  it('is opened once in a process', async () => {
    const error = await rejection(openSaveFolder(path));
    if (!ErsConfigurationError.isInstance(error)) throw error;
    expect(error.message).toContain('this process has it open');
    await folder.release();
    const [first, second] = await Promise.allSettled([openSaveFolder(path), openSaveFolder(path)]);
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is had by exactly one of several processes that start at once', async () => {
    await folder.release();
    const source = `
      import { openSaveFolder } from '@ers-kit/client/files';
      for (let round = 0; round < 20; round += 1) {
        await new Promise((resolve) => process.once('message', resolve));
        const folder = await openSaveFolder(${JSON.stringify(path)}).catch(() => undefined);
        process.send(folder !== undefined);
        await new Promise((resolve) => process.once('message', resolve));
        await folder?.release();
        process.send('released');
      }
      process.disconnect();`;
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', source], {
        cwd: join(import.meta.dirname, '..'),
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
    );
    const tell = (): Promise<unknown[]> =>
      Promise.all(
        children.map(async (child) => {
          const answered = once(child, 'message');
          child.send('go');
          return (await answered)[0] as unknown;
        }),
      );
    for (let round = 0; round < 20; round += 1) {
      expect((await tell()).filter((answer) => answer === true)).toHaveLength(1);
      await tell();
    }
  });

  it('has no shelf outside of it', async () => {
    for (const name of ['..', '', '../x', '/x', '.journal']) {
      const error = await rejection(folder.shelf(name));
      expect([name, ErsConfigurationError.isInstance(error)]).toEqual([name, true]);
    }
  });
});

describe('a shelf', () => {
  it('writes files with their hashes, and a manifest that has them', async () => {
    const shelf = await folder.shelf('a');
    expect([shelf.manifest, await shelf.isComplete()]).toEqual([undefined, false]);
    const sha256 = createHash('sha256').update('hello').digest('hex');
    expect(await shelf.take(letter, bytes('hello'))).toEqual({ ...letter, size: 5, sha256 });
    await shelf.close({ version: 4 });
    expect(JSON.parse(readFileSync(join(path, 'a', 'manifest.json'), 'utf8'))).toEqual({
      version: 4,
      files: [{ ...letter, size: 5, sha256 }],
    });
    expect(filesOf('a')).toEqual(['manifest.json', 'sub', 'sub/letter.txt']);
    expect(String(await shelf.read('sub/letter.txt'))).toBe('hello');
    const later = await folder.shelf<{ version: number }>('a');
    expect([later.manifest?.version, later.sourceOf(letter.path), await later.isComplete()]).toEqual([
      4,
      'A042/1',
      true,
    ]);
    expect((await later.take(letter, never)).sha256).toBe(sha256);
    expect(later.fetched).toEqual([]);
  });

  it('does not fetch what the journal knows: under its own name, or that of its part', async () => {
    const shelf = await folder.shelf('a');
    const saved = await shelf.take(letter, bytes('hello'));
    await reopen();
    expect(await (await folder.shelf('a')).take(letter, never)).toEqual(saved);
    // As a kill between the journal and the renaming leaves it.
    rmSync(join(path, 'a', letter.path));
    writeFileSync(join(path, 'a', '.A042-1.part'), 'hello');
    expect(await (await folder.shelf('a')).take(letter, never)).toEqual(saved);
    expect(readFileSync(join(path, 'a', letter.path), 'utf8')).toBe('hello');
  });

  it.each<[string, ShelvedFile, (file: string) => void]>([
    ['is gone', letter, (file) => rmSync(file)],
    ['was changed', letter, (file) => writeFileSync(file, 'hallo')],
    ['has another source', { ...letter, source: 'A042/2' }, () => undefined],
  ])('fetches a file again that %s', async (_name, file, damage) => {
    await (await folder.shelf('a')).take(letter, bytes('hello'));
    damage(join(path, 'a', letter.path));
    const shelf = await folder.shelf('a');
    await shelf.take(file, bytes('hello again'));
    expect([readFileSync(join(path, 'a', letter.path), 'utf8'), shelf.fetched]).toEqual([
      'hello again',
      [11],
    ]);
  });

  it('notes what e-RS does not give, keeps no part of it, and asks again', async () => {
    const shelf = await folder.shelf('a');
    const short = async () => ({ bytes: [Buffer.from('hel')], announcedSize: 5 });
    const taken = [
      await shelf.take(letter, () => Promise.reject(failed)),
      await shelf.take({ ...letter, path: 'short' }, short),
      await shelf.take({ ...letter, path: 'pending' }, async () => ({ availability: 'PENDING' })),
      await shelf.take({ ...letter, path: 'held', availability: 'THREATS_FOUND' }),
    ];
    expect(taken.map(({ error, availability }) => error ?? availability)).toEqual([
      'ERR_ERS_UNAVAILABLE',
      'ERR_ERS_RESPONSE',
      'PENDING',
      'THREATS_FOUND',
    ]);
    expect(shelf.failures.map(({ code }) => code)).toEqual(['ERR_ERS_UNAVAILABLE', 'ERR_ERS_RESPONSE']);
    await shelf.close({});
    expect(readdirSync(join(path, 'a')).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(join(path, 'a', 'short'))).toBe(false);
    expect(await (await folder.shelf('a')).isComplete()).toBe(false);
    const later = await folder.shelf('a');
    await later.take({ ...letter, path: 'held', availability: 'THREATS_FOUND' });
    await later.close({});
    expect(await (await folder.shelf('a')).isComplete()).toBe(true);
  });

  it('throws every other error, and keeps the manifest that was', async () => {
    const shelf = await folder.shelf('a');
    await shelf.take(letter, bytes('hello'));
    await shelf.close({});
    const later = await folder.shelf('a');
    const disk = Object.assign(new Error('disk'), { code: 'ENOSPC' });
    expect(await rejection(later.take({ ...letter, source: 'A042/2' }, () => Promise.reject(disk)))).toBe(
      disk,
    );
    expect(await (await folder.shelf('a')).isComplete()).toBe(true);
  });

  it('takes a folder in the place of a file for none', async () => {
    const shelf = await folder.shelf('a');
    await shelf.take(letter, bytes('hello'));
    await shelf.close({});
    rmSync(join(path, 'a', letter.path));
    mkdirSync(join(path, 'a', letter.path));
    expect(await (await folder.shelf('a')).isComplete()).toBe(false);
  });

  it('removes after a kill what its manifest was about to no longer name', async () => {
    const shelf = await folder.shelf('a');
    await shelf.take(letter, bytes('hello'));
    await shelf.close({});
    const later = await folder.shelf('a');
    // The manifest cannot be written, as if the process had ended before it.
    mkdirSync(join(path, 'a', 'manifest.json.part'));
    expect(await rejection(later.close({}))).toMatchObject({ code: 'EISDIR' });
    rmSync(join(path, 'a', 'manifest.json.part'), { recursive: true });
    expect(await (await folder.shelf('a')).isComplete()).toBe(false);
    await (await folder.shelf('a')).close({});
    expect(filesOf('a')).toEqual(['manifest.json', 'sub']);
  });

  it('removes what its manifest no longer names', async () => {
    const shelf = await folder.shelf('a');
    await shelf.take(letter, bytes('hello'));
    await shelf.close({});
    const later = await folder.shelf('a');
    await later.take({ path: 'new.txt', source: 'A042/3' }, bytes('new'));
    await later.close({});
    expect(filesOf('a')).toEqual(['manifest.json', 'new.txt', 'sub']);
  });

  it.each([
    ['no JSON', '{"files": ['],
    ['no files', '{}'],
    [
      'a path that leads out',
      '{"files": [{"path": "../../precious", "source": "x", "size": 4, "sha256": "x"}]}',
    ],
    ['a path of the machine', '{"files": [{"path": "/precious", "source": "x", "size": 4, "sha256": "x"}]}'],
    ['the folder itself for a path', '{"files": [{"path": ".", "source": "x", "size": 4, "sha256": "x"}]}'],
    ['a path that is none', '{"files": [{"path": 5, "source": "x"}]}'],
  ])('takes a manifest for none that has %s', async (_name, text) => {
    mkdirSync(join(path, 'a'));
    writeFileSync(join(path, 'a', 'manifest.json'), text);
    const shelf = await folder.shelf('a');
    expect([shelf.manifest, await shelf.isComplete()]).toEqual([undefined, false]);
  });
});
