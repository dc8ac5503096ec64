import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type RunningApplication } from './support/application.js';
import {
  chooseUser,
  chromiumMissing,
  chromiumPath,
  expectAccessible,
  keepScreenshot,
  launchBrowser,
  openPage,
  people,
  signIn,
} from './support/browser.js';

describe.skipIf(!chromiumPath)(`signing in and out (${chromiumMissing})`, () => {
  let app: RunningApplication;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [app, browser] = await Promise.all([
      startApplication({ simulator: { seed: { referrals: 20, advice: 4 } } }),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  afterEach(async () => {
    app.simulator.cis2.clearFaults();
    app.simulator.apim.clearFaults();
    await page.context().close();
  });

  const heading = () => page.locator('h1').innerText();
  const account = () => page.getByRole('navigation', { name: 'Account' }).innerText();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const open = async () => {
    page = await openPage(browser);
  };
  /** Signs in, but does not go back to the application: resolves to the URL at which it waits. */
  async function callbackUrlOf(uid: string): Promise<string> {
    await page.goto(`${app.origin}/sign-in`);
    let url = page.url();
    let form: Record<string, string> | undefined = { user: uid };
    while (!url.startsWith(`${app.origin}/callback`)) {
      const options = { maxRedirects: 0, ...(form && { form }) };
      const response = await page.context().request.fetch(url, { method: form ? 'POST' : 'GET', ...options });
      url = new URL(response.headers()['location'] ?? '', url).href;
      form = undefined;
    }
    return url;
  }

  it('is judged by an axe-core that finds what is wrong', async () => {
    await open();
    const body =
      '<title>A page - Referrals - NHS e-Referral Service</title><h1>A page</h1><img src="/x.png">';
    await page.route('**/bad', (route) => route.fulfill({ body, contentType: 'text/html' }));
    await page.goto(`${app.origin}/bad`);
    await expect(expectAccessible(page)).rejects.toThrow(
      /image-alt[^]*html-has-lang|html-has-lang[^]*image-alt/,
    );
  });

  it('takes a user with one role straight to where they wanted to go', async () => {
    await open();
    await page.goto(`${app.origin}/`);
    expect(await heading()).toBe('Sign in');
    await expectAccessible(page);
    await keepScreenshot(page, 'sign-in');
    await signIn(page, app.origin, people.referrer, '/no-such-page?a=b');
    expect(page.url()).toBe(`${app.origin}/no-such-page?a=b`);
    expect(await account()).toMatch(/Rowan[^]*Referring clinician[^]*Sign out/);
    expect(await heading()).toBe('Page not found');
    await expectAccessible(page);
  });

  it('asks a user with several roles, says what is missing, and lets them change', async () => {
    await open();
    await signIn(page, app.origin, people.manyRoles);
    expect(await heading()).toBe('Choose what you work as');
    await expectAccessible(page);
    await keepScreenshot(page, 'role');
    await press('Continue');
    expect(await page.title()).toMatch(/^Error: /);
    await expectAccessible(page);
    await expect
      .poll(() => page.locator('.nhsuk-error-summary').evaluate((one) => one.matches(':focus')))
      .toBe(true);
    const organisation = (name: string) =>
      page.getByRole('radio', { name: 'Service provider clinician' }).and(page.locator(`[value^="${name}"]`));
    await organisation('R69').check();
    await press('Continue');
    expect(page.url()).toBe(`${app.origin}/`);
    expect(await account()).toContain('Service provider clinician');

    await page.getByRole('link', { name: 'Service provider clinician' }).click();
    await page.locator('[value="R70 REFERRING_CLINICIAN"]').check();
    await press('Continue');
    expect(await account()).toContain('Referring clinician');
    await page.goto(`${app.origin}/role`);
    expect(await page.locator('[value="R70 REFERRING_CLINICIAN"]').isChecked()).toBe(true);
  });

  it('works with JavaScript, too, within the content security policy', async () => {
    page = await openPage(browser, { javaScriptEnabled: true });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await signIn(page, app.origin, people.manyRoles);
    await expect.poll(() => page.locator('body').getAttribute('class')).toContain('nhsuk-frontend-supported');
    await press('Continue');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toContain('error-summary');
    // The page of the error has the status of one, which Chromium notes.
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });

  it('asks a clinician’s administrator for the clinician', async () => {
    await open();
    await signIn(page, app.origin, people.providerAdmin);
    expect(await heading()).toBe('Choose the clinician you act for');
    await expectAccessible(page);
    await press('Continue');
    expect(await page.title()).toMatch(/^Error: /);
    await expectAccessible(page);
    await page.getByRole('radio').first().check();
    await press('Continue');
    expect(await account()).toContain('Service provider clinician administrator');
    await page.goto(`${app.origin}/role/clinician`);
    expect(page.url()).toBe(`${app.origin}/role`);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'no role',
      'You have no role in the NHS e-Referral Service',
      () => signIn(page, app.origin, people.nobody),
    ],
    [
      'a cancelled sign-in',
      'You cancelled the sign-in',
      async () => {
        await page.goto(app.origin);
        await press('Sign in with NHS CIS2');
        await press('Cancel');
      },
    ],
    [
      'an authenticator that is too weak',
      'You need a stronger way to sign in',
      () => {
        app.simulator.cis2.setFault({ kind: 'assurance-not-enforced' });
        return signIn(page, app.origin, people.weakAuthenticator);
      },
    ],
    [
      'an identity that is not verified well enough',
      'Your identity has to be checked first',
      () => signIn(page, app.origin, people.weakIdentity),
    ],
    [
      'a callback that comes late',
      'The sign-in took too long',
      async () => {
        const url = await callbackUrlOf(people.referrer);
        app.simulator.advance(11 * 60_000);
        await page.goto(url);
      },
    ],
    [
      'a callback of another browser',
      'This sign-in cannot be used',
      async () => {
        const url = await callbackUrlOf(people.referrer);
        await page.context().clearCookies();
        await page.goto(url);
      },
    ],
    [
      'CIS2 that is down',
      'NHS CIS2 is not available',
      () => {
        app.simulator.cis2.setFault({ kind: 'unavailable', endpoint: 'token', status: 503 });
        return signIn(page, app.origin, people.referrer);
      },
    ],
    [
      'CIS2 that says it is not well',
      'NHS CIS2 is not available',
      () => {
        app.simulator.cis2.setFault({ kind: 'authorization-error', error: 'temporarily_unavailable' });
        return signIn(page, app.origin, people.referrer).catch(() => undefined);
      },
    ],
    [
      'an answer of CIS2 that cannot be trusted',
      'The sign-in could not be completed',
      () => {
        app.simulator.cis2.setFault({ kind: 'id-token', defect: 'nonce-differs' });
        return signIn(page, app.origin, people.referrer);
      },
    ],
    [
      'the API platform that is down',
      'The e-Referral Service is not available',
      () => {
        app.simulator.apim.setFault({ kind: 'unavailable', status: 503 });
        return signIn(page, app.origin, people.referrer);
      },
    ],
    [
      'the API platform that refuses',
      'The e-Referral Service did not let you in',
      async () => {
        const { apim, credentials } = app.simulator;
        apim.updateApplication(credentials.apim.apiKey, { status: 'not-approved' });
        await signIn(page, app.origin, people.referrer);
        apim.updateApplication(credentials.apim.apiKey, { status: 'approved' });
      },
    ],
  ])('explains %s', async (_name, title, act) => {
    await open();
    await act();
    await expect.poll(heading).toBe(title);
    await expectAccessible(page);
    await page.goto(`${app.origin}/role`);
    expect(await heading()).not.toBe('Choose what you work as');
  });

  it('explains a callback that is sent twice, and leaves the user signed in', async () => {
    await open();
    const url = await callbackUrlOf(people.referrer);
    await page.goto(url);
    await expect.poll(() => page.url()).toBe(`${app.origin}/`);
    await page.goto(url);
    expect(await heading()).toBe('This sign-in cannot be used');
    expect(await page.locator('main').innerText()).toContain('You are still signed in');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on to your referrals' }).click();
    expect(await account()).toContain('Sign out');
  });

  it('signs out here and at CIS2, and shows nothing more to the Back button', async () => {
    await open();
    await signIn(page, app.origin, people.referrerAdmin);
    const inside = page.url();
    await press('Sign out');
    expect(page.url()).toBe(`${app.origin}/signed-out`);
    expect(await heading()).toBe('You have signed out');
    await expectAccessible(page);
    await page.goBack();
    expect([page.url(), await heading()]).toEqual([inside, 'Sign in']);
    // CIS2 has forgotten the user as well: it ended the session that the sign-out told it of.
    expect(await app.simulator.cis2.endSessions({ uid: people.referrerAdmin })).toEqual([]);
  });

  it('tells a user whose session CIS2 has ended, at the next click', async () => {
    await open();
    await signIn(page, app.origin, people.referrer);
    const deliveries = await app.simulator.cis2.endSessions({ uid: people.referrer });
    expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]));
    await page.getByRole('link', { name: 'Referring clinician' }).click();
    expect(await heading()).toBe('You have been signed out');
    expect(await page.getByRole('navigation', { name: 'Account' }).count()).toBe(0);
    await expectAccessible(page);
    await keepScreenshot(page, 'signed-out-by-cis2');
    await press('Sign in with NHS CIS2');
    await chooseUser(page, people.referrer);
    expect(page.url()).toBe(`${app.origin}/role`);
  });

  it('signs out a user who was not active, tells what was lost, and goes on after the next sign-in', async () => {
    await open();
    await signIn(page, app.origin, people.manyRoles);
    app.simulator.advance(15 * 60_000);
    await page.getByRole('radio').first().check();
    await press('Continue');
    expect(await heading()).toBe('You were signed out because you were not active');
    expect(await page.locator('main').innerText()).toContain('was not saved');
    await expectAccessible(page);
  });

  describe('where there is JavaScript', () => {
    const warning = () => page.getByRole('dialog', { name: 'You are about to be signed out' });
    const answer = () => page.locator('[value="R70 REFERRING_CLINICIAN"]');

    /** Time passes for the browser and for the application. */
    const pass = async (minutes: number) => {
      app.simulator.advance(minutes * 60_000);
      await page.clock.fastForward(minutes * 60_000);
    };

    const arrive = async () => {
      page = await openPage(browser, { javaScriptEnabled: true });
      await page.clock.install();
      await signIn(page, app.origin, people.manyRoles);
      await expect.poll(() => page.locator('body').getAttribute('class')).toContain('js-enabled');
    };

    /** What the application says of the session when this is done. */
    const told = async (action: Promise<unknown>): Promise<[status: number, told: unknown]> => {
      const [response] = await Promise.all([page.waitForResponse(`${app.origin}/active`), action]);
      return [response.status(), await response.json()];
    };

    it('keeps a user signed in who is typing', async () => {
      await arrive();
      await pass(10);
      expect(await told(answer().check())).toEqual([200, { secondsLeft: 900 }]);
      await pass(10);
      expect(await warning().isVisible()).toBe(false);
      await press('Continue');
      expect(await account()).toContain('Referring clinician');
    });

    it.each([
      ['its button', 'Enter'],
      ['Escape', 'Escape'],
    ])('warns two minutes ahead, and signs nobody out who answers by %s', async (_, key) => {
      await arrive();
      await answer().check();
      await pass(12.9);
      expect(await warning().isVisible()).toBe(false);
      await pass(0.2);
      await warning().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Stay signed in');
      expect(await told(page.keyboard.press(key))).toEqual([200, { secondsLeft: 900 }]);
      await warning().waitFor({ state: 'hidden' });
      await pass(12.9);
      expect(await warning().isVisible()).toBe(false);
      await press('Continue');
      expect(await account()).toContain('Referring clinician');
    });

    it('takes the page away from a user who does not answer, and says why', async () => {
      await arrive();
      await pass(13.1);
      await warning().waitFor();
      await pass(2);
      await page.clock.fastForward(1000);
      await page.getByRole('heading', { name: 'You were signed out because you were not active' }).waitFor();
      expect(await warning().count()).toBe(0);
    });

    it('takes the warning back where another tab is used', async () => {
      await arrive();
      await pass(13.1);
      await warning().waitFor();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await warning().waitFor({ state: 'hidden' });
      await pass(12.5);
      expect(await warning().isVisible()).toBe(false);
      await press('Sign out');
      expect(await heading()).toBe('You have signed out');
    });

    it.each<[string, (route: Route) => Promise<void>]>([
      ['the answer does not arrive', (route) => route.abort()],
      ['the server cannot tell', (route) => route.fulfill({ status: 503, json: {} })],
    ])('warns again where %s', async (_, answerWith) => {
      await arrive();
      await pass(13.1);
      await warning().waitFor();
      await page.route('**/active', answerWith);
      await Promise.all([page.waitForRequest('**/active'), page.keyboard.press('Enter')]);
      await warning().waitFor();
      await page.unroute('**/active');
      expect(await told(page.keyboard.press('Enter'))).toEqual([200, { secondsLeft: 900 }]);
      await warning().waitFor({ state: 'hidden' });
    });

    it('asks once where the session ends in any case', async () => {
      await arrive();
      for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
        app.simulator.advance(10 * 60_000);
        await page.request.get(`${app.origin}/active`);
      }
      await page.goto(page.url());
      await pass(8.5);
      await warning().waitFor();
      const [status, left] = await told(page.keyboard.press('Enter'));
      expect(status).toBe(200);
      expect((left as { secondsLeft: number }).secondsLeft).toBeLessThan(120);
      await warning().waitFor({ state: 'hidden' });
      await pass(2);
      await page.clock.fastForward(1000);
      await page.getByRole('heading', { name: 'You were signed out at the end of your session' }).waitFor();
    });

    it('hears of a session that has ended in the meantime', async () => {
      await arrive();
      await app.simulator.cis2.endSessions({ uid: people.manyRoles });
      await pass(2);
      const [response] = await Promise.all([page.waitForResponse(`${app.origin}/active`), answer().check()]);
      expect(response.status()).toBe(401);
      await page.getByRole('heading', { name: 'You have been signed out' }).waitFor();
    });
  });
});
