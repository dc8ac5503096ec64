/**
 * What a verified logout token says.
 *
 * @example
 * ```ts
 * import type { LogoutNotice } from '@ers-kit/cis2-auth';
 *
 * const notice: LogoutNotice = { sessionId: 'cis2-session-7', issuedAt: Date.parse('2026-06-01T09:00:00Z') };
 * ```
 */
export interface LogoutNotice {
  /** CIS2's session that has ended (`sid`). */
  readonly sessionId?: string;
  /** The user (`sub`). Without a `sessionId`, all of the user's sessions have ended. */
  readonly subject?: string;
  /** When CIS2 issued it, in milliseconds since 1970. */
  readonly issuedAt: number;
}

/**
 * How {@link Cis2Client.verifyLogoutToken} judges.
 *
 * @example
 * ```ts
 * import type { Cis2Client, VerifyLogoutTokenOptions } from '@ers-kit/cis2-auth';
 *
 * declare const client: Cis2Client;
 * declare const logoutToken: string;
 * const options: VerifyLogoutTokenOptions = { profile: 'strict' };
 * const notice = await client.verifyLogoutToken(logoutToken, options);
 * ```
 */
export interface VerifyLogoutTokenOptions {
  /**
   * `cis2` accepts the header `typ` as `JWT`, `logout+jwt` or absent; `strict` demands `logout+jwt`, as
   * OpenID Connect Back-Channel Logout recommends. Default: `cis2`.
   */
  readonly profile?: 'cis2' | 'strict';
}
