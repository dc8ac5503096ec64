// A process of its own for the Redis tests. It runs the built package, as an application would.
import { createErsClient } from '@ers-kit/client';
import { createRedisLimiter } from '@ers-kit/client/redis';
import { createClient } from 'redis';

const { redisUrl, serverUrl, mode, calls } = JSON.parse(process.env.CHILD_OPTIONS);
const redis = createClient({ url: redisUrl });
redis.on('error', () => undefined);
await redis.connect();
const client = createErsClient({
  environment: { fhirBaseUrls: { STU3: `${serverUrl}/FHIR/STU3`, R4: `${serverUrl}/FHIR/R4` } },
  accessToken: false,
  context:
    mode === 'user-restricted'
      ? { mode, organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' }
      : { mode },
  limiter: createRedisLimiter({ client: redis }),
});
process.on('message', () => {
  const all = Array.from({ length: calls }, () => client.call('A005', { ubrn: '000000070000' }));
  void Promise.all(all).then(async () => {
    await redis.close();
    process.send('done');
    process.disconnect();
  });
});
process.send('ready');
