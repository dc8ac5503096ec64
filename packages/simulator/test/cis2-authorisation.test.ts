import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seedUsers } from '../src/users.js';
import {
  authorise,
  clientId,
  createClock,
  redeem,
  redirectUri,
  startCis2,
  type Cis2Fixture,
  type Page,
} from './cis2-support.js';

const people = {
  referrer: '910000000101',
  clerk: '910000000104',
  noRole: '910000000201',
  oneRole: '910000000202',
  manyRoles: '910000000203',
  authenticatorApp: '910000000301',
  password: '910000000302',
  weakIdentity: '910000000303',
};

const clock = createClock();
let fixture: Cis2Fixture;
beforeAll(async () => {
  fixture = await startCis2({ clock });
});
afterAll(() => fixture.stop());

/** The ID token's claims at the end of a sign-in that has come to its callback. */
async function claimsOf(page: Page): Promise<Record<string, unknown>> {
  const { status, body } = await redeem(fixture, page.callback, clock.now());
  expect(body).toHaveProperty('id_token');
  expect(status).toBe(200);
  return decodeJwt(String(body['id_token']));
}

async function userinfoOf(page: Page): Promise<Record<string, unknown>> {
  const { body } = await redeem(fixture, page.callback, clock.now());
  const response = await fixture.fetch(`${fixture.issuer}/userinfo`, {
    headers: { authorization: `Bearer ${String(body['access_token'])}` },
  });
  return (await response.json()) as Record<string, unknown>;
}

const queryOf = (page: Page): Record<string, string> => Object.fromEntries(page.callback?.searchParams ?? []);

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
    const claims = await claimsOf(await page.press('user', uid));
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
    const claims = await claimsOf(await page.press('user', people.authenticatorApp));
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
    const claims = await claimsOf(await page.press('user', people.weakIdentity));
    fixture.cis2.configure({ assuranceLevels: 'string' });
    expect(claims).toMatchObject({ authentication_assurance_level: 3, id_assurance_level: 2 });
  });
});

describe('the session', () => {
  it('signs a user in again without asking, with the time of the first sign-in', async () => {
    const browser = fixture.browser();
    const first = await (await authorise(fixture, {}, browser)).press('user', people.referrer);
    const before = await claimsOf(first);
    clock.advance(240);
    const silent = await authorise(fixture, { prompt: 'none' }, browser);
    const after = await claimsOf(silent);
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
    const claims = await claimsOf(await page.press('user', people.referrer));
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
    const before = await claimsOf(first);
    const page = await authorise(fixture, { prompt: 'login' }, browser);
    const after = await claimsOf(await page.press('user', people.clerk));
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

describe('roles', () => {
  const selecting = { scope: 'openid nationalrbacaccess selectedrole' };
  const roles = seedUsers.find(({ uid }) => uid === people.manyRoles)?.roles ?? [];
  const [first, , third] = roles.map(({ person_roleid }) => person_roleid);

  it('are not chosen unless asked for', async () => {
    const page = await (await authorise(fixture)).press('user', people.manyRoles);
    expect(await claimsOf(page)).not.toHaveProperty('selected_roleid');
  });

  it('leave the claim empty for a user who has none', async () => {
    const page = await (await authorise(fixture, selecting)).press('user', people.noRole);
    expect(await userinfoOf(page)).toMatchObject({ nhsid_nrbac_roles: [], selected_roleid: '' });
  });

  it('are chosen without asking where there is one', async () => {
    const page = await (await authorise(fixture, selecting)).press('user', people.oneRole);
    const role = seedUsers.find(({ uid }) => uid === people.oneRole)?.roles[0];
    expect(await claimsOf(page)).toMatchObject({ selected_roleid: role?.person_roleid });
  });

  it('are chosen on a page where there are many, and remembered in the session', async () => {
    const browser = fixture.browser();
    const chooser = await (await authorise(fixture, selecting, browser)).press('user', people.manyRoles);
    expect(chooser.html.match(/<button name="role"/g)).toHaveLength(roles.length);
    expect((await chooser.press('role', '500000000101')).html).toContain('role="alert"');
    const page = await chooser.press('role', third ?? '');
    expect(await userinfoOf(page)).toMatchObject({ selected_roleid: third });
    expect(await claimsOf(await authorise(fixture, selecting, browser))).toMatchObject({
      selected_roleid: third,
    });
    const silent = await authorise(fixture, { scope: 'openid changedrole', prompt: 'none' }, browser);
    expect(queryOf(silent)).toMatchObject({ error: 'interaction_required' });
    const change = await authorise(fixture, { scope: 'openid changedrole' }, browser);
    expect(await claimsOf(await change.press('role', first ?? ''))).toMatchObject({ selected_roleid: first });
    expect(await claimsOf(await authorise(fixture, selecting, browser))).toMatchObject({
      selected_roleid: first,
    });
  });

  it('keep the time of the sign-in while the user makes up their mind', async () => {
    const chooser = await (
      await authorise(fixture, { ...selecting, prompt: 'login' })
    ).press('user', people.manyRoles);
    const signedInAt = Math.floor(clock.now() / 1000);
    clock.advance(60);
    expect(await claimsOf(await chooser.press('role', third ?? ''))).toMatchObject({ auth_time: signedInAt });
  });

  it('can be cancelled', async () => {
    const chooser = await (await authorise(fixture, selecting)).press('user', people.manyRoles);
    expect(queryOf(await chooser.press('cancel', 'yes'))).toMatchObject({ error: 'access_denied' });
  });

  it('come unasked from an Identity Agent', async () => {
    fixture.cis2.configure({ identityAgent: true });
    const page = await (await authorise(fixture)).press('user', people.manyRoles);
    const claims = await claimsOf(page);
    fixture.cis2.configure({ identityAgent: false });
    expect(claims).toMatchObject({ selected_roleid: first });
  });
});

describe('the callback', () => {
  it.each([
    ['raw', true, { iss: 'the issuer', client_id: clientId }],
    ['without-port', true, { iss: 'the issuer', client_id: clientId }],
    ['absent', false, {}],
  ] as const)('can have iss %s and client_id %s', async (callbackIssuer, callbackClientId, extras) => {
    fixture.cis2.configure({ callbackIssuer, callbackClientId });
    const query = queryOf(await (await authorise(fixture)).press('user', people.referrer));
    fixture.cis2.configure({ callbackIssuer: 'raw', callbackClientId: true });
    const { code, state, ...rest } = query;
    expect(code).toMatch(/.{20}/);
    expect(state).toBe('state-of-a-test');
    expect(rest).toEqual('iss' in extras ? { ...extras, iss: fixture.issuer } : extras);
  });
});

describe('userinfo', () => {
  it.each([
    ['openid', ['sub']],
    ['openid profile', ['family_name', 'given_name', 'name', 'sub', 'uid']],
    ['openid email', ['email', 'sub']],
    ['openid nhsperson', ['display_name', 'idassurancelevel', 'initials', 'nhsid_useruid', 'sub', 'title']],
    ['openid associatedorgs', ['nhsid_user_orgs', 'sub']],
    ['openid nationalrbacaccess', ['nhsid_nrbac_roles', 'sub']],
    ['openid organisationalmemberships', ['nhsid_org_memberships', 'sub']],
    ['openid professionalmemberships', ['sub']],
    ['openid selectedrole', ['selected_roleid', 'sub']],
    ['openid something-else', ['sub']],
  ])('holds for %s the claims %j', async (scope, names) => {
    const page = await (await authorise(fixture, { scope })).press('user', people.referrer);
    expect(Object.keys(await userinfoOf(page)).toSorted()).toEqual(names);
  });

  it.each([
    ['no token', {}],
    ['a token nobody issued', { authorization: 'Bearer not-a-token' }],
  ])('answers %s with 401 and how to do better', async (_title, headers) => {
    const response = await fixture.fetch(`${fixture.issuer}/userinfo`, { headers });
    expect([400, 401]).toContain(response.status);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it('refuses a token after an hour', async () => {
    const page = await (await authorise(fixture)).press('user', people.referrer);
    const { body } = await redeem(fixture, page.callback, clock.now());
    const read = () =>
      fixture.fetch(`${fixture.issuer}/userinfo`, {
        headers: { authorization: `Bearer ${String(body['access_token'])}` },
      });
    clock.advance(3598);
    expect((await read()).status).toBe(200);
    clock.advance(2);
    expect((await read()).status).toBe(401);
  });
});
