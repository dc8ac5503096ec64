import { toStu3 } from '@ers-kit/dstu2-to-stu3';
import type { BusinessFunction } from '@ers-kit/operations';
import { startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedInReferenceData,
  allowedInReferrals,
  allowedInWorklists,
  allowedRefusals,
  type AllowedDifference,
} from './allowed-differences.js';
import { openReader, sendBothWays, signIn, type Answers, type Json, type Reader } from './both-ways.js';
import { findDifferences } from './differences.js';
import { worklistRequest } from './worklist-request.js';

const ubrns = [
  '123456789012',
  '123456789020',
  '123456789039',
  '123456789047',
  '123456789055',
  ...Array.from({ length: 195 }, (_, index) => String(200_000_000_000 + index)),
];

/** Who may read: the two practices that refer and the two organisations that provide. */
const readers = {
  R68: ['910000000101', 'REFERRING_CLINICIAN'],
  R70: ['910000000203', 'REFERRING_CLINICIAN'],
  R69: ['910000000103', 'SERVICE_PROVIDER_CLINICIAN'],
  R71: ['910000000204', 'SERVICE_PROVIDER_CLINICIAN'],
} as const satisfies Readonly<Record<string, readonly [uid: string, BusinessFunction]>>;
type Organisation = keyof typeof readers;
const organisations = Object.keys(readers) as Organisation[];

const stu3 = '/ers-api/STU3/v1';
const dstu2 = '/ers-api/v1';

let simulator: Simulator;
let people: Record<Organisation, Reader>;

beforeAll(async () => {
  // A clock that stands still, so that moments in files and lists are no difference.
  const now = Date.now();
  simulator = await startSimulator({ as: 'integration', clock: { now: () => now } });
  const opened = await Promise.all(
    organisations.map(async (orgIdentifier) => {
      const [uid, businessFunction] = readers[orgIdentifier];
      const token = await signIn(simulator, uid);
      return [
        orgIdentifier,
        await openReader(simulator, uid, { businessFunction, orgIdentifier }, token),
      ] as const;
    }),
  );
  people = Object.fromEntries(opened) as Record<Organisation, Reader>;
}, 60_000);
afterAll(() => simulator.stop());

const statuses = ({ before, after }: Answers): number[] => [before.status, after.status];

/** The old DSTU2 answer as STU3, by the mapper that a migrated application would read its archive with. */
const mapped = (payload: Json): unknown =>
  toStu3(payload as { resourceType: string }, {
    referenceDataBaseUrl: simulator.environment.fhirBaseUrls.STU3.replace('/STU3', ''),
  }).resource;

/** Differences that no row allows, and the rows that were needed. */
function judge(
  before: unknown,
  after: unknown,
  allowed: readonly AllowedDifference[],
  needed: Set<AllowedDifference>,
): string[] {
  return findDifferences(before, after).flatMap(({ path, kind }) => {
    const row = allowed.find((one) => one.path === path && one.kind === kind);
    if (row) needed.add(row);
    return row ? [] : [`${kind} ${path}`];
  });
}

/** Reads all of `ubrns` as each of the four, and gives those that could be read to `check`. */
async function readAll(
  path: (ubrn: string) => string,
  method: string,
  check: (answers: Answers, ubrn: string, organisation: Organisation) => void | Promise<void>,
): Promise<Set<string>> {
  const read = new Set<string>();
  for (const organisation of organisations) {
    for (const ubrn of ubrns) {
      const answers = await sendBothWays(simulator, people[organisation], path(ubrn), { method });
      expect(answers.after.status).toBe(answers.before.status);
      if (answers.before.status !== 200) {
        expect(answers.before.status).toBe(422);
        continue;
      }
      read.add(ubrn);
      await check(answers, ubrn, organisation);
    }
  }
  return read;
}

describe('every referral of the seed', () => {
  it('is one of these 200', () => {
    expect(ubrns.filter((ubrn) => simulator.referral(ubrn) !== undefined)).toHaveLength(200);
    expect(simulator.referral('200000000195')).toBeUndefined();
  });

  it('is the same where the old request is STU3 (A005)', async () => {
    const read = await readAll(
      (ubrn) => `${stu3}/ReferralRequest/${ubrn}`,
      'GET',
      ({ before, after, payloads }, ubrn) => {
        expect(payloads[1]).toEqual(payloads[0]);
        expect(payloads[1]).toEqual(simulator.referral(ubrn));
        expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
      },
    );
    expect(read.size).toBe(200);
  }, 60_000);

  it('is the same but for what is allowed where the old request is DSTU2 (A005)', async () => {
    const needed = new Set<AllowedDifference>();
    const read = await readAll(
      (ubrn) => `${dstu2}/ReferralRequest/${ubrn}`,
      'GET',
      ({ payloads }) => {
        expect(payloads[0]).toHaveProperty('patient');
        expect(judge(mapped(payloads[0]), payloads[1], allowedInReferrals, needed)).toEqual([]);
      },
    );
    expect(read.size).toBe(200);
    expect(allowedInReferrals.filter((row) => !needed.has(row))).toEqual([]);
  }, 60_000);

  it.each([
    ['STU3', 'POST', (ubrn: string) => `${stu3}/ReferralRequest/${ubrn}/$ers.generateCRI`],
    ['DSTU2', 'GET', (ubrn: string) => `${dstu2}/Binary/$ers.generateCRI?UBRN=${ubrn}`],
  ])(
    'has the same clinical summary where the old request is %s (A007)',
    async (_name, method, path) => {
      const read = await readAll(path, method, ({ before, after, bytes }, ubrn) => {
        expect(bytes[0].equals(bytes[1])).toBe(true);
        expect(bytes[1].toString('latin1')).toContain(ubrn);
        const [old, now] = [before, after].map(({ headers }) => headers.get('content-disposition'));
        expect(now).toBe(old);
      });
      expect(read.size).toBe(200);
    },
    60_000,
  );

  it.each([stu3, dstu2])('has the same files below %s (A006)', async (base) => {
    let files = 0;
    for (const organisation of organisations) {
      for (const ubrn of ubrns) {
        for (const url of attachmentsOf(simulator.referral(ubrn) as Json)) {
          const answers = await sendBothWays(simulator, people[organisation], `${base}/${url}`);
          const [before, after] = statuses(answers);
          if (before !== 200) {
            expect(allowedRefusals).toContainEqual(expect.objectContaining({ before, after }));
            continue;
          }
          expect(after).toBe(200);
          files += 1;
          expect(answers.bytes[0].equals(answers.bytes[1])).toBe(true);
          expect(answers.bytes[0].length).toBeGreaterThan(0);
        }
      }
    }
    expect(files).toBeGreaterThan(2);
  });
});

function attachmentsOf({ contained }: Json): string[] {
  return ((contained ?? []) as { content?: { attachment: { url: string } }[] }[]).flatMap(
    ({ content = [] }) => content.map(({ attachment }) => attachment.url),
  );
}

const codeSystems = [
  'SPECIALTY',
  'CLINIC-TYPE',
  'APPOINTMENT-CANCELLATION-REASON',
  'REFERRAL-CANCELLATION-REASON',
  'APPOINTMENT-NON-ATTENDANCE-REASON',
  'PRIORITY',
];

describe('reference data (A004)', () => {
  it.each(codeSystems)('%s is the same where the old request is STU3', async (set) => {
    const answers = await sendBothWays(simulator, people.R68, `${stu3}/CodeSystem/${set}`);
    expect(statuses(answers)).toEqual([200, 200]);
    expect(answers.payloads[1]).toEqual(answers.payloads[0]);
  });

  it('SPECIALTY, the one that DSTU2 served, is the same but for what is allowed', async () => {
    const answers = await sendBothWays(simulator, people.R68, `${dstu2}/ValueSet/SPECIALTY`);
    expect(statuses(answers)).toEqual([200, 200]);
    const needed = new Set<AllowedDifference>();
    const { payloads } = answers;
    expect(judge(mapped(payloads[0]), payloads[1], allowedInReferenceData, needed)).toEqual([]);
    expect(allowedInReferenceData.filter((row) => !needed.has(row))).toEqual([]);
    expect((payloads[1]['concept'] as unknown[]).length).toBeGreaterThan(10);
  });
});

/** Ids of all services that a referral of the seed names, and one that none does. */
const services = Array.from({ length: 16 }, (_, index) => String(20_101 + index));

const referencesIn = ({ entry }: Json): string[] =>
  ((entry ?? []) as { item: { reference: string } }[]).map(({ item }) => item.reference);

describe('worklists (A008)', () => {
  const providers = ['R69', 'R71'] as const;

  it.each([
    ['STU3', `${stu3}/ReferralRequest/$ers.fetchworklist`, 'application/fhir+json'],
    ['DSTU2', `${dstu2}/ReferralRequest/$ers.fetchworklist`, 'application/json+fhir'],
  ] as const)('of every service are the same where the old request is %s', async (generation, path, type) => {
    const [listed, needed] = [new Set<string>(), new Set<AllowedDifference>()];
    for (const organisation of providers) {
      for (const service of services) {
        const answers = await sendBothWays(simulator, people[organisation], path, {
          method: 'POST',
          headers: { 'Content-Type': type },
          body: worklistRequest(generation, service),
        });
        const [old, now] = statuses(answers);
        expect(now).toBe(old);
        if (old !== 200) continue;
        const [before, after] = answers.payloads;
        const comparable = generation === 'STU3' ? before : mapped(before);
        const allowed = generation === 'STU3' ? [] : allowedInWorklists;
        expect(judge(comparable, after, allowed, needed)).toEqual([]);
        for (const reference of referencesIn(after)) listed.add(reference);
      }
    }
    expect(listed.size).toBeGreaterThan(20);
    if (generation === 'DSTU2') expect(allowedInWorklists.filter((row) => !needed.has(row))).toEqual([]);
  });
});
