import type { ApimApplication, IdentityProvider } from './application.js';
import { authenticateByAssertion, checkStatus, type AssertionContext } from './client-assertion.js';
import { readSubjectToken } from './subject-token.js';
import { TokenRefusal, tokenErrors, type TokenError } from './token-errors.js';
import type { RequestedLifetimes, TokenResponse, TokenStore } from './token-store.js';

const formType = 'application/x-www-form-urlencoded';
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What a token request is answered from. */
export interface GrantContext extends AssertionContext {
  readonly identityProviders: readonly IdentityProvider[];
  readonly tokens: TokenStore;
  /** Redeems codes of the combined flow. */
  readonly redeemCode: (form: URLSearchParams, now: number) => TokenResponse;
}

type GrantHandler = (context: GrantContext, form: URLSearchParams, now: number) => Promise<TokenResponse>;

/** The answer to a POST on the token endpoint. @throws TokenRefusal, QuotaExceeded */
export async function answerTokenRequest(
  context: GrantContext,
  request: Request,
  now: number,
): Promise<TokenResponse> {
  // Compared as a whole: a charset behind it is refused.
  if (request.headers.get('content-type') !== formType) throw new TokenRefusal(tokenErrors.contentType);
  const form = new URLSearchParams(await request.text());
  return chooseGrant(form)(context, form, now);
}

function chooseGrant(form: URLSearchParams): GrantHandler {
  const grantType = form.get('grant_type');
  if (form.get('subject_token_type') === idTokenType || grantType === exchangeGrant) return exchange;
  switch (grantType) {
    case null:
    case '':
      throw new TokenRefusal(tokenErrors.grantTypeMissing);
    case 'client_credentials':
      return clientCredentials;
    case 'authorization_code':
      return async ({ redeemCode }, posted, now) => redeemCode(posted, now);
    case 'refresh_token':
      return refresh;
    default:
      throw new TokenRefusal(tokenErrors.grantTypeUnsupported);
  }
}

async function exchange(context: GrantContext, form: URLSearchParams, now: number): Promise<TokenResponse> {
  demand(form.get('client_assertion_type') === assertionType, tokenErrors.assertionType);
  demand(form.get('grant_type'), tokenErrors.grantTypeMissing);
  demand(form.get('grant_type') === exchangeGrant, tokenErrors.grantTypeNotExchange);
  demand(form.get('subject_token_type') === idTokenType, tokenErrors.subjectTokenType);
  const application = await authenticateByAssertion(context, form.get('client_assertion'), now);
  const subject = await readSubjectToken(context, form.get('subject_token'), now);
  const { access_token = '', ...rest } = context.tokens.issueForUser(
    application,
    subject,
    now,
    lifetimesOf(form),
  );
  return { access_token, issued_token_type: 'urn:ietf:params:oauth:token-type:access_token', ...rest };
}

async function clientCredentials(context: GrantContext, form: URLSearchParams, now: number) {
  demand(form.get('client_assertion_type') === assertionType, tokenErrors.assertionType);
  const application = await authenticateByAssertion(context, form.get('client_assertion'), now);
  return context.tokens.issueForApplication(application, now, lifetimesOf(form));
}

async function refresh(context: GrantContext, form: URLSearchParams, now: number): Promise<TokenResponse> {
  const application = authenticateBySecret(context, form, now);
  const refreshToken = form.get('refresh_token');
  if (!refreshToken) throw new TokenRefusal(tokenErrors.refreshTokenMissing);
  return context.tokens.refresh(application, refreshToken, now, lifetimesOf(form));
}

/** The application that a key and a secret in the form belong to. */
export function authenticateBySecret(
  context: GrantContext,
  form: URLSearchParams,
  now: number,
): ApimApplication {
  const apiKey = form.get('client_id');
  if (!apiKey) throw new TokenRefusal(tokenErrors.clientIdMissing);
  const secret = form.get('client_secret');
  demand(secret, tokenErrors.clientSecretMissing);
  const application = context.findApplication(apiKey);
  if (application?.apiSecret !== secret || !application) throw new TokenRefusal(tokenErrors.clientInvalid);
  checkStatus(application);
  context.quota.count(apiKey, now);
  return application;
}

/** The lifetimes a request asks for. */
export function lifetimesOf(form: URLSearchParams): RequestedLifetimes {
  const read = (name: string): number | undefined => {
    const text = form.get(name);
    return text && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
  };
  const accessToken = read('_access_token_expiry_ms');
  const refreshToken = read('_refresh_token_expiry_ms');
  const refreshChain = read('_refresh_tokens_validity_ms');
  return {
    ...(accessToken !== undefined && { accessToken }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(refreshChain !== undefined && { refreshChain }),
  };
}

function demand(condition: unknown, error: TokenError): void {
  if (!condition) throw new TokenRefusal(error);
}
