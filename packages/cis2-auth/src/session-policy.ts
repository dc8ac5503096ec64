import { randomBytes } from 'node:crypto';
import type { Clock } from '@ers-kit/internal';

import { Cis2AuthError } from './cis2-auth-error.js';
import type { SignIn } from './sign-in.js';

/**
 * A user's session with the application. A plain value, to store under its `id`.
 *
 * @example
 * ```ts
 * import type { UserSession } from '@ers-kit/cis2-auth';
 *
 * const session: UserSession = {
 *   id: 'random',
 *   uid: '021600556514',
 *   cis2SessionId: 'cis2-session-7',
 *   startedAt: Date.parse('2026-06-01T09:00:00Z'),
 *   lastActiveAt: Date.parse('2026-06-01T09:05:00Z'),
 * };
 * ```
 */
export interface UserSession {
  /** Random, for the session cookie. New at every sign-in. */
  readonly id: string;
  /** The user's id. */
  readonly uid: string;
  /** CIS2's session (`sid`), where it told one. */
  readonly cis2SessionId?: string;
  /** When the user signed in, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When the user was last active. */
  readonly lastActiveAt: number;
}

/**
 * Whether a session goes on.
 *
 * @example
 * ```ts
 * import type { SessionPolicy, SessionVerdict, UserSession } from '@ers-kit/cis2-auth';
 *
 * declare const policy: SessionPolicy;
 * declare const session: UserSession;
 * const verdict: SessionVerdict = policy.check(session);
 * if (!verdict.active) console.error(`The session has ended: ${verdict.reason}.`);
 * ```
 */
export type SessionVerdict =
  | { readonly active: true; readonly session: UserSession }
  | { readonly active: false; readonly reason: 'idle' | 'too-old' };

/**
 * What {@link createSessionPolicy} can be told.
 *
 * @example
 * ```ts
 * import type { SessionPolicyOptions } from '@ers-kit/cis2-auth';
 *
 * const options: SessionPolicyOptions = { idleMinutes: 10, absoluteHours: 8 };
 * ```
 */
export interface SessionPolicyOptions {
  /** A session without activity ends after so long. Default: 15, which conformance demands. */
  readonly idleMinutes?: number;
  /** A session ends after so long whatever happens. Default: 12, which conformance demands. */
  readonly absoluteHours?: number;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

/**
 * Says how long sessions last.
 *
 * @example
 * ```ts
 * import type { SessionPolicy, SignIn } from '@ers-kit/cis2-auth';
 *
 * declare const policy: SessionPolicy;
 * declare const signIn: SignIn;
 * const session = policy.start(signIn);
 * const cookieMilliseconds = policy.endsAt(session) - Date.now();
 * ```
 */
export interface SessionPolicy {
  /** A new session for a sign-in, under a new id. Delete the one the browser had before, signed in or not. */
  start(signIn: Pick<SignIn, 'user' | 'sessionId'>): UserSession;
  /** Judges a session at a request of its user; an active one comes back with the time of the activity, to store. */
  check(session: UserSession): SessionVerdict;
  /** When a session ends if its user does nothing more: for the life of the cookie and the store's record. */
  endsAt(session: UserSession): number;
}

/**
 * Makes the session policy that CIS2's conformance demands: 15 minutes without activity, 12 hours in all.
 *
 * @throws {@link Cis2AuthError} `ERR_CIS2_CONFIGURATION`
 *
 * @example
 * ```ts
 * import { createSessionPolicy, type SignIn } from '@ers-kit/cis2-auth';
 *
 * declare const signIn: SignIn;
 * const policy = createSessionPolicy({ idleMinutes: 10 });
 * const session = policy.start(signIn);
 * const verdict = policy.check(session);
 * ```
 */
export function createSessionPolicy(options: SessionPolicyOptions = {}): SessionPolicy {
  const { idleMinutes = 15, absoluteHours = 12, clock = Date } = options;
  if (![idleMinutes, absoluteHours].every((limit) => Number.isFinite(limit) && limit > 0)) {
    const problems = ['idleMinutes and absoluteHours must be numbers above zero'];
    throw new Cis2AuthError('ERR_CIS2_CONFIGURATION', `The session policy cannot be made: ${problems[0]}.`, {
      problems,
    });
  }
  const idle = idleMinutes * 60_000;
  const absolute = absoluteHours * 3_600_000;
  return {
    start({ user, sessionId }) {
      const now = clock.now();
      return {
        id: randomBytes(32).toString('base64url'),
        uid: user.uid,
        ...(sessionId === undefined ? {} : { cis2SessionId: sessionId }),
        startedAt: now,
        lastActiveAt: now,
      };
    },
    check(session) {
      const now = clock.now();
      // Written so that a damaged time ends the session.
      if (!(now - session.startedAt < absolute)) return { active: false, reason: 'too-old' };
      if (!(now - session.lastActiveAt < idle)) return { active: false, reason: 'idle' };
      return { active: true, session: { ...session, lastActiveAt: Math.max(now, session.lastActiveAt) } };
    },
    endsAt: ({ startedAt, lastActiveAt }) => Math.min(startedAt + absolute, lastActiveAt + idle),
  };
}
