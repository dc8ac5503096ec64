// What a call costs above a bare fetch, and how much memory files take. Run: pnpm bench
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createErsClient } from '@ers-kit/client';
import { defineEnvironment } from '@ers-kit/environments';

const ubrn = '000000070000';
const server = fork(new URL('server.mjs', import.meta.url));
const [{ url, sizes, downloadBytes }] = await once(server, 'message');

const clientOf = (base) =>
  createErsClient({
    environment: defineEnvironment({ name: 'bench', ersBaseUrl: base }),
    accessToken: () => 'token',
    context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'REFERRING_CLINICIAN' },
    limiter: false,
  });

async function bareFetch(base) {
  const response = await fetch(`${base}/FHIR/STU3/ReferralRequest/${ubrn}`, {
    headers: {
      Accept: 'application/fhir+json',
      Authorization: 'Bearer token',
      'NHSD-End-User-Organisation-ODS': 'R69',
      'NHSD-eRS-Business-Function': 'REFERRING_CLINICIAN',
      'X-Correlation-ID': crypto.randomUUID(),
    },
  });
  return response.json();
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
async function microseconds(job) {
  const started = performance.now();
  await job();
  return (performance.now() - started) * 1000;
}

for (const [size, bytes] of Object.entries(sizes)) {
  const base = `${url}/${size}`;
  const client = clientOf(base);
  for (let count = 0; count < 2000; count += 1) {
    await client.call('A005', { ubrn });
    await bareFetch(base);
  }
  const times = { bare: [], call: [] };
  // By turns, so that the load of the machine hits both alike.
  for (let count = 0; count < 5000; count += 1) {
    times.bare.push(await microseconds(() => bareFetch(base)));
    times.call.push(await microseconds(() => client.call('A005', { ubrn })));
  }
  const [bare, called] = [median(times.bare), median(times.call)];
  console.log(
    `${bytes} bytes, median of 5000: bare fetch ${bare.toFixed(0)} µs, call('A005') ${called.toFixed(0)} µs, ratio ${(called / bare).toFixed(2)} (goal: at most 1.3)`,
  );
}

/** Peak growth of the resident set while `job` runs, in MB. */
async function growthOf(job) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
  await job();
  clearInterval(timer);
  return (peak - before) / 1024 / 1024;
}

const client = clientOf(url);
const chunk = new Uint8Array(64 * 1024);
const download = await growthOf(async () => {
  const { body } = await client.call('A006', { attachmentLogicalID: 'att-1-2' });
  let length = 0;
  for await (const bytes of body) length += bytes.byteLength;
  if (length !== downloadBytes) throw new Error('bytes are missing');
});
const upload = await growthOf(async () => {
  let left = 5 * 1024 * 1024;
  const body = new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      controller.enqueue(new Uint8Array(chunk));
      left -= chunk.length;
    },
  });
  await client.call('A020', { fileName: 'scan.pdf', body });
});
console.log(
  `memory: 100 MB download ${download.toFixed(1)} MB, 5 MB upload ${upload.toFixed(1)} MB (goal: under 32 MB)`,
);
server.disconnect();
