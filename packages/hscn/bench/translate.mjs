// What recognition and translation of a request without body cost. Run: pnpm bench
import { environments } from '@ers-kit/environments';
import { migrateRequest, recogniseLegacyRequest } from '@ers-kit/hscn';

const request = {
  method: 'GET',
  url: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012',
  headers: {
    XAPI_ASID: '100000001234',
    HTTP_X_SESSION_KEY: 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6',
  },
};
const options = {
  environment: environments.integration,
  context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' },
  accessToken: 'token',
};

/** The best of twenty rounds, since other processes share the machine. */
function measure(name, job, times = 20_000) {
  let best = Infinity;
  for (let round = 0; round < 20; round += 1) {
    const started = performance.now();
    for (let count = 0; count < times; count += 1) job();
    best = Math.min(best, (performance.now() - started) / times);
  }
  console.log(`${name}: ${(best * 1000).toFixed(2)} µs`);
}

measure('recogniseLegacyRequest', () => recogniseLegacyRequest(request));
measure('migrateRequest (goal: under 10 µs)', () => migrateRequest(request, options));
