import type { Clock } from '@ers-kit/internal';

import type { LogoutNotice } from '../logout-token.js';
import type { UserSession } from '../session-policy.js';

/** Whether a logout token is about a session that was found by the token's `sid` or user. */
export function isEndedBy(session: UserSession, { subject, issuedAt }: LogoutNotice): boolean {
  if (subject !== undefined && session.uid !== subject) return false;
  // A token ends no session that began after it was issued. Its time is in whole seconds.
  return session.startedAt < issuedAt + 1000;
}

/** Whether a session may still be in use, by its age alone. */
export function withinLifetime({ startedAt }: UserSession, absoluteHours: number, clock: Clock): boolean {
  return clock.now() < startedAt + absoluteHours * 3_600_000;
}
