import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { loadConfig } from '@ers-kit/environments';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommand } from '../src/cli/run-command.js';

/** Runs the command until it has said everything, then presses Ctrl-C. */
async function run(...args: string[]) {
  const stop = new AbortController();
  let printed = '';
  let warned = '';
  let during: Response | undefined;
  let read = '';
  const code = await runCommand(args, {
    print(text) {
      printed += text;
      const ping = /^e-RS: +(http:\S+)$/m.exec(text)?.[1];
      if (ping === undefined) return stop.abort();
      void (async () => {
        during = await fetch(`${ping}/_ping`);
        read = await fetch(`${ping}/FHIR/STU3/ReferralRequest/123456789012`).then(
          ({ status }) => String(status),
          () => 'dropped',
        );
      })().finally(() => stop.abort());
    },
    warn: (text) => (warned += text),
    signal: stop.signal,
  });
  return { code, printed, warned, during, read };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ers-simulator-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('ers-simulator', () => {
  it('prints URLs and users, serves until it is stopped, and ends well', async () => {
    const { code, printed, during } = await run();
    expect(code).toBe(0);
    expect(during?.status).toBe(200);
    expect(printed).toMatch(/^Token URL: +http:\/\/127\.0\.0\.1:\d+\/oauth2\/token$/m);
    expect(printed).toMatch(/^ {2}910000000103 {2}Callum Adeyemi +R69: SERVICE_PROVIDER_CLINICIAN$/m);
    expect(printed).toMatch(/^Credentials: +not written/m);
  });

  it('takes on the URLs of an environment', async () => {
    const { code, printed } = await run('--as', 'integration');
    expect(code).toBe(0);
    expect(printed).toMatch(/^e-RS: +https:\/\/int\.api\.service\.nhs\.uk\/referrals$/m);
    expect(printed).toMatch(/^Served at: +http:\/\/127\.0\.0\.1:\d+ \(API\)/m);
  });

  it('writes credentials that loadConfig reads, for this user alone', async () => {
    const target = join(folder, 'credentials');
    const { printed } = await run('--credentials', target, '--redirect-uri', 'http://localhost:8080/back');
    const file = join(target, 'simulator.env');
    expect(printed).toContain(file);
    const { environment, cis2, apim } = loadConfig(
      parseEnv(await readFile(file, 'utf8')) as Record<string, string>,
      { parts: ['cis2', 'apim'] },
    );
    expect(environment.ersBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/referrals$/);
    expect(cis2.redirectUri).toBe('http://localhost:8080/back');
    expect(apim.keyId).toBe('user-restricted-1');
    expect((await stat(join(target, 'apim.pem'))).mode & 0o777).toBe(0o600);
  });

  it('writes credentials of an application without users, which they are enough for', async () => {
    const target = join(folder, 'unattended');
    const { printed } = await run('--credentials', target, '--without-cis2');
    expect(printed).toContain('unattended.env');
    const file = join(target, 'unattended.env');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const variables = parseEnv(await readFile(file, 'utf8')) as Record<string, string>;
    expect(Object.keys(variables).filter((name) => name.startsWith('CIS2'))).toEqual([]);
    const { environment, apim } = loadConfig(variables, { parts: ['apim'] });
    expect(environment.ersBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/referrals$/);
    expect(apim.keyId).toBe('application-restricted-1');
  });

  it('takes ports in a row', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as { port: number };
    const taken = await run('--port', String(port));
    probe.close();
    expect(taken).toMatchObject({ code: 1, printed: '' });
    expect(taken.warned).toContain(`The api port ${port} cannot be opened on 127.0.0.1 (EADDRINUSE)`);
  });

  it('starts from data at an instant, keeps its state and records', async () => {
    const data = join(folder, 'data.json');
    const [state, record] = [join(folder, 'state.json'), join(folder, 'record')];
    await writeFile(data, JSON.stringify({ referrals: [] }));
    const { code, printed, read } = await run(
      '--data',
      data,
      '--state',
      state,
      '--record',
      record,
      '--without-cis2',
      '--clock',
      '2026-11-22T10:00:00Z',
      '--standing-clock',
    );
    expect(code).toBe(0);
    expect(printed).toContain('910000000103');
    expect(read).toBe('401');
    expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ format: 'ers-simulator-state' });
    expect(JSON.parse(await readFile(join(record, '000002-api-GET-A005-401.json'), 'utf8'))).toMatchObject({
      time: '2026-11-22T10:00:00.000Z',
    });
    await writeFile(data, '{"referrals":[{}]}');
    expect(await run('--data', data)).toMatchObject({
      code: 1,
      warned: expect.stringContaining('referrals[0].ubrn is missing') as string,
    });
  });

  it('says what is wrong with a folder', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, warned } = await run('--credentials', file);
    expect(code).toBe(1);
    expect(warned).toContain('could not be written');
  });

  it.each([
    ['an unknown option', ['--colour'], "Unknown option '--colour'"],
    ['an argument', ['start'], 'Unexpected argument'],
    [
      'an unknown environment',
      ['--as', 'sandbox'],
      '--as must be one of: production, integration, deployment.',
    ],
    ['a fault that is no JSON', ['--fault', 'A005'], '--fault must be a fault in JSON'],
    ['a fault without effect', ['--fault', '{"operation":"A005"}'], '--fault must be a fault in JSON'],
    ['a clock that starts at no instant', ['--clock', 'noon'], '--clock must be an instant'],
    ['a port that is no number', ['--port', 'http'], '--port must be a number from 1 to 65532.'],
    ['a port without room for four', ['--port', '65533'], '--port must be a number from 1 to 65532.'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, printed, warned } = await run(...args);
    expect(code).toBe(2);
    expect(printed).toBe('');
    expect(warned).toContain(message);
    expect(warned).toContain('Usage: ers-simulator');
  });

  it('arms faults', async () => {
    expect((await run()).read).toBe('401');
    const fault = '{"operation":"A005","drop":"before"}';
    expect(await run('--rate-limit', '--fault', fault)).toMatchObject({ code: 0, read: 'dropped' });
  });

  it('shows its usage', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      printed: expect.stringContaining('Usage:') as string,
    });
  });
});
