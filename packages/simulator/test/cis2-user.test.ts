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
  startCis2,
  type Cis2Fixture,
  type Page,
  userinfoOf,
} from './cis2-support.js';

const clock = createClock();
let fixture: Cis2Fixture;
beforeAll(async () => {
  fixture = await startCis2({ clock });
});
afterAll(() => fixture.stop());

const readUserinfo = (page: Page) => userinfoOf(fixture, page, clock.now());
const readClaims = (page: Page) => claimsOf(fixture, page, clock.now());

describe('roles', () => {
  const selecting = { scope: 'openid nationalrbacaccess selectedrole' };
  const roles = seedUsers.find(({ uid }) => uid === people.manyRoles)?.roles ?? [];
  const [first, , third] = roles.map(({ person_roleid }) => person_roleid);

  it('are not chosen unless asked for', async () => {
    const page = await (await authorise(fixture)).press('user', people.manyRoles);
    expect(await readClaims(page)).not.toHaveProperty('selected_roleid');
  });

  it('leave the claim empty for a user who has none', async () => {
    const page = await (await authorise(fixture, selecting)).press('user', people.noRole);
    expect(await readUserinfo(page)).toMatchObject({ nhsid_nrbac_roles: [], selected_roleid: '' });
  });

  it('are chosen without asking where there is one', async () => {
    const page = await (await authorise(fixture, selecting)).press('user', people.oneRole);
    const role = seedUsers.find(({ uid }) => uid === people.oneRole)?.roles[0];
    expect(await readClaims(page)).toMatchObject({ selected_roleid: role?.person_roleid });
  });

  it('are chosen on a page where there are many, and remembered in the session', async () => {
    const browser = fixture.browser();
    const chooser = await (await authorise(fixture, selecting, browser)).press('user', people.manyRoles);
    expect(chooser.html.match(/<button name="role"/g)).toHaveLength(roles.length);
    expect((await chooser.press('role', '500000000101')).html).toContain('role="alert"');
    const page = await chooser.press('role', third ?? '');
    expect(await readUserinfo(page)).toMatchObject({ selected_roleid: third });
    expect(await readClaims(await authorise(fixture, selecting, browser))).toMatchObject({
      selected_roleid: third,
    });
    const silent = await authorise(fixture, { scope: 'openid changedrole', prompt: 'none' }, browser);
    expect(queryOf(silent)).toMatchObject({ error: 'interaction_required' });
    const change = await authorise(fixture, { scope: 'openid changedrole' }, browser);
    expect(await readClaims(await change.press('role', first ?? ''))).toMatchObject({
      selected_roleid: first,
    });
    expect(await readClaims(await authorise(fixture, selecting, browser))).toMatchObject({
      selected_roleid: first,
    });
  });

  it('keep the time of the sign-in while the user makes up their mind', async () => {
    const chooser = await (
      await authorise(fixture, { ...selecting, prompt: 'login' })
    ).press('user', people.manyRoles);
    const signedInAt = Math.floor(clock.now() / 1000);
    clock.advance(60);
    expect(await readClaims(await chooser.press('role', third ?? ''))).toMatchObject({
      auth_time: signedInAt,
    });
  });

  it('come with a search where there are more than five', async () => {
    const browser = fixture.browser();
    const chooser = await (await authorise(fixture, selecting, browser)).press('user', people.manyRoles);
    expect(chooser.html).toContain('<form method="get" role="search">');
    const found = await browser.open(`${chooser.url}?find=NURSE`);
    expect(found.html.match(/<button name="role"/g)).toHaveLength(1);
    expect(found.html).toContain('Nurse Access Role');
    expect((await browser.open(`${chooser.url}?find=%22%3E`)).html).toContain('value="&quot;&gt;"');
    const nurse = roles.find(({ role_name }) => role_name.includes('Nurse'))?.person_roleid;
    expect(await readClaims(await found.press('role', nurse ?? ''))).toMatchObject({
      selected_roleid: nurse,
    });
  });

  it('come without a search where there are few', async () => {
    const two = await (await authorise(fixture, selecting)).press('user', '910000000103');
    expect(two.html.match(/<button name="role"/g)).toHaveLength(2);
    expect(two.html).not.toContain('role="search"');
  });

  it('can be cancelled', async () => {
    const chooser = await (await authorise(fixture, selecting)).press('user', people.manyRoles);
    expect(queryOf(await chooser.press('cancel', 'yes'))).toMatchObject({ error: 'access_denied' });
  });

  it('come unasked from an Identity Agent', async () => {
    fixture.cis2.configure({ identityAgent: true });
    const page = await (await authorise(fixture)).press('user', people.manyRoles);
    const claims = await readClaims(page);
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
    expect(Object.keys(await readUserinfo(page)).toSorted()).toEqual(names);
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
