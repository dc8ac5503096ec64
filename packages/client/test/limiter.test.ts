import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import {
  createErsClient,
  createLimiter,
  ErsConfigurationError,
  ErsRateLimitError,
  type Limiter,
} from '../src/index.js';
import { fakeClock } from './fake-clock.js';
import { answerWith, clinician, fhirJson, referral, rejection, startServer, ubrn } from './helpers.js';
import { defineEnvironment } from '@ers-kit/environments';

describe('createLimiter', () => {
  it('lets the first through at once and spaces the others evenly', async () => {
    const clock = fakeClock();
    const limiter = createLimiter({ clock, requestsPerSecond: 10 });
    const start = clock.now();
    const times: number[] = [];
    const one = async (): Promise<void> => {
      await limiter.acquire({ priority: 'user' });
      times.push(clock.now() - start);
    };
    await Promise.all([one(), one(), one()]);
    await one();
    expect(times).toEqual([0, 100, 200, 300]);
  });

  it('lets users overtake the background, each in its own order', async () => {
    const clock = fakeClock();
    const limiter = createLimiter({ clock, requestsPerSecond: 4 });
    const order: string[] = [];
    const one = async (name: string, priority: 'user' | 'background'): Promise<void> => {
      await limiter.acquire({ priority });
      order.push(name);
    };
    await Promise.all([
      one('background 1', 'background'),
      one('background 2', 'background'),
      one('background 3', 'background'),
      one('user 1', 'user'),
      one('user 2', 'user'),
    ]);
    expect(order).toEqual(['background 1', 'user 1', 'user 2', 'background 2', 'background 3']);
    expect(clock.slept).toEqual([250, 250, 250, 250]);
  });

  it('stays a tenth below the ten a second of e-RS, unless told otherwise', async () => {
    const clock = fakeClock();
    const limiter = createLimiter({ clock });
    for (let count = 0; count < 4; count += 1) await limiter.acquire({ priority: 'user' });
    expect(clock.slept.map(Math.round)).toEqual([111, 111, 111]);
  });

  it('does not wait where time has passed', async () => {
    const clock = fakeClock();
    const limiter = createLimiter({ clock });
    await limiter.acquire({ priority: 'user' });
    await clock.sleep(500);
    await limiter.acquire({ priority: 'user' });
    expect(clock.slept).toEqual([500]);
  });

  it('waits one interval at most on a clock that stands still', async () => {
    const slept: number[] = [];
    const clock = { now: () => 0, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
    const limiter = createLimiter({ clock, requestsPerSecond: 10 });
    for (let count = 0; count < 4; count += 1) await limiter.acquire({ priority: 'user' });
    expect(slept).toEqual([100, 100, 100]);
  });

  it('forgets who gives up, with their reason', async () => {
    const limiter = createLimiter({ clock: fakeClock() });
    const controller = new AbortController();
    const first = limiter.acquire({ priority: 'user' });
    const second = limiter.acquire({ priority: 'user', signal: controller.signal });
    const third = limiter.acquire({ priority: 'user' });
    controller.abort(new Error('changed my mind'));
    await expect(second).rejects.toThrow('changed my mind');
    await expect(Promise.all([first, third])).resolves.toHaveLength(2);
    await expect(limiter.acquire({ priority: 'user', signal: controller.signal })).rejects.toThrow(
      'changed my mind',
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d requests a second',
    (requestsPerSecond) => {
      expect(() => createLimiter({ requestsPerSecond })).toThrow(ErsConfigurationError);
    },
  );
});

describe('a client', () => {
  it('asks its limiter with the priority of the access mode, once for each request', async () => {
    const asked: string[] = [];
    const limiter = { acquire: async ({ priority }: { priority: string }) => void asked.push(priority) };
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const client = server.client({ limiter });
    await client.call('A005', { ubrn });
    await client.as({ mode: 'application-restricted' }).call('A005', { ubrn });
    expect(asked).toEqual(['user', 'background']);
  });

  it('shares one limiter of nine a second with all clients of the process for that server', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const environment = defineEnvironment({ name: 'shared', ersBaseUrl: `${server.url}/referrals` });
    const make = () => createErsClient({ environment, accessToken: () => 'x', context: clinician });
    const started = performance.now();
    await Promise.all([make(), make(), make(), make()].map((client) => client.call('A005', { ubrn })));
    expect(performance.now() - started).toBeGreaterThan(320);
  });

  it('does not send in a burst what waited for one token', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const paced = createLimiter({ requestsPerSecond: 10 });
    const sent: number[] = [];
    const fetch: typeof globalThis.fetch = (url, init) => {
      sent.push(performance.now());
      return globalThis.fetch(url, init);
    };
    // The token comes when the limiter has let all four go.
    let acquired = 0;
    let giveToken: (token: string) => void = () => undefined;
    const token = new Promise<string>((resolve) => {
      giveToken = resolve;
    });
    const limiter: Limiter = {
      acquire: async (request) => {
        await paced.acquire(request);
        acquired += 1;
        if (acquired === 4) giveToken('token');
      },
    };
    const client = server.client({ limiter, fetch, accessToken: () => token });
    await Promise.all(Array.from({ length: 4 }, () => client.call('A005', { ubrn })));
    const gaps = sent.slice(1).map((time, index) => time - (sent[index] ?? 0));
    expect(gaps).toHaveLength(3);
    expect(Math.min(...gaps)).toBeGreaterThan(40);
  });

  it('sends nothing where its limiter fails, and says so', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const limiter = { acquire: () => Promise.reject(new Error('redis://user:canary@store')) };
    const error = await rejection(server.client({ limiter }).call('A013', { ubrn, version: 1 }));
    if (!ErsRateLimitError.isInstance(error)) throw error;
    expect([error.code, error.processed, error.retryable]).toEqual(['ERR_ERS_LIMITER', 'no', true]);
    expect(everySink(error)).not.toContain('canary');
    expect(server.seen).toHaveLength(0);
  });

  it('gives up waiting for the limiter when aborted, and sends nothing', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const limiter = createLimiter({ requestsPerSecond: 0.01 });
    await limiter.acquire({ priority: 'user' });
    const controller = new AbortController();
    const call = server.client({ limiter }).call('A005', { ubrn, signal: controller.signal });
    controller.abort(new Error('gone'));
    expect(await rejection(call)).toMatchObject({ message: 'gone' });
    expect(server.seen).toHaveLength(0);
  });
});
