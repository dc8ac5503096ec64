import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';

import { findProgram, startRedis, type TestRedis } from '@ers-kit/internal/testing';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTokenManager, type TokenManager } from '../src/index.js';
import { createRedisStore, type EncryptionKey, type RedisStoreOptions } from '../src/redis.js';
import { errorOf, makeAuth, makeIdToken, startFakeApim, success } from './support/fake-apim.js';

describe.skipIf(!findProgram('redis-server'))(
  'the Redis store (redis-server has to be installed)',
  async () => {
    const apim = await startFakeApim();
    const keys: EncryptionKey[] = [{ id: 'k1', key: randomBytes(32) }];
    let redis: TestRedis;
    let client: ReturnType<typeof createClient>;

    const makeStore = (changed: Partial<RedisStoreOptions> = {}) =>
      createRedisStore({ client, encryptionKeys: keys, clock: apim.clock, ...changed });
    const makeManager = (changed: Partial<RedisStoreOptions> = {}): TokenManager =>
      createTokenManager({
        auth: makeAuth(apim, { retries: 0 }),
        clock: apim.clock,
        store: makeStore(changed),
      });

    beforeEach(async () => {
      apim.reset();
      // Waiting for a lock has to take its real time here, for the other process to get on.
      apim.clock.sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      redis = await startRedis();
      client = createClient({ url: redis.url, socket: { reconnectStrategy: 50 } });
      client.on('error', () => undefined);
      await client.connect();
    });
    afterEach(async () => {
      client.destroy();
      await redis.stop();
    });
    afterAll(() => apim.stop());

    it('keeps tokens encrypted, under keys that tell nothing, until they end', async () => {
      const manager = makeManager();
      await manager.startSession('session-1', await makeIdToken(apim.clock));
      const [name = ''] = await client.keys('*');
      expect(await client.keys('*')).toHaveLength(1);
      expect(name).toMatch(/^ers-kit:apim:test:[\w-]{43}:session:[\w-]{43}$/);
      const sealed = (await client.get(name)) ?? '';
      expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
      expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('canary');
      expect(await client.pTTL(name)).toBeGreaterThan(43_000_000);
      expect(await makeManager().forSession('session-1').accessToken()).toBe(success.access_token);
      await manager.endSession('session-1');
      expect(await client.keys('*')).toEqual([]);
    });

    it('takes a new encryption key in front, and reads with the old', async () => {
      await makeManager().startSession('session-1', await makeIdToken(apim.clock));
      const rotated = [{ id: 'k2', key: randomBytes(32).toString('base64') }, ...keys];
      expect(await makeManager({ encryptionKeys: rotated }).forSession('session-1').accessToken()).toBe(
        success.access_token,
      );
      apim.clock.time += 660_000;
      await makeManager({ encryptionKeys: rotated }).forSession('session-1').accessToken();
      const [name = ''] = await client.keys('*');
      expect(await client.get(name)).toMatch(/^v1\.k2\./);
      expect((await errorOf(makeManager().forSession('session-1').accessToken())).code).toBe(
        'ERR_APIM_SIGN_IN_NEEDED',
      );
    });

    it.each<[string, (sealed: string) => string]>([
      [
        'a changed byte',
        (sealed) =>
          sealed.replace(
            /\.([\w-])([\w-]+)$/,
            (_all, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}`,
          ),
      ],
      ['a cut tag', (sealed) => sealed.slice(0, -8)],
      ['another version', (sealed) => sealed.replace('v1', 'v2')],
      ['plain JSON', () => JSON.stringify({ accessToken: 'evil', expiresAt: 1e15, renewAt: 1e15 })],
      ['nothing', () => ''],
    ])('does not open a record with %s', async (_name, damage) => {
      await makeManager().startSession('session-1', await makeIdToken(apim.clock));
      const [name = ''] = await client.keys('*');
      await client.set(name, damage((await client.get(name)) ?? ''));
      expect((await errorOf(makeManager().forSession('session-1').accessToken())).code).toBe(
        'ERR_APIM_SIGN_IN_NEEDED',
      );
    });

    it('does not open a record that was moved to another session', async () => {
      const manager = makeManager();
      await manager.startSession('session-1', await makeIdToken(apim.clock));
      const [one = ''] = await client.keys('*');
      await manager.startSession('session-2', await makeIdToken(apim.clock));
      const two = (await client.keys('*')).find((name) => name !== one) ?? '';
      await client.set(two, (await client.get(one)) ?? '');
      expect((await errorOf(manager.forSession('session-2').accessToken())).code).toBe(
        'ERR_APIM_SIGN_IN_NEEDED',
      );
    });

    it.each<[string, readonly EncryptionKey[]]>([
      ['none', []],
      ['16 bytes', [{ id: 'a', key: randomBytes(16) }]],
      ['text that is not base64 of 32 bytes', [{ id: 'a', key: 'secret' }]],
      [
        'two of one name',
        [
          { id: 'a', key: randomBytes(32) },
          { id: 'a', key: randomBytes(32) },
        ],
      ],
      ['a name with a dot', [{ id: 'a.b', key: randomBytes(32) }]],
    ])('refuses encryption keys: %s', async (_name, encryptionKeys) => {
      const error = await errorOf((async () => makeStore({ encryptionKeys }))());
      expect(error.code).toBe('ERR_APIM_CONFIGURATION');
      expect(error.message).toContain('32 bytes');
    });

    it.each([
      ['no options', undefined],
      ['no client', { encryptionKeys: keys }],
    ])('refuses %s', async (_name, options) => {
      const error = await errorOf((async () => Reflect.apply(createRedisStore, undefined, [options]))());
      expect(error.code).toBe('ERR_APIM_CONFIGURATION');
      expect(error.message).toContain('client must be a connected client');
    });

    it('100 callers in two processes make one request', async () => {
      const idToken = await makeIdToken(apim.clock);
      await makeManager().startSession('session-1', idToken);
      apim.clock.time += 660_000;
      apim.requests.length = 0;
      const children = await Promise.all([0, 1].map(() => startChild()));
      const results = await Promise.all(children.map((child) => ask(child)));
      expect(results.flat()).toHaveLength(100);
      expect(new Set(results.flat()).size).toBe(1);
      expect(apim.requests).toHaveLength(1);
      for (const child of children) child.kill();
    });

    it('kill -9 between answer and save: the session is saved by exchanging again', async () => {
      const manager = makeManager({ lockMilliseconds: 300 });
      await manager.startSession('session-1', await makeIdToken(apim.clock));
      apim.clock.time += 660_000;
      const child = await startChild();
      apim.answerWith(async ({ form }, index) => {
        if (form['grant_type'] === 'refresh_token' && index === 1) {
          child.kill('SIGKILL');
          await once(child, 'exit');
          return { body: success };
        }
        return form['grant_type'] === 'refresh_token'
          ? { status: 401, body: { error: 'invalid_grant', error_description: 'refresh_token is invalid' } }
          : { body: { ...success, access_token: 'after' } };
      });
      child.send('ask');
      await once(child, 'exit');
      expect(await manager.forSession('session-1').accessToken()).toBe('after');
      expect(apim.requests.map(({ form }) => form['grant_type']?.split(':').at(-1))).toEqual([
        'token-exchange',
        'refresh_token',
        'refresh_token',
        'token-exchange',
      ]);
    });

    it('Redis going away fails closed, and recovers', async () => {
      const manager = makeManager({ commandMilliseconds: 200 });
      await manager.startSession('session-1', await makeIdToken(apim.clock));
      const source = manager.forSession('session-1');
      await redis.stop();
      expect((await errorOf(source.accessToken())).code).toBe('ERR_APIM_STORE');
      expect((await errorOf(manager.startSession('session-2', await makeIdToken(apim.clock)))).code).toBe(
        'ERR_APIM_STORE',
      );
      await redis.start();
      await expect.poll(() => client.isReady).toBe(true);
      await manager.startSession('session-1', await makeIdToken(apim.clock));
      expect(await source.accessToken()).toBe(success.access_token);
    });

    it('a process that lost its lock does not store', async () => {
      const store = makeStore({ lockMilliseconds: 60_000 });
      const record = { accessToken: 'a', expiresAt: apim.clock.now() + 1000, renewAt: 0 };
      const saved = await store.withLock('x', async (lock) => {
        await client.del('ers-kit:apim:lock:x');
        return lock.save(record, 'create');
      });
      expect(saved).toBe(false);
      expect(await store.get('x')).toBeUndefined();
    });

    it('a lock is prolonged while the work goes on, and given up by waiters in the end', async () => {
      const store = makeStore({ lockMilliseconds: 1500, lockWaitMilliseconds: 200, clock: Date });
      let release = (): void => undefined;
      const work = store.withLock(
        'x',
        () =>
          new Promise<void>((resolve) => {
            release = resolve;
          }),
      );
      let left = Infinity;
      const hasMoreLeft = async (): Promise<boolean> => {
        const before = left;
        left = await client.pTTL('ers-kit:apim:lock:x');
        return left > before;
      };
      await expect.poll(hasMoreLeft, { interval: 20 }).toBe(true);
      await expect(store.withLock('x', async () => 'got it')).rejects.toThrow('no lock');
      release();
      await work;
      expect(await store.withLock('x', async () => 'got it')).toBe('got it');
    });

    /** Another process with a manager of its own over the same Redis and token service. */
    async function startChild(): Promise<ChildProcess> {
      const child = fork(new URL('support/redis-child.mjs', import.meta.url), {
        env: {
          ...process.env,
          CHILD_OPTIONS: JSON.stringify({
            url: redis.url,
            tokenServer: apim.url,
            time: apim.clock.time,
            key: Buffer.from(keys[0]?.key ?? '').toString('base64'),
          }),
        },
      });
      await once(child, 'message');
      return child;
    }

    async function ask(child: ChildProcess): Promise<string[]> {
      child.send('ask');
      const [tokens] = await once(child, 'message');
      return tokens;
    }
  },
);
