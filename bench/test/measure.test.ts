import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOf, spreadOf, takeTurns } from '../src/measure.js';

describe('spreadOf', () => {
  it.each([
    ['one value', [7], { lower: 7, median: 7, upper: 7 }],
    ['an odd number of values, in any order', [5, 1, 4, 2, 3], { lower: 2, median: 3, upper: 4 }],
    [
      'an even number: between the two in the middle',
      [4, 1, 3, 2],
      { lower: 1.75, median: 2.5, upper: 3.25 },
    ],
    ['numbers by size and not by spelling', [100, 20, 3], { lower: 11.5, median: 20, upper: 60 }],
  ])('of %s', (_, values, expected) => {
    expect(spreadOf(values)).toEqual(expected);
  });

  it('has as many values below the median as above it, and leaves its input as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const before = [...values];
        const { lower, median, upper } = spreadOf(values);
        expect(values).toEqual(before);
        expect(lower).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(upper);
        const half = values.length / 2;
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(half);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(half);
      }),
    );
  });
});

describe('ratioOf', () => {
  it('compares round by round, so that a slow round of both changes nothing', () => {
    expect(ratioOf([2, 20, 2], [1, 10, 1])).toEqual({ lower: 2, median: 2, upper: 2 });
  });
});

/** A clock that stands still but for what the jobs take. */
function createWork() {
  let time = 0;
  const log: string[] = [];
  const job = (name: string, milliseconds: number) => () => {
    time += milliseconds;
    log.push(name);
  };
  return { job, log, now: () => time };
}

describe('takeTurns', () => {
  it('gives milliseconds a run, for each job and round, without those that warm up', async () => {
    const { job, now } = createWork();
    const times = await takeTurns([job('quick', 0.5), job('slow', 8)], {
      rounds: 3,
      milliseconds: 4,
      warmUpMilliseconds: 20,
      now,
    });
    expect(times).toEqual([
      [0.5, 0.5, 0.5],
      [8, 8, 8],
    ]);
  });

  it('fills a turn with runs, gives each job a turn a round, and turns the order round', async () => {
    const { job, log, now } = createWork();
    await takeTurns([job('a', 1), job('b', 2)], { rounds: 2, milliseconds: 4, warmUpMilliseconds: 20, now });
    // Cut off is what ran before, to find out how long a run takes and to warm up.
    expect(log.slice(-12).join('')).toBe('aaaabbbbaaaa');
  });

  it('awaits a job that answers with a promise, and lets one at a time run', async () => {
    let running = 0;
    let most = 0;
    let time = 0;
    const job = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      time += 2;
      running -= 1;
    };
    const times = await takeTurns([job, job], {
      rounds: 2,
      milliseconds: 4,
      warmUpMilliseconds: 20,
      now: () => time,
    });
    expect(times).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(most).toBe(1);
  });

  it('lets an error of a job through', async () => {
    const failing = (): never => {
      throw new Error('no such referral');
    };
    await expect(takeTurns([failing])).rejects.toThrow('no such referral');
  });
});
