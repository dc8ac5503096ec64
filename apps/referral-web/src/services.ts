import { hkdfSync } from 'node:crypto';
import { createApimAuth, createTokenManager } from '@ers-kit/apim-auth';
import { createRedisStore } from '@ers-kit/apim-auth/redis';
import { createCis2Client, createSessionIndex, createSessionPolicy } from '@ers-kit/cis2-auth';
import { createRedisSessionIndex } from '@ers-kit/cis2-auth/redis';
import { createLimiter } from '@ers-kit/client';
import { createRedisLimiter } from '@ers-kit/client/redis';
import type { Clock } from '@ers-kit/internal';
import { RedisStore } from 'connect-redis';
import type { SessionData } from 'express-session';
import { createClient } from 'redis';
import type { Configuration } from './configuration.js';
import { describeError, type Log } from './log.js';
import { MemorySessionStore } from './memory-session-store.js';

/** What a test may put in the place of the network and the time. */
export interface Seams {
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
}

/** What the application works with, made once. */
export type Services = Awaited<ReturnType<typeof createServices>>;

/** Makes the services. Where there is a Redis, it waits until it answers. */
export async function createServices(configuration: Configuration, log: Log, seams: Seams = {}) {
  const { environment, acrValues, redisUrl } = configuration;
  const { clock = Date } = seams;
  const { tokenStore, ...state } =
    redisUrl === undefined
      ? stateOfOneProcess(configuration, clock)
      : await stateInRedis(configuration, redisUrl, log, clock);
  const auth = createApimAuth({ environment, credentials: configuration.apim, ...seams });
  return {
    configuration,
    log,
    seams,
    ...state,
    cis2: createCis2Client({
      environment,
      credentials: configuration.cis2,
      ...seams,
      ...(acrValues === undefined ? {} : { acrValues }),
    }),
    tokens: createTokenManager({ auth, ...seams, ...(tokenStore && { store: tokenStore }) }),
    policy: createSessionPolicy({ clock }),
  };
}

function stateOfOneProcess({ requestsPerSecond }: Configuration, clock: Clock) {
  return {
    sessionStore: new MemorySessionStore(lifetimeSeconds),
    sessions: createSessionIndex({ absoluteHours, clock }),
    limiter: createLimiter({ requestsPerSecond }),
    tokenStore: undefined,
    close: () => undefined,
  };
}

async function stateInRedis(configuration: Configuration, url: string, log: Log, clock: Clock) {
  const { sessionSecrets, requestsPerSecond, environment } = configuration;
  // Without a queue, a page fails at once where Redis is gone, and does not wait for it.
  const client = createClient({ url, disableOfflineQueue: true, commandOptions: { timeout: 2000 } });
  client.on('error', (error: unknown) => log({ ...describeError(error), event: 'redis' }));
  await client.connect();
  const prefix = `referral-web:${environment.name}:`;
  const encryptionKeys = sessionSecrets.map((secret) => ({
    id: deriveKey(secret, 'key id').toString('hex').slice(0, 16),
    key: deriveKey(secret, 'tokens'),
  }));
  return {
    sessionStore: new RedisStore({
      client,
      prefix: `${prefix}session:`,
      ttl: lifetimeSeconds,
      disableTouch: true,
    }),
    sessions: createRedisSessionIndex({ client, absoluteHours, prefix: `${prefix}cis2:`, clock }),
    limiter: createRedisLimiter({ client, requestsPerSecond, key: `${prefix}limiter` }),
    tokenStore: createRedisStore({ client, encryptionKeys, prefix: `${prefix}apim:`, clock }),
    close: () => client.destroy(),
  };
}

/** Sessions are kept for longer than users stay signed in, so that the session policy can say why they are not. */
const absoluteHours = 13;
const lifetimeSeconds = ({ signIn }: Partial<SessionData>): number => (signIn ? absoluteHours : 1) * 3600;

const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `referral-web ${purpose}`, 32));
