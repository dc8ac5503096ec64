import { findProgram, signInAsBrowser, startRedis } from '@ers-kit/internal/testing';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type RunningApplication } from './support/application.js';
import { people } from './support/browser.js';
import { createVisitor } from './support/visitor.js';

const minute = 60_000;
/** What went to the token services, and what they answered: all that must not get out. */
const secrets = new Set<string>();
const noteSecrets =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const form = new URLSearchParams(await new Request(input, init).text());
    const assertion = form.get('client_assertion');
    if (assertion) secrets.add(assertion);
    const response = await fetch(input, init);
    if (response.headers.get('content-type')?.includes('json')) {
      const answer = (await response.clone().json()) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        if (typeof answer[name] === 'string') secrets.add(answer[name]);
      }
    }
    return response;
  };

const formWith = (...fields: readonly (readonly [string, string | File])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

const small = { referrals: 10, advice: 2 };
const evil = '<img src=x onerror=alert(1)>';
const person = {
  uid: '910000009001',
  givenName: evil,
  familyName: 'O’Neill',
  ersFunctions: [
    { organisation: 'R69', businessFunctions: ['SERVICE_PROVIDER_CLINICIAN', 'SERVICE_PROVIDER_ADMIN'] },
  ],
} as const;

let app: RunningApplication;
beforeAll(async () => {
  app = await startApplication({ simulator: { seed: small }, wrapFetch: noteSecrets });
});
afterAll(() => app.stop());
const signedIn = async (uid: string = people.manyRoles) => {
  const visitor = createVisitor(app.origin);
  await visitor.signIn(uid);
  return visitor;
};
const titleOf = (html: string) => /<title>(.*?) - Referrals/.exec(html)?.[1];
const sessionIdOf = ({ cookies }: { cookies: Map<string, string> }) => cookies.get('referral-web');

describe('what leaves the application', () => {
  it('has strict headers on every kind of answer', async () => {
    const visitor = await signedIn();
    const { origin } = new URL(app.simulator.environment.cis2.issuer);
    for (const path of ['/', '/role', '/no-such-page', '/assets/nhsuk-frontend.min.css', '/callback']) {
      const { headers } = await visitor.fetch(`${app.origin}${path}`);
      expect(headers.get('content-security-policy')?.split(';')).toEqual([
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        `form-action 'self' ${origin}`,
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      if (!path.startsWith('/assets')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('has neither inline scripts nor inline styles', async () => {
    const visitor = await signedIn();
    for (const path of ['/role', '/callback']) {
      const { html } = await visitor.get(path);
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
      expect(
        [...html.matchAll(/<script([^>]*)>([^<]*)/g)].map(([, attributes, text]) => [attributes, text]),
      ).toEqual([[' type="module" src="/assets/start.js"', '']]);
    }
  });

  it('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const visitor = await signedIn();
    expect(visitor.received.filter((cookie) => cookie.startsWith('referral-web='))).not.toEqual([]);
    for (const cookie of visitor.received.filter((one) => one.startsWith('referral-web='))) {
      expect(cookie).toMatch(/^referral-web=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    }
  });

  it('behind https has a cookie that no plain http carries, whatever headers say', async () => {
    const secure = await startApplication({
      simulator: { seed: false },
      configuration: { origin: 'https://referrals.example' },
    });
    const response = await fetch(`${secure.origin}/sign-in`, {
      redirect: 'manual',
      headers: { 'x-forwarded-proto': 'http' },
    });
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-referral-web=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(response.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    await secure.stop();
  });

  it('holds no token in a page, a cookie or the log, and nothing about a patient in the log', async () => {
    const visitor = await signedIn(people.provider);
    const pages = [
      await visitor.get('/'),
      await visitor.get('/role'),
      await visitor.get('/callback?code=x&state=y'),
    ];
    app.simulator.advance(11 * minute);
    pages.push(await visitor.get('/role'));
    expect(secrets.size).toBeGreaterThan(4);
    const out = JSON.stringify([pages, visitor.received, [...visitor.cookies], app.log]);
    expect([...secrets].filter((secret) => out.includes(secret))).toEqual([]);
    expect(app.log.filter(({ event }) => event === 'e-RS call end').length).toBeGreaterThan(0);
    // The last group of an id may be of digits alone.
    const log = JSON.stringify(app.log).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
    expect(log).not.toMatch(/\b\d{12}\b|\b999\d{7}\b|Adeyemi/);
  });

  it.skipIf(!findProgram('redis-server'))('tells Redis no token that could be read there', async () => {
    const redis = await startRedis();
    const watcher = await createClient({ url: redis.url }).connect();
    const told: string[] = [];
    await watcher.monitor((command) => told.push(command));
    const shared = await startApplication({
      simulator: { seed: small },
      configuration: { redisUrl: redis.url },
      wrapFetch: noteSecrets,
    });
    secrets.clear();
    const visitor = createVisitor(shared.origin);
    await visitor.signIn(people.provider);
    shared.simulator.advance(11 * minute);
    expect((await visitor.get('/role')).location).toBe('/');
    // Redis tells in the order it was told: after this name there is no more of the above to come.
    const client = await createClient({ url: redis.url }).connect();
    await client.echo('the end');
    await expect.poll(() => told.at(-1)).toContain('the end');
    client.destroy();
    await shared.stop();
    watcher.destroy();
    await redis.stop();
    // CIS2: an assertion, an access token and an ID token; APIM: an assertion and two pairs, before and after the refresh.
    expect(secrets.size).toBe(8);
    const text = told.join('\n');
    expect(text.match(/"SET" "[^"]*:apim:/gi)?.length).toBeGreaterThan(1);
    expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('escapes what comes from outside', async () => {
    const other = await startApplication({ simulator: { data: { users: [person], referrals: [] } } });
    const visitor = createVisitor(other.origin);
    await visitor.signIn(person.uid);
    const { html } = await visitor.get('/role');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; O’Neill');
    expect(html).not.toContain(evil);
    const page = await createVisitor(other.origin).get(
      `/${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(page.html).not.toContain('<script>');
    await other.stop();
  });
});

describe('requests of others', () => {
  it.each<[string, Record<string, string> | string]>([
    ['no token', { role: 'R69 SERVICE_PROVIDER_ADMIN' }],
    ['another token', { role: 'R69 SERVICE_PROVIDER_ADMIN', csrfToken: 'A'.repeat(43) }],
    ['an empty token', { role: 'R69 SERVICE_PROVIDER_ADMIN', csrfToken: '' }],
    ['several tokens', 'role=R69+SERVICE_PROVIDER_ADMIN&csrfToken=a&csrfToken=b'],
  ])('are refused with %s, and change nothing', async (_name, form) => {
    const visitor = await signedIn();
    for (const path of ['/role', '/role/clinician', '/sign-out', '/no-such-page']) {
      const response = await visitor.fetch(`${app.origin}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      expect([response.status, titleOf(await response.text())]).toEqual([
        403,
        'This form can no longer be used',
      ]);
    }
    const multipart = new FormData();
    multipart.set('role', 'R69 SERVICE_PROVIDER_ADMIN');
    const response = await visitor.fetch(`${app.origin}/role`, { method: 'POST', body: multipart });
    expect(response.status).toBe(403);
    expect((await visitor.get('/')).location).toBe('/role');
  });

  it('are refused with the token of another session', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    const csrfToken = /name="csrfToken" value="([^"]+)"/.exec((await theirs.get('/role')).html)?.[1] ?? '';
    expect((await mine.post('/role', { role: 'R69 SERVICE_PROVIDER_ADMIN', csrfToken })).status).toBe(403);
    expect((await mine.post('/role', { role: 'R69 SERVICE_PROVIDER_ADMIN' })).status).toBe(303);
  });

  it('cannot claim a role that the user does not hold', async () => {
    const visitor = await signedIn();
    const response = await visitor.post('/role', { role: 'R71 SERVICE_PROVIDER_CLINICIAN' });
    expect([response.status, titleOf(await response.text())]).toEqual([
      400,
      'Error: Choose what you work as',
    ]);
    expect((await visitor.get('/')).location).toBe('/role');
  });

  it.each([
    ['//evil.example/', '/'],
    ['https://evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/x/..//evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/no-such-page?a=b#c', '/no-such-page?a=b'],
  ])('lead nowhere else: %j after the sign-in is %s', async (returnTo, expected) => {
    const visitor = createVisitor(app.origin);
    const signIn = await visitor.get(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    const redirectUri = `${app.origin}/callback`;
    const url = signIn.location ?? '';
    const callback = await signInAsBrowser({ fetch: visitor.fetch, url, redirectUri, uid: people.referrer });
    expect((await visitor.fetch(callback)).headers.get('location')).toBe(expected);
  });

  it('lead nowhere else after the choice of a role', async () => {
    const visitor = await signedIn();
    for (const [path, expected] of [
      ['//evil.example/x', '/'],
      ['/no-such-page?a=b', '/no-such-page?a=b'],
    ] as const) {
      expect((await visitor.get(path)).location).toBe('/role');
      const chosen = await visitor.post('/role', { role: 'R69 SERVICE_PROVIDER_ADMIN' });
      expect(chosen.headers.get('location')).toBe(expected);
      await visitor.post('/sign-out');
      await visitor.signIn(people.manyRoles);
    }
  });

  it.each<[string, RequestInit]>([
    ['without a boundary', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
    [
      'that breaks off',
      { body: '--B\r\nContent', headers: { 'content-type': 'multipart/form-data; boundary=B' } },
    ],
    ['with a file that nobody asked for', { body: formWith(['other', new File(['x'], 'a.pdf')]) }],
    [
      'with two files',
      { body: formWith(['file', new File(['x'], 'a.pdf')], ['file', new File(['x'], 'b.pdf')]) },
    ],
    [
      'with fields without end',
      { body: formWith(...Array.from({ length: 40 }, (_, n) => [`f${n}`, 'x'] as const)) },
    ],
  ])('are told that theirs is the mistake: an upload %s', async (_name, init) => {
    const visitor = await signedIn();
    const response = await visitor.fetch(`${app.origin}/role`, { method: 'POST', ...init });
    expect([response.status, titleOf(await response.text())]).toEqual([400, 'The request could not be read']);
  });

  it.each<[number, string, RequestInit]>([
    [
      415,
      'a malformed body',
      { body: 'a=%', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=x' } },
    ],
    [413, 'a body that is too large', { body: new URLSearchParams({ a: 'x'.repeat(2_000_000) }) }],
  ])('are answered with %i and a page for %s', async (status, _name, init) => {
    const visitor = await signedIn();
    const response = await visitor.fetch(`${app.origin}/role`, { method: 'POST', ...init });
    expect([response.status, titleOf(await response.text())]).toEqual([
      status,
      'The request could not be read',
    ]);
  });

  it('cannot end a session with a logout token that CIS2 did not sign', async () => {
    const visitor = await signedIn();
    const { clientId } = app.simulator.credentials.cis2;
    const delivery = await app.simulator.cis2.sendLogoutToken({
      clientId,
      sub: people.manyRoles,
      defect: 'bad-signature',
    });
    expect(delivery?.status).toBe(400);
    expect((await fetch(`${app.origin}/back-channel-logout`, { method: 'POST' })).status).toBe(415);
    expect((await visitor.get('/role')).status).toBe(200);
  });
});

describe('sessions', () => {
  it('get a new id at the sign-in and at a change of role, and the old ones are worth nothing', async () => {
    const visitor = createVisitor(app.origin);
    await visitor.get('/sign-in');
    const before = sessionIdOf(visitor);
    await visitor.signIn(people.manyRoles);
    const after = sessionIdOf(visitor);
    await visitor.post('/role', { role: 'R69 SERVICE_PROVIDER_CLINICIAN' });
    const changed = sessionIdOf(visitor);
    expect(new Set([before, after, changed]).size).toBe(3);
    const statuses = [before, after, changed].map(async (id) => {
      const response = await fetch(`${app.origin}/role`, { headers: { cookie: `referral-web=${id}` } });
      return response.status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
  });

  it('end after 15 minutes without a click, and not before', async () => {
    const visitor = await signedIn();
    app.simulator.advance(15 * minute - 1000);
    expect((await visitor.get('/no-such-page')).location).toBe('/role');
    app.simulator.advance(15 * minute);
    const { status, html } = await visitor.get('/role');
    expect([status, titleOf(html)]).toEqual([401, 'You were signed out because you were not active']);
    expect(titleOf((await visitor.get('/role')).html)).toBe('Sign in');
  });

  it('end after 12 hours, however busy the user was', async () => {
    const visitor = await signedIn();
    for (let passed = 14; passed < 12 * 60; passed += 14) {
      app.simulator.advance(14 * minute);
      expect((await visitor.get('/no-such-page')).location).toBe('/role');
    }
    app.simulator.advance(14 * minute);
    expect(titleOf((await visitor.get('/role')).html)).toBe('You were signed out at the end of your session');
  });

  it('renew their tokens unseen, and ask for a new sign-in where that cannot be', async () => {
    const visitor = await signedIn();
    const tokens = secrets.size;
    app.simulator.advance(11 * minute);
    expect((await visitor.get('/role')).status).toBe(200);
    expect(secrets.size).toBeGreaterThan(tokens);
    // After an hour the ID token is of no use either, and then the platform refuses to refresh.
    for (let count = 0; count < 5; count += 1) {
      app.simulator.advance(14 * minute);
      await visitor.get('/no-such-page');
    }
    const { apim, credentials } = app.simulator;
    apim.updateApplication(credentials.apim.apiKey, { status: 'not-approved' });
    const { status, html } = await visitor.get('/role');
    apim.updateApplication(credentials.apim.apiKey, { status: 'approved' });
    expect([status, titleOf(html)]).toEqual([401, 'You need to sign in again']);
    expect(titleOf((await visitor.get('/role')).html)).toBe('Sign in');
  });

  it('end where the platform takes their token no longer', async () => {
    const visitor = await signedIn();
    for (const secret of secrets) app.simulator.apim.revokeAccessToken(secret);
    const page = await visitor.get('/role');
    expect(titleOf(page.html)).toBe('You need to sign in again');
    expect(page.html).toContain('href="/sign-in?returnTo=%2Frole"');
    expect(page.html).not.toContain('was not saved');
  });

  it('say that a form was lost with them, and not that a sign-out was', async () => {
    for (const [path, isLost] of [
      ['/role', true],
      ['/sign-out', false],
    ] as const) {
      const visitor = await signedIn();
      app.simulator.advance(16 * minute);
      const response = await visitor.fetch(`${app.origin}${path}`, { method: 'POST', body: 'a=b' });
      expect(response.status).toBe(401);
      expect((await response.text()).includes('What you sent last was not saved')).toBe(isLost);
    }
  });

  it('are gone with the sign-out, and it works where CIS2 offers none of its own', async () => {
    const alone = await startApplication({
      simulator: { seed: false },
      wrapFetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        if (!response.url.endsWith('/.well-known/openid-configuration')) return response;
        const { end_session_endpoint: _none, ...rest } = (await response.json()) as Record<string, unknown>;
        return Response.json(rest);
      },
    });
    const visitor = createVisitor(alone.origin);
    await visitor.signIn(people.manyRoles);
    const cookie = `referral-web=${sessionIdOf(visitor)}`;
    expect((await visitor.post('/sign-out')).headers.get('location')).toBe('/signed-out');
    const response = await fetch(`${alone.origin}/role`, { headers: { cookie } });
    expect([response.status, titleOf(await response.text())]).toEqual([401, 'Sign in']);
    await alone.stop();
  });
});
