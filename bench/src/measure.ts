/** Work to be timed. */
export type Job = () => unknown;

/** What the rounds of a measurement say: the middle half of them lies between `lower` and `upper`. */
export interface Spread {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** How {@link takeTurns} measures. */
export interface TurnOptions {
  /** How often each job has its turn, after as many turns to warm up. Default: 31. */
  readonly rounds?: number;
  /** How long a turn lasts about: a job is repeated to fill it. Default: 4 ms. */
  readonly milliseconds?: number;
  /** Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Times jobs by turns, in short rounds, so that what else the machine does weighs on all of them alike, and gives
 * milliseconds a run for each job and round. As many rounds go before and warm up. The order changes from round to
 * round.
 */
export async function takeTurns(jobs: readonly Job[], options: TurnOptions = {}): Promise<number[][]> {
  const { rounds = 31, milliseconds = 4, now = () => performance.now() } = options;
  const runs: number[] = [];
  for (const job of jobs) runs.push(await runsToFill(job, milliseconds, now));
  const times = jobs.map((): number[] => []);
  const order = [...jobs.keys()];
  for (let round = -rounds; round < rounds; round += 1) {
    for (const index of round % 2 === 0 ? order : order.toReversed()) {
      const time = await timeOf(jobs[index]!, runs[index]!, now);
      if (round >= 0) times[index]!.push(time);
    }
  }
  return times;
}

/** How many runs fill a turn, found by doubling. */
async function runsToFill(job: Job, milliseconds: number, now: () => number): Promise<number> {
  for (let runs = 1; ; runs *= 2) {
    const total = runs * (await timeOf(job, runs, now));
    if (total >= milliseconds) return Math.max(1, Math.round((runs * milliseconds) / total));
  }
}

/** Milliseconds a run. A job that answers at once is not awaited, since that would cost more than many a job. */
async function timeOf(job: Job, runs: number, now: () => number): Promise<number> {
  const started = now();
  for (let run = 0; run < runs; run += 1) {
    const result = job();
    if (result instanceof Promise) await result;
  }
  return (now() - started) / runs;
}

/** Median and quartiles, between two values where the place is between them. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)]!;
    return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** The spread of `values` beside `others`, round by round. */
export function ratioOf(values: readonly number[], others: readonly number[]): Spread {
  return spreadOf(values.map((value, round) => value / others[round]!));
}
