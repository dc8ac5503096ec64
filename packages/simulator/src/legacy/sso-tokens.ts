import { createHash } from 'node:crypto';

import type { SimulatorUser } from '../users.js';

/**
 * Tokens as the Identity Agent hands them out after a smartcard sign-in. The real ones come from Spine and
 * cannot be made here; these have their shape, are the same at every start, and mean a seeded user.
 */
export interface SsoTokens {
  /** The token of a user, or `undefined` for an unknown one. */
  tokenOf(userId: string): string | undefined;
  /** The user a token means. */
  userOf(token: string): SimulatorUser | undefined;
}

/** Makes the tokens of `users`. */
export function createSsoTokens(users: readonly SimulatorUser[]): SsoTokens {
  const userByToken = new Map(users.map((user) => [syntheticToken(user.uid), user]));
  const tokenByUser = new Map([...userByToken].map(([token, user]) => [user.uid, token]));
  return { tokenOf: (userId) => tokenByUser.get(userId), userOf: (token) => userByToken.get(token) };
}

function syntheticToken(userId: string): string {
  const digest = createHash('sha256').update(`synthetic SSO token of ${userId}`).digest('base64');
  return `AQIC5wM2LY4Sfc${digest.replace(/[^A-Za-z0-9]/g, '').slice(0, 33)}=@AAJTSQACMDE=#`;
}
