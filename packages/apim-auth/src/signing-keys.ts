import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

import type { PrivateKey } from '@ers-kit/environments';
import { loadPrivateKey, loadPublicKey } from '@ers-kit/internal/signing';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';

import { ApimAuthError } from './apim-auth-error.js';

/**
 * A public key as it stands in a JWKS.
 *
 * @example
 * ```ts
 * import type { PublicSigningJwk } from '@ers-kit/apim-auth';
 *
 * const jwk: PublicSigningJwk = { kty: 'RSA', kid: 'int-1', use: 'sig', alg: 'RS512', n: '…', e: 'AQAB' };
 * ```
 */
export interface PublicSigningJwk {
  /** The key type. */
  readonly kty: 'RSA';
  /** The key id, as in the header of an assertion. */
  readonly kid: string;
  /** For signatures alone. */
  readonly use: 'sig';
  /** The one algorithm that the platform takes. */
  readonly alg: 'RS512';
  /** The modulus, base64url. */
  readonly n: string;
  /** The exponent, base64url. */
  readonly e: string;
}

/**
 * A key pair for client assertions.
 *
 * @example
 * ```ts
 * import { generateSigningKey, type SigningKey } from '@ers-kit/apim-auth';
 *
 * const key: SigningKey = await generateSigningKey({ keyId: 'int-2', modulusLength: 2048 });
 * console.log(key.keyId, key.privateKey.startsWith('-----BEGIN PRIVATE KEY-----')); // int-2 true
 * ```
 */
export interface SigningKey {
  /** The `kid`: the name that was given, or the thumbprint of the key. */
  readonly keyId: string;
  /** PKCS#8 PEM. Keep it in a secret store; never commit it. */
  readonly privateKey: string;
  /** What to publish. */
  readonly publicJwk: PublicSigningJwk;
}

/**
 * How {@link generateSigningKey} makes a key.
 *
 * @example
 * ```ts
 * import type { GenerateSigningKeyOptions } from '@ers-kit/apim-auth';
 *
 * const options: GenerateSigningKeyOptions = { keyId: 'int-2', modulusLength: 4096 };
 * ```
 */
export interface GenerateSigningKeyOptions {
  /** The `kid`, such as `int-2`. Default: the RFC 7638 thumbprint of the key. */
  readonly keyId?: string;
  /** Length in bits, 2048 or more. Default: 4096, which the platform documents. */
  readonly modulusLength?: number;
  /** Encrypts the PEM (AES-256-CBC). */
  readonly passphrase?: string;
}

/**
 * A key to publish: any private or public RSA key, with or without its id.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { toJwks, type KeyToPublish } from '@ers-kit/apim-auth';
 *
 * const old: KeyToPublish = { key: readFileSync('int-1.pem', 'utf8'), keyId: 'int-1' };
 * const jwks = await toJwks([old]);
 * ```
 */
export interface KeyToPublish {
  /** PEM, JWK or `CryptoKey`, private or public. */
  readonly key: PrivateKey;
  /** Default: the `kid` of a JWK, or the thumbprint. */
  readonly keyId?: string;
  /** Opens an encrypted PEM. */
  readonly passphrase?: string;
}

/**
 * A set of public keys.
 *
 * @example
 * ```ts
 * import type { PublicJwks } from '@ers-kit/apim-auth';
 *
 * declare const jwks: PublicJwks;
 * const ids = jwks.keys.map(({ kid }) => kid);
 * ```
 */
export interface PublicJwks {
  /** One entry for each key, each `kid` once. */
  readonly keys: readonly PublicSigningJwk[];
}

const generate = promisify(generateKeyPair);

/**
 * Makes an RSA key for RS512, 4096 bits long. Make one for each environment.
 *
 * @returns The key pair.
 * @throws {@link ApimAuthError} `ERR_APIM_KEY` for a length under 2048 or a malformed id.
 *
 * @example
 * ```ts
 * import { generateSigningKey } from '@ers-kit/apim-auth';
 *
 * const { keyId, privateKey, publicJwk } = await generateSigningKey({ keyId: 'int-2' });
 * ```
 */
export async function generateSigningKey(options: GenerateSigningKeyOptions = {}): Promise<SigningKey> {
  const { keyId: name, modulusLength = 4096, passphrase } = options;
  if (!Number.isInteger(modulusLength) || modulusLength < 2048 || modulusLength > 16_384) {
    throw new ApimAuthError(
      'ERR_APIM_KEY',
      'modulusLength must be from 2048 to 16384 bits. The platform documents 4096.',
    );
  }
  if (name !== undefined) assertKeyId(name);
  const pair = await generate('rsa', { modulusLength });
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const privateKey = pair.privateKey.export(passphrase ? { ...pem, cipher: 'aes-256-cbc', passphrase } : pem);
  const publicJwk = await describeKey(pair.publicKey, name);
  return { keyId: publicJwk.kid, privateKey: privateKey.toString(), publicJwk };
}

/**
 * Makes the JWKS to register with the platform. Only public parts are taken over, whatever is handed in.
 *
 * @param keys - Keys of {@link generateSigningKey}, or keys from elsewhere with or without their ids.
 * @throws {@link ApimAuthError} `ERR_APIM_KEY` for a key that is not RSA, too short, unreadable or encrypted
 * without passphrase, and for an id that is there twice.
 *
 * @example
 * ```ts
 * import { generateSigningKey, toJwks } from '@ers-kit/apim-auth';
 *
 * const key = await generateSigningKey({ keyId: 'int-2', modulusLength: 2048 });
 * const jwks = await toJwks([key]);
 * console.log(jwks.keys.map(({ kid, alg }) => `${kid} ${alg}`)); // [ 'int-2 RS512' ]
 * ```
 */
export async function toJwks(keys: readonly (SigningKey | KeyToPublish)[]): Promise<PublicJwks> {
  const published = await Promise.all(keys.map((key) => toPublicJwk(key)));
  const ids = published.map(({ kid }) => kid);
  if (new Set(ids).size !== ids.length) {
    throw new ApimAuthError(
      'ERR_APIM_KEY',
      'Two keys have the same id (kid), so the platform could not tell them apart.',
    );
  }
  return { keys: published };
}

async function toPublicJwk(given: SigningKey | KeyToPublish): Promise<PublicSigningJwk> {
  if ('publicJwk' in given) return given.publicJwk;
  const { key, passphrase } = given;
  const keyId = given.keyId ?? (typeof key === 'object' && 'kid' in key ? key.kid : undefined);
  if (keyId !== undefined) assertKeyId(keyId);
  const loaded = loadPublicKey(key, passphrase);
  if ('key' in loaded) return describeKey(loaded.key, keyId);
  throw new ApimAuthError('ERR_APIM_KEY', `A key for the JWKS cannot be used. ${loaded.message}`);
}

async function describeKey(key: KeyObject, keyId: string | undefined): Promise<PublicSigningJwk> {
  const jwk: JWK = await exportJWK(key);
  const { n = '', e = '' } = jwk;
  return { kty: 'RSA', kid: keyId ?? (await calculateJwkThumbprint(jwk)), use: 'sig', alg: 'RS512', n, e };
}

function assertKeyId(keyId: unknown): asserts keyId is string {
  if (typeof keyId === 'string' && /^[\x21-\x7e]{1,128}$/.test(keyId)) return;
  throw new ApimAuthError(
    'ERR_APIM_KEY',
    'A key id (kid) must be 1 to 128 visible ASCII characters without blanks.',
  );
}

/** Says why a private key cannot sign assertions; `undefined` where it can. */
export function findKeyProblem(key: unknown, passphrase?: string): string | undefined {
  const loaded = loadPrivateKey(key, passphrase);
  return 'key' in loaded ? undefined : loaded.message;
}
