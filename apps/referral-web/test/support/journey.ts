import { readFile } from 'node:fs/promises';
import { createErsClient, summariseReferral, type ErsClient, type ReferralSummary } from '@ers-kit/client';
import type { BusinessFunction } from '@ers-kit/operations';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { startApplication, type RunningApplication } from './application.js';
import { launchBrowser, openPage, people, signIn } from './browser.js';

/** What a test file works with: the application, the simulated e-RS behind it, and a browser. */
export interface Journey {
  readonly application: () => RunningApplication;
  /** A page of a browser of its own, signed in. */
  readonly arrive: (uid: string, path?: string) => Promise<Page>;
  /** e-RS's own state of a referral. */
  readonly stateOf: (ubrn: string) => ReferralSummary & { readonly code: string | undefined };
  /** Another user, who works with another system. */
  readonly elsewhere: (who: 'referrer' | 'provider') => ErsClient;
}

const begun = Date.now();

/** Goes with the machine's from a fixed day on. Waiting for another try takes no time; more than that does. */
const clock = {
  now: () => Date.parse('2026-11-22T10:00:00Z') + Date.now() - begun,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    milliseconds < 10_000
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()));
        }),
};

const contexts = {
  referrer: [people.referrer, 'R68', 'REFERRING_CLINICIAN'],
  provider: [people.provider, 'R69', 'SERVICE_PROVIDER_CLINICIAN'],
} as const satisfies Record<string, readonly [string, string, BusinessFunction]>;

/** Starts application and browser, once for a test file. */
export function useJourney(): Journey {
  let application: RunningApplication | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    application = await startApplication({ simulator: { clock } });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await application?.stop();
  });
  const running = (): RunningApplication => {
    if (!application) throw new Error('The application has not started.');
    return application;
  };
  return {
    application: running,
    async arrive(uid, path = '/') {
      if (!browser) throw new Error('The browser has not started.');
      const page = await openPage(browser);
      await signIn(page, running().origin, uid, path);
      return page;
    },
    stateOf(ubrn) {
      const summary = summariseReferral(running().simulator.referral(ubrn));
      return { ...summary, code: summary.state?.code };
    },
    elsewhere(who) {
      const { simulator } = running();
      const [uid, organisation, businessFunction] = contexts[who];
      return createErsClient({
        environment: simulator.environment,
        fetch: simulator.fetch,
        accessToken: () => simulator.accessToken(uid),
        context: { mode: 'user-restricted', organisation, businessFunction },
        limiter: false,
      });
    },
  };
}

/** Sends the form of a page by the button of this name. */
export async function send(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** What a click on a link saves: name and bytes. */
export async function save(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The form has come back: its title says so, and the focus is on the summary, whose links lead to the fields. */
export async function expectErrors(page: Page, errors: Readonly<Record<string, string>>): Promise<void> {
  expect(await page.title()).toMatch(/^Error: /);
  const summary = page.locator('.nhsuk-error-summary');
  expect(await summary.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  const links = await summary
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent?.trim()]));
  expect(Object.fromEntries(links)).toEqual(errors);
  for (const href of Object.keys(errors)) expect(await page.locator(href).count()).toBe(1);
}
