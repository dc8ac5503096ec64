import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHospital, type Hospital } from './hospital.js';
import { exportTo, journalOf, runJob, startJob, treeOf } from './job.js';

const seed = Date.now() % 1_000_000;
const kills = 20;

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital(200, (index) => [
    { fileName: 'Referral letter.pdf', body: Buffer.from(`%PDF letter ${index}`) },
    ...(index % 5 === 0 ? [{ fileName: 'scan.png', body: Buffer.alloc(200_000, `scan ${index} `) }] : []),
  ]);
});
afterAll(() => hospital.stop());

/** The request that brought a file of the journal. */
function requestFor({ shelf = '', saved }: ReturnType<typeof journalOf>[number]): string | undefined {
  const [operation, id] = saved?.source.split('/') ?? [];
  if (operation === 'A005') return `GET /referrals/FHIR/STU3/ReferralRequest/${shelf}`;
  if (operation === 'A007') return `POST /referrals/FHIR/STU3/ReferralRequest/${shelf}/$ers.generateCRI`;
  return operation === undefined ? undefined : `GET /referrals/FHIR/R4/Binary/${id}`;
}

const worklistCalls = (from: number): number =>
  hospital.requests.slice(from).filter(({ what }) => what.endsWith('$ers.fetchworklist')).length;

describe(`killed with SIGKILL at ${kills} random points (seed ${seed})`, { timeout: 180_000 }, () => {
  it('ends with the tree of a run that was not interrupted, and asks for no file twice', async () => {
    const whole = join(hospital.folder, 'whole');
    const begin = hospital.requests.length;
    expect(await runJob(hospital, ...exportTo(whole))).toMatchObject({ exitCode: 0, stderr: '' });
    const total = hospital.requests.length - begin;
    // A005, A007, and for each of 240 attachments A042 and the object store.
    expect(total).toBe(1 + 200 + 200 + 2 * 240);

    const out = join(hospital.folder, 'killed');
    const random = randomFrom(seed);
    // Beginning after the worklist came: kills before that are a test of their own.
    const points = Array.from({ length: kills }, () => 2 + Math.floor(random() * (total - 20))).toSorted(
      (one, other) => one - other,
    );
    const chain = hospital.requests.length;
    const saved: number[] = [];
    for (const point of points) {
      const known = saved.length === 0 ? [] : journalOf(out);
      const before = hospital.requests.length;
      const job = startJob(exportTo(out), hospital.variables);
      const delay = random() * 20;
      await new Promise<void>((resolve) => {
        hospital.onRequest = () => {
          if (hospital.requests.length - chain >= point) resolve();
        };
        void job.ended.then(() => resolve());
      });
      hospital.onRequest = undefined;
      await pause(delay);
      job.process.kill('SIGKILL');
      expect(await job.ended, `seed ${seed}`).toMatchObject({ exitCode: undefined });
      const asked = new Set(hospital.requests.slice(before).map(({ what }) => what));
      for (const line of known) expect(asked, `seed ${seed}`).not.toContain(requestFor(line));
      saved.push(journalOf(out).length);
    }
    // The kills are spread over the work: most find more in the journal than the one before.
    expect(new Set(saved).size).toBeGreaterThan(kills / 2);

    expect(await runJob(hospital, ...exportTo(out)), `seed ${seed}`).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(treeOf(out), `seed ${seed}`).toEqual(treeOf(whole));
    expect(worklistCalls(chain), `seed ${seed}`).toBe(1);
    // What was under way at a kill is asked for again, eight referrals at once, and nothing else.
    expect(hospital.requests.length - chain - total).toBeLessThanOrEqual(kills * 16);
  });

  it('loses a call, and no more, where it is killed while it waits for the worklist', async () => {
    const out = join(hospital.folder, 'no-worklist');
    const begin = hospital.requests.length;
    hospital.simulator.fault({ operation: 'A008', delay: 60_000, times: 2 });
    for (const killed of [1, 2]) {
      const job = startJob(exportTo(out), hospital.variables);
      await new Promise<void>((resolve) => {
        hospital.onRequest = () => resolve();
      });
      job.process.kill('SIGKILL');
      await job.ended;
      expect(journalOf(out).map(({ note }) => note?.type)).toEqual(
        Array.from({ length: killed }, () => 'asked'),
      );
    }
    hospital.onRequest = undefined;
    const third = await runJob(hospital, ...exportTo(out));
    expect([third.exitCode, worklistCalls(begin)]).toEqual([3, 2]);
    expect(third.stderr).toContain('A008 may be called no more today');
  });
});
