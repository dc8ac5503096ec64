import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConfigReader } from './config-reader.js';
import type { VariableName } from './variables.js';

/** A private key as read from a file. */
export interface PrivateKeyFile {
  /** PKCS #8, whatever PEM form the file has. */
  readonly pem: string;
  /** SHA-256 thumbprint of the public half (RFC 7638), as base64url. */
  readonly thumbprint: string;
}

/** Why a file could not be read. */
const fileProblems: Record<string, string> = {
  ENOENT: 'names a file that does not exist',
  EACCES: 'names a file that this process may not read',
  EISDIR: 'names a folder',
};

/** What a text that is not an unencrypted private key is, the most telling first. */
const pemProblems: readonly [RegExp, string][] = [
  [/^\s*$/, 'names an empty file'],
  [
    /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m,
    'names an encrypted key. Decrypt it first, for instance with "openssl pkey"',
  ],
  [/-----BEGIN OPENSSH PRIVATE KEY-----/, 'names a key in OpenSSH form. Convert it to PEM (PKCS #8)'],
  [/-----BEGIN CERTIFICATE-----(?![^]*PRIVATE KEY-----)/, 'names a certificate, not a private key'],
  [/-----BEGIN (RSA )?PUBLIC KEY-----(?![^]*PRIVATE KEY-----)/, 'names a public key, not the private one'],
  [/^(?![^]*-----BEGIN (RSA |EC )?PRIVATE KEY-----)/, 'names a file that holds no PEM private key'],
];

function readText(path: string): { text: string } | { problem: string } {
  // A key pasted in place of its path must not be taken for one, nor ever be shown.
  if (path.includes('-----BEGIN'))
    return { problem: 'holds a key itself. Write the key to a file and give its path' };
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { problem: fileProblems[code] ?? 'names a file that cannot be read' };
  }
}

function parseKey(text: string): { key: KeyObject } | { problem: string } {
  const problem = pemProblems.find(([pattern]) => pattern.test(text))?.[1];
  if (problem !== undefined) return { problem };
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    return { problem: 'names a private key that is damaged' };
  }
  if (key.asymmetricKeyType !== 'rsa') return { problem: 'names a key that is not an RSA key' };
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    return { problem: 'names a key of fewer than 2048 bits' };
  }
  return { key };
}

function thumbprintOf(key: KeyObject): string {
  const { e, kty, n } = createPublicKey(key).export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}

/** The private key in the file that `name` names, or `undefined` after a problem was reported. */
export function readPrivateKey(reader: ConfigReader, name: VariableName): PrivateKeyFile | undefined {
  const path = reader.required(name);
  if (path === undefined) return undefined;
  const file = readText(path);
  const parsed = 'text' in file ? parseKey(file.text) : file;
  if ('problem' in parsed) {
    reader.report(name, parsed.problem);
    return undefined;
  }
  return {
    pem: parsed.key.export({ type: 'pkcs8', format: 'pem' }) as string,
    thumbprint: thumbprintOf(parsed.key),
  };
}
