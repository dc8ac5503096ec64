/**
 * When each step of a change of keys is due, in milliseconds since 1970.
 *
 * @example
 * ```ts
 * import type { KeyRotationPlan } from '@ers-kit/apim-auth';
 *
 * declare const plan: KeyRotationPlan;
 * const hoursUntilUse = (plan.signWithNewKeyFrom - plan.publishNewKeyAt) / 3_600_000;
 * ```
 */
export interface KeyRotationPlan {
  /** Put the new key into the published JWKS, beside the old one. */
  readonly publishNewKeyAt: number;
  /** Sign with the new key from here on: the platform's copy of the JWKS is sure to hold it. */
  readonly signWithNewKeyFrom: number;
  /** Take the old key out of the JWKS: no assertion of it can be under way any more. */
  readonly removeOldKeyFrom: number;
}

/**
 * A key of the JWKS with the time since which it is published.
 *
 * @example
 * ```ts
 * import { chooseSigningKey, type PublishedKey } from '@ers-kit/apim-auth';
 *
 * const key: PublishedKey = { keyId: 'int-1', publishedAt: Date.parse('2026-06-01T09:00:00Z') };
 * console.log(chooseSigningKey([key], Date.now()) === key); // true
 * ```
 */
export interface PublishedKey {
  /** Its `kid`. */
  readonly keyId: string;
  /** Since when the JWKS holds it, in milliseconds since 1970. */
  readonly publishedAt: number;
}

const hour = 60 * 60 * 1000;
// The platform keeps its copy for an hour and does not look again for an unknown kid; twice that is safe.
const settleMilliseconds = 2 * hour;

/**
 * Plans a change of keys that the platform does not notice. It caches a JWKS for one hour and does not read
 * it again for an unknown `kid`, so a new key is published two hours before it is used, and the old one stays
 * for two hours after its last use.
 *
 * @param publishNewKeyAt - When the new key goes into the JWKS, in milliseconds since 1970.
 * @returns When each step is due.
 *
 * @example
 * ```ts
 * import { planKeyRotation } from '@ers-kit/apim-auth';
 *
 * const plan = planKeyRotation(Date.parse('2026-06-01T09:00:00Z'));
 * console.log(new Date(plan.signWithNewKeyFrom).toISOString()); // 2026-06-01T11:00:00.000Z
 * console.log(new Date(plan.removeOldKeyFrom).toISOString()); // 2026-06-01T13:00:00.000Z
 * ```
 */
export function planKeyRotation(publishNewKeyAt: number): KeyRotationPlan {
  const signWithNewKeyFrom = publishNewKeyAt + settleMilliseconds;
  return { publishNewKeyAt, signWithNewKeyFrom, removeOldKeyFrom: signWithNewKeyFrom + settleMilliseconds };
}

/**
 * Chooses the key to sign with: the newest that has been published for two hours, or the oldest where none
 * has been.
 *
 * @param keys - The keys of the JWKS, in any order.
 * @param now - The time, in milliseconds since 1970.
 *
 * @example
 * ```ts
 * import { chooseSigningKey } from '@ers-kit/apim-auth';
 *
 * const keys = [
 *   { keyId: 'int-1', publishedAt: Date.parse('2026-01-05T09:00:00Z') },
 *   { keyId: 'int-2', publishedAt: Date.parse('2026-06-01T09:00:00Z') },
 * ];
 * const now = Date.parse('2026-06-01T10:00:00Z');
 * console.log(chooseSigningKey(keys, now)?.keyId); // int-1
 * ```
 */
export function chooseSigningKey<Key extends PublishedKey>(
  keys: readonly Key[],
  now: number,
): Key | undefined {
  const byAge = keys.toSorted((one, other) => one.publishedAt - other.publishedAt);
  return byAge.findLast(({ publishedAt }) => now - publishedAt >= settleMilliseconds) ?? byAge[0];
}
