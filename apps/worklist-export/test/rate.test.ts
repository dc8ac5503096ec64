import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHospital, service } from './hospital.js';
import { runJob } from './job.js';

it('sends no more than ten requests in any second, unless told otherwise', async () => {
  const hospital = await openHospital(20, undefined, { rateLimit: true });
  try {
    const run = await runJob(hospital, '--service', service, '--out', join(hospital.folder, 'out'));
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    // A worklist, and of each referral its data and its summary: none had to be sent again.
    const times = hospital.requests.map(({ at }) => at);
    expect(times).toHaveLength(1 + 2 * 20);
    const elevens = times.slice(10).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...elevens)).toBeGreaterThan(1000);
    expect(new Set(hospital.simulator.requests().map(({ status }) => status))).toEqual(new Set([200]));
  } finally {
    await hospital.stop();
  }
});
