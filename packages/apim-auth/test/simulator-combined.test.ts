import { readUserInfo } from '@ers-kit/cis2-auth';
import { seedUsers, startSimulator, type Cis2Fault } from '@ers-kit/simulator';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createApimAuth, type ApimAuthOptions } from '../src/index.js';
import { openBrowser, type Person } from '../../cis2-auth/test/support/browse.js';
import { errorOf } from './support/fake-apim.js';

const simulator = await startSimulator({ as: 'integration' });
const { environment, credentials, fetch, clock } = simulator;
const { redirectUri } = credentials.cis2;
const doctor = seedUsers.find(({ roles, identityAssuranceLevel }) => {
  return roles.length === 1 && identityAssuranceLevel === 3;
});
const person: Person = { uid: doctor?.uid ?? '' };
beforeEach(() => {
  simulator.cis2.clearFaults();
  simulator.apim.clearFaults();
});
afterAll(() => simulator.stop());

const makeAuth = (options: Partial<ApimAuthOptions> = {}) =>
  createApimAuth({ environment, credentials: credentials.apim, fetch, clock, retries: 0, ...options });

async function signIn(auth = makeAuth(), who = person) {
  const { url, transaction } = auth.startCombinedSignIn({ redirectUri });
  const callbackUrl = await openBrowser(fetch)(url, redirectUri, who);
  return auth.completeCombinedSignIn({ callbackUrl, transaction });
}

describe('the combined pattern at the simulated Integration environment', () => {
  it('signs a user in through the platform and CIS2, and the tokens can be refreshed', async () => {
    const auth = makeAuth();
    const { tokens, userInfo } = await signIn(auth);
    expect(readUserInfo(userInfo)).toMatchObject({
      user: { uid: person.uid },
      selectedRole: { kind: 'one' },
    });
    expect(simulator.apim.verifyAccessToken(tokens.accessToken)).toMatchObject({
      ok: true,
      grant: { userId: person.uid, mode: 'user-restricted' },
    });
    expect(tokens.expiresAt - clock.now()).toBeGreaterThan(590_000);
    const refreshed = await auth.refresh(tokens.refreshToken ?? '');
    expect(refreshed.refreshCount).toBe(1);
    expect(simulator.apim.verifyAccessToken(refreshed.accessToken)).toMatchObject({ ok: true });
  });

  it('works with loopback URLs and an ordinary fetch', async () => {
    const local = await startSimulator();
    const auth = createApimAuth({ environment: local.environment, credentials: local.credentials.apim });
    const { url, transaction } = auth.startCombinedSignIn({ redirectUri });
    const callbackUrl = await openBrowser(globalThis.fetch)(url, redirectUri, person);
    const { userInfo } = await auth.completeCombinedSignIn({ callbackUrl, transaction });
    expect(userInfo['sub']).toBe(person.uid);
    await local.stop();
  });

  it('says that the user cancelled', async () => {
    const error = await errorOf(signIn(makeAuth(), { ...person, cancels: true }));
    expect(error).toMatchObject({ code: 'ERR_APIM_SIGN_IN_REFUSED', error: 'access_denied' });
    expect(error.message).toContain('access_denied');
  });

  it.each<[string, Cis2Fault]>([
    ['its ID token is signed by nobody it knows', { kind: 'id-token', defect: 'signed-by-other-key' }],
    ['its ID token is of another issuer', { kind: 'id-token', defect: 'issuer-differs' }],
    ['its userinfo cannot be had', { kind: 'unavailable', endpoint: 'userinfo' }],
  ])('comes back with no code when CIS2 goes wrong: %s', async (_name, fault) => {
    simulator.cis2.setFault(fault);
    await expect(signIn()).rejects.toThrow('no choice on the page');
  });

  it('a code works once', async () => {
    const auth = makeAuth();
    const { url, transaction } = auth.startCombinedSignIn({ redirectUri });
    const callbackUrl = await openBrowser(fetch)(url, redirectUri, person);
    await auth.completeCombinedSignIn({ callbackUrl, transaction });
    const again = auth.startCombinedSignIn({ redirectUri });
    const replay = new URL(callbackUrl);
    replay.searchParams.set('state', again.transaction.state);
    const error = await errorOf(
      auth.completeCombinedSignIn({ callbackUrl: replay, transaction: again.transaction }),
    );
    expect(error).toMatchObject({
      code: 'ERR_APIM_TOKEN_REFUSED',
      operation: 'authorization-code',
      reason: 'authorization-code-invalid',
    });
  });

  it('ends with the session of CIS2, which tells the platform', async () => {
    const auth = makeAuth();
    const { tokens } = await signIn(auth);
    const deliveries = await simulator.cis2.endSessions({ uid: person.uid });
    expect(deliveries).toContainEqual({
      clientId: expect.stringContaining('api-platform'),
      status: 200,
    });
    const error = await errorOf(auth.refresh(tokens.refreshToken ?? ''));
    expect(error).toMatchObject({ code: 'ERR_APIM_TOKEN_REFUSED', reason: 'refresh-token-invalid' });
    expect(simulator.apim.verifyAccessToken(tokens.accessToken)).toMatchObject({ ok: false });
  });

  it('gives no tokens for an assurance level below the products of the application', async () => {
    const weak = seedUsers.find(({ authenticationAssuranceLevel }) => authenticationAssuranceLevel === 1);
    simulator.cis2.setFault({ kind: 'assurance-not-enforced' });
    const error = await errorOf(signIn(makeAuth(), { uid: weak?.uid ?? '' }));
    expect(error).toMatchObject({ code: 'ERR_APIM_TOKEN_REFUSED', reason: 'no-scope-left' });
  });
});
