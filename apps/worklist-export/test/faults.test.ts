import { generateKeyPairSync } from 'node:crypto';
import { subscribe, unsubscribe, type ChannelListener } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErsFaultEffect } from '@ers-kit/simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHospital, type Hospital } from './hospital.js';
import { exportTo, runJob, startJob, treeOf } from './job.js';

let hospital: Hospital;
let whole: Record<string, string>;
beforeAll(async () => {
  hospital = await openHospital(10, (index) => [
    { fileName: 'letter.pdf', body: Buffer.alloc(3000, `letter ${index} `) },
    { fileName: 'results.txt', body: Buffer.alloc(70_000, `results ${index} `) },
  ]);
  const out = join(hospital.folder, 'whole');
  await runJob(hospital, ...exportTo(out));
  whole = treeOf(out);
});
afterEach(() => hospital.simulator.clearFaults());
afterAll(() => hospital.stop());

const files = ['A005', 'A042', 'A007', 'object-store'] as const;
const missingIn = (out: string): { ubrn: string; path: string; reason: string }[] =>
  JSON.parse(readFileSync(join(out, 'missing.json'), 'utf8'));

describe('with faults', { timeout: 120_000 }, () => {
  it('of every kind at random, is complete, or exits with 1 and says what is missing; a later run is complete', async () => {
    const effects: ErsFaultEffect[] = [
      { status: 503 },
      { status: 503, retryAfter: 1 },
      { status: 429 },
      { drop: 'before' },
      { drop: 'after' },
      { body: 'truncated' },
    ];
    for (const operation of files)
      for (const effect of effects) hospital.simulator.fault({ operation, probability: 0.03, ...effect });
    const out = join(hospital.folder, 'faults');
    const begin = hospital.requests.length;
    let run = await runJob(hospital, ...exportTo(out));
    for (let again = 0; run.exitCode === 1 && again < 4; again += 1) {
      expect(run.stderr).toMatch(/^Missing: \d+ times A0(05|07|42) ERR_ERS_/m);
      expect(missingIn(out).length).toBeGreaterThan(0);
      run = await runJob(hospital, ...exportTo(out));
    }
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(whole);
    // The faults struck: more was asked for than there is.
    expect(hospital.requests.length - begin).toBeGreaterThan(1 + 10 * (1 + 2 * 2 + 1));
  });

  it.each<[string, ErsFaultEffect, (typeof files)[number], string, number]>([
    ['files that break off', { body: 'truncated' }, 'object-store', 'A042 ERR_ERS_RESPONSE', 20],
    ['a store that is down', { status: 503 }, 'object-store', 'A042 ERR_ERS_UNAVAILABLE', 20],
    ['summaries that break off', { body: 'truncated' }, 'A007', 'A007 ERR_ERS_RESPONSE', 10],
    ['summaries that may not be had', { status: 403 }, 'A007', 'A007 ERR_ERS_FORBIDDEN', 10],
    ['referrals that break off', { body: 'truncated' }, 'A005', 'A005 ERR_ERS_RESPONSE', 10],
  ])('%s: exits with 1, says so, and has all the rest', async (name, effect, operation, reason, count) => {
    const out = join(hospital.folder, name);
    hospital.simulator.fault({ operation, ...effect });
    const run = await runJob(hospital, ...exportTo(out));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(`Missing: ${count} times ${reason}. `);
    expect(run.stdout).toContain('0 of 10 referrals are here');
    const missing = missingIn(out);
    expect(missing).toHaveLength(count);
    expect(new Set(missing.map((each) => each.reason))).toEqual(new Set([reason.slice(5)]));
    const paths = new Set(missing.map(({ ubrn, path }) => `${ubrn}/${path}`));
    for (const [path, hash] of Object.entries(treeOf(out)))
      if (!path.endsWith('.json') || path.endsWith('referral.json')) expect(whole[path]).toBe(hash);
    const without = operation === 'A005' ? [] : Object.keys(whole).filter((path) => !paths.has(path));
    expect(Object.keys(treeOf(out))).toEqual(expect.arrayContaining(without));

    hospital.simulator.clearFaults();
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(whole);
  });

  it('one referral that fails stops no other', async () => {
    const out = join(hospital.folder, 'one');
    hospital.simulator.fault({ operation: 'A005', status: 404, times: 1 });
    const run = await runJob(hospital, ...exportTo(out));
    expect([run.exitCode, missingIn(out).length]).toEqual([1, 1]);
    expect(run.stdout).toContain('9 of 10 referrals are here');
  });

  it('without a worklist there is nothing to do, and the second call of the day is left for the next run', async () => {
    const out = join(hospital.folder, 'no worklist');
    hospital.simulator.fault({ operation: 'A008', status: 503, times: 1 });
    const begin = hospital.requests.length;
    const failed = await runJob(hospital, ...exportTo(out));
    expect([failed.exitCode, hospital.requests.length - begin]).toEqual([1, 1]);
    expect(failed.stderr).toContain('no worklist. A008');
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(whole);
  });

  it('of the token service, is complete or says so', async () => {
    const out = join(hospital.folder, 'token');
    hospital.simulator.apim.setFault({ kind: 'unavailable', status: 503, times: 10 });
    const failed = await runJob(hospital, ...exportTo(out));
    hospital.simulator.apim.clearFaults();
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toBe('');
    expect(failed.stderr).toContain('no worklist. No access token. ');
  });

  it('of the key: says what is wrong with it, and no call of A008 is counted', async () => {
    const out = join(hospital.folder, 'key');
    const key = join(hospital.folder, 'wrong.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const begin = hospital.requests.length;
    for (let count = 0; count < 3; count += 1) {
      const wrong = { ...hospital.variables, APIM_PRIVATE_KEY_FILE: key };
      const failed = await startJob(exportTo(out), wrong).ended;
      expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
      expect(failed.stderr).toMatch(/no worklist\. No access token\. .*(key|signature)/i);
    }
    expect(hospital.requests).toHaveLength(begin);
    const run = await runJob(hospital, ...exportTo(out));
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('calls left today: 1.');
  });

  it('of tokens that are refused for good, says so, and goes on with the same worklist', async () => {
    const out = join(hospital.folder, 'refused');
    hospital.simulator.fault({ operation: 'A005', status: 401 });
    let tokens = 0;
    const count = ({ request }: { request?: { url: string } }): void => {
      if (request?.url.includes('/oauth2/token')) tokens += 1;
    };
    subscribe('http.server.request.start', count as ChannelListener);
    const failed = await runJob(hospital, ...exportTo(out));
    unsubscribe('http.server.request.start', count as ChannelListener);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('Missing: 10 times A005 ERR_ERS_AUTH. ');
    expect(tokens).toBe(2);
    hospital.simulator.clearFaults();
    const begin = hospital.requests.length;
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(hospital.requests.slice(begin).filter(({ what }) => what.includes('fetchworklist'))).toEqual([]);
  });

  it('of a token that ends in the middle, gets another', async () => {
    const out = join(hospital.folder, 'expired');
    hospital.simulator.fault({ operation: 'A042', token: 'revoked', times: 1 });
    const run = await runJob(hospital, ...exportTo(out));
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(whole);
  });
});
