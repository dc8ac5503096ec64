import { findProgram, serve } from '@ers-kit/internal/testing';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../src/index.js';

const executablePath = findProgram('chromium');

describe.skipIf(executablePath === undefined)('the sign-in page in Chromium', () => {
  let browser: Browser;
  let simulator: Simulator;
  let application: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    application = await serve((request, response) => response.end(`back at ${request.url}`));
    simulator = await startSimulator({ redirectUris: [`${application.url}/callback`] });
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await simulator?.stop();
    await application?.stop();
  });

  const authorizeUrl = (): string => {
    const url = new URL(`${simulator.environment.cis2.issuer}/authorize`);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: simulator.credentials.cis2.clientId,
      redirect_uri: simulator.credentials.cis2.redirectUri,
      scope: 'openid profile nationalrbacaccess',
      state: 'state-of-this-browser',
      nonce: 'nonce-of-this-browser',
      prompt: 'login',
    }).toString();
    return url.href;
  };

  it('signs a user in by the keyboard alone, without JavaScript, and returns a code and the state', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(authorizeUrl());
    expect(await page.title()).not.toBe('');
    const [user] = simulator.users;
    await page
      .getByRole('button', { name: new RegExp(user!.familyName) })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${application.url}/callback?**`);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('state')).toBe('state-of-this-browser');
    expect(searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
    await context.close();
  }, 30_000);

  it('returns access_denied when the user cancels', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(authorizeUrl());
    await page.getByRole('button', { name: /cancel/i }).click();
    await page.waitForURL(`${application.url}/callback?**`);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('state')).toBe('state-of-this-browser');
    await context.close();
  }, 30_000);
});
