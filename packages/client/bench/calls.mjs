// What a call costs above a bare fetch, and how much memory files take. Run: pnpm bench
import { createServer } from 'node:http';
import { createErsClient } from '@ers-kit/client';
import { defineEnvironment } from '@ers-kit/environments';

const ubrn = '000000070000';
// About 10 kB, as the published referrals are.
const referral = JSON.stringify({
  resourceType: 'ReferralRequest',
  id: ubrn,
  meta: { versionId: '5' },
  status: 'active',
  intent: 'plan',
  contained: Array.from({ length: 40 }, (_, index) => ({
    resourceType: 'DocumentReference',
    id: `DocumentReference-${index}`,
    status: 'current',
    type: {
      coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1', code: 'REFERRER' }],
    },
    content: [{ attachment: { contentType: 'application/pdf', url: `Binary/att-1-${index}` } }],
  })),
});
const downloadBytes = 100 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, 0x20);

/** Serves the referral, a file of 100 MB, and takes files. */
const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    for await (const _ of request);
    return response.writeHead(201, { location: 'Binary/1' }).end();
  }
  if (!request.url.includes('Binary')) {
    return response
      .writeHead(200, { 'content-type': 'application/fhir+json', etag: 'W/"5"', 'x-request-id': 'r-1' })
      .end(referral);
  }
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': downloadBytes });
  for (let sent = 0; sent < downloadBytes; sent += chunk.length) {
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
  }
  return response.end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}/referrals`;

const client = createErsClient({
  environment: defineEnvironment({ name: 'bench', ersBaseUrl: base }),
  accessToken: () => 'token',
  context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'REFERRING_CLINICIAN' },
  limiter: false,
});

async function bareFetch() {
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

const call = () => client.call('A005', { ubrn });

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
async function microseconds(job) {
  const started = performance.now();
  await job();
  return (performance.now() - started) * 1000;
}

for (let count = 0; count < 2000; count += 1) await call();
for (let count = 0; count < 2000; count += 1) await bareFetch();
const times = { bare: [], call: [] };
// By turns, so that the load of the machine hits both alike.
for (let count = 0; count < 5000; count += 1) {
  times.bare.push(await microseconds(bareFetch));
  times.call.push(await microseconds(call));
}
const [bare, called] = [median(times.bare), median(times.call)];
console.log(
  `median of 5000: bare fetch ${bare.toFixed(0)} µs, call('A005') ${called.toFixed(0)} µs, ratio ${(called / bare).toFixed(2)} (goal: at most 1.3)`,
);

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
server.close();
server.closeAllConnections();
