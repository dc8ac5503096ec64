import type { IdToken } from '@ers-kit/environments';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  fetchUserInfo,
} from 'openid-client';

import type { CompleteSignInOptions } from '../cis2-client.js';
import { Cis2AuthError, type Cis2Operation } from '../cis2-auth-error.js';
import type { SignIn } from '../sign-in.js';
import { assertTransaction, type SignInTransaction } from '../transaction.js';
import { assertState, readCallback, readCode } from './callback.js';
import type { Cis2Context } from './context.js';
import { assertAssurance, assertIdTokenClaims, verifySignature, type Claims } from './id-token.js';
import { readSignIn } from './read-sign-in.js';
import { subjectMismatch, translateError } from './translate-error.js';

/** Completes a sign-in. Everything up to and including the code is settled before the first network call. */
export async function completeSignIn(context: Cis2Context, input: CompleteSignInOptions): Promise<SignIn> {
  const { transaction, callbackUrl, signal } = input;
  assertTransaction(transaction);
  const parameters = readCallback(callbackUrl, transaction.redirectUri);
  assertState(parameters, transaction);
  consumeTransaction(context, transaction);
  const code = readCode(parameters, context.issuer);

  const configuration = await configure(context, signal);
  const { idToken, accessToken, claims } = await redeemCode(configuration, code, transaction);
  await verifySignature(idToken, context.jwks);
  assertIdTokenClaims({
    idToken,
    accessToken,
    claims,
    clientId: transaction.clientId,
    transaction,
    nowSeconds: Math.floor(context.clock.now() / 1000),
    toleranceSeconds: context.toleranceSeconds,
  });
  assertVerified(idToken);
  const userInfo = await readUserInfo(configuration, accessToken, String(claims['sub']));
  const levels = assertAssurance(claims, userInfo, {
    authentication: transaction.minimumAuthenticationAssurance,
    identity: context.options.minimumIdentityAssurance ?? 3,
  });
  return readSignIn(idToken, claims, userInfo, levels);
}

function consumeTransaction(context: Cis2Context, transaction: SignInTransaction): void {
  const { issuer, clock, transactionLifetimeSeconds } = context;
  if (transaction.issuer !== issuer || transaction.clientId !== context.options.credentials.clientId) {
    throw new Cis2AuthError(
      'ERR_CIS2_TRANSACTION_INVALID',
      'The transaction belongs to another environment or client. Start the sign-in again.',
    );
  }
  const expiresAt = transaction.createdAt + transactionLifetimeSeconds * 1000;
  if (!context.usedStates.consume(transaction.state, expiresAt + 1)) {
    throw new Cis2AuthError(
      'ERR_CIS2_TRANSACTION_USED',
      'This sign-in has been completed before: the page was loaded again, or the callback is replayed. Delete the transaction when the callback comes; start the sign-in again.',
    );
  }
  if (clock.now() > expiresAt) {
    throw new Cis2AuthError(
      'ERR_CIS2_TRANSACTION_EXPIRED',
      `The sign-in took longer than ${transactionLifetimeSeconds} seconds. Start it again.`,
    );
  }
}

async function configure(context: Cis2Context, signal: AbortSignal | undefined): Promise<Configuration> {
  const { issuer, clock, options, transport } = context;
  const metadata = await context.readMetadata();
  // The parameter is judged before, in a form that allows for the default port that CIS2 leaves out there.
  const server = { ...metadata, authorization_response_iss_parameter_supported: false };
  const client = {
    [clockSkew]: Math.round((clock.now() - Date.now()) / 1000),
    [clockTolerance]: context.toleranceSeconds,
  };
  const { clientId } = options.credentials;
  const configuration = new Configuration(
    server,
    clientId,
    client,
    await context.authenticate(metadata.token_endpoint),
  );
  if (new URL(issuer).protocol === 'http:') allowInsecureRequests(configuration);
  // The transport keeps the time.
  configuration.timeout = 0;
  configuration[customFetch] = (url, init) => {
    const operation: Cis2Operation = new URL(metadata.token_endpoint).href === url ? 'token' : 'userinfo';
    const { body = null, headers, method } = init;
    return transport(
      operation,
      url,
      { body: body instanceof Uint8Array ? Buffer.from(body) : body, headers, method },
      signal,
    );
  };
  return configuration;
}

async function redeemCode(
  configuration: Configuration,
  code: string,
  transaction: SignInTransaction,
): Promise<{ idToken: string; accessToken: string; claims: Claims }> {
  const { state, nonce, codeVerifier, redirectUri } = transaction;
  // Never the URL that arrived: behind a proxy it differs from the registered one.
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ code, state }).toString();
  try {
    const tokens = await authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(codeVerifier === undefined ? {} : { pkceCodeVerifier: codeVerifier }),
    });
    return {
      idToken: tokens.id_token ?? '',
      accessToken: tokens.access_token,
      claims: { ...tokens.claims() },
    };
  } catch (error) {
    throw translateError(error, 'token');
  }
}

async function readUserInfo(
  configuration: Configuration,
  accessToken: string,
  subject: string,
): Promise<Claims> {
  let userInfo: Claims;
  try {
    userInfo = await fetchUserInfo(configuration, accessToken, subject);
  } catch (error) {
    throw translateError(error, 'userinfo');
  }
  if (userInfo['uid'] !== undefined && userInfo['uid'] !== subject) throw subjectMismatch();
  return userInfo;
}

// The one place that makes an `IdToken`: called when its signature and claims are verified.
function assertVerified(_token: string): asserts _token is IdToken {}
