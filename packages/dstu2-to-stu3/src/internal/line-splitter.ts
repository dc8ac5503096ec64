/** Takes a line and its number, from 1. `undefined`: it is too long, or no UTF-8. */
type OnLine = (line: string | undefined, number: number) => void;

type Part = Uint8Array | string;

/** Cuts chunks of bytes or text into lines, and keeps no more than the line that is not complete. */
export class LineSplitter {
  private parts: Part[] = [];
  private length = 0;
  private number = 0;

  constructor(private readonly maximum: number) {}

  push(chunk: Part, onLine: OnLine): void {
    let start = 0;
    for (let end = newline(chunk, 0); end >= 0; end = newline(chunk, start)) {
      this.add(cut(chunk, start, end));
      this.flush(onLine);
      start = end + 1;
    }
    this.add(cut(chunk, start, chunk.length));
  }

  /** The last line, where it does not end in a line break. */
  end(onLine: OnLine): void {
    this.flush(onLine);
  }

  private add(part: Part): void {
    this.length += part.length;
    if (this.length <= this.maximum) this.parts.push(part);
    else this.parts = [];
  }

  private flush(onLine: OnLine): void {
    const { parts, length } = this;
    this.parts = [];
    this.length = 0;
    this.number += 1;
    const line = length > this.maximum ? undefined : toText(parts);
    // Files that were put one after another have a mark in the middle.
    const text = line?.replace(/^\uFEFF/, '');
    if (text === undefined || text.trim() !== '') onLine(text, this.number);
  }
}

function newline(chunk: Part, start: number): number {
  return typeof chunk === 'string' ? chunk.indexOf('\n', start) : chunk.indexOf(10, start);
}

function cut(chunk: Part, start: number, end: number): Part {
  return typeof chunk === 'string' ? chunk.slice(start, end) : chunk.subarray(start, end);
}

function toText(parts: Part[]): string | undefined {
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  const encoder = new TextEncoder();
  const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const whole = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return undefined;
  }
}
