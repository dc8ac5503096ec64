import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';

import { ApimAuthError } from '../apim-auth-error.js';
import type { TokenErrorReason } from '../token-error-table.js';
import type { ApimContext } from './context.js';

/** Refuses, before anything is sent, a subject token that the platform would refuse. */
export function assertSubjectToken(context: ApimContext, token: unknown): asserts token is string {
  if (typeof token !== 'string' || token === '') {
    refuse(
      'subject-token-missing',
      'There is no ID token. Sign in with CIS2 first, and hand over the idToken of the result.',
    );
  }
  const { header, claims } = decode(token);
  if (header.kid === undefined) {
    refuse(
      'subject-token-key-id-missing',
      'The subject token does not name its key (kid), so it is no ID token of CIS2.',
    );
  }
  if (header.typ?.toUpperCase() !== 'JWT') {
    refuse(
      'subject-token-type-header',
      'The subject token has no header typ: JWT, which the platform demands.',
    );
  }
  if (claims.exp === undefined) {
    refuse(
      'subject-token-expiry-missing',
      'The subject token says no expiry (exp), so it is no ID token of CIS2.',
    );
  }
  if (typeof claims.exp !== 'number') {
    refuse(
      'subject-token-expiry-type',
      'The expiry (exp) of the subject token is not a number, so it is no ID token of CIS2.',
    );
  }
  if (claims.exp * 1000 <= context.clock.now() + context.clockOffset) {
    refuse(
      'subject-token-expired',
      'The ID token has expired: CIS2 issues it for about an hour. Refresh in place of exchanging again, or let the user sign in again.',
    );
  }
  assertIssuer(context, claims);
}

function assertIssuer({ issuer, environmentName }: ApimContext, { iss }: JWTPayload): void {
  if (iss === undefined) {
    refuse(
      'subject-token-issuer-missing',
      'The subject token does not say who issued it (iss), so it is no ID token of CIS2.',
    );
  }
  if (issuer === undefined || iss === issuer) return;
  refuse(
    'subject-token-issuer',
    `The ID token was issued by another CIS2 than the one that belongs to the environment "${environmentName}", and its API platform would refuse it. Use one environment for sign-in and exchange; the issuer is compared character for character, ":443" included.`,
  );
}

/** Three base64url parts. Decoders pass over blanks and line breaks, the platform need not. */
const compactJwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

function decode(token: string): { header: ProtectedHeaderParameters; claims: JWTPayload } {
  try {
    if (!compactJwt.test(token)) throw new TypeError('not a compact JWT');
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    throw refusal(
      'subject-token-malformed',
      "The subject token is not a JWT. The likeliest cause is that CIS2's access token, which is opaque, was handed over in place of the ID token.",
    );
  }
}

function refuse(reason: TokenErrorReason, message: string): never {
  throw refusal(reason, message);
}

function refusal(reason: TokenErrorReason, message: string): ApimAuthError {
  return new ApimAuthError('ERR_APIM_SUBJECT_TOKEN', message, { operation: 'token-exchange', reason });
}
