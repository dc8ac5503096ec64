import type { Cis2Credentials } from '@ers-kit/environments';
import { generateKeyPair } from 'jose';

import {
  Cis2AuthError,
  createCis2Client,
  type Cis2Client,
  type Cis2ClientOptions,
  type SignIn,
} from '../../src/index.js';
import { clientId, environment, redirectUri, type FakeCis2 } from './fake-cis2.js';

/** A day on which nothing happens, so that no test depends on today. */
export const clock = { now: () => Date.UTC(2031, 4, 6, 10, 0, 0) };

export const clientKey = await generateKeyPair('RS512', { extractable: true });

export const credentials: Cis2Credentials = {
  issuedBy: 'cis2',
  clientId,
  redirectUri,
  authentication: { method: 'private_key_jwt', privateKey: clientKey.privateKey, keyId: 'int-1' },
};

export function makeClient(cis2: FakeCis2, options: Partial<Cis2ClientOptions> = {}): Cis2Client {
  return createCis2Client({ environment, credentials, fetch: cis2.fetch, clock, ...options });
}

/** Signs in against the fake as it behaves now. `path` makes the callback of state and code. */
export async function signIn(cis2: FakeCis2, client: Cis2Client, query = ''): Promise<SignIn> {
  const { transaction } = await client.startSignIn();
  cis2.behaviour.claims = { nonce: transaction.nonce, ...cis2.behaviour.claims };
  return client.completeSignIn({
    callbackUrl: `${redirectUri}?code=code-canary&state=${transaction.state}${query}`,
    transaction,
  });
}

/** The error with which `promise` fails. */
export async function errorOf(promise: Promise<unknown>): Promise<Cis2AuthError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!Cis2AuthError.isInstance(error))
    throw new Error('it did not fail with a Cis2AuthError', { cause: error });
  return error;
}
