// Load on A005: `node bench/load.mjs [seconds] [requests per second]`, after a build.
// The simulator runs in this process, and so shares a core with the caller: the figures are on the safe side.
import { createPrivateKey, randomUUID, sign } from 'node:crypto';

import { startSimulator } from '../dist/index.js';

const seconds = Number(process.argv[2] ?? 60);
const rate = Number(process.argv[3] ?? 500);

const started = performance.now();
const simulator = await startSimulator({ seed: { referrals: 10_000 } });
const startTime = performance.now() - started;

const { application } = simulator.credentials;
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const { apiKey: sub, keyId: kid } = application;
const { tokenUrl } = simulator.environment.apim;
const claims = { iss: sub, sub, aud: tokenUrl, jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 120 };
const signed = `${encode({ alg: 'RS512', typ: 'JWT', kid })}.${encode(claims)}`;
const jwk = await crypto.subtle.exportKey('jwk', application.privateKey);
const signature = sign('sha512', Buffer.from(signed), createPrivateKey({ key: jwk, format: 'jwk' }));
const answer = await fetch(tokenUrl, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${signed}.${signature.toString('base64url')}`,
  }).toString(),
});
const { access_token: token } = await answer.json();

const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
const headers = { authorization: `Bearer ${token}` };
const times = [];
let failed = 0;
const call = async () => {
  const begun = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (response.status !== 200) failed += 1;
  times.push(performance.now() - begun);
};

for (let count = 0; count < 500; count += 1) await call();
times.length = 0;
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const begun = performance.now();
const pending = new Set();
for (let sent = 0; sent < rate * seconds; sent += 1) {
  const due = begun + (sent / rate) * 1000;
  const wait = due - performance.now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  const running = call().finally(() => pending.delete(running));
  pending.add(running);
}
await Promise.all(pending);
const elapsed = (performance.now() - begun) / 1000;
globalThis.gc?.();
const after = process.memoryUsage().heapUsed;
await simulator.stop();

times.sort((left, right) => left - right);
const percentile = (share) => times[Math.floor(times.length * share)].toFixed(1);
process.stdout.write(
  `start with 10,000 referrals: ${startTime.toFixed(0)} ms\n` +
    `${times.length} requests in ${elapsed.toFixed(1)} s: ${(times.length / elapsed).toFixed(0)}/s, ${failed} failed\n` +
    `p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms, most ${times.at(-1).toFixed(1)} ms\n` +
    `heap ${(before / 1e6).toFixed(0)} MB before, ${(after / 1e6).toFixed(0)} MB after\n`,
);
