import { readAdviceConversation, summariseReferral } from '@ers-kit/client';
import { sendCommunicationToRequesterParameters } from '@ers-kit/fhir/stu3';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath, keepScreenshot, people } from './support/browser.js';
import { expectErrors, save, send, useJourney } from './support/journey.js';

describe.skipIf(!chromiumPath)(
  `a referrer's day in the browser, without JavaScript; ${chromiumMissing}`,
  () => {
    const { application, arrive, stateOf, elsewhere } = useJourney();
    let page: Page;
    let patient = '';

    beforeAll(async () => {
      patient = summariseReferral(application().simulator.referral('123456789012')).patient ?? '';
      page = await arrive(people.referrer);
    });

    const open = async (path: string): Promise<void> => {
      await page.goto(`${application().origin}${path}`);
    };
    const text = (): Promise<string> => page.locator('main').innerText();
    const ubrnOfPage = (): string => /\/(\d{12})/.exec(page.url())?.[1] ?? '';

    /** Answers the questions up to the services. */
    async function look(clinic: string, priority = 'Routine'): Promise<void> {
      await page.getByLabel('NHS number').fill(patient);
      await page.getByLabel(priority).check();
      await page.getByLabel('Specialty and clinic').selectOption({ label: clinic });
      await send(page, 'Continue');
    }

    /** Makes a referral with these services on its shortlist. */
    async function refer(clinic: string, services: readonly string[]): Promise<string> {
      await open('/new/referral');
      await look(clinic);
      for (const service of services) await page.getByLabel(service).check();
      await send(page, 'Continue');
      await page.getByLabel('No', { exact: true }).check();
      await send(page, 'Continue');
      await send(page, 'Create referral');
      return ubrnOfPage();
    }

    it('asks for a patient, and says what is wrong with the number', async () => {
      await page.getByRole('link', { name: 'Refer a patient' }).click();
      await send(page, 'Continue');
      const others = { '#priority': 'Choose the priority', '#clinic': 'Choose the kind of clinic' };
      await expectErrors(page, { '#patient': 'Enter an NHS number', ...others });
      await page.getByLabel('NHS number').fill('999 000 1234');
      await send(page, 'Continue');
      await expectErrors(page, { '#patient': 'Enter an NHS number: this is not one', ...others });
      expect(await page.getByLabel('NHS number').inputValue()).toBe('999 000 1234');
    });

    it('goes to no step before those it builds on', async () => {
      await open('/new/referral/check');
      expect(page.url()).toMatch(/\/new\/referral\/patient$/);
    });

    it('searches services, and shows all answers before anything is sent', async () => {
      await open('/new/referral');
      await look('Cardiology: Heart Failure');
      await send(page, 'Continue');
      await expectErrors(page, { '#services': 'Choose at least one service' });
      await page.getByLabel('Ashdale Heart Failure Clinic').check();
      await page.getByLabel('Ashdale Cardiology Triage').check();
      await send(page, 'Continue');
      await page.getByLabel('Yes, after the referral is created').check();
      await send(page, 'Continue');
      const shown = await text();
      for (const part of [
        'Heart Failure',
        'Ashdale Heart Failure Clinic, Ashdale Cardiology Triage',
        'Added later',
      ])
        expect(shown).toContain(part);
      await keepScreenshot(page, 'check-your-answers');
    });

    it('keeps the answers that still hold when one is changed', async () => {
      await page.getByRole('link', { name: 'Change clinic' }).click();
      expect(await page.getByLabel('Specialty and clinic').inputValue()).toBe('CARDIOLOGY HEART_FAILURE');
      await send(page, 'Continue');
      expect(page.url()).toMatch(/\/check$/);
      await page.getByRole('link', { name: 'Change clinic' }).click();
      await page.getByLabel('Specialty and clinic').selectOption({ label: 'Cardiology: Arrhythmia' });
      await send(page, 'Continue');
      expect(page.url()).toMatch(/\/services$/);
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
      await page.getByLabel('Ashdale Heart Failure Clinic').check();
      await page.getByLabel('Ashdale Cardiology Triage').check();
      await send(page, 'Continue');
      expect(await text()).toContain('Arrhythmia');
    });

    let booked = '';
    it('creates the referral, once', async () => {
      await send(page, 'Create referral');
      booked = ubrnOfPage();
      expect(page.url()).toMatch(/\/referrals\/\d{12}\/book$/);
      expect(stateOf(booked)).toMatchObject({
        code: 'NOT_BOOKED',
        patient,
        priority: { code: 'ROUTINE' },
        shortlist: [{ id: '20101' }, { id: '20105' }],
      });
      await open('/new/referral/check');
      expect(page.url()).toMatch(/\/patient$/);
      await open('/worklists/LETTERS_OUTSTANDING');
      expect(await text()).toContain(booked.replace(/(\d{4})(?=\d)/g, '$1 '));
    });

    it('books a slot of a service, with the clinician it belongs to', async () => {
      await open(`/referrals/${booked}/book`);
      await page.getByRole('link', { name: 'Ashdale Heart Failure Clinic' }).click();
      await keepScreenshot(page, 'booking');
      await send(page, 'Book appointment');
      await expectErrors(page, { '#slot': 'Choose an appointment' });
      await page.getByLabel('Wednesday', { exact: false }).first().check();
      await send(page, 'Book appointment');
      expect(await text()).toContain('Sent to the provider');
      expect(stateOf(booked)).toMatchObject({
        code: 'BOOKED',
        appointment: { status: 'booked', start: '2026-12-02T09:00:00.000Z' },
        participants: { service: '20101', clinician: people.provider },
      });
    });

    it('attaches a letter, and says what it may be before and after', async () => {
      await page.getByRole('link', { name: 'Attach a letter' }).click();
      expect(await text()).toContain('One file, up to 5 MB: txt, pdf, xml');
      await send(page, 'Attach letter');
      await expectErrors(page, { '#file': 'Choose a file' });
      const choose = async (name: string, buffer: Buffer): Promise<void> => {
        await page.getByLabel('What it is').fill('Letter of the practice');
        await page
          .getByLabel('Letter', { exact: true })
          .setInputFiles({ name, mimeType: 'text/plain', buffer });
        await send(page, 'Attach letter');
      };
      await choose('letter.exe', Buffer.from('x'));
      await expectErrors(page, {
        '#file': expect.stringMatching(/^The file must be one of these: txt, pdf/) as string,
      });
      await choose('letter.txt', Buffer.alloc(0));
      await expectErrors(page, { '#file': 'The file is empty' });
      await choose('letter.txt', Buffer.alloc(5_242_881, 'x'));
      await expectErrors(page, { '#file': 'The file must be smaller than 5 MB' });
      await choose('letter.txt', Buffer.from('Dear colleague'));
      expect(await text()).toContain('Letter attached');
      expect(stateOf(booked).attachments).toMatchObject([
        { title: 'letter.txt', description: 'Letter of the practice', kind: 'REFERRER', size: 14 },
      ]);
      await page.getByRole('link', { name: 'Attach a letter' }).click();
      await choose('second.txt', Buffer.from('PS'));
      expect(stateOf(booked).attachments.map(({ title }) => title)).toEqual(['letter.txt', 'second.txt']);
      application().simulator.advance(6 * 60_000);
      await page.goto(page.url());
      expect((await save(page, 'letter.txt')).bytes.toString()).toBe('Dear colleague');
    });

    it('cancels the appointment, and then the referral', async () => {
      await open(`/referrals/${booked}/cancel-appointment`);
      await page.getByLabel('Patient is sick').check();
      await send(page, 'Cancel the appointment');
      expect(stateOf(booked)).toMatchObject({
        code: 'APPT_CANCELLED_BY_PATIENT',
        appointment: { status: 'cancelled' },
      });
      await open(`/referrals/${booked}/cancel`);
      await page.getByLabel('Request raised in error').check();
      await send(page, 'Cancel referral');
      expect(stateOf(booked).code).toBe('CANCELLED_REFERRAL');
    });

    it('has a provider without free slots book the appointment', async () => {
      const ubrn = await refer('Ear, Nose & Throat: Balance / Dizziness', ['Ashdale Ear, Nose and Throat']);
      expect(await page.title()).toContain('No appointments are free');
      await page.getByLabel('Comments for the provider').fill('Mornings only');
      await send(page, 'Ask the provider to book');
      expect(stateOf(ubrn)).toMatchObject({
        code: 'DEFERRED_TO_PROVIDER',
        reason: { code: 'NO_SLOTS_AT_SERVICE' },
        appointment: { comment: 'Mornings only' },
      });
    });

    it('sends a referral for triage', async () => {
      const ubrn = await refer('Urology: Prostate', ['Ashdale Urology Triage']);
      expect(await page.title()).toContain('Send for triage');
      await send(page, 'Send for triage');
      expect(stateOf(ubrn)).toMatchObject({ code: 'AWAITING_TRIAGE', reason: { code: 'TRIAGE' } });
    });

    it('says of a service that is booked by telephone that it is', async () => {
      await refer('Cardiology: Lipid Management', ['Ashdale Lipid Clinic']);
      expect(await page.title()).toContain('Book by telephone');
      expect(await page.locator('main').getByRole('button').count()).toBe(0);
    });

    it('finds no service where none fits', async () => {
      await open('/new/referral');
      await look('Dermatology: Eczema and Dermatitis', '2 week wait');
      expect(await text()).toContain('No service fits');
      await page.getByRole('link', { name: 'Change the priority or the clinic' }).click();
      expect(await page.getByLabel('2 week wait').isChecked()).toBe(true);
    });

    it('asks for advice, and reads the answer', async () => {
      await open('/new/advice');
      await look('Cardiology: Heart Failure');
      await page.getByLabel('Ashdale Cardiology Advice').check();
      await send(page, 'Continue');
      await page.getByLabel('Your question').fill('Is the dose right?\nWhat next?');
      await page.getByLabel('Yes').check();
      await send(page, 'Continue');
      expect(await text()).toContain('Ashdale Cardiology Advice');
      await send(page, 'Send question');
      expect(page.url()).toMatch(/\/advice\/\d{12}$/);
      expect(await text()).toContain('Question sent');
      const { request, summary, messages } = await readAdviceConversation(
        elsewhere('provider'),
        ubrnOfPage(),
      );
      expect(summary).toMatchObject({
        status: { code: 'PROVIDER_RESPONSE_REQUIRED' },
        conversion: 'AUTHORISED_TO_CONVERT',
      });
      expect(messages).toMatchObject([{ sentBy: 'REQUESTER', text: 'Is the dose right?\nWhat next?' }]);
      await elsewhere('provider').sendAdviceAndGuidanceResponse({
        ubrn: ubrnOfPage(),
        version: request.version,
        body: sendCommunicationToRequesterParameters({
          outcome: 'REQUIRE_FURTHER_INFORMATION',
          guidance: 'Which dose?',
          priority: 'ROUTINE',
        }),
      });
      await page.goto(page.url());
      expect(await text()).toContain('Which dose?');
      expect(await text()).toContain('Nothing, in your role and at this stage');
    });

    it('saves the letter for the patient', async () => {
      await open('/referrals/123456789012');
      const { bytes } = await save(page, 'Letter for the patient');
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('refers for a clinician, as their admin', async () => {
      const admin = await arrive(people.referrerAdmin);
      await admin.getByLabel(/clinician.*admin/i).check();
      await admin.getByRole('button', { name: 'Continue' }).click();
      await admin.goto(`${application().origin}/new/referral`);
      await admin.getByLabel('NHS number').fill(patient);
      await admin.getByLabel('Routine').check();
      await admin.getByLabel('Specialty and clinic').selectOption({ label: 'Urology: Prostate' });
      await send(admin, 'Continue');
      await expectErrors(admin, { '#clinician': 'Enter the 12 digits of a user ID' });
      await admin.getByLabel('User ID of the clinician').fill('9100 0000 0101');
      await send(admin, 'Continue');
      await admin.getByLabel('Ashdale Urology Triage').check();
      await send(admin, 'Continue');
      await admin.getByLabel('No', { exact: true }).check();
      await send(admin, 'Continue');
      await send(admin, 'Create referral');
      expect(stateOf(/\d{12}/.exec(admin.url())?.[0] ?? '').code).toBe('NOT_BOOKED');
    });
  },
);
