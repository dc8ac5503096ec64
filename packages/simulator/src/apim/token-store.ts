import { randomBytes } from 'node:crypto';

import { ExpiringMap } from '../expiring-map.js';
import type { ApimApplication, TokenGrant } from './application.js';
import type { Subject } from './subject-token.js';
import { refuse, tokenErrors } from './token-errors.js';

/** Milliseconds. Source: the token service's configuration. */
const lifetimes = { accessToken: 600_000, refreshChain: 12 * 3_600_000 } as const;

/** For how long a token that ran out is still told apart from one that never was. */
const memory = 24 * 3_600_000;

/**
 * Whether a bearer token may pass, and what it stands for.
 *
 * @example
 * ```ts
 * import type { AccessTokenVerdict } from '@ers-kit/simulator';
 *
 * declare const verdict: AccessTokenVerdict;
 * const text = verdict.ok ? verdict.grant.application.name : verdict.reason;
 * ```
 */
export type AccessTokenVerdict =
  | { readonly ok: true; readonly grant: TokenGrant }
  | { readonly ok: false; readonly reason: 'missing' | 'invalid' | 'expired' };

/** Lifetimes a request may ask for (milliseconds). They can only shorten. */
export interface RequestedLifetimes {
  readonly accessToken?: number;
  readonly refreshToken?: number;
  readonly refreshChain?: number;
}

/** The JSON of a success; every number is a string. */
export type TokenResponse = Readonly<Record<string, string>>;

interface IssuedAccess {
  readonly apiKey: string;
  readonly subject?: Subject;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

interface RefreshChain {
  readonly apiKey: string;
  readonly subject: Subject;
  readonly scopes: readonly string[];
  /** End of the 12 hours from the first issue. */
  readonly end: number;
  /** End of this refresh token. */
  readonly expiresAt: number;
  readonly count: number;
}

const opaque = (): string => randomBytes(21).toString('base64url');

/** `"599"` for ten minutes: the service tells one second less than it gives. */
const secondsLeft = (milliseconds: number): string =>
  String(Math.max(0, Math.floor(milliseconds / 1000) - 1));

const shorter = (most: number, asked: number | undefined): number =>
  Math.min(most, asked ?? Number.POSITIVE_INFINITY);

/** Issues, refreshes and verifies the opaque tokens. */
export class TokenStore {
  readonly #accessTokens = new ExpiringMap<IssuedAccess>();
  readonly #chains = new ExpiringMap<RefreshChain>();
  readonly #findApplication: (apiKey: string) => ApimApplication | undefined;

  /** @param findApplication - the registration as it is now, by API key */
  constructor(findApplication: (apiKey: string) => ApimApplication | undefined) {
    this.#findApplication = findApplication;
  }

  /** Tokens for a user. @throws TokenRefusal when no scope is left */
  issueForUser(
    application: ApimApplication,
    subject: Subject,
    now: number,
    asked: RequestedLifetimes,
  ): TokenResponse {
    const scopes = userScopes(application, subject);
    const end = now + shorter(lifetimes.refreshChain, asked.refreshChain);
    return this.#issuePair({ apiKey: application.apiKey, subject, scopes, end, count: 0 }, now, asked);
  }

  /** A token for the application itself. @throws TokenRefusal when no scope is left */
  issueForApplication(application: ApimApplication, now: number, asked: RequestedLifetimes): TokenResponse {
    const scopes = application.scopes.filter((scope) => scope.startsWith('urn:nhsd:apim:app:level3:'));
    if (scopes.length === 0) refuse(tokenErrors.noScope);
    const life = shorter(lifetimes.accessToken, asked.accessToken);
    return {
      access_token: this.#issueAccess({ apiKey: application.apiKey, scopes, expiresAt: now + life }, now),
      expires_in: secondsLeft(life),
      token_type: 'Bearer',
      issued_at: String(now),
    };
  }

  /** New tokens for a refresh token, which is used up. @throws TokenRefusal */
  refresh(
    application: ApimApplication,
    refreshToken: string,
    now: number,
    asked: RequestedLifetimes,
  ): TokenResponse {
    const chain = this.#chains.get(refreshToken, now);
    if (chain?.apiKey !== application.apiKey) return refuse(tokenErrors.refreshTokenInvalid);
    if (now >= chain.expiresAt) refuse(tokenErrors.refreshPeriodExpired);
    this.#chains.delete(refreshToken);
    const end = Math.min(chain.end, now + shorter(lifetimes.refreshChain, asked.refreshChain));
    return this.#issuePair({ ...chain, end, count: chain.count + 1 }, now, asked);
  }

  /** Whether a bearer token may pass. */
  verify(accessToken: string | undefined, now: number): AccessTokenVerdict {
    if (!accessToken) return { ok: false, reason: 'missing' };
    const issued = this.#accessTokens.get(accessToken, now);
    const application = issued && this.#findApplication(issued.apiKey);
    if (!issued || !application) return { ok: false, reason: 'invalid' };
    if (now >= issued.expiresAt) return { ok: false, reason: 'expired' };
    return { ok: true, grant: toGrant(application, issued) };
  }

  /** The user of an access token, as CIS2 described them. */
  subjectOf(accessToken: string, now: number): Subject | undefined {
    return this.#accessTokens.get(accessToken, now)?.subject;
  }

  /** Makes an access token invalid. */
  revoke(accessToken: string): void {
    this.#accessTokens.delete(accessToken);
  }

  /** Ends what was issued for a CIS2 session by the combined flow. Returns whether there was anything. */
  revokeSession(sessionId: string): boolean {
    const ended = [this.#accessTokens, this.#chains].map((tokens) => {
      const names = [...tokens].filter(([, { subject }]) => subject?.combined?.sessionId === sessionId);
      for (const [name] of names) tokens.delete(name);
      return names.length;
    });
    return ended.some((count) => count > 0);
  }

  #issueAccess(access: IssuedAccess, now: number): string {
    const token = opaque();
    this.#accessTokens.set(token, access, access.expiresAt + memory, now);
    return token;
  }

  #issuePair(chain: Omit<RefreshChain, 'expiresAt'>, now: number, asked: RequestedLifetimes): TokenResponse {
    const { apiKey, subject, scopes, end, count } = chain;
    const life = shorter(lifetimes.accessToken, asked.accessToken);
    const expiresAt = Math.min(end, now + shorter(lifetimes.refreshChain, asked.refreshToken));
    const refreshToken = opaque();
    this.#chains.set(refreshToken, { ...chain, expiresAt }, expiresAt + memory, now);
    return {
      access_token: this.#issueAccess({ apiKey, subject, scopes, expiresAt: now + life }, now),
      expires_in: secondsLeft(life),
      token_type: 'Bearer',
      refresh_token: refreshToken,
      refresh_token_expires_in: secondsLeft(expiresAt - now),
      refresh_count: String(count),
    };
  }
}

/** Only the scopes of the user's own authentication assurance level are left. */
function userScopes(application: ApimApplication, subject: Subject): string[] {
  const scopes = application.scopes.filter((scope) =>
    scope.includes(`:aal${String(subject.authenticationAssuranceLevel)}:`),
  );
  if (scopes.length === 0) refuse(tokenErrors.noScope);
  return scopes;
}

function toGrant(application: ApimApplication, { subject, scopes, expiresAt }: IssuedAccess): TokenGrant {
  if (!subject) return { application, mode: 'application-restricted', scopes, expiresAt };
  const { userId, authenticationAssuranceLevel, identityAssuranceLevel, amr } = subject;
  return {
    application,
    mode: 'user-restricted',
    ...(userId !== undefined && { userId }),
    ...(authenticationAssuranceLevel !== undefined && {
      authenticationAssuranceLevel: Number(authenticationAssuranceLevel),
    }),
    ...(identityAssuranceLevel !== undefined && { identityAssuranceLevel: Number(identityAssuranceLevel) }),
    amr,
    scopes,
    expiresAt,
  };
}
