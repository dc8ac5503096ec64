import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { ErsError, ErsUnavailableError } from '../errors.js';
import {
  isIntact,
  replaceFile,
  writePieces,
  type Fingerprint,
  type Pieces,
} from '../internal/whole-files.js';

/**
 * A file that belongs to a record, whether it is there or not.
 *
 * @example
 * ```ts
 * import type { ShelvedFile } from '@ers-kit/client/files';
 *
 * const file: ShelvedFile = { path: 'letter.pdf', source: 'A042/2b3fe4a4', availability: 'PENDING' };
 * ```
 */
export interface ShelvedFile extends Partial<Fingerprint> {
  /** Where it is, or would be, below the folder of its shelf. */
  readonly path: string;
  /**
   * What it was made from, such as `A042/{id}`: a file of the same path and source is never fetched again.
   */
  readonly source: string;
  /** What e-RS calls it. */
  readonly title?: string | undefined;
  /** Its media type. */
  readonly contentType?: string | undefined;
  /** Of an attachment, as e-RS says it. `PENDING` and absent files are asked for again. */
  readonly availability?: string | undefined;
  /** The code of the error that kept it away. */
  readonly error?: string | undefined;
}

/**
 * A file that is there.
 *
 * @example
 * ```ts
 * import type { SavedFile } from '@ers-kit/client/files';
 *
 * const file: SavedFile = {
 *   path: 'letter.txt',
 *   source: 'A042/2b3fe4a4-6a0e-4b0a-9d5c-0c4b6d0a8f11',
 *   size: 14,
 *   sha256: '0'.repeat(64),
 * };
 * ```
 */
export type SavedFile = ShelvedFile & Fingerprint;

/**
 * What fetching a file brings: more that is known of it, and its bytes where they can be had.
 *
 * @example
 * ```ts
 * import type { FetchedFile } from '@ers-kit/client/files';
 *
 * const fetched: FetchedFile = { bytes: [Buffer.from('Dear colleague')], announcedSize: 14 };
 * ```
 */
export interface FetchedFile extends Partial<Omit<ShelvedFile, 'path' | keyof Fingerprint>> {
  /** Absent where they cannot be had. */
  readonly bytes?: Pieces | undefined;
  /** How many bytes there have to be. A file of any other length is not kept. */
  readonly announcedSize?: number | undefined;
}

/**
 * What a shelf holds, as its `manifest.json` says.
 *
 * @example
 * ```ts
 * import type { Manifest } from '@ers-kit/client/files';
 *
 * declare const manifest: Manifest<{ readonly version: number }>;
 * const paths = manifest.files.map(({ path }) => path);
 * ```
 */
export type Manifest<Facts extends object> = Facts & { readonly files: readonly ShelvedFile[] };

/**
 * The folder of one record. A file in it is whole, and is not fetched twice, whenever the process is killed.
 *
 * @example
 * ```ts
 * import type { Shelf } from '@ers-kit/client/files';
 *
 * declare const shelf: Shelf<{ readonly version: number }>;
 * const letter = { path: 'letter.txt', source: 'written/1' };
 * await shelf.take(letter, async () => ({ bytes: [Buffer.from('Dear colleague')] }));
 * await shelf.close({ version: 5 });
 * ```
 */
export interface Shelf<Facts extends object> {
  /** As it stood when the shelf was taken out; `undefined` where there was none that can be read. */
  readonly manifest: Manifest<Facts> | undefined;
  /** The files taken so far. */
  readonly files: readonly ShelvedFile[];
  /** Sizes of those that were fetched for it, in bytes. */
  readonly fetched: readonly number[];
  /** What kept others away. */
  readonly failures: readonly ErsError[];
  /** Where the source of a saved file can be looked up. */
  sourceOf(path: string): string | undefined;
  /** Whether all that its manifest names is there, unchanged, and nothing more is to come. */
  isComplete(): Promise<boolean>;
  /**
   * Takes a file from the disk or, where it is not there, from `fetch`. An error of e-RS is noted in the
   * file; any other, of the disk above all, is thrown. Without `fetch`, the file is named in the manifest and
   * no more.
   */
  take(file: ShelvedFile, fetch?: () => Promise<FetchedFile>): Promise<ShelvedFile>;
  /** Reads a file that was taken. */
  read(path: string): Promise<Uint8Array>;
  /** Writes the manifest, with `facts` before the files, and removes what it does not name any more. */
  close(facts: Facts): Promise<void>;
}

/** Takes out the shelf in `folder`, with what a journal knows of it beside its manifest. */
export async function takeOutShelf<Facts extends object>(
  folder: string,
  journalled: readonly SavedFile[],
  record: (file: SavedFile) => Promise<void>,
): Promise<Shelf<Facts>> {
  const manifest = await readManifest<Facts>(folder);
  const known = new Map(
    [...(manifest?.files ?? []).filter(isSaved), ...journalled].map((file) => [file.path, file]),
  );
  const files: ShelvedFile[] = [];
  const fetched: number[] = [];
  const failures: ErsError[] = [];
  const at = (path: string): string => join(folder, path);
  const partOf = ({ source }: ShelvedFile): string => at(`.${source.replaceAll(/[^\w-]/g, '-')}.part`);

  /** A kill may have left it under the name of its part. */
  async function recover(file: SavedFile): Promise<boolean> {
    if (await isIntact(at(file.path), file)) return true;
    if (!(await isIntact(partOf(file), file))) return false;
    await rename(partOf(file), at(file.path));
    return true;
  }

  async function save(file: ShelvedFile, bytes: Pieces, announcedSize?: number): Promise<ShelvedFile> {
    await mkdir(dirname(at(file.path)), { recursive: true, mode: 0o700 });
    const fingerprint = await writePieces(partOf(file), bytes);
    if (announcedSize !== undefined && announcedSize !== fingerprint.size) throw cutOff();
    const saved = { ...file, ...fingerprint };
    await record(saved);
    await rename(partOf(file), at(file.path));
    fetched.push(saved.size);
    return saved;
  }

  async function provide(file: ShelvedFile, fetch: () => Promise<FetchedFile>): Promise<ShelvedFile> {
    const there = known.get(file.path);
    if (there?.source === file.source && (await recover(there))) return there;
    try {
      const { bytes, announcedSize, ...more } = await fetch();
      return bytes ? await save({ ...file, ...more }, bytes, announcedSize) : { ...file, ...more };
    } catch (error) {
      if (!ErsError.isInstance(error)) throw error;
      failures.push(error);
      return { ...file, error: error.code };
    }
  }

  return {
    manifest,
    files,
    fetched,
    failures,
    sourceOf: (path) => known.get(path)?.source,
    async isComplete() {
      if (!manifest?.files.every(isSettled)) return false;
      for (const file of manifest.files.filter(isSaved))
        if (!(await isIntact(at(file.path), file))) return false;
      return true;
    },
    async take(file, fetch) {
      const taken = fetch ? await provide(file, fetch) : file;
      files.push(taken);
      return taken;
    },
    read: (path) => readFile(at(path)),
    async close(facts) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const kept = new Set(files.filter(isSaved).map(({ path }) => path));
      const parts = (await readdir(folder)).filter((name) => /^\..+\.part$/.test(name));
      for (const path of [...parts, ...known.keys()])
        if (!kept.has(path)) await rm(at(path), { force: true });
      // Last: after a kill before it, what is to be removed is still known.
      await replaceFile(at('manifest.json'), `${JSON.stringify({ ...facts, files }, null, 2)}\n`);
    },
  };
}

const isSaved = (file: ShelvedFile): file is SavedFile =>
  file.sha256 !== undefined && file.size !== undefined;

/** Whether asking again would not help: it is there, or held back for good. */
const isSettled = (file: ShelvedFile): boolean =>
  isSaved(file) ||
  (file.error === undefined && file.availability !== undefined && file.availability !== 'PENDING');

/** A manifest is a file that anybody may have changed: it must not lead out of the folder. */
const isNamed = ({ path, source }: ShelvedFile): boolean =>
  typeof path === 'string' &&
  typeof source === 'string' &&
  !isAbsolute(path) &&
  !path.split(/[/\\]/).some((part) => ['', '.', '..'].includes(part));

/** Whether a value from a file is a {@link SavedFile} of this folder. */
export function isSavedFile(value: unknown): value is SavedFile {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as ShelvedFile;
  return isNamed(file) && isSaved(file);
}

async function readManifest<Facts extends object>(folder: string): Promise<Manifest<Facts> | undefined> {
  try {
    const read = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Partial<
      Manifest<Facts>
    >;
    return read.files?.every(isNamed) ? (read as Manifest<Facts>) : undefined;
  } catch {
    return undefined;
  }
}

const cutOff = (): ErsError =>
  new ErsUnavailableError('ERR_ERS_RESPONSE', 'A file has another length than its record says.', {
    operation: 'A042',
    hint: 'Fetch it again. If that does not help, look for a proxy on the way that changes files.',
    correlationId: '',
    retryable: true,
  });
