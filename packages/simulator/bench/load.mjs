// Load on A005: `node bench/load.mjs [seconds] [requests per second]`, after a build.
// The caller is this process; the simulator runs in one of its own, so that the two share no event loop.
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const seconds = Number(process.argv[2] ?? 60);
const rate = Number(process.argv[3] ?? 500);

const child = fork(fileURLToPath(new URL('served.mjs', import.meta.url)), { execArgv: ['--expose-gc'] });
const ask = (question) =>
  new Promise((resolve) => {
    child.once('message', resolve);
    child.send(question);
  });

const { url, token, startTimes } = await ask('start');
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const options = {
  agent,
  headers: {
    authorization: `Bearer ${token}`,
    'NHSD-End-User-Organisation-ODS': 'R69',
    'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN',
  },
};
let failed = 0;
const call = () =>
  new Promise((resolve) => {
    const begun = performance.now();
    request(url, options, (response) => {
      if (response.statusCode !== 200) failed += 1;
      response.resume().once('end', () => resolve(performance.now() - begun));
    })
      .once('error', () => {
        failed += 1;
        resolve(performance.now() - begun);
      })
      .end();
  });

for (let count = 0; count < 1000; count += 1) await call();
failed = 0;
const memory = [await ask('memory')];
const times = [];
const pending = new Set();
const begun = performance.now();
let sent = 0;
while (sent < rate * seconds) {
  // As many as are due by now: a timer that is late must not lower the rate.
  const due = Math.min(rate * seconds, Math.floor(((performance.now() - begun) / 1000) * rate));
  for (; sent < due; sent += 1) {
    const running = call().then((time) => {
      times.push(time);
      pending.delete(running);
    });
    pending.add(running);
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
await Promise.all(pending);
const elapsed = (performance.now() - begun) / 1000;
memory.push(await ask('memory'));
child.send('stop');
agent.destroy();

times.sort((left, right) => left - right);
const percentile = (share) => times[Math.floor(times.length * share)].toFixed(1);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
process.stdout.write(
  `start: ${Object.entries(startTimes)
    .map(([name, time]) => `${name} ${time.toFixed(0)} ms`)
    .join(', ')}\n` +
    `${times.length} requests in ${elapsed.toFixed(1)} s: ${(times.length / elapsed).toFixed(0)}/s, ${failed} failed\n` +
    `p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms, most ${times.at(-1).toFixed(1)} ms\n` +
    `heap after collection, before and after: ${memory.map(({ heapUsed }) => megabytes(heapUsed)).join(', ')}; ` +
    `resident: ${memory.map(({ rss }) => megabytes(rss)).join(', ')}\n`,
);
