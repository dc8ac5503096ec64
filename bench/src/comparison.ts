import { ratioOf, spreadOf, takeTurns, type Job, type Spread, type TurnOptions } from './measure.js';
import type { CostRow, GrowthRow } from './results.js';

/** A task with a package, beside what a user would otherwise take. */
export interface Comparison
  extends TurnOptions, Pick<CostRow, 'id' | 'package' | 'task' | 'beside' | 'goal'> {
  readonly ours: Job;
  readonly theirs: Job;
}

/** A task of which there can be more. */
export interface Growth
  extends TurnOptions, Pick<GrowthRow, 'id' | 'package' | 'task' | 'unit' | 'base' | 'expected'> {
  /** The task with so much to do. */
  readonly jobFor: (amount: number) => Job | Promise<Job>;
}

/** Measures both sides by turns. */
export async function compare(comparison: Comparison): Promise<CostRow> {
  const { id, package: name, task, beside, goal, ours, theirs, ...options } = comparison;
  const [mine = [], other = []] = await takeTurns([ours, theirs], options);
  return {
    id,
    package: name,
    task,
    beside,
    ours: inMicroseconds(mine),
    theirs: inMicroseconds(other),
    ratio: ratioOf(mine, other),
    ...(goal !== undefined && { goal }),
  };
}

/** Measures a task at 1×, 10× and 100× by turns. */
export async function measureGrowth(growth: Growth): Promise<GrowthRow> {
  const { id, package: name, task, unit, base, expected, jobFor, ...options } = growth;
  const jobs: Job[] = [];
  for (const factor of [1, 10, 100]) jobs.push(await jobFor(base * factor));
  const [once = [], tenfold = [], hundredfold = []] = await takeTurns(jobs, options);
  return {
    id,
    package: name,
    task,
    unit,
    base,
    time: inMicroseconds(once),
    tenfold: ratioOf(tenfold, once),
    hundredfold: ratioOf(hundredfold, once),
    expected,
  };
}

const inMicroseconds = (milliseconds: readonly number[]): Spread =>
  spreadOf(milliseconds.map((value) => value * 1000));
