import { createServer } from 'node:http';
import { startSimulator } from '@ers-kit/simulator';
import { stu3Referral } from './payloads.js';

/*
 * What is called in the measurements, in a process of its own so that its work is not theirs: a bare server that
 * answers a referral with as many documents as the first part of the path says, and simulators by their number of
 * referrals. Tells its addresses, and ends with its parent.
 */

/** What the parent is told. */
export interface Addresses {
  readonly bare: string;
  readonly simulators: readonly {
    readonly referrals: number;
    readonly ersBaseUrl: string;
    readonly token: string;
  }[];
}

const bodies = new Map<string, string>();
function bodyOf(documents: string): string {
  const body = bodies.get(documents) ?? JSON.stringify(stu3Referral(Number(documents)));
  bodies.set(documents, body);
  return body;
}

const bare = createServer((request, response) => {
  const [, documents = '0'] = request.url?.split('/') ?? [];
  response
    .writeHead(200, { 'content-type': 'application/fhir+json', etag: 'W/"5"', 'x-request-id': 'r-1' })
    .end(bodyOf(documents));
});
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));

const simulators: Addresses['simulators'][number][] = [];
for (const referrals of [20, 200, 2000]) {
  const simulator = await startSimulator({ cis2: false, seed: { referrals, advice: 0 } });
  const { ersBaseUrl } = simulator.environment;
  simulators.push({ referrals, ersBaseUrl, token: simulator.accessToken('910000000103') });
}

const address = bare.address();
const port = typeof address === 'object' ? address?.port : undefined;
process.send?.({ bare: `http://127.0.0.1:${port}`, simulators } satisfies Addresses);
process.on('disconnect', () => process.exit());
