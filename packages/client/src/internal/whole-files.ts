import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';

/** What tells the bytes of a file from all others. */
export interface Fingerprint {
  /** Bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal digits. */
  readonly sha256: string;
}

/** The bytes of a file, in pieces. */
export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Writes bytes to a file as they come, for this user alone; resolves when the disk has them. */
export async function writePieces(path: string, pieces: Pieces): Promise<Fingerprint> {
  const file = await open(path, 'w', 0o600);
  try {
    const fingerprint = await fingerprintOf(pieces, (piece) => file.writeFile(piece));
    await file.sync();
    return fingerprint;
  } finally {
    await file.close();
  }
}

/** Replaces a file as a whole: a reader, or whoever comes after a kill, sees the old one or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writePieces(`${path}.part`, [Buffer.from(text)]);
  await rename(`${path}.part`, path);
}

/** Whether a file is there and has these bytes. */
export async function isIntact(path: string, { size, sha256 }: Fingerprint): Promise<boolean> {
  try {
    const found = await fingerprintOf(createReadStream(path));
    return found.size === size && found.sha256 === sha256;
  } catch (error) {
    if (noFile.has((error as NodeJS.ErrnoException).code)) return false;
    throw error;
  }
}

/** Nothing is there, or a folder, or a file in place of a folder on the way. */
const noFile: ReadonlySet<unknown> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

async function fingerprintOf(
  pieces: Pieces,
  use?: (piece: Uint8Array) => Promise<void>,
): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    await use?.(piece);
  }
  return { size, sha256: hash.digest('hex') };
}
