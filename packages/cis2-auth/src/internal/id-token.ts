import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, errors } from 'jose';

import { assuranceLevelOfAcr, parseAssuranceLevel, type AssuranceLevel } from '../assurance.js';
import { Cis2AuthError, type Cis2AuthErrorCode } from '../cis2-auth-error.js';
import type { SignInTransaction } from '../transaction.js';
import type { JwksCache } from './jwks-cache.js';

/** Claims as they came, before their types are known. */
export type Claims = Readonly<Record<string, unknown>>;

/** What CIS2 signs with: RS256 by default, RS512 by registration. */
const idTokenAlgorithms = ['RS256', 'RS512'];

/** Verifies the signature of a token of CIS2. openid-client, by default, relies on TLS alone. */
export async function verifySignature(token: string, jwks: JwksCache): Promise<void> {
  try {
    await compactVerify(token, (header) => jwks(header), { algorithms: idTokenAlgorithms });
  } catch (error) {
    if (Cis2AuthError.isInstance(error)) throw error;
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      throw new Cis2AuthError(
        'ERR_CIS2_ID_TOKEN_SIGNATURE',
        'The signature of the token is wrong: it was changed on its way, or another system made it. Refuse the sign-in.',
      );
    }
    if (error instanceof errors.JOSEAlgNotAllowed) {
      throw new Cis2AuthError('ERR_CIS2_ID_TOKEN_ALGORITHM', 'The token is not signed with RS256 or RS512.');
    }
    if (error instanceof errors.JOSEError) {
      throw new Cis2AuthError(
        'ERR_CIS2_ID_TOKEN_MALFORMED',
        'The token is not a signed JWT of the compact form.',
      );
    }
    throw new Cis2AuthError('ERR_CIS2_JWKS', 'The key set of CIS2 holds a key that cannot be used.', {
      operation: 'jwks',
    });
  }
}

/** What the checks of an ID token need to know. */
export interface IdTokenContext {
  readonly idToken: string;
  readonly accessToken: string;
  readonly claims: Claims;
  readonly clientId: string;
  readonly transaction: SignInTransaction;
  readonly nowSeconds: number;
  readonly toleranceSeconds: number;
}

/** The checks that openid-client leaves to its user. */
export function assertIdTokenClaims(context: IdTokenContext): void {
  const { claims, clientId, transaction, nowSeconds, toleranceSeconds } = context;
  if (typeof claims['sub'] !== 'string' || claims['sub'] === '') {
    fail('ERR_CIS2_ID_TOKEN_MALFORMED', 'The ID token names no subject.');
  }
  if (claims['azp'] !== undefined && claims['azp'] !== clientId) {
    fail(
      'ERR_CIS2_ID_TOKEN_AUDIENCE',
      'The ID token was issued for another client (azp). Check the client id.',
    );
  }
  if (typeof claims['iat'] === 'number' && claims['iat'] > nowSeconds + toleranceSeconds) {
    fail('ERR_CIS2_ID_TOKEN_TIME', "The ID token was issued in the future (iat). Set this machine's clock.");
  }
  if (!accessTokenMatches(context)) {
    fail(
      'ERR_CIS2_ID_TOKEN_HASH',
      'The ID token and the access token do not belong together (at_hash). Refuse the sign-in.',
    );
  }
  if (transaction.expectedSubject !== undefined && claims['sub'] !== transaction.expectedSubject) {
    fail(
      'ERR_CIS2_SUBJECT_CHANGED',
      'Another user came back from the change of role. End the session and sign in anew.',
    );
  }
  assertAuthTime(context);
}

function accessTokenMatches({ idToken, accessToken, claims }: IdTokenContext): boolean {
  const expected = claims['at_hash'];
  if (expected === undefined) return true;
  const digest = decodeProtectedHeader(idToken).alg === 'RS512' ? 'sha512' : 'sha256';
  const hash = createHash(digest).update(accessToken, 'ascii').digest();
  return expected === hash.subarray(0, hash.length / 2).toString('base64url');
}

function assertAuthTime({ claims, transaction, nowSeconds, toleranceSeconds }: IdTokenContext): void {
  const { maximumAuthenticationAge } = transaction;
  if (maximumAuthenticationAge === undefined) return;
  const authTime = claims['auth_time'];
  if (typeof authTime !== 'number') {
    fail(
      'ERR_CIS2_AUTH_TIME',
      'The ID token does not say when the user authenticated (auth_time), though the request asked for a fresh sign-in.',
    );
  }
  if (authTime > nowSeconds + toleranceSeconds) {
    fail(
      'ERR_CIS2_AUTH_TIME',
      "The ID token says that the user authenticated in the future (auth_time). Set this machine's clock.",
    );
  }
  if (authTime < nowSeconds - maximumAuthenticationAge - toleranceSeconds) {
    fail(
      'ERR_CIS2_AUTH_TIME',
      `The user authenticated more than ${maximumAuthenticationAge} seconds ago (auth_time), though the request asked for a fresh sign-in: the request may have been changed on its way. Start the sign-in again.`,
    );
  }
}

/** The levels at which a user is known and has authenticated. */
export interface AssuranceLevels {
  readonly authentication: AssuranceLevel;
  readonly identity: AssuranceLevel;
}

/** Reads the assurance levels and refuses those that are too low. An unknown level is too low. */
export function assertAssurance(
  claims: Claims,
  userInfo: Claims,
  minimum: { authentication: number; identity: number },
): AssuranceLevels {
  // The platform filters its scopes by this claim and not by `acr`, so it comes first.
  const authentication =
    claims['authentication_assurance_level'] === undefined
      ? assuranceLevelOfAcr(claims['acr'])
      : parseAssuranceLevel(claims['authentication_assurance_level']);
  if (authentication === undefined || authentication < minimum.authentication) {
    fail(
      'ERR_CIS2_AUTHENTICATION_ASSURANCE',
      `The user authenticated at assurance level ${authentication ?? 'unknown'}; level ${minimum.authentication} is needed. Ask the user to sign in with a stronger authenticator.`,
    );
  }
  const identity = parseAssuranceLevel(claims['id_assurance_level'] ?? userInfo['idassurancelevel']);
  if (identity === undefined || identity < minimum.identity) {
    fail(
      'ERR_CIS2_IDENTITY_ASSURANCE',
      `The user's identity is assured at level ${identity ?? 'unknown'}; level ${minimum.identity} is needed. A registration authority has to verify the user.`,
    );
  }
  return { authentication, identity };
}

function fail(code: Cis2AuthErrorCode, message: string): never {
  throw new Cis2AuthError(code, message);
}
