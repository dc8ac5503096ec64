import { createErsClient, createLimiter, type ErsClient } from '@ers-kit/client';
import { defineEnvironment } from '@ers-kit/environments';
import type { Comparison, Growth } from '../comparison.js';
import { stu3Referral } from '../payloads.js';
import type { Addresses } from '../server.js';

const ubrn = '000000070000';
const seededUbrn = '123456789012';
const path = 'FHIR/STU3/ReferralRequest';
const documentsOf = { small: 1, large: 15 };

/** Calls over loopback, beside a bare `fetch`, and the simulator beside a bare server. */
export function callComparisons({ bare, simulators }: Addresses): Comparison[] {
  const call = (size: keyof typeof documentsOf): Comparison => {
    const documents = documentsOf[size];
    const base = `${bare}/${documents}`;
    const { length } = JSON.stringify(stu3Referral(documents));
    const client = clientOf(base);
    return {
      id: `call-${size}`,
      package: 'client',
      task: `call A005, a referral of ${length} bytes`,
      beside: '`fetch` and `JSON.parse`, the same headers',
      goal: 1.3,
      rounds: 1001,
      ours: () => client.call('A005', { ubrn }),
      theirs: () => fetchReferral(`${base}/${path}/${ubrn}`, 'token'),
    };
  };
  const { ersBaseUrl, token } = simulators[1]!;
  return [
    call('small'),
    call('large'),
    {
      id: 'simulator',
      package: 'simulator',
      task: 'A005 of the simulator, by `fetch`',
      beside: 'a bare `node:http` server with a fixed answer',
      rounds: 501,
      ours: () => fetchReferral(`${ersBaseUrl}/${path}/${seededUbrn}`, token),
      theirs: () => fetchReferral(`${bare}/3/${path}/${ubrn}`, token),
    },
  ];
}

/** Calls of more and more, longer and longer queues. */
export function callGrowth({ bare, simulators }: Addresses): Growth[] {
  return [
    {
      id: 'call-documents',
      package: 'client',
      task: 'call A005 over loopback, the network included',
      unit: 'documents',
      base: 10,
      expected: 'straight',
      jobFor: (documents) => {
        const client = clientOf(`${bare}/${documents}`);
        return () => client.call('A005', { ubrn });
      },
    },
    {
      id: 'limiter-queue',
      package: 'client',
      task: 'let a queue through the limiter, its waits left out',
      unit: 'waiting',
      base: 10,
      expected: 'straight',
      jobFor: (waiting) => () => queueThrough(waiting),
    },
    {
      id: 'simulator-referrals',
      package: 'simulator',
      task: 'A005 of the simulator',
      unit: 'referrals',
      base: 20,
      expected: 'flat',
      jobFor: (amount) => {
        const { ersBaseUrl, token } = simulators.find(({ referrals }) => referrals === amount)!;
        return () => fetchReferral(`${ersBaseUrl}/${path}/${seededUbrn}`, token);
      },
    },
  ];
}

function clientOf(ersBaseUrl: string): ErsClient {
  return createErsClient({
    environment: defineEnvironment({ name: 'bench', ersBaseUrl }),
    accessToken: () => 'token',
    context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' },
    limiter: false,
  });
}

async function fetchReferral(url: string, token: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: {
      Accept: 'application/fhir+json',
      Authorization: `Bearer ${token}`,
      'NHSD-End-User-Organisation-ODS': 'R69',
      'NHSD-eRS-Business-Function': 'SERVICE_PROVIDER_CLINICIAN',
      'X-Correlation-ID': crypto.randomUUID(),
    },
  });
  if (response.status !== 200) throw new Error(`A referral was answered with ${response.status}.`);
  return response.json();
}

/** On a clock that jumps to the end of each wait. */
async function queueThrough(waiting: number): Promise<void> {
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const limiter = createLimiter({ clock });
  await Promise.all(Array.from({ length: waiting }, () => limiter.acquire({ priority: 'user' })));
}
