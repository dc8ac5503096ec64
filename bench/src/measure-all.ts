import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, cpus } from 'node:os';
import { bodyComparisons, bodyGrowth } from './cases/bodies.js';
import { callComparisons, callGrowth } from './cases/calls.js';
import { requestComparisons, requestGrowth } from './cases/requests.js';
import { signInComparisons, signInGrowth } from './cases/sign-in.js';
import { compare, measureGrowth } from './comparison.js';
import { measureImports, measureSizes } from './modules.js';
import { rounded, type CostRow, type GrowthRow, type Results } from './results.js';
import type { Addresses } from './server.js';

/** Measures everything, one thing at a time, and says what it is about. */
export async function measureAll(say: (line: string) => void): Promise<Results> {
  const server = fork(new URL('server.js', import.meta.url));
  const [addresses] = (await once(server, 'message')) as [Addresses];
  const cost: CostRow[] = [];
  for (const comparison of [
    ...bodyComparisons(),
    ...requestComparisons,
    ...(await signInComparisons()),
    ...callComparisons(addresses),
  ]) {
    say(`${comparison.package}: ${comparison.task}`);
    cost.push(await compare(comparison));
  }
  const growth: GrowthRow[] = [];
  for (const task of [...bodyGrowth, ...requestGrowth, ...signInGrowth, ...callGrowth(addresses)]) {
    say(`${task.package}: ${task.task}, 1×, 10×, 100×`);
    growth.push(await measureGrowth(task));
  }
  server.disconnect();
  say('every module: import, size');
  return rounded({
    measured: new Date().toISOString().slice(0, 10),
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model.trim() ?? 'unknown processor',
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    },
    cost,
    growth,
    imports: await measureImports(15),
    sizes: await measureSizes(),
  });
}
