import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHospital, type Hospital } from './hospital.js';
import { exportTo, runJob, treeOf, type Run } from './job.js';

const titles = ['CON.txt', 'Referral letter.txt', `${'a'.repeat(200)}.txt`, 'results (2).txt'];

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital(4, (index) => [{ fileName: titles[index] ?? '', body: `letter ${index}` }]);
});
afterAll(() => hospital.stop());

describe('what a run prints', { timeout: 120_000 }, () => {
  it('holds nothing of a patient and no secret, whatever happens', async () => {
    const { simulator } = hospital;
    const out = join(hospital.folder, 'printed');
    const runs: Run[] = [await runJob(hospital, ...exportTo(out, '--dry-run'))];
    simulator.fault({ operation: 'object-store', status: 503 });
    simulator.fault({ operation: 'A007', body: 'malformed' });
    simulator.fault({ operation: 'A005', status: 422, times: 1 });
    runs.push(await runJob(hospital, ...exportTo(out)));
    simulator.clearFaults();
    simulator.fault({ operation: 'A005', drop: 'before', times: 1 });
    runs.push(await runJob(hospital, ...exportTo(out)));
    simulator.clearFaults();
    runs.push(await runJob(hospital, ...exportTo(out)), await runJob(hospital, ...exportTo(out)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0, 0, 3]);
    const printed = runs.map(({ stdout, stderr }) => stdout + stderr).join('');
    const { APIM_API_KEY = '', APIM_KEY_ID = '' } = hospital.variables;
    const secrets = [APIM_API_KEY, APIM_KEY_ID, 'eyJ', 'Bearer', 'PRIVATE KEY', '/attachments/'];
    for (const word of [...hospital.ubrns, '9990001235', ...titles, ...secrets])
      expect(printed).not.toContain(word);
    expect(printed).not.toMatch(/\d{10}|https?:/);
  });
});

describe('the names of attachments', () => {
  it('are safe, each in its own folder', async () => {
    const out = join(hospital.folder, 'names');
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    const names = hospital.ubrns.flatMap((ubrn) => readdirSync(join(out, ubrn, 'attachments')));
    expect(names).toEqual(['CON_.txt', ...titles.slice(1)]);
  });

  it('cannot lead out of it, nor overwrite each other', async () => {
    const evil = [
      '../../../../evil.txt',
      '/evil.txt',
      'EVIL.txt',
      '..',
      '',
      'referral.json',
      '.hidden',
      'a\u0000b.txt',
      'é'.repeat(200),
    ];
    const served = structuredClone(hospital.simulator.referral(hospital.ubrns[1] ?? '')) as {
      id: string;
      contained: { resourceType: string; content: { attachment: { title: string } }[] }[];
    };
    const isDocument = ({ resourceType }: { resourceType: string }) => resourceType === 'DocumentReference';
    const [document] = served.contained.filter(isDocument);
    const documents = evil.map((title) => {
      const copy = structuredClone(document)!;
      for (const { attachment } of copy.content) attachment.title = title;
      return copy;
    });
    served.contained = [...served.contained.filter((each) => !isDocument(each)), ...documents];
    hospital.simulator.addReferral(served);
    const out = join(hospital.folder, 'evil');
    const before = readdirSync(hospital.folder).toSorted();
    expect(await runJob(hospital, ...exportTo(out))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(hospital.folder).toSorted()).toEqual([...before, 'evil'].toSorted());
    const attachments = join(out, served.id, 'attachments');
    const expected = ['evil.txt', 'evil (2).txt', 'EVIL (3).txt', 'attachment', 'attachment (2)'].concat([
      'referral.json',
      'hidden',
      'ab.txt',
      'é'.repeat(127),
    ]);
    expect(new Set(readdirSync(attachments))).toEqual(new Set(expected));
    for (const name of readdirSync(attachments))
      expect(readFileSync(join(attachments, name), 'utf8')).toBe('letter 1');
    expect(Object.keys(treeOf(out)).every((path) => path === 'missing.json' || /^\d{12}\//.test(path))).toBe(
      true,
    );
  });
});
