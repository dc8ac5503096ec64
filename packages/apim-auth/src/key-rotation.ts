/** When each step of a change of keys is due, in milliseconds since 1970. */
export interface KeyRotationPlan {
  /** Put the new key into the published JWKS, beside the old one. */
  readonly publishNewKeyAt: number;
  /** Sign with the new key from here on: the platform's copy of the JWKS is sure to hold it. */
  readonly signWithNewKeyFrom: number;
  /** Take the old key out of the JWKS: no assertion of it can be under way any more. */
  readonly removeOldKeyFrom: number;
}

/** A key of the JWKS with the time since which it is published. */
export interface PublishedKey {
  readonly keyId: string;
  readonly publishedAt: number;
}

const hour = 60 * 60 * 1000;
// The platform keeps its copy for an hour and does not look again for an unknown kid; twice that is safe.
const settleMilliseconds = 2 * hour;

/**
 * Plans a change of keys that the platform does not notice. It caches a JWKS for one hour and does not read
 * it again for an unknown `kid`, so a new key is published two hours before it is used, and the old one stays
 * for two hours after its last use.
 */
export function planKeyRotation(publishNewKeyAt: number): KeyRotationPlan {
  const signWithNewKeyFrom = publishNewKeyAt + settleMilliseconds;
  return { publishNewKeyAt, signWithNewKeyFrom, removeOldKeyFrom: signWithNewKeyFrom + settleMilliseconds };
}

/**
 * Chooses the key to sign with: the newest that has been published for two hours, or the oldest where none
 * has been.
 */
export function chooseSigningKey<Key extends PublishedKey>(
  keys: readonly Key[],
  now: number,
): Key | undefined {
  const byAge = keys.toSorted((one, other) => one.publishedAt - other.publishedAt);
  return byAge.findLast(({ publishedAt }) => now - publishedAt >= settleMilliseconds) ?? byAge[0];
}
