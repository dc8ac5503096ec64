import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../src/internal/line-splitter.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function split(chunks: (string | Uint8Array)[], maximum = 10): [number, string | undefined][] {
  const splitter = new LineSplitter(maximum);
  const lines: [number, string | undefined][] = [];
  const onLine = (line: string | undefined, number: number): void => void lines.push([number, line]);
  for (const chunk of chunks) splitter.push(chunk, onLine);
  splitter.end(onLine);
  return lines;
}

describe('LineSplitter', () => {
  it.each<[rule: string, text: string, lines: [number, string | undefined][]]>([
    [
      'numbers lines from 1, and counts the empty ones that it passes over',
      '\na\n \n\r\nb',
      [
        [2, 'a'],
        [5, 'b'],
      ],
    ],
    ['gives nothing after a last line break', 'a\n', [[1, 'a']]],
    [
      'leaves a carriage return to JSON, which takes it for a space',
      'a\r\nb',
      [
        [1, 'a\r'],
        [2, 'b'],
      ],
    ],
    ['gives a line as long as allowed', `${'x'.repeat(10)}\n`, [[1, 'x'.repeat(10)]]],
    ['gives a last line as long as allowed', 'x'.repeat(10), [[1, 'x'.repeat(10)]]],
    [
      'gives no longer line, and goes on',
      `${'x'.repeat(11)}\nb`,
      [
        [1, undefined],
        [2, 'b'],
      ],
    ],
    [
      'gives no longer line at the end',
      `a\n${'x'.repeat(11)}`,
      [
        [1, 'a'],
        [2, undefined],
      ],
    ],
    [
      'passes over a byte order mark at the start of a line, as of a file after another',
      '\uFEFFa\uFEFF\n\uFEFFb',
      [
        [1, 'a\uFEFF'],
        [2, 'b'],
      ],
    ],
  ])('%s', (_rule, text, lines) => {
    const units = Array.from(text);
    expect(split([text])).toEqual(lines);
    expect(split(units)).toEqual(lines);
    expect(split([bytes(text)])).toEqual(lines);
    expect(split(Array.from(bytes(text), (byte) => Uint8Array.of(byte)))).toEqual(lines);
  });

  it.each<[rule: string, chunks: (string | Uint8Array)[], lines: [number, string | undefined][]]>([
    [
      'joins text and bytes of one line',
      ['a', bytes('å'), 'b\nc'],
      [
        [1, 'aåb'],
        [2, 'c'],
      ],
    ],
    [
      'gives no line that is no UTF-8, and goes on',
      [Uint8Array.of(0x61, 0xff, 10, 0x62)],
      [
        [1, undefined],
        [2, 'b'],
      ],
    ],
    ['gives no line that breaks off in a character', [bytes('å').slice(0, 1)], [[1, undefined]]],
    [
      'gives no long line that comes in parts, and nothing of it later',
      ['x'.repeat(8), 'y'.repeat(8), 'z\nb'],
      [
        [1, undefined],
        [2, 'b'],
      ],
    ],
    [
      'forgets a long line whatever follows it',
      ['x'.repeat(11), '', 'y\n', 'b'],
      [
        [1, undefined],
        [2, 'b'],
      ],
    ],
    ['gives nothing for nothing', ['', bytes(''), ''], []],
  ])('%s', (_rule, chunks, lines) => {
    expect(split(chunks)).toEqual(lines);
  });
});
