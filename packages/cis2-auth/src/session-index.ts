import type { Clock } from '@ers-kit/internal';

import { isEndedBy, withinLifetime } from './internal/session-rules.js';
import type { LogoutNotice } from './logout-token.js';
import type { UserSession } from './session-policy.js';

/**
 * Which sessions there are, and which of them a logout token ends.
 *
 * @example
 * ```ts
 * import type { SessionIndex, UserSession } from '@ers-kit/cis2-auth';
 *
 * declare const sessions: SessionIndex;
 * declare const session: UserSession;
 * sessions.add(session);
 * sessions.remove(session.id);
 * ```
 */
export interface SessionIndex {
  /** Takes up a session; one of the same id is replaced. */
  add(session: UserSession): void;
  /** A session that has not been removed; `undefined` where it has ended. */
  get(id: string): UserSession | undefined;
  /** Puts a changed session, such as one with a later activity, in the place of itself; `false` where it has ended. */
  replace(session: UserSession): boolean;
  /** Forgets a session, if it is there. */
  remove(id: string): void;
  /** The sessions of CIS2's session, or, where the token names the user alone, all of the user's. */
  find(notice: LogoutNotice): readonly UserSession[];
}

/**
 * The same for several processes: `createRedisSessionIndex` of `@ers-kit/cis2-auth/redis`, or your own.
 *
 * @example
 * ```ts
 * import type { LogoutNotice, SharedSessionIndex } from '@ers-kit/cis2-auth';
 *
 * declare const sessions: SharedSessionIndex;
 * declare const notice: LogoutNotice;
 * for (const { id } of await sessions.find(notice)) await sessions.remove(id);
 * ```
 */
export type SharedSessionIndex = {
  readonly [Method in keyof SessionIndex]: (
    ...parameters: Parameters<SessionIndex[Method]>
  ) => Promise<ReturnType<SessionIndex[Method]>>;
};

/**
 * What {@link createSessionIndex} can be told.
 *
 * @example
 * ```ts
 * import type { SessionIndexOptions } from '@ers-kit/cis2-auth';
 *
 * const options: SessionIndexOptions = { absoluteHours: 8 };
 * ```
 */
export interface SessionIndexOptions {
  /** Sessions are forgotten after so long, as no policy lets them last longer. Default: 12. */
  readonly absoluteHours?: number;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

const sweepEvery = 1000;

/**
 * An index in memory, by `sid` and by user.
 *
 * @example
 * ```ts
 * import { createSessionIndex } from '@ers-kit/cis2-auth';
 *
 * const sessions = createSessionIndex();
 * sessions.add({ id: 'random', uid: '021600556514', startedAt: Date.now(), lastActiveAt: Date.now() });
 * console.log(sessions.find({ subject: '021600556514', issuedAt: Date.now() }).length); // 1
 * ```
 */
export function createSessionIndex(options: SessionIndexOptions = {}): SessionIndex {
  const { absoluteHours = 12, clock = Date } = options;
  const byId = new Map<string, UserSession>();
  const bySid = new Map<string, Set<string>>();
  const byUid = new Map<string, Set<string>>();
  let additions = 0;

  function remove(id: string): void {
    const session = byId.get(id);
    if (!session) return;
    byId.delete(id);
    unlink(byUid, session.uid, id);
    if (session.cis2SessionId !== undefined) unlink(bySid, session.cis2SessionId, id);
  }

  function get(id: string): UserSession | undefined {
    const session = byId.get(id);
    return session && withinLifetime(session, absoluteHours, clock) ? session : undefined;
  }

  return {
    add(session) {
      remove(session.id);
      byId.set(session.id, session);
      link(byUid, session.uid, session.id);
      if (session.cis2SessionId !== undefined) link(bySid, session.cis2SessionId, session.id);
      additions += 1;
      // Browsers that are closed end no session, so the old ones are swept out now and then.
      if (additions % sweepEvery === 0) for (const id of byId.keys()) if (!get(id)) remove(id);
    },
    get,
    replace(session) {
      if (!get(session.id)) return false;
      byId.set(session.id, session);
      return true;
    },
    remove,
    find(notice) {
      const { sessionId, subject } = notice;
      const ids = (sessionId === undefined ? byUid.get(subject ?? '') : bySid.get(sessionId)) ?? [];
      return [...ids].flatMap((id) => {
        const session = byId.get(id);
        return session && isEndedBy(session, notice) ? [session] : [];
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
