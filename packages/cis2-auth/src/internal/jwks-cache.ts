import type { Clock } from '@ers-kit/internal';
import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';

import { Cis2AuthError } from '../cis2-auth-error.js';

/** Finds the key of CIS2 that signed a token. */
export type JwksCache = (header: JWSHeaderParameters) => Promise<CryptoKey>;

const maximumAgeMilliseconds = 60 * 60 * 1000;
const failureFloorMilliseconds = 2000;

/**
 * Holds CIS2's keys for an hour. A `kid` that is not among them makes it read them again, but not more often
 * than `floorMilliseconds`, however many tokens with made-up `kid`s arrive.
 */
export function createJwksCache(options: {
  read: () => Promise<Record<string, unknown>>;
  clock: Clock;
  floorMilliseconds: number;
}): JwksCache {
  const { clock } = options;
  let keys: { find: ReturnType<typeof createLocalJWKSet>; readAt: number } | undefined;
  let lastForced = Number.NEGATIVE_INFINITY;
  let failure: { error: unknown; at: number } | undefined;
  let pending: Promise<void> | undefined;

  async function readKeys(): Promise<void> {
    if (failure && clock.now() - failure.at < failureFloorMilliseconds) throw failure.error;
    pending ??= options
      .read()
      .then((jwks) => {
        keys = { find: createFinder(jwks), readAt: clock.now() };
        failure = undefined;
      })
      .catch((error: unknown) => {
        failure = { error, at: clock.now() };
        throw error;
      })
      .finally(() => {
        pending = undefined;
      });
    await pending;
  }

  return async (header) => {
    if (!keys || clock.now() - keys.readAt >= maximumAgeMilliseconds) await readKeys();
    const found = await findKey(keys?.find, header);
    if (found) return found;
    const mayForce = clock.now() - lastForced >= options.floorMilliseconds;
    if (mayForce || pending) {
      await readKeys();
      // Only a reading that succeeded: after a failure there is a pause of its own.
      if (mayForce) lastForced = clock.now();
      const foundNow = await findKey(keys?.find, header);
      if (foundNow) return foundNow;
    }
    throw new Cis2AuthError(
      'ERR_CIS2_ID_TOKEN_KEY',
      'The token is signed with a key that is not in the key set of CIS2. Check that it comes from this environment; if CIS2 has just changed its keys, try again in a minute.',
      { operation: 'jwks' },
    );
  };
}

function createFinder(jwks: Record<string, unknown>): ReturnType<typeof createLocalJWKSet> {
  if (isKeySet(jwks)) return createLocalJWKSet(jwks);
  throw new Cis2AuthError('ERR_CIS2_JWKS', 'The key set of CIS2 is not a JWK set.', { operation: 'jwks' });
}

function isKeySet(jwks: object): jwks is JSONWebKeySet {
  return (
    'keys' in jwks &&
    Array.isArray(jwks.keys) &&
    jwks.keys.every((key) => typeof key === 'object' && key !== null && !Array.isArray(key))
  );
}

async function findKey(
  find: ReturnType<typeof createLocalJWKSet> | undefined,
  header: JWSHeaderParameters,
): Promise<CryptoKey | undefined> {
  try {
    return await find?.(header);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
      return undefined;
    throw new Cis2AuthError('ERR_CIS2_JWKS', 'The key set of CIS2 holds a key that cannot be used.', {
      operation: 'jwks',
    });
  }
}
