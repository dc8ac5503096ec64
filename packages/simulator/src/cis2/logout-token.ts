import { randomUUID } from 'node:crypto';

import { generateSigningKey, signJwt, type SigningKey } from './signing-keys.js';
import { foreign } from './wire.js';

const event = 'http://schemas.openid.net/event/backchannel-logout';

/** The claims of each defect, at a time in seconds; empty where something else than a claim is wrong. */
const defects = {
  'bad-signature': () => ({}),
  'kid-unknown': () => ({}),
  'issuer-differs': () => ({ iss: foreign.issuer }),
  'audience-differs': () => ({ aud: 'another-client' }),
  'audience-missing': () => ({ aud: undefined }),
  'iat-stale': (now) => ({ iat: now - 3600, exp: now + 120 }),
  'iat-in-future': (now) => ({ iat: now + 3600, exp: now + 3720 }),
  'iat-missing': () => ({ iat: undefined }),
  expired: (now) => ({ iat: now - 240, exp: now - 120 }),
  'events-missing': () => ({ events: undefined }),
  'event-differs': () => ({ events: { 'http://schemas.openid.net/event/other': {} } }),
  'nonce-present': () => ({ nonce: randomUUID() }),
  'sid-and-sub-missing': () => ({ sid: undefined, sub: undefined }),
  'jti-missing': () => ({ jti: undefined }),
  'jti-replayed': () => ({}),
  'json-body': () => ({}),
} as const satisfies Record<string, (now: number) => Record<string, unknown>>;

/**
 * The name of something that can be wrong with a logout token, or with the way it is posted.
 *
 * @example
 * ```ts
 * import type { LogoutDefect, LogoutNotice, Simulator } from '@ers-kit/simulator';
 *
 * declare const simulator: Simulator;
 * const defect: LogoutDefect = 'audience-differs';
 * const { clientId } = simulator.credentials.cis2;
 * const notice: LogoutNotice = { clientId, sub: '910000000103', defect };
 * ```
 */
export type LogoutDefect = keyof typeof defects;

/**
 * Every {@link LogoutDefect}.
 *
 * @example
 * ```ts
 * import { logoutDefects } from '@ers-kit/simulator';
 *
 * console.log(logoutDefects.includes('jti-replayed')); // true
 * ```
 */
export const logoutDefects: readonly LogoutDefect[] = Object.keys(defects).filter(
  (name): name is LogoutDefect => name in defects,
);

/** What a logout token is about. */
export interface LogoutSubject {
  readonly issuer: string;
  readonly clientId: string;
  readonly sid?: string;
  readonly sub?: string;
  /** The `jti` of the token sent before to the same client, for a replay. */
  readonly previousIdentifier?: string | undefined;
  /** Seconds. */
  readonly now: number;
  readonly type: 'JWT' | 'logout+jwt';
}

/** Makes a logout token as CIS2 would, or one with a defect. */
export async function createLogoutToken(
  subject: LogoutSubject,
  key: SigningKey,
  defect?: LogoutDefect,
): Promise<{ readonly token: string; readonly identifier: string }> {
  const identifier = defect === 'jti-replayed' ? (subject.previousIdentifier ?? randomUUID()) : randomUUID();
  const claims: Record<string, unknown> = {
    iss: subject.issuer,
    aud: subject.clientId,
    iat: subject.now,
    exp: subject.now + 120,
    jti: identifier,
    ...(subject.sid !== undefined && { sid: subject.sid }),
    ...(subject.sub !== undefined && { sub: subject.sub }),
    events: { [event]: {} },
    ...(defect && defects[defect](subject.now)),
  };
  const signer = defect === 'bad-signature' ? { ...(await generateSigningKey()), keyId: key.keyId } : key;
  const token = await signJwt(claims, signer, {
    typ: subject.type,
    ...(defect === 'kid-unknown' && { keyId: foreign.keyId }),
  });
  return { token, identifier };
}
