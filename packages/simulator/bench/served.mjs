// The simulator of load.mjs, in a process of its own: starts, tells its memory, and stops, as it is told.
import { startSimulator } from '../dist/index.js';

const startTimes = {};
const timed = async (name, options) => {
  const begun = performance.now();
  const started = await startSimulator(options);
  startTimes[name] = performance.now() - begun;
  return started;
};

let simulator;
process.on('message', (question) => void answer(question));

async function answer(question) {
  if (question === 'start') {
    await (await timed('first, with CIS2', {})).stop();
    await (await timed('without CIS2', { cis2: false })).stop();
    simulator = await timed('with 10,000 referrals', { seed: { referrals: 10_000 }, cis2: false });
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
    process.send({ url, token: simulator.accessToken('910000000103'), startTimes });
  }
  if (question === 'memory') {
    globalThis.gc?.();
    process.send(process.memoryUsage());
  }
  if (question === 'stop') {
    await simulator.stop();
    process.disconnect();
  }
}
