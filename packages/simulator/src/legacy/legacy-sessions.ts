import { randomUUID } from 'node:crypto';

import type { Caller } from '../ers/caller.js';
import type { Directory } from '../ers/directory.js';
import { forbidden, Refusal } from '../ers/refusal.js';

/** The organisation and function chosen for a session, and whom it acts for. */
export interface Permission {
  readonly businessFunction: string;
  readonly orgIdentifier: string;
  readonly orgName: string;
  /** SDS user id of the clinician a clinician admin acts for: chosen in a third stage. */
  readonly onBehalfOf?: string;
}

/** A professional session: begun by A001, usable once A002 has chosen a role. */
export interface LegacySession {
  readonly id: string;
  readonly token: string;
  readonly asid: string;
  readonly userId: string;
  readonly permission?: Permission;
}

/** The sessions of the legacy API. */
export interface LegacySessions {
  open(asid: string, token: string, userId: string): LegacySession;
  /** The session of a key, for the accredited system that opened it; 403 for any other. */
  require(key: string | null, asid: string): LegacySession;
  /** Chooses the role, or whom to act for. */
  select(
    session: LegacySession,
    choice: { businessFunction: string; orgIdentifier: string; onBehalfOf?: string },
  ): LegacySession;
  close(session: LegacySession): void;
}

const clinicianAdmin = 'SERVICE_PROVIDER_CLINICIAN_ADMIN';
const clinician = 'SERVICE_PROVIDER_CLINICIAN';

/** Keeps sessions in memory. Nothing ends them but A003: how long the real ones live was never published. */
export function createLegacySessions(directory: Directory): LegacySessions {
  const sessions = new Map<string, LegacySession>();
  const keep = (session: LegacySession): LegacySession => {
    sessions.set(session.id, session);
    return session;
  };
  return {
    open: (asid, token, userId) => keep({ id: `pro-api-session:${randomUUID()}`, token, asid, userId }),
    require(key, asid) {
      const session = key === null ? undefined : sessions.get(key);
      if (!session || session.asid !== asid) throw forbidden('There is no such session for this system.');
      return session;
    },
    select(session, choice) {
      const { permission } = session;
      if (choice.onBehalfOf === undefined) {
        if (permission) throw new Refusal(400);
        return keep({ ...session, permission: choosePermission(session, choice, directory) });
      }
      return keep({ ...session, permission: chooseClinician(permission, choice, directory) });
    },
    close(session) {
      sessions.delete(session.id);
    },
  };
}

function choosePermission(
  { userId }: LegacySession,
  { businessFunction, orgIdentifier }: { businessFunction: string; orgIdentifier: string },
  directory: Directory,
): Permission {
  if (!directory.holdsFunction(userId, orgIdentifier, businessFunction)) {
    throw forbidden('The user does not hold this business function at this organisation.');
  }
  const held = directory
    .user(userId)
    ?.ersFunctions.find(({ organisation }) => organisation === orgIdentifier);
  return { businessFunction, orgIdentifier, orgName: held?.organisationName ?? '' };
}

function chooseClinician(
  permission: Permission | undefined,
  choice: { businessFunction: string; orgIdentifier: string; onBehalfOf?: string },
  directory: Directory,
): Permission {
  if (!permission) throw forbidden('The role has to be chosen before the clinician.');
  if (permission.businessFunction !== clinicianAdmin || permission.onBehalfOf !== undefined)
    throw new Refusal(400);
  const { onBehalfOf = '', businessFunction, orgIdentifier } = choice;
  const sameRole =
    businessFunction === permission.businessFunction && orgIdentifier === permission.orgIdentifier;
  if (!sameRole || !directory.holdsFunction(onBehalfOf, permission.orgIdentifier, clinician)) {
    throw forbidden('The user acted for is not a service provider clinician of this organisation.');
  }
  return { ...permission, onBehalfOf };
}

/**
 * On whose authority a session acts.
 *
 * @throws a 403 `Refusal` while its set-up is not finished
 */
export function callerOf({ userId, permission }: LegacySession): Caller {
  if (!permission) throw forbidden('No role has been chosen for the session.');
  const { businessFunction, orgIdentifier, onBehalfOf } = permission;
  if (businessFunction === clinicianAdmin && onBehalfOf === undefined) {
    throw forbidden('No clinician to act for has been chosen for the session.');
  }
  return {
    mode: 'user-restricted',
    userId,
    organisation: orgIdentifier,
    businessFunction,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  };
}
