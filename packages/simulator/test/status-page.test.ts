import { findProgram } from '@ers-kit/internal/testing';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../src/index.js';
import { at } from './ers-harness.js';

const program = findProgram('chromium');

describe.skipIf(program === undefined)('the status page in a browser (Chromium is not installed)', () => {
  let simulator: Simulator;
  let browser: Browser;
  beforeAll(async () => {
    simulator = await startSimulator({ cis2: false, seed: { referrals: 12, advice: 2 } });
    browser = await chromium.launch({ executablePath: program ?? '', args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await simulator?.stop();
  });

  const read = async (): Promise<number> => {
    const { fhirBaseUrls } = simulator.environment;
    const headers = {
      authorization: `Bearer ${simulator.accessToken('910000000103')}`,
      ...at('R69', 'SERVICE_PROVIDER_CLINICIAN'),
    };
    return (await simulator.fetch(`${fhirBaseUrls.STU3}/ReferralRequest/123456789012`, { headers })).status;
  };

  it('shows users, states and calls, switches faults and starts again, by the keyboard too', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`http://127.0.0.1:${simulator.ports.api}/_simulator`);
    expect(await page.title()).toBe('e-RS simulator');
    expect(await page.getByRole('cell', { name: 'Callum Adeyemi' }).count()).toBe(1);
    expect(await page.getByRole('row', { name: /^BOOKED/ }).count()).toBe(1);

    const fault = page.getByRole('button', { name: 'e-RS is down (503)' });
    expect(await fault.getAttribute('aria-pressed')).toBe('false');
    await fault.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/_simulator');
    await page.locator('button[aria-pressed="true"]').waitFor();
    expect(await read()).toBe(503);
    const log = page.frameLocator('iframe');
    await log.getByRole('row', { name: /GET A005 503 refused/ }).waitFor();

    await page.getByRole('button', { name: 'Clear the faults' }).click();
    await page.locator('button[aria-pressed="true"]').waitFor({ state: 'detached' });
    expect(await read()).toBe(200);
    simulator.addReferral({ resourceType: 'ReferralRequest', id: '700000000009', status: 'active' });
    await page.getByRole('button', { name: 'Start again from the seed' }).click();
    await expect.poll(() => simulator.referral('700000000009')).toBeUndefined();
    expect(problems).toEqual([]);
  }, 60_000);
});
