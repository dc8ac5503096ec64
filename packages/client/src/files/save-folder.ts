import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ErsConfigurationError } from '../errors.js';
import { safeFileName } from '../file-names.js';
import { openJournal, type Journal } from '../internal/journal.js';
import { lockFolder } from '../internal/lock-folder.js';
import { replaceFile } from '../internal/whole-files.js';
import { isSavedFile, takeOutShelf, type SavedFile, type Shelf } from './shelf.js';

/**
 * A folder that a job saves records to, run after run.
 *
 * @example
 * ```ts
 * import type { SaveFolder } from '@ers-kit/client/files';
 *
 * declare const folder: SaveFolder<{ readonly type: 'exported'; readonly ubrn: string }>;
 * await folder.note({ type: 'exported', ubrn: '000000070000' });
 * await folder.release();
 * ```
 */
export interface SaveFolder<Note extends object> {
  /** What was noted, in this run and before, oldest first. */
  readonly notes: readonly Note[];
  /** Notes something. Resolves when the disk has it. */
  note(note: Note): Promise<void>;
  /** The folder of a record, by its name in this one. Take out one of a name at a time. */
  shelf<Facts extends object>(name: string): Promise<Shelf<Facts>>;
  /** Replaces a file in this folder as a whole. */
  replace(name: string, text: string): Promise<void>;
  /**
   * Ends a round of work: keeps only these notes, and leaves it to the manifests what was saved. Call it when
   * every shelf that was taken out has been closed.
   */
  settle(notes: readonly Note[]): Promise<void>;
  /** Lets another process have the folder. */
  release(): Promise<void>;
}

type Line<Note> = { readonly note: Note } | { readonly shelf: string; readonly saved: SavedFile };

/**
 * Opens a folder to save records to, such as referrals with their files, so that a kill at any moment costs
 * nothing but what was under way: each file is written beside where it belongs, flushed, noted in a journal,
 * renamed. The folder is made if need be, for this user alone, and one process has it at a time.
 *
 * @param path - The folder.
 * @returns The folder, with what earlier runs noted
 * @throws `ErsConfigurationError` of `@ers-kit/client`, `ERR_ERS_CONFIGURATION` where it cannot be written
 *   to, another process has it, or its journal is damaged
 *
 * @example
 * ```ts
 * import { openSaveFolder } from '@ers-kit/client/files';
 *
 * const folder = await openSaveFolder('export');
 * const shelf = await folder.shelf('letters');
 * const file = { path: 'letter.txt', source: 'written/1' };
 * const { sha256 } = await shelf.take(file, async () => ({ bytes: [Buffer.from('Dear colleague')] }));
 * await shelf.close({ version: 1 });
 * console.log(sha256?.length); // 64
 * await folder.release();
 * ```
 */
export async function openSaveFolder<Note extends object>(path: string): Promise<SaveFolder<Note>> {
  const { journal, release } = await takeFolder(join(path, '.journal'));
  const notes: Note[] = [];
  const saved = new Map<string, SavedFile[]>();
  for (const line of journal.lines as Line<Note>[]) {
    if ('note' in line) notes.push(line.note);
    else saved.set(line.shelf, [...(saved.get(line.shelf) ?? []), line.saved]);
  }
  return {
    notes,
    async note(note) {
      await journal.append({ note });
      notes.push(note);
    },
    async shelf<Facts extends object>(name: string) {
      if (safeFileName(name) !== name)
        throw refuse('a shelf in it has no safe name', 'The developer: see safeFileName.');
      return takeOutShelf<Facts>(join(path, name), saved.get(name) ?? [], async (file) => {
        await journal.append({ shelf: name, saved: file });
        saved.set(name, [...(saved.get(name) ?? []), file]);
      });
    },
    replace: (name, text) => replaceFile(join(path, name), text),
    async settle(kept) {
      await journal.rewrite(kept.map((note) => ({ note })));
      notes.splice(0, notes.length, ...kept);
      saved.clear();
    },
    release,
  };
}

async function takeFolder(own: string): Promise<{ journal: Journal; release: () => Promise<void> }> {
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(own, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(own);
    if ('heldBy' in lock) throw inUse(lock.heldBy);
    release = lock.release;
    const journal = await openJournal(join(own, 'journal.ndjson'));
    if (!journal.lines.every(isLine)) throw new SyntaxError('A line is none of a journal.');
    return { journal, release };
  } catch (error) {
    await release?.();
    if (error instanceof SyntaxError) throw refuse('its journal is damaged', damagedHint);
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw refuse(`it cannot be written to (${code})`, 'The administrator: look at its place and rights.');
  }
}

const damagedHint =
  'The administrator: restore .journal/journal.ndjson, or delete it: files that manifests name stay, notes are lost.';

/** The journal is a file that anybody may have changed: what it names must not lead out of the folder. */
function isLine(line: unknown): boolean {
  if (typeof line !== 'object' || line === null) return false;
  if ('note' in line) return typeof line.note === 'object' && line.note !== null;
  return 'shelf' in line && typeof line.shelf === 'string' && 'saved' in line && isSavedFile(line.saved);
}

function inUse(pid: number): ErsConfigurationError {
  if (pid === process.pid) return refuse('this process has it open', 'The developer: open it once.');
  const hint = `Wait until it is through. If no such job runs, delete .journal/lock-${pid} in it.`;
  return refuse(`another process is at work in it, number ${pid}`, hint);
}

function refuse(what: string, hint: string): ErsConfigurationError {
  const message = `The folder cannot be used: ${what}. ${hint}`;
  const problems = [{ field: 'path', message }];
  return new ErsConfigurationError('ERR_ERS_CONFIGURATION', message, {
    operation: undefined,
    correlationId: '',
    hint,
    problems,
  });
}
