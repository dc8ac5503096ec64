import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addLetter, summariseReferral } from '@ers-kit/client';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPages } from '../src/pages/index.js';
import { chromiumMissing, chromiumPath, expectAccessible, people } from './support/browser.js';
import { send, useJourney } from './support/journey.js';

const booked = '123456789012';
const unbooked = '123456789020';
const triage = '123456789047';
const advice = '300000000000';

/** What a page is looked at as: who sees it, its view, its route, and how to come to it. */
interface Row {
  readonly who: 'provider' | 'referrer';
  readonly view: string;
  readonly route: string;
  readonly path: string;
  /** Pressed first, if any: the page with its errors is the one looked at. */
  readonly button: string;
}

const row = (who: Row['who'], view: string, route: string, path: string, button = ''): Row => ({
  who,
  view,
  route,
  path,
  button,
});

/** A form of a record, as it comes back when it was sent empty. */
const form = (who: Row['who'], action: string, ubrn: string, button = ''): Row => {
  const kind = ubrn === advice ? 'advice' : 'referrals';
  return row(who, `${kind}/${action}`, `/${kind}/:ubrn/:action`, `/${kind}/${ubrn}/${action}`, button);
};

/** Every page; forms with their errors, which show the most. */
const table: readonly Row[] = [
  row('provider', 'pages/home', '/', '/'),
  row('referrer', 'pages/home', '/', '/', 'Open'),
  row('provider', 'pages/worklist', '/worklists/:type', '/worklists/REFERRALS_FOR_REVIEW'),
  row('provider', 'pages/worklist', '/worklists/:type', '/worklists/APPOINTMENT_SLOT_ISSUES'),
  row(
    'provider',
    'pages/worklist',
    '/worklists/:type',
    '/worklists/ADVICE_AND_GUIDANCE_REQUESTS?clinician=none',
  ),
  row('referrer', 'pages/worklist', '/worklists/:type', '/worklists/AWAITING_BOOKING?page=2'),
  row('referrer', 'pages/worklist', '/worklists/:type', '/worklists/REJECTED_TRIAGE_RESPONSE'),
  row('referrer', 'pages/worklist', '/worklists/:type', '/worklists/ASSESSMENT_RETURNED_CANCELLED_DNA'),
  row('referrer', 'pages/worklist', '/worklists/:type', '/worklists/LETTERS_OUTSTANDING'),
  row('provider', 'referrals/record', '/referrals/:ubrn', `/referrals/${booked}`),
  row('referrer', 'referrals/record', '/referrals/:ubrn', `/referrals/${unbooked}`),
  form('provider', 'accept', booked),
  form('provider', 'reject', booked),
  form('provider', 'reject', booked, 'Reject referral'),
  form('provider', 'cancel-appointment-action-later', booked, 'Cancel the appointment'),
  form('provider', 'cancel', booked, 'Cancel referral'),
  form('provider', 'triage', triage, 'Record outcome'),
  form('provider', 'triage', booked),
  form('referrer', 'cancel-appointment', booked, 'Cancel the appointment'),
  form('referrer', 'letter', unbooked, 'Attach letter'),
  form('referrer', 'book', unbooked, 'Book appointment'),
  row('provider', 'advice/record', '/advice/:ubrn', `/advice/${advice}`),
  form('provider', 'reply', advice, 'Send answer'),
  form('provider', 'convert', advice, 'Make it a referral'),
  row('provider', 'pages/file-held', '/:kind/:ubrn/files/:id', 'held'),
  row('provider', 'pages/problem', '/referrals/:ubrn', '/referrals/999999999999'),
  row('referrer', 'new/patient', '/new/:kind', '/new/referral'),
  row('referrer', 'new/patient', '/new/:kind/:step', '/new/referral/patient', 'Continue'),
];

/** Routes that answer with a file. */
const files = [
  '/referrals/:ubrn/summary.pdf',
  '/referrals/:ubrn/patient-letter.pdf',
  '/advice/:ubrn/summary.pdf',
];

/** Views of the steps of a new request, which are looked at on the way through them. */
const steps = ['new/services', 'new/letter', 'new/question', 'new/check'];

/** Views that others are made of. */
const parts = ['form', 'referrals/form', 'advice/form', 'new/form'];

/** Views of other tests: those of signing in, and of what no page is. */
const others = /^(?:identity|problems|parts)\/|^layout$/;

interface RouteLayer {
  readonly route?: { readonly path: string };
}

describe('the table of pages', () => {
  it('has every route', () => {
    const { stack } = createPages() as unknown as { stack: readonly RouteLayer[] };
    const routes = new Set(stack.flatMap(({ route }) => route?.path ?? []));
    expect(new Set([...table.map(({ route }) => route), ...files])).toEqual(routes);
  });

  it('has every view', () => {
    const folder = fileURLToPath(new URL('../views', import.meta.url));
    const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.njk'))
      .map((file) => file.slice(0, -'.njk'.length))
      .filter((view) => !others.test(view));
    const covered = [...new Set(table.map(({ view }) => view)), ...steps, ...parts];
    expect(covered.toSorted()).toEqual(views.toSorted());
  });
});

describe.skipIf(!chromiumPath)(`every page with axe-core; ${chromiumMissing}`, () => {
  const { application, arrive, elsewhere } = useJourney();
  const pages = {} as Record<Row['who'], Page>;
  let held = '';

  beforeAll(async () => {
    const letter = { fileName: 'new.txt', body: 'x' };
    const { resource } = await addLetter(elsewhere('referrer'), { ubrn: triage, letter });
    const file = summariseReferral(resource).attachments.find(({ title }) => title === 'new.txt');
    held = `/referrals/${triage}/files/${file?.url.split('/').at(-1)}`;
    pages.provider = await arrive(people.provider);
    pages.referrer = await arrive(people.referrer);
  });

  it.each(table)('$who $path $button', async ({ who, path, button }) => {
    const page = pages[who];
    await page.goto(`${application().origin}${path === 'held' ? held : path}`);
    if (button) {
      await send(page, button);
      expect(await page.title()).toMatch(/^Error: /);
    }
    await expectAccessible(page);
  });

  it.each(['referral', 'advice'] as const)('the steps of a new %s', async (kind) => {
    const page = pages.referrer;
    await page.goto(`${application().origin}/new/${kind}`);
    const patient = summariseReferral(application().simulator.referral(booked)).patient ?? '';
    await page.getByLabel('NHS number').fill(patient);
    await page.getByLabel('Routine').check();
    await page.getByLabel('Specialty and clinic').selectOption({ label: 'Cardiology: Heart Failure' });
    await send(page, 'Continue');
    await expectAccessible(page);
    await page
      .getByLabel(kind === 'advice' ? 'Ashdale Cardiology Advice' : 'Ashdale Heart Failure Clinic')
      .check();
    await send(page, 'Continue');
    await expectAccessible(page);
    if (kind === 'advice') await page.getByLabel('Your question').fill('What next?');
    await page.getByLabel('No', { exact: true }).check();
    await send(page, 'Continue');
    await expectAccessible(page);
  });

  it('a form that comes back with a problem, and one that can be sent no more', async () => {
    const page = pages.provider;
    await page.goto(`${application().origin}/referrals/${booked}/accept`);
    application().simulator.fault({ operation: 'A013', status: 423, times: 1 });
    await send(page, 'Accept referral');
    expect(await page.title()).toMatch(/^Error: /);
    await expectAccessible(page);
    await send(page, 'Accept referral');
    expect(await page.title()).toMatch(/^Referral /);
    await expectAccessible(page);
  });

  it.each([
    ['a service that triages', 'Urology: Prostate', 'Ashdale Urology Triage'],
    ['a service without slots', 'Ear, Nose & Throat: Balance / Dizziness', 'Ashdale Ear, Nose and Throat'],
    ['a service booked by telephone', 'Cardiology: Lipid Management', 'Ashdale Lipid Clinic'],
  ])('booking: %s', async (_name, clinic, service) => {
    const page = pages.referrer;
    await page.goto(`${application().origin}/new/referral`);
    const patient = summariseReferral(application().simulator.referral(booked)).patient ?? '';
    await page.getByLabel('NHS number').fill(patient);
    await page.getByLabel('Routine').check();
    await page.getByLabel('Specialty and clinic').selectOption({ label: clinic });
    await send(page, 'Continue');
    await page.getByLabel(service).check();
    await send(page, 'Continue');
    await page.getByLabel('No', { exact: true }).check();
    await send(page, 'Continue');
    await send(page, 'Create referral');
    await expectAccessible(page);
  });
});
