import { createHash } from 'node:crypto';

/** A name for a value that must not be readable in a store's keys. */
export function hashKey(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
