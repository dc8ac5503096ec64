import { randomUUID } from 'node:crypto';

import { generateSigningKey, signJwt, type SigningKey } from './signing-keys.js';

/** What can be wrong with a logout token, or with the way it is posted. */
export const logoutDefects = [
  'bad-signature',
  'kid-unknown',
  'issuer-differs',
  'audience-differs',
  'audience-missing',
  'iat-stale',
  'iat-in-future',
  'iat-missing',
  'expired',
  'events-missing',
  'event-differs',
  'nonce-present',
  'sid-and-sub-missing',
  'jti-missing',
  'jti-replayed',
  'json-body',
] as const;

/** The name of something that can be wrong with a logout token. */
export type LogoutDefect = (typeof logoutDefects)[number];

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

const event = 'http://schemas.openid.net/event/backchannel-logout';

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
  };
  Object.assign(claims, spoil(subject, defect));
  const signer = defect === 'bad-signature' ? { ...(await generateSigningKey()), keyId: key.keyId } : key;
  const token = await signJwt(claims, signer, {
    typ: subject.type,
    ...(defect === 'kid-unknown' && { keyId: 'bm90L3B1Ymxpc2hlZCthbnl3aGVyZQ==' }),
  });
  return { token, identifier };
}

function spoil({ now }: LogoutSubject, defect: LogoutDefect | undefined): Record<string, unknown> {
  switch (defect) {
    case 'issuer-differs':
      return { iss: 'https://am.elsewhere.example:443/openam/oauth2' };
    case 'audience-differs':
      return { aud: 'another-client' };
    case 'audience-missing':
      return { aud: undefined };
    case 'iat-stale':
      return { iat: now - 3600, exp: now + 120 };
    case 'iat-in-future':
      return { iat: now + 3600, exp: now + 3720 };
    case 'iat-missing':
      return { iat: undefined };
    case 'expired':
      return { iat: now - 240, exp: now - 120 };
    case 'events-missing':
      return { events: undefined };
    case 'event-differs':
      return { events: { 'http://schemas.openid.net/event/other': {} } };
    case 'nonce-present':
      return { nonce: randomUUID() };
    case 'sid-and-sub-missing':
      return { sid: undefined, sub: undefined };
    case 'jti-missing':
      return { jti: undefined };
    case 'bad-signature':
    case 'kid-unknown':
    case 'jti-replayed':
    case 'json-body':
    case undefined:
      return {};
  }
}
