import type { AccessToken, UserTokens } from '../apim-auth.js';
import { ApimAuthError, type ApimOperation } from '../apim-auth-error.js';
import type { ApimContext } from './context.js';
import { assertSubjectToken } from './subject-token.js';
import { requestToken } from './token-request.js';
import { readAccessToken, readUserTokens } from './token-response.js';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';

/** Exchanges an ID token. The same one can be exchanged as often as needed until it expires. */
export async function exchangeIdToken(
  context: ApimContext,
  idToken: unknown,
  signal: AbortSignal | undefined,
): Promise<UserTokens> {
  assertSubjectToken(context, idToken);
  const operation = 'token-exchange';
  const form = async (): Promise<Record<string, string>> => ({
    grant_type: exchangeGrant,
    subject_token_type: idTokenType,
    subject_token: idToken,
    client_assertion_type: assertionType,
    client_assertion: await context.signAssertion(),
  });
  return readUserTokens(
    await requestToken(context, { operation, form, repeatable: true }, signal),
    operation,
  );
}

/** Refreshes. The platform wants API key and secret here, and takes no assertion in their place. */
export async function refresh(
  context: ApimContext,
  refreshToken: unknown,
  signal: AbortSignal | undefined,
): Promise<UserTokens> {
  const apiSecret = requireSecret(context, 'refresh');
  if (typeof refreshToken !== 'string' || !/^[\x21-\x7e]{1,4096}$/.test(refreshToken)) {
    throw new ApimAuthError(
      'ERR_APIM_REFRESH_TOKEN',
      'The refresh token is not a non-empty string of visible ASCII characters. Hand back the refreshToken of the last exchange or refresh.',
      { operation: 'refresh' },
    );
  }
  const operation = 'refresh';
  const form = async (): Promise<Record<string, string>> => ({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: context.credentials.apiKey,
    client_secret: apiSecret,
  });
  return readUserTokens(
    await requestToken(context, { operation, form, repeatable: false }, signal),
    operation,
  );
}

/** Asks for an application-restricted token. */
export async function requestApplicationToken(
  context: ApimContext,
  signal: AbortSignal | undefined,
): Promise<AccessToken> {
  const operation = 'client-credentials';
  const form = async (): Promise<Record<string, string>> => ({
    grant_type: 'client_credentials',
    client_assertion_type: assertionType,
    client_assertion: await context.signAssertion(),
  });
  return readAccessToken(
    await requestToken(context, { operation, form, repeatable: true }, signal),
    operation,
  );
}

/** The API secret, which some grants demand. */
export function requireSecret({ credentials }: ApimContext, operation: ApimOperation): string {
  if (credentials.apiSecret !== undefined) return credentials.apiSecret;
  throw new ApimAuthError(
    'ERR_APIM_CONFIGURATION',
    `The API secret of the application (credentials.apiSecret) is needed here (${operation}). Where a session is to be renewed without it, exchange the ID token again while it is valid.`,
    { operation, problems: ['credentials.apiSecret is missing'] },
  );
}
