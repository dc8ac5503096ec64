import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findProgram, startRedis, type TestRedis } from '@ers-kit/internal/testing';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLimiter, ErsConfigurationError, ErsRateLimitError, type ErsError } from '../src/index.js';
import { createRedisLimiter, type RedisLimiterOptions } from '../src/redis.js';
import { fakeClock } from './fake-clock.js';
import { answerWith, fhirJson, referral, rejection, startServer, ubrn, type Answering } from './helpers.js';

const answer = answerWith(200, fhirJson, JSON.stringify(referral));

describe.skipIf(!findProgram('redis-server'))('the Redis limiter (redis-server has to be installed)', () => {
  let redis: TestRedis;

  const connect = async (reconnectStrategy: number | false) => {
    const connected = createClient({ url: redis.url, socket: { reconnectStrategy } });
    connected.on('error', () => undefined);
    await connected.connect();
    return connected;
  };
  let client: Awaited<ReturnType<typeof connect>>;
  const makeLimiter = (changed: Partial<RedisLimiterOptions> = {}) =>
    createRedisLimiter({ client, commandMilliseconds: 300, ...changed });

  beforeEach(async () => {
    redis = await startRedis();
    client = await connect(50);
  });
  afterEach(async () => {
    client.destroy();
    await redis.stop();
  });

  async function startChild(
    serverUrl: string,
    mode: 'user-restricted' | 'application-restricted',
    calls: number,
  ): Promise<ChildProcess> {
    const child = fork(new URL('redis-child.mjs', import.meta.url), {
      env: { ...process.env, CHILD_OPTIONS: JSON.stringify({ redisUrl: redis.url, serverUrl, mode, calls }) },
    });
    await once(child, 'message');
    return child;
  }
  async function runChildren(...children: ChildProcess[]): Promise<void> {
    await Promise.all(
      children.map(async (child) => {
        child.send('go');
        await once(child, 'message');
      }),
    );
  }

  it('keeps two processes to nine requests a second together, evenly', { timeout: 20_000 }, async () => {
    const times: number[] = [];
    const counting: Answering = (request, response, index) => {
      times.push(performance.now());
      return answer(request, response, index);
    };
    const server = await startServer(counting);
    const children = [
      await startChild(server.url, 'user-restricted', 13),
      await startChild(server.url, 'user-restricted', 13),
    ];
    const begun = performance.now();
    await runChildren(...children);
    expect(times).toHaveLength(26);
    // None before its turn, counted from the start; 20 ms for the rounding of three clocks.
    expect(times.filter((time, index) => time - begun < (index * 1000) / 9 - 20)).toEqual([]);
    // Ten fit into a second that starts with a request; a process that the machine held up sends what is due
    // at once. Two limiters that do not know of each other would let twenty and more through.
    for (const start of times) {
      expect(times.filter((time) => time >= start && time < start + 1000).length).toBeLessThanOrEqual(16);
    }
  });

  it('lets users of one process go before the background of another', { timeout: 20_000 }, async () => {
    const order: string[] = [];
    const server = await startServer((request, response, index) => {
      order.push(request.headers['nhsd-ers-business-function'] === undefined ? 'background' : 'user');
      return answer(request, response, index);
    });
    await runChildren(
      await startChild(server.url, 'application-restricted', 10),
      await startChild(server.url, 'user-restricted', 10),
    );
    expect(order).toHaveLength(20);
    // What the background reserved before the first user came goes first.
    expect(order.slice(0, 12).filter((one) => one === 'user')).toHaveLength(10);
  });

  it('waits on the clock that it is given, as Redis says', async () => {
    const clock = fakeClock();
    const limiter = makeLimiter({ clock, requestsPerSecond: 0.5 });
    await limiter.acquire({ priority: 'user' });
    await limiter.acquire({ priority: 'user' });
    expect(clock.slept).toHaveLength(1);
    expect(clock.slept[0]).toBeGreaterThan(1500);
    expect(clock.slept[0]).toBeLessThanOrEqual(2000);
    expect(await client.keys('*')).toEqual(['ers-kit:limiter']);
    expect(await client.pTTL('ers-kit:limiter')).toBeGreaterThan(0);
  });

  it('keeps applications with keys of their own apart', async () => {
    const clock = fakeClock();
    const [one, other] = [makeLimiter({ clock, key: 'one' }), makeLimiter({ clock, key: 'other' })];
    await one.acquire({ priority: 'background' });
    await other.acquire({ priority: 'background' });
    expect(clock.slept).toEqual([]);
  });

  it('does not wait for ever after the clock of Redis was set back', async () => {
    const clock = fakeClock();
    await client.hSet('ers-kit:limiter', { next: '9999999999999', users: '9999999999999' });
    await makeLimiter({ clock, requestsPerSecond: 10 }).acquire({ priority: 'user' });
    expect(clock.slept[0]).toBeLessThanOrEqual(120_001);
  });

  it('gives up waiting with the reason of the signal', async () => {
    const limiter = makeLimiter({ requestsPerSecond: 0.1 });
    await limiter.acquire({ priority: 'user' });
    const controller = new AbortController();
    const waiting = limiter.acquire({ priority: 'user', signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
  });

  it.each([
    ['one that is gone', async () => redis.stop()],
    ['a key of another kind', async () => void (await client.set('ers-kit:limiter', 'text'))],
  ])('sends nothing without Redis: %s', async (_name, breakRedis) => {
    const server = await startServer(answer);
    const limiter = makeLimiter();
    await breakRedis();
    const failures = await Promise.all([
      rejection(server.client({ limiter }).call('A005', { ubrn })),
      rejection(server.client({ limiter }).call('A013', { ubrn, version: 1 })),
    ]);
    for (const error of failures) {
      if (!ErsRateLimitError.isInstance(error)) throw error;
      expect([error.code, error.status, error.retryable]).toEqual(['ERR_ERS_LIMITER', undefined, true]);
      expect(error.hint).toContain('administrator');
      expect((error.cause as Error).message).toMatch(/^\w+$/);
    }
    expect((failures[1] as ErsError).processed).toBe('no');
    expect(server.seen).toHaveLength(0);
  });

  it('rides out a short outage with the retries of the client, and serves again', async () => {
    const server = await startServer(answer);
    const limiter = makeLimiter();
    await redis.stop();
    const clock = fakeClock();
    const sleep = async (milliseconds: number): Promise<void> => {
      await clock.sleep(milliseconds);
      await redis.start();
      await expect.poll(() => client.isReady).toBe(true);
    };
    const { status } = await server
      .client({ limiter, retry: {}, clock: { now: clock.now, sleep } })
      .call('A013', { ubrn, version: 1 });
    expect([status, server.seen.length, clock.slept.length]).toEqual([200, 1, 1]);
  });

  it('limits by its own share while Redis is gone, where it is given one', async () => {
    const clock = fakeClock();
    const limiter = makeLimiter({ whileUnavailable: createLimiter({ requestsPerSecond: 5, clock }) });
    await redis.stop();
    await Promise.all([limiter.acquire({ priority: 'user' }), limiter.acquire({ priority: 'background' })]);
    expect(clock.slept).toEqual([200]);
    await redis.start();
  });
});

describe('createRedisLimiter refuses', () => {
  it.each([
    ['no client', { client: undefined }, 'client'],
    ['what is no client', { client: {} }, 'client'],
    ['a rate of 0', { client: { sendCommand: () => undefined }, requestsPerSecond: 0 }, 'requestsPerSecond'],
    [
      'a rate in words',
      { client: { sendCommand: () => undefined }, requestsPerSecond: 'ten' },
      'requestsPerSecond',
    ],
  ])('%s', (_name, options, field) => {
    try {
      createRedisLimiter(options as never);
      expect.unreachable();
    } catch (error) {
      if (!ErsConfigurationError.isInstance(error)) throw error;
      expect([error.code, error.problems.map((problem) => problem.field)]).toEqual([
        'ERR_ERS_CONFIGURATION',
        [field],
      ]);
    }
  });
});
