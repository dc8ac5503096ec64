import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../src/settings.js';
import { startJob } from './job.js';

const folder = mkdtempSync(join(tmpdir(), 'worklist-export-settings-'));
const key = join(folder, 'key.pem');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const variables = {
  ERS_ENVIRONMENT: 'integration',
  APIM_API_KEY: 'api-key-canary',
  APIM_KEY_ID: 'int-1',
  APIM_PRIVATE_KEY_FILE: key,
};
const given = ['--service', '20101', '--out', 'out'];

describe('settings', () => {
  it('have defaults', () => {
    const settings = readSettings(given, variables) as Settings;
    expect(settings).toMatchObject({
      services: ['20101'],
      out: 'out',
      since: undefined,
      dryRun: false,
      requestsPerSecond: 9,
      environment: { name: 'integration' },
    });
    expect(settings.credentials.apiKey).toBe('api-key-canary');
  });

  it('take several services, each once', () => {
    const more = ['--service', '20102', '--service', '20101', '--since', '2026-11-22', '--dry-run'];
    expect(readSettings([...given, ...more], variables)).toMatchObject({
      services: ['20101', '20102'],
      since: Date.UTC(2026, 10, 22),
      dryRun: true,
    });
  });

  it.each<[string, string[], RegExp]>([
    ['no service', ['--out', 'out'], /--service is missing/],
    ['a service that is no number', [...given, '--service', '../canary'], /--service must be/],
    ['an empty service', [...given, '--service', ''], /--service must be/],
    ['no folder', ['--service', '1'], /--out is missing/],
    ['an empty folder', ['--service', '1', '--out', ''], /--out is missing/],
    ['a date in words', [...given, '--since', 'canary'], /--since must be a date/],
    ['a date that is none', [...given, '--since', '2026-13-40'], /--since must be a date/],
    ['a day that no month has', [...given, '--since', '2026-02-30'], /--since must be a date/],
    ['an instant without a zone', [...given, '--since', '2026-11-22T09:00:00'], /--since must be a date/],
    ['an hour that no day has', [...given, '--since', '2026-11-22T25:00:00Z'], /--since must be a date/],
    ['a date of another form', [...given, '--since', '22/11/2026'], /--since must be a date/],
    ['no rate', [...given, '--requests-per-second', '0'], /--requests-per-second must be/],
    ['a rate below none', [...given, '--requests-per-second', '-1'], /--requests-per-second must be/],
    ['a rate in words', [...given, '--requests-per-second', 'canary'], /--requests-per-second must be/],
    ['a rate without end', [...given, '--requests-per-second', 'Infinity'], /--requests-per-second must be/],
  ])('are refused with %s', (_name, args, problem) => {
    const problems = readSettings(args, variables) as readonly string[];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).not.toContain('canary');
  });

  it('tell everything that is wrong at once, of the command line and the variables, and no value of any', async () => {
    const args = ['--service', 'canary', '--since', 'canary', '--requests-per-second', 'canary'];
    const env = { ERS_ENVIRONMENT: 'canary', APIM_PRIVATE_KEY_FILE: join(folder, 'canary') };
    const run = await startJob(args, env).ended;
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    for (const name of ['--service', '--out', '--since', '--requests-per-second', ...Object.keys(variables)])
      expect(run.stderr).toContain(name);
    expect(run.stderr).not.toContain('canary');
  });

  it.each<[string, string[], number, RegExp]>([
    ['an unknown option', ['--nonsense'], 2, /unknown option '--nonsense'/],
    ['an option without its value', ['--out'], 2, /argument missing/],
    ['an argument of no option', [...given, 'more'], 2, /too many arguments/],
    ['--help', ['--help'], 0, /--requests-per-second <n>/],
  ])('%s', async (_name, args, exitCode, text) => {
    const run = await startJob(args, variables).ended;
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout + run.stderr).toMatch(text);
  });
});
