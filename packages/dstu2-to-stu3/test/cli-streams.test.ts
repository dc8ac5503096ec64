import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../src/internal/run-cli.js';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'ers-dstu2-streams-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => void vi.useRealTimers());

const line = '{"resourceType":"Patient","id":"1"}\n';

/** A stream that keeps what is written to it. */
function keep(isTTY = false): Writable & { text: string; isTTY: boolean } {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      kept.text += String(chunk);
      done();
    },
  });
  const kept = Object.assign(stream, { text: '', isTTY });
  return kept;
}

const endOf = (...texts: string[]): Readable => Readable.from(texts.map((text) => Buffer.from(text)));

/** Lets everything that is ready run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('what ers-dstu2-to-stu3 says while it works', () => {
  it('counts on a terminal ten times a second at most, and writes over its own line', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    const stderr = keep(true);
    const stdin = Readable.from(
      (async function* () {
        // Nothing goes on before the third line, which tells NDJSON from one document.
        for (const step of [0, 0, 0, 99, 1, 100, 99]) {
          vi.advanceTimersByTime(step);
          yield Buffer.from(line);
          await settle();
        }
      })(),
    );
    expect(await runCli([], { stdin, stdout: keep(), stderr })).toBe(0);
    expect(stderr.text).toBe('\r1 resources\r5 resources\r6 resources\r7 resources mapped\n');
  });

  it('sorts the sums, and says what was refused on a line of its own', async () => {
    const stderr = keep(true);
    const stdin = endOf('{oops\n{"resourceType":"Patient","nickname":1}\n{"resourceType":"Observation"}\n');
    expect(await runCli([], { stdin, stdout: keep(), stderr })).toBe(1);
    expect(stderr.text.split('\n')).toEqual([
      '\r-: Line 1 is no JSON. It was passed over.',
      '\r-: Line 3: There are no rules for Observation. The README lists the types that are mapped; convert others by other means.',
      '\r1 resources\r1 resources mapped',
      '\r       1 error invalid-line',
      '\r       1 error unsupported-type',
      '\r       1 warning dropped',
      '',
    ]);
  });

  it('says nothing but the sum where nothing is read', async () => {
    const [stdout, stderr] = [keep(), keep()];
    expect(await runCli([], { stdin: endOf(''), stdout, stderr })).toBe(0);
    expect([stdout.text, stderr.text]).toEqual(['', '0 resources mapped\n']);
  });
});

describe('what ers-dstu2-to-stu3 does with its options', () => {
  const attachment = { id: 'a1', url: 'Binary/a1' };
  const referral = JSON.stringify({
    resourceType: 'ReferralRequest',
    meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
    status: 'active',
    contained: [
      { resourceType: 'DocumentReference', id: 'd', description: '', content: [{ attachment }] },
      { resourceType: 'Appointment', id: 'a', participant: [{ type: { text: 't' }, status: 'accepted' }] },
    ],
  });
  const map = async (...args: string[]): Promise<string> => {
    const stdout = keep();
    await runCli(args, { stdin: endOf(referral), stdout, stderr: keep() });
    return stdout.text;
  };

  it('writes the availability of attachments', async () => {
    expect(await map()).not.toContain('AvailabilityStatus');
    expect(await map('--attachments', 'PENDING')).toContain(
      '"valueCoding":{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-AvailabilityStatus-1","code":"PENDING"}',
    );
  });

  it('writes valid FHIR instead of what e-RS sends', async () => {
    expect(await map('--target', 'stu3-hscn')).toContain('"type":{"text":"t"}');
    expect(await map('--target', 'stu3-hscn')).toContain('"description":""');
    const strict = await map('--target', 'stu3-hscn', '--strict-fhir');
    expect(strict).toContain('"type":[{"text":"t"}]');
    expect(strict).not.toContain('"description":""');
  });

  it('refuses an option that is wrong, and says what is right', async () => {
    const stderr = keep();
    const terminal = { stdin: endOf(line), stdout: keep(), stderr };
    expect(await runCli(['--attachments', 'SOON'], terminal)).toBe(2);
    expect(stderr.text).toBe(
      "ers-dstu2-to-stu3: The option attachments is 'AVAILABLE', 'PENDING', 'THREATS_FOUND' or 'VALIDATION_FAILED'.\n",
    );
  });
});

describe('what ers-dstu2-to-stu3 does with its streams', () => {
  it('has every issue in the file when it ends', async () => {
    const path = join(folder, 'issues.ndjson');
    const stdin = endOf('{"resourceType":"Patient","nickname":1}\n'.repeat(3_000));
    expect(await runCli(['--issues', path], { stdin, stdout: keep(), stderr: keep() })).toBe(0);
    const written = (await readFile(path, 'utf8')).split('\n');
    expect(written).toHaveLength(3_001);
    expect(JSON.parse(written[2_999]!)).toEqual({
      file: '-',
      line: 3_000,
      severity: 'warning',
      code: 'dropped',
      sourcePath: 'nickname',
      message: 'DSTU2 has no such element here.',
    });
  });

  it('exits with 2 where the file for issues cannot be written', async () => {
    const stderr = keep();
    const terminal = { stdin: endOf(line), stdout: keep(), stderr };
    expect(await runCli(['--issues', join(folder, 'no', 'such.ndjson')], terminal)).toBe(2);
    expect(stderr.text).toContain('ers-dstu2-to-stu3: ENOENT');
  });

  it('reads no more while its reader takes nothing', async () => {
    let pulled = 0;
    const stdin = Readable.from(
      (function* () {
        for (; pulled < 500; pulled += 1) yield Buffer.from(line);
      })(),
    );
    const stdout = new PassThrough({ highWaterMark: 100 });
    const done = runCli([], { stdin, stdout, stderr: keep() });
    await settle();
    const held = pulled;
    expect(held).toBeLessThan(200);
    await settle();
    expect(pulled).toBe(held);
    stdout.resume();
    expect(await done).toBe(0);
    expect(stdout.listenerCount('drain') + stdout.listenerCount('close')).toBe(
      new PassThrough().listenerCount('drain') + new PassThrough().listenerCount('close'),
    );
  });

  it('ends quietly when its reader goes while it waits for it', async () => {
    const stdout = new PassThrough({ highWaterMark: 1 });
    const done = runCli([], {
      stdin: endOf(...Array.from({ length: 50 }, () => line)),
      stdout,
      stderr: keep(),
    });
    await settle();
    stdout.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }));
    expect(await done).toBe(0);
  });

  it('stops reading when writing fails, and says why', async () => {
    let pulled = 0;
    const stdin = Readable.from(
      (function* () {
        for (; pulled < 5_000; pulled += 1) yield Buffer.from(line);
      })(),
    );
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(full) });
    const stderr = keep();
    expect(await runCli([], { stdin, stdout, stderr })).toBe(2);
    expect(stderr.text).toBe('ers-dstu2-to-stu3: ENOSPC: no space left on device, write\n');
    expect(pulled).toBeLessThan(200);
  });

  it.each([
    ['no code', new TypeError('a fault')],
    [
      'a code that only begins like one of the system',
      Object.assign(new Error('a fault'), { code: 'EIO_2' }),
    ],
    ['a code that only ends like one of the system', Object.assign(new Error('a fault'), { code: 'MY_EIO' })],
  ])('passes on a fault of the program with %s', async (_what, fault) => {
    const stderr = keep();
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from(line);
        await settle();
        throw fault;
      })(),
    );
    await expect(runCli([], { stdin, stdout: keep(), stderr })).rejects.toBe(fault);
    expect(stderr.text).toBe('');
  });
});
