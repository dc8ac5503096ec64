import { createCis2Client } from '@ers-kit/cis2-auth';
import type { IdToken } from '@ers-kit/environments';
import { seedUsers, startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import {
  createApimAuth,
  createTokenManager,
  explainTokenError,
  type ApimAuth,
  type ApimAuthOptions,
} from '../src/index.js';
import { openBrowser } from '../../cis2-auth/test/support/browse.js';
import { errorOf } from './support/fake-apim.js';

const simulator = await startSimulator({ as: 'integration' });
beforeEach(() => simulator.apim.clearFaults());
afterAll(() => simulator.stop());

const makeAuth = (options: Partial<ApimAuthOptions> = {}): ApimAuth =>
  createApimAuth({
    environment: simulator.environment,
    credentials: simulator.credentials.apim,
    fetch: simulator.fetch,
    retries: 0,
    ...options,
  });

async function signIn(at: Simulator, uid: string): Promise<IdToken> {
  const client = createCis2Client({
    environment: at.environment,
    credentials: at.credentials.cis2,
    fetch: at.fetch,
    clock: at.clock,
    minimumAuthenticationAssurance: 1,
    minimumIdentityAssurance: 0,
  });
  const { url, transaction } = await client.startSignIn();
  const callbackUrl = await openBrowser(at.fetch)(url, at.credentials.cis2.redirectUri, { uid });
  return (await client.completeSignIn({ callbackUrl, transaction })).idToken;
}
const doctor = seedUsers.find(
  (user) => user.authenticationAssuranceLevel === 3 && user.identityAssuranceLevel === 3,
);
const idToken = await signIn(simulator, doctor?.uid ?? '');

describe('at the simulated Integration environment', () => {
  it('an ID token is exchanged, and the token refreshed', async () => {
    const auth = makeAuth();
    const tokens = await auth.exchangeIdToken(idToken);
    expect(simulator.apim.verifyAccessToken(tokens.accessToken)).toMatchObject({ ok: true });
    const refreshed = await auth.refresh(tokens.refreshToken ?? '');
    expect(refreshed.refreshCount).toBe(1);
    expect(refreshed.accessToken).not.toBe(tokens.accessToken);
    expect(refreshed.expiresAt - Date.now()).toBeGreaterThan(590_000);
    const error = await errorOf(auth.refresh(tokens.refreshToken ?? ''));
    expect(error).toMatchObject({ code: 'ERR_APIM_TOKEN_REFUSED', reason: 'refresh-token-invalid' });
  });

  it('the same ID token is exchanged twice', async () => {
    const auth = makeAuth();
    const [one, other] = await Promise.all([auth.exchangeIdToken(idToken), auth.exchangeIdToken(idToken)]);
    expect(one.accessToken).not.toBe(other.accessToken);
  });

  it('an application-restricted token is issued', async () => {
    const token = await makeAuth({ credentials: simulator.credentials.application }).applicationToken();
    expect(simulator.apim.verifyAccessToken(token.accessToken)).toMatchObject({ ok: true });
  });

  it.each([3_600_000, -3_600_000, 301_000])(
    'a clock that is %i ms off is made up for',
    async (milliseconds) => {
      const clock = { now: () => Date.now() + milliseconds };
      const token = await makeAuth({
        clock,
        credentials: simulator.credentials.application,
      }).applicationToken();
      expect(simulator.apim.verifyAccessToken(token.accessToken)).toMatchObject({ ok: true });
      expect(token.expiresAt - clock.now()).toBeGreaterThan(590_000);
    },
  );

  it('a dropped exchange is sent again with a new assertion', async () => {
    simulator.apim.setFault({ kind: 'drop-after-processing', times: 1 });
    await expect(makeAuth({ retries: 1 }).exchangeIdToken(idToken)).resolves.toMatchObject({
      refreshCount: 0,
    });
  });

  it('a dropped refresh is not sent again, and is ambiguous', async () => {
    const auth = makeAuth({ retries: 2 });
    const { refreshToken = '' } = await auth.exchangeIdToken(idToken);
    simulator.apim.setFault({ kind: 'drop-after-processing', times: 1 });
    expect(await errorOf(auth.refresh(refreshToken))).toMatchObject({
      code: 'ERR_APIM_UNREACHABLE',
      ambiguous: true,
    });
    expect(await errorOf(auth.refresh(refreshToken))).toMatchObject({ reason: 'refresh-token-invalid' });
  });

  it('the error of the platform itself is explained, with its message id', async () => {
    simulator.apim.setFault({ kind: 'unknown-error' });
    const error = await errorOf(makeAuth().exchangeIdToken(idToken));
    expect(error).toMatchObject({
      code: 'ERR_APIM_SERVER',
      reason: 'service-failed',
      messageId: expect.stringMatching(/^rrt-/),
    });
    expect(explainTokenError(error)).toMatchObject({ fixers: ['api-platform'], messageId: error.messageId });
  });

  it('a used-up quota is told apart', async () => {
    simulator.apim.setFault({ kind: 'quota-exceeded' });
    expect(await errorOf(makeAuth().exchangeIdToken(idToken))).toMatchObject({
      code: 'ERR_APIM_RATE_LIMIT',
      reason: 'rate-limit',
    });
  });

  it('a user below the assurance level of the application gets no scope', async () => {
    const weak = seedUsers.find((user) => user.authenticationAssuranceLevel === 1);
    simulator.cis2.setFault({ kind: 'assurance-not-enforced' });
    const token = await signIn(simulator, weak?.uid ?? '');
    const error = await errorOf(makeAuth().exchangeIdToken(token));
    expect(error).toMatchObject({ code: 'ERR_APIM_TOKEN_REFUSED', reason: 'no-scope-left' });
  });

  it.each([
    ['an unknown API key', { apiKey: 'unknown' }, 'assertion-unknown-client'],
    ['an unknown key id', { keyId: 'unknown' }, 'assertion-key-unknown'],
    [
      'the key of another application',
      { privateKey: simulator.credentials.application.privateKey },
      'signature-invalid',
    ],
  ])('%s is refused with its row', async (_name, changed, reason) => {
    const credentials = { ...simulator.credentials.apim, ...changed };
    expect((await errorOf(makeAuth({ credentials }).exchangeIdToken(idToken))).reason).toBe(reason);
  });

  it.each([
    ['wrong secret', { apiSecret: 'wrong' }, 'client-invalid'],
    ['unknown API key', { apiKey: 'unknown' }, 'client-invalid'],
  ])('a refresh with the %s is refused with its row', async (_name, changed, reason) => {
    const { refreshToken = '' } = await makeAuth().exchangeIdToken(idToken);
    const credentials = { ...simulator.credentials.apim, ...changed };
    expect((await errorOf(makeAuth({ credentials }).refresh(refreshToken))).reason).toBe(reason);
  });
});

describe('a working day at the simulator, on its virtual clock', () => {
  it('is refreshed for twelve hours, and then needs a sign-in', async () => {
    const clock = { time: Date.UTC(2031, 4, 6, 7), now: () => clock.time };
    const day = await startSimulator({ clock });
    const auth = createApimAuth({
      environment: day.environment,
      credentials: day.credentials.apim,
      clock,
      retries: 0,
    });
    const manager = createTokenManager({ auth, clock });
    await manager.startSession('session-1', await signIn(day, doctor?.uid ?? ''));
    const source = manager.forSession('session-1');
    const end = clock.time + 12 * 3_600_000;
    const tokens = new Set<string>();
    while (clock.time < end - 600_000) {
      tokens.add(await source.accessToken());
      clock.time += 500_000;
    }
    // Each serves for a little more than 500 seconds.
    expect(tokens.size).toBe(43);
    const { refreshToken = '' } = await auth.exchangeIdToken(await signIn(day, doctor?.uid ?? ''));
    clock.time += 12 * 3_600_000 + 1000;
    expect((await errorOf(auth.refresh(refreshToken))).reason).toBe('refresh-period-over');
    expect((await errorOf(source.accessToken())).code).toBe('ERR_APIM_SIGN_IN_NEEDED');
    await day.stop();
  });
});
