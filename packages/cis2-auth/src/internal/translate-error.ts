import { ownProperty, safeCause } from '@ers-kit/internal';
import { ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

import { Cis2AuthError, type Cis2AuthErrorCode, type Cis2Operation } from '../cis2-auth-error.js';

// Of CIS2's token endpoint: what each error means, most likely cause first.
const tokenErrorAdvice: Readonly<Record<string, string>> = {
  invalid_client:
    'CIS2 does not accept the client authentication. Check the client id, that the key id is in the JWKS that CIS2 reads, that its URL can be reached from the internet, that method and algorithm are those of the registration, and that the clock of this machine is right.',
  invalid_grant:
    'The authorisation code is used, expired, or was issued for another redirect URI. Start the sign-in again.',
  invalid_request: 'CIS2 finds the request malformed. Check the redirect URI.',
  unauthorized_client: 'The client may not use this flow. Have the registration changed.',
  unsupported_grant_type: 'The client may not use this flow. Have the registration changed.',
  invalid_scope: 'A scope is not allowed for this client. Ask for fewer, or have the registration changed.',
};

const claimCodes: Readonly<Record<string, readonly [Cis2AuthErrorCode, string]>> = {
  iss: [
    'ERR_CIS2_ID_TOKEN_ISSUER',
    'The ID token is from another issuer (iss) than the environment names. It is compared character for character, ":443" included.',
  ],
  aud: [
    'ERR_CIS2_ID_TOKEN_AUDIENCE',
    'The ID token was issued for another client (aud). Check the client id.',
  ],
  azp: [
    'ERR_CIS2_ID_TOKEN_AUDIENCE',
    'The ID token was issued for another client (azp). Check the client id.',
  ],
  exp: [
    'ERR_CIS2_ID_TOKEN_TIME',
    "The ID token has expired or says no expiry (exp). Check this machine's clock.",
  ],
  iat: [
    'ERR_CIS2_ID_TOKEN_TIME',
    "The ID token does not say when it was issued (iat), or a wrong time. Check this machine's clock.",
  ],
  nbf: ['ERR_CIS2_ID_TOKEN_TIME', "The ID token is not valid yet (nbf). Check this machine's clock."],
  nonce: [
    'ERR_CIS2_ID_TOKEN_NONCE',
    'The ID token belongs to another sign-in (nonce): it may have been injected. Refuse the sign-in.',
  ],
};
const requiredClaims = ['iss', 'aud', 'exp', 'iat', 'nonce'];

/** Makes an error of openid-client ours. Its own errors hold tokens and claims, so none of them is kept. */
export function translateError(error: unknown, operation: 'token' | 'userinfo'): Cis2AuthError {
  const chain = causesOf(error);
  const own = chain.find((item) => Cis2AuthError.isInstance(item));
  if (own) return own;
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) {
    return refusal(operation, error.status, error instanceof ResponseBodyError ? error.error : undefined);
  }
  const options = { cause: safeCause(error) };
  const response = chain.find((item) => item instanceof Response);
  if (response && response.status !== 200) return refusal(operation, response.status, undefined);
  if (operation === 'userinfo') return userInfoProblem(chain, options);
  const [code, message] = describeTokenResponse(chain);
  return new Cis2AuthError(code, message, { operation }, options);
}

function refusal(operation: Cis2Operation, status: number, error: string | undefined): Cis2AuthError {
  const known = error !== undefined && Object.hasOwn(tokenErrorAdvice, error) ? error : undefined;
  const shown = known ?? (status === 401 && operation === 'token' ? 'invalid_client' : undefined);
  const advice = shown
    ? tokenErrorAdvice[shown]
    : 'Start the sign-in again; if it happens again, CIS2 or a proxy is at fault.';
  return new Cis2AuthError(
    operation === 'token' ? 'ERR_CIS2_TOKEN_REQUEST' : 'ERR_CIS2_USERINFO',
    `The ${operation} endpoint of CIS2 answered ${status}${known ? ` (${known})` : ''}. ${advice}`,
    { operation, status, ...(known ? { error: known } : {}) },
  );
}

function userInfoProblem(chain: readonly unknown[], options: { cause: Error }): Cis2AuthError {
  const details = { operation: 'userinfo' } as const;
  if (chain.some((item) => ownProperty(item, 'attribute') === 'sub')) return subjectMismatch();
  return new Cis2AuthError(
    'ERR_CIS2_USERINFO',
    'The userinfo endpoint of CIS2 sent no JSON object with a subject (sub).',
    details,
    options,
  );
}

/** The error for userinfo of another user than the ID token's. */
export function subjectMismatch(): Cis2AuthError {
  return new Cis2AuthError(
    'ERR_CIS2_USERINFO_SUBJECT',
    'The userinfo is of another user (sub, uid) than the ID token. Refuse the sign-in.',
    { operation: 'userinfo' },
  );
}

function describeTokenResponse(chain: readonly unknown[]): readonly [Cis2AuthErrorCode, string] {
  for (const item of chain) {
    const known = claimCodes[String(ownProperty(item, 'claim'))];
    if (known) return known;
    const claims = ownProperty(item, 'claims');
    const missing = requiredClaims.find(
      (name) => claims !== undefined && ownProperty(claims, name) === undefined,
    );
    if (missing && claimCodes[missing]) return claimCodes[missing];
    if (ownProperty(item, 'header') !== undefined && ownProperty(item, 'expected') !== undefined) {
      return [
        'ERR_CIS2_ID_TOKEN_ALGORITHM',
        'The ID token is signed with an algorithm that CIS2 does not announce.',
      ];
    }
  }
  if (chain.some((item) => /\bJW[TE]\b|ID Token/.test(String(ownProperty(item, 'message'))))) {
    return [
      'ERR_CIS2_ID_TOKEN_MALFORMED',
      'The ID token of CIS2 is not a signed JWT with the claims of OpenID Connect.',
    ];
  }
  return [
    'ERR_CIS2_TOKEN_RESPONSE',
    'The token endpoint of CIS2 sent no usable token response with an ID token.',
  ];
}

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (
    let item = error;
    item !== undefined && item !== null && chain.length < 8;
    item = ownProperty(item, 'cause')
  ) {
    chain.push(item);
  }
  return chain;
}
