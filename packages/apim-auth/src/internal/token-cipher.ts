import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isRecord } from '@ers-kit/internal';

import { ApimAuthError } from '../apim-auth-error.js';
import type { TokenRecord } from '../token-manager/token-store.js';

/**
 * A key for tokens at rest.
 *
 * @example
 * ```ts
 * import { randomBytes } from 'node:crypto';
 * import type { EncryptionKey } from '@ers-kit/apim-auth/redis';
 *
 * const encryptionKey: EncryptionKey = { id: '2026-11', key: randomBytes(32) };
 * ```
 */
export interface EncryptionKey {
  /** A name for it, which is stored with what it encrypts. Letters, digits, `_` and `-`. */
  readonly id: string;
  /** 32 random bytes, raw or as base64. */
  readonly key: Uint8Array | string;
}

/** Encrypts records for a store, and decrypts them. */
export interface TokenCipher {
  seal(name: string, record: TokenRecord): string;
  /** The record, or `undefined` where it cannot be opened: another key, changed bytes, another name. */
  open(name: string, sealed: string): TokenRecord | undefined;
}

const algorithm = 'aes-256-gcm';
const version = 'v1';

/**
 * AES-256-GCM under the first of the keys; all of them decrypt, so a key is changed by putting the new one in
 * front. The name of the record is authenticated with it: a record cannot be moved to another session.
 */
export function createTokenCipher(keys: readonly EncryptionKey[] = []): TokenCipher {
  const byId = new Map(keys.map(({ id, key }) => [id, readKey(key)]));
  const [current] = byId;
  const wellNamed = keys.every(({ id }) => /^[\w-]{1,64}$/.test(id));
  const wellSized = [...byId.values()].every(({ length }) => length === 32);
  if (!current || byId.size !== keys.length || !wellNamed || !wellSized) {
    throw new ApimAuthError(
      'ERR_APIM_CONFIGURATION',
      'encryptionKeys must be one key or more, each with an id of its own (letters, digits, _ and -) and 32 bytes, raw or as base64.',
      { problems: ['encryptionKeys'] },
    );
  }
  const [currentId, currentKey] = current;
  return {
    seal(name, record) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, currentKey, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(JSON.stringify(record)), cipher.final()]);
      return [version, currentId, encode(nonce), encode(body), encode(cipher.getAuthTag())].join('.');
    },
    open(name, sealed) {
      const [form, id = '', nonce = '', body = '', tag = ''] = sealed.split('.');
      const key = byId.get(id);
      if (form !== version || !key) return undefined;
      try {
        const decipher = createDecipheriv(algorithm, key, decode(nonce), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(name)).setAuthTag(decode(tag));
        const text = Buffer.concat([decipher.update(decode(body)), decipher.final()]).toString();
        const record: unknown = JSON.parse(text);
        return isTokenRecord(record) ? record : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isTokenRecord(value: unknown): value is TokenRecord {
  return (
    isRecord(value) &&
    typeof value['accessToken'] === 'string' &&
    typeof value['expiresAt'] === 'number' &&
    typeof value['renewAt'] === 'number'
  );
}

function readKey(key: unknown): Buffer {
  if (typeof key === 'string') return Buffer.from(key, 'base64');
  return key instanceof Uint8Array ? Buffer.from(key) : Buffer.alloc(0);
}

const encode = (bytes: Buffer): string => bytes.toString('base64url');
const decode = (text: string): Buffer => Buffer.from(text, 'base64url');
