import { describe, expect, it } from 'vitest';
import { createNdjsonMapper, Dstu2MappingError, type Issue, type NdjsonMapperOptions } from '../src/index.js';

const encoder = new TextEncoder();
const patient = (id: string): string =>
  JSON.stringify({ resourceType: 'Patient', id, careProvider: [{ display: 'Å 😀' }] });
const mapped = (id: string): unknown => ({
  resourceType: 'Patient',
  id,
  generalPractitioner: [{ display: 'Å 😀' }],
});

async function run(
  chunks: (string | Uint8Array)[],
  options: NdjsonMapperOptions = {},
): Promise<{ text: string; lines: unknown[]; chunks: unknown[] }> {
  const out: (string | Uint8Array)[] = [];
  const source = new ReadableStream<string | Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await source
    .pipeThrough(createNdjsonMapper(options))
    .pipeTo(new WritableStream({ write: (chunk) => void out.push(chunk) }));
  const text = out
    .map((chunk) => (typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)))
    .join('');
  return {
    text,
    lines: text
      .split('\n')
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line)),
    chunks: out,
  };
}

describe('createNdjsonMapper', () => {
  it('keeps the order', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => String(index));
    expect((await run([ids.map(patient).join('\n')])).lines).toEqual(ids.map(mapped));
  });

  it.each([
    ['LF', `${patient('1')}\n${patient('2')}\n`],
    ['CRLF', `${patient('1')}\r\n${patient('2')}\r\n`],
    ['no line break at the end', `${patient('1')}\n${patient('2')}`],
    ['empty lines', `\n\n${patient('1')}\n \r\n${patient('2')}\n\n`],
    ['a byte order mark', `\uFEFF${patient('1')}\n${patient('2')}`],
  ])('reads %s, as text and as bytes, in chunks of any size', async (_what, text) => {
    const expected = [mapped('1'), mapped('2')];
    expect((await run([text])).lines).toEqual(expected);
    const bytes = encoder.encode(text);
    for (const size of [1, 3, 7, 1000]) {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.slice(index * size, (index + 1) * size),
      );
      expect((await run(parts)).lines).toEqual(expected);
      const units = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.slice(index * size, (index + 1) * size),
      );
      expect((await run(units)).lines).toEqual(expected);
    }
  });

  it('gives back what it was given: text for text, bytes for bytes', async () => {
    expect(typeof (await run([patient('1')])).chunks[0]).toBe('string');
    expect((await run([encoder.encode(patient('1'))])).chunks[0]).toBeInstanceOf(Uint8Array);
    expect(
      new TextDecoder().decode(
        (await run(['{"resourceType":', encoder.encode('"Patient"}\n')])).chunks[0] as Uint8Array,
      ),
    ).toBe('{"resourceType":"Patient"}\n');
  });

  it('gives nothing for nothing', async () => {
    expect((await run([])).text).toBe('');
    expect((await run(['', '\n', '\r\n'])).text).toBe('');
  });

  const said = (lines: [number, Issue[]][]): unknown[] =>
    lines.map(([line, issues]) => [line, issues.map(({ code, severity }) => `${severity} ${code}`)]);

  it.each<[string, (string | Uint8Array)[], string]>([
    ['no JSON', [`${patient('1')}\n{"resourceType":\n${patient('3')}`], 'error invalid-line'],
    ['a list', [`${patient('1')}\n[]\n${patient('3')}`], 'error invalid-line'],
    ['null', [`${patient('1')}\nnull\n${patient('3')}`], 'error invalid-line'],
    ['XML', [`${patient('1')}\n<Patient/>\n${patient('3')}`], 'error invalid-line'],
    [
      'no UTF-8',
      [
        encoder.encode(`${patient('1')}\n`),
        new Uint8Array([0x7b, 0xff, 0x7d, 10]),
        encoder.encode(patient('3')),
      ],
      'error invalid-line',
    ],
    [
      'a type without rules',
      [`${patient('1')}\n{"resourceType":"Observation"}\n${patient('3')}`],
      'error unsupported-type',
    ],
    [
      'a line that is too long',
      [`${patient('1')}\n{"resourceType":"Patient","id":"`, 'x'.repeat(200), `"}\n${patient('3')}`],
      'error invalid-line',
    ],
  ])('reports a line that is %s by its number, and goes on', async (_what, chunks, issue) => {
    const heard: [number, Issue[]][] = [];
    const { lines } = await run(chunks, {
      maximumLineLength: 150,
      onIssues: (issues, line) => heard.push([line, issues]),
    });
    expect(lines).toEqual([mapped('1'), mapped('3')]);
    expect(said(heard)).toEqual([[2, [issue]]]);
    expect(heard[0]![1][0]!.message).toContain('2');
    const silent = await run(chunks, { maximumLineLength: 150 });
    expect(silent.lines).toMatchObject([
      mapped('1'),
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] },
      mapped('3'),
    ]);
  });

  it('reports the issues of mapped lines by number, and none where there are none', async () => {
    const heard: [number, Issue[]][] = [];
    await run([`${patient('1')}\n\n{"resourceType":"Patient","nickname":1}\n`], {
      onIssues: (issues, line) => heard.push([line, issues]),
    });
    expect(said(heard)).toEqual([[3, ['warning dropped']]]);
  });

  it('takes the options of toStu3, and refuses wrong ones', async () => {
    const { text } = await run(['{"resourceType":"Patient","nickname":"n"}'], { keepLost: true });
    expect(text).toContain('extension-Patient.nickname');
    await expect(run([patient('1')], { target: 'r4' as 'stu3-apim' })).rejects.toSatisfy(
      (error) => Dstu2MappingError.isInstance(error) && error.code === 'ERR_INVALID_OPTION',
    );
  });

  it('waits for its reader', async () => {
    let pulled = 0;
    const source = new ReadableStream<string>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(`${patient(String(pulled))}\n`);
        },
      },
      { highWaterMark: 0 },
    );
    const reader = source.pipeThrough(createNdjsonMapper()).getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(pulled).toBeLessThan(5);
    await reader.cancel();
  });
});
