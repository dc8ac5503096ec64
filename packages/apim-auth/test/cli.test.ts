import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runCli } from '../src/internal/cli.js';
import { generateSigningKey } from '../src/index.js';

const folder = await mkdtemp(join(tmpdir(), 'apim-auth-'));
const file = (name: string) => join(folder, name);

async function run(...args: string[]) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(args, {
    print: (text) => lines.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, output: lines.join('\n'), complaint: complaints.join('\n') };
}

describe('keygen and jwks', () => {
  it('write a private key for its owner alone, and print the JWKS', async () => {
    const { code, output } = await run('keygen', '--out', file('int-1.pem'), '--kid', 'int-1');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ keys: [{ kid: 'int-1', alg: 'RS512' }] });
    expect(output).not.toContain('"d"');
    expect((await stat(file('int-1.pem'))).mode & 0o777).toBe(0o600);
    expect(await readFile(file('int-1.pem'), 'utf8')).toContain('BEGIN PRIVATE KEY');
    const again = await run('jwks', `${file('int-1.pem')}=int-1`);
    expect(JSON.parse(again.output)).toEqual(JSON.parse(output));
  });

  it('open an encrypted key with the passphrase of a file', async () => {
    const { privateKey } = await generateSigningKey({
      keyId: 'a',
      modulusLength: 2048,
      passphrase: 'canary',
    });
    await writeFile(file('locked.pem'), privateKey);
    await writeFile(file('passphrase'), 'canary\n');
    const without = await run('jwks', file('locked.pem'));
    expect(without).toMatchObject({
      code: 2,
      complaint: expect.stringMatching(/encrypted and no passphrase/),
    });
    const { code, output } = await run('jwks', file('locked.pem'), '--passphrase-file', file('passphrase'));
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ keys: [{ alg: 'RS512' }] });
    expect(output).not.toContain('canary');
  });

  it('never overwrite a key', async () => {
    await writeFile(file('kept.pem'), 'kept');
    const { code, complaint } = await run('keygen', '--out', file('kept.pem'));
    expect(code).toBe(2);
    expect(complaint).toMatch(/exists, and is not overwritten.*kept\.pem \(EEXIST\)/);
    expect(await readFile(file('kept.pem'), 'utf8')).toBe('kept');
  });
});

describe('what goes wrong', () => {
  it.each([
    ['no command', [], 2, /Usage/],
    ['an unknown command', ['sign'], 2, /unknown command/],
    ['keygen without a file', ['keygen'], 2, /--out/],
    ['jwks without a file', ['jwks'], 2, /missing required argument/],
    ['a file that is not there', ['jwks', 'nowhere.pem'], 2, /no such file.*nowhere\.pem \(ENOENT\)/],
    ['a folder for a key', ['jwks', file('')], 2, /is a folder|EISDIR/],
    ['a folder that is not there', ['keygen', '--out', file('no/where.pem')], 2, /no such file or folder/],
    ['check without a key', ['check'], 2, /--key/],
    [
      'check of an unknown environment',
      [
        'check',
        '--key',
        file('int-1.pem'),
        '--kid',
        'a',
        '--jwks-url',
        'https://a.example/b',
        '--environment',
        'staging',
      ],
      2,
      /staging|environment/i,
    ],
  ])('%s', async (_name, args, code, text) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.complaint).toMatch(text);
  });

  it.each([
    ['JSON', '{"kty":'],
    ['PEM', 'hello'],
  ])('a key file that is no %s', async (_name, content) => {
    await writeFile(file('broken'), content);
    const { code, complaint } = await run('jwks', file('broken'));
    expect(code).toBe(2);
    expect(complaint).not.toContain(content);
  });

  it('help is no failure', async () => {
    const { code, output } = await run('--help');
    expect(code).toBe(0);
    expect(output).toContain('keygen');
  });
});

it('check reports as JSON, with exit code 1 where something failed', async () => {
  const { code, output } = await run(
    'check',
    '--key',
    file('int-1.pem'),
    '--kid',
    'int-1',
    '--jwks-url',
    'https://127.0.0.1:1',
    '--environment',
    'sandbox',
    '--json',
  );
  expect(code).toBe(1);
  expect(JSON.parse(output)).toMatchObject({ ok: false, environment: 'sandbox' });
});
