import {
  constants,
  createPrivateKey,
  createPublicKey,
  KeyObject,
  randomUUID,
  sign,
  type webcrypto,
} from 'node:crypto';

import { isRecord } from './records.js';

/** A JWS algorithm for client assertions. */
export type SignatureAlgorithm = 'RS256' | 'RS512' | 'PS256';

/** Signs bytes, wherever the key is kept. */
export type SigningFunction = (data: Uint8Array) => Promise<Uint8Array>;

/** A private key as applications hold it: PEM text, JWK, `CryptoKey` or `KeyObject`. */
export type PrivateKeyInput = string | JsonWebKey | webcrypto.CryptoKey | KeyObject;

/** Why a key is refused. */
export type KeyRefusalReason =
  | 'public-key'
  | 'certificate'
  | 'not-rsa'
  | 'too-short'
  | 'passphrase-missing'
  | 'passphrase-wrong'
  | 'openssh-format'
  | 'unreadable';

const refusals: Readonly<Record<KeyRefusalReason, string>> = {
  'public-key': 'It is a public key. Give the private key that belongs to it.',
  certificate: 'It is a certificate. Give the private key that belongs to it.',
  'not-rsa': 'It is not an RSA key. Make an RSA key of 4096 bits.',
  'too-short': 'It is shorter than 2048 bits. Make an RSA key of 4096 bits.',
  'passphrase-missing':
    'It is encrypted and no passphrase was given. Give the passphrase, or a key that is not encrypted.',
  'passphrase-wrong': 'It is encrypted and the passphrase does not open it. Give the right passphrase.',
  'openssh-format': 'It is in OpenSSH format. Convert it: ssh-keygen -p -m PKCS8 -f FILE.',
  unreadable: 'It cannot be read. Give an RSA private key as PEM (PKCS#8 or PKCS#1), JWK or CryptoKey.',
};

/** A key, or why it is refused. */
export type LoadedKey = { key: KeyObject } | { reason: KeyRefusalReason; message: string };

/** Reads a private key, or says why it cannot be used for client assertions. */
export function loadPrivateKey(input: unknown, passphrase?: string): LoadedKey {
  const read = readKey(input, passphrase);
  const reason = typeof read === 'string' ? read : judgeKey(read);
  return typeof read === 'string' || reason ? refuseKey(reason ?? 'unreadable') : { key: read };
}

function refuseKey(reason: KeyRefusalReason): LoadedKey {
  return { reason, message: refusals[reason] };
}

function readKey(input: unknown, passphrase: string | undefined): KeyObject | KeyRefusalReason {
  try {
    if (input instanceof KeyObject) return input;
    if (typeof input === 'string') return readPem(input, passphrase);
    if (isCryptoKey(input)) return KeyObject.from(input);
    if (typeof input !== 'object' || input === null) return 'unreadable';
    const jwk = Object.fromEntries(Object.entries(input));
    if (jwk['kty'] !== 'RSA') return 'not-rsa';
    return jwk['d'] ? createPrivateKey({ key: jwk, format: 'jwk' }) : 'public-key';
  } catch {
    return 'unreadable';
  }
}

function isCryptoKey(input: unknown): input is webcrypto.CryptoKey {
  return Object.prototype.toString.call(input) === '[object CryptoKey]';
}

function readPem(pem: string, passphrase: string | undefined): KeyObject | KeyRefusalReason {
  if (/-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) return 'public-key';
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return 'certificate';
  if (pem.includes('-----BEGIN OPENSSH PRIVATE KEY-----')) return 'openssh-format';
  const encrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (!encrypted) return createPrivateKey(pem);
  if (!passphrase) return 'passphrase-missing';
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch {
    return 'passphrase-wrong';
  }
}

/** Reads the public part of a private or public key, or says why it cannot be published. */
export function loadPublicKey(input: unknown, passphrase?: string): LoadedKey {
  const read = readPublicKey(input, passphrase);
  const reason = typeof read === 'string' ? read : judgeRsa(read);
  return typeof read === 'string' || reason ? refuseKey(reason ?? 'unreadable') : { key: read };
}

function readPublicKey(input: unknown, passphrase: string | undefined): KeyObject | KeyRefusalReason {
  try {
    if (typeof input === 'string' && /-----BEGIN (RSA )?PUBLIC KEY-----/.test(input))
      return createPublicKey(input);
    if (isRecord(input) && !isCryptoKey(input) && input['kty'] === 'RSA') {
      return createPublicKey({
        key: { kty: 'RSA', n: String(input['n']), e: String(input['e']) },
        format: 'jwk',
      });
    }
    const read = readKey(input, passphrase);
    if (typeof read === 'string' || read.type !== 'private') return read;
    return createPublicKey(read);
  } catch {
    return 'unreadable';
  }
}

function judgeKey(key: KeyObject): KeyRefusalReason | undefined {
  return key.asymmetricKeyType === 'rsa' && key.type === 'public' ? 'public-key' : judgeRsa(key);
}

function judgeRsa(key: KeyObject): KeyRefusalReason | undefined {
  if (key.asymmetricKeyType !== 'rsa') return 'not-rsa';
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048 ? 'too-short' : undefined;
}

/**
 * A signing function over a key in memory. It signs on a thread of its own, one signature at a time: each
 * keeps a core busy for milliseconds, and several at once would leave none for the event loop.
 */
export function createSigner(key: KeyObject, algorithm: SignatureAlgorithm): SigningFunction {
  const digest = algorithm === 'RS512' ? 'sha512' : 'sha256';
  const settings =
    algorithm === 'PS256'
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { key, padding: constants.RSA_PKCS1_PADDING };
  const signNow = (data: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      sign(digest, data, settings, (error, signature) => (error ? reject(error) : resolve(signature)));
    });
  let queue: Promise<unknown> = Promise.resolve();
  return (data) => {
    const signature = queue.then(() => signNow(data));
    queue = signature.catch(() => undefined);
    return signature;
  };
}

/** What a client assertion says. */
export interface ClientAssertion {
  readonly clientId: string;
  readonly audience: string;
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lifetimeSeconds: number;
}

/**
 * Signs a client assertion (RFC 7523) with a new `jti`. It carries no `nbf`, and an `iat` somewhat in the
 * past, so that a server whose clock is a little behind does not refuse it.
 */
export async function signClientAssertion(
  assertion: ClientAssertion,
  signBytes: SigningFunction,
): Promise<string> {
  const { clientId, audience, keyId, algorithm, now, lifetimeSeconds } = assertion;
  const header = { alg: algorithm, typ: 'JWT', kid: keyId };
  const seconds = Math.floor(now / 1000);
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: randomUUID(),
    iat: seconds - 10,
    exp: seconds + lifetimeSeconds,
  };
  const input = `${encodeJson(header)}.${encodeJson(claims)}`;
  const signature = await signBytes(Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

function encodeJson(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
