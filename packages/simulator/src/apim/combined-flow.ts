import { randomBytes } from 'node:crypto';

import { decodeJwt } from 'jose';

import { ExpiringMap } from '../expiring-map.js';
import type { ApimApplication } from './application.js';
import { authenticateBySecret, lifetimesOf, type GrantContext } from './grant-types.js';
import { checkStatus } from './client-assertion.js';
import type { PlatformClient } from './platform-client.js';
import { jsonResponse } from './responses.js';
import { readJwt } from './signed-jwt.js';
import { readSubjectToken, type Subject } from './subject-token.js';
import { refuse, TokenRefusal, tokenErrors, type TokenError } from './token-errors.js';
import type { TokenResponse } from './token-store.js';

/** Milliseconds a user may take to sign in, and an application to redeem its code. */
const lifetimes = { signIn: 1_800_000, code: 600_000 } as const;

const event = 'http://schemas.openid.net/event/backchannel-logout';

interface PendingSignIn {
  readonly apiKey: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
}

interface IssuedCode {
  readonly apiKey: string;
  readonly redirectUri: string;
  readonly subject: Subject;
}

/** Authentication and authorisation in one: the platform signs the user in at CIS2 for the application. */
export class CombinedFlow {
  readonly #platform: PlatformClient;
  readonly #pending = new ExpiringMap<PendingSignIn>();
  readonly #codes = new ExpiringMap<IssuedCode>();

  constructor(platform: PlatformClient) {
    this.#platform = platform;
  }

  /** GET `/authorize`: sends the browser to CIS2. @throws TokenRefusal */
  authorize(context: GrantContext, query: URLSearchParams, now: number): Response {
    const application = findApplication(context, query.get('client_id'));
    const redirectUri = query.get('redirect_uri');
    if (!redirectUri) return refuse(tokenErrors.redirectUriMissing);
    if (!application.redirectUris?.includes(redirectUri)) refuse(tokenErrors.redirectUriInvalid);
    const state = query.get('state');
    if (!state) return redirect(redirectUri, asQuery(tokenErrors.stateMissing));
    const error = responseTypeError(query);
    if (error) return redirect(redirectUri, { ...asQuery(error), state });
    const { apiKey } = application;
    const [ownState, nonce] = [opaque(), opaque()];
    this.#pending.set(ownState, { apiKey, redirectUri, state, nonce }, now + lifetimes.signIn, now);
    const acrValues = query.get('acr_values') ?? 'AAL3_ANY';
    return redirect(this.#platform.authorizationUrl({ state: ownState, nonce, acrValues }), {});
  }

  /** GET `/callback`: the browser comes back from CIS2, and goes on to the application. @throws TokenRefusal */
  async callback(context: GrantContext, query: URLSearchParams, now: number): Promise<Response> {
    const ownState = query.get('state') ?? '';
    const pending = this.#pending.get(ownState, now);
    this.#pending.delete(ownState);
    if (!pending) return refuse(tokenErrors.stateInvalid);
    const { redirectUri, state, apiKey, nonce } = pending;
    const error = query.get('error');
    if (error) {
      const description = query.get('error_description');
      return redirect(redirectUri, { error, ...(description && { error_description: description }), state });
    }
    const { idToken, userinfo } = await this.#platform.redeem(query.get('code') ?? '');
    const subject = await this.#readIdToken(context, idToken, nonce, now);
    const { sid } = decodeJwt(idToken);
    const combined = { sessionId: String(sid), userinfo };
    const code = opaque();
    const issued = { apiKey, redirectUri, subject: { ...subject, combined } };
    this.#codes.set(code, issued, now + lifetimes.code, now);
    return redirect(redirectUri, { code, state });
  }

  /** The grant `authorization_code` of `/token`. @throws TokenRefusal */
  redeem(context: GrantContext, form: URLSearchParams, now: number): TokenResponse {
    const application = authenticateBySecret(context, form, now);
    const code = form.get('code');
    if (!code) return refuse(tokenErrors.codeMissing);
    const redirectUri = form.get('redirect_uri');
    if (!redirectUri) return refuse(tokenErrors.redirectUriMissing);
    const issued = this.#codes.get(code, now);
    if (issued?.apiKey !== application.apiKey) return refuse(tokenErrors.codeInvalid);
    if (issued.redirectUri !== redirectUri) refuse(tokenErrors.redirectUriInvalid);
    this.#codes.delete(code);
    return context.tokens.issueForUser(application, issued.subject, now, lifetimesOf(form));
  }

  /** POST `/backchannel_logout`: CIS2 says that a session is over. @throws TokenRefusal */
  async logout(context: GrantContext, form: URLSearchParams, now: number): Promise<Response> {
    const token = form.get('logout_token') ?? '';
    const { claims } = readJwt(token) ?? refuse(tokenErrors.logoutMalformed);
    // It has the form of an ID token, and the checks of one.
    await readSubjectToken(context, token, now).catch((error: unknown) => refuse(externalError(error)));
    if (claims['aud'] !== this.#platform.clientId) refuse(tokenErrors.logoutAudience);
    const events = claims['events'];
    if (typeof events !== 'object' || events === null || !(event in events)) refuse(tokenErrors.logoutEvents);
    if ('nonce' in claims) refuse(tokenErrors.logoutNonce);
    if (typeof claims['sid'] !== 'string') return refuse(tokenErrors.logoutSid);
    if (!context.tokens.revokeSession(claims['sid'])) refuse(tokenErrors.logoutUnknown);
    return jsonResponse(200, {}, now);
  }

  async #readIdToken(context: GrantContext, idToken: string, nonce: string, now: number): Promise<Subject> {
    const subject = await readSubjectToken(context, idToken, now).catch((error: unknown) =>
      refuse(externalError(error)),
    );
    const claims = decodeJwt(idToken);
    if (claims.aud !== this.#platform.clientId) refuse(tokenErrors.externalAudience);
    if (claims['nonce'] !== nonce) refuse(tokenErrors.externalNonce);
    return subject;
  }
}

/** GET `/userinfo`: what CIS2 said of a user of the combined flow. @throws TokenRefusal */
export function answerUserinfo({ tokens }: GrantContext, request: Request, now: number): Response {
  const [, accessToken] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const verdict = tokens.verify(accessToken, now);
  if (!verdict.ok) {
    const faultstring = verdict.reason === 'expired' ? 'Access Token expired' : 'Invalid Access Token';
    return jsonResponse(
      401,
      { fault: { faultstring, detail: { errorcode: faultCodes[verdict.reason] } } },
      now,
    );
  }
  const { combined } = tokens.subjectOf(accessToken ?? '', now) ?? {};
  return combined ? jsonResponse(200, combined.userinfo, now) : refuse(tokenErrors.userinfoUnavailable);
}

const faultCodes = {
  missing: 'oauth.v2.InvalidAccessToken',
  invalid: 'keymanagement.service.invalid_access_token',
  expired: 'keymanagement.service.access_token_expired',
} as const;

const opaque = (): string => randomBytes(24).toString('base64url');

function findApplication(context: GrantContext, apiKey: string | null): ApimApplication {
  if (!apiKey) return refuse(tokenErrors.clientIdMissing);
  const application = context.findApplication(apiKey) ?? refuse(tokenErrors.clientIdInvalid);
  checkStatus(application);
  return application;
}

function responseTypeError(query: URLSearchParams): TokenError | undefined {
  const responseType = query.get('response_type');
  if (!responseType) return tokenErrors.responseTypeMissing;
  if (responseType !== 'code') return tokenErrors.responseTypeInvalid;
  return ['nhs-cis2', null].includes(query.get('scope')) ? undefined : tokenErrors.scopeInvalid;
}

const asQuery = ({ error, description }: TokenError) => ({ error, error_description: description });

function redirect(target: string, parameters: Readonly<Record<string, string>>): Response {
  const url = new URL(target);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href, 'cache-control': 'no-store' } });
}

/** The checks are those of a subject token; the words are about the token of the identity provider. */
function externalError(error: unknown): TokenError {
  const { tokenError } = error instanceof TokenRefusal ? error : new TokenRefusal(tokenErrors.unknownError);
  return {
    ...tokenError,
    description: tokenError.description.replace('subject_token JWT', 'external ID token JWT'),
  };
}
