import { describe, expect, it } from 'vitest';

import { people } from './ers-harness.js';
import { asid, otherAsid, providerRole, startLegacy, type Session } from './legacy-harness.js';

const typeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';
const { send, open, select, tokens, sessions } = startLegacy();
const referral = '/ers-api/STU3/v1/ReferralRequest/123456789012';
const key = (session: Session): Record<string, string> => ({ HTTP_X_SESSION_KEY: session.id });

describe('A001', () => {
  it('opens a session with the permissions of the user', async () => {
    const token = tokens.tokenOf(people.referrerAdmin);
    const response = await send('POST', sessions, {}, { typeInfo, token });
    expect(response.status).toBe(201);
    expect(response.headers.get('X_ERS_TRANSACTION_ID')).toMatch(/^[0-9a-f-]{36}-1$/);
    const session = (await response.json()) as Session;
    expect(session).toMatchObject({ typeInfo, token, permission: null });
    expect(session.id).toMatch(/^pro-api-session:[0-9a-f-]{36}$/);
    expect(session.user).toMatchObject({
      identifier: people.referrerAdmin,
      firstName: 'Imogen',
      lastName: 'Pryce',
      middleName: null,
      permissions: [
        { businessFunction: 'REFERRING_CLINICIAN_ADMIN', orgIdentifier: 'R68', orgName: 'Millbrook Surgery' },
        { businessFunction: 'REFERRING_ADMIN', orgIdentifier: 'R68', orgName: 'Millbrook Surgery' },
      ],
    });
  });

  it('opens one for a user without roles too', async () => {
    expect((await open('910000000201')).user.permissions).toEqual([]);
  });

  it.each([
    ['an unknown token', 403, { token: 'AQIC5wM2LY4Sfcw=@AAJTSQACMDE=#' }],
    ['a token with a blank before it', 403, { token: ` ${tokens.tokenOf(people.clinician)}` }],
    ['no token', 400, { typeInfo }],
    ['a token that is no string', 400, { token: 5 }],
    ['an array', 400, []],
    ['no JSON', 400, '{"token":'],
    ['nothing', 400, undefined],
  ])('refuses %s with %i', async (_, status, body) => {
    const response = await send('POST', sessions, {}, body);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['an unknown ASID', '999'],
    ['an empty ASID', ''],
  ])('refuses %s', async (_, value) => {
    const body = { token: tokens.tokenOf(people.clinician) };
    expect((await send('POST', sessions, { XAPI_ASID: value }, body)).status).toBe(403);
  });
});

describe('A002', () => {
  it.each([
    ['token and permission', (session: Session) => ({ typeInfo, token: session.token })],
    ['the whole session', (session: Session) => session],
    ['id and permission', (session: Session) => ({ id: session.id })],
  ])('takes %s', async (_, body) => {
    const session = await open(people.clinician);
    const response = await select(session, providerRole, body(session));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      id: session.id,
      permission: { ...providerRole, orgName: 'Ashdale General Hospital' },
    });
  });

  it.each([
    ['a pair the user does not hold', 403, { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R69' }],
    ['an unknown organisation', 403, { ...providerRole, orgIdentifier: 'ZZZ' }],
    ['a permission without organisation', 400, { businessFunction: 'SERVICE_PROVIDER_CLINICIAN' }],
    ['a clinician to act for before any role', 403, { ...providerRole, onBehalfOf: people.clinician }],
  ])('refuses %s with %i', async (_, status, permission) => {
    expect((await select(await open(people.clinician), permission)).status).toBe(status);
  });

  it.each([
    ["another session's token", 403, { token: 'AQIC=@AAJTSQACMDE=#' }],
    ["another session's id", 403, { id: 'pro-api-session:0' }],
    ['neither token nor id', 400, {}],
  ])('refuses a body with %s', async (_, status, body) => {
    expect((await select(await open(people.clinician), providerRole, body)).status).toBe(status);
  });

  it('refuses a second choice with 400', async () => {
    const session = await open(people.clinician);
    expect((await select(session, providerRole)).status).toBe(200);
    expect((await select(session, providerRole)).status).toBe(400);
  });

  it('refuses the key of another session, of another system, and none', async () => {
    const [one, other] = [await open(people.clinician), await open(people.clinician)];
    const body = { id: one.id, permission: providerRole };
    const path = `${sessions}/${one.id}`;
    expect((await send('PUT', path, key(other), body)).status).toBe(403);
    expect((await send('PUT', path, { ...key(one), XAPI_ASID: otherAsid }, body)).status).toBe(403);
    expect((await send('PUT', path, {}, body)).status).toBe(403);
    expect((await send('PUT', path.replace(':', '%3A'), key(one), body)).status).toBe(200);
  });

  it('takes a clinician admin through the third stage', async () => {
    const session = await open(people.clinicianAdmin);
    const role = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN', orgIdentifier: 'R69' };
    const chosen = (await (await select(session, role)).json()) as Session;
    expect(chosen.permission?.onBehalfOfUsers?.map(({ identifier }) => identifier)).toContain(
      people.clinician,
    );
    expect((await send('GET', referral, key(session))).status).toBe(403);
    expect((await select(session, { ...role, onBehalfOf: people.providerAdmin })).status).toBe(403);
    expect(
      (await select(session, { ...role, orgIdentifier: 'R71', onBehalfOf: people.clinician })).status,
    ).toBe(403);
    expect((await select(session, { ...role, onBehalfOf: people.clinician })).status).toBe(200);
    expect((await send('GET', referral, key(session))).status).toBe(200);
    expect((await select(session, { ...role, onBehalfOf: people.clinician })).status).toBe(400);
  });

  it('refuses a needless third stage with 400', async () => {
    const session = await open(people.clinician);
    await select(session, providerRole);
    expect((await select(session, { ...providerRole, onBehalfOf: people.clinician })).status).toBe(400);
  });
});

describe('A003', () => {
  it('ends a session, once', async () => {
    const session = await open(people.clinician);
    await select(session, providerRole);
    expect((await send('GET', referral, key(session))).status).toBe(200);
    const ended = await send('DELETE', `${sessions}/${session.id}`, key(session));
    expect(ended.status).toBe(204);
    expect((await send('GET', referral, key(session))).status).toBe(403);
    expect((await send('DELETE', `${sessions}/${session.id}`, key(session))).status).toBe(403);
  });

  it('ends no session of another system', async () => {
    const session = await open(people.clinician);
    const headers = { ...key(session), XAPI_ASID: otherAsid };
    expect((await send('DELETE', `${sessions}/${session.id}`, headers)).status).toBe(403);
    expect(
      (await send('DELETE', `${sessions}/${session.id}`, { ...key(session), XAPI_ASID: asid })).status,
    ).toBe(204);
  });

  it.each([
    ['GET', sessions],
    ['POST', `${sessions}/x`],
    ['GET', '/ers-api/v2/ProfessionalSession'],
    ['GET', '/ers-api/v1/%zz'],
  ])('has nothing at %s %s', async (method, path) => {
    expect((await send(method, path, {}, method === 'POST' ? {} : undefined)).status).toBe(404);
  });
});
