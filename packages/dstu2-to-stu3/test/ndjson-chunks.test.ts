import { describe, expect, it } from 'vitest';
import { createNdjsonMapper, type Issue, type NdjsonMapperOptions } from '../src/index.js';
import { lineOf } from './told.js';

type Chunk = string | Uint8Array;

async function map(chunks: Chunk[], options: NdjsonMapperOptions = {}): Promise<Chunk[]> {
  const source = new ReadableStream<Chunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const out: Chunk[] = [];
  await source
    .pipeThrough(createNdjsonMapper(options))
    .pipeTo(new WritableStream({ write: (chunk) => void out.push(chunk) }));
  return out;
}

const line = `{"resourceType":"Patient","id":"${'x'.repeat(1_000)}"}\n`;

describe('the chunks of createNdjsonMapper', () => {
  it('are of 64 Ki and the rest of a line at most, whatever comes in at once', async () => {
    const out = (await map([line.repeat(150)])) as string[];
    expect(out.join('')).toBe(line.repeat(150));
    const lengths = out.map(({ length }) => length);
    expect(lengths).toHaveLength(3);
    for (const length of lengths.slice(0, -1)) {
      expect(length).toBeGreaterThanOrEqual(65_536);
      expect(length).toBeLessThan(65_536 + line.length);
    }
  });

  it('are one for each that holds a whole line', async () => {
    expect(await map([line + line, line.slice(0, 5), line.slice(5) + line])).toEqual([
      line + line,
      line + line,
    ]);
  });

  it('end with the last line, as text or bytes like those before', async () => {
    expect(await map(['{"resourceType":"Slot"', '}'])).toEqual(['{"resourceType":"Slot"}\n']);
    const bytes = new TextEncoder().encode('{"resourceType":"Slot"}');
    expect(await map([bytes])).toEqual([new TextEncoder().encode('{"resourceType":"Slot"}\n')]);
  });
});

describe('the lines that createNdjsonMapper passes over', () => {
  it.each<[what: string, chunk: Chunk, message: string]>([
    [
      'too long',
      `{"resourceType":"Patient","id":"${'x'.repeat(50)}"}\n`,
      'error invalid-line : Line 1 is too long, or is no UTF-8. It was passed over.',
    ],
    [
      'no UTF-8',
      Uint8Array.of(0xff, 10),
      'error invalid-line : Line 1 is too long, or is no UTF-8. It was passed over.',
    ],
    ['no JSON', '{oops\n', 'error invalid-line : Line 1 is no JSON. It was passed over.'],
    [
      'no resource',
      '[]\n',
      'error invalid-line : Line 1: This is a list. Map one resource at a time, or a Bundle.',
    ],
    [
      'without rules',
      '{"resourceType":"Media"}\n',
      'error unsupported-type : Line 1: There are no rules for Media. The README lists the types that are mapped; convert others by other means.',
    ],
  ])('are told where they are %s', async (_what, chunk, message) => {
    const heard: [number, string[]][] = [];
    const onIssues = (issues: Issue[], number: number): void => void heard.push([number, issues.map(lineOf)]);
    expect(await map([chunk], { onIssues, maximumLineLength: 60 })).toEqual([]);
    expect(heard).toEqual([[1, [message]]]);
  });
});
