import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../src/index.js';
import { applicationToken } from './whole-way.js';

let simulator: Simulator;
let control: string;
beforeAll(async () => {
  simulator = await startSimulator({ seed: { referrals: 5, advice: 6 } });
  control = `http://127.0.0.1:${simulator.ports.api}/_simulator`;
});
afterAll(() => simulator.stop());

const post = (path: string, body: unknown) =>
  fetch(`${control}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function readReferral(): Promise<number> {
  const authorization = `Bearer ${await applicationToken(simulator)}`;
  const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
  return (await fetch(url, { headers: { authorization } })).status;
}

describe('the control API', () => {
  it('counts records by state', async () => {
    expect(await (await fetch(`${control}/state`)).json()).toEqual({
      referrals: {
        BOOKED: 1,
        NOT_BOOKED: 1,
        DEFERRED_TO_PROVIDER: 1,
        AWAITING_TRIAGE: 1,
        CANCELLED_REFERRAL: 1,
      },
      advice: expect.objectContaining({ PROVIDER_RESPONSE_REQUIRED: 1, ADVICE_CONVERTED: 1 }) as object,
    });
  });

  it('arms and clears faults', async () => {
    expect((await post('/faults', { operation: 'A005', status: 503, times: 1 })).status).toBe(204);
    expect(await readReferral()).toBe(503);
    expect(await readReferral()).toBe(200);
    await post('/faults', { status: 500 });
    expect(await readReferral()).toBe(500);
    expect((await fetch(`${control}/faults`, { method: 'DELETE' })).status).toBe(204);
    expect(await readReferral()).toBe(200);
    const log = (await (await fetch(`${control}/requests`)).json()) as { status: number }[];
    expect(log.map(({ status }) => status)).toEqual([503, 200, 500, 200]);
  });

  it.each([
    ['/faults', '{', 'fault must be an object.'],
    [
      '/faults',
      { operation: 'A005' },
      'fault must have one of: status, delay, drop, body, token, lock, pas.',
    ],
    [
      '/faults',
      { operation: 'A099', status: 200, times: 0, probability: 2, oops: 1 },
      'fault.operation must be a code of its list; fault.times must be a whole number from 1; ' +
        'fault.probability must be 0 to 1; fault.status must be 400 to 599; fault.oops is not known.',
    ],
    ['/clock', { advance: -1 }, 'Give {"advance": milliseconds}: the clock only goes forward.'],
    ['/clock', [], 'Give {"advance": milliseconds}: the clock only goes forward.'],
  ])('refuses at %s what it cannot use', async (path, body, message) => {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message });
  });

  it('puts the clock forward, and tokens out of date', async () => {
    const authorization = `Bearer ${await applicationToken(simulator)}`;
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
    const before = simulator.clock.now();
    expect((await post('/clock', { advance: 600_000 })).status).toBe(204);
    expect(simulator.clock.now() - before).toBeGreaterThanOrEqual(600_000);
    expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
    simulator.advance(1000);
    expect(await readReferral()).toBe(200);
  });

  it('starts again from the seed', async () => {
    simulator.addReferral({ resourceType: 'ReferralRequest', id: '200000000001', status: 'active' });
    expect(simulator.referral('200000000001')).toBeDefined();
    const response = await post('/reset', '');
    expect(response.status).toBe(303);
    expect(simulator.referral('200000000001')).toBeUndefined();
    expect(simulator.referral('123456789012')).toBeDefined();
    simulator.reset();
    expect(await readReferral()).toBe(200);
  });

  it('turns the switches of the page, for pages of this machine alone', async () => {
    const turn = (name: string, headers: Record<string, string> = {}) =>
      fetch(`${control}/faults/switch?name=${name}`, { method: 'POST', redirect: 'manual', headers });
    expect((await turn('unavailable', { origin: 'https://example.org' })).status).toBe(403);
    expect(await readReferral()).toBe(200);
    expect((await turn('unavailable', { origin: new URL(control).origin })).status).toBe(303);
    expect(await readReferral()).toBe(503);
    expect((await turn('unavailable')).status).toBe(303);
    expect(await readReferral()).toBe(200);
    expect((await turn('nothing')).status).toBe(400);
    const published = JSON.stringify(await simulator.cis2.jwks());
    const keySet = async () => (await fetch(`${simulator.environment.cis2.issuer}/connect/jwk_uri`)).text();
    expect((await turn('stale-jwks')).status).toBe(303);
    expect(await (await fetch(control)).text()).toMatch(
      /aria-pressed="true">CIS2&#39;s key set|aria-pressed="true">CIS2's key set/,
    );
    expect(await keySet()).not.toBe(published);
    expect((await turn('stale-jwks')).status).toBe(303);
    expect(await keySet()).toBe(published);
    expect((await turn('revoked')).status).toBe(303);
    expect(await readReferral()).toBe(401);
    await fetch(`${control}/faults`, { method: 'DELETE' });
  });

  it('shows a page, without anything that could be code of somebody else’s', async () => {
    const page = await fetch(control);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    expect(html).toContain('<title>e-RS simulator</title>');
    expect(html).toContain('Callum Adeyemi');
    expect(html).toContain('<iframe src="/_simulator/log"');
    expect(await (await fetch(`${control}/log`)).text()).toContain('<td>A005</td><td>200 good</td>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('123456789012');
    expect((await fetch(`${control}/nothing`)).status).toBe(404);
  });
});
