import { describe, expect, it } from 'vitest';

import { startSimulator } from '../src/index.js';
import { platformRateLimit } from '../src/ers/rate-limit.js';
import { appointmentBody, createReferralBody } from './ers-bodies.js';
import { at, startErs } from './ers-harness.js';
import { startTour } from './ers-tour.js';
import { seedPatients } from '../src/seed/patients.js';
import { applicationToken } from './whole-way.js';

const path = '/FHIR/STU3/ReferralRequest/123456789012';
const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');

describe('a fault', () => {
  it('strikes its operation, as often as it says', async () => {
    const tour = startTour();
    tour.faults.arm({ operation: 'A005', status: 503, retryAfter: 7, times: 2 });
    expect((await tour.get('provider', '/FHIR/STU3/CodeSystem/PRIORITY')).status).toBe(200);
    const first = await tour.get('provider', path);
    expect(first.status).toBe(503);
    expect(first.codes).toEqual(['SYSTEM_UNAVAILABLE']);
    expect(first.headers.get('retry-after')).toBe('7');
    expect((await tour.get('provider', path)).status).toBe(503);
    expect((await tour.get('provider', path)).status).toBe(200);
  });

  it.each([
    [500, path, ''],
    [429, path, ''],
    [503, '/FHIR/R4/PractitionerRole', 'REC_UNAVAILABLE'],
    [429, '/FHIR/R4/PractitionerRole', 'TOO_MANY_REQUESTS'],
  ])('of status %i has the shape of %s', async (status, faulty, code) => {
    const tour = startTour();
    tour.faults.arm({ status });
    const answer = await tour.get('provider', faulty);
    expect(answer.status).toBe(status);
    expect(answer.codes.join()).toBe(code);
    tour.faults.clear();
    expect((await tour.get('provider', faulty)).status).toBe(200);
  });

  it('comes as often as its probability says, the same every time', async () => {
    const run = async (): Promise<number[]> => {
      const { call, faults } = startErs();
      faults.arm({ operation: 'A005', status: 503, probability: 0.5 });
      const statuses: number[] = [];
      for (let count = 0; count < 40; count += 1)
        statuses.push((await call(path, 'clinician', provider)).status);
      return statuses;
    };
    const statuses = await run();
    expect(await run()).toEqual(statuses);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(10);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);
  });

  it.each([
    ['error', 502, 'PAS_RESPONDED_WITH_ERROR'],
    ['timeout', 504, 'PAS_NOT_RESPONDING'],
  ] as const)('of the PAS (%s) changes nothing', async (pas, status, code) => {
    const tour = startTour();
    const nhsNumber = seedPatients[15]?.nhsNumber ?? '';
    const body = createReferralBody({ nhsNumber });
    const created = await tour.post('referrer', '/FHIR/STU3/ReferralRequest/$ers.createReferral', body);
    const ubrn = (created.body as { id: string }).id;
    tour.faults.arm({ operation: 'A016', pas, times: 1 });
    const booking = appointmentBody({ ubrn, version: '1', nhsNumber, slot: '20101002' });
    const failed = await tour.post('referrer', '/FHIR/STU3/Appointment', booking);
    expect(failed.status).toBe(status);
    expect(failed.codes).toEqual([code]);
    expect((await tour.post('referrer', '/FHIR/STU3/Appointment', booking)).status).toBe(201);
  });
});

describe('a fault of tokens', () => {
  it('revokes the token that is used, and no other', async () => {
    const simulator = await startSimulator({ cis2: false });
    const url = `${simulator.environment.fhirBaseUrls.STU3}/CodeSystem/PRIORITY`;
    const [first, second] = [simulator.accessToken(), simulator.accessToken()];
    const status = async (token: string): Promise<number> =>
      (await simulator.fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
    simulator.fault({ operation: 'A004', token: 'revoked', times: 1 });
    expect([await status(first), await status(first), await status(second)]).toEqual([401, 401, 200]);
    await simulator.stop();
  });
});

describe('a fault of locks', () => {
  it('keeps a referral locked while its provider takes its time, and lets it be read', async () => {
    const waiting: (() => void)[] = [];
    const tour = startTour({}, { sleep: () => new Promise<void>((resolve) => void waiting.push(resolve)) });
    const nhsNumber = seedPatients[15]?.nhsNumber ?? '';
    const create = '/FHIR/STU3/ReferralRequest/$ers.createReferral';
    const { id: ubrn } = (await tour.post('referrer', create, createReferralBody({ nhsNumber }))).body as {
      id: string;
    };
    tour.faults.arm({ operation: 'A016', lock: 120_000, times: 1 });
    const booking = appointmentBody({ ubrn, version: '1', nhsNumber, slot: '20101002' });
    const slow = tour.post('referrer', '/FHIR/STU3/Appointment', booking);
    await expect.poll(() => waiting.length).toBe(1);
    expect((await tour.post('referrer', '/FHIR/STU3/Appointment', booking)).status).toBe(423);
    expect((await tour.get('referrer', `/FHIR/STU3/ReferralRequest/${ubrn}`)).version).toBe('1');
    for (const proceed of waiting) proceed();
    expect((await slow).status).toBe(201);
    expect((await tour.post('referrer', '/FHIR/STU3/Appointment', booking)).status).toBe(409);
  });
});

describe('a fault that is none', () => {
  it.each([
    [{}, ['fault must have one of: status, delay, drop, body, token, lock, pas']],
    [{ operation: 'A5', status: 503 }, ['fault.operation must be a code of its list']],
    [
      { status: '503', times: 0 },
      ['fault.times must be a whole number from 1', 'fault.status must be 400 to 599'],
    ],
    [null, ['fault must be an object']],
  ])('is refused: %j', async (fault, problems) => {
    const simulator = await startSimulator({ cis2: false, seed: false });
    expect(() => simulator.fault(fault as never)).toThrow(
      expect.objectContaining({ code: 'ERR_SIMULATOR_OPTION_INVALID', problems }),
    );
    await simulator.stop();
  });

  it('is one of a system that the operation does not ask', async () => {
    const tour = startTour();
    tour.faults.arm({ pas: 'error' });
    expect((await tour.get('provider', path)).status).toBe(200);
  });
});

describe('the rate limit of the platform', () => {
  const statuses = async (call: ReturnType<typeof startErs>['call'], count: number): Promise<number[]> => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1)
      seen.push((await call(path, 'clinician', provider)).status);
    return seen;
  };

  it('is ten calls a second, per application', async () => {
    const { call, advance } = startErs({}, { rateLimit: platformRateLimit });
    expect(await statuses(call, 11)).toEqual([...Array<number>(10).fill(200), 429]);
    expect((await call(path, 'application')).status).toBe(200);
    advance(1000);
    expect(await statuses(call, 1)).toEqual([200]);
  });

  it('is a number of calls a minute, too', async () => {
    const { call, advance } = startErs({}, { rateLimit: { perSecond: 10, perMinute: 15 } });
    expect(await statuses(call, 10)).not.toContain(429);
    advance(1000);
    expect(await statuses(call, 6)).toEqual([...Array<number>(5).fill(200), 429]);
    advance(60_000);
    expect(await statuses(call, 1)).toEqual([200]);
  });
});

describe('over the wire', () => {
  it('drops connections, damages answers, and tells what was called', async () => {
    const simulator = await startSimulator();
    const authorization = `Bearer ${await applicationToken(simulator)}`;
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
    const get = () => fetch(url, { headers: { authorization, 'X-Correlation-ID': 'c-9' } });
    simulator.fault({ operation: 'A005', drop: 'before', times: 1 });
    await expect(get()).rejects.toThrow('fetch failed');
    simulator.fault({ operation: 'A005', drop: 'after', times: 1 });
    await expect(get()).rejects.toThrow('fetch failed');
    simulator.fault({ operation: 'A005', body: 'truncated', times: 1 });
    await expect((await get()).json()).rejects.toThrow(SyntaxError);
    simulator.fault({ operation: 'A005', body: 'malformed', times: 1 });
    await expect((await get()).json()).rejects.toThrow(SyntaxError);
    simulator.fault({ operation: 'A005', delay: 30, times: 1 });
    const started = performance.now();
    expect((await get()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(25);
    const logged = simulator.requests();
    expect(logged.map(({ operation }) => operation)).toEqual(Array<string>(5).fill('A005'));
    expect(logged.at(-1)).toMatchObject({ method: 'GET', status: 200, correlationId: 'c-9' });
    expect(JSON.stringify(logged)).not.toContain('123456789012');
    expect(simulator.referral('123456789012')).toMatchObject({ id: '123456789012' });
    expect(simulator.referral('000000000009')).toBeUndefined();
    await simulator.stop();
  });

  it('fails the run of a client that shows its token to the object store', async () => {
    const simulator = await startSimulator({ as: 'integration' });
    const headers = { authorization: `Bearer ${await applicationToken(simulator)}` };
    const file = `${simulator.environment.fhirBaseUrls.R4}/Binary/5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01`;
    const good = await simulator.fetch(file, { headers });
    expect(good.status).toBe(200);
    expect(good.headers.get('content-type')).toBe('application/pdf');
    const { headers: answered } = await simulator.fetch(file, { headers, redirect: 'manual' });
    simulator.fault({ operation: 'object-store', status: 503, times: 1 });
    expect((await simulator.fetch(answered.get('location') ?? '')).status).toBe(503);
    expect((await simulator.fetch(answered.get('location') ?? '', { headers })).status).toBe(400);
    await expect(simulator.stop()).rejects.toMatchObject({ code: 'ERR_SIMULATOR_AUTHORIZATION_LEAKED' });
    await simulator.stop();
  });

  it('limits an application when asked to', async () => {
    const simulator = await startSimulator({ rateLimit: { perSecond: 2, perMinute: 100 } });
    const headers = { authorization: `Bearer ${await applicationToken(simulator)}` };
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
    const statuses = await Promise.all(
      Array.from({ length: 4 }, async () => (await fetch(url, { headers })).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    await simulator.stop();
  });
});
