import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seedUsers } from '../src/users.js';
import {
  authorise,
  claimsOf,
  clientId,
  createClock,
  people,
  queryOf,
  redeem,
  redirectUri,
  startCis2,
  type Cis2Fixture,
  type Page,
} from './cis2-support.js';

const clock = createClock();
let fixture: Cis2Fixture;
beforeAll(async () => {
  fixture = await startCis2({ clock });
});
afterAll(() => fixture.stop());

const readClaims = (page: Page) => claimsOf(fixture, page, clock.now());

describe('the authorisation request', () => {
  it.each([
    ['a redirect URI that is not registered', { redirect_uri: `${redirectUri}/` }, 'invalid_redirect_uri'],
    ['no client', { client_id: undefined }, 'invalid_request'],
    ['an unknown client', { client_id: 'an-api-key-of-apim' }, 'invalid_client'],
  ])('shows an error and redirects nowhere for %s', async (_title, parameters, error) => {
    const page = await authorise(fixture, parameters);
    expect(page.callback).toBeUndefined();
    expect(page.status).toBe(400);
    expect(JSON.parse(page.html)).toMatchObject({ error });
  });

  it.each([
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['max_age that is no number', { max_age: 'soon' }, 'invalid_request'],
    ['prompt=consent, which CIS2 has not', { prompt: 'consent' }, 'invalid_request'],
    ['prompt=none and nobody signed in', { prompt: 'none' }, 'login_required'],
  ])('sends an error back for %s', async (_title, parameters, error) => {
    const page = await authorise(fixture, parameters);
    expect(queryOf(page)).toMatchObject({ error, state: 'state-of-a-test', iss: fixture.issuer });
  });

  it('has cookies last as long for every browser, whatever date its answers have', async () => {
    const url = new URL(`${fixture.issuer}/authorize`);
    url.search = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid',
    }).toString();
    const { headers } = await fixture.fetch(url, { redirect: 'manual' });
    expect(Date.parse(headers.get('date') ?? '')).toBe(clock.now());
    const [cookie = ''] = headers.getSetCookie().filter((text) => text.startsWith('cis2_sign_in='));
    const seconds = Number(/; max-age=(\d+)/.exec(cookie)?.[1]);
    expect(seconds).toBeGreaterThan(1795);
    expect(seconds).toBeLessThanOrEqual(1801);
  });

  it.each(['2001-01-01', '2099-01-01'])('signs in at any time, such as %s', async (day) => {
    const then = createClock(Date.parse(day));
    const other = await startCis2({ clock: then });
    const { callback } = await (await authorise(other)).press('user', people.oneRole);
    expect(await redeem(other, callback, then.now())).toMatchObject({
      status: 200,
      body: { id_token: expect.any(String) as unknown },
    });
    await other.stop();
  });

  it('offers the code flow only', async () => {
    const { callback } = await authorise(fixture, { response_type: 'id_token token' });
    expect(callback?.hash).toContain('error=unsupported_response_type');
  });

  it('offers every user on a page with one form, and lets them cancel', async () => {
    const page = await authorise(fixture, { acr_values: 'AAL2_OR_AAL3_ANY' });
    expect(page.status).toBe(200);
    expect(page.html.match(/<form /g)).toHaveLength(1);
    for (const { uid } of seedUsers) expect(page.html).toContain(`<button name="user" value="${uid}"`);
    const back = await page.press('cancel', 'yes');
    expect(queryOf(back)).toMatchObject({ error: 'access_denied', state: 'state-of-a-test' });
  });

  it('asks again when there is no such user', async () => {
    const page = await authorise(fixture);
    const again = await page.press('user', '910000009999');
    expect(again.status).toBe(400);
    expect(again.html).toContain('role="alert"');
    expect((await again.press('user', people.referrer)).callback).toBeDefined();
  });

  it('refuses a page of a sign-in that was begun in another browser', async () => {
    const page = await authorise(fixture);
    const other = await fixture.browser().open(page.url);
    expect(other.status).toBe(400);
    expect(other.html).toContain('This sign-in cannot go on');
  });

  it('forgets a sign-in after half an hour', async () => {
    const page = await authorise(fixture);
    clock.advance(1801);
    expect((await page.press('user', people.referrer)).status).toBe(400);
  });
});

describe('authentication contexts', () => {
  it.each([
    ['AAL3_ANY', people.referrer],
    ['AAL3_SMARTCARD', people.referrer],
    ['AAL3_CIS2_SMARTCARD', people.referrer],
    ['AAL3_N3_SMARTCARD', people.clerk],
    ['AAL3_FIDO2', '910000000103'],
    ['AAL3_IOS', '910000000204'],
    ['AAL2_OR_AAL3_ANY', people.referrer],
    ['AAL2_OR_AAL3_ANY', people.authenticatorApp],
    ['AAL2_ANY', people.authenticatorApp],
    ['AAL2_TOTP', people.authenticatorApp],
    ['AAL1_USERPASS', people.password],
    ['AAL3_FIDO2 AAL3_SMARTCARD', people.referrer],
  ])('%s lets %s in', async (acr, uid) => {
    const page = await authorise(fixture, { acr_values: acr });
    const claims = await readClaims(await page.press('user', uid));
    expect(claims).toMatchObject({ sub: uid });
  });

  it.each([
    [undefined, people.authenticatorApp],
    ['AAL3_ANY', people.password],
    ['AAL3_FIDO2', people.referrer],
    ['AAL2_ANY', people.password],
    ['SOMETHING_ELSE', people.authenticatorApp],
  ])('%s does not let %s in', async (acr, uid) => {
    const page = await authorise(fixture, { acr_values: acr });
    expect(page.html).toMatch(new RegExp(`value="${uid}"[^>]* disabled>`));
    const again = await page.press('user', uid);
    expect(again.status).toBe(400);
    expect(again.html).toContain('asks for');
  });

  it('says what was used, not what was asked for', async () => {
    const page = await authorise(fixture, { acr_values: 'AAL2_OR_AAL3_ANY' });
    const claims = await readClaims(await page.press('user', people.authenticatorApp));
    expect(claims).toMatchObject({
      acr: 'AAL2_TOTP',
      amr: ['TOTP'],
      authentication_assurance_level: '2',
      id_assurance_level: '3',
    });
  });

  it('asks a signed-in user for more where the session is too weak', async () => {
    const browser = fixture.browser();
    const first = await authorise(fixture, { acr_values: 'AAL2_OR_AAL3_ANY' }, browser);
    await first.press('user', people.authenticatorApp);
    expect((await authorise(fixture, { acr_values: 'AAL2_ANY' }, browser)).callback).toBeDefined();
    const second = await authorise(fixture, { acr_values: 'AAL3_ANY' }, browser);
    expect(second.html).toContain('name="user"');
    expect(
      queryOf(await authorise(fixture, { acr_values: 'AAL3_ANY', prompt: 'none' }, browser)),
    ).toMatchObject({
      error: 'login_required',
    });
  });

  it('gives levels as numbers where it is set up so', async () => {
    fixture.cis2.configure({ assuranceLevels: 'number' });
    const page = await authorise(fixture);
    const claims = await readClaims(await page.press('user', people.weakIdentity));
    fixture.cis2.configure({ assuranceLevels: 'string' });
    expect(claims).toMatchObject({ authentication_assurance_level: 3, id_assurance_level: 2 });
  });
});

describe('the session', () => {
  it('signs a user in again without asking, with the time of the first sign-in', async () => {
    const browser = fixture.browser();
    const first = await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    const before = await readClaims(first);
    clock.advance(240);
    const silent = await authorise(fixture, { prompt: 'none' }, browser);
    const after = await readClaims(silent);
    expect(after).toMatchObject({ sub: people.referrer, sid: before['sid'], auth_time: before['auth_time'] });
    expect(Number(after['iat']) - Number(before['iat'])).toBe(240);
    expect(before['iat']).toBe(Math.floor(clock.now() / 1000) - 240);
  });

  it.each([
    ['prompt=login', { prompt: 'login' }, 0],
    ['max_age that has passed', { max_age: '300' }, 302],
  ])('asks again for %s, and the time is the new one', async (_title, parameters, seconds) => {
    const browser = fixture.browser();
    await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    clock.advance(seconds);
    const page = await authorise(fixture, parameters, browser);
    expect(page.html).toContain('name="user"');
    clock.advance(5);
    const claims = await readClaims(await page.press('user', people.referrer));
    expect(claims['auth_time']).toBe(Math.floor(clock.now() / 1000));
  });

  it('does not ask again within max_age', async () => {
    const browser = fixture.browser();
    await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    clock.advance(290);
    expect((await authorise(fixture, { max_age: '300' }, browser)).callback).toBeDefined();
  });

  it('ends when somebody else signs in at the same browser', async () => {
    const browser = fixture.browser();
    const first = await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    const before = await readClaims(first);
    const page = await authorise(fixture, { prompt: 'login' }, browser);
    const after = await readClaims(await page.press('user', people.clerk));
    expect(after['sub']).toBe(people.clerk);
    expect(after['sid']).not.toBe(before['sid']);
  });

  it('is over after twelve hours', async () => {
    const browser = fixture.browser();
    await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    clock.advance(12 * 3600 + 1);
    expect(queryOf(await authorise(fixture, { prompt: 'none' }, browser))).toMatchObject({
      error: 'login_required',
    });
  });
});
