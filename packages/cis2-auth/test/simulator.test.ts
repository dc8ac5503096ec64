import { text } from 'node:stream/consumers';

import { serve } from '@ers-kit/internal/testing';
import { seedUsers, startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  createCis2Client,
  createLogoutHandler,
  type Cis2AuthErrorCode,
  type Cis2Client,
  type Cis2ClientOptions,
  type SignIn,
} from '../src/index.js';
import { openBrowser, type Person } from './support/browse.js';
import { errorOf } from './support/sign-in.js';

const simulator = await startSimulator({ as: 'integration' });
const { redirectUri } = simulator.credentials.cis2;
beforeEach(() => simulator.cis2.clearFaults());
afterAll(() => simulator.stop());

const makeClient = (options: Partial<Cis2ClientOptions> = {}, of: Simulator = simulator): Cis2Client =>
  createCis2Client({
    environment: of.environment,
    credentials: of.credentials.cis2,
    fetch: of.fetch,
    clock: of.clock,
    ...options,
  });

async function signIn(
  client: Cis2Client,
  person: Person,
  browser = openBrowser(simulator.fetch),
): Promise<SignIn> {
  const { url, transaction } = await client.startSignIn();
  return client.completeSignIn({ callbackUrl: await browser(url, redirectUri, person), transaction });
}
const personWith = (roles: number): Person => {
  const user = seedUsers.find(
    (one) =>
      one.roles.length === roles &&
      one.identityAssuranceLevel === 3 &&
      one.authenticationAssuranceLevel === 3,
  );
  if (!user) throw new Error(`nobody has ${roles} roles`);
  return { uid: user.uid };
};
const doctor = personWith(1);

describe('sign-in at the simulated Integration environment', () => {
  it('through a redirect flow, with the issuer that keeps its port', async () => {
    const result = await signIn(makeClient(), doctor);
    expect(result.user).toMatchObject({
      uid: doctor.uid,
      authenticationAssuranceLevel: 3,
      identityAssuranceLevel: 3,
    });
    expect(result.user.familyName).toBe(seedUsers.find(({ uid }) => uid === doctor.uid)?.familyName);
    expect(result.roleProblems).toEqual([]);
    expect(result.selectedRole.kind).toBe('one');
    expect(result.sessionId).toBeTruthy();
    expect(simulator.environment.cis2.issuer).toContain(':443/');
  });

  it('with loopback URLs and an ordinary fetch', async () => {
    const local = await startSimulator();
    const { url, transaction } = await makeClient({}, local).startSignIn();
    const client = makeClient({ fetch: globalThis.fetch }, local);
    const callbackUrl = await openBrowser(globalThis.fetch)(url, local.credentials.cis2.redirectUri, doctor);
    await expect(client.completeSignIn({ callbackUrl, transaction })).resolves.toMatchObject({
      user: { uid: doctor.uid },
    });
    await local.stop();
  });

  it.each([
    ['numbers for assurance levels', { assuranceLevels: 'number' }],
    ['a callback without iss', { callbackIssuer: 'absent' }],
    ['a callback whose iss has lost the port', { callbackIssuer: 'without-port' }],
    ['a callback without client_id', { callbackClientId: false }],
  ] as const)('with %s', async (_name, settings) => {
    simulator.cis2.configure(settings);
    const result = await signIn(makeClient(), doctor);
    simulator.cis2.configure({ assuranceLevels: 'string', callbackIssuer: 'raw', callbackClientId: true });
    expect(result.user.authenticationAssuranceLevel).toBe(3);
  });

  it.each([
    [0, 'none'],
    [1, 'one'],
    [2, 'many'],
  ])('of a user with %i roles', async (roles, kind) => {
    expect((await signIn(makeClient(), personWith(roles))).selectedRole.kind).toBe(kind);
  });

  it('with a role chosen at CIS2, and the role switched', async () => {
    const client = makeClient({ scopes: ['openid', 'profile', 'nationalrbacaccess', 'selectedrole'] });
    const user = seedUsers.find(({ uid }) => uid === personWith(2).uid);
    const [first, second] = user?.roles ?? [];
    const browser = openBrowser(simulator.fetch);
    const uid = user?.uid ?? '';
    const result = await signIn(client, { uid, roleId: first?.person_roleid ?? '' }, browser);
    expect(result.selectedRole).toMatchObject({
      kind: 'selected',
      role: { roleProfileId: first?.person_roleid },
    });
    const { url, transaction } = await client.startRoleSwitch({ uid });
    const callbackUrl = await browser(url, redirectUri, { uid, roleId: second?.person_roleid ?? '' });
    const switched = await client.completeSignIn({ callbackUrl, transaction });
    expect(switched.selectedRole).toMatchObject({
      kind: 'selected',
      role: { roleProfileId: second?.person_roleid },
    });
  });

  it('with a role that the Identity Agent chose unasked', async () => {
    simulator.cis2.configure({ identityAgent: true });
    const result = await signIn(makeClient(), doctor);
    simulator.cis2.configure({ identityAgent: false });
    expect(result.selectedRole.kind).toBe('selected');
  });

  it('that the user cancels', async () => {
    const error = await errorOf(signIn(makeClient(), { ...doctor, cancels: true }));
    expect(error).toMatchObject({ code: 'ERR_CIS2_SIGN_IN_REFUSED', error: 'access_denied' });
  });

  it('after CIS2 changed its keys without notice', async () => {
    const client = makeClient();
    await signIn(client, doctor);
    await simulator.cis2.rotateSigningKey();
    await expect(signIn(client, doctor)).resolves.toMatchObject({ user: { uid: doctor.uid } });
  });

  it.each<[string, (uid: string) => boolean, Cis2AuthErrorCode]>([
    [
      'an authenticator of level 2',
      (uid) => levelOf(uid)?.authenticationAssuranceLevel === 2,
      'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    ],
    [
      'an identity of level 2',
      (uid) => levelOf(uid)?.identityAssuranceLevel === 2 && levelOf(uid)?.authenticationAssuranceLevel === 3,
      'ERR_CIS2_IDENTITY_ASSURANCE',
    ],
  ])('of a user with %s is refused', async (_name, fits, code) => {
    const user = seedUsers.find(({ uid }) => fits(uid));
    simulator.cis2.setFault({ kind: 'assurance-not-enforced' });
    expect((await errorOf(signIn(makeClient(), { uid: user?.uid ?? '' }))).code).toBe(code);
  });
});

function levelOf(uid: string) {
  return seedUsers.find((user) => user.uid === uid);
}

describe('back-channel logout', () => {
  it('of a session that CIS2 ends, verified and found by its sid', async () => {
    const client = makeClient();
    const { sessionId = '' } = await signIn(client, doctor);
    const { clientId } = simulator.credentials.cis2;
    const token = await simulator.cis2.createLogoutToken({ clientId, sid: sessionId });
    await expect(client.verifyLogoutToken(token)).resolves.toMatchObject({ sessionId });
  });

  it('reaches an application on loopback, also in the place of a real environment', async () => {
    const client = makeClient();
    const { sessionId } = await signIn(client, doctor);
    const ended: unknown[] = [];
    const handle = createLogoutHandler({
      client,
      endSessions: async (notice) => {
        ended.push(notice.sessionId);
      },
    });
    const application = await serve((request, response) => {
      void text(request).then(async (body) => {
        const { method = 'GET', headers } = request;
        const answer = await handle(
          new Request('https://app.example/back-channel-logout', {
            method,
            headers: { 'content-type': headers['content-type'] ?? '' },
            body,
          }),
        );
        response.writeHead(answer.status).end();
      });
    });
    const { clientId } = simulator.credentials.cis2;
    simulator.cis2.updateClient(clientId, { backchannelLogoutUri: `${application.url}/back-channel-logout` });
    expect(await simulator.cis2.endSessions({ sid: sessionId ?? '' })).toEqual([{ clientId, status: 200 }]);
    expect(ended).toEqual([sessionId]);
    const unsigned = await simulator.cis2.sendLogoutToken({
      clientId,
      sid: sessionId ?? '',
      defect: 'bad-signature',
    });
    expect(unsigned?.status).toBe(400);
    expect(ended).toHaveLength(1);
    await application.stop();
  });

  it.each<[Parameters<Simulator['cis2']['createLogoutToken']>[0]['defect'], Cis2AuthErrorCode]>([
    ['bad-signature', 'ERR_CIS2_ID_TOKEN_SIGNATURE'],
    ['kid-unknown', 'ERR_CIS2_ID_TOKEN_KEY'],
    ['issuer-differs', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['audience-differs', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['audience-missing', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['iat-stale', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['iat-in-future', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['iat-missing', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['expired', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['events-missing', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['event-differs', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['nonce-present', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['sid-and-sub-missing', 'ERR_CIS2_LOGOUT_TOKEN'],
    ['jti-missing', 'ERR_CIS2_LOGOUT_TOKEN'],
  ])('with %s is refused', async (defect, code) => {
    const { clientId } = simulator.credentials.cis2;
    const notice = { clientId, sid: 'sid', sub: doctor.uid, ...(defect === undefined ? {} : { defect }) };
    const token = await simulator.cis2.createLogoutToken(notice);
    expect((await errorOf(makeClient().verifyLogoutToken(token))).code).toBe(code);
  });
});
