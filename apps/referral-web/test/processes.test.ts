import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { findProgram, startRedis } from '@ers-kit/internal/testing';
import { writeCredentials, type Simulator } from '@ers-kit/simulator';
import type { Browser } from 'playwright-core';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRegisteredSimulator } from './support/application.js';
import {
  chromiumPath,
  expectAccessible,
  launchBrowser,
  openPage,
  people,
  signIn,
} from './support/browser.js';
import { startBalancer, startProcess, type ApplicationProcess } from './support/processes.js';

const canRun = chromiumPath !== undefined && findProgram('redis-server') !== undefined;

describe.skipIf(!canRun)(
  'two processes with one Redis (chromium and redis-server have to be installed)',
  () => {
    let redis: Awaited<ReturnType<typeof startRedis>>;
    let balancer: Awaited<ReturnType<typeof startBalancer>>;
    let simulator: Simulator;
    let browser: Browser;
    let folder: string;
    let variables: Record<string, string | undefined>;
    let processes: ApplicationProcess[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'referral-web-'));
      balancer = await startBalancer(() => processes.map(({ port }) => port));
      [redis, simulator, browser] = await Promise.all([
        startRedis(),
        startRegisteredSimulator(balancer.url, { seed: { referrals: 10, advice: 2 } }),
        launchBrowser(),
      ]);
      const env = parseEnv(await readFile(await writeCredentials(simulator, folder), 'utf8'));
      const SESSION_SECRET = 'a-secret-of-thirty-two-characters';
      variables = { ...env, SESSION_SECRET, REDIS_URL: redis.url, ERS_REQUESTS_PER_SECOND: '100' };
      processes = await Promise.all([startProcess(variables), startProcess(variables)]);
    });
    afterAll(async () => {
      await browser.close();
      await Promise.all(processes.map((one) => one.kill()));
      await Promise.all([balancer.stop(), simulator.stop(), redis.stop()]);
      await rm(folder, { recursive: true, force: true });
    });

    const requestsOf = ({ log }: ApplicationProcess) => log.filter(({ event }) => event === 'request').length;
    const storedKeys = async () => {
      const client = createClient({ url: redis.url });
      await client.connect();
      const keys = await client.keys('*');
      client.destroy();
      return keys;
    };

    it('serve one user between them; one is killed in the middle, and the user notices nothing', async () => {
      const [first, second] = processes as [ApplicationProcess, ApplicationProcess];
      const page = await openPage(browser);
      const heading = () => page.locator('h1').innerText();
      await signIn(page, balancer.url, people.manyRoles);
      expect(await heading()).toBe('Choose what you work as');
      expect([first, second].map(requestsOf).every((count) => count > 0)).toBe(true);

      // The form is on the screen, with the CSRF token in it, when the process goes.
      await page.locator('[value="R69 SERVICE_PROVIDER_CLINICIAN"]').check();
      await first.kill();
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(page.url()).toBe(`${balancer.url}/`);
      expect(await page.getByRole('navigation', { name: 'Account' }).innerText()).toContain('R69');
      for (let click = 0; click < 3; click += 1) {
        await page.goto(`${balancer.url}/role`);
        expect(await page.locator('[value="R69 SERVICE_PROVIDER_CLINICIAN"]').isChecked()).toBe(true);
      }

      // Another one starts, and knows the user at once.
      const third = await startProcess(variables);
      processes = [second, third];
      const before = requestsOf(third);
      await page.goto(`${balancer.url}/role`);
      await page.goto(`${balancer.url}/role`);
      expect(await heading()).toBe('Choose what you work as');
      expect(requestsOf(third)).toBeGreaterThan(before);
      await page.context().close();
    });

    it('lose a process while it answers, and the other one answers', async () => {
      const [first, second] = processes as [ApplicationProcess, ApplicationProcess];
      const page = await openPage(browser);
      await signIn(page, balancer.url, people.referrer);
      simulator.fault({ operation: 'A030', delay: 1500, times: 2 });
      const heading = page.goto(`${balancer.url}/role`).then(() => page.locator('h1').innerText());
      // Whichever has the request: it is waiting for e-RS now.
      await expect
        .poll(() => [first, second].some(({ log }) => log.at(-1)?.['event'] === 'e-RS call start'))
        .toBe(true);
      const busy = [first, second].find(({ log }) => log.at(-1)?.['event'] === 'e-RS call start')!;
      await busy.kill();
      expect(await heading).toBe('Choose what you work as');
      processes = [busy === first ? second : first, await startProcess(variables)];
      await page.context().close();
    });

    it('share sessions, tokens, the rate budget and the logout', async () => {
      const page = await openPage(browser);
      await signIn(page, balancer.url, people.referrerAdmin);
      const keys = await storedKeys();
      expect(keys.filter((key) => key.endsWith(':limiter'))).toHaveLength(1);
      expect(keys.filter((key) => key.includes(':session:')).length).toBeGreaterThan(0);
      expect(keys.filter((key) => key.includes(':apim:')).length).toBeGreaterThan(0);
      const [delivery] = await simulator.cis2.endSessions({ uid: people.referrerAdmin });
      expect(delivery?.status).toBe(200);
      for (const { port } of processes) {
        const { value = '' } =
          (await page.context().cookies()).find(({ name }) => name === 'referral-web') ?? {};
        const response = await fetch(`http://127.0.0.1:${port}/role`, {
          headers: { cookie: `referral-web=${value}` },
        });
        expect(response.status).toBe(401);
      }
      await page.goto(page.url());
      expect(await page.locator('h1').innerText()).toMatch(/You have been signed out|Sign in/);
      await page.context().close();
    });

    it('say so where Redis is gone, and keep what they know to themselves', async () => {
      const page = await openPage(browser);
      await signIn(page, balancer.url, people.referrer);
      await redis.stop();
      for (const path of ['/role', '/', '/sign-in']) {
        const response = await page.goto(`${balancer.url}${path}`);
        expect([response?.status(), await page.locator('h1').innerText()]).toEqual([
          500,
          'There is a problem with the service',
        ]);
        await expectAccessible(page);
        expect(await page.content()).not.toContain('    at ');
      }
      await page.context().close();
    });

    it('end cleanly when they are asked to', async () => {
      const { child } = processes[0]!;
      const exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
      child.kill('SIGINT');
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
    });
  },
);
