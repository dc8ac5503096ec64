import { exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';

/** A key an application signs its assertions with, and the key set it registers. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly jwks: JSONWebKeySet;
}

/**
 * Makes an RSA key for RS512. 2048 bits where the real platform suggests 4096: enough for every check, and
 * a simulator has to start at once.
 */
export async function createSigningKey(keyId: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS512', {
    modulusLength: 2048,
    extractable: true,
  });
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS512', use: 'sig' };
  return { keyId, privateKey, jwks: { keys: [jwk] } };
}
