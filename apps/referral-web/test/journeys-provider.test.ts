import { randomBytes } from 'node:crypto';
import { addLetter, readAdviceConversation } from '@ers-kit/client';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath, keepScreenshot, people } from './support/browser.js';
import { expectErrors, save, send, useJourney } from './support/journey.js';

/** Referrals of the seed at the hospital, by what becomes of them here. */
const ubrns = {
  accepted: '123456789012',
  triaged: '123456789047',
  returned: '200000000015',
  rejected: '200000000001',
  cancelled: '200000000013',
  postponed: '200000000037',
} as const;

describe.skipIf(!chromiumPath)(
  `a provider's day in the browser, without JavaScript; ${chromiumMissing}`,
  () => {
    const { application, arrive, stateOf, elsewhere } = useJourney();
    const letter = randomBytes(100_000);
    let page: Page;

    beforeAll(async () => {
      await addLetter(elsewhere('referrer'), {
        ubrn: ubrns.accepted,
        letter: { fileName: 'a "very, odd; na=me.pdf', body: letter, contentType: 'application/pdf' },
      });
      application().simulator.advance(6 * 60_000);
      page = await arrive(people.provider);
    });

    const open = async (path: string): Promise<void> => {
      await page.goto(`${application().origin}${path}`);
    };
    const text = (): Promise<string> => page.locator('main').innerText();

    it('finds the referral on the worklist, by filter', async () => {
      await page.getByRole('link', { name: 'Referrals for review' }).click();
      const all = Number.parseInt(await page.locator('caption').innerText(), 10);
      await keepScreenshot(page, 'worklist');
      await page.getByLabel('Specialty').selectOption('Cardiology');
      await page.getByLabel('Service').selectOption('Ashdale Heart Failure Clinic');
      await send(page, 'Show');
      expect(Number.parseInt(await page.locator('caption').innerText(), 10)).toBeLessThan(all);
      expect(await page.getByLabel('Service').inputValue()).toBe('20101');
      await page.getByRole('link', { name: '1234 5678 9012' }).click();
      expect(await page.title()).toContain('Referral 1234 5678 9012');
      const shown = await text();
      for (const part of [
        'Booked',
        'Routine',
        'Cardiology',
        'Tuesday',
        '9 February 2027 at 10:30',
        'Ashdale Heart Failure Clinic',
      ])
        expect(shown).toContain(part);
      await keepScreenshot(page, 'referral');
    });

    it('narrows a worklist to those of a clinician, or of nobody', async () => {
      await open('/worklists/REFERRALS_FOR_REVIEW');
      await page.getByLabel('Clinician').selectOption('Me');
      await send(page, 'Show');
      const mine = await text();
      await page.getByLabel('Clinician').selectOption('Nobody yet');
      await send(page, 'Show');
      expect(mine).toContain('1234 5678 9012');
      expect(await text()).not.toContain('1234 5678 9012');
      await open(`/referrals/${ubrns.accepted}`);
    });

    it('saves an attached file, byte for byte, under a name that is safe', async () => {
      const { name, bytes } = await save(page, 'very, odd');
      expect(bytes.equals(letter)).toBe(true);
      expect(name).toBe('a very, odd; na=me.pdf');
      const [answer] = await Promise.all([
        page.waitForResponse(/\/files\//),
        save(page, 'Echocardiogram.pdf'),
      ]);
      const headers = answer.headers();
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-type': 'application/pdf',
      });
      expect(headers['content-disposition']).toBe('attachment; filename=Echocardiogram.pdf');
      expect(headers['cache-control']).toBe('no-store');
    });

    it('saves the clinical summary', async () => {
      const { name, bytes } = await save(page, 'Clinical summary');
      expect(name).toMatch(/^123456789012_Clinical_Information_Summary_.*\.pdf$/);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('accepts the referral, which leaves the worklist', async () => {
      await page.getByRole('link', { name: 'Accept referral' }).click();
      await send(page, 'Accept referral');
      expect(page.url()).toBe(`${application().origin}/referrals/${ubrns.accepted}`);
      expect(await text()).toContain('Referral accepted');
      await page.goto(page.url());
      expect(await text()).not.toContain('Referral accepted');
      await open('/worklists/REFERRALS_FOR_REVIEW?service=20101');
      expect(await text()).not.toContain('1234 5678 9012');
    });

    it('records the outcome of a triage, with another priority and a file', async () => {
      await open(`/referrals/${ubrns.triaged}`);
      await page.getByRole('link', { name: 'Record triage outcome' }).click();
      await send(page, 'Record outcome');
      await expectErrors(page, { '#outcome': 'Choose the outcome', '#comments': 'Enter comments' });
      await page.getByLabel('Accept, and book the appointment later').check();
      await page.getByLabel('Urgent').check();
      await page.getByLabel('Comments').fill('To be seen\nwithin two weeks');
      await page.getByLabel('Attach a file').setInputFiles({
        name: 'Plan für später.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('plan'),
      });
      await send(page, 'Record outcome');
      expect(await text()).toContain('Triage outcome recorded');
      expect(stateOf(ubrns.triaged)).toMatchObject({
        code: 'TRIAGED_PROVIDER_TO_ACTION',
        reason: { code: 'ACCEPT_REFER_BOOK_LATER' },
        comments: 'To be seen\nwithin two weeks',
        priority: { code: 'URGENT' },
      });
      expect(stateOf(ubrns.triaged).attachments[0]).toMatchObject({
        kind: 'PROVIDER',
        title: 'Plan fur spater.txt',
      });
    });

    it('says that a file is still being checked, and what was found in it', async () => {
      const list = await page.locator('main').innerText();
      expect(list).toContain('Being checked');
      await page.getByRole('link', { name: 'Plan fur spater.txt' }).click();
      expect(await text()).toContain('still being checked for viruses');
      application().simulator.advance(6 * 60_000);
      await page.getByRole('link', { name: 'Back' }).click();
      expect((await save(page, 'Plan fur spater.txt')).bytes.toString()).toBe('plan');
    });

    it('returns a referral with advice, whose priority stays', async () => {
      const before = stateOf(ubrns.returned).priority?.code;
      await open(`/referrals/${ubrns.returned}/triage`);
      await page.getByLabel('Return to the referrer with advice').check();
      await page.getByLabel('2 week wait').check();
      await page.getByLabel('Comments').fill('Try the tablets first');
      await send(page, 'Record outcome');
      expect(stateOf(ubrns.returned)).toMatchObject({
        code: 'TRIAGE_RESPONSE',
        comments: 'Try the tablets first',
      });
      expect(stateOf(ubrns.returned).priority?.code).toBe(before);
    });

    it('rejects a referral with a reason, and with comments where the reason needs them', async () => {
      await open(`/referrals/${ubrns.rejected}/reject`);
      await send(page, 'Reject referral');
      await expectErrors(page, { '#reason': 'Choose a reason' });
      await page.getByLabel('Other reason').check();
      await send(page, 'Reject referral');
      await expectErrors(page, { '#comments': 'Enter comments: this reason needs them' });
      expect(await page.getByLabel('Other reason').isChecked()).toBe(true);
      expect(stateOf(ubrns.rejected).code).toBe('BOOKED');
      await page.getByLabel('Comments').fill('Not one for us');
      await send(page, 'Reject referral');
      expect(await text()).toContain('Referral rejected');
      expect(stateOf(ubrns.rejected)).toMatchObject({
        code: 'REJECTED',
        reason: { code: 'OTHER' },
        comments: 'Not one for us',
        appointment: { status: 'cancelled' },
      });
    });

    it('cancels a referral for good', async () => {
      await open(`/referrals/${ubrns.cancelled}/cancel`);
      expect(await text()).toContain('This is final');
      expect(await page.getByLabel('Patient booked outside NHS e-Referral Service').count()).toBe(0);
      await page.getByLabel('Treatment no longer required').check();
      await send(page, 'Cancel referral');
      expect(await text()).toContain('Nothing, in your role and at this stage');
      expect(stateOf(ubrns.cancelled)).toMatchObject({
        code: 'CANCELLED_REFERRAL',
        reason: { code: 'TREATMENT_NO_LONGER_REQUIRED' },
      });
    });

    it('cancels an appointment and keeps the referral', async () => {
      await open(`/referrals/${ubrns.postponed}/cancel-appointment-action-later`);
      await page.getByLabel('Comments').fill('The clinician is ill');
      await send(page, 'Cancel the appointment');
      expect(stateOf(ubrns.postponed)).toMatchObject({
        code: 'TRIAGED_PROVIDER_TO_ACTION',
        reason: { code: 'CANCEL_APPOINTMENT_ACTION_LATER' },
        appointment: { status: 'proposed' },
      });
    });

    it('answers a request for advice', async () => {
      await open('/worklists/ADVICE_AND_GUIDANCE_REQUESTS');
      await page.getByRole('link', { name: '3000 0000 0000' }).click();
      expect(await text()).toContain('Breathless on the stairs for three weeks');
      await page.getByRole('link', { name: 'Answer the advice request' }).click();
      await page.getByLabel('The referrer acts on my advice').check();
      await send(page, 'Send answer');
      await expectErrors(page, {
        '#guidance': 'Enter your answer',
        '#recommendation': 'Choose what you recommend',
      });
      await page.getByLabel('Your answer').fill('Increase the dose.\n\nThen see us.');
      await page.getByLabel('Referral recommended', { exact: true }).check();
      await page
        .getByLabel('Attach a file')
        .setInputFiles({ name: 'dose.txt', mimeType: 'text/plain', buffer: Buffer.from('20 mg') });
      await send(page, 'Send answer');
      expect(await text()).toContain('Answer sent');
      expect(await text()).toContain('Increase the dose.');
      await keepScreenshot(page, 'advice');
      const { summary, messages } = await readAdviceConversation(elsewhere('referrer'), '300000000000');
      expect(summary.status?.code).toBe('REFERRER_TO_REVIEW_RESPONSE');
      expect(messages.at(-1)).toMatchObject({
        sentBy: 'RESPONDER',
        text: 'Increase the dose.\n\nThen see us.',
        attachments: [{ title: 'dose.txt', kind: 'GUIDANCE_RESPONSE' }],
      });
    });

    it('makes a referral of a request for advice', async () => {
      await open('/advice/300000000006');
      await page.getByRole('link', { name: 'Make it a referral' }).click();
      await page.getByLabel('Your answer to the referrer').fill('We will see the patient.');
      await page.getByLabel('Comments for those who book').fill('First free slot');
      await send(page, 'Make it a referral');
      expect(stateOf('300000000006')).toMatchObject({
        code: 'TRIAGED_PROVIDER_TO_ACTION',
        comments: 'First free slot',
      });
      await open('/referrals/300000000006');
      await page.getByRole('link', { name: 'Advice request 3000 0000 0006' }).click();
      expect(await text()).toContain('We will see the patient.');
    });

    it('saves the summary of a request for advice', async () => {
      const { name, bytes } = await save(page, 'Summary (PDF)');
      expect(name).toMatch(/^300000000006_Advice_And_Guidance_.*\.pdf$/);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('opens a record by its number, of whichever kind', async () => {
      for (const [entered, path] of [
        ['1234 5678-9047', '/referrals/123456789047'],
        ['300000000001', '/advice/300000000001'],
      ] as const) {
        await open('/');
        await page.getByLabel('UBRN').fill(entered);
        await send(page, 'Open');
        expect(page.url()).toBe(`${application().origin}${path}`);
      }
      await open('/');
      await page.getByLabel('UBRN').fill('123');
      await send(page, 'Open');
      await expectErrors(page, { '#ubrn': 'A UBRN has 12 digits' });
      expect(await page.getByLabel('UBRN').inputValue()).toBe('123');
      await page.getByLabel('UBRN').fill('999999999999');
      await send(page, 'Open');
      expect(await text()).toContain('There is no such record');
    });
  },
);
