import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../src/internal/run-cli.js';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'ers-dstu2-'))));
afterAll(() => rm(folder, { recursive: true }));

const patient = { resourceType: 'Patient', id: '1', careProvider: [{ display: 'x' }] };
const mapped = { resourceType: 'Patient', id: '1', generalPractitioner: [{ display: 'x' }] };
const line = JSON.stringify(patient);

function collect(isTTY = false): Writable & { text: string; isTTY: boolean } {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      target.text += String(chunk);
      done();
    },
  });
  const target = Object.assign(stream, { text: '', isTTY });
  return target;
}

async function run(
  args: string[],
  input = '',
  isTTY = false,
): Promise<{ status: number; out: string; err: string; lines: unknown[] }> {
  const stdout = collect();
  const stderr = collect(isTTY);
  const status = await runCli(args, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  return {
    status,
    out: stdout.text,
    err: stderr.text,
    lines: stdout.text
      .split('\n')
      .filter((text) => text.startsWith('{'))
      .map((text): unknown => JSON.parse(text)),
  };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('ers-dstu2-to-stu3', () => {
  it('maps NDJSON from standard input to NDJSON, and sums up', async () => {
    const { status, lines, err } = await run([], `${line}\n{"resourceType":"Patient","nickname":1}\n`);
    expect(status).toBe(0);
    expect(lines).toEqual([mapped, { resourceType: 'Patient' }]);
    expect(err).toBe('2 resources mapped\n       1 warning dropped\n');
  });

  it.each([
    ['one line', line],
    ['over several lines', JSON.stringify(patient, null, 2)],
    [
      'over several lines with CRLF and a byte order mark',
      `\uFEFF${JSON.stringify(patient, null, 2).replace(/\n/g, '\r\n')}\r\n`,
    ],
  ])('reads JSON on %s', async (_what, text) => {
    expect(await run([], text)).toMatchObject({ status: 0, lines: [mapped] });
  });

  it('reads files in order, and - as standard input', async () => {
    const first = await file('first.json', JSON.stringify({ ...patient, id: 'a' }, null, 2));
    const second = await file('second.ndjson', `${line}\n${line}\n`);
    expect((await run([first, '-', second], line)).lines).toEqual([
      { ...mapped, id: 'a' },
      mapped,
      mapped,
      mapped,
    ]);
  });

  it('reports a line that is no JSON by its number, maps the rest, and exits with 1', async () => {
    const { status, lines, err } = await run([], `${line}\n{oops\n${line}\n`);
    expect(status).toBe(1);
    expect(lines).toEqual([mapped, mapped]);
    expect(err).toContain('-: Line 2 is no JSON');
    expect(err).toContain('1 error invalid-line');
  });

  it.each([
    ['a broken document', '{\n  "resourceType": "Patient",\n'],
    ['broken lines at the start', `{oops\n{oops\n${line}\n`],
  ])('reports every line of %s', async (_what, text) => {
    const { status, err } = await run([], text);
    expect(status).toBe(1);
    expect(err).toContain('Line 1');
    expect(err).toContain('Line 2');
  });

  it('writes every issue to a file', async () => {
    const path = join(folder, 'issues.ndjson');
    await run(['--issues', path], `{"resourceType":"Patient","nickname":1}\n{oops\n`);
    const issues = (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((text): unknown => JSON.parse(text));
    expect(issues).toMatchObject([
      { file: '-', line: 1, code: 'dropped', sourcePath: 'nickname' },
      { file: '-', line: 2, code: 'invalid-line' },
    ]);
  });

  it('takes the options of the mapper', async () => {
    expect((await run(['--keep-lost'], '{"resourceType":"Patient","nickname":"n"}')).out).toContain(
      'extension-Patient.nickname',
    );
    const specialty = {
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      code: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: 'X' }] },
    };
    const { out } = await run(
      [
        '--target',
        'stu3-hscn',
        '--reference-data-base-url',
        'https://x.example',
        '--strict-fhir',
        '--attachments',
        'PENDING',
      ],
      JSON.stringify(specialty),
    );
    expect(out).toContain('https://x.example/STU3/v1/CodeSystem/SPECIALTY');
  });

  it.each([
    ['an unknown option', ['--nonsense'], /nonsense/],
    ['a file that is not there', ['/nowhere/at-all.json'], /ENOENT/],
    ['a folder', ['/'], /EISDIR/],
    ['a wrong target', ['--target', 'r4'], /target/],
  ])('exits with 2 for %s', async (_what, args, said) => {
    const { status, err } = await run(args, line);
    expect(status).toBe(2);
    expect(err).toMatch(said);
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('Usage: ers-dstu2-to-stu3') as string,
    });
  });

  it('counts on a terminal only', async () => {
    expect((await run([], `${line}\n`, true)).err).toContain('\r1 resources');
    expect((await run([], `${line}\n`)).err).not.toContain('\r');
  });

  it('ends quietly when its reader has gone', async () => {
    const stdout = new PassThrough({ highWaterMark: 1 });
    stdout.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }));
    const status = await runCli([], {
      stdin: Readable.from([Buffer.from(`${line}\n`.repeat(50_000))]),
      stdout,
      stderr: collect(),
    });
    expect(status).toBe(0);
  });

  it('waits for a slow reader', async () => {
    const stdout = new PassThrough({ highWaterMark: 100 });
    const done = runCli([], {
      stdin: Readable.from(Array.from({ length: 200 }, () => Buffer.from(`${line}\n`))),
      stdout,
      stderr: collect(),
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(stdout.readableLength).toBeLessThan(5_000);
    stdout.resume();
    expect(await done).toBe(0);
  });
});
