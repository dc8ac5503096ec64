import { safeText, sameSecret } from '@ers-kit/internal';

import { Cis2AuthError } from '../cis2-auth-error.js';
import type { SignInTransaction } from '../transaction.js';
import { sameUrl } from './server-metadata.js';

const singleParameters = ['state', 'code', 'iss', 'error', 'error_description'];

// RFC 6749 section 4.1.2.1 and OpenID Connect Core section 3.1.2.6, with what each means for the user.
const refusals: Readonly<Record<string, string>> = {
  access_denied: 'The user cancelled, or may not use this application. Offer to sign in again.',
  login_required:
    'The user is not signed in to CIS2, and the request forbade to ask. Start with prompt "login".',
  interaction_required:
    'CIS2 has to ask the user something, and the request forbade it. Start with prompt "login".',
  account_selection_required:
    'CIS2 has to ask the user something, and the request forbade it. Start with prompt "login".',
  consent_required:
    'CIS2 has to ask the user something, and the request forbade it. Start with prompt "login".',
  invalid_scope:
    'A scope is unknown or not allowed for this client. Ask for fewer, or have the registration changed.',
  invalid_request: 'The request is not as CIS2 wants it. Check acrValues, prompt and redirectUri.',
  unauthorized_client: 'The client may not use this flow. Have the registration changed.',
  unsupported_response_type: 'The client may not use this flow. Have the registration changed.',
  server_error: 'CIS2 failed. Offer to sign in again.',
  temporarily_unavailable: 'CIS2 is busy or under maintenance. Offer to sign in again later.',
};

/** Reads the parameters of a callback. Each one that counts may be there once. */
export function readCallback(callbackUrl: URL | string, redirectUri: string): URLSearchParams {
  const base = URL.canParse(redirectUri) ? redirectUri : 'https://callback.invalid/';
  if (
    !(callbackUrl instanceof URL) &&
    !(typeof callbackUrl === 'string' && URL.canParse(callbackUrl, base))
  ) {
    throw new Cis2AuthError(
      'ERR_CIS2_CALLBACK',
      'callbackUrl is not a URL. Give the whole URL of the request, or its path with the query.',
    );
  }
  const parameters = new URL(callbackUrl, base).searchParams;
  const problems = singleParameters
    .filter((name) => parameters.getAll(name).length > 1)
    .map((name) => `"${name}" is there more than once`);
  if (problems.length > 0) {
    throw new Cis2AuthError('ERR_CIS2_CALLBACK', `The callback is malformed: ${problems.join('; ')}.`, {
      problems,
    });
  }
  return parameters;
}

/** Proves that a callback belongs to a transaction. */
export function assertState(parameters: URLSearchParams, transaction: SignInTransaction): void {
  const state = parameters.get('state');
  if (!state) {
    throw new Cis2AuthError(
      'ERR_CIS2_STATE_MISSING',
      'The callback carries no state, so it does not come from a sign-in that this application began. Start the sign-in again.',
    );
  }
  if (!sameSecret(state, transaction.state)) {
    throw new Cis2AuthError(
      'ERR_CIS2_STATE_MISMATCH',
      'The callback belongs to another sign-in than the one of this session: a second tab, an old bookmark, or a forged request. Start the sign-in again.',
    );
  }
}

/** The authorisation code of a callback whose state is proven. */
export function readCode(parameters: URLSearchParams, issuer: string): string {
  const callbackIssuer = parameters.get('iss');
  if (callbackIssuer !== null && !sameUrl(callbackIssuer, issuer)) {
    throw new Cis2AuthError(
      'ERR_CIS2_CALLBACK_ISSUER',
      'The callback says that another issuer answered than the one that was asked. Check that redirect URI and environment belong together.',
    );
  }
  const error = parameters.get('error');
  if (error !== null) throw describeRefusal(error, parameters.get('error_description'));
  const code = parameters.get('code');
  if (!code || !/^[\x21-\x7e]{1,4096}$/.test(code)) {
    throw new Cis2AuthError(
      'ERR_CIS2_CALLBACK',
      'The callback carries neither a usable authorisation code nor an error.',
    );
  }
  return code;
}

function describeRefusal(error: string, description: string | null): Cis2AuthError {
  const known = Object.hasOwn(refusals, error) ? error : undefined;
  const advice = known
    ? refusals[known]
    : `It gave a reason that is not known here. ${safeText(description) ?? ''}`.trim();
  return new Cis2AuthError(
    'ERR_CIS2_SIGN_IN_REFUSED',
    `CIS2 did not sign the user in${known ? ` (${known})` : ''}. ${advice}`,
    known ? { error: known } : {},
  );
}
