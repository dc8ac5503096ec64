import { ExpiringMap } from '../expiring-map.js';
import type { SimulatorUser } from '../users.js';

/** What one authorisation request came to: kept beside the grant of oidc-provider, under its id. */
export interface Authorisation {
  readonly clientId: string;
  readonly user: SimulatorUser;
  /** The session as this client knows it. */
  readonly sid: string;
  /** The session as CIS2 knows it. */
  readonly sessionUid: string;
  /** Seconds on the simulator's clock. */
  readonly authenticatedAt: number;
  readonly state?: string;
  /** `selected_roleid`: present when a role was asked for, empty when the user has none. */
  readonly selectedRole?: string;
}

/** The authorisations of every session, and the role chosen in each. */
export interface SessionBook {
  readonly authorisations: ExpiringMap<Authorisation>;
  /** Chosen roles by session. */
  readonly roles: Map<string, string>;
  /** Removes a session. Returns its authorisations by grant id. */
  close(sessionUid: string): Map<string, Authorisation>;
  /** The sessions that a `sid` or a user takes part in. */
  find(by: { readonly sid: string } | { readonly uid: string }): string[];
}

export function createSessionBook(): SessionBook {
  const authorisations = new ExpiringMap<Authorisation>();
  const roles = new Map<string, string>();
  return {
    authorisations,
    roles,
    close(sessionUid) {
      const closed = new Map([...authorisations].filter(([, { sessionUid: uid }]) => uid === sessionUid));
      for (const grantId of closed.keys()) authorisations.delete(grantId);
      roles.delete(sessionUid);
      return closed;
    },
    find(by) {
      const sessions = [...authorisations]
        .filter(([, { sid, user }]) => ('sid' in by ? sid === by.sid : user.uid === by.uid))
        .map(([, { sessionUid }]) => sessionUid);
      return [...new Set(sessions)];
    },
  };
}
