import { describe, expect, it } from 'vitest';
import { bodyComparisons, bodyGrowth } from '../src/cases/bodies.js';
import { requestComparisons, requestGrowth } from '../src/cases/requests.js';
import { signInComparisons, signInGrowth } from '../src/cases/sign-in.js';
import { compare, measureGrowth, type Comparison } from '../src/comparison.js';

const ratioRow = { id: 'a', package: 'p', task: 't', beside: 'b' };

describe('compare', () => {
  it('gives microseconds of both sides, and the ratio of ours to theirs', async () => {
    let time = 0;
    const row = await compare({
      ...ratioRow,
      goal: 2,
      ours: () => (time += 3),
      theirs: () => (time += 2),
      rounds: 3,
      warmUpMilliseconds: 1,
      now: () => time,
    });
    const always = (value: number) => ({ lower: value, median: value, upper: value });
    expect(row).toEqual({
      ...ratioRow,
      goal: 2,
      ours: always(3000),
      theirs: always(2000),
      ratio: always(1.5),
    });
  });
});

describe('measureGrowth', () => {
  it('measures once, ten and a hundred times as much, in multiples of the first', async () => {
    let time = 0;
    const amounts: number[] = [];
    const row = await measureGrowth({
      id: 'a',
      package: 'p',
      task: 't',
      unit: 'entries',
      base: 4,
      expected: 'straight',
      jobFor: (amount) => {
        amounts.push(amount);
        return () => (time += amount);
      },
      rounds: 3,
      warmUpMilliseconds: 1,
      now: () => time,
    });
    expect(amounts).toEqual([4, 40, 400]);
    expect([row.time.median, row.tenfold.median, row.hundredfold.median]).toEqual([4000, 10, 100]);
  });
});

describe('what is compared', () => {
  const find = (id: string): Comparison => requestComparisons.find((comparison) => comparison.id === id)!;
  const withoutId = (headers: unknown): object => ({ ...(headers as object), 'X-Correlation-ID': '' });

  it('the headers by hand are those that are built', () => {
    const { ours, theirs } = find('headers');
    expect(withoutId(theirs())).toEqual(withoutId(ours()));
  });

  it('the URL by hand is the one that is built', () => {
    const { ours, theirs } = find('url');
    expect(theirs()).toBe(ours());
  });

  it('the translation by hand is that of the package', () => {
    const { ours, theirs } = find('translate');
    const { request } = ours() as { request: { headers: object } };
    const byHand = theirs() as { headers: object };
    expect({ ...byHand, headers: withoutId(byHand.headers) }).toEqual({
      ...request,
      headers: withoutId(request.headers),
    });
  });

  it('both sides of the start of a sign-in ask for the same', async () => {
    const start = (await signInComparisons()).find(({ id }) => id === 'start-sign-in')!;
    const { url } = (await start.ours()) as { url: string };
    const plain = (await start.theirs()) as URL;
    const names = (address: URL): string[] => [...address.searchParams.keys()].toSorted();
    expect(names(plain)).toEqual(names(new URL(url)));
  });

  it('both sides of a mapping read and write the same resource', () => {
    const worklist = bodyComparisons().find(({ id }) => id === 'map-worklist')!;
    const count = (side: () => unknown): number =>
      (JSON.parse(side() as string) as { entry: [] }).entry.length;
    expect([count(worklist.ours), count(worklist.theirs)]).toEqual([100, 100]);
  });

  it.each([...bodyGrowth, ...requestGrowth, ...signInGrowth])('$id runs at its smallest', async (growth) => {
    const job = await growth.jobFor(growth.base);
    expect(await Promise.resolve(job())).not.toBeInstanceOf(Error);
  });
});
