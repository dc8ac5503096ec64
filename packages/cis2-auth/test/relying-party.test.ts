import {
  idTokenDefects,
  seedUsers,
  startSimulator,
  type Cis2Fault,
  type IdTokenDefect,
  type Simulator,
} from '@ers-kit/simulator';
import * as oidc from 'openid-client';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createCis2Client, type Cis2AuthErrorCode, type Cis2Client } from '../src/index.js';
import { openBrowser } from './support/browse.js';

const simulator = await startSimulator({ as: 'integration' });
const { redirectUri } = simulator.credentials.cis2;
const doctor = { uid: seedUsers.find(({ roles }) => roles.length === 1)?.uid ?? '' };
beforeEach(() => simulator.cis2.clearFaults());
afterAll(() => simulator.stop());

const makeClient = ({ environment, credentials, fetch, clock } = simulator): Cis2Client =>
  createCis2Client({ environment, credentials: credentials.cis2, fetch, clock });

async function signIn(client = makeClient(), at = simulator): Promise<void> {
  const { url, transaction } = await client.startSignIn();
  const callbackUrl = await openBrowser(at.fetch)(url, redirectUri, doctor);
  await client.completeSignIn({ callbackUrl, transaction });
}

/** The relying-party cases of OpenID Connect for the code flow, and what plain openid-client makes of each. */
const defects: readonly {
  readonly defect: IdTokenDefect;
  readonly code?: Cis2AuthErrorCode;
  /** Why openid-client, with its signature check on, decides otherwise. */
  readonly differs?: string;
}[] = [
  { defect: 'bad-signature', code: 'ERR_CIS2_ID_TOKEN_SIGNATURE' },
  { defect: 'signed-by-other-key', code: 'ERR_CIS2_ID_TOKEN_SIGNATURE' },
  { defect: 'unsigned', code: 'ERR_CIS2_ID_TOKEN_ALGORITHM' },
  { defect: 'hmac-with-public-key', code: 'ERR_CIS2_ID_TOKEN_ALGORITHM' },
  { defect: 'kid-unknown', code: 'ERR_CIS2_ID_TOKEN_KEY' },
  { defect: 'nonce-differs', code: 'ERR_CIS2_ID_TOKEN_NONCE' },
  { defect: 'nonce-missing', code: 'ERR_CIS2_ID_TOKEN_NONCE' },
  { defect: 'issuer-differs', code: 'ERR_CIS2_ID_TOKEN_ISSUER' },
  { defect: 'issuer-without-port', code: 'ERR_CIS2_ID_TOKEN_ISSUER' },
  { defect: 'issuer-missing', code: 'ERR_CIS2_ID_TOKEN_ISSUER' },
  { defect: 'audience-differs', code: 'ERR_CIS2_ID_TOKEN_AUDIENCE' },
  { defect: 'audience-missing', code: 'ERR_CIS2_ID_TOKEN_AUDIENCE' },
  { defect: 'azp-differs', code: 'ERR_CIS2_ID_TOKEN_AUDIENCE' },
  { defect: 'azp-missing', code: 'ERR_CIS2_ID_TOKEN_AUDIENCE' },
  { defect: 'sub-missing', code: 'ERR_CIS2_ID_TOKEN_MALFORMED' },
  { defect: 'iat-missing', code: 'ERR_CIS2_ID_TOKEN_TIME' },
  { defect: 'exp-missing', code: 'ERR_CIS2_ID_TOKEN_TIME' },
  { defect: 'expired', code: 'ERR_CIS2_ID_TOKEN_TIME' },
  {
    defect: 'at-hash-differs',
    code: 'ERR_CIS2_ID_TOKEN_HASH',
    differs: 'at_hash is optional in the code flow, and openid-client leaves it alone',
  },
  {
    defect: 'auth-time-stale',
    code: 'ERR_CIS2_AUTH_TIME',
    differs: 'openid-client compares auth_time for max_age alone, CIS2 demands it for prompt=login too',
  },
  { defect: 'auth-time-missing', code: 'ERR_CIS2_AUTH_TIME', differs: 'as above' },
  {
    defect: 'authentication-downgraded',
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    differs: 'the claim is CIS2’s own',
  },
  // The level is then read from `acr`.
  { defect: 'authentication-level-missing' },
  { defect: 'identity-downgraded', code: 'ERR_CIS2_IDENTITY_ASSURANCE', differs: 'the claim is CIS2’s own' },
  {
    defect: 'identity-level-missing',
    code: 'ERR_CIS2_IDENTITY_ASSURANCE',
    differs: 'the claim is CIS2’s own',
  },
];

describe('relying-party cases', () => {
  it('are all that the simulator can bring about', () => {
    expect([...defects.map(({ defect }) => defect), 'kid-missing'].toSorted()).toEqual(
      [...idTokenDefects].toSorted(),
    );
  });

  it.each(defects)('$defect', async ({ defect, code, differs }) => {
    simulator.cis2.setFault({ kind: 'id-token', defect });
    const ours = await outcomeOf(signIn());
    const theirs = await outcomeOf(signInWithOpenidClient());
    expect(ours).toBe(code ?? 'accepted');
    expect(theirs === 'accepted').toBe(code === undefined || differs !== undefined);
  });

  it('kid-missing: one key will do, of two keys neither', async () => {
    const other = await startSimulator({ as: 'integration' });
    other.cis2.setFault({ kind: 'id-token', defect: 'kid-missing' });
    const both = async () => [
      await outcomeOf(signIn(makeClient(other), other)),
      await outcomeOf(signInWithOpenidClient(other)),
    ];
    expect(await both()).toEqual(['accepted', 'accepted']);
    await other.cis2.announceSigningKey();
    const [ours, theirs] = await both();
    expect(ours).toBe('ERR_CIS2_ID_TOKEN_KEY');
    expect(theirs).not.toBe('accepted');
    await other.stop();
  });

  it.each<[Cis2Fault, Cis2AuthErrorCode]>([
    [{ kind: 'userinfo', defect: 'sub-differs' }, 'ERR_CIS2_USERINFO_SUBJECT'],
    [{ kind: 'userinfo', defect: 'sub-missing' }, 'ERR_CIS2_USERINFO'],
    [{ kind: 'discovery', defect: 'issuer-differs' }, 'ERR_CIS2_DISCOVERY'],
    [{ kind: 'callback', defect: 'state-differs' }, 'ERR_CIS2_STATE_MISMATCH'],
    [{ kind: 'callback', defect: 'state-missing' }, 'ERR_CIS2_STATE_MISSING'],
    [{ kind: 'callback', defect: 'issuer-differs' }, 'ERR_CIS2_CALLBACK_ISSUER'],
    [{ kind: 'authorization-error', error: 'temporarily_unavailable' }, 'ERR_CIS2_SIGN_IN_REFUSED'],
    [{ kind: 'unavailable', endpoint: 'token' }, 'ERR_CIS2_TOKEN_REQUEST'],
    [{ kind: 'malformed-json', endpoint: 'token' }, 'ERR_CIS2_TOKEN_RESPONSE'],
    [{ kind: 'drop-after-processing', endpoint: 'token' }, 'ERR_CIS2_UNREACHABLE'],
    [{ kind: 'error-after-processing', endpoint: 'userinfo' }, 'ERR_CIS2_USERINFO'],
    [{ kind: 'unavailable', endpoint: 'jwks' }, 'ERR_CIS2_JWKS'],
    [{ kind: 'clock-skew', milliseconds: 60_000 }, 'ERR_CIS2_ID_TOKEN_TIME'],
    [{ kind: 'clock-skew', milliseconds: 3_600_000 }, 'ERR_CIS2_TOKEN_REQUEST'],
  ])('%j is refused by both', async (fault, code) => {
    simulator.cis2.setFault(fault);
    expect(await outcomeOf(signIn())).toBe(code);
    expect(await outcomeOf(signInWithOpenidClient())).not.toBe('accepted');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['with notice', async () => simulator.cis2.announceSigningKey()],
    ['without notice', async () => undefined],
  ])(
    'keys of CIS2 change %s: the library reads them again at once, openid-client not within a minute',
    async (_name, announce) => {
      const client = makeClient();
      const openidClient = await prepareOpenidClient();
      const both = async () => [await outcomeOf(signIn(client)), await outcomeOf(openidClient())];
      expect(await both()).toEqual(['accepted', 'accepted']);
      await announce();
      expect(await both()).toEqual(['accepted', 'accepted']);
      await simulator.cis2.rotateSigningKey();
      expect(await both()).toEqual(['accepted', 'OAUTH_KEY_SELECTION_FAILED']);
      expect(await outcomeOf(signInWithOpenidClient())).toBe('accepted');
    },
  );

  it('a callback whose iss has lost the port: openid-client compares letter by letter, so refuses', async () => {
    simulator.cis2.configure({ callbackIssuer: 'without-port' });
    expect(await outcomeOf(signIn())).toBe('accepted');
    expect(await outcomeOf(signInWithOpenidClient())).not.toBe('accepted');
    simulator.cis2.configure({ callbackIssuer: 'raw' });
  });
});

async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

/** A sign-in by plain openid-client, with the checks of signatures that it leaves out by default. */
async function signInWithOpenidClient(at = simulator): Promise<void> {
  await (
    await prepareOpenidClient(at)
  )();
}

/** Discovers once; each call signs in. */
async function prepareOpenidClient(at = simulator): Promise<() => Promise<void>> {
  const { clientId, authentication } = at.credentials.cis2;
  if (authentication.method !== 'private_key_jwt' || !(authentication.privateKey instanceof CryptoKey)) {
    throw new Error('the simulator gave no key');
  }
  const { issuer } = at.environment.cis2;
  const key = { key: authentication.privateKey, kid: authentication.keyId };
  const adapt: oidc.ModifyAssertionFunction = (_header, payload) =>
    Object.assign(payload, { aud: `${issuer}/access_token` });
  const configuration = await oidc.discovery(
    new URL(issuer),
    clientId,
    {},
    oidc.PrivateKeyJwt(key, { [oidc.modifyAssertion]: adapt }),
    {
      [oidc.customFetch]: (url, { body, headers, method }) =>
        at.fetch(url, {
          headers,
          method,
          redirect: 'manual',
          body: body instanceof URLSearchParams ? body : null,
        }),
      execute: [oidc.enableNonRepudiationChecks],
    },
  );
  return () => runOpenidClient(configuration, at);
}

async function runOpenidClient(configuration: oidc.Configuration, at: Simulator): Promise<void> {
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid nationalrbacaccess',
    prompt: 'login',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = new URL(await openBrowser(at.fetch)(url.href, redirectUri, doctor));
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
  });
  await oidc.fetchUserInfo(configuration, tokens.access_token, tokens.claims()?.sub ?? '');
}
