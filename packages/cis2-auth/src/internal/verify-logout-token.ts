import { isRecord } from '@ers-kit/internal';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';

import { Cis2AuthError } from '../cis2-auth-error.js';
import type { LogoutNotice, VerifyLogoutTokenOptions } from '../logout-token.js';
import type { Cis2Context } from './context.js';
import { verifySignature } from './id-token.js';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** A token older than this is not accepted. Source: practice of NHS applications that passed conformance. */
const windowSeconds = 300;

/**
 * Verifies a logout token: OpenID Connect Back-Channel Logout 1.0 section 2.6. What needs no key comes first,
 * so that junk makes no request to CIS2; what uses the token up comes last.
 */
export async function verifyLogoutToken(
  context: Cis2Context,
  token: unknown,
  options: VerifyLogoutTokenOptions = {},
): Promise<LogoutNotice> {
  if (typeof token !== 'string' || token.length > 16_384)
    refuse('it is not there, or not a string of usual length');
  const { header, claims } = decode(token);
  assertType(header.typ, options.profile ?? 'cis2');
  assertClaims(context, claims);
  await verifySignature(token, context.jwks);
  const { sid, sub, jti = '', iat = 0 } = claims;
  if (!context.usedLogoutTokens.consume(jti, (iat + windowSeconds + context.toleranceSeconds) * 1000)) {
    refuse('it was used before (jti)');
  }
  return {
    ...(typeof sid === 'string' ? { sessionId: sid } : {}),
    ...(sub === undefined ? {} : { subject: sub }),
    issuedAt: iat * 1000,
  };
}

function decode(token: string): { header: { typ?: unknown }; claims: JWTPayload } {
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    throw refusal('it is not a JWT');
  }
}

function assertType(typ: unknown, profile: 'cis2' | 'strict'): void {
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ;
  const accepted = profile === 'strict' ? ['logout+jwt'] : ['logout+jwt', 'jwt', undefined];
  if (!accepted.some((one) => one === type)) refuse('it is of another type (typ)');
}

function assertClaims(context: Cis2Context, claims: JWTPayload): void {
  const { iss, aud, iat, exp, jti, sub, sid, events } = claims;
  const now = context.clock.now() / 1000;
  const tolerance = context.toleranceSeconds;
  if (iss !== context.issuer) refuse('it is from another issuer (iss)');
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(context.options.credentials.clientId)) refuse('it is for another client (aud)');
  if (typeof iat !== 'number') refuse('it does not say when it was issued (iat)');
  if (iat > now + tolerance) refuse("it was issued in the future (iat); set this machine's clock");
  if (iat < now - windowSeconds - tolerance) refuse('it is too old (iat)');
  if (exp !== undefined && !(typeof exp === 'number' && exp > now - tolerance))
    refuse('it has expired (exp)');
  if (typeof jti !== 'string' || jti === '' || jti.length > 512) refuse('it has no usable id (jti)');
  if (!isRecord(events) || !isRecord(events[logoutEvent])) refuse('it is about no logout (events)');
  if ('nonce' in claims) refuse('it carries a nonce, so it is an ID token passed off as a logout token');
  if (![sid, sub].some((id) => id !== undefined)) refuse('it names neither a session nor a user (sid, sub)');
  if (![sid, sub].every((id) => id === undefined || (typeof id === 'string' && id !== ''))) {
    refuse('its session or user is not a string (sid, sub)');
  }
}

function refuse(reason: string): never {
  throw refusal(reason);
}

function refusal(reason: string): Cis2AuthError {
  return new Cis2AuthError(
    'ERR_CIS2_LOGOUT_TOKEN',
    `The logout token is refused: ${reason}. Answer 400; end no session.`,
  );
}
