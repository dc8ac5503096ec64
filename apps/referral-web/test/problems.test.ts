import { addLetter } from '@ers-kit/client';
import {
  bookAppointment,
  createReferralParameters,
  rejectReferralParameters,
  type ErsReferralRequest,
} from '@ers-kit/fhir/stu3';
import type { ErsFault } from '@ers-kit/simulator';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumMissing, chromiumPath, keepScreenshot, people } from './support/browser.js';
import { save, send, useJourney } from './support/journey.js';

const booked = '123456789012';
const unbooked = '123456789020';
const triage = '123456789047';
const advice = '300000000000';

describe.skipIf(!chromiumPath)(
  `what goes wrong, as users see it, without JavaScript; ${chromiumMissing}`,
  () => {
    const { application, arrive, stateOf, elsewhere } = useJourney();
    let provider: Page;
    let referrer: Page;

    beforeAll(async () => {
      provider = await arrive(people.provider);
      referrer = await arrive(people.referrer);
    });
    afterEach(() => {
      application().simulator.clearFaults();
      vi.restoreAllMocks();
    });

    const open = async (page: Page, path: string): Promise<number | undefined> =>
      (await page.goto(`${application().origin}${path}`))?.status();
    const text = (page: Page): Promise<string> => page.locator('main').innerText();
    const fault = (armed: ErsFault): void => application().simulator.fault(armed);
    const versionOf = (ubrn: string): string =>
      (application().simulator.referral(ubrn) as ErsReferralRequest).meta.versionId;

    /** Sends a form, and gives the status of the answer. */
    const sendFor = async (page: Page, button: string): Promise<number> => {
      const [response] = await Promise.all([
        page.waitForResponse((each) => each.request().method() === 'POST'),
        send(page, button),
      ]);
      return response.status();
    };

    /** Fills in an outcome of a triage. */
    const fillTriage = async (): Promise<void> => {
      await open(provider, `/referrals/${triage}/triage`);
      await provider.getByLabel('Accept, and book the appointment later').check();
      await provider.getByLabel('Comments').fill('Typed with care');
    };
    const expectKept = async (): Promise<void> => {
      expect(await provider.getByLabel('Comments').inputValue()).toBe('Typed with care');
      expect(await provider.getByLabel('Accept, and book the appointment later').isChecked()).toBe(true);
    };

    it('shows the new state after somebody else changed a referral, and takes the change then', async () => {
      await fillTriage();
      await addLetter(elsewhere('referrer'), {
        ubrn: triage,
        letter: { fileName: 'late.txt', body: 'late' },
      });
      const version = versionOf(triage);
      expect(await sendFor(provider, 'Record outcome')).toBe(409);
      expect(versionOf(triage)).toBe(version);
      const shown = await text(provider);
      expect(shown).toContain('Someone else changed this while you had it open');
      expect(shown).toContain('Your change was not saved, so theirs is not lost');
      expect(await provider.title()).toMatch(/^Error: Record triage outcome/);
      await expectKept();
      await keepScreenshot(provider, 'conflict');
      expect(await sendFor(provider, 'Record outcome')).toBe(303);
      expect(stateOf(triage)).toMatchObject({
        code: 'TRIAGED_PROVIDER_TO_ACTION',
        comments: 'Typed with care',
      });
    });

    it('keeps what was typed where the change is not possible any more', async () => {
      const ubrn = '200000000001';
      await open(provider, `/referrals/${ubrn}/reject`);
      await provider.getByLabel('Other reason').check();
      await provider.getByLabel('Comments').fill('Mine\nof two lines');
      const system = `${application().simulator.environment.fhirBaseUrls.STU3}/CodeSystem/APPOINTMENT-CANCELLATION-REASON`;
      await elsewhere('provider').rejectReferral({
        ubrn,
        version: versionOf(ubrn),
        body: rejectReferralParameters({ reason: { system, code: 'SERVICE_INAPPROPRIATE' } }),
      });
      expect(await sendFor(provider, 'Reject referral')).toBe(409);
      const shown = await text(provider);
      expect(shown).toContain('This cannot be done with it now');
      expect(shown).toContain('Mine\nof two lines');
      expect(await provider.locator('main').getByRole('button').count()).toBe(0);
      expect(shown).not.toContain('csrf');
      expect(stateOf(ubrn).comments).toBeUndefined();
    });

    it('asks to wait while somebody else is saving', async () => {
      const ubrn = '200000000015';
      await open(provider, `/referrals/${ubrn}/triage`);
      await provider.getByLabel('Return to the referrer with advice').check();
      await provider.getByLabel('Comments').fill('Rest');
      fault({ operation: 'A028', status: 423 });
      expect(await sendFor(provider, 'Record outcome')).toBe(423);
      expect(await text(provider)).toContain('Someone else is saving a change to this right now');
      expect(await provider.getByLabel('Comments').inputValue()).toBe('Rest');
      application().simulator.clearFaults();
      expect(await sendFor(provider, 'Record outcome')).toBe(303);
      expect(stateOf(ubrn).comments).toBe('Rest');
    });

    it('does not know whether a change was saved whose answer was lost, and makes it no second time', async () => {
      const ubrn = '200000000039';
      await open(provider, `/referrals/${ubrn}/triage`);
      await provider.getByLabel('Accept, and book the appointment later').check();
      await provider.getByLabel('Comments').fill('Once');
      fault({ operation: 'A028', drop: 'after', times: 1 });
      expect(await sendFor(provider, 'Record outcome')).toBe(503);
      const shown = await text(provider);
      expect(shown).toContain('We do not know if your change was saved');
      expect(shown).toContain('to see if the change is there');
      expect(stateOf(ubrn).comments).toBe('Once');
      const version = versionOf(ubrn);
      expect(await sendFor(provider, 'Record outcome')).toBe(409);
      expect(versionOf(ubrn)).toBe(version);
      await provider.getByRole('link', { name: 'Look at it as it is now' }).click();
      expect(await text(provider)).toContain('Triaged - Provider To Action');
    });

    it('does not know whether a referral was made whose answer was lost, and keeps the answers', async () => {
      await open(referrer, '/new/referral');
      await referrer.getByLabel('NHS number').fill(stateOf(booked).patient ?? '');
      await referrer.getByLabel('Routine').check();
      await referrer.getByLabel('Specialty and clinic').selectOption({ label: 'Urology: Prostate' });
      await send(referrer, 'Continue');
      await referrer.getByLabel('Ashdale Urology Triage').check();
      await send(referrer, 'Continue');
      await referrer.getByLabel('No', { exact: true }).check();
      await send(referrer, 'Continue');
      fault({ operation: 'A011', drop: 'after', times: 1 });
      expect(await sendFor(referrer, 'Create referral')).toBe(503);
      expect(await text(referrer)).toContain('We do not know if your change was saved');
      expect(await text(referrer)).toContain('Ashdale Urology Triage');
    });

    it('says so where e-RS takes too long', async () => {
      const { setTimeout: wait } = globalThis;
      vi.spyOn(globalThis, 'setTimeout').mockImplementation((run, milliseconds) =>
        wait(run, milliseconds === 30_000 ? 100 : milliseconds),
      );
      fault({ operation: 'A005', delay: 60_000 });
      expect(await open(provider, `/referrals/${booked}`)).toBe(503);
      expect(await text(provider)).toContain('The NHS e-Referral Service took too long to answer');
      expect(await text(provider)).toContain('Nothing was changed');
    });

    it('does not know whether a change was saved that took too long', async () => {
      await open(provider, `/referrals/${booked}/accept`);
      const { setTimeout: wait } = globalThis;
      vi.spyOn(globalThis, 'setTimeout').mockImplementation((run, milliseconds) =>
        wait(run, milliseconds === 30_000 ? 400 : milliseconds),
      );
      fault({ operation: 'A013', delay: 60_000 });
      expect(await sendFor(provider, 'Accept referral')).toBe(503);
      expect(await text(provider)).toContain('We do not know if your change was saved');
    });

    it.each<[string, ErsFault, string, number, string]>([
      [
        'too many requests',
        { operation: 'A008', status: 429 },
        '/worklists/REFERRALS_FOR_REVIEW',
        429,
        'There are too many requests',
      ],
      [
        'no e-RS',
        { operation: 'A008', status: 503 },
        '/worklists/REFERRALS_FOR_REVIEW',
        503,
        'The NHS e-Referral Service is not available',
      ],
      [
        'no connection',
        { drop: 'before' },
        `/referrals/${booked}`,
        503,
        'We cannot reach the NHS e-Referral Service',
      ],
      [
        'half an answer',
        { operation: 'A005', body: 'truncated' },
        `/referrals/${booked}`,
        502,
        'The NHS e-Referral Service',
      ],
      [
        'an answer that is none',
        { operation: 'A024', body: 'malformed' },
        `/advice/${advice}`,
        502,
        'The NHS e-Referral Service is not available',
      ],
      [
        'a role that may not',
        { operation: 'A005', status: 403 },
        `/referrals/${booked}`,
        403,
        'You cannot do this in your present role',
      ],
      [
        'no clinical summary',
        { operation: 'A007', status: 500 },
        `/referrals/${booked}/summary.pdf`,
        500,
        'The NHS e-Referral Service is not available',
      ],
      [
        'a store without the file',
        { operation: 'object-store', status: 404 },
        '',
        404,
        'There is no such record',
      ],
    ])('says what to do: %s', async (_name, armed, path, status, title) => {
      const [file] = stateOf(booked).attachments;
      fault(armed);
      const answered = await open(
        provider,
        path || `/referrals/${booked}/files/${file?.url.split('/').at(-1)}`,
      );
      expect([answered, await provider.locator('h1').innerText()]).toEqual([
        status,
        expect.stringContaining(title) as string,
      ]);
      expect(await text(provider)).toMatch(/Reference for support: [\w-]{36}/);
    });

    it('keeps what was typed where e-RS asks to slow down', async () => {
      await open(provider, `/advice/${advice}/reply`);
      await provider.getByLabel('Your answer').fill('Drink more water');
      await provider.getByLabel('The referrer sends me more information').check();
      fault({ operation: 'A026', status: 429 });
      expect(await sendFor(provider, 'Send answer')).toBe(429);
      expect(await text(provider)).toContain('There are too many requests');
      expect(await provider.getByLabel('Your answer').inputValue()).toBe('Drink more water');
      application().simulator.clearFaults();
      expect(await sendFor(provider, 'Send answer')).toBe(303);
    });

    it.each([
      ['no such referral', '/referrals/999999999999', 404, 'There is no such record'],
      [
        'somebody else’s referral',
        '/referrals/200000000108',
        422,
        'Your organisation is not involved in this',
      ],
      ['no such advice request', '/advice/999999999999', 404, 'There is no such record'],
      ['no UBRN', '/referrals/12345', 404, 'Page not found'],
      ['no action', `/referrals/${booked}/toString`, 404, 'Page not found'],
      ['no worklist', '/worklists/__proto__', 404, 'Page not found'],
      ['a worklist of the other side', '/worklists/AWAITING_BOOKING', 404, 'Page not found'],
      ['a file of no record', `/patients/${booked}/files/1`, 404, 'Page not found'],
      ['no file', `/referrals/${booked}/files/..%2f..%2fx`, 404, 'There is no such record'],
      ['a kind of request there is not', '/new/toString', 404, 'Page not found'],
      ['a new referral, for a provider', '/new/referral/check', 404, 'Page not found'],
    ])('answers plainly for %s', async (_name, path, status, title) => {
      expect([await open(provider, path), await provider.locator('h1').innerText()]).toEqual([status, title]);
    });

    it('offers another appointment where the slot has gone', async () => {
      await open(referrer, `/referrals/${unbooked}/book`);
      const slots = await referrer.getByRole('radio').count();
      const slot = referrer.getByRole('radio').first();
      const id = (await slot.getAttribute('value'))?.split(' ')[0] ?? '';
      await slot.check();
      await bookElsewhere(id);
      expect(await sendFor(referrer, 'Book appointment')).toBe(422);
      expect(await text(referrer)).toContain('Someone else has taken that appointment');
      expect(await referrer.getByRole('radio').count()).toBe(slots - 1);
      expect(stateOf(unbooked).code).toBe('NOT_BOOKED');
    });

    /** Another referral to the same service is booked into a slot. */
    async function bookElsewhere(slot: string): Promise<void> {
      const client = elsewhere('referrer');
      const { resource: codes } = await client.retrieveReferenceData({ codeSystemType: 'SPECIALTY' });
      const patient = stateOf(unbooked).patient ?? '';
      const { resource, version } = await client.createReferral({
        body: createReferralParameters({
          patient,
          intentionToAddReferralLetter: 'NOT_INTENDING_TO_ADD',
          shortlist: {
            services: ['20201'],
            searchCriteria: {
              priority: 'ROUTINE',
              specialty: { system: codes.url, code: 'DERMATOLOGY' },
              clinicType: 'ECZEMA_AND_DERMATITIS',
            },
          },
        }),
      });
      const referral = { ubrn: resource.id, version: version ?? '' };
      await client.bookOrDeferAppointment({
        body: bookAppointment({ referral, patient, service: '20201', slot: { id: slot } }),
      });
    }

    it.each([
      ['does not answer', 'timeout', 504, 'The provider’s booking system did not answer'],
      ['reports an error', 'error', 502, 'The provider’s booking system reported an error'],
    ] as const)('says so where the booking system of the provider %s', async (_name, pas, status, title) => {
      await open(referrer, `/referrals/${unbooked}/book`);
      await referrer.getByRole('radio').first().check();
      fault({ operation: 'A016', pas });
      expect(await sendFor(referrer, 'Book appointment')).toBe(status);
      expect(await text(referrer)).toContain(title);
    });

    it('says that a threat was found in a file', async () => {
      const letter = { fileName: 'virus.txt', body: 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE' };
      await addLetter(elsewhere('referrer'), { ubrn: booked, letter });
      application().simulator.advance(6 * 60_000);
      await open(provider, `/referrals/${booked}`);
      expect(await text(provider)).toContain('Threat found');
      await provider.getByRole('link', { name: 'virus.txt' }).click();
      expect(await provider.locator('h1').innerText()).toBe('This file cannot be opened');
      expect(await text(provider)).toContain('A virus or another threat was found in it');
    });

    it('shows what others wrote as text, never as markup, and saves files under safe names only', async () => {
      const hostile = `<script>document.title='x'</script><img src=x onerror="alert(1)">'"&{{7*7}}`;
      const referral = structuredClone(application().simulator.referral(booked)) as ErsReferralRequest;
      const contained = referral.contained as unknown as {
        resourceType: string;
        description?: string;
        comment?: string;
        content?: { attachment: { title: string } }[];
        entry?: { item: { display?: string } }[];
      }[];
      for (const each of contained) {
        if (each.resourceType === 'DocumentReference') {
          each.description = hostile;
          each.content![0]!.attachment.title = `..\\..\\/etc/${hostile}.pdf`;
        }
        if (each.resourceType === 'Appointment') each.comment = hostile;
        if (each.resourceType === 'List') each.entry![0]!.item.display = hostile;
      }
      application().simulator.addReferral(referral, { referringOrganisation: 'R68' });
      const page = await arrive(people.provider, `/referrals/${booked}`);
      const shown = await text(page);
      expect(shown.split(hostile).length).toBeGreaterThan(4);
      expect(await page.locator('main script, main img, main [onerror]').count()).toBe(0);
      for (const action of ['reject', 'cancel']) {
        await open(page, `/referrals/${booked}/${action}`);
        expect(await page.locator('main script, main img').count()).toBe(0);
        await page.getByLabel('Comments').fill(hostile);
        await send(page, action === 'reject' ? 'Reject referral' : 'Cancel referral');
        expect(await page.getByLabel('Comments').inputValue()).toBe(hostile);
        expect(await page.locator('main script, main img').count()).toBe(0);
      }
      await open(page, `/worklists/REFERRALS_FOR_REVIEW?service=${encodeURIComponent('"><script>')}`);
      expect(await page.locator('main script').count()).toBe(0);
      await open(page, `/referrals/${booked}`);
      await addLetter(elsewhere('referrer'), {
        ubrn: unbooked,
        letter: { fileName: '"evil"<b>: name?.txt', body: 'x', contentType: 'text/plain' },
      });
      application().simulator.advance(6 * 60_000);
      await open(referrer, `/referrals/${unbooked}`);
      expect(await save(referrer, 'evil')).toEqual({ name: 'evilb name.txt', bytes: Buffer.from('x') });
    });

    it('can be used by the keyboard alone', async () => {
      const ubrn = '200000000013';
      await open(provider, `/referrals/${ubrn}`);
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await provider.keyboard.press(key);
      };
      /** Goes on by Tab until the focus is on what has this name. */
      const tabTo = async (name: string): Promise<void> => {
        for (let steps = 0; steps < 60; steps += 1) {
          await press('Tab');
          const focused = await provider.evaluate(() => {
            const element = document.activeElement as HTMLInputElement | null;
            return (element?.labels?.[0] ?? element)?.textContent?.trim() ?? '';
          });
          if (focused === name) return;
        }
        throw new Error(`The focus never came to ${name}.`);
      };
      await press('Tab');
      await press('Enter');
      expect(new URL(provider.url()).hash).toBe('#maincontent');
      await tabTo('Reject referral');
      await press('Enter');
      await provider.waitForURL(/\/reject$/);
      await tabTo('Reject referral');
      await press('Enter');
      await provider.waitForFunction(() => document.title.startsWith('Error: '));
      await tabTo('Choose a reason');
      await press('Enter');
      await provider.waitForFunction(() => document.activeElement?.id === 'reason');
      await press('Space', 'ArrowDown');
      await tabTo('Comments');
      await provider.keyboard.type('Typed by keyboard');
      await tabTo('Reject referral');
      await press('Enter');
      await provider.waitForURL(new RegExp(`/referrals/${ubrn}(#|$)`));
      expect(stateOf(ubrn)).toMatchObject({
        code: 'REJECTED',
        reason: { code: 'OTHER' },
        comments: 'Typed by keyboard',
      });
    });

    it('logs nothing of a patient', () => {
      const log = JSON.stringify(application().log);
      for (const canary of [booked, triage, advice, stateOf(booked).patient ?? '-', 'Typed with care'])
        expect(log).not.toContain(canary);
    });
  },
);
