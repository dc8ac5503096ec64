import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHospital, scan, service, type Hospital } from './hospital.js';
import { exportTo, journalOf, runJob, startJob, treeOf } from './job.js';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital(5, (index) => [{ fileName: 'letter.txt', body: `letter ${index}` }]);
});
afterAll(() => hospital.stop());

const ubrnOf = (index: number): string => hospital.ubrns[index] ?? '';
const manifestOf = (out: string, ubrn: string): { version: number; files: Record<string, unknown>[] } =>
  JSON.parse(readFileSync(join(out, ubrn, 'manifest.json'), 'utf8'));
const callsSince = (begin: number): string[] => hospital.requests.slice(begin).map(({ what }) => what);

describe('a folder', () => {
  it('is for this user alone, all of it', async () => {
    const out = join(hospital.folder, 'modes');
    await runJob(hospital, ...exportTo(out));
    const all = ['.', ...readdirSync(out, { recursive: true, encoding: 'utf8' })];
    for (const path of all) expect([path, statSync(join(out, path)).mode & 0o077]).toEqual([path, 0]);
  });

  it.each<[string, (out: string, ubrn: string) => void, RegExp]>([
    [
      'an attachment is deleted',
      (out, ubrn) => rmSync(join(out, ubrn, 'attachments', 'letter.txt')),
      /^GET .*\/Binary\/[^/]+$/,
    ],
    [
      'a summary is changed',
      (out, ubrn) => writeFileSync(join(out, ubrn, 'clinical-summary.pdf'), 'changed'),
      /\$ers\.generateCRI$/,
    ],
    [
      'a manifest is no JSON',
      (out, ubrn) => writeFileSync(join(out, ubrn, 'manifest.json'), '{"version": 2, "fil'),
      /\/ReferralRequest\/\d+$/,
    ],
    [
      'a manifest has another hash',
      (out, ubrn) => {
        const file = join(out, ubrn, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"sha256": "./, '"sha256": "x'));
      },
      /\/ReferralRequest\/\d+$/,
    ],
    [
      'a manifest leads out of its folder',
      (out, ubrn) => {
        const file = join(out, ubrn, 'manifest.json');
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace('attachments/letter.txt', '../../../precious'),
        );
      },
      /\/ReferralRequest\/\d+$/,
    ],
    [
      'a folder is gone',
      (out, ubrn) => rmSync(join(out, ubrn), { recursive: true }),
      /\/ReferralRequest\/\d+$/,
    ],
  ])('is mended where %s', async (name, damage, asked) => {
    const out = join(hospital.folder, name);
    const precious = join(hospital.folder, 'precious');
    writeFileSync(precious, 'keep');
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    const before = treeOf(out);
    damage(out, ubrnOf(2));
    expect(treeOf(out)).not.toEqual(before);
    const begin = hospital.requests.length;
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(before);
    const [worklist, first, ...more] = callsSince(begin);
    expect(worklist).toContain('$ers.fetchworklist');
    expect(first).toMatch(asked);
    expect(more.length).toBeLessThan(4);
    expect(existsSync(precious)).toBe(true);
  });

  it('loses nothing by a last line of the journal that is torn', async () => {
    const out = join(hospital.folder, 'torn');
    await runJob(hospital, ...exportTo(out));
    const before = treeOf(out);
    writeFileSync(join(out, '.journal', 'journal.ndjson'), '{"shelf":"7000', { flag: 'a' });
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(treeOf(out)).toEqual(before);
    expect(journalOf(out).filter(({ note }) => note?.type === 'asked')).toHaveLength(2);
  });

  it.each<[string, (out: string) => void, RegExp]>([
    ['it is a file', (out) => writeFileSync(out, ''), /cannot be written to \((ENOTDIR|EEXIST)\)/],
    [
      'it lies in a file',
      (out) => {
        mkdirSync(out);
        writeFileSync(join(out, '.journal'), '');
      },
      /cannot be written to \((EEXIST|ENOTDIR)\)/,
    ],
    [
      'its journal is damaged',
      (out) => {
        mkdirSync(join(out, '.journal'), { recursive: true });
        writeFileSync(join(out, '.journal', 'journal.ndjson'), 'no JSON\n{}\n');
      },
      /its journal is damaged/,
    ],
    [
      'another run is at work in it',
      (out) => {
        mkdirSync(join(out, '.journal'), { recursive: true });
        writeFileSync(join(out, '.journal', `lock-${process.pid}`), '');
      },
      /another process is at work in it/,
    ],
  ])('is refused where %s, and e-RS is not called', async (name, prepare, text) => {
    const out = join(hospital.folder, name);
    prepare(out);
    const begin = hospital.requests.length;
    const run = await runJob(hospital, ...exportTo(out));
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(text);
    expect(callsSince(begin)).toEqual([]);
  });

  it('is taken over from a run that died', async () => {
    const out = join(hospital.folder, 'stale');
    const gone = startJob(['--help'], {});
    await gone.ended;
    mkdirSync(join(out, '.journal'), { recursive: true });
    writeFileSync(join(out, '.journal', `lock-${gone.process.pid}`), '');
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(out, '.journal'))).toEqual(['journal.ndjson']);
  });

  it('is never worked in by two runs at once', async () => {
    const out = join(hospital.folder, 'two');
    const runs = await Promise.all([1, 2, 3].map(() => runJob(hospital, ...exportTo(out))));
    const codes = runs.map(({ exitCode }) => exitCode);
    // One that starts late may come when the first is through.
    expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(1);
    expect(codes.filter((code) => code !== 2 && code !== 0)).toEqual([]);
    const types = journalOf(out).map(({ note }) => note?.type);
    expect(types).toEqual(codes.flatMap((code) => (code === 0 ? ['asked', 'listed', 'done'] : [])));
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk ends the run with 1; the next goes on', async () => {
    const out = join(hospital.folder, 'full');
    const [ubrn, version] = [ubrnOf(1), 2];
    mkdirSync(join(out, ubrn), { recursive: true });
    const part = join(out, ubrn, `.A007-${version}.part`);
    symlinkSync('/dev/full', part);
    const run = await runJob(hospital, ...exportTo(out));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe('Ended: the folder of --out cannot be used (ENOSPC).\n');
    rmSync(part);
    const begin = hospital.requests.length;
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(callsSince(begin).join()).not.toContain('fetchworklist');
  });
});

describe('the next run', () => {
  it('fetches attachments that were still being scanned, and nothing else', async () => {
    const other = await openHospital(2);
    try {
      await other.attach(other.ubrns[0] ?? '', [
        { fileName: 'new.txt', body: 'new' },
        { fileName: 'virus.txt', body: 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE' },
        { fileName: 'broken.txt', body: 'ERS-SIMULATOR-INVALID-FILE' },
      ]);
      const out = join(other.folder, 'out');
      const first = await runJob(other, ...exportTo(out));
      expect(first).toMatchObject({ exitCode: 0, stderr: '' });
      expect(first.stdout).toContain('3 attachments are being scanned');
      expect(manifestOf(out, other.ubrns[0] ?? '').files[1]).toMatchObject({
        path: 'attachments/new.txt',
        availability: 'PENDING',
      });
      other.simulator.advance(scan);
      const begin = other.requests.length;
      const second = await runJob(other, ...exportTo(out));
      expect(second).toMatchObject({ exitCode: 0, stderr: '' });
      expect(second.stdout).toContain('1 files fetched');
      expect(second.stdout).toContain('2 attachments are held back by e-RS');
      expect(readFileSync(join(out, other.ubrns[0] ?? '', 'attachments', 'new.txt'), 'utf8')).toBe('new');
      const calls = other.requests.slice(begin).map(({ what }) => what);
      expect(calls.filter((what) => what.includes('/Binary/'))).toHaveLength(3);
      expect(calls).toHaveLength(1 + 3 + 1);
      const settled = manifestOf(out, other.ubrns[0] ?? '').files.map(({ availability }) => availability);
      expect(settled).toEqual([undefined, 'AVAILABLE', 'THREATS_FOUND', 'VALIDATION_FAILED', undefined]);

      // A third asks for none of them: out of calls, it works on the last worklist.
      const third = await runJob(other, ...exportTo(out));
      expect([third.exitCode, other.requests.length - begin]).toEqual([3, 5]);
    } finally {
      await other.stop();
    }
  });

  it('fetches what was missing also where the referral has left the worklist', async () => {
    const other = await openHospital(2);
    try {
      const [left = '', stays = ''] = other.ubrns;
      for (const ubrn of other.ubrns) await other.attach(ubrn, [{ fileName: 'new.txt', body: ubrn }]);
      const out = join(other.folder, 'out');
      const first = await runJob(other, ...exportTo(out));
      expect(first.stdout).toContain('2 attachments are being scanned');
      other.simulator.advance(scan);
      // As if the next worklist had no more than the other.
      const listed = JSON.parse(JSON.stringify(journalOf(out)[1]?.note));
      expect(listed.type).toBe('listed');
      const referrals = listed.referrals.filter(({ ubrn }: { ubrn: string }) => ubrn === stays);
      const later = { ...listed, referrals, at: listed.at + 1 };
      const journal = join(out, '.journal', 'journal.ndjson');
      writeFileSync(journal, `${JSON.stringify({ note: later })}\n`, { flag: 'a' });
      const begin = other.requests.length;
      expect(await runJob(other, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
      expect(readFileSync(join(out, left, 'attachments', 'new.txt'), 'utf8')).toBe(left);
      expect(readFileSync(join(out, stays, 'attachments', 'new.txt'), 'utf8')).toBe(stays);
      expect(readFileSync(join(out, 'missing.json'), 'utf8')).toBe('[]\n');
      const calls = other.requests.slice(begin).map(({ what }) => what);
      expect(calls.filter((what) => !what.includes('/Binary/') && what.includes('/referrals/'))).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it.each(['no JSON', '{}', '[null]', '[{"ubrn":"../../precious","reason":"PENDING"}]'])(
    'goes on without what an earlier one left in missing.json where that is %s',
    async (text) => {
      const out = join(hospital.folder, `missing ${text.length}`);
      mkdirSync(out);
      writeFileSync(join(out, 'missing.json'), text);
      const run = await runJob(hospital, ...exportTo(out));
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toContain('5 of 5 referrals are here');
    },
  );

  it('fetches a referral that was changed, and removes what is no longer part of it', async () => {
    const out = join(hospital.folder, 'changed');
    await runJob(hospital, ...exportTo(out));
    const before = treeOf(out);
    const ubrn = ubrnOf(3);
    await hospital.attach(ubrn, [{ fileName: 'another.txt', body: 'another' }]);
    hospital.simulator.advance(scan);
    const begin = hospital.requests.length;
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(manifestOf(out, ubrn).version).toBe(3);
    expect(readdirSync(join(out, ubrn, 'attachments'))).toEqual(['another.txt']);
    expect(callsSince(begin)).toHaveLength(1 + 1 + 2 + 1);
    const unchanged = (tree: Record<string, string>) =>
      Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith(ubrn)));
    expect(unchanged(treeOf(out))).toEqual(unchanged(before));
  });

  it('asks for a worklist twice a day, and says when no more', async () => {
    const out = join(hospital.folder, 'budget');
    const begin = hospital.requests.length;
    const runs = [];
    for (let count = 0; count < 4; count += 1) runs.push(await runJob(hospital, ...exportTo(out)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 3, 3]);
    expect(runs[2]?.stderr).toBe(
      `Service ${service}: A008 may be called no more today. Try again tomorrow.\n`,
    );
    expect(callsSince(begin).filter((what) => what.includes('fetchworklist'))).toHaveLength(2);
  });
});

describe('a run whose reader is gone', () => {
  it('goes on to its end', async () => {
    const out = join(hospital.folder, 'unread');
    const job = startJob(exportTo(out), hospital.variables);
    job.process.stdout?.destroy();
    job.process.stderr?.destroy();
    expect(await job.ended).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(out, 'missing.json'), 'utf8')).toBe('[]\n');
  });
});

describe('--dry-run', () => {
  it('asks for the worklist alone, and the run after it goes on with that', async () => {
    const out = join(hospital.folder, 'dry');
    const begin = hospital.requests.length;
    const dry = await runJob(hospital, ...exportTo(out, '--dry-run'));
    expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
    expect(dry.stdout).toContain('calls left today: 1.\n5 referrals to export; 0 are here, unchanged.\n');
    expect(callsSince(begin)).toHaveLength(1);
    expect(treeOf(out)).toEqual({});
    expect(readdirSync(out)).toEqual(['.journal']);
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    const again = await runJob(hospital, ...exportTo(out, '--dry-run'));
    expect(again.stdout).toContain('calls left today: 0.\n0 referrals to export; 5 are here, unchanged.\n');
    expect(callsSince(begin).filter((what) => what.includes('fetchworklist'))).toHaveLength(2);
  });
});

describe('--since', () => {
  it.each([
    ['2000-01-01', 5],
    ['2999-01-01', 0],
    ['2999-01-01T00:00:00Z', 0],
  ])('%s leaves out what is older', async (since, count) => {
    const out = join(hospital.folder, `since ${since.length}${count}`);
    const run = await runJob(hospital, ...exportTo(out, '--since', since));
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain(`${count} of ${count} referrals are here`);
  });
});

describe('SIGINT and SIGTERM', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a run after the files under way, with %d', async (signal, exitCode) => {
    const out = join(hospital.folder, signal);
    hospital.simulator.fault({ operation: 'A007', delay: 300 });
    const job = startJob(exportTo(out), hospital.variables);
    await new Promise<void>((resolve) => {
      hospital.onRequest = (what) => {
        if (what.includes('generateCRI')) resolve();
      };
    });
    job.process.kill(signal);
    const run = await job.ended;
    hospital.onRequest = undefined;
    hospital.simulator.clearFaults();
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toBe('Ended early. What is saved stays; run it again to go on.\n');
    expect(Object.keys(treeOf(out)).join()).toContain('clinical-summary.pdf');
    expect(readdirSync(join(out, '.journal'))).toEqual(['journal.ndjson']);
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
