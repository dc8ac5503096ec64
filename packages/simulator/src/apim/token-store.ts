import { randomBytes } from 'node:crypto';

import type { ApimApplication, TokenGrant } from './application.js';
import type { Subject } from './subject-token.js';
import { TokenRefusal, tokenErrors } from './token-errors.js';

/** Milliseconds. Source: the token service's configuration. */
const lifetimes = { accessToken: 600_000, refreshChain: 12 * 3_600_000 } as const;

/** For how long a token that ran out is still told apart from one that never was. */
const memory = 24 * 3_600_000;

/** Whether a bearer token may pass, and what it stands for. */
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

/** Issues, refreshes and verifies the opaque tokens. */
export interface TokenStore {
  /** Tokens for a user. @throws TokenRefusal when no scope is left */
  issueForUser(
    application: ApimApplication,
    subject: Subject,
    now: number,
    asked: RequestedLifetimes,
  ): TokenResponse;
  /** A token for the application itself. @throws TokenRefusal when no scope is left */
  issueForApplication(application: ApimApplication, now: number, asked: RequestedLifetimes): TokenResponse;
  /** New tokens for a refresh token, which is used up. @throws TokenRefusal */
  refresh(
    application: ApimApplication,
    refreshToken: string,
    now: number,
    asked: RequestedLifetimes,
  ): TokenResponse;
  verify(accessToken: string | undefined, now: number): AccessTokenVerdict;
  /** What is known of the user of a token, for `/userinfo`. */
  subjectOf(accessToken: string): Subject | undefined;
  /** Makes an access token invalid. */
  revoke(accessToken: string): void;
  /** Ends what was issued for a CIS2 session. Returns how many refresh chains there were. */
  revokeSession(sessionId: string): number;
}

const opaque = (): string => randomBytes(21).toString('base64url');

/** `"599"` for ten minutes: the service tells one second less than it gives. */
const secondsLeft = (milliseconds: number): string =>
  String(Math.max(0, Math.floor(milliseconds / 1000) - 1));

const asLevel = (claim: unknown): number =>
  claim === undefined || claim === null ? Number.NaN : Number(claim);

/** @param findApplication - the registration as it is now, by API key */
export function createTokenStore(
  findApplication: (apiKey: string) => ApimApplication | undefined,
): TokenStore {
  const accessTokens = new Map<string, IssuedAccess>();
  const chains = new Map<string, RefreshChain>();

  function issueAccess(access: IssuedAccess, now: number): string {
    for (const [token, { expiresAt }] of accessTokens) {
      if (now < expiresAt + memory) break;
      accessTokens.delete(token);
    }
    const token = opaque();
    accessTokens.set(token, access);
    return token;
  }

  function issuePair(chain: Omit<RefreshChain, 'expiresAt'>, now: number, asked: RequestedLifetimes) {
    const { apiKey, subject, scopes, end, count } = chain;
    const life = Math.min(lifetimes.accessToken, asked.accessToken ?? Number.POSITIVE_INFINITY);
    const expiresAt = Math.min(end, now + (asked.refreshToken ?? Number.POSITIVE_INFINITY));
    const refreshToken = opaque();
    chains.set(refreshToken, { ...chain, expiresAt });
    return {
      access_token: issueAccess({ apiKey, subject, scopes, expiresAt: now + life }, now),
      expires_in: secondsLeft(life),
      token_type: 'Bearer',
      refresh_token: refreshToken,
      refresh_token_expires_in: secondsLeft(expiresAt - now),
      refresh_count: String(count),
    };
  }

  return {
    issueForUser(application, subject, now, asked) {
      const scopes = userScopes(application, subject);
      const chainLife = Math.min(lifetimes.refreshChain, asked.refreshChain ?? Number.POSITIVE_INFINITY);
      const { apiKey } = application;
      return issuePair({ apiKey, subject, scopes, end: now + chainLife, count: 0 }, now, asked);
    },

    issueForApplication(application, now, asked) {
      const scopes = application.scopes.filter((scope) => scope.startsWith('urn:nhsd:apim:app:level3:'));
      if (scopes.length === 0) throw new TokenRefusal(tokenErrors.noScope);
      const life = Math.min(lifetimes.accessToken, asked.accessToken ?? Number.POSITIVE_INFINITY);
      return {
        access_token: issueAccess({ apiKey: application.apiKey, scopes, expiresAt: now + life }, now),
        expires_in: secondsLeft(life),
        token_type: 'Bearer',
        issued_at: String(now),
      };
    },

    refresh(application, refreshToken, now, asked) {
      const chain = chains.get(refreshToken);
      if (chain?.apiKey !== application.apiKey) throw new TokenRefusal(tokenErrors.refreshTokenInvalid);
      if (now >= chain.expiresAt) throw new TokenRefusal(tokenErrors.refreshPeriodExpired);
      chains.delete(refreshToken);
      const end = Math.min(chain.end, now + (asked.refreshChain ?? Number.POSITIVE_INFINITY));
      return issuePair({ ...chain, end, count: chain.count + 1 }, now, asked);
    },

    verify(accessToken, now) {
      if (!accessToken) return { ok: false, reason: 'missing' };
      const issued = accessTokens.get(accessToken);
      const application = issued && findApplication(issued.apiKey);
      if (!issued || !application) return { ok: false, reason: 'invalid' };
      if (now >= issued.expiresAt) return { ok: false, reason: 'expired' };
      return { ok: true, grant: toGrant(application, issued) };
    },

    subjectOf: (accessToken) => accessTokens.get(accessToken)?.subject,

    revoke(accessToken) {
      accessTokens.delete(accessToken);
    },

    revokeSession(sessionId) {
      let ended = 0;
      for (const [token, { subject }] of accessTokens) {
        if (subject?.sessionId === sessionId) accessTokens.delete(token);
      }
      for (const [token, { subject }] of chains) {
        if (subject.sessionId === sessionId && chains.delete(token)) ended += 1;
      }
      return ended;
    },
  };
}

/** Only the scopes of the user's own authentication assurance level are left. */
function userScopes(application: ApimApplication, subject: Subject): string[] {
  const scopes = application.scopes.filter((scope) =>
    scope.includes(`:aal${String(subject.authenticationAssuranceLevel)}:`),
  );
  if (scopes.length === 0) throw new TokenRefusal(tokenErrors.noScope);
  return scopes;
}

function toGrant(application: ApimApplication, { subject, scopes, expiresAt }: IssuedAccess): TokenGrant {
  if (!subject) return { application, mode: 'application-restricted', scopes, expiresAt };
  return {
    application,
    mode: 'user-restricted',
    userId: subject.userId,
    authenticationAssuranceLevel: asLevel(subject.authenticationAssuranceLevel),
    identityAssuranceLevel: asLevel(subject.identityAssuranceLevel),
    amr: subject.amr,
    scopes,
    expiresAt,
  };
}
