import { summariseReferral } from '@ers-kit/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type RunningApplication } from './support/application.js';
import { people } from './support/browser.js';
import { createVisitor, type Visitor } from './support/visitor.js';

let app: RunningApplication;
beforeAll(async () => {
  app = await startApplication();
});
afterAll(() => app.stop());

const titleOf = (html: string) => /<title>(.*?) - Referrals/.exec(html)?.[1];

/** What a form says that its user does not see. */
const hiddenOf = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, value],
  );

/** Sends the form that a tab shows, with `answers` in it. */
async function send(visitor: Visitor, path: string, html: string, answers: Record<string, string> = {}) {
  const body = new URLSearchParams({ ...Object.fromEntries(hiddenOf(html)), ...answers });
  const response = await visitor.fetch(`${app.origin}${path}`, { method: 'POST', body });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

async function signedInAs(uid: string, role: string): Promise<Visitor> {
  const visitor = createVisitor(app.origin);
  await visitor.signIn(uid);
  await visitor.post('/role', { role });
  return visitor;
}

describe('two tabs of one browser', () => {
  it('do nothing in a role that was chosen after the form was opened, and keep what was typed', async () => {
    const visitor = await signedInAs(people.manyRoles, 'R69 SERVICE_PROVIDER_CLINICIAN');
    const ubrn = '200000000003';
    const path = `/referrals/${ubrn}/triage`;
    const before = JSON.stringify(app.simulator.referral(ubrn));
    const triage = await visitor.get(path);
    expect(triage.status).toBe(200);
    await visitor.post('/role', { role: 'R68 REFERRING_CLINICIAN' });
    const answers = { outcome: 'ACCEPT_REFER_BOOK_LATER', priority: 'URGENT', comments: 'Typed with care' };
    const refused = await send(visitor, path, triage.html, answers);
    expect([refused.status, titleOf(refused.html)]).toEqual([409, 'Error: Record triage outcome']);
    expect(refused.html).toContain('Typed with care');
    expect(JSON.stringify(app.simulator.referral(ubrn))).toBe(before);
  });

  it('ask to look at the new role, and then act in it', async () => {
    const visitor = await signedInAs(people.manyRoles, 'R69 SERVICE_PROVIDER_CLINICIAN');
    const { html } = await visitor.get('/');
    await visitor.post('/role', { role: 'R68 REFERRING_CLINICIAN' });
    const opened = await send(visitor, '/', html, { ubrn: '1234 5678 9012' });
    expect([opened.status, titleOf(opened.html)]).toEqual([409, 'Error: Your referrals']);
    expect(opened.html).toContain('You have changed your role since you opened this');
    expect(opened.html).toContain('value="1234 5678 9012"');
    const again = await send(visitor, '/', opened.html, { ubrn: '1234 5678 9012' });
    expect([again.status, again.location]).toEqual([303, '/referrals/123456789012']);
  });

  it('never refer another patient than the page that was sent shows', async () => {
    const visitor = await signedInAs(people.referrer, 'R68 REFERRING_CLINICIAN');
    const step = async (name: string, answers: Record<string, string>) => {
      const path = `/new/referral/${name}`;
      const { html } = await visitor.get(path);
      const services = /value="(\d+)"[^>]*>\s*<label[^>]*for="services"/.exec(html)?.[1];
      return send(visitor, path, html, { ...answers, ...(services && { services }) });
    };
    const fill = async (priority: string) => {
      await visitor.get('/new/referral');
      const { patient } = summariseReferral(app.simulator.referral('123456789012'));
      await step('patient', { patient: patient ?? '', priority, clinic: 'CARDIOLOGY HEART_FAILURE' });
      await step('services', {});
      await step('letter', { letter: 'NOT_INTENDING_TO_ADD' });
      const { html } = await visitor.get('/new/referral/check');
      expect(titleOf(html)).toBe('Check your answers');
      return html;
    };
    const [first, second] = [await fill('ROUTINE'), await fill('URGENT')];
    const refused = await send(visitor, '/new/referral/check', first);
    expect([refused.status, refused.location]).toEqual([303, '/new/referral/check']);
    expect((await visitor.get('/new/referral/check')).html).toContain('Nothing was sent');
    const made = await send(visitor, '/new/referral/check', second);
    const [, ubrn = ''] = /^\/referrals\/(\d{12})\/book$/.exec(made.location ?? '') ?? [];
    expect(summariseReferral(app.simulator.referral(ubrn)).priority?.code).toBe('URGENT');
  });
});

describe('an answer that is far too long', () => {
  it.each([
    ['alone', () => new URLSearchParams()],
    ['with a file', () => new FormData()],
  ])('comes back in its form: %s', async (_name, createBody) => {
    const visitor = createVisitor(app.origin);
    await visitor.signIn(people.provider);
    await visitor.get('/role');
    const path = '/advice/300000000000/reply';
    const body = createBody();
    for (const [name, value] of hiddenOf((await visitor.get(path)).html)) body.set(name, value);
    body.set('guidance', 'é'.repeat(100_000));
    const response = await visitor.fetch(`${app.origin}${path}`, { method: 'POST', body });
    const shown = await response.text();
    expect(response.status).toBe(400);
    expect(shown).toContain('Use 8,000 characters or fewer');
    expect(shown.includes('é'.repeat(100_000))).toBe(true);
  });
});
