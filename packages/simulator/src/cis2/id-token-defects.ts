import { SignJWT } from 'jose';

import { generateSigningKey, signJwt, type SigningKey } from './signing-keys.js';
import { foreign } from './wire.js';

/** An ID token before it is signed. */
export interface IdTokenDraft {
  readonly claims: Readonly<Record<string, unknown>>;
  /** The header's `kid`; `null` leaves it out. */
  readonly keyId: string | null;
  readonly signature: 'good' | 'tampered' | 'other-key' | 'public-key-as-secret' | 'none';
}

const withClaims = (draft: IdTokenDraft, claims: Readonly<Record<string, unknown>>): IdTokenDraft => ({
  ...draft,
  claims: { ...draft.claims, ...claims },
});

const without = (draft: IdTokenDraft, name: string): IdTokenDraft => withClaims(draft, { [name]: undefined });

const seconds = (value: unknown): number => Number(value);

/** What can be wrong with an ID token: mostly the cases of the OpenID relying-party conformance suite. */
const defects = {
  'bad-signature': (draft) => ({ ...draft, signature: 'tampered' }),
  'signed-by-other-key': (draft) => ({ ...draft, signature: 'other-key' }),
  unsigned: (draft) => ({ ...draft, signature: 'none' }),
  'hmac-with-public-key': (draft) => ({ ...draft, signature: 'public-key-as-secret' }),
  'kid-missing': (draft) => ({ ...draft, keyId: null }),
  'kid-unknown': (draft) => ({ ...draft, keyId: foreign.keyId }),
  'nonce-differs': (draft) => withClaims(draft, { nonce: 'another-nonce' }),
  'nonce-missing': (draft) => without(draft, 'nonce'),
  'issuer-differs': (draft) => withClaims(draft, { iss: foreign.issuer }),
  'issuer-without-port': (draft) => withClaims(draft, { iss: new URL(String(draft.claims['iss'])).href }),
  'issuer-missing': (draft) => without(draft, 'iss'),
  'audience-differs': (draft) => withClaims(draft, { aud: 'another-client', azp: 'another-client' }),
  'audience-missing': (draft) => without(draft, 'aud'),
  'azp-differs': (draft) =>
    withClaims(draft, { aud: [draft.claims['aud'], 'another-client'], azp: 'another-client' }),
  'azp-missing': (draft) =>
    without(withClaims(draft, { aud: [draft.claims['aud'], 'another-client'] }), 'azp'),
  'sub-missing': (draft) => without(draft, 'sub'),
  'iat-missing': (draft) => without(draft, 'iat'),
  'exp-missing': (draft) => without(draft, 'exp'),
  expired: (draft) =>
    withClaims(draft, {
      iat: seconds(draft.claims['iat']) - 7200,
      exp: seconds(draft.claims['iat']) - 3600,
    }),
  'at-hash-differs': (draft) => withClaims(draft, { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
  'auth-time-stale': (draft) => withClaims(draft, { auth_time: seconds(draft.claims['iat']) - 86_400 }),
  'auth-time-missing': (draft) => without(draft, 'auth_time'),
  'authentication-downgraded': (draft) =>
    withClaims(draft, {
      authentication_assurance_level: sameType(draft.claims['authentication_assurance_level'], 1),
      acr: 'AAL1_USERPASS',
      amr: ['USERPASS'],
    }),
  'authentication-level-missing': (draft) => without(draft, 'authentication_assurance_level'),
  'identity-downgraded': (draft) =>
    withClaims(draft, { id_assurance_level: sameType(draft.claims['id_assurance_level'], 1) }),
  'identity-level-missing': (draft) => without(draft, 'id_assurance_level'),
} as const satisfies Record<string, (draft: IdTokenDraft) => IdTokenDraft>;

/**
 * The name of something that can be wrong with an ID token.
 *
 * @example
 * ```ts
 * import { idTokenDefects, type IdTokenDefect } from '@ers-kit/simulator';
 *
 * const defect: IdTokenDefect = 'nonce-differs';
 * console.log(idTokenDefects.includes(defect)); // true
 * ```
 */
export type IdTokenDefect = keyof typeof defects;

/**
 * Every {@link IdTokenDefect}.
 *
 * @example
 * ```ts
 * import { idTokenDefects, type Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * for (const defect of idTokenDefects) {
 *   simulator.cis2.setFault({ kind: 'id-token', defect, times: 1 });
 *   // Sign in, and see that it is refused.
 * }
 * ```
 */
export const idTokenDefects: readonly IdTokenDefect[] = Object.keys(defects).filter(
  (name): name is IdTokenDefect => name in defects,
);

/** Signs a draft, spoilt by `defect` where there is one. */
export async function signDraft(
  draft: IdTokenDraft,
  key: SigningKey,
  defect?: IdTokenDefect,
): Promise<string> {
  const { claims, keyId, signature } = defect ? defects[defect](draft) : draft;
  if (signature === 'none') {
    return `${encode({ typ: 'JWT', alg: 'none' })}.${encode(claims)}.`;
  }
  if (signature === 'public-key-as-secret') {
    const header = { typ: 'JWT', alg: 'HS256', kid: key.keyId };
    const secret = Buffer.from(key.publicJwk.n ?? '', 'base64url');
    return new SignJWT({ ...claims }).setProtectedHeader(header).sign(secret);
  }
  const signer = signature === 'other-key' ? await generateSigningKey() : key;
  const token = await signJwt({ ...claims }, signer, { keyId });
  return signature === 'tampered' ? tamper(token) : token;
}

function sameType(claim: unknown, value: number): unknown {
  return typeof claim === 'number' ? value : String(value);
}

function tamper(token: string): string {
  const start = token.lastIndexOf('.') + 1;
  return `${token.slice(0, start)}${token[start] === 'A' ? 'B' : 'A'}${token.slice(start + 1)}`;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
