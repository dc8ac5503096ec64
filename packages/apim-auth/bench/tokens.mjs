// What tokens cost: signing an assertion, waiting for exchanges, reading a kept token. Run: pnpm bench
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fork } from 'node:child_process';

import { createApimAuth, createTokenManager } from '@ers-kit/apim-auth';
import { defineEnvironment } from '@ers-kit/environments';
import { createSigner, signClientAssertion } from '@ers-kit/internal/signing';

const answer = JSON.stringify({ access_token: 'token', token_type: 'Bearer', expires_in: '599' });

// The token service runs in a process of its own, so that its work is not measured.
if (process.argv[2] === 'serve') {
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
} else {
  await measure();
}

async function measure() {
  const child = fork(import.meta.filename, ['serve']);
  const port = await new Promise((resolve) => child.once('message', resolve));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const auth = createApimAuth({
    environment: defineEnvironment({
      name: 'bench',
      ersBaseUrl: `http://127.0.0.1:${port}`,
      apim: { tokenUrl: `http://127.0.0.1:${port}/oauth2/token` },
    }),
    credentials: {
      issuedBy: 'apim',
      apiKey: 'key',
      keyId: 'kid',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    },
    requestsPerMinute: 300,
    // The gate of 300 requests a minute is not what is measured: its clock runs fast.
    clock: fastClock(),
  });
  const results = [await measureSigning(privateKey), await measureDelay(auth), await measureKept(auth)];
  child.kill();
  for (const { name, value, limit, unit } of results) {
    console.log(
      `${value <= limit ? 'ok  ' : 'over'} ${name}: ${value.toFixed(2)} ${unit} (limit ${limit} ${unit})`,
    );
  }
  process.exitCode = results.every(({ value, limit }) => value <= limit) ? 0 : 1;
}

function fastClock() {
  let time = 0;
  return { now: () => (time += 1000) };
}

/** An assertion against the bare signature of as many bytes, by turns, so that load hits both alike. */
async function measureSigning(privateKey) {
  const content = {
    clientId: 'key',
    audience: 'https://api.example/oauth2/token',
    keyId: 'kid',
    algorithm: 'RS512',
    now: 0,
    lifetimeSeconds: 180,
  };
  const signBytes = createSigner(privateKey, 'RS512');
  const assertion = () => signClientAssertion(content, signBytes);
  const input = Buffer.alloc(400, 'x');
  const bare = () =>
    new Promise((resolve, reject) => {
      sign('sha512', input, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)));
    });
  const times = { bare: [], assertion: [] };
  for (let round = 0; round < 300; round += 1) {
    times.bare.push(await timeOf(bare));
    times.assertion.push(await timeOf(assertion));
  }
  const value = median(times.assertion) / median(times.bare);
  return { name: 'an assertion against a bare RSA-4096 signature', value, limit: 1.15, unit: 'times' };
}

async function measureDelay(auth) {
  await exchanges(auth, 50);
  const idle = await delayWhile(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  console.log(`     for comparison, the same with nothing to do: ${idle.toFixed(2)} ms`);
  // The lowest of eight, each of 500 exchanges: other processes only ever add to it.
  const values = [];
  for (let part = 0; part < 8; part += 1) {
    values.push(
      await delayWhile(async () => {
        for (let round = 0; round < 10; round += 1) await exchanges(auth, 50);
      }),
    );
  }
  console.log(`     each p99: ${values.map((value) => value.toFixed(2)).join(', ')} ms`);
  const value = Math.min(...values);
  return { name: 'p99 of the event-loop delay while 50 exchanges run', value, limit: 5, unit: 'ms' };
}

async function delayWhile(job) {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await job();
  monitor.disable();
  // The monitor counts its own resolution of 1 ms in.
  return monitor.percentile(99) / 1e6 - 1;
}

function exchanges(auth, count) {
  return Promise.all(Array.from({ length: count }, () => auth.applicationToken()));
}

async function measureKept(auth) {
  const { accessToken } = createTokenManager({ auth, clock: { now: () => 0 } }).forApplication();
  await accessToken();
  for (let round = 0; round < 100_000; round += 1) await accessToken();
  const rounds = 500_000;
  const elapsed = await timeOf(async () => {
    for (let round = 0; round < rounds; round += 1) await accessToken();
  });
  return { name: 'a kept token', value: (elapsed * 1000) / rounds, limit: 2, unit: 'µs' };
}

async function timeOf(job) {
  const started = performance.now();
  await job();
  return performance.now() - started;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
