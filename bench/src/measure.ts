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
  /** How often each job has its turn. Default: 101. */
  readonly rounds?: number;
  /**
   * How long a turn lasts about: a job is repeated to fill it. Default: 1 ms, so short that a busy machine leaves most
   * turns alone.
   */
  readonly milliseconds?: number;
  /** How long rounds go before that do not count, so that the engine has seen the code at work. Default: 1000 ms. */
  readonly warmUpMilliseconds?: number;
  /** Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Times jobs by turns, in short rounds, so that what else the machine does weighs on all of them alike, and gives
 * milliseconds a run for each job and round. The order changes from round to round.
 */
export async function takeTurns(jobs: readonly Job[], options: TurnOptions = {}): Promise<number[][]> {
  const {
    rounds = 101,
    milliseconds = 1,
    warmUpMilliseconds = 1000,
    now = () => performance.now(),
  } = options;
  const order = [...jobs.keys()];
  const timeRound = async (runs: readonly number[], round: number): Promise<number[]> => {
    const times: number[] = [];
    for (const index of round % 2 === 0 ? order : order.toReversed())
      times[index] = await timeOf(jobs[index]!, runs[index]!, now);
    return times;
  };

  const begun = now();
  let runs = await runsToFill(jobs, milliseconds, now);
  for (let round = 0; now() - begun < warmUpMilliseconds; round += 1) await timeRound(runs, round);
  runs = await runsToFill(jobs, milliseconds, now);
  const times = jobs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    (await timeRound(runs, round)).forEach((time, index) => times[index]!.push(time));
  return times;
}

/** How many runs of each job fill a turn. */
async function runsToFill(jobs: readonly Job[], milliseconds: number, now: () => number): Promise<number[]> {
  const counts: number[] = [];
  for (const job of jobs) {
    let runs = 1;
    let time = await quickest(job, runs, now);
    while (time * runs < milliseconds) {
      runs *= 2;
      time = await quickest(job, runs, now);
    }
    counts.push(Math.max(1, Math.round(milliseconds / time)));
  }
  return counts;
}

/** The quickest of three, since one that was interrupted would pass for a long job. */
async function quickest(job: Job, runs: number, now: () => number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 3; count += 1) times.push(await timeOf(job, runs, now));
  return Math.min(...times);
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
