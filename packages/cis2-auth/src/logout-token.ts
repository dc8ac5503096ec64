/** What a verified logout token says. */
export interface LogoutNotice {
  /** CIS2's session that has ended (`sid`). */
  readonly sessionId?: string;
  /** The user (`sub`). Without a `sessionId`, all of the user's sessions have ended. */
  readonly subject?: string;
  /** When CIS2 issued it, in milliseconds since 1970. */
  readonly issuedAt: number;
}

/** How {@link Cis2Client.verifyLogoutToken} judges. */
export interface VerifyLogoutTokenOptions {
  /**
   * `cis2` accepts the header `typ` as `JWT`, `logout+jwt` or absent; `strict` demands `logout+jwt`, as OpenID
   * Connect Back-Channel Logout recommends. Default: `cis2`.
   */
  readonly profile?: 'cis2' | 'strict';
}
