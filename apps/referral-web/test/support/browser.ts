import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findProgram } from '@ers-kit/internal/testing';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where Chromium is; `undefined` where it is not installed. */
export const chromiumPath = findProgram('chromium');

/** Why a test in a browser did not run. */
export const chromiumMissing = 'chromium has to be installed';

/** Starts Chromium, once for a test file. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? 'chromium', args: ['--no-sandbox'] });

/** A page of a browser of its own, without JavaScript unless asked for. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** People of the simulator's seed, by what they do. */
export const people = {
  referrer: '910000000101',
  referrerAdmin: '910000000102',
  provider: '910000000103',
  providerAdmin: '910000000104',
  nobody: '910000000201',
  manyRoles: '910000000203',
  weakAuthenticator: '910000000302',
  weakIdentity: '910000000303',
} as const;

/** Signs in as `uid` from the page of the application at `path`, and arrives there. */
export async function signIn(page: Page, origin: string, uid: string, path = '/'): Promise<void> {
  await page.goto(new URL(path, origin).href);
  await page.getByRole('button', { name: 'Sign in with NHS CIS2' }).click();
  await chooseUser(page, uid);
}

/** Chooses a user on the page of the simulated CIS2, and a role where it asks for one. */
export async function chooseUser(page: Page, uid: string): Promise<void> {
  await page.locator(`button[name=user][value="${uid}"]`).click();
  const role = page.locator('button[name=role]').first();
  if (await role.isVisible()) await role.click();
}

/** Every page is titled, has one main heading, and nothing that axe-core knows of WCAG 2.2 AA is wrong with it. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await page.title()).toMatch(/^\S.* - Referrals - NHS e-Referral Service$/);
  expect(await page.locator('h1').count()).toBe(1);
  const { violations } = await audit(page);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, `axe-core on ${new URL(page.url()).pathname}:\n${found.join('\n')}\n`).toEqual([]);
}

/** A page with scripts in each browser, for axe-core, which is one. */
const auditors = new WeakMap<Browser, Promise<Page>>();

async function openAuditor(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(axe.source);
  return context.newPage();
}

/** What axe-core finds in a copy of the page; the page's own scripts stay out of it. */
async function audit(page: Page): Promise<AxeResults> {
  const body = await page.content();
  const browser = page.context().browser()!;
  const opening = auditors.get(browser) ?? openAuditor(browser);
  auditors.set(browser, opening);
  const auditor = await opening;
  await auditor.route('**/*', (route, request) => {
    if (request.isNavigationRequest()) {
      return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    }
    return request.resourceType() === 'script' ? route.abort() : route.continue();
  });
  await auditor.goto(page.url());
  const results = await auditor.evaluate<AxeResults>(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  await auditor.unroute('**/*');
  return results;
}

/** Keeps a picture of the page for the README, where there is none yet or `UPDATE_SCREENSHOTS` is set. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
  if (existsSync(path) && !process.env['UPDATE_SCREENSHOTS']) return;
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width: 1000, height: 900 } });
}
