import { findProgram, startRedis } from '@ers-kit/internal/testing';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  Cis2AuthError,
  createSessionIndex,
  type LogoutNotice,
  type SessionIndex,
  type SharedSessionIndex,
  type UserSession,
} from '../src/index.js';
import { createRedisSessionIndex, type RedisSessionIndexOptions } from '../src/redis.js';
import { errorOf } from './support/sign-in.js';

const hour = 3_600_000;
const begun = 1_790_000_000_000;
const clock = { time: begun, now: () => clock.time };
beforeEach(() => {
  clock.time = begun;
});
const session = (id: string, uid: string, cis2SessionId?: string, startedAt = begun): UserSession => ({
  id,
  uid,
  startedAt,
  lastActiveAt: startedAt,
  ...(cis2SessionId === undefined ? {} : { cis2SessionId }),
});
const idsOf = (sessions: readonly UserSession[]): string[] => sessions.map(({ id }) => id).toSorted();

/** What holds for every index, one process's and many processes'. */
function describeIndex(make: () => SessionIndex | SharedSessionIndex): void {
  let index: SessionIndex | SharedSessionIndex;
  const find = async (notice: Partial<LogoutNotice>): Promise<string[]> =>
    idsOf(await index.find({ issuedAt: begun + 1000, ...notice }));

  beforeEach(async () => {
    index = make();
    for (const one of [
      session('1', 'ann', 's1'),
      session('2', 'ann', 's2'),
      session('3', 'bob', 's1'),
      session('4', 'ann'),
      session('5', 'ann', 's1', begun + 60_000),
    ])
      await index.add(one);
  });

  it.each<[string, Partial<LogoutNotice>, string[]]>([
    ['by sid', { sessionId: 's2' }, ['2']],
    ['by sid and user', { sessionId: 's1', subject: 'ann' }, ['1']],
    ['by user alone: all of them', { subject: 'ann' }, ['1', '2', '4']],
    ['nothing for an unknown sid, whoever the user is', { sessionId: 's9', subject: 'ann' }, []],
    ['nothing for an unknown user', { subject: 'eve' }, []],
    [
      'not one that began after the token was issued',
      { sessionId: 's1', issuedAt: begun + 59_000 },
      ['1', '3'],
    ],
    [
      'one that began in the second of the token',
      { sessionId: 's1', issuedAt: begun + 60_000 },
      ['1', '3', '5'],
    ],
  ])('finds sessions %s', async (_name, notice, ids) => {
    expect(await find(notice)).toEqual(ids);
  });

  it('forgets what is removed, and takes the same id again', async () => {
    await index.remove('2');
    await index.remove('unknown');
    expect(await find({ sessionId: 's2' })).toEqual([]);
    expect(await index.get('2')).toBeUndefined();
    await index.remove('1');
    await index.add(session('1', 'ann', 's7'));
    expect(await find({ sessionId: 's1', subject: 'ann' })).toEqual([]);
    expect(await find({ sessionId: 's7' })).toEqual(['1']);
  });

  it('replaces a session that is there, and brings none back', async () => {
    const active = { ...session('1', 'ann', 's1'), lastActiveAt: begun + 5000 };
    expect(await index.replace(active)).toBe(true);
    expect(await index.get('1')).toEqual(active);
    await index.remove('1');
    expect(await index.replace(active)).toBe(false);
    expect(await index.get('1')).toBeUndefined();
    expect(await find({ subject: 'ann' })).toEqual(['2', '4']);
  });

  it('gives out no session that is older than sessions may be', async () => {
    clock.time += 12 * hour - 1;
    expect(await index.get('1')).toBeDefined();
    clock.time += 1;
    expect(await index.get('1')).toBeUndefined();
  });
}

describe('createSessionIndex', () => {
  describe('is an index', () => {
    describeIndex(() => createSessionIndex({ clock }));
  });

  it('sweeps out sessions of browsers that never came back', () => {
    const index = createSessionIndex({ clock });
    index.add(session('old', 'ann', 's1'));
    clock.time += 13 * hour;
    for (let count = 1; count < 1000; count += 1) index.add(session(`${count}`, 'bob', 's1', clock.time));
    expect(idsOf(index.find({ subject: 'ann', issuedAt: clock.time }))).toEqual([]);
    expect(index.find({ subject: 'bob', issuedAt: clock.time })).toHaveLength(999);
  });
});

describe.skipIf(!findProgram('redis-server'))(
  'createRedisSessionIndex (redis-server has to be installed)',
  () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    let client: ReturnType<typeof createClient>;
    beforeAll(async () => {
      redis = await startRedis();
      client = createClient({ url: redis.url, socket: { reconnectStrategy: 50 } });
      client.on('error', () => undefined);
      await client.connect();
    });
    afterAll(async () => {
      client.destroy();
      await redis.stop();
    });
    beforeEach(() => client.sendCommand(['FLUSHALL']));
    const make = (options: Partial<RedisSessionIndexOptions> = {}) =>
      createRedisSessionIndex({ client, clock, ...options });

    describe('is an index', () => {
      describeIndex(make);
    });

    it('ends in every process what one of them removes', async () => {
      const [here, there] = [make(), make()];
      await here.add(session('1', 'ann', 's1'));
      expect(idsOf(await there.find({ sessionId: 's1', issuedAt: begun }))).toEqual(['1']);
      await there.remove('1');
      expect(await here.replace(session('1', 'ann', 's1'))).toBe(false);
    });

    it('names no session in its keys, and lets all of them expire', async () => {
      clock.time = begun + hour;
      await make().add(session('secret-session', 'secret-user', 'secret-sid'));
      await make().replace(session('secret-session', 'secret-user', 'secret-sid'));
      const keys = (await client.sendCommand(['KEYS', '*'])) as unknown as string[];
      expect(keys).toHaveLength(3);
      expect(keys.join(' ')).not.toContain('secret');
      for (const key of keys) {
        const left = Number(await client.sendCommand(['PTTL', key]));
        expect(left).toBeGreaterThan(10.9 * hour);
        expect(left).toBeLessThanOrEqual(11 * hour);
      }
    });

    it('drops old sessions from the list of a user who keeps signing in', async () => {
      const index = make();
      await index.add(session('1', 'ann'));
      clock.time = begun + 13 * hour;
      await index.add(session('2', 'ann', undefined, clock.time));
      const [list] = (await client.sendCommand(['KEYS', '*user:*'])) as unknown as string[];
      expect(await client.sendCommand(['ZCARD', list ?? ''])).toBe(1);
    });

    it('says so when Redis does not answer, and tells no address', async () => {
      const index = make({
        client: { sendCommand: () => new Promise<never>(() => undefined) },
        commandMilliseconds: 20,
      });
      for (const call of [
        index.get('1'),
        index.find({ subject: 'ann', issuedAt: 0 }),
        index.add(session('1', 'ann')),
      ]) {
        const error = await errorOf(call);
        expect([error.code, error.message]).toEqual([
          'ERR_CIS2_STORE',
          expect.stringContaining('Look after Redis'),
        ]);
      }
    });

    it.each([undefined, {}, { client: undefined }, { client: {} }])('refuses the options %j', (options) => {
      expect(() => createRedisSessionIndex(options as never)).toThrow(Cis2AuthError);
    });
  },
);
