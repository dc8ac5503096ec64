import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../src/exchange.js';
import type { PayloadDifference } from '../src/payload-differences.js';
import { readReferral } from '../src/referral-file.js';
import { runWorkedExample } from '../src/worked-example.js';

const app = join(import.meta.dirname, '..', 'dist', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'worked-example-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function demo(...args: string[]): Promise<Run> {
  const options = { maxBuffer: 1 << 26, env: { ...process.env, CI: 'true', FORCE_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(process.execPath, [app, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

interface JsonDocument {
  readonly before: Exchange;
  readonly after: Exchange;
  readonly payloadDifferences: readonly PayloadDifference[];
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[];
}

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('the worked example', () => {
  it('shows what the migration guide shows', async () => {
    const { code, stdout } = await demo('--json');
    const { before, after, payloadDifferences, checks } = JSON.parse(stdout) as JsonDocument;
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(12);
    expect(code).toBe(0);
    expect(before.request).toMatchObject({
      method: 'GET',
      url: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012',
      headers: {
        xapi_asid: '100000001234',
        http_x_session_key: expect.stringMatching(/^pro-api-session:.{4}…$/) as string,
      },
    });
    expect(after.request).toMatchObject({
      method: 'GET',
      url: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/123456789012',
      headers: {
        authorization: expect.stringMatching(/^Bearer .{4}…$/) as string,
        'nhsd-end-user-organisation-ods': 'R69',
        'nhsd-ers-business-function': 'SERVICE_PROVIDER_CLINICIAN',
      },
    });
    expect(before.response.headers).toHaveProperty('x_ers_transaction_id');
    expect(after.response.headers).toHaveProperty('x-request-id');
    expect(after.response.headers).not.toHaveProperty('x_ers_transaction_id');
    expect(payloadDifferences).toEqual([]);
    expect(after.response.body).toMatchObject({ resourceType: 'ReferralRequest', id: '123456789012' });
  }, 30_000);

  it('prints a report that fits 80 columns, without colour where there is no terminal', async () => {
    const { code, stdout, stderr } = await demo();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toContain('no changes');
    expect(stdout).toMatch(/^ {2}ok {6}the payload is the same/m);
    expect(stdout).not.toContain('FAILED');
  }, 30_000);
});

describe('a mistake at the keyboard gives one clear line and exit code 2', () => {
  it.each([
    [
      'a file that is not there',
      () => ['--referral', join(folder, 'none.json')],
      /could not be read: there is no such file/,
    ],
    ['a folder', () => ['--referral', folder], /could not be read: it is a folder/],
    ['a file that is not JSON', () => ['--referral', file('text.json', 'UBRN 1')], /is not JSON/],
    ['an empty file', () => ['--referral', file('empty.json', '')], /is not JSON/],
    ['XML', () => ['--referral', file('x.xml', '<ReferralRequest/>')], /is not JSON/],
    [
      'another resource',
      () => ['--referral', file('p.json', '{"resourceType":"Patient"}')],
      /holds a Patient/,
    ],
    [
      'a type that no terminal should see',
      () => ['--referral', file('t.json', '{"resourceType":"A\\u001B[31m\\nB"}')],
      /holds no FHIR resource/,
    ],
    ['a list', () => ['--referral', file('list.json', '[]')], /holds no FHIR resource/],
    ['null', () => ['--referral', file('null.json', 'null')], /holds no FHIR resource/],
    [
      'a referral without a UBRN',
      () => ['--referral', file('r.json', '{"resourceType":"ReferralRequest"}')],
      /"id" must be 12 digits/,
    ],
    [
      'a referral that e-RS could not serve',
      () => ['--referral', file('s.json', '{"resourceType":"ReferralRequest","id":"000000070009","meta":5}')],
      /^--referral: .*its meta is not an object/,
    ],
    ['an option without its value', () => ['--referral'], /--referral/],
    ['an unknown option', () => ['--colour'], /--colour/],
    ['an argument out of place', () => ['referral.json'], /referral\.json/],
  ])('%s', async (_, args, line) => {
    const { code, stdout, stderr } = await demo(...args());
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(line) as string]);
    expect(code).toBe(2);
  });

  it.each(['--help', '-h'])('%s says how it is used', async (option) => {
    expect(await demo(option)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--referral FILE') as string,
    });
  });
});

const nhs = nhsFolder();

describe.skipIf(nhs === undefined)(
  `every published ReferralRequest (${nhs ? 'found' : nhsFolderMissing})`,
  () => {
    const referrals = nhs
      ? [...readJsonFiles(join(nhs, 'examples'))].filter(
          ([, value]) => (value as { resourceType?: string }).resourceType === 'ReferralRequest',
        )
      : [];

    it('is there', () => expect(referrals.length).toBeGreaterThan(10));

    it.each(referrals.map(([name]) => name))(
      '%s passes',
      async (name) => {
        const { checks } = await runWorkedExample(readReferral(join(nhs!, 'examples', name)));
        expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      },
      30_000,
    );

    it('by --referral too', async () => {
      const [[name]] = referrals as [[string, { id: string }]];
      const { code, stdout } = await demo('--json', '--referral', join(nhs!, 'examples', name));
      const { after } = JSON.parse(stdout) as JsonDocument;
      expect(after.response.body).toEqual(referrals[0]![1]);
      expect(code).toBe(0);
    }, 30_000);
  },
);
