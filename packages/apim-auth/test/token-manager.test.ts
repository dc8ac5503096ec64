import { everySink } from '@ers-kit/internal/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  createMemoryStore,
  createTokenManager,
  type TokenManager,
  type TokenManagerOptions,
  type TokenRecord,
  type TokenStore,
} from '../src/index.js';
import {
  apiKey,
  credentials,
  errorOf,
  makeAuth,
  makeIdToken,
  startFakeApim,
  success,
  type Answer,
} from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(() => {
  apim.reset();
  apim.answerWith((_request, index) => ({ body: numbered(index) }));
});
afterAll(apim.stop);

const numbered = (index: number) => ({
  ...success,
  access_token: `access-${index}`,
  refresh_token: `refresh-${index}`,
});
const minutes = (count: number) => count * 60_000;
const grants = () => apim.requests.map(({ form }) => form['grant_type']?.split(':').at(-1));
const invalid: Answer = {
  status: 401,
  body: { error: 'invalid_grant', error_description: 'refresh_token is invalid' },
};

function makeManager(options: Partial<TokenManagerOptions> = {}): TokenManager {
  return createTokenManager({
    auth: makeAuth(apim, { retries: 0 }),
    clock: apim.clock,
    fetch: apim.fetch,
    ...options,
  });
}

async function startedManager(options: Partial<TokenManagerOptions> = {}): Promise<TokenManager> {
  const manager = makeManager(options);
  await manager.startSession('session-1', await makeIdToken(apim.clock));
  return manager;
}

it('gives back the ID token of a session until it ends, through renewals', async () => {
  const manager = makeManager();
  const idToken = await makeIdToken(apim.clock);
  await manager.startSession('session-1', idToken);
  apim.clock.time += minutes(11);
  await manager.forSession('session-1').accessToken();
  expect(await manager.idToken('session-1')).toBe(idToken);
  await manager.endSession('session-1');
  expect(await manager.idToken('session-1')).toBeUndefined();
});

describe('one request, however many callers', () => {
  it.each([
    [
      'a session',
      async () => (await startedManager()).forSession('session-1'),
      ['token-exchange', 'refresh_token'],
    ],
    ['the application', async () => makeManager().forApplication(), ['client_credentials']],
  ])('100 callers for the token of %s at its expiry', async (_name, start, expected) => {
    const source = await start();
    apim.clock.time += minutes(11);
    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.accessToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(grants()).toEqual(expected);
  });

  it('callers of different sessions do not wait for each other', async () => {
    const manager = await startedManager();
    await manager.startSession('session-2', await makeIdToken(apim.clock));
    const [one, two] = await Promise.all(
      ['session-1', 'session-2'].map((id) => manager.forSession(id).accessToken()),
    );
    expect([one, two]).toEqual(['access-0', 'access-1']);
  });

  it('two managers over one store', async () => {
    const store = createMemoryStore();
    const managers = [makeManager({ store }), makeManager({ store })];
    await Promise.all(
      managers.flatMap((manager) => Array.from({ length: 50 }, () => manager.forApplication().accessToken())),
    );
    expect(apim.requests).toHaveLength(1);
  });

  it('an aborted caller leaves the others alone', async () => {
    const source = makeManager().forApplication();
    const controller = new AbortController();
    const stopped = errorOf(source.accessToken({ signal: controller.signal }));
    const waiting = source.accessToken();
    controller.abort();
    expect((await stopped).code).toBe('ERR_APIM_ABORTED');
    expect(await waiting).toBe('access-0');
    expect((await errorOf(source.accessToken({ signal: AbortSignal.abort() }))).code).toBe(
      'ERR_APIM_ABORTED',
    );
  });

  it('a failure reaches every caller, and the next one tries anew', async () => {
    const source = makeManager().forApplication();
    apim.answerWith((_request, index) => (index === 0 ? { status: 503 } : { body: numbered(index) }));
    const results = await Promise.allSettled([source.accessToken(), source.accessToken()]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await source.accessToken()).toBe('access-1');
  });
});

describe('renewal', () => {
  it('keeps a token until 90 to 60 seconds before its expiry', async () => {
    const source = (await startedManager()).forSession('session-1');
    apim.clock.time += 599_000 - 90_001;
    expect(await source.accessToken()).toBe('access-0');
    apim.clock.time += 30_002;
    expect(await source.accessToken()).toBe('access-1');
  });

  it('spreads the renewals', async () => {
    const store = createMemoryStore();
    const seen = new Set<number>();
    const watched: TokenStore = {
      ...store,
      withLock: (key, work) =>
        store.withLock(key, (lock) =>
          work({
            save: async (record, mode) => {
              seen.add(record.renewAt);
              return lock.save(record, mode);
            },
          }),
        ),
    };
    const manager = makeManager({ store: watched });
    for (let index = 0; index < 20; index += 1)
      await manager.startSession(`session-${index}`, await makeIdToken(apim.clock));
    expect(seen.size).toBeGreaterThan(15);
  });

  it('stores new tokens before any caller gets them', async () => {
    const store = createMemoryStore();
    const order: string[] = [];
    const slow: TokenStore = {
      ...store,
      withLock: (key, work) =>
        store.withLock(key, (lock) =>
          work({
            save: async (record, mode) => {
              await new Promise((resolve) => setImmediate(resolve));
              order.push(`stored ${record.accessToken}`);
              return lock.save(record, mode);
            },
          }),
        ),
    };
    const source = (await startedManager({ store: slow })).forSession('session-1');
    apim.clock.time += minutes(11);
    await Promise.all(
      [source, source].map(async ({ accessToken }) => order.push(`got ${await accessToken()}`)),
    );
    expect(order).toEqual(['stored access-0', 'stored access-1', 'got access-1', 'got access-1']);
  });

  it.each<[string, Answer]>([
    ['lost its answer', { drop: true }],
    ['answered 500', { status: 500 }],
    ['answered nonsense', { body: 'hello' }],
    ['says that the token is used', invalid],
    [
      'says that twelve hours are over',
      {
        status: 401,
        body: { error: 'invalid_grant', error_description: 'refresh token refresh period has expired' },
      },
    ],
    [
      'does not take the secret any more',
      {
        status: 401,
        body: { error: 'invalid_client', error_description: 'client_id or client_secret is invalid' },
      },
    ],
  ])('exchanges the ID token again when the refresh %s', async (_name, answer) => {
    const source = (await startedManager()).forSession('session-1');
    apim.clock.time += minutes(11);
    apim.answerWith(({ form }, index) =>
      form['grant_type'] === 'refresh_token' ? answer : { body: numbered(index) },
    );
    expect(await source.accessToken()).toBe('access-2');
    expect(grants()).toEqual(['token-exchange', 'refresh_token', 'token-exchange']);
  });

  it('says that sign-in is needed when neither is possible', async () => {
    const source = (await startedManager()).forSession('session-1');
    apim.clock.time += minutes(61);
    apim.answerWith(invalid);
    const error = await errorOf(source.accessToken());
    expect(error.code).toBe('ERR_APIM_SIGN_IN_NEEDED');
    expect(error.cause).toMatchObject({ reason: 'refresh-token-invalid' });
    expect(everySink(error)).not.toMatch(/refresh-0|eyJ/);
  });

  it('exchanges without trying to refresh where there is no API secret', async () => {
    const { apiSecret: _secret, ...rest } = credentials;
    const source = (await startedManager({ auth: makeAuth(apim, { credentials: rest }) })).forSession(
      'session-1',
    );
    apim.clock.time += minutes(11);
    await source.accessToken();
    expect(grants()).toEqual(['token-exchange', 'token-exchange']);
  });

  it('goes on refreshing after the ID token has expired', async () => {
    const source = (await startedManager()).forSession('session-1');
    for (let index = 0; index < 8; index += 1) {
      apim.clock.time += minutes(10);
      await source.accessToken();
    }
    expect(apim.requests.at(-1)?.form['refresh_token']).toBe('refresh-7');
  });

  it('hands out the token at hand when an early renewal fails, and tries again five seconds later', async () => {
    const source = (await startedManager()).forSession('session-1');
    apim.clock.time += 599_000 - 50_000;
    apim.answerWith({ status: 429 });
    expect(await source.accessToken()).toBe('access-0');
    expect(await source.accessToken()).toBe('access-0');
    expect(apim.requests).toHaveLength(2);
    apim.clock.time += 5000;
    apim.answerWith((_request, index) => ({ body: numbered(index) }));
    expect(await source.accessToken()).toBe('access-2');
  });

  it('does not bring back a session that ends meanwhile', async () => {
    const store = createMemoryStore();
    const manager = await startedManager({ store });
    apim.clock.time += minutes(11);
    apim.answerWith(async (_request, index) => {
      await manager.endSession('session-1');
      return { body: numbered(index) };
    });
    const error = await errorOf(manager.forSession('session-1').accessToken());
    expect(error.code).toBe('ERR_APIM_SIGN_IN_NEEDED');
    expect(error.message).toContain('ended while');
    expect((await errorOf(manager.forSession('session-1').accessToken())).message).toContain(
      'No tokens are kept',
    );
  });

  it.each([
    ['never started', 'other'],
    ['empty', ''],
  ])('a session that is %s needs a sign-in', async (_name, id) => {
    const manager = await startedManager();
    expect((await errorOf(manager.forSession(id).accessToken())).code).toBe('ERR_APIM_SIGN_IN_NEEDED');
    expect(apim.requests).toHaveLength(1);
  });
});

describe('a token that the API refuses', () => {
  const api = (statuses: readonly number[]) => {
    const calls: { token: string | null; method: string; body: unknown }[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const headers = new Headers(init?.headers);
      calls.push({
        token: headers.get('authorization'),
        method: init?.method ?? (input instanceof Request ? input.method : 'GET'),
        body: init?.body,
      });
      return new Response(null, { status: statuses[calls.length - 1] ?? 200 });
    };
    return { calls, fetch };
  };
  const url = 'https://api.example/referrals/FHIR/STU3/ReferralRequest/1';

  it('is replaced once, and the idempotent call sent again', async () => {
    const { calls, fetch } = api([401, 200]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    expect((await source.fetch(url)).status).toBe(200);
    expect(calls.map(({ token }) => token)).toEqual(['Bearer access-0', 'Bearer access-1']);
  });

  it('is replaced once for all callers', async () => {
    const { fetch } = api([401, 401, 401, 401, 401]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    await Promise.all(Array.from({ length: 5 }, () => source.fetch(url)));
    expect(grants()).toEqual(['token-exchange', 'refresh_token']);
  });

  it('no third try', async () => {
    const { calls, fetch } = api([401, 401, 200]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    expect((await source.fetch(url)).status).toBe(401);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['POST', { method: 'POST', body: '{}' }, 1],
    ['PATCH in small letters', { method: 'patch', body: '{}' }, 1],
    ['PUT', { method: 'PUT', body: '{}' }, 2],
    ['HEAD', { method: 'HEAD' }, 2],
    ['PUT of a stream', { method: 'PUT', body: new ReadableStream(), duplex: 'half' }, 1],
  ])('%s is sent %i times', async (_name, init, times) => {
    const { calls, fetch } = api([401]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    await source.fetch(url, init);
    expect(calls).toHaveLength(times);
  });

  it('takes a Request as well', async () => {
    const { calls, fetch } = api([401]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    await source.fetch(new Request(url, { headers: { 'x-test': '1' } }));
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['another host', 'https://evil.example/referrals'],
    ['another port', 'https://api.example:8443/referrals'],
    ['plain http', 'http://api.example/referrals'],
    ['CIS2', 'https://am.cis2.example/userinfo'],
    ['no URL', '/referrals'],
  ])('never sends the token to %s', async (_name, target) => {
    const { calls, fetch } = api([]);
    const source = (await startedManager({ fetch })).forSession('session-1');
    const error = await errorOf(source.fetch(target));
    expect(error.message).toContain('for the API of its environment alone');
    expect(calls).toEqual([]);
  });
});

describe('what is refused before anything is asked', () => {
  it.each([
    ['no options', undefined],
    ['no auth', {}],
    ['auth in words', { auth: 'integration' }],
  ])('%s', (_name, options) => {
    expect(() => Reflect.apply(createTokenManager, undefined, [options])).toThrow(
      expect.objectContaining({
        code: 'ERR_APIM_CONFIGURATION',
        message: expect.stringContaining('auth must be what createApimAuth gives'),
      }),
    );
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['a number', 5],
  ])('a session id that is %s, which several users would share', async (_name, sessionId) => {
    const manager = createTokenManager({ auth: makeAuth(apim), clock: apim.clock });
    const idToken = await makeIdToken(apim.clock);
    const start = Reflect.apply(manager.startSession.bind(undefined), undefined, [sessionId, idToken]);
    const error = await errorOf(start);
    expect(error.code).toBe('ERR_APIM_CONFIGURATION');
    expect(error.problems).toEqual(['sessionId must be a non-empty string']);
    const source = Reflect.apply(manager.forSession.bind(undefined), undefined, [sessionId]);
    expect((await errorOf(source.accessToken())).code).toBe('ERR_APIM_SIGN_IN_NEEDED');
    expect(apim.requests).toEqual([]);
  });
});

describe('the store', () => {
  it('gets keys of environment, application and session that tell nothing', async () => {
    const keys = new Set<string>();
    const store = createMemoryStore();
    const manager = makeManager({
      store: {
        ...store,
        withLock: (key, work) => {
          keys.add(key);
          return store.withLock(key, work);
        },
      },
    });
    await manager.startSession('session-1', await makeIdToken(apim.clock));
    await manager.startSession('session-2', await makeIdToken(apim.clock));
    await manager.forApplication().accessToken();
    expect(keys.size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^test:[\w-]{43}:(session:[\w-]{43}|application)$/);
    expect([...keys].join()).not.toContain(apiKey);
    expect([...keys].join()).not.toContain('session-1');
  });

  it.each<[string, (store: TokenStore) => TokenStore]>([
    [
      'reading',
      (store) => ({
        ...store,
        get: () => {
          throw new Error('redis://:secret@host is gone');
        },
      }),
    ],
    [
      'locking',
      (store) => ({ ...store, withLock: () => Promise.reject(new Error('redis://:secret@host is gone')) }),
    ],
  ])('that fails at %s: no token is given out, and it recovers', async (_name, broken) => {
    const store = createMemoryStore();
    let failing = false;
    const switched: TokenStore = {
      get: (key) => (failing ? broken(store) : store).get(key),
      delete: (key) => store.delete(key),
      withLock: (key, work) => (failing ? broken(store) : store).withLock(key, work),
    };
    const source = (await startedManager({ store: switched })).forSession('session-1');
    apim.clock.time += minutes(11);
    failing = true;
    const error = await errorOf(source.accessToken());
    expect(error.code).toBe('ERR_APIM_STORE');
    expect(everySink(error)).not.toContain('secret');
    failing = false;
    expect(await source.accessToken()).toBe('access-1');
  });

  it('that cannot save after a refresh: the session is saved by exchanging again', async () => {
    const store = createMemoryStore();
    let failing = false;
    const source = (
      await startedManager({
        store: {
          ...store,
          withLock: (key, work) =>
            store.withLock(key, (lock) =>
              work({
                save: (record, mode) =>
                  failing ? Promise.reject(new Error('gone')) : lock.save(record, mode),
              }),
            ),
        },
      })
    ).forSession('session-1');
    apim.clock.time += minutes(11);
    failing = true;
    expect((await errorOf(source.accessToken())).code).toBe('ERR_APIM_STORE');
    failing = false;
    apim.answerWith(({ form }, index) =>
      form['refresh_token'] === 'refresh-0' ? invalid : { body: numbered(index) },
    );
    expect(await source.accessToken()).toBe('access-3');
  });

  it('in memory forgets what has ended', async () => {
    const store = createMemoryStore({ clock: apim.clock });
    const record = (expiresAt: number): TokenRecord => ({ accessToken: 'a', expiresAt, renewAt: 0 });
    await store.withLock('old', (lock) => lock.save(record(apim.clock.now() + 1), 'create'));
    apim.clock.time += 2;
    for (let index = 0; index < 1000; index += 1) {
      await store.withLock(`key-${index}`, (lock) => lock.save(record(apim.clock.now() + 1000), 'create'));
    }
    expect(await store.get('old')).toBeUndefined();
    expect(await store.get('key-1')).toBeDefined();
  });
});
