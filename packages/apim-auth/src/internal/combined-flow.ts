import { randomBytes } from 'node:crypto';
import { isLoopbackHostname, isRecord, sameSecret } from '@ers-kit/internal';

import { ApimAuthError } from '../apim-auth-error.js';
import type {
  CombinedSignIn,
  CombinedTransaction,
  CompleteCombinedSignInOptions,
  StartCombinedSignInOptions,
  StartedCombinedSignIn,
} from '../combined-sign-in.js';
import type { ApimContext } from './context.js';
import { requireSecret } from './grants.js';
import { requestToken } from './token-request.js';
import { readUserTokens } from './token-response.js';
import { readUserInfo } from './user-info.js';

const lifetimeMilliseconds = 10 * 60 * 1000;
const callbackErrors = new Set([
  'access_denied',
  'login_required',
  'invalid_request',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_response_type',
]);

/** Begins a combined sign-in: the platform is the client of CIS2, and issues its own code. Makes no request. */
export function startCombinedSignIn(
  context: ApimContext,
  options: StartCombinedSignInOptions,
): StartedCombinedSignIn {
  const { redirectUri, acrValues } = options;
  assertRedirectUri(redirectUri);
  const transaction: CombinedTransaction = {
    state: randomBytes(32).toString('base64url'),
    redirectUri,
    namespace: context.namespace,
    createdAt: context.clock.now(),
  };
  const url = new URL(context.authorizeUrl);
  url.search = new URLSearchParams({
    client_id: context.credentials.apiKey,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'nhs-cis2',
    state: transaction.state,
    ...(acrValues === undefined ? {} : { acr_values: acrValues }),
  }).toString();
  return { url: url.href, transaction };
}

/** Completes a combined sign-in. The state is proven before the first request, and counts once. */
export async function completeCombinedSignIn(
  context: ApimContext,
  input: CompleteCombinedSignInOptions,
): Promise<CombinedSignIn> {
  const { transaction, signal } = input;
  const parameters = readParameters(input.callbackUrl);
  assertTransaction(context, transaction, parameters.get('state'));
  const code = readCode(parameters);
  const operation = 'authorization-code';
  const form = async (): Promise<Record<string, string>> => ({
    grant_type: 'authorization_code',
    code,
    redirect_uri: transaction.redirectUri,
    client_id: context.credentials.apiKey,
    client_secret: requireSecret(context, operation),
  });
  const tokens = readUserTokens(
    await requestToken(context, { operation, form, repeatable: false }, signal),
    operation,
  );
  return { tokens, userInfo: await readUserInfo(context, tokens.accessToken, signal) };
}

function assertRedirectUri(redirectUri: string): void {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHostname(url.hostname))))
    return;
  const problems = ['redirectUri must be an absolute https URL, or http on loopback'];
  throw new ApimAuthError('ERR_APIM_CONFIGURATION', `The sign-in cannot begin: ${problems[0]}.`, {
    problems,
  });
}

function readParameters(callbackUrl: URL | string): URLSearchParams {
  const base = 'https://callback.invalid/';
  if (!URL.canParse(callbackUrl, base)) fail('ERR_APIM_CALLBACK', 'callbackUrl is not a URL.');
  const parameters = new URL(callbackUrl, base).searchParams;
  const repeated = ['state', 'code', 'error'].filter((name) => parameters.getAll(name).length > 1);
  if (repeated.length > 0)
    fail('ERR_APIM_CALLBACK', `The callback is malformed: ${repeated.join(', ')} more than once.`);
  return parameters;
}

function assertTransaction(
  context: ApimContext,
  transaction: unknown,
  state: string | null,
): asserts transaction is CombinedTransaction {
  if (!isTransaction(transaction) || transaction.namespace !== context.namespace) {
    fail(
      'ERR_APIM_TRANSACTION',
      'The transaction is not one that startCombinedSignIn made for this application. Start the sign-in again.',
    );
  }
  if (state === null || !sameSecret(state, transaction.state)) {
    fail(
      'ERR_APIM_STATE',
      'The callback carries no state, or that of another sign-in: a second tab, or a forged request. Start the sign-in again.',
    );
  }
  const until = transaction.createdAt + lifetimeMilliseconds;
  if (!context.usedStates.consume(state, until + 1)) {
    fail(
      'ERR_APIM_TRANSACTION',
      'This sign-in has been completed before. Delete the transaction when the callback comes; start the sign-in again.',
    );
  }
  if (context.clock.now() > until)
    fail('ERR_APIM_TRANSACTION', 'The sign-in took longer than ten minutes. Start it again.');
}

function isTransaction(value: unknown): value is CombinedTransaction {
  return (
    isRecord(value) &&
    typeof value['state'] === 'string' &&
    value['state'].length >= 43 &&
    typeof value['redirectUri'] === 'string' &&
    typeof value['createdAt'] === 'number'
  );
}

function readCode(parameters: URLSearchParams): string {
  const error = parameters.get('error');
  if (error !== null) {
    const known = callbackErrors.has(error) ? { error } : {};
    throw new ApimAuthError(
      'ERR_APIM_SIGN_IN_REFUSED',
      `The user was not signed in${callbackErrors.has(error) ? ` (${error})` : ''}. Offer to sign in again.`,
      known,
    );
  }
  const code = parameters.get('code');
  if (!code || !/^[\x21-\x7e]{1,4096}$/.test(code)) {
    fail('ERR_APIM_CALLBACK', 'The callback carries neither a usable authorisation code nor an error.');
  }
  return code;
}

function fail(code: 'ERR_APIM_CALLBACK' | 'ERR_APIM_TRANSACTION' | 'ERR_APIM_STATE', message: string): never {
  throw new ApimAuthError(code, message);
}
