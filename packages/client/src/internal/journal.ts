import { appendFile, readFile, truncate } from 'node:fs/promises';
import { replaceFile } from './whole-files.js';

/** A file of lines, each a JSON value, each on the disk before it counts. */
export interface Journal {
  /** What stood there when it was opened. */
  readonly lines: readonly unknown[];
  /** Resolves when the line is on the disk. After one that failed, every further one does. */
  append(line: object): Promise<void>;
  /** Replaces all lines at once. */
  rewrite(lines: readonly object[]): Promise<void>;
}

/**
 * Opens a journal. What a kill left of a last line is cut off.
 *
 * @throws {SyntaxError} where another line is no JSON
 */
export async function openJournal(path: string): Promise<Journal> {
  await appendFile(path, '', { mode: 0o600 });
  const text = await readFile(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  let written: Promise<unknown> = Promise.resolve();
  const inTurn = async (write: () => Promise<unknown>): Promise<void> => {
    written = written.then(write);
    await written;
  };
  return {
    lines: whole
      .split('\n')
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line)),
    append: (line) => inTurn(() => appendFile(path, lineOf(line), { flush: true })),
    rewrite: (lines) => inTurn(() => replaceFile(path, lines.map(lineOf).join(''))),
  };
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
