// A process of its own for the Redis tests. It runs the built package, as an application would.
import { generateKeyPairSync } from 'node:crypto';

import { createApimAuth, createTokenManager } from '@ers-kit/apim-auth';
import { createRedisStore } from '@ers-kit/apim-auth/redis';
import { defineEnvironment } from '@ers-kit/environments';
import { createClient } from 'redis';

const { url, tokenServer, time, key } = JSON.parse(process.env.CHILD_OPTIONS);
const client = createClient({ url });
client.on('error', () => undefined);
await client.connect();
const clock = { now: () => time };
const auth = createApimAuth({
  environment: defineEnvironment({
    name: 'test',
    ersBaseUrl: 'https://api.example/referrals',
    apim: { tokenUrl: 'https://api.example/oauth2/token' },
  }),
  credentials: {
    issuedBy: 'apim',
    apiKey: 'api-key-canary-000000000000000001',
    apiSecret: 'api-secret-canary',
    privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }),
    keyId: 'int-1',
  },
  retries: 0,
  clock,
  fetch: (_input, init) => fetch(tokenServer, init),
});
const store = createRedisStore({ client, encryptionKeys: [{ id: 'k1', key }], lockMilliseconds: 300 });
const source = createTokenManager({ auth, store, clock }).forSession('session-1');
process.on('message', () => {
  void Promise.all(Array.from({ length: 50 }, () => source.accessToken())).then((tokens) =>
    process.send(tokens),
  );
});
process.send('ready');
