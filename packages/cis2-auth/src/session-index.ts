import type { LogoutNotice } from './logout-token.js';
import type { UserSession } from './session-policy.js';

/** Finds the sessions that a logout token ends. */
export interface SessionIndex {
  add(session: UserSession): void;
  remove(id: string): void;
  /** The sessions of CIS2's session, or, where the token names the user alone, all of the user's. */
  find(notice: LogoutNotice): readonly UserSession[];
}

/** An index in memory, by `sid` and by user. For several processes, keep the same two in your session store. */
export function createSessionIndex(): SessionIndex {
  const byId = new Map<string, UserSession>();
  const bySid = new Map<string, Set<string>>();
  const byUid = new Map<string, Set<string>>();

  function remove(id: string): void {
    const session = byId.get(id);
    if (!session) return;
    byId.delete(id);
    unlink(byUid, session.uid, id);
    if (session.cis2SessionId !== undefined) unlink(bySid, session.cis2SessionId, id);
  }

  return {
    add(session) {
      remove(session.id);
      byId.set(session.id, session);
      link(byUid, session.uid, session.id);
      if (session.cis2SessionId !== undefined) link(bySid, session.cis2SessionId, session.id);
    },
    remove,
    find({ sessionId, subject, issuedAt }) {
      const ids = (sessionId === undefined ? byUid.get(subject ?? '') : bySid.get(sessionId)) ?? [];
      return [...ids].flatMap((id) => {
        const session = byId.get(id);
        if (!session || (subject !== undefined && session.uid !== subject)) return [];
        // A token ends no session that began after it was issued. Its time is in whole seconds.
        return session.startedAt >= issuedAt + 1000 ? [] : [session];
      });
    },
  };
}

function link(index: Map<string, Set<string>>, key: string, id: string): void {
  index.set(key, (index.get(key) ?? new Set()).add(id));
}

function unlink(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
