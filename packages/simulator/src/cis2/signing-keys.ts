import { randomBytes } from 'node:crypto';

import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';

/** A key pair of CIS2. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/**
 * How CIS2's keys change.
 *
 * @example
 * ```ts
 * import type { RotationOptions, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const options: RotationOptions = { keepOld: false };
 * const keyId = await simulator.cis2.rotateSigningKey(options);
 * ```
 */
export interface RotationOptions {
  /** Whether the old key stays in the JWKS. Default: true. */
  readonly keepOld?: boolean;
}

/** The keys CIS2 signs with, and those it publishes. */
export interface SigningKeys {
  /** The key in use. */
  readonly current: SigningKey;
  /** Whatever was published at some time: what an old token may be signed with. */
  readonly all: readonly SigningKey[];
  published(): JSONWebKeySet;
  /** What a cache holds that has missed the key in use: the others, or one of before. */
  outdated(): Promise<JSONWebKeySet>;
  /** Publishes the next key ahead of its use. Returns its id. */
  announce(): Promise<string>;
  /** Signs with the announced key from now on, or with a new one nobody was told of. Returns its id. */
  rotate(options?: RotationOptions): Promise<string>;
}

/** Makes the first key: RSA, 2048 bits. */
export async function createSigningKeys(): Promise<SigningKeys> {
  let current = await generateSigningKey();
  let announced: SigningKey | undefined;
  let publishedKeys = [current];
  const all = [current];

  let former: SigningKey | undefined;
  const setOf = (keys: readonly SigningKey[]): JSONWebKeySet => ({
    keys: keys.map(({ publicJwk }) => publicJwk),
  });

  async function announce(): Promise<string> {
    announced ??= await generateSigningKey();
    if (!publishedKeys.includes(announced)) publishedKeys = [...publishedKeys, announced];
    return announced.keyId;
  }

  return {
    get current() {
      return current;
    },
    all,
    published: () => setOf(publishedKeys),
    async outdated() {
      const others = publishedKeys.filter((key) => key !== current);
      if (others.length > 0) return setOf(others);
      former ??= await generateSigningKey();
      return setOf([former]);
    },
    announce,
    async rotate({ keepOld = true } = {}) {
      await announce();
      const old = current;
      current = announced ?? current;
      announced = undefined;
      all.push(current);
      if (!keepOld) publishedKeys = publishedKeys.filter((key) => key !== old);
      return current.keyId;
    },
  };
}

/** A new key pair, under an id with the characters that trip up careless code: `/`, `+` and `=`. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  const keyId = awkwardIdentifier();
  return {
    keyId,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' },
  };
}

function awkwardIdentifier(): string {
  for (;;) {
    const candidate = randomBytes(20).toString('base64');
    if (candidate.includes('/') && candidate.includes('+')) return candidate;
  }
}

/**
 * Signs with RS256. The header names the key and the type `JWT`, unless told otherwise; `null` leaves the key
 * out.
 */
export function signJwt(
  claims: JWTPayload,
  key: SigningKey,
  { typ = 'JWT', keyId = key.keyId }: { readonly typ?: string; readonly keyId?: string | null } = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ, ...(keyId !== null && { kid: keyId }), alg: 'RS256' })
    .sign(key.privateKey);
}
