import { safeCause, type Clock } from '@ers-kit/internal';
import {
  createSigner,
  loadPrivateKey,
  signClientAssertion,
  type SignatureAlgorithm,
  type SigningFunction,
} from '@ers-kit/internal/signing';
import { ClientSecretBasic, ClientSecretPost, type ClientAuth } from 'openid-client';

import { Cis2AuthError } from '../cis2-auth-error.js';
import type { Cis2ClientCredentials } from '../cis2-credentials.js';

/** Makes what proves the client in one request to the token endpoint. */
export type ClientAuthenticator = (tokenEndpoint: string) => Promise<ClientAuth>;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
// Three to five minutes are known to work; it only has to outlive one request and the clocks' difference.
const lifetimeSeconds = 180;

/** How the client proves itself at CIS2's token endpoint. Every request gets an assertion of its own. */
export function createClientAuthenticator(
  credentials: Cis2ClientCredentials,
  passphrase: string | undefined,
  clock: Clock,
): ClientAuthenticator {
  const { authentication, clientId } = credentials;
  if ('clientSecret' in authentication) {
    const { method, clientSecret } = authentication;
    const authenticate = (method === 'client_secret_post' ? ClientSecretPost : ClientSecretBasic)(
      clientSecret,
    );
    return async () => authenticate;
  }
  const { keyId, algorithm = 'RS512' } = authentication;
  const sign =
    'sign' in authentication
      ? authentication.sign
      : readSigner(authentication.privateKey, passphrase, algorithm);
  // The audience is the token endpoint as the discovery document spells it: CIS2 compares it with its `:443`.
  return async (audience) => {
    const content = { clientId, audience, keyId, algorithm, now: clock.now(), lifetimeSeconds };
    const assertion = await signClientAssertion(content, sign).catch(failSigning);
    return (_server, _client, body) => {
      body.set('client_id', clientId);
      body.set('client_assertion_type', assertionType);
      body.set('client_assertion', assertion);
    };
  };
}

function readSigner(
  key: unknown,
  passphrase: string | undefined,
  algorithm: SignatureAlgorithm,
): SigningFunction {
  const loaded = loadPrivateKey(key, passphrase);
  if ('key' in loaded) return createSigner(loaded.key, algorithm);
  throw new Cis2AuthError('ERR_CIS2_KEY', `The private key for CIS2 cannot be used. ${loaded.message}`);
}

function failSigning(error: unknown): never {
  throw new Cis2AuthError(
    'ERR_CIS2_SIGNER',
    'The client assertion could not be signed: the signing function failed. Check the key store.',
    { operation: 'token' },
    { cause: safeCause(error) },
  );
}
