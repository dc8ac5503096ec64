import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, type CliStreams } from '../src/internal/run-cli.js';
import { run } from './run.js';

const origin = 'https://api.ebs.ncrs.nhs.uk';
const a005 = `curl ${origin}/ers-api/STU3/v1/ReferralRequest/123456789012`;
const title = '### A005 (HSCN-STU3) → A005';

const folder = mkdtempSync(join(tmpdir(), 'hscn-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('files', () => {
  it.each([
    ['as UTF-8', a005],
    ['as UTF-8 with a mark', `\uFEFF${a005}`],
    ['as UTF-16', utf16(a005)],
  ])('are read %s', async (name, content) => {
    const { code, out } = await run(['explain', write(name, content)]);
    expect([code, out.split('\n')[0]]).toEqual([0, title]);
  });

  it.each([
    ['the first half', [0xff, 0x0a]],
    ['the second half', [0x0a, 0xfe, 0x0a]],
  ])('are not UTF-16 behind %s of its mark', async (_half, start) => {
    const content = Buffer.concat([Buffer.from(start), Buffer.from(a005)]);
    const { code, out } = await run(['explain', write('half.txt', content)]);
    expect([code, out.split('\n')[0]]).toEqual([0, title]);
  });

  it('are read in order, standard input among them', async () => {
    const [first, last] = [write('first.txt', 'GET /first'), write('last.txt', 'GET /last')];
    const { out } = await run(['explain', first, '-', last], 'GET /middle');
    expect(out.match(/GET \/\w+/g)).toEqual(['GET /first', 'GET /middle', 'GET /last']);
  });

  it('are named where there are several and one holds no request', async () => {
    const [good, bad] = [write('good.txt', a005), write('bad.json', '{"a":1}')];
    const message =
      'No request was found in the input: it is JSON, but neither a HAR file nor a Postman collection.\n';
    expect(await run(['explain', bad])).toEqual({ code: 2, out: '', error: message });
    expect(await run(['explain', good, bad])).toEqual({ code: 2, out: '', error: `${bad}: ${message}` });
  });

  it('are named where they cannot be read', async () => {
    const file = join(folder, 'gone.txt');
    expect(await run(['explain', file])).toEqual({
      code: 2,
      out: '',
      error: `${file} could not be read: check that it is there and that it may be read.\n`,
    });
  });
});

describe('the file that a body is in', () => {
  const json = JSON.stringify({
    resourceType: 'Parameters',
    meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
    parameter: [],
  });
  const explain = async (file: string): Promise<string> =>
    (
      await run(
        ['explain', '--as', 'curl'],
        `curl -d '@${file}' ${origin}/ers-api/v1/ReferralRequest/\\$ers.fetchworklist`,
      )
    ).out;

  it.each([
    ['UTF-8', json],
    ['UTF-8 with a mark and white space', `\uFEFF\n ${json}\n`],
    ['UTF-16', utf16(json)],
  ])('may be %s', async (name, content) => {
    const out = await explain(write(`${name}.json`, content));
    expect(out).toContain('"https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1"');
    expect(out).not.toContain('The body is in a file');
  });

  it('is not looked at where it holds no JSON object', async () => {
    const out = await explain(write('a.txt', `a ${json}`));
    expect(out).toContain('# The body is in a file that is not there or holds no JSON object');
    expect(out).not.toContain('fetchworklist-operation');
  });
});

describe('standard input', () => {
  const streams = (stdin: CliStreams['stdin']): { told: string[]; streams: CliStreams } => {
    const told: string[] = [];
    return {
      told,
      streams: { stdin, write: (text) => void told.push(text), writeError: (text) => void told.push(text) },
    };
  };
  async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
    yield* parts;
  }

  it('may come in pieces that cut characters', async () => {
    const bytes = Buffer.from('GET /%é');
    const { told, streams: given } = streams(chunks(bytes.subarray(0, 7), bytes.subarray(7), '\nA: b'));
    expect(await runCli(['explain'], given)).toBe(1);
    expect(told).toEqual(['### Not a request of the legacy e-RS API\n\nGET /%é\n']);
  });

  it.each([
    [true, 2, 'Nothing to read: name a file, or pipe requests in. See --help.\n'],
    [false, 1, '### Not a request of the legacy e-RS API\n\nGET /a\n'],
  ])('is not waited for where it is a terminal: %s', async (isTTY, code, output) => {
    const { told, streams: given } = streams(Object.assign(chunks('GET /a'), { isTTY }));
    expect(await runCli(['explain'], given)).toBe(code);
    expect(told).toEqual([output]);
  });

  it('may fail, which is no sentence of the command', async () => {
    // oxlint-disable-next-line require-yield
    async function* broken(): AsyncGenerator<string> {
      throw new Error('read EIO');
    }
    const { told, streams: given } = streams(broken());
    await expect(runCli(['explain'], given)).rejects.toThrow('read EIO');
    expect(told).toEqual([]);
  });
});

describe('the environment', () => {
  it.each([
    ['of the host', [], 'https://api.ebs.ncrs.nhs.uk', 'https://api.service.nhs.uk/'],
    ['integration, where the host says nothing', [], 'https://localhost', 'https://int.api.service.nhs.uk/'],
    [
      'integration, for a host without one today',
      [],
      'https://api.dev1.ers.ncrs.nhs.uk',
      'https://int.api.service.nhs.uk/',
    ],
    [
      'that is chosen',
      ['--environment', 'deployment'],
      'https://api.ebs.ncrs.nhs.uk',
      'https://dep.api.service.nhs.uk/',
    ],
  ])('is the one %s', async (_rule, args, host, expected) => {
    const input = `curl ${host}/ers-api/STU3/v1/ReferralRequest/123456789012 -H 'XAPI_ASID: 1'`;
    expect((await run(['explain', '--as', 'curl', ...args], input)).out).toContain(
      `curl -X GET '${expected}`,
    );
  });
});
